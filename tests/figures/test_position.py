"""The picture of places says what its table says."""

import matplotlib as mpl
import pytest

import analysis as sa
from analysis import figures

mpl.use("agg")
FEATURE = "sentiment.huliu_net"


@pytest.fixture(scope="module")
def found(corpus_of):
    return sa.positions(corpus_of[5], FEATURE)


def test_bars_are_the_shares_of_tenths_top_first(found):
    axes = figures.position(found)
    first = found.table.sort_values(["mean", "outlet"])["outlet"].iloc[0]
    bars = [patch.get_height() for patch in axes.child_axes[0].patches]
    assert bars == found.tenths.loc[found.tenths["outlet"] == first, "share"].tolist()


def test_the_mean_place_and_its_marks_are_there(found):
    axes = figures.position(found)
    marks = [
        float(line.get_xdata()[0])
        for panel in axes.child_axes
        for line in panel.lines
        if line.get_marker() not in ("None", None, "")
    ]
    assert sorted(marks) == pytest.approx(sorted(found.table["mean"]))
    names = " ".join(panel.get_yticklabels()[0].get_text() for panel in axes.child_axes)
    assert "of 7 articles" in names or "of 6 articles" in names


def test_few_events_are_strokes_and_no_bars(corpus_of):
    articles = corpus_of[5].articles
    few = sa.positions(sa.read(articles[articles["event"] < "event 3"]), FEATURE)
    axes = figures.position(few)
    assert not any(panel.patches for panel in axes.child_axes)
    assert sum(len(panel.collections) for panel in axes.child_axes) == 5
    assert "too few events" in figures.alt_of(axes)


def test_the_alt_text_has_every_outlet_and_no_mark_is_said(found, corpus_of):
    alt = figures.alt_of(figures.position(found))
    assert all(outlet in alt for outlet in found.table["outlet"])
    none = figures.alt_of(figures.position(sa.positions(corpus_of[5], "loaded.doubt")))
    assert "Herald no mark" in none


@pytest.mark.parametrize("number", [2, 5, 12])
@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_any_number_of_outlets_and_any_look_draw(corpus_of, number, look):
    with figures.style(look):
        figures.show(figures.position(sa.positions(corpus_of[number], FEATURE)))
