"""Checks on agendas: right answers, hints, and lessons that run without dates."""

import pandas as pd
import pytest

import analysis as sa
from analysis import teaching
from analysis.errors import SamestoryError
from analysis.figures import Picture


@pytest.fixture(scope="module")
def month():
    return sa.read("data/month/articles.csv")


@pytest.fixture(scope="module")
def coverage(month):
    return sa.coverage(month)


@pytest.fixture(scope="module")
def composition(month):
    return sa.composition(sa.measure(month, "sentiment.vader", part="headline"), "sentiment.vader")


def test_what_was_left_out_is_listed(coverage):
    lines = dict(line.split(": ", 1) for line in teaching.left_out(coverage).lines)
    assert lines["National Register"].startswith("no article in this corpus on 6 of 26 events: cell-death")


@pytest.mark.parametrize("answer", ["bridge-report", "minister-expenses"])
def test_the_event_that_most_others_had_is_right(coverage, answer):
    assert teaching.check_left_out(coverage, "National Register", answer).right


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ("cell-death", "but only 3 others"),
        ("storm", "has 2 articles on storm"),
        ("brewery-bid", "not in the pool"),
        ("flood", "No event is called"),
    ],
)
def test_wrong_blank_spots_have_their_hints(coverage, answer, hint):
    said = teaching.check_left_out(coverage, "National Register", answer)
    assert not said.right
    assert hint in said.says


def test_the_origin_of_a_difference_is_looked_up(composition):
    right = {"Ledger Business": "events", "National Register": "tone", "The Harbour Courier": "neither"}
    for outlet, answer in right.items():
        for tried in teaching.ORIGINS:
            assert teaching.check_origin(composition, outlet, tried).right == (tried == answer)
    assert "nothing is shown" in teaching.check_origin(composition, "Ledger Business", "tone").says
    assert "leaves 0 out" in teaching.check_origin(composition, "National Register", "events").says
    assert "not one of" in teaching.check_origin(composition, "National Register", "bias").says


def test_few_events_leave_neither():
    rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    measures = sa.measure(sa.read(pd.DataFrame(rows)), "sentiment.huliu_net")
    parts = sa.composition(measures, "sentiment.huliu_net")
    assert teaching.check_origin(parts, "A", "neither").right
    assert not teaching.check_origin(parts, "A", "tone").right


def test_over_time_is_a_picture_with_dates_and_a_reason_without(month, composition):
    assert isinstance(teaching.volume_by_day(month), Picture)
    assert "water" not in repr(teaching.volume_by_day(month, "storm"))
    rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    undated = sa.read(pd.DataFrame(rows))
    assert "No picture over time" in repr(teaching.volume_by_day(undated))
    measures = sa.measure(undated, "loaded.words")
    assert "has a date" in repr(teaching.over_time(measures, "loaded.words"))


def test_for_a_paper_the_pool_is_told(coverage):
    one, two = teaching.agenda_for_a_paper(coverage, "National Register").lines
    assert "20 had an article of National Register in this corpus" in one
    assert "all of them left out are not in it" in two


@pytest.mark.parametrize("name", ["The Post", ""])
def test_unknown_outlets_are_errors_that_name_the_known(coverage, composition, name):
    for call in (
        lambda: teaching.check_left_out(coverage, name, "storm"),
        lambda: teaching.check_origin(composition, name, "tone"),
        lambda: teaching.agenda_for_a_paper(coverage, name),
    ):
        with pytest.raises(SamestoryError, match="Ledger Business"):
            call()
