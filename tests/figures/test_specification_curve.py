"""The specification curve stands at the table's effects, in its order, with the choices below."""

import itertools
import math

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from analysis.compare.choices import Choices, Plan
from analysis.compare.choices.influence import SUMMARY_COLUMNS
from analysis.errors import SamestoryError
from analysis.figures import alt_of, specification_curve, style

mpl.use("agg")


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def choices(outlet="Post", copies=1, joint_p=0.01, agreeing=1.0, instruments=("mine.words", "mine.other")):
    """12 specifications a copy: 2 instruments, 3 parts (the headline is another construct), 2 estimators."""
    parts, estimators = ("body", "lede", "headline"), ("mean", "median")
    crossed = list(itertools.product(instruments, parts, estimators)) * copies
    rows = []
    for n, (instrument, part, estimator) in enumerate(crossed):
        effect = 0.2 + n / len(crossed)
        rows.append(
            {
                "outlet": outlet,
                **{"instrument": instrument, "part": part, "voice": "own", "copies": "counted"},
                **{"least_outlets": 2, "scale": "raw", "estimator": estimator},
                **{"outlet_left_out": "", "event_left_out": "e1" if n == 5 else "", "default": n == 3},
                "construct": "other" if part == "headline" else "same",
                **{"n_events": 8, "estimate": 2 * effect, "effect": effect, "p": 0.01},
                "ci_low": math.nan if estimator == "median" else 2 * effect - 1.0,
                "ci_high": math.nan if estimator == "median" else 2 * effect + 1.0,
                **{"q": 0.01 if n % 2 else 0.2, "agrees": n > 0},
            }
        )
    table = pd.DataFrame(rows)
    told = dict.fromkeys(SUMMARY_COLUMNS, math.nan) | {"outlet": outlet, "n_events": 8, "joint_p": joint_p}
    told |= {
        "specifications": 9,
        "share_agreeing": agreeing,
        "matters_most": "part",
        "turned_alone": "a log scale",
    }
    summary, influence = pd.DataFrame([told]), pd.DataFrame()
    named = {"feature": "mine.words", "title": "My words", "unit": "per 100 words", "by": "outlet"}
    return Choices(table, summary, influence, **named, within="event", plan=Plan(), seed=1, draws=9)


def both(axes):
    return axes.figure.axes


def marks(axes):
    """Every mark as (place, height), by marker file order."""
    offsets = np.vstack(
        [c.get_offsets() for c in axes.collections if isinstance(c, mpl.collections.PathCollection)]
    )
    return sorted(map(tuple, offsets.tolist()))


def test_estimates_stand_in_the_order_of_the_table_each_once():
    given = choices()
    expected = list(enumerate(given.table["effect"]))
    assert np.array(marks(specification_curve(given, "Post"))) == pytest.approx(np.array(expected))


def test_every_mean_has_its_interval_on_the_same_scale_and_medians_have_none():
    axes = specification_curve(choices(), "Post")
    lines = [c for c in axes.collections if isinstance(c, mpl.collections.LineCollection)]
    segments = [segment for c in lines for segment in c.get_segments()]
    assert len(segments) == 6
    half = 2.3646 / math.sqrt(8)
    assert all(top - low == pytest.approx(2 * half, abs=1e-4) for (_, low), (_, top) in segments)


def test_the_panel_names_only_choices_that_vary_the_default_s_option_first():
    _, panel = both(specification_curve(choices(), "Post"))
    names = [tick.get_text() for tick in panel.get_yticklabels()]
    assert names == [
        *("instrument:  mine.words", "mine.other", "part:  lede", "body", "headline"),
        *("average:  median", "mean", "left out:  one event"),
    ]


def test_each_specification_has_one_stroke_a_choice():
    _, panel = both(specification_curve(choices(), "Post"))
    strokes = [len(c.get_segments()) for c in panel.collections]
    assert strokes == [6, 6, 4, 4, 4, 6, 6, 1]


def test_the_default_and_the_reader_s_own_are_marked_in_both_panels():
    axes = specification_curve(choices(), "Post", mine=7)
    for one in both(axes):
        assert {3, 7} <= {line.get_xdata()[0] for line in one.lines}
    assert [text.get_text() for text in axes.texts] == ["default", "yours"]
    assert "the marked choice is +0.78" in alt_of(axes)


def test_the_title_holds_the_share_the_joint_p_and_the_answer():
    for share, p, answer in (
        (1.0, 0.01, "it survives other choices (8 of 8"),
        (0.5, 0.01, "it depends on choices (4 of 8"),
        (1.0, 0.2, "over all choices chance is not ruled out (8 of 8"),
        (1.0, math.nan, "8 of 8 other choices give the same side; too few events to rule out chance"),
        (math.nan, 0.2, "no side to keep"),
    ):
        axes = specification_curve(choices(agreeing=share, joint_p=p), "Post")
        assert answer in axes.figure.get_suptitle().replace("\n", " ")


def test_the_caption_counts_what_is_drawn():
    caption = specification_curve(choices(), "Post").figure.get_supxlabel().replace("\n", " ")
    assert (
        "9 specifications, 1 that leave one out, 4 that measure something else (squares) · 8 events"
        in caption
    )


def test_an_effect_without_spread_stands_at_the_end_without_an_interval():
    given = choices()
    given.table.loc[11, ["effect", "ci_low", "ci_high"]] = math.nan
    axes = specification_curve(given, "Post")
    assert marks(axes)[-1] == pytest.approx((11, 1.1 * max(1.0, given.table["effect"].max())))
    assert "no spread" in axes.figure.get_supxlabel()


@pytest.mark.parametrize("name", ["web", "paper", "slide"])
@pytest.mark.parametrize("copies", [1, 12])
def test_few_and_many_specifications_and_any_name_draw_in_every_style(name, copies):
    hostile = "The $1 Evening Paper\nof \u202eRecord " * 4
    with style(name):
        given = choices(hostile, copies, instruments=("mine.words", "$x " * 30))
        axes = specification_curve(given, hostile)
        axes.figure.draw_without_rendering()
        for one in both(axes):
            assert one.get_window_extent().width > 0.4 * axes.figure.bbox.width


def test_nothing_overlaps_in_a_column():
    with style("paper"):
        axes, panel = both(specification_curve(choices(copies=12), "Post"))
        axes.figure.draw_without_rendering()
    boxes = [tick.get_window_extent() for tick in panel.get_yticklabels()]
    assert all(upper.y0 >= lower.y1 - 1 for upper, lower in itertools.pairwise(boxes))
    assert all(box.x0 >= 0 and box.x1 <= panel.get_window_extent().x0 for box in boxes)


@pytest.mark.parametrize("spec", [True, False])
def test_the_caller_s_axes_are_shared_between_curve_and_choices(spec):
    figure = mpl.figure.Figure()
    own = figure.subplots() if spec else figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes = specification_curve(choices(), "Post", ax=own)
    assert axes is own
    _, panel = figure.axes
    assert panel.get_position().y1 <= own.get_position().y0 + 1e-9
    assert "each column" in panel.get_xlabel()


def test_an_unknown_outlet_or_row_is_an_error_that_helps():
    with pytest.raises(SamestoryError, match="They were for: Post"):
        specification_curve(choices(), "Herald")
    with pytest.raises(SamestoryError, match=r"index of choices\.table"):
        specification_curve(choices(), "Post", mine=999)
