import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus import REJECT_COLUMNS, read
from analysis.corpus.encoding import unreadable
from analysis.errors import SamestoryError

LONG = "The minister said on Friday that the talks with the unions would go on until a deal was reached."
CORPORA = os.environ.get("SAMESTORY_CORPORA", "")


def table(**columns):
    return pd.DataFrame({"body": ["One.", "Two.", "Three."], **columns})


def reasons(corpus):
    return corpus.rejects[["row", "column", "reason"]].values.tolist()


def test_the_columns_of_ours_come_first_and_the_others_stay_untouched():
    frame = table(side=["l", "r", "c"], n=[1, 2, 3], tags=[["a"], [], None])
    articles = read(frame).articles
    ours = ["article", "event", "outlet", "date", "headline", "body", "copy_of", "language"]
    assert list(articles) == [*ours, "side", "n", "tags"]
    pd.testing.assert_frame_equal(articles[["n", "tags"]], frame[["n", "tags"]])


def test_missing_text_is_an_empty_text_and_numbers_are_written_bare():
    articles = read(table(event=[1.0, None, 2.5], headline=[None, float("nan"), pd.NA])).articles
    assert articles["event"].tolist() == ["1", "", "2.5"]
    assert articles["headline"].tolist() == ["", "", ""]


def test_without_any_outlet_the_corpus_is_read_and_the_log_says_what_that_means():
    corpus = read(table())
    assert len(corpus) == 3
    assert (
        "outlets: no outlet is named, so the articles can be marked and measured, but not compared."
        in corpus.log
    )


def test_a_row_without_an_outlet_is_refused_where_others_have_one():
    assert reasons(read(table(outlet=["A", " ", None]))) == [
        [2, "outlet", "no outlet"],
        [3, "outlet", "no outlet"],
    ]


def test_by_another_column_a_row_needs_that_one_and_no_outlet():
    corpus = read(table(outlet=["A", "", ""], side=["left", "right", None]), by="side")
    assert corpus.articles["body"].tolist() == ["One.", "Two."]
    assert reasons(corpus) == [[3, "side", "no side"]]


def test_a_missing_event_is_kept_and_told():
    corpus = read(table(event=["fire", "", "fire"]))
    assert corpus.articles["event"].tolist() == ["fire", "", "fire"]
    assert "events: 1 article without an event: measured, but not compared." in corpus.log


def test_a_repeated_name_refuses_the_later_row_and_a_refused_row_takes_no_name():
    corpus = read(pd.DataFrame({"id": ["a", "a", "a"], "body": ["", "Two.", "Three."]}))
    assert corpus.articles["body"].tolist() == ["Two."]
    assert reasons(corpus)[1] == [3, "article", 'an earlier article has the same name "a"']


