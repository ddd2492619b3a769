"""Checks on headlines: right answers, and a hint of its own for each typical wrong one."""

import pytest

import analysis as sa
from analysis import teaching
from analysis.errors import SamestoryError


@pytest.fixture(scope="module")
def caution(cases):
    return sa.headline_gap(cases, "hedging.hedges")


@pytest.fixture(scope="module")
def parts(cases):
    return [sa.compare(sa.measure(cases, "loaded.words", part=part)) for part in ("headline", "body")]


def test_the_lowest_gap_is_right_and_wrong_answers_have_their_hints(caution):
    assert teaching.check_gap(caution, "The Harbour Courier", lowest=True).right
    hints = {
        "Ledger Business": "Its texts hold most of it",
        "Daily Beacon": "end of the slope, not its steepness",
        "The Free Tribune": "The other way round",
        "The Post": "No outlet here is called",
    }
    for answer, hint in hints.items():
        said = teaching.check_gap(caution, answer, lowest=True)
        assert not said.right
        assert hint in said.says


def test_the_widest_gap_is_asked_for_by_default(cases):
    loaded = sa.headline_gap(cases, "loaded.words")
    assert teaching.check_gap(loaded, "Daily Beacon").right
    assert "The other way round" in teaching.check_gap(loaded, "The Free Tribune").says
    assert "Not yet" in teaching.check_gap(loaded, "Ledger Business").says


def test_where_an_outlet_differs_is_looked_up(parts):
    right = {"Daily Beacon": "both", "The Free Tribune": "text only", "National Register": "neither"}
    for outlet, answer in right.items():
        for tried in teaching.PARTS:
            said = teaching.check_part(*parts, "loaded.words", outlet, tried)
            assert said.right == (tried == answer), (outlet, tried)


def test_wrong_parts_are_told_the_numbers_of_both(parts):
    said = teaching.check_part(*parts, "loaded.words", "The Free Tribune", "both").says
    assert "A mean that looks large is not enough" in said
    assert "differs from 3 of 4 singly" in said
    assert (
        "Look at both parts"
        in teaching.check_part(*parts, "loaded.words", "The Free Tribune", "neither").says
    )
    assert "not one of the answers" in teaching.check_part(*parts, "loaded.words", "Daily Beacon", "yes").says


def test_two_sentences_for_a_paper_say_what_was_not_tried(caution):
    one, two = teaching.gap_for_a_paper(caution, "The Harbour Courier").lines
    assert "The Harbour Courier" in one
    assert "95 % interval" in one
    assert "has not been tested against human coders, on texts or on headlines" in two
    with pytest.raises(SamestoryError, match="no outlet"):
        teaching.gap_for_a_paper(caution, "The Post")


def test_the_sentence_names_what_a_tested_measure_was_held_against(cases):
    found = sa.headline_gap(cases, "loaded.words")
    two = teaching.gap_for_a_paper(found, "Daily Beacon").lines[1]
    assert two.startswith("Against human coders (")
    assert 'was graded "weak", on texts and not on headlines' in two
