import gzip
import json

import pandas as pd
import pytest
from openpyxl import Workbook

from analysis.corpus import read
from analysis.errors import SamestoryError

SMALL = pd.DataFrame(
    {
        "article": ["fire/ledger", "fire/post", "vote/ledger"],
        "event": ["fire", "fire", "vote"],
        "outlet": ["Ledger", "The Post", "Ledger"],
        "date": ["2023-08-18", "", "2023-08-20"],
        "headline": ["Fire: one hurt", "“Blaze”, they say", "Vote goes on"],
        "body": [
            "A fire broke out.\n\nOne was hurt; 2,000 left.",
            'He said "no, never".',
            "<b>Vote</b> – café.",
        ],
        "leaning": ["left", "right", "left"],
    }
)


def write_csv(path):
    SMALL.to_csv(path, index=False)
    return path


def write_semicolons(path):
    SMALL.to_csv(path, index=False, sep=";", encoding="cp1252", lineterminator="\r\n")
    return path


def write_tsv(path):
    SMALL.to_csv(path, index=False, sep="\t", encoding="utf-16")
    return path


def write_jsonl(path):
    lines = (json.dumps(row) + "\n" for row in SMALL.to_dict("records"))
    path.write_bytes("".join(lines).encode())
    return path


def write_packed(path):
    path.write_bytes(gzip.compress(write_jsonl(path.with_suffix("")).read_bytes()))
    return path


def write_xlsx(path):
    SMALL.to_excel(path, index=False)
    return path


def write_parquet(path):
    SMALL.to_parquet(path)
    return path


def write_folder(path):
    for row in SMALL.to_dict("records"):
        file = path / f"{row['article']}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        front = "".join(f"{key}: {row[key]}\n" for key in ("outlet", "date", "headline", "leaning"))
        file.write_text(f"---\n{front}---\n\n{row['body']}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", write_csv),
        ("semicolons.csv", write_semicolons),
        ("a.tsv", write_tsv),
        ("a.jsonl", write_jsonl),
        ("a.jsonl.gz", write_packed),
        ("a.xlsx", write_xlsx),
        ("a.parquet", write_parquet),
        ("cases", write_folder),
    ],
)
def test_a_corpus_reads_the_same_from_every_format(tmp_path, name, write):
    corpus = read(write(tmp_path / name))
    assert len(corpus.rejects) == 0
    expected = read(SMALL).articles
    pd.testing.assert_frame_equal(corpus.articles, expected, check_column_type=False)
    assert expected["body"].tolist() == SMALL["body"].tolist()
    assert corpus.source == name


def test_the_encoding_and_the_delimiter_are_in_the_log(tmp_path):
    log = read(write_semicolons(tmp_path / "a.csv")).log
    assert "a.csv: read as Windows-1252, fields separated by semicolon." in log


def test_a_line_that_declares_the_separator_is_no_row(tmp_path):
    (tmp_path / "a.csv").write_text("sep=|\ntext|outlet\nOne.|Ledger\n")
    corpus = read(tmp_path / "a.csv")
    assert (corpus.rows_in, corpus.articles["article"].tolist()) == (1, ["row-000003"])


def test_a_broken_quotation_mark_refuses_its_line_and_no_other(tmp_path):
    (tmp_path / "a.csv").write_text('text,outlet\n"One.,Ledger\nTwo.,Post\n"Th"ree.",Post\nFour.,Post\n')
    corpus = read(tmp_path / "a.csv")
    assert corpus.articles["body"].tolist() == ["Two.", "Four."]
    assert corpus.rejects["row"].tolist() == [2, 4]
    assert "broken quotation marks in line 2 of the file" in corpus.rejects["reason"][0]


def test_a_wrong_number_of_fields_refuses_the_row(tmp_path):
    (tmp_path / "a.csv").write_text("text,outlet\nOne,two.,Ledger\nTwo.\n\nThree.,Post\n")
    corpus = read(tmp_path / "a.csv")
    assert corpus.rejects["reason"].tolist() == [
        "3 fields where the header has 2",
        "1 field where the header has 2",
    ]
    assert corpus.rejects["row"].tolist() == [2, 3]
    assert corpus.rows_in == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "One."', "not valid JSON: Expecting ',' delimiter at character 16"),
        ('["One."]', "a JSON value that is not an object {...}"),
        ("[" * 100_000, "not readable JSON (a number too long, or nested too deep)"),
        ('{"text": "half \\ud83d"}', "unreadable bytes or half a character in the text"),
        ('{"text": "nul \\u0000"}', "a NUL character in the text"),
        ('{"text": "fine", "note": ["nul \\u0000"]}', "a NUL character in the text"),
        ('{"text": {"a": 1}}', "not text but dict"),
    ],
)
def test_a_line_that_cannot_be_used_is_one_row_and_one_reject(tmp_path, line, reason):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n' + line + "\n")
    corpus = read(tmp_path / "a.jsonl")
    assert (len(corpus), corpus.rows_in) == (1, 2)
    assert corpus.rejects.iloc[0][["file", "row", "reason"]].tolist() == ["a.jsonl", 2, reason]


