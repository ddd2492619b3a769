"""Bars in columns: every bar has its words, its length and its start."""

import math

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from analysis.figures import style
from analysis.figures.columns import EDGE, Cell, draw_columns, most_columns, of_all, row_name
from analysis.figures.sheet import look
from analysis.figures.style import outlet_styles

mpl.use("agg")


def drawn(cells, columns=("one", "two")):
    axes = Figure().subplots()
    looks = outlet_styles(["A", "B"])
    draw_columns(axes, [("A", looks["A"]), ("B", looks["B"])], columns, cells)
    return axes


def bars(axes):
    """(start, width) of the bars on the tracks, from the first row."""
    return [(bar.get_x(), bar.get_width()) for bar in axes.patches if bar.get_zorder() == 2]


CELLS = [[Cell(0.5, "1 of 2"), Cell(0.0, "0 of 2")], [Cell(math.nan, "–"), Cell(1.0, "3 of 3", "dotted")]]


def test_a_bar_starts_at_its_column_and_is_as_long_as_its_share():
    assert bars(drawn(CELLS)) == [(0, pytest.approx(EDGE / 2)), (1, pytest.approx(EDGE))]


def test_every_cell_has_its_words_above_its_bar_also_where_no_bar_is():
    assert [text.get_text() for text in drawn(CELLS).texts] == ["1 of 2", "0 of 2", "–", "3 of 3"]


def test_a_share_of_nothing_has_no_pale_bar():
    assert len([bar for bar in drawn(CELLS).patches if bar.get_zorder() == 1]) == 3


def test_the_first_row_stands_on_top_and_headings_over_their_columns():
    axes = drawn(CELLS)
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["B", "A"]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["one", "two"]


def test_the_two_patterns_differ_and_only_supported_is_solid():
    axes = drawn([[Cell(1, "a", "striped"), Cell(1, "b", "filled")], [Cell(1, "c"), Cell(1, "d", "hollow")]])
    looks = [(bar.get_hatch(), bar.get_facecolor()[:3]) for bar in axes.patches if bar.get_zorder() == 2]
    assert looks[0][0] == "/////"
    assert looks[1][1] != (1.0, 1.0, 1.0)
    assert looks[3] == (None, (1.0, 1.0, 1.0))


def test_a_column_of_a_journal_has_fewer_columns():
    wide = most_columns()
    with style("paper"):
        assert look().narrow
        assert 3 <= most_columns() < wide


def test_counts_too_long_to_stand_above_a_bar_become_per_cent():
    assert of_all(12, 134) == "12 of 134"
    assert of_all(1107, 6765) == "16 %"


def test_names_from_data_are_harmless():
    name = "$x$\u202e\nz"
    assert row_name(outlet_styles([name])[name], "1 name") == "● \\$x\\$ z\n1 name"
