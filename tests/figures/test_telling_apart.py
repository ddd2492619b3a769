"""The pictures of telling outlets apart say what the tables say."""

import warnings
from dataclasses import replace

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.figures import alt_of, learning_curve, show, style, telling_apart
from analysis.wording import number

mpl.use("agg")


@pytest.fixture(scope="module")
def told(cases):
    return sa.distinguish(cases, draws=99)


@pytest.fixture(scope="module")
def cannot(cases):
    few = cases.articles[cases.articles["event"] < "03"]
    return sa.distinguish(sa.read(few), draws=99)


def on_caller_s(figure, result):
    return figure(result, ax=Figure(layout="constrained").subplots())


def test_a_row_a_text_from_printed_to_masked(told):
    axes = on_caller_s(telling_apart, told)
    assert [tick.get_text() for tick in axes.get_yticklabels()] == list(told.table["text"])
    marks = [line for line in axes.lines if line.get_marker() in ("o", "D")]
    assert [float(line.get_xdata()[0]) for line in marks] == list(told.table["macro_f1"])


def test_chance_is_a_band_beside_every_row(told):
    bands = on_caller_s(telling_apart, told).collections
    assert len(bands) == len(told.table)
    box = bands[-1].get_paths()[0].get_extents()
    assert (box.x0, box.x1) == tuple(told.table[["chance", "chance_high"]].iloc[-1])


def test_what_is_not_beyond_chance_is_hollow_and_said(told):
    given = replace(told, table=told.table.assign(p=0.4))
    axes = on_caller_s(telling_apart, given)
    assert all(line.get_markerfacecolor() == "white" for line in axes.lines if line.get_marker() in "oD")
    assert "not shown to be distinguishable" in axes.get_title(loc="left")


def test_title_caption_and_words_hold_the_figures(told):
    axes = on_caller_s(telling_apart, told)
    last = told.table.iloc[-1]
    title = axes.get_title(loc="left").replace("\n", " ")
    assert f"{number(last['macro_f1'])} masked, chance {number(last['chance'])}" in title
    assert "the masks took" in axes.get_xlabel()
    assert alt_of(axes).count("95 % interval") == len(told.table)


def test_the_curve_has_both_texts_and_chance(told):
    axes = on_caller_s(learning_curve, told)
    printed = told.curve[told.curve["text"] == "as printed"]
    assert list(axes.lines[0].get_ydata()) == list(printed["macro_f1"])
    assert any("masked" in text.get_text() for text in axes.texts)
    assert any(text.get_text() == "names shuffled" for text in axes.texts)
    assert axes.get_title(loc="left").startswith("Masked, macro-F1 went from")


@pytest.mark.parametrize("figure", [telling_apart, learning_curve])
def test_too_few_events_are_said_and_nothing_is_drawn(figure, cannot):
    axes = on_caller_s(figure, cannot)
    assert "cannot say" in [text.get_text() for text in axes.texts]
    assert axes.get_title(loc="left").startswith("Too few events")


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("figure", [telling_apart, learning_curve])
def test_every_look_is_drawn_without_a_warning_and_small_enough_for_a_page(figure, look, told):
    with style(look), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(show(figure(told)).png) < 100_000


def test_text_from_data_stays_text(told):
    odd = replace(told, by=r"$\frac{1$", within="<b>\nevent", curve=pd.DataFrame(told.curve))
    assert show(telling_apart(odd)).png
