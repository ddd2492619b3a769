"""The three answers stand side by side, each with its first word, and agree with the verdict."""

import math

import pandas as pd
import pytest

import analysis as sa
from analysis.compare.answers import ANSWERS, three_answers

ROW = {
    "feature": "loaded.words", "outlet": "A", "n_events": 8, "difference": 0.5, "ci_low": 0.2, "ci_high": 0.8,
    "q": 0.012, "others": 4, "differs_from": 3, "validity": "validated", "choices": 10, "choices_agree": 1.0,
    "choices_p": 0.001, "cause": "supported", "verdict": "supported",
}  # fmt: skip


def told(**changed):
    return three_answers(pd.DataFrame([{**ROW, **changed}])).iloc[0]


def test_a_supported_row_holds_three_times():
    row = told()
    assert all(row[answer].startswith("holds: ") for answer in ANSWERS)
    assert row["difference"] == "+0.50 (per 100 words)"
    assert row["chance"] == "holds: q = .012, 95 % interval 0.20 to 0.80, 8 events"


@pytest.mark.parametrize(
    ("changed", "answer", "said"),
    [
        ({"cause": "chance", "q": 0.2}, "chance", "does not hold: q = .200"),
        (
            {"cause": "others", "differs_from": 1},
            "chance",
            "does not hold: differs from 1 of 4 others singly",
        ),
        ({"cause": "no variation"}, "chance", "does not hold: no variation in 8 events"),
        ({"n_events": 3, "q": math.nan}, "chance", "cannot say: 3 events, shown as an example"),
        ({"n_events": 0, "difference": math.nan}, "chance", "cannot say: nothing to measure"),
        ({"validity": "weak"}, "instrument", "does not hold: only weak evidence of agreement"),
        (
            {"validity": "weak", "feature": "agency.passive"},
            "instrument",
            "does not hold: tested only on labels made in-house",
        ),
        ({"validity": "no better than chance"}, "instrument", "does not hold: against human coders"),
        ({"validity": "not validated"}, "instrument", "cannot say: not tested"),
        ({"choices_agree": 0.5}, "choices", "does not hold: 5 of 10 other choices"),
        ({"choices_p": 0.3}, "choices", "does not hold: 10 of 10 other choices give the same sign, but"),
        ({"choices_agree": math.nan, "choices_p": math.nan}, "choices", "cannot say: no other choice"),
        ({"n_events": 3}, "choices", "cannot say: too few events"),
    ],
)
def test_each_answer_says_why_not(changed, answer, said):
    assert told(**changed)[answer].startswith(said)


def test_all_three_hold_exactly_where_the_verdict_is_supported(case_comparison):
    table = case_comparison.table
    answers = three_answers(table)
    held = answers[list(ANSWERS)].apply(lambda column: column.str.startswith("holds")).all(axis=1)
    assert held.tolist() == (table["verdict"] == "supported").tolist()


def test_a_notebook_shows_the_answers_as_columns_under_the_name_of_the_contrast(case_comparison):
    measures = sa.measure(sa.read(pd.DataFrame({
        "outlet": ["A", "B", "<i>C"], "side": ["<b>left", "right", "right"], "event": "e",
        "body": ["A vile crime.", "A fine day.", "A grey day."],
    })), "loaded.words")  # fmt: skip
    shown = sa.compare(measures, by="side")._repr_html_()
    for heading in ("side", *ANSWERS, "verdict"):
        assert f"<th>{heading}</th>" in shown
    assert "<b>left" not in shown
    assert "Supported: 0 of 2 differences" in shown
    assert "The first 20 of" in case_comparison._repr_html_()