def test_paragraphs_and_sentences_in_a_list_become_one_text(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"paragraphs": ["One.", "Two."]}\n')
    (tmp_path / "b.jsonl").write_text('{"sentences": ["One.", "Two."]}\n')
    bodies = read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"]).articles["body"].tolist()
    assert bodies == ["One.\n\nTwo.", "One. Two."]


def test_a_formula_without_a_value_and_an_error_refuse_their_rows(tmp_path):
    book = Workbook()
    for row in (
        ["text", "note"],
        ["One.", "=1+1"],
        ["=A2", "x"],
        ["#REF!", "y"],
        [None, None],
        ["Two.", "z"],
    ):
        book.active.append(row)
    book.create_sheet("More")
    book.save(tmp_path / "a.xlsx")
    corpus = read(tmp_path / "a.xlsx")
    assert corpus.articles["body"].tolist() == ["One.", "Two."]
    assert corpus.rejects[["row", "column", "reason"]].values.tolist() == [
        [3, "body", "a formula without a calculated value"],
        [4, "body", "the spreadsheet error #REF!"],
    ]
    assert "a.xlsx: other sheets were not read: More." in corpus.log


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.xlsx", "a.parquet", "a.txt", "a.csv.gz", "a.tsv"])
@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no archive", b"\x1f\x8b no archive", b"PAR1"])
def test_a_damaged_file_is_one_row_and_one_reject(tmp_path, name, raw):
    (tmp_path / name).write_bytes(raw)
    corpus = read(tmp_path / name)
    assert (len(corpus), len(corpus.rejects), corpus.rows_in) == (0, 1, 1)
    assert corpus.rejects["what_to_do"][0]


def test_a_folder_of_cases_names_events_and_articles_by_its_paths(tmp_path):
    cases = write_folder(tmp_path / "cases")
    (cases / "README.md").write_text("About the cases.")
    (cases / "truth.yml").write_text("a: 1")
    (cases / "fire" / ".hidden.txt").write_text("No article.")
    (cases / "fire" / "bad.txt").write_bytes(b"%PDF-1.7")
    (cases / "vote" / "open.md").write_text("---\noutlet: Ledger\n\nNever closed.")
    corpus = read(cases)
    assert corpus.articles["article"].tolist() == SMALL["article"].tolist()
    assert corpus.articles["event"].tolist() == ["fire", "fire", "vote"]
    assert corpus.rejects["file"].tolist() == ["fire/bad.txt", "vote/open.md"]
    assert "cases: not read as articles: README.md, fire/.hidden.txt, truth.yml." in corpus.log


def test_a_folder_of_texts_is_one_event(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: {name}\n---\nText of {name}.")
    articles = read(tmp_path).articles
    assert articles["article"].tolist() == ["a", "b"]
    assert set(articles["event"]) == {tmp_path.name}


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("outlet Ledger\n---\n", 'the line "outlet Ledger" of the front matter is not "key: value"'),
        ("outlet: A\noutlet: B\n---\n", 'the front matter has "outlet" twice'),
        ("outlet: A\n", 'the front matter is never closed by a line "---"'),
    ],
)
def test_a_front_matter_that_cannot_be_read_refuses_the_file(tmp_path, front, problem):
    (tmp_path / "a.txt").write_text(f"---\n{front}Text.")
    assert read(tmp_path / "a.txt").rejects["reason"].tolist() == [problem]


def test_a_front_matter_takes_other_names_comments_quotes_and_colons(tmp_path):
    (tmp_path / "a.md").write_text('---\n# ours\nPublication: "Ledger"\ntitle: Fire: one hurt\n\n---\nText.')
    assert read(tmp_path / "a.md").articles.loc[0, ["outlet", "headline"]].tolist() == [
        "Ledger",
        "Fire: one hurt",
    ]


def test_a_text_that_begins_with_its_date_gives_it_up(tmp_path):
    (tmp_path / "article.txt").write_text(" date 2023-11-07 The talks went on.\n\nThey ended.\n")
    corpus = read(tmp_path / "article.txt")
    assert corpus.articles.loc[0, ["article", "date", "body"]].tolist() == [
        "article",
        "2023-11-07",
        "The talks went on.\n\nThey ended.",
    ]
    assert 'dates: the first words "date ..." gave the date and left the body: article.txt.' in corpus.log


def test_a_frame_is_not_changed_and_a_named_index_becomes_a_column():
    frame = SMALL.set_index("article")
    before = frame.copy()
    assert read(frame).articles["article"].tolist() == SMALL["article"].tolist()
    pd.testing.assert_frame_equal(frame, before)


def test_columns_of_several_levels_are_a_wrong_call():
    frame = pd.DataFrame([["a"]], columns=pd.MultiIndex.from_tuples([("text", "x")]))
    with pytest.raises(SamestoryError, match="columns of several levels"):
        read(frame)


