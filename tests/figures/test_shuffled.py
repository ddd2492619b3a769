"""The picture of the null says what the shuffles say."""

import dataclasses
import math

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.colors import same_color

from analysis.compare.shuffling import Shuffled
from analysis.errors import SamestoryError
from analysis.figures import alt_of, shuffled, style
from analysis.figures.style import outlet_styles

mpl.use("agg")

NAMED = {"feature": "mine.words", "title": "Mine", "unit": "per 100 words"}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def found(outlet="Post", p=0.004, share=0.004, outlets=("Herald", "Post")):
    """A thousand shuffles, four of them at least as clear."""
    values = np.random.default_rng(1).normal(scale=0.1, size=1000)
    as_far = np.arange(1000) < 4
    table = pd.DataFrame({"difference": values, "t": 10 * values, "as_far": as_far})
    given = {"outlet": outlet, "by": "outlet", "within": "event", "n_events": 8} | NAMED
    numbers = {"observed": 0.3, "t": 4.0, "low": -0.2, "high": 0.2, "share": share, "p": p, "exact": False}
    return Shuffled(table, **given, **numbers, outlets=outlets)


def few():
    empty = pd.DataFrame(columns=["difference", "t", "as_far"], dtype=float)
    given = {"outlet": "Post", "by": "outlet", "within": "event", "n_events": 2} | NAMED
    return Shuffled(
        empty, **given, observed=0.3, outlets=("Post", "Herald"), notes=("2 events cannot decide.",)
    )


def counts(axes, coloured):
    colour = outlet_styles(["Herald", "Post"])["Post"].colour
    bars = [bar for bar in axes.patches if same_color(bar.get_facecolor(), colour) == coloured]
    return round(sum(bar.get_height() for bar in bars))


def said(axes):
    return axes.figure.get_suptitle(), axes.figure.get_supxlabel(), alt_of(axes)


@pytest.mark.parametrize("scale", ["difference", "t"])
def test_every_shuffle_is_in_a_bar_and_those_as_clear_have_the_colour_of_the_mark(scale):
    axes = shuffled(found(), scale=scale)
    assert counts(axes, coloured=False) == 996
    assert counts(axes, coloured=True) == 4


def test_the_mark_stands_at_the_difference_that_was_found_or_at_its_t():
    for scale, at in (("difference", 0.3), ("t", 4.0)):
        marks = [
            line for line in shuffled(found(), scale=scale).lines if line.get_marker() not in ("None", "")
        ]
        assert marks[0].get_xdata()[0] == pytest.approx(at)


def test_a_t_without_end_is_drawn_at_the_end():
    axes = shuffled(dataclasses.replace(found(), t=math.inf), scale="t")
    marks = [line for line in axes.lines if line.get_marker() not in ("None", "")]
    assert marks[0].get_xdata()[0] <= axes.get_xlim()[1]


def test_title_and_words_say_p_and_what_it_means():
    title, caption, words = said(shuffled(found()))
    assert title == "Mine, Post: chance is a poor explanation (p = .004)"
    assert "coloured: 4" in caption
    assert "+0.30" in words
    assert "4 shuffles are at least as clear" in words
    assert "chance alone could have done this" in said(shuffled(found(p=0.4)))[0]


def test_the_count_of_those_as_clear_stands_on_their_side_and_inside_of_the_mark():
    on_the_left = found().table.assign(as_far=lambda table: table["difference"].rank() <= 4)
    drawn = [
        shuffled(dataclasses.replace(found(), table=on_the_left, observed=far)).texts[-1]
        for far in (0.4, -0.4)
    ]
    assert {text.get_text() for text in drawn} == {"4 of 1,000\nat least as clear"}
    edge, inside = (text.get_position()[0] for text in drawn)
    assert edge == pytest.approx(0.02)
    assert edge < inside < 0.1
    none = found().table.assign(as_far=False)
    assert len(shuffled(dataclasses.replace(found(), table=none)).texts) == 1


def test_a_p_from_the_second_kind_of_shuffle_is_said():
    assert "these bars alone: p = .170" in said(shuffled(found(share=0.17)))[1]


def test_below_six_events_the_sheet_says_that_there_are_no_shuffles():
    axes = shuffled(few())
    assert said(axes)[0] == "Mine, Post: too few events to shuffle"
    assert "2 events cannot decide." in said(axes)[2]
    assert axes.texts[0].get_text() == "no shuffles"


def test_the_outlet_looks_as_in_every_other_figure():
    marks = [line for line in shuffled(found(outlets=("Aa", "Bb", "Post"))).lines if line.get_marker() == "^"]
    assert len(marks) == 1


@pytest.mark.parametrize("name", ["web", "paper", "slide"])
def test_untrusted_and_long_names_draw_in_every_style(name):
    with style(name):
        for outlet in (r"$\frac{1$ a\nb\u202ec", "The Very Long Name of an Evening Paper of Record " * 3):
            axes = shuffled(found(outlet=outlet, outlets=(outlet, "B")))
            axes.figure.draw_without_rendering()
            assert "\u202e" not in axes.figure.get_suptitle()


def test_a_dollar_in_a_name_is_a_dollar_in_the_title():
    assert r"\$1 Times:" in said(shuffled(found(outlet="$1 Times", outlets=("$1 Times", "B"))))[0]
    assert r"\\$" not in said(shuffled(found(outlet="$1 Times", outlets=("$1 Times", "B"))))[0]


def test_an_unknown_scale_is_an_error():
    with pytest.raises(SamestoryError, match='"difference" or "t"'):
        shuffled(found(), scale="z")


def test_the_caller_s_axes_are_used():
    own = mpl.figure.Figure(layout="constrained").subplots()
    assert shuffled(found(), ax=own) is own
    assert "chance is a poor explanation" in own.get_title(loc="left")
