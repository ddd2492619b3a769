"""The slope picture says what its table says."""

from itertools import pairwise

import matplotlib as mpl
import pytest

import analysis as sa
from analysis import figures

mpl.use("agg")
FEATURE = "sentiment.huliu_net"


@pytest.fixture(scope="module")
def found(corpus_of):
    return sa.headline_gap(corpus_of[5], FEATURE)


@pytest.fixture(scope="module")
def axes(found):
    return figures.slope(found)


def drawn(panel):
    return sorted(tuple(map(float, line.get_ydata())) for line in panel.lines if len(line.get_xdata()) == 2)


def test_lines_go_from_headline_to_text(found, axes):
    left = axes.child_axes[0]
    table = found.table
    ends = sorted(zip(table["headline"], table["body"], strict=True))
    assert sorted(set(drawn(left))) == sorted(set(ends))


def test_gaps_and_intervals_are_those_of_the_table_and_marks_are_hollow(found, axes):
    right = axes.child_axes[2]
    marks = [line for line in right.lines if line.get_marker() not in ("None", None, "")]
    assert sorted(float(line.get_xdata()[0]) for line in marks) == sorted(found.table["gap"])
    assert {line.get_markerfacecolor() for line in marks} == {"white"}
    spans = [tuple(line.get_xdata()) for line in right.lines if len(line.get_xdata()) == 2][1:]
    known = found.table.dropna(subset="ci_low")
    assert sorted(spans) == sorted(zip(known["ci_low"], known["ci_high"], strict=True))


def test_names_carry_their_events_and_do_not_overlap(found, axes):
    axes.figure.draw_without_rendering()
    texts = axes.child_axes[1].texts
    assert len(texts) == len(found.table)
    assert all("event" in text.get_text() for text in texts)
    boxes = sorted((text.get_window_extent() for text in texts), key=lambda box: box.y0)
    assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))


def test_title_and_alt_agree_with_the_table(found, axes):
    alt = figures.alt_of(axes)
    assert "Herald" in alt
    assert all(outlet in alt for outlet in found.table["outlet"])
    assert "not supported" in alt or "stands apart" in alt
    assert "bias" not in alt


@pytest.mark.parametrize("number", [2, 5, 12])
@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_any_number_of_outlets_and_any_look_draw(corpus_of, number, look):
    with figures.style(look):
        figures.show(figures.slope(sa.headline_gap(corpus_of[number], FEATURE, scale="measure")))


def test_the_caller_s_axes_are_used(found):
    from matplotlib.figure import Figure

    given = Figure(layout="constrained").subplots()
    assert figures.slope(found, ax=given) is given


def test_more_outlets_than_asked_are_said(found):
    axes = figures.slope(found, most=2)
    assert "shown: 2 of 5" in " ".join(axes.figure.get_supxlabel().split())
