"""Names in figures: short, harmless, and apart from one another."""

import pytest

from analysis.figures.style import label, outlet_styles
from tests.figures.newsstand import LONG_NAMES

PLACES = ("Northern", "Southern", "Eastern", "Western")


@pytest.mark.parametrize(
    "pattern",
    [
        "The International Evening Chronicle of Record, {} Edition",
        "{} Evening Chronicle of International Record and of Opinion",
        "The International Evening Chronicle of Record {}",
    ],
)
@pytest.mark.parametrize("room", [(12, 1), (18, 1), (22, 2), (26, 2), (7, 3)])
def test_long_names_that_begin_or_end_alike_can_be_told_apart(pattern, room):
    styles = outlet_styles(pattern.format(place) for place in PLACES)
    shown = [style.label(*room) for style in styles.values()]
    assert len(set(shown)) == len(PLACES)
    assert all(len(line) <= room[0] for name in shown for line in name.split("\n"))
    if room[0] > 7:
        assert all(place in " ".join(shown) for place in PLACES)


def test_as_much_of_the_beginning_is_kept_as_there_is_room_for():
    name = "The International Evening Chronicle of Record, {} Edition"
    style = outlet_styles([name.format("North"), name.format("South")])[name.format("North")]
    assert style.label(30, 2).replace("\n", " ") == "The International Evening … North Edition"
    assert style.label(22, 1) == "… North Edition"
    assert style.label(18, 1) == "… North Edition"
    assert style.label(10, 1) == "… North …"


def test_names_with_room_or_with_nothing_in_common_stay_as_they_were():
    names = ["Herald", "The Herald", "The Post", "A Very Long Name of an Evening Paper of Record"]
    for name, style in outlet_styles(names).items():
        assert style.label(20, 1) == label(name, 20, 1)
        assert style.label(60) == name


def test_a_name_that_is_the_beginning_of_another_keeps_a_word():
    names = ["The Morning and Evening Herald", "The Morning and Evening Herald of the North"]
    shown = [style.label(18, 1) for style in outlet_styles(names).values()]
    assert shown[0] != shown[1]
    assert all(name.strip("… ") for name in shown)


def test_a_cut_name_ends_and_begins_with_whole_words_where_enough_is_left():
    name = "The International Evening Chronicle of Record, Northern Edition"
    assert label(name).split("\n") == ["The International …", "Northern Edition"]
    assert label("Unbreakable" * 9, 20, 1).count(" … ") == 1


def test_names_without_anything_to_see_draw():
    blank = " \u200b" * 20
    styles = outlet_styles([blank, "\n" * 30, "Herald"])
    assert styles[blank].label() == "(no name)"


@pytest.mark.parametrize(("width", "lines"), [(w, n) for w in range(8, 41, 4) for n in (1, 2, 3)])
def test_a_short_name_never_stands_for_two_outlets(width, lines):
    places = [f"{which} {place} Edition" for which in ("First", "Second") for place in PLACES]
    names = [*LONG_NAMES, *places, *(f"{'Unbreakable' * 5}{n}" for n in range(3)), "Post", "Post."]
    shown = [style.label(width, lines) for style in outlet_styles(names).values()]
    assert len(set(shown)) == len(names)
