"""Picking, leaving out, and the checks of the lesson on choices."""

import math
from dataclasses import replace

import pytest

from analysis import teaching
from analysis.errors import SamestoryError

BEACON, COURIER = "Daily Beacon", "The Harbour Courier"


def test_a_favourite_is_found_and_what_is_not_named_is_the_default(tone):
    found = teaching.pick(tone, BEACON, instrument="sentiment.huliu_net", part="lede")
    row = tone.table.loc[found.row]
    assert (row["instrument"], row["part"], row["scale"]) == ("sentiment.huliu_net", "lede", "raw")
    assert f"of {(tone.table['outlet'] == BEACON).sum()} from the lowest" in found.says
    assert bool(tone.table.loc[teaching.pick(tone, BEACON).row, "default"])


def test_a_favourite_that_is_not_on_the_curve_is_told_why_and_marks_nothing(tone):
    found = teaching.pick(tone, BEACON, part="headline")
    assert found.row is None
    assert "part: body, lede" in found.says


def test_a_choice_there_is_not_and_an_outlet_there_is_not_are_errors(tone):
    with pytest.raises(SamestoryError, match="instrument, part, voice"):
        teaching.pick(tone, BEACON, colour="red")
    with pytest.raises(SamestoryError, match="They were for: Daily Beacon"):
        teaching.pick(tone, "Nobody")


def test_left_out_has_the_default_first_and_each_other_outlet_and_event_once(tone):
    found = teaching.one_out(tone, COURIER)
    assert found["left out"].iloc[0] == "nothing"
    assert len(found) == 1 + 4 + 8
    assert found["estimate"].iloc[1:].is_monotonic_increasing
    assert set(found.loc[found["left out"].str.startswith("event"), "n_events"]) == {7}


def test_instruments_come_with_what_people_said_of_them(tone):
    found = teaching.instruments_of(tone)
    assert found["instrument"].iloc[0] == "sentiment.vader"
    assert found["validity"].notna().all()
    own = replace(tone, table=tone.table.assign(instrument="mine.words"), feature="mine.words")
    assert teaching.instruments_of(own).to_dict("list") == {
        "instrument": ["mine.words"],
        "title": ["mine.words"],
        "validity": ["not validated"],
    }


def test_the_choice_that_matters_most(tone):
    right = tone.summary.set_index("outlet").at[BEACON, "matters_most"]
    assert teaching.check_matters_most(tone, BEACON, right).right
    other = next(name for name in ("instrument", "part", "voice", "scale") if name != right)
    assert "place" in teaching.check_matters_most(tone, BEACON, other).says
    assert "one option of a choice" in teaching.check_matters_most(tone, BEACON, "lede").says
    assert "Take one of" in teaching.check_matters_most(tone, BEACON, "luck").says


def test_a_curve_without_movement_has_nothing_to_rank(tone):
    still = replace(tone, influence=tone.influence.assign(eta_squared=math.nan))
    assert "nothing to rank" in teaching.check_matters_most(still, BEACON, "part").says


@pytest.mark.parametrize(
    ("share", "p", "right"),
    [
        (0.95, 0.01, "survives"),
        (0.5, 0.01, "depends on choices"),
        (0.95, 0.2, "chance not ruled out"),
        (0.95, math.nan, "too few events"),
    ],
)
def test_what_a_curve_says_and_what_each_wrong_answer_lacks(tone, share, p, right):
    given = replace(tone, summary=tone.summary.assign(share_agreeing=share, joint_p=p))
    for answer in teaching.SURVIVAL:
        found = teaching.check_survives(given, BEACON, answer)
        assert found.right is (answer == right)
        assert found.right or "joint p" in found.says or teaching.SURVIVAL[answer] in found.says
    assert "Take one of" in teaching.check_survives(given, BEACON, "yes").says


@pytest.mark.parametrize("answer", teaching.AGREED)
def test_agreement_shows_that_the_choice_did_not_make_it_and_no_more(tone, answer):
    found = teaching.check_agreed(tone, BEACON, answer)
    assert found.right is (answer == "not my choice")
    if answer in ("valid", "not my choice"):
        assert "sentiment.huliu_net: " in found.says
    assert "Take one of" in teaching.check_agreed(tone, BEACON, "nothing").says
