"""A card is drawn where its numbers put it, between a coin and another person."""

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from analysis.errors import SamestoryError
from analysis.features.cards import Card, cards_of
from analysis.features.registry import FEATURES
from analysis.figures import alt_of, instruments, validity
from analysis.figures.sheet import style

mpl.use("agg")


def on(drawn, what):
    return drawn(what, ax=Figure(layout="constrained").subplots())


def dots(axes):
    """(x, fill style) of each card from above."""
    found = [line for line in axes.lines if line.get_marker() == "o"]
    return [(line.get_xdata()[0], line.get_fillstyle()) for line in found]


def test_each_card_of_a_feature_is_a_dot_on_the_way_from_floor_to_ceiling():
    cards = cards_of("sentiment.vader")
    axes = on(validity, "sentiment.vader")
    ways = sorted((card.figure - card.floor) / (card.ceiling - card.floor) for card in cards)
    assert sorted(x for x, _ in dots(axes)) == pytest.approx(ways)


def test_the_worst_cards_stand_above_and_look_hollow():
    fills = [fill for _, fill in dots(on(validity, "sentiment.vader"))]
    assert fills == sorted(fills, key=["none", "left", "full"].index)
    assert fills[0] == "none"


def test_the_lines_of_a_coin_of_validated_and_of_another_person_are_drawn():
    axes = on(validity, "frames.conflict")
    upright = [line.get_xdata()[0] for line in axes.lines if list(line.get_ydata()) == [0, 1]]
    assert upright == [0, 0.7, 1]
    assert [tick.get_text().replace("\n", " ") for tick in axes.get_xticklabels()] == [
        "no reading (a coin flip)",
        "another person",
    ]


def test_title_and_words_are_those_of_the_deciding_card():
    card = cards_of("sentiment.vader")[0]
    axes = on(validity, "sentiment.vader")
    assert f"no better than chance, by pair accuracy {card.figure:.2f}" in axes.get_title(loc="left")
    assert f"{card.figure:.2f} ({card.ci_low:.2f} to {card.ci_high:.2f}), floor 0.50" in alt_of(axes)


def test_instruments_draws_the_worst_card_of_each_and_says_what_nobody_tested():
    axes = on(instruments, ["frames.economic", "hedging.hedges", "frames.conflict"])
    assert [fill for _, fill in dots(axes)] == ["left", "full"]
    assert axes.get_title(loc="left") == "1 of 3 measures is validated, by the worst card of each"
    assert "no gold set: not tested: not validated" in alt_of(axes)


def test_a_family_stands_for_its_features():
    family = [name for name in FEATURES if name.startswith("frames.")]
    assert len(on(instruments, "frames").get_yticklabels()) == len(family)


def test_an_interval_beyond_the_sheet_ends_in_an_arrow():
    card = Card(
        "my.words", "mine", "all", "sentence", 9, 3, "AUC", 0.6, 0.0, 1.0, 0.5, 0.52, "weak", "d", "c"
    )
    mine = FEATURES["loaded.words"]
    from dataclasses import replace

    axes = on(validity, replace(mine, name="my.words", cards=(card,)))
    assert {line.get_marker() for line in axes.lines} >= {"<", ">", "o"}


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_every_look_draws_with_all_words_on_the_sheet(look):
    with style(look):
        axes = instruments(["sentiment", "frames", "agency"])
        axes.figure.draw_without_rendering()
    inside = axes.get_window_extent()
    assert all(tick.get_window_extent().x1 <= inside.x0 for tick in axes.get_yticklabels())
    assert all(text.get_window_extent().x1 <= axes.figure.bbox.x1 + 1 for text in axes.texts)
    mpl.pyplot.close(axes.figure)


def test_many_cards_are_cut_and_the_caption_says_so():
    assert "not shown:" in on(instruments, "all").get_xlabel()


def test_what_cannot_be_drawn_is_said_with_the_next_step():
    with pytest.raises(SamestoryError, match=r'"hedging\.hedges" is not validated: it has no card'):
        validity("hedging.hedges")
    with pytest.raises(SamestoryError, match='"frames" names 6 features; name one'):
        validity("frames")
    with pytest.raises(SamestoryError):
        validity("no.such")