@pytest.mark.parametrize(
    ("cell", "column", "reason"),
    [
        ({"body": "  \n"}, "body", "no body"),
        ({"body": None}, "body", "no body"),
        ({"body": b"bytes"}, "body", "not text but bytes"),
        ({"body": "x" * 51}, "body", "the body has 51 characters, more than the bound of 50"),
        ({"body": "a\x00b"}, "body", "a NUL character in the text"),
        ({"note": "a\x00b"}, "note", "a NUL character in the text"),
        ({"date": "2023-02-30"}, "date", '"2023-02-30" is a day that does not exist'),
        ({"date": "03/04/2023"}, "date", '"03/04/2023" is ambiguous: day or month first?'),
        ({"date": "soon"}, "date", '"soon" is no date that can be read with certainty'),
        ({"outlet": ""}, "outlet", "no outlet"),
        ({"article": "first"}, "article", 'an earlier article has the same name "first"'),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason(cell, column, reason):
    good = {"article": "first", "outlet": "A", "date": "2023-01-01", "body": "One.", "note": ""}
    corpus = read(pd.DataFrame([good, good | {"article": "second"} | cell]), max_body=50)
    assert reasons(corpus) == [[2, column, reason]]
    assert corpus.rejects["what_to_do"][0]


def test_line_ends_become_one_kind_and_everything_else_stays():
    text = " a\r\nb\rc <script>alert(1)</script> \x07\u202e\ufeff\u2028 =1+1 😀 "
    body = read(pd.DataFrame({"body": [text]})).articles["body"][0]
    assert body == "a\nb\nc <script>alert(1)</script> \x07\u202e\ufeff\u2028 =1+1 😀"


def test_wire_copy_is_flagged_and_kept():
    corpus = read(table(event=["e"] * 3, id=["x", "y", "z"]).assign(body=[LONG, LONG + " ", "Other."]))
    assert corpus.articles["copy_of"].tolist() == ["", "x", ""]
    assert any(sentence.startswith("copies: 1 article with the text") for sentence in corpus.log)


def test_languages_and_copies_that_the_source_names_are_kept():
    corpus = read(table(lang=["en", "", "xx"], copy_of=["", "row-000001", ""]).assign(body=[LONG * 2] * 3))
    assert corpus.articles["language"].tolist() == ["en", "en", "xx"]
    assert corpus.articles["copy_of"].tolist() == ["", "row-000001", ""]


def test_outlets_that_look_alike_are_offered_and_never_merged():
    corpus = read(table(outlet=["The Post", "the post", "Ledger"]))
    assert corpus.articles["outlet"].nunique() == 3
    assert 'outlets: "The Post" and "the post" look alike; to merge them' in corpus.log[-2]


def test_several_sources_become_one_corpus_with_names_that_do_not_clash(tmp_path):
    for place in ("x", "y"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.csv").write_text(f"text,{place}\nOne.,1\n")
    corpus = read([tmp_path / "x" / "a.csv", tmp_path / "y" / "a.csv"])
    assert corpus.articles["article"].tolist() == ["a-row-000002", "a (2)-row-000002"]
    assert corpus.rows_in == 2


def test_reading_what_was_read_changes_nothing(tmp_path):
    once = read(table(outlet=["A", "B", "C"], event=["e"] * 3, side=["l", "r", "c"])).articles
    once.to_parquet(tmp_path / "corpus.parquet")
    pd.testing.assert_frame_equal(read(tmp_path / "corpus.parquet").articles, once, check_column_type=False)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("no/such/place.csv", "does not exist"),
        ("https://example.org/a.csv", "Nothing is fetched"),
        ("text " * 5000, "does not exist"),
        ("a\x00b", "does not exist"),
        ([], "the list of sources is empty"),
        ([3], "a path or a DataFrame, not int"),
        (None, "a path or a DataFrame, not NoneType"),
        ({"a.csv": 1}, "a path or a DataFrame, not dict"),
        ("", "the source is empty text"),
        ([" "], "the source is empty text"),
        (pd.DataFrame({"words": ["x"]}), "no column holds the text"),
    ],
)
def test_a_wrong_call_stops_with_a_sentence(source, message):
    with pytest.raises(SamestoryError, match=message):
        read(source)


def test_an_unknown_kind_and_an_empty_folder_are_wrong_calls(tmp_path):
    with pytest.raises(SamestoryError, match=r"holds no article.*It is empty"):
        read(tmp_path)
    (tmp_path / "a.docx").write_text("x")
    with pytest.raises(SamestoryError, match=r'"\.docx".*Understood: a folder of articles, \.csv'):
        read(tmp_path / "a.docx")
    with pytest.raises(SamestoryError, match=r"holds no article.*It holds a\.docx"):
        read(tmp_path)


def test_wrong_options_are_wrong_calls():
    with pytest.raises(SamestoryError, match="max_body must be 1 or more"):
        read(table(), max_body=0)
    with pytest.raises(
        SamestoryError, match=r'by="side" names a column that is not there .*There are: article'
    ):
        read(table(), by="side")
    with pytest.raises(SamestoryError, match="without a single value"):
        read(table(side=["", None, ""]), by="side")


def test_what_a_source_says_stays_text_in_a_notebook():
    corpus = read(pd.DataFrame({"body": ["One.", None], "<script>x</script>": ["a", "b"]}))
    shown = corpus._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert repr(corpus).startswith(
        "Corpus: 1 article, 0 events, 0 outlets from DataFrame; 1 of 2 rows refused\n"
    )


CELL = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["A", "2023-01-01", "03/04/2023", "x\x00"]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=8))
def test_every_row_becomes_an_article_or_a_reject(rows):
    corpus = read(pd.DataFrame(rows, columns=["id", "outlet", "date", "body"], dtype=object), max_body=10)
    assert len(corpus.articles) + len(corpus.rejects) == corpus.rows_in == len(rows)
    assert tuple(corpus.rejects) == REJECT_COLUMNS
    assert corpus.articles["article"].is_unique
    assert not any(unreadable(body) or not body for body in corpus.articles["body"])


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=80))
def test_any_bytes_at_all_give_articles_and_rejects_or_a_sentence(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("bytes") / "a.csv"
    path.write_bytes(b"text,outlet\n" + raw)
    corpus = read(path)
    assert len(corpus.articles) + len(corpus.rejects) == corpus.rows_in


@pytest.mark.skipif(not CORPORA, reason="SAMESTORY_CORPORA names no folder of public corpora")
def test_a_public_corpus_is_read_without_a_loss():
    corpus = read(Path(CORPORA) / "allsides_fulltext_triples" / "triples.jsonl.gz", by="side")
    assert (len(corpus), corpus.rows_in, corpus.articles["event"].nunique()) == (1389, 1389, 463)
    assert (corpus.articles["language"] == "en").all()


def test_bodies_with_html_tags_are_counted_in_the_log_and_stay_as_they_are():
    bodies = ["<p>One</p>", 'Two <div class="x">', "Three<br/>", "</SPAN> four", "5 < 6 > 4, <b and i <pre"]
    corpus = read(pd.DataFrame({"body": bodies}))
    assert corpus.articles["body"].tolist() == bodies
    assert "html: 4 bodies hold HTML tags: tags count as words; strip them first." in corpus.log
    one = read(pd.DataFrame({"body": ["<script>x()</script>", "Two."]})).log
    assert "html: 1 body holds HTML tags: tags count as words; strip them first." in one
    assert not any(sentence.startswith("html") for sentence in read(table()).log)


def test_advice_names_the_python_form_and_that_of_the_command_line():
    frame = pd.DataFrame({"id": ["a", "a"], "body": ["One.", "x" * 60]})
    assert (
        'columns={"article": None} (command line: --columns article=)' in read(frame).rejects["what_to_do"][0]
    )
    fix = read(frame.assign(id=["a", "b"]), max_body=50).rejects["what_to_do"][0]
    assert fix == "split it, or read with max_body=60 (command line: --max-body 60)"
    with pytest.raises(SamestoryError, match=r"\(command line: --by\)"):
        read(table(), by="side")
