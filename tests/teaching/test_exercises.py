"""The right answer passes, and each typical wrong one is told what is off."""

from typing import get_args

import pandas as pd
import pytest

import analysis as sa
from analysis.compare.verdict import Cause
from analysis.errors import SamestoryError
from analysis.teaching import CLAIMS, check_claim, check_lowest

TONE = "sentiment.huliu_net"
BAD, PLAIN, GOOD = "A vile crime.", "A grey day.", "A fine success."


@pytest.fixture(scope="module")
def measures():
    """B is the lowest on average, C in the event "fire", A never."""
    rows = [
        ("fire", "A", GOOD),
        ("fire", "B", PLAIN),
        ("fire", "C", BAD),
        ("fire", "D", "A grey but fine day."),
        *(
            (event, outlet, text)
            for event in "xyz"
            for outlet, text in zip("ABCD", (GOOD, BAD, PLAIN, GOOD), strict=True)
        ),
    ]
    return sa.measure(sa.read(pd.DataFrame(rows, columns=["event", "outlet", "body"])), TONE)


def comparison(**changed):
    row = {"feature": TONE, "outlet": "A", "n_events": 8, "difference": 0.4, "ci_low": 0.2, "ci_high": 0.6}
    row |= {"q": 0.01, "others": 4, "differs_from": 3, "cause": "instrument", "verdict": "not supported"}
    table = pd.DataFrame([{**row, "reason": "instrument weak: and so on", **changed}])
    return sa.Comparison(table, table.head(0), table.head(0), "outlet", "event")


def test_the_lowest_outlet_is_right(measures):
    feedback = check_lowest(measures, "fire", TONE, "C")
    assert feedback.right
    assert "Right: C has" in feedback.says


def test_the_scale_read_the_other_way_round_has_its_hint(measures):
    feedback = check_lowest(measures, "fire", TONE, "A")
    assert not feedback.right
    assert "the highest" in feedback.says
    assert "Higher:" in feedback.says


def test_an_answer_for_all_events_has_its_hint(measures):
    feedback = check_lowest(measures, "fire", TONE, "B")
    assert not feedback.right
    assert "on average over all events" in feedback.says


def test_a_name_that_is_no_outlet_has_its_hint(measures):
    feedback = check_lowest(measures, "fire", TONE, "c")
    assert not feedback.right
    assert feedback.says == 'No outlet of this event is called "c". Take one of: A, B, C, D.'


def test_another_wrong_outlet_is_told_how_many_are_lower(measures):
    assert "2 of 4 outlets are lower" in check_lowest(measures, "fire", TONE, "D").says


def test_an_event_or_feature_that_is_not_there_is_named(measures):
    with pytest.raises(SamestoryError, match='no event "flood"'):
        check_lowest(measures, "flood", TONE, "A")
    with pytest.raises(SamestoryError, match=r'"loaded\.words" was not measured'):
        check_lowest(measures, "fire", "loaded.words", "A")


@pytest.mark.parametrize(
    ("cause", "right"),
    [
        ("supported", "supported difference"),
        ("few events", "too few events"),
        ("nothing measured", "too few events"),
        ("others", "another stands out"),
        ("instrument", "words only"),
        ("choices", "depends on choices"),
        ("chance", "no difference shown"),
        ("no difference", "no difference shown"),
        ("no variation", "no difference shown"),
    ],
)
def test_the_right_claim_follows_from_the_cause_alone(cause, right):
    given = comparison(cause=cause)
    assert [claim for claim in CLAIMS if check_claim(given, TONE, "A", claim).right] == [right]


@pytest.mark.parametrize("cause", get_args(Cause))
def test_every_cause_leaves_exactly_one_claim(cause):
    given = comparison(cause=cause)
    assert sum(check_claim(given, TONE, "A", claim).right for claim in CLAIMS) == 1


def test_each_wrong_claim_has_a_hint_of_its_own():
    said = {claim: check_claim(comparison(), TONE, "A", claim).says for claim in CLAIMS}
    assert len(set(said.values())) == len(CLAIMS)
    assert "bias needs a standard" in said["bias"]
    assert "all hold" in said["supported difference"]
    assert "q is .010" in said["no difference shown"]
    assert "the outlet differs from 3 of 4 singly" in said["no difference shown"]
    assert check_claim(comparison(), TONE, "A", "biased").says.startswith(
        '"biased" is not one of the answers'
    )


def test_the_question_mark_of_a_students_copy_is_no_wrong_answer():
    says = check_claim(comparison(), TONE, "A", "?").says
    assert says.startswith("There is no answer yet. Take one of: bias, supported difference")


def test_an_outlet_that_was_not_compared_is_named():
    with pytest.raises(SamestoryError, match='no outlet "Z" was compared'):
        check_claim(comparison(), TONE, "Z", "bias")


def test_every_verdict_of_the_cases_has_exactly_one_right_claim(case_comparison):
    table = case_comparison.table
    for feature, outlet in zip(table["feature"], table["outlet"], strict=True):
        right = [claim for claim in CLAIMS if check_claim(case_comparison, feature, outlet, claim).right]
        assert len(right) == 1, (feature, outlet)
