"""Verdict sentences: everything they say stands in their row, and nothing else."""

import math
import re

import pandas as pd
import pytest

import analysis as sa
from analysis.compare.sentences import claim, title_of
from analysis.errors import SamestoryError
from analysis.wording import number, probability

ROW = {
    "feature": "mine.words",
    "outlet": "Post",
    "n_events": 8,
    "difference": 0.5,
    "ci_low": 0.2,
    "ci_high": 0.8,
    "q": 0.012,
    "others": 4,
    "differs_from": 4,
    "smallest_detectable": 0.4,
    "cause": "supported",
    "verdict": "supported",
    "reason": "chance, instrument and choices all hold",
}


def said(**changed):
    return claim(pd.Series({**ROW, **changed}))


@pytest.fixture(scope="module")
def rows(case_comparison):
    return [row for _, row in case_comparison.table.iterrows()]


def test_a_supported_row_is_said_with_its_numbers():
    assert said() == (
        "In these 8 events, Post was 0.50 above the mean of the others in “mine.words” (units; 95 % interval "
        "0.20 to 0.80; q = .012), and above each of the 4 others taken singly. "
        "Supported: chance, instrument and choices all hold."
    )


def test_below_is_said_with_the_interval_turned_round():
    assert "was 0.50 below" in said(difference=-0.5, ci_low=-0.8, ci_high=-0.2)
    assert "95 % interval 0.20 to 0.80" in said(difference=-0.5, ci_low=-0.8, ci_high=-0.2)


def test_too_few_events_say_what_could_have_been_shown():
    few = {"n_events": 4, "ci_low": math.nan, "ci_high": math.nan, "q": math.nan, "cause": "few events"}
    few |= {"verdict": "too few events", "reason": "4 events cannot decide; shown as examples"}
    assert said(**few) == (
        "mine.words, Post. Cannot say: too few events (4); they could only have shown a difference of 0.40 "
        "or more (units)."
    )
    one = said(**few | {"n_events": 1, "smallest_detectable": math.nan})
    assert one.endswith("too few events (1); one event shows no chance variation to judge by.")
    assert said(**few | {"n_events": 0}).endswith("there was nothing to measure in this scope.")


def test_a_difference_beyond_the_range_of_the_measure_is_not_promised():
    few = {"n_events": 2, "ci_low": math.nan, "ci_high": math.nan, "q": math.nan, "cause": "few events"}
    few |= {"verdict": "too few events", "feature": "sentiment.vader", "smallest_detectable": 3.0}
    assert said(**few).endswith(
        "too few events (2); no difference that the measure can take (at most 2.00) would have stood out "
        "in them."
    )


def test_where_few_of_the_others_carry_it_the_count_is_said_once():
    few = {"cause": "others", "verdict": "not supported", "differs_from": 2}
    words = said(
        **few, reason="the difference rests on few of the others; it is there against 2 of the 4 singly"
    )
    assert "but above only 2 of the 4 others taken singly" in words
    assert words.endswith("Not supported: the difference rests on few of the others.")


NUMBERS = re.compile(r"−?(?:\d+\.\d+|\.\d+|\d+)")


def test_every_sentence_of_the_cases_holds_the_numbers_of_its_row_and_no_others(rows):
    catalogue = sa.features().set_index("name")
    unit, widest = catalogue["unit"], catalogue["high"] - catalogue["low"]
    for row in rows:
        words = claim(row).replace(title_of(row), "").replace(unit[row["feature"]], "")
        sign = -1 if row["difference"] < 0 else 1
        held = [number(sign * row[name]) for name in ("difference", "ci_low", "ci_high")]
        held += [number(row["smallest_detectable"]), probability(row["q"]), probability(row["p"])]
        held += [f"{row[name]:.0f}" for name in ("n_events", "others", "differs_from")]
        held.append(number(widest[row["feature"]]))
        extra = set(NUMBERS.findall(words)) - {"95", "0", *(value.strip("< ") for value in held)}
        assert not extra or row["cause"] == "choices", (words, extra)


def test_only_supported_rows_are_called_supported_and_the_side_is_that_of_the_sign(rows):
    for row in rows:
        words = claim(row)
        assert words.endswith(".")
        assert ("Supported:" in words) == (row["verdict"] == "supported")
        assert " below the mean" not in words or row["difference"] < 0
        assert " above the mean" not in words or row["difference"] > 0
        assert "bias" not in words.lower()


def test_anything_but_one_row_of_the_table_is_refused_with_how_to_take_one(case_comparison):
    found = case_comparison
    pair, column = found.pairs.iloc[0], found.table["verdict"]
    for wrong in ("tone", None, 3, found, found.table, found.table.head(1), pair, column, ROW):
        with pytest.raises(SamestoryError, match=r"^claim: needs one row of comparison\.table, .*iloc\[0\]"):
            claim(wrong)