def test_a_damaged_front_matter_is_told_without_a_fall(tmp_path):
    (tmp_path / "a.txt").write_bytes("---\noutlet “x”: A\n".encode() + b"caf\xe9 \x00\n---\nText.")
    assert '"caf? ?" of the front matter' in read(tmp_path / "a.txt").rejects["reason"][0]


def write_texts(root, *names):
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Text of {name}.", encoding="utf-8")
    return root


def test_a_folder_where_no_file_names_an_outlet_takes_it_from_the_file_names(tmp_path):
    fold = write_texts(tmp_path / "fold", *("e1/post.txt", "e1/the-times.txt", "e2/post.txt"))
    corpus = read(fold)
    assert corpus.articles["outlet"].tolist() == ["post", "the-times", "post"]
    assert (
        "outlets: no file of fold names its outlet, so the name of each file is taken as its outlet: "
        "post, the-times." in corpus.log
    )


def test_an_outlet_named_empty_in_every_file_is_taken_from_the_file_names_too(tmp_path):
    (tmp_path / "post.txt").write_text("---\nOutlet:\nside: left\n---\nText.")
    articles = read(tmp_path).articles
    assert articles["outlet"].tolist() == ["post"]
    assert "side" in articles


def test_one_file_that_names_its_outlet_keeps_file_names_out_of_the_outlets(tmp_path):
    write_texts(tmp_path, "e1/post.txt")
    (tmp_path / "e1" / "a.txt").write_text("---\noutlet: Ledger\n---\nText.")
    corpus = read(tmp_path)
    assert corpus.articles["outlet"].tolist() == ["Ledger"]
    assert corpus.rejects["reason"].tolist() == ["no outlet"]


def test_whoever_says_which_column_is_the_outlet_gets_none_from_file_names(tmp_path):
    (tmp_path / "a.txt").write_text("---\nside: left\n---\nText.")
    assert read(tmp_path, columns={"outlet": "side"}).articles["outlet"].tolist() == ["left"]
    assert read(tmp_path, columns={"outlet": None}).articles["outlet"].tolist() == [""]


def test_a_loose_file_beside_event_folders_belongs_to_no_event_and_the_log_says_so(tmp_path):
    fold = write_texts(tmp_path / "fold", "e1/post.txt", "e1/times.txt", "post.txt")
    corpus = read(fold)
    assert corpus.articles["event"].tolist() == ["e1", "e1", ""]
    assert (
        "events: no event for what lies beside the event folders of fold: post.txt. Move it into one, "
        "or name its event in its front matter." in corpus.log
    )


def test_a_loose_file_that_names_its_event_keeps_it(tmp_path):
    write_texts(tmp_path, "e1/post.txt")
    (tmp_path / "a.txt").write_text("---\nevent: e1\n---\nText.")
    corpus = read(tmp_path)
    assert corpus.articles["event"].tolist() == ["e1", "e1"]
    assert not any("beside the event folders" in sentence for sentence in corpus.log)


def test_hidden_folders_and_those_of_tools_are_not_entered(tmp_path):
    aside = (
        ".git/a.txt",
        ".venv/lib/a.md",
        "node_modules/x/readable.md",
        "venv/a.txt",
        "e1/__pycache__/a.txt",
    )
    fold = write_texts(tmp_path / "fold", "e1/post.txt", *aside)
    corpus = read(fold)
    assert corpus.articles["article"].tolist() == ["e1/post"]
    said = ".git/, .venv/, e1/__pycache__/, node_modules/, venv/"
    assert f"fold: not read as articles: {said}." in corpus.log


def test_a_folder_with_nothing_but_hidden_folders_does_not_offer_them_as_files(tmp_path):
    write_texts(tmp_path, ".git/a.txt")
    with pytest.raises(SamestoryError, match=r"holds no article \(\.txt or \.md\)\. Left aside: \.git/\."):
        read(tmp_path)


@pytest.mark.parametrize(("name", "write"), [("a.csv", "to_csv"), ("a.xlsx", "to_excel")])
def test_a_header_without_rows_is_said_to_be_one(tmp_path, name, write):
    getattr(SMALL.iloc[:0], write)(tmp_path / name, index=False)
    corpus = read(tmp_path / name)
    assert (len(corpus), corpus.rows_in) == (0, 0)
    assert f"{name}: no rows below the header." in corpus.log


def test_a_file_of_two_encodings_is_told_with_its_rows(tmp_path):
    rows = [f"café {n} café £{n}".encode("cp1252") for n in range(4)]
    rows += ["café and ‘late’".encode()]
    (tmp_path / "a.csv").write_bytes(b"body\n" + b"\n".join(rows))
    corpus = read(tmp_path / "a.csv")
    assert len(corpus) == 5
    assert (
        "encoding: 1 row with letters such as Ã© or â€, which are UTF-8 read as Windows-1252 "
        "(a.csv row 6); save the whole source as UTF-8." in corpus.log
    )


def test_letters_of_other_languages_are_not_taken_for_a_mixed_encoding():
    corpus = read(pd.DataFrame({"body": ["NÃO Âge €5, âne Ã", "SÃO “MAÇÃ”"]}))
    assert not any(sentence.startswith("encoding") for sentence in corpus.log)
