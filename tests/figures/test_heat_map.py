"""A cell looks as its instrument deserves, and the words are the table's."""

import itertools
import math

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.compare import Comparison
from analysis.errors import SamestoryError
from analysis.figures import alt_of, heat_map
from analysis.figures.sheet import style

mpl.use("agg")

GRADES = {
    "a.sure": "validated",
    "b.weak": "weak",
    "c.coin": "no better than chance",
    "d.none": "not validated",
}


def comparison(outlets=("Herald", "Post"), grades=GRADES, **changed):
    """Effects of 1.5 everywhere; only the validated feature's first outlet is supported."""
    rows = []
    for feature, grade in grades.items():
        for k, outlet in enumerate(outlets):
            best = grade == "validated" and k == 0
            row = {"feature": feature, "outlet": outlet, "n_events": 8, "effect": 1.5, "validity": grade}
            row |= {"cause": "supported" if best else "instrument" if k == 0 else "chance"}
            rows.append({**row, "verdict": "supported" if best else "not supported", **changed})
    table = pd.DataFrame(rows)
    return Comparison(table, table.head(0), table.head(0), "outlet", "event")


def axes_for(given, features=None):
    return heat_map(given, features, ax=Figure(layout="constrained").subplots())


def cells(axes):
    """The patches of the first column from above, without the frames of verdicts."""
    patches = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_fill()]
    return [patch for patch in patches if patch.get_x() < 0]


def white(patch):
    return patch.get_facecolor()[:3] == (1.0, 1.0, 1.0)


def test_only_validated_cells_are_filled_weak_ones_are_hatched_the_rest_are_frames():
    sure, weak, coin, none = cells(axes_for(comparison()))
    assert not white(sure)
    assert [white(patch) for patch in (weak, coin, none)] == [True, True, True]
    assert [bool(patch.get_hatch()) for patch in (sure, weak, coin, none)] == [False, True, False, False]
    assert (coin.get_linestyle(), none.get_linestyle()) == ("-", ":")


def test_a_supported_cell_has_a_frame_of_its_own_and_a_bold_number():
    axes = axes_for(comparison())
    assert len([patch for patch in axes.patches if not patch.get_fill()]) == 1
    assert [text.get_text() for text in axes.texts if text.get_weight() == "bold"] == ["+1.5", "validated"]


def test_numbers_that_chance_may_explain_stand_in_brackets():
    texts = [text.get_text() for text in axes_for(comparison(), ["b.weak"]).texts]
    assert texts == ["+1.5", "(+1.5)", "weak"]


def test_blue_is_above_and_orange_below_and_the_sign_is_printed():
    above = cells(axes_for(comparison(effect=1.0), ["a.sure"]))[0].get_facecolor()
    axes = axes_for(comparison(effect=-1.0), ["a.sure"])
    below = cells(axes)[0].get_facecolor()
    assert above[2] > above[0]
    assert below[0] > below[2]
    assert axes.texts[0].get_text() == "−1.0"


def test_without_names_validated_instruments_stand_above_and_the_order_asked_for_is_kept():
    given = comparison(grades=dict(reversed(GRADES.items())))
    names = [tick.get_text() for tick in axes_for(given).get_yticklabels()]
    assert names == ["a.sure", "b.weak", "c.coin", "d.none"]
    asked = [tick.get_text() for tick in axes_for(given, ["d.none", "a.sure"]).get_yticklabels()]
    assert asked == ["d.none", "a.sure"]


def test_the_title_counts_what_is_supported_and_what_is_validated():
    title = axes_for(comparison()).get_title(loc="left")
    assert title == "1 of 8 differences is supported; 1 of 4 measures is validated"
    none = axes_for(comparison(verdict="not supported"), ["b.weak"]).get_title(loc="left")
    assert none == "None of 2 differences is supported; none of 1 measure is validated"


def test_the_words_hold_every_grade_number_and_verdict():
    said = alt_of(axes_for(comparison()))
    assert "a.sure (validated): Herald +1.50 (supported), Post +1.50 (not supported)" in said
    assert "d.none (not validated)" in said


def test_the_caption_says_what_is_left_out():
    grades = {f"x.f{n:02}": "weak" for n in range(45)}
    caption = axes_for(comparison(grades=grades)).get_xlabel()
    assert "not shown: 5 features of the table" in caption
    assert "d_z" in caption


def test_nothing_measured_is_a_dash_and_few_events_stay_in_brackets():
    axes = axes_for(comparison(effect=math.nan), ["a.sure"])
    assert [text.get_text() for text in axes.texts[:2]] == ["–", "–"]
    few = axes_for(comparison(verdict="too few events", cause="few events", n_events=2), ["a.sure"])
    assert [text.get_text() for text in few.texts[:2]] == ["(+1.5)", "(+1.5)"]


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("n", [1, 2, 5, 12, 30])
def test_any_number_of_outlets_with_long_or_hostile_names_draws(look, n):
    names = tuple(f"The Very Long $Name$ of an\nEvening \u202ePaper {k}" for k in range(n))
    with style(look):
        axes = heat_map(comparison(outlets=names))
        axes.figure.draw_without_rendering()
    rows = axes.get_yticklabels()
    inside = axes.get_window_extent()
    assert all(tick.get_window_extent().x1 <= inside.x0 for tick in rows)
    assert all(text.get_window_extent().x1 <= axes.figure.bbox.x1 + 1 for text in axes.texts)
    mpl.pyplot.close(axes.figure)


def test_an_unknown_feature_or_another_thing_is_named():
    with pytest.raises(SamestoryError, match=r'"a\.typo" was not compared. Compared were: a\.sure'):
        axes_for(comparison(), ["a.typo"])
    with pytest.raises(SamestoryError, match="figures"):
        heat_map("a comparison")


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("outlets", [2, 5, 12])
def test_names_of_columns_do_not_run_into_each_other(look, outlets):
    names = [f"The International Evening Chronicle of Record, Place{n} Edition" for n in range(outlets)]
    with style(look):
        axes = heat_map(comparison(outlets=names))
        axes.figure.draw_without_rendering()
    boxes = [tick.get_window_extent() for tick in axes.get_xticklabels()]
    assert all(left.x1 <= right.x0 for left, right in itertools.pairwise(boxes))
    mpl.pyplot.close(axes.figure)
