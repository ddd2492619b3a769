"""The table of a paper holds the comparison's numbers, in every form, with notes that stand alone."""

import io
import math

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import paper_table
from analysis.wording import number, probability

FEATURES = ["loaded.words", "frames.conflict"]
ROW = {
    **{"feature": "mine.words", "outlet": "Post", "n_events": 8, "difference": -0.4, "ci_low": -0.6},
    **{"ci_high": -0.2, "q": 0.01, "others": 4, "differs_from": 3, "validity": "weak", "cause": "instrument"},
    **{"choices_agree": 10 / 11, "choices": 11, "choices_p": 0.01, "verdict": "not supported"},
    "reason": "the instrument agrees with human coders only weakly",
}


def comparison(*changed):
    table = pd.DataFrame([{**ROW, **one} for one in changed or ({},)])
    return sa.Comparison(table, table.head(0), table.head(0), "outlet", "event")


@pytest.fixture(scope="module")
def compared(cases):
    return sa.compare(sa.measure(cases, ["frames.conflict", "sourcing.quoted_share", "loaded.words"]))


def test_features_stand_in_the_order_asked_for_and_outlets_from_the_highest_down(compared):
    table = paper_table(compared, FEATURES).table
    assert list(dict.fromkeys(table["feature"])) == FEATURES
    assert all(rows["difference"].is_monotonic_decreasing for _, rows in table.groupby("feature"))


def test_every_number_is_the_comparison_s(compared):
    table = paper_table(compared)
    key = ["feature", "outlet"]
    told = compared.table.set_index(key).loc[pd.MultiIndex.from_frame(table.table[key])]
    for column in ("n_events", "difference", "ci_low", "ci_high", "q", "choices_agree"):
        assert table.table[column].tolist() == told[column].tolist()
    assert table.printed["Difference"].tolist() == [number(d, signed=True) for d in told["difference"]]
    assert table.printed["q"].tolist() == [probability(q) for q in told["q"]]


def test_notes_hold_n_units_interval_q_validity_and_version(compared):
    notes = " ".join(paper_table(compared, FEATURES).notes)
    assert "Loaded words, per 100 words; Conflict cues, share of sentences" in notes
    assert "95 % t intervals; q by Benjamini and Hochberg (1995)" in notes
    assert "q is over 15 differences." in notes
    assert "against human coders" in notes
    assert f"Samestory {sa.__version__}." in notes


def test_a_row_says_choices_and_why_it_is_not_supported():
    shown = paper_table(comparison()).printed.iloc[0]
    assert shown["Choices"] == "10 of 11"
    assert shown["Verdict"] == "not supported: instrument weak"
    assert shown["95 % interval"] == "−0.60 to −0.20"


def test_what_is_missing_is_a_dash_in_each_column():
    few = {"ci_low": math.nan, "ci_high": math.nan, "q": math.nan, "choices_agree": math.nan, "n_events": 2}
    shown = paper_table(comparison({**few, "verdict": "too few events", "cause": "few events"})).printed
    assert shown.iloc[0][["95 % interval", "q", "Choices"]].tolist() == ["–", "–", "–"]
    assert shown.iloc[0]["Verdict"] == "too few events"


def test_of_many_outlets_those_with_the_most_events_are_shown_and_the_rest_is_said():
    many = comparison(*({"outlet": f"o{n:02}", "n_events": n} for n in range(1, 31)))
    table = paper_table(many, most=5)
    assert sorted(table.table["outlet"]) == ["o26", "o27", "o28", "o29", "o30"]
    assert "Shown are 5 of 30 rows" in table.notes[-1]


def test_markdown_is_one_table_and_text_from_data_starts_no_markup():
    text = paper_table(comparison({"outlet": "a|b *c* <i>\n[x](y)\u202e"})).markdown
    lines = text.split("\n")
    assert lines[0].count("|") == lines[1].count("|") == 10
    assert r"a\|b \*c\* \<i\> \[x\](y)" in lines[2]
    assert lines[4].startswith("*Notes.* n: events")


def test_latex_escapes_every_special_character():
    text = paper_table(comparison({"outlet": r"\input{x} 50 % & $5_a# ~^"})).latex
    assert r"\textbackslash{}input\{x\} 50 \% \& \$5\_a\# \textasciitilde{}\textasciicircum{}" in text
    assert "$-$0.40" in text
    assert text.count("\\begin{tabular}") == text.count("\\end{tabular}") == 1


def test_csv_keeps_all_digits_and_guards_formulas():
    text = paper_table(comparison({"outlet": "=1+1", "difference": -0.123456789012})).csv
    back = pd.read_csv(io.StringIO(text))
    assert back["outlet"].tolist() == ["'=1+1"]
    assert back["difference"].tolist() == [-0.123456789012]


def test_it_shows_itself_and_names_stay_text():
    table = paper_table(comparison({"outlet": "<i>Post</i>"}))
    assert repr(table) == table.markdown
    assert "<i>" not in table._repr_html_()


def test_a_feature_that_was_not_compared_is_named(compared):
    with pytest.raises(SamestoryError, match=r'"mine\.words" was not compared'):
        paper_table(compared, ["mine.words"])
    assert paper_table(compared, []).table.empty


def test_the_same_comparison_gives_the_same_bytes(compared, cases):
    again = sa.compare(sa.measure(cases, ["frames.conflict", "sourcing.quoted_share", "loaded.words"]))
    for form in ("markdown", "latex", "csv"):
        assert getattr(paper_table(compared), form) == getattr(paper_table(again), form)
