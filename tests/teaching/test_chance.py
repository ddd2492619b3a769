"""Each check takes the right answer and has a hint for the usual wrong ones."""

import pandas as pd
import pytest

import analysis as sa
from analysis import teaching
from analysis.errors import SamestoryError

FEATURE, EVENT = "frames.conflict", "01-munitions-visit"


@pytest.mark.parametrize(
    ("answer", "right", "says"),
    [
        ([-0.06, 0.105, -0.045], True, "as easily if the names meant nothing"),
        ([-0.06, 0.11, -0.05], True, "add up to zero"),
        ([0.06, -0.105, 0.045], False, "signs are turned round"),
        ([-0.04, 0.07, -0.03], False, "the slip itself"),
        ([0.105, -0.06, -0.045], False, "another order"),
        ([0.0, 0.105, -0.045], False, "slip 1 again: 0.070 minus the mean of 0.18, 0.080"),
        ([-0.06], False, "3 slips, so 3 numbers; you gave 1"),
    ],
)
def test_differences_by_hand(conflict, answer, right, says):
    found = teaching.check_by_hand(conflict[0], FEATURE, EVENT, answer)
    assert found.right is right
    assert says in found.says


@pytest.mark.parametrize("answer", teaching.MEANINGS)
def test_every_meaning_of_p_has_its_own_answer_and_only_the_first_is_right(shuffled, answer):
    found = teaching.check_p(shuffled, answer)
    assert found.right is (answer == "share of shuffles")
    assert "35 of 9,999 shuffles" in found.says
    others = [teaching.check_p(shuffled, other).says for other in teaching.MEANINGS if other != answer]
    assert found.says not in others


def test_an_answer_that_is_none_is_told_what_there_is(shuffled):
    assert "share of shuffles" in teaching.check_p(shuffled, "luck").says


@pytest.mark.parametrize(
    ("answer", "right", "says"),
    [
        (10, True, "5 in 100 of 200 is 10. In this shuffle it was 3"),
        (0, False, "Chance alone makes some"),
        (0.05, False, "a share"),
        (190, False, "one in twenty"),
        (30, False, "200 p values"),
    ],
)
def test_false_alarms(answer, right, says):
    table = pd.DataFrame({"p": [0.01] * 3 + [0.5] * 197, "q": 0.7})
    found = teaching.check_false_alarms(table, answer)
    assert found.right is right
    assert says in found.says


def test_without_a_p_there_is_no_false_alarm():
    assert "below 6 events" in teaching.check_false_alarms(pd.DataFrame({"p": [float("nan")]}), 1).says


@pytest.mark.parametrize(
    ("outlet", "answer", "right", "says"),
    [
        ("The Harbour Courier", "smaller", True, "margin is 0.10"),
        ("The Harbour Courier", "cannot say", False, "More can be said"),
        ("The Harbour Courier", "larger", False, "both ends"),
        ("Ledger Business", "smaller", False, "Not shown"),
        ("Ledger Business", "cannot say", True, "Right"),
        ("Ledger Business", "equal", False, "“Equal” is never shown"),
        ("The Free Tribune", "larger", True, "Right"),
    ],
)
def test_not_significant_is_not_equal(conflict, outlet, answer, right, says):
    found = teaching.check_equal(sa.equivalence(conflict[1], 0.1), FEATURE, outlet, answer)
    assert found.right is right
    assert says in found.says


def test_too_few_events_are_an_answer_of_their_own(cases):
    few = sa.read(cases.articles[cases.articles["event"] < "03"])
    answers = sa.equivalence(sa.compare(sa.measure(few, [FEATURE])), 0.1)
    assert teaching.check_equal(answers, FEATURE, "Daily Beacon", "too few events").right
    assert "2 events cannot decide" in teaching.check_equal(answers, FEATURE, "Daily Beacon", "smaller").says


def test_a_row_without_a_margin_is_an_error(conflict):
    with pytest.raises(SamestoryError, match="no margin"):
        teaching.check_equal(sa.equivalence(conflict[1], 0.1), FEATURE, "Nobody", "smaller")
