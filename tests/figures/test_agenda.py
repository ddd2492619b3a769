"""The agenda shows every report once, who was first, and who had none."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis import figures

mpl.use("agg")


@pytest.fixture(scope="module")
def coverage(corpus_of):
    return sa.coverage(corpus_of[5])


def scatters(panel):
    """Dots, rings, crosses."""
    from matplotlib.collections import PathCollection

    return [np.asarray(c.get_offsets()) for c in panel.collections if isinstance(c, PathCollection)]


def test_dots_are_the_days_rings_the_firsts_crosses_the_rest(coverage):
    axes = figures.agenda(coverage)
    for panel, outlet in zip(axes.child_axes, coverage.matrix.columns, strict=True):
        dots, rings, crosses = scatters(panel)
        assert len(dots) == (coverage.days["outlet"] == outlet).sum()
        assert len(rings) == (coverage.first[outlet] == 0).sum()
        assert len(crosses) == (coverage.matrix[outlet] == 0).sum()
        assert not set(dots[:, 1]) & set(crosses[:, 1])


def test_events_stand_in_the_order_of_their_first_day(coverage):
    axes = figures.agenda(coverage)
    names = [tick.get_text() for tick in axes.child_axes[0].get_yticklabels()]
    assert names == coverage.events["event"].tolist()


def test_an_event_of_one_outlet_has_no_ring_and_a_pale_name():
    rows = {"event": ["e", "e", "f"], "outlet": ["A", "B", "B"], "date": ["2024-09-01"] * 3}
    axes = figures.agenda(sa.coverage(pd.DataFrame(rows)))
    assert len(scatters(axes.child_axes[1])[1]) == 1
    assert axes.child_axes[0].get_yticklabels()[1].get_fontstyle() == "italic"


def test_without_days_each_event_is_one_dot_and_counts_of_others_draw_too():
    rows = {"event": ["e", "e", "f"], "outlet": ["A", "B", "B"]}
    axes = figures.agenda(sa.coverage(pd.DataFrame(rows)))
    assert [len(scatters(panel)[0]) for panel in axes.child_axes] == [1, 2]
    assert "ring" not in axes.figure.get_supxlabel()
    wide = pd.DataFrame({"topic": ["flood", "vote"], "CNN": [3, 1], "Fox": [0, 2]})
    figures.agenda(sa.coverage_of_counts(wide, within="topic", pool=1))


def test_the_caption_says_what_a_cross_is_and_what_no_picture_can_show(coverage):
    said = " ".join(figures.agenda(coverage, most=3, events=4).figure.get_supxlabel().split())
    assert "no article of this outlet in this corpus" in said
    assert "not in the pool, and crosses there do not count" in said
    assert "what all left out is not here" in said
    assert "3 of 5 outlets and 4 of 9 events" in said


def test_the_alt_text_has_every_outlet(coverage):
    alt = figures.alt_of(figures.agenda(coverage))
    assert all(f"{row['outlet']} reported {row['covered']}" in alt for _, row in coverage.table.iterrows())
    assert "bias" not in alt


@pytest.mark.parametrize("number", [2, 5, 12])
@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_any_number_of_outlets_and_any_look_draw(corpus_of, number, look):
    with figures.style(look):
        figures.show(figures.agenda(sa.coverage(corpus_of[number])))


def test_the_title_says_that_chance_is_not_ruled_out_and_not_that_there_is_nothing():
    month = sa.coverage(sa.read(Path(__file__).parents[2] / "data" / "month" / "articles.csv"))
    assert "chance is not ruled out" in figures.alt_of(figures.agenda(month))
