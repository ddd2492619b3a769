"""The power curve stands at the table's shares, and its title at the smallest difference."""

import math
from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from analysis.compare.power import Power
from analysis.figures import alt_of, power_curve, style

mpl.use("agg")

NAMED = ("mine.words", "Mine", "per 100 words")


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def power(n_events=8, tried=(6, 8, 12, 20, 30, 50, 100), outlet="Post", simulated=None):
    rows, smallest = [], []
    for n in tried:
        least = 1 / math.sqrt(n)
        for difference in np.linspace(0, 3 * least, 9):
            share = float(min(0.05 + 0.75 * difference / least, 1.0))
            rows.append((difference, n, share, max(share - 0.04, 0.0), min(share + 0.04, 1.0)))
        smallest.append((n, least if simulated is None else simulated, 1.02 * least))
    table = pd.DataFrame(rows, columns=["difference", "n_events", "power", "low", "high"])
    reached = pd.DataFrame(smallest, columns=["n_events", "simulated", "formula"])
    needed = pd.DataFrame({"difference": [0.5], "n_events": [12.0]})
    return Power(table, reached, needed, *NAMED, outlet, "outlet", "event", n_events, 500, 1)


def nothing():
    given = power(n_events=3)
    empty = [frame.head(0) for frame in (given.table, given.smallest, given.needed)]
    return Power(*empty, *NAMED, "Post", "outlet", "event", 3, 500, 1, ("3 events cannot decide.",))


def test_the_bold_curve_is_the_corpus_s_own_number_of_events_with_its_intervals():
    axes = power_curve(power())
    own = next(line for line in axes.lines if line.get_marker() == "o")
    rows = power().table.query("n_events == 8")
    assert own.get_xdata() == pytest.approx(rows["difference"])
    assert own.get_ydata() == pytest.approx(rows["power"])
    bars = axes.containers[0].lines[2][0].get_segments()
    assert [bar[0, 1] for bar in bars] == pytest.approx(list(rows["low"]))
    assert [bar[1, 1] for bar in bars] == pytest.approx(list(rows["high"]))


def test_the_mark_lies_on_the_80_percent_line_at_the_smallest_difference():
    mark = next(line for line in power_curve(power()).lines if line.get_marker() == "D")
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == pytest.approx((1 / math.sqrt(8), 0.8))


def test_other_curves_are_at_most_four_and_say_their_number_of_events():
    names = {text.get_text() for text in power_curve(power()).texts}
    assert names == {"80 %", "6", "12", "30", "100", "8 events"}


def test_title_caption_and_words_say_the_smallest_difference_and_where_it_comes_from():
    axes = power_curve(power())
    title = axes.figure.get_suptitle().replace("\n", " ")
    assert title == "Mine, Post: 8 events could have shown a difference of 0.35 or more"
    assert "500 simulated corpora" in axes.figure.get_supxlabel().replace("\n", " ")
    assert "100 events: 0.10" in alt_of(axes)


def test_without_a_simulated_smallest_difference_the_formula_s_stands_in():
    title = power_curve(power(simulated=math.nan)).figure.get_suptitle()
    assert "0.36" in title


def test_where_nothing_was_simulated_the_sheet_says_why():
    axes = power_curve(nothing())
    assert "no power from 3 events" in axes.figure.get_suptitle()
    assert "3 events cannot decide." in axes.figure.get_supxlabel()
    assert "3 events cannot decide." in alt_of(axes)


def test_beyond_what_is_simulated_only_the_formula_s_mark_is_drawn():
    given = power(2_000, (6, 100, 2_000), simulated=math.nan)
    axes = power_curve(replace(given, table=given.table.query("n_events < 2_000")))
    assert next(line for line in axes.lines if line.get_marker() == "D").get_xdata()[0] > 0


@pytest.mark.parametrize("name", ["web", "paper", "slide"])
@pytest.mark.parametrize(("n", "tried"), [(6, (6, 8, 12)), (463, (6, 100, 463)), (8, (8,))])
def test_any_number_of_events_and_any_name_draws(name, n, tried):
    with style(name):
        axes = power_curve(power(n, tried, outlet="The $1 Evening Paper\nof \u202eRecord " * 3))
        axes.figure.draw_without_rendering()


def test_the_caller_s_axes_are_used():
    own = mpl.figure.Figure(layout="constrained").subplots()
    assert power_curve(power(outlet=""), ax=own) is own
    assert "any outlet" in own.get_title(loc="left")
