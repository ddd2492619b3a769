"""Adding up: the five rules, scopes, and what is missing instead of zero."""

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.features.feature import Feature, Marks
from analysis.measure import read_measures, write_measures


def corpus(**columns):
    return sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], **columns}))


def every_word(adds, **fields):
    """A feature that marks each word with weight 2 ("token") or each sentence with weight 0.5."""

    def mark(tokens):
        if adds in ("share_of_sentences", "mean_of_sentences"):
            return Marks.of("sentence", np.arange(len(tokens.sentences)), weight=0.5)
        return Marks.of("token", np.arange(len(tokens)), weight=2.0)

    return Feature(
        name=f"test.{adds}", title="t", meaning="m", unit="u", low=0, high=1, adds=adds,
        citation="c", cautions=("c",), **{"mark": mark, **fields},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("adds", "expected"),
    [
        ("rate", 200.0),
        ("share_of_words", 2.0),
        ("mean_of_marks", 2.0),
        ("share_of_sentences", 0.5),
        ("mean_of_sentences", 0.5),
    ],
)
def test_each_rule_divides_by_what_it_says(adds, expected):
    measures = sa.measure(corpus(body=["One two three. Four five."]), every_word(adds))
    assert measures.table.iloc[0, 0] == expected


def test_a_steady_rate_adds_500_words_and_is_missing_without_marks():
    measures = sa.measure(corpus(body=["One two three. Four five."]), every_word("steady_rate"))
    assert measures.table.iloc[0, 0] == 100 * 10 / (5 + 500)
    nothing = every_word("steady_rate", mark=lambda tokens: Marks.of("token", np.zeros(0, np.int32)))
    assert np.isnan(sa.measure(corpus(body=["One two."]), nothing).table.iloc[0, 0])


def test_a_feature_of_an_actor_gets_the_names_and_the_whole_scope():
    def count(tokens, names):
        return Marks.of("token", np.arange(len(tokens)), weight=float(len(names)))

    feature = every_word("rate", mark_about=count)
    measures = sa.measure(corpus(body=["One two. Three."]), feature, about=("Kim", "Lee"))
    assert measures.table.iloc[0, 0] == 200.0
    assert measures.words.iloc[0, 0] == 3


def test_a_level_is_the_formula_of_words_sentences_and_weights():
    feature = every_word("level", formula=lambda words, sentences, total: words / sentences + total)
    measures = sa.measure(corpus(body=["One two three. Four five."]), feature)
    assert measures.table.iloc[0, 0] == 5 / 2 + 10


def test_a_feature_that_finds_nothing_anywhere_measures_zero():
    assert sa.measure(corpus(body=["It rained."]), "loaded.words").table.iloc[0, 0] == 0


def test_an_empty_scope_is_missing_and_not_zero():
    measures = sa.measure(corpus(body=["No voice but ours."]), "loaded.words", voice="quoted")
    assert np.isnan(measures.table.iloc[0, 0])
    assert measures.counts.iloc[0, 0] == 0


def test_quoted_words_do_not_count_as_the_outlet_s_own():
    text = "He said “this brutal regime will fall in the end” on Monday."
    own, quoted = (
        sa.measure(corpus(body=[text]), "loaded.words", voice=v).counts.iloc[0, 0] for v in ("own", "quoted")
    )
    assert (own, quoted >= 1) == (0, True)


def test_about_keeps_sentences_that_name_the_actor():
    measures = sa.measure(
        corpus(body=["Kim left early. Nobody else did so."]), every_word("rate"), about="Kim"
    )
    assert measures.words.iloc[0, 0] == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"features": "loaded.wordz"}, "Did you mean loaded.words"),
        ({"features": []}, "the list is empty"),
        ({"part": "foot"}, "part must be headline, lede, body or all"),
        ({"voice": "loud"}, "voice must be own, quoted or all"),
        ({"workers": 0}, "workers must be 1 or more"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments, words):
    with pytest.raises(sa.SamestoryError, match=words):
        sa.measure(corpus(body=["A word."]), **arguments)


def test_evidence_of_an_unknown_article_names_some_that_exist(cases):
    with pytest.raises(sa.SamestoryError, match="The first ones are"):
        sa.evidence(cases, "nowhere", "loaded.words")


def test_a_column_of_the_source_travels_to_the_measures():
    measures = sa.measure(corpus(body=["A word."], side=["left"], words=["theirs"]), "loaded.words")
    assert measures.articles["side"].tolist() == ["left"]
    assert measures.articles["words"].tolist() == [2]
    assert measures.articles["words of the source"].tolist() == ["theirs"]


def test_a_file_of_measures_reads_back_the_same(tmp_path, case_measures):
    write_measures(case_measures, tmp_path / "m.parquet")
    again = read_measures(tmp_path / "m.parquet")
    pd.testing.assert_frame_equal(again.table, case_measures.table)
    pd.testing.assert_frame_equal(again.counts, case_measures.counts)
    assert again.twins == case_measures.twins and again.about == case_measures.about


def test_a_file_that_holds_no_measures_is_refused_in_words(tmp_path):
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "x.parquet")
    (tmp_path / "y.parquet").write_text("not parquet")
    for name in ("x.parquet", "y.parquet"):
        with pytest.raises(sa.SamestoryError, match="is no file of measures"):
            read_measures(tmp_path / name)
    with pytest.raises(sa.SamestoryError, match="there is no file"):
        read_measures(tmp_path / "z.parquet")


def test_the_wrong_object_is_said_in_words(cases, case_measures):
    wrong_calls = {
        "compare: needs Measures, not Corpus": lambda: sa.compare(cases),
        "choices: needs Corpus, not Measures": lambda: sa.choices(case_measures, "loaded.words"),
        "measure: needs Corpus, not str": lambda: sa.measure("data/cases"),
        "evidence: needs Corpus, not Measures": lambda: sa.evidence(case_measures, "a", "loaded.words"),
    }
    for words, call in wrong_calls.items():
        with pytest.raises(sa.SamestoryError, match=words):
            call()
