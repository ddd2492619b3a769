"""A column an outlet, a row a frame; the marks stand where the table puts them."""

import math

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.compare import Comparison
from analysis.errors import SamestoryError
from analysis.figures import alt_of, frames
from analysis.figures.sheet import style

mpl.use("agg")

FAMILY = ("frames.conflict", "frames.economic")


def comparison(outlets=("Herald", "Post"), names=FAMILY, events=8, **changed):
    """Differences of +0.2 and −0.1; only the first outlet's first frame is supported."""
    rows = []
    for feature in names:
        for k, outlet in enumerate(outlets):
            best = feature == names[0] and k == 0
            middle = 0.2 if k == 0 else -0.1
            row = {"feature": feature, "outlet": outlet, "n_events": events, "difference": middle}
            row |= {"ci_low": middle - 0.05, "ci_high": middle + 0.05, "validity": "weak"}
            rows.append({**row, "verdict": "supported" if best else "not supported", **changed})
    table = pd.DataFrame(rows)
    return Comparison(table, table.head(0), table.head(0), "outlet", "event")


def axes_for(given, which="frames"):
    return frames(given, which, ax=Figure(layout="constrained").subplots())


def marks(axes):
    found = [line for line in axes.lines if line.get_marker() not in ("None", None, "")]
    return [(line.get_xdata()[0], line.get_markerfacecolor() == "white") for line in found]


def test_marks_stand_right_or_left_of_their_column_s_zero_by_the_difference():
    axes = axes_for(comparison())
    zeros = [line.get_xdata()[0] for line in axes.lines if list(line.get_ydata()) == [0, 1]]
    (first, _), (second, _), *_ = marks(axes)
    assert first - zeros[0] == pytest.approx(-2 * (second - zeros[1]))
    assert -0.5 < first < 0.5 < second < 1.5


def test_only_supported_marks_are_filled():
    assert [hollow for _, hollow in marks(axes_for(comparison()))] == [False, True, True, True]


def test_every_interval_is_drawn_inside_its_column():
    axes = axes_for(comparison())
    lines = [
        line.get_xdata() for line in axes.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] >= 0
    ]
    intervals = [ends for ends in lines if ends[0] != ends[1]]
    assert len(intervals) == 4
    assert all(round(low) == round(high) for low, high in intervals)


def test_rows_are_the_family_in_the_order_of_the_table_and_other_units_are_left_out():
    names = ("war_peace.war", "war_peace.index", "war_peace.peace")
    axes = axes_for(comparison(names=names), "war_peace")
    assert [tick.get_text() for tick in axes.get_yticklabels()] == [
        "War-oriented cues",
        "Peace-oriented cues",
    ]
    assert "not shown: War-oriented minus peace-oriented indicators" in axes.get_xlabel()


def test_title_words_and_table_agree():
    axes = axes_for(comparison())
    assert axes.get_title(loc="left").replace("\n", " ") == (
        "Herald above the others in conflict cues (supported): 1 of 4 differences"
    )
    assert "Post −0.10, 95 % interval −0.15 to −0.050, not supported" in alt_of(axes)
    none = axes_for(comparison(verdict="not supported")).get_title(loc="left")
    assert none == "None of 4 differences in 2 frames is supported"
    few = axes_for(comparison(verdict="too few events", events=2, ci_low=math.nan, ci_high=math.nan))
    assert few.get_title(loc="left") == "2 frames: too few events to decide"


def test_nothing_to_compare_is_a_dash_in_each_place():
    gone = {"difference": math.nan, "ci_low": math.nan, "ci_high": math.nan, "verdict": "too few events"}
    axes = axes_for(comparison(**gone))
    assert [text.get_text() for text in axes.texts].count("–") == 4


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("n", [1, 2, 5, 12, 20])
def test_any_number_of_outlets_with_long_or_hostile_names_draws(look, n):
    names = tuple(f"The Very Long $Name$ of an\nEvening \u202ePaper {k}" for k in range(n))
    with style(look):
        axes = frames(comparison(outlets=names))
        axes.figure.draw_without_rendering()
    inside = axes.get_window_extent()
    assert all(tick.get_window_extent().x1 <= inside.x0 for tick in axes.get_yticklabels())
    assert all(text.get_window_extent().x1 <= axes.figure.bbox.x1 + 1 for text in axes.texts)
    mpl.pyplot.close(axes.figure)


def test_what_cannot_share_a_scale_or_was_not_compared_is_said():
    given = comparison(names=("frames.conflict", "war_peace.index"))
    with pytest.raises(SamestoryError, match="cannot share a scale"):
        axes_for(given, ["frames.conflict", "war_peace.index"])
    with pytest.raises(SamestoryError, match="Families that were: frames, war_peace"):
        axes_for(given, "policy")
