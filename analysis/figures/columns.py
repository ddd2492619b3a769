"""Bars in columns: a table of shares drawn as it is read, one row an outlet, one column a kind."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.figures.sheet import look
from analysis.figures.style import INK, OutletStyle, label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Cell", "draw_columns", "most_columns", "of_all", "row_name", "rows_height"]

Fill = Literal["filled", "striped", "dotted", "hollow"]
HATCHES = {"striped": "/////", "dotted": "...."}

TRACK, EDGE = "#eceef0", 0.88
"""The pale bar behind each bar, and how much of its column a whole (100 %) takes."""
HEADING_LETTERS = 12
"""Letters of a heading that must fit beside its neighbour's: "politicians" has eleven."""
MOST_LETTERS = 9
"""Letters above a bar: "12 of 134"."""
NAME_LETTERS = 26
NARROW_NAME_LETTERS = 16


@dataclass(frozen=True)
class Cell:
    """One bar: its share of the whole, the words above it, and how it is filled.

    Attributes
    ----------
    share : float
        0 to 1; NaN, a share of nothing, draws neither bar nor pale bar.
    words : str
        "6 of 9".
    fill : {"filled", "striped", "dotted", "hollow"}
        Filled is kept for what is supported.
    """

    share: float
    words: str
    fill: Fill = "filled"


def draw_columns(
    axes: Axes,
    rows: Sequence[tuple[str, OutletStyle]],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
) -> None:
    """Draw a table of bars, the first row on top; every bar starts at its column's left edge.

    Bars of one column share a start, so they can be compared by eye; the number stands above its bar, so
    that nothing rests on judging lengths (Cleveland and McGill 1984).

    Parameters
    ----------
    axes : Axes
    rows : sequence of (str, OutletStyle)
        The name of each row, ready to be printed, and its colour and marker.
    columns : sequence of str
        Headings.
    cells : sequence of sequences of Cell
        A row's cells, as many as columns.

    References
    ----------
    Cleveland, W. S. & McGill, R. (1984). Graphical perception. Journal of the American Statistical
    Association 79(387).
    """
    last = len(rows) - 1
    axes.set_ylim(-0.5, last + 0.42)
    axes.set_xlim(-0.08, max(len(columns), 1))
    axes.spines[["left", "right", "top", "bottom"]].set_visible(False)
    for place, (_, style) in enumerate(rows):
        for column, cell in enumerate(cells[place]):
            _draw_cell(axes, column, last - place, cell, style)
    middles = [column + EDGE / 2 for column in range(len(columns))]
    letters = HEADING_LETTERS - 1 if len(columns) >= most_columns() - 1 else HEADING_LETTERS + 6
    axes.xaxis.tick_top()
    axes.set_xticks(middles, [label(name, letters, 3) for name in columns])
    axes.set_yticks(range(len(rows)), [name for name, _ in reversed(rows)])
    axes.tick_params(length=0, labelsize=look().text, colors=INK)
    axes.tick_params(axis="x", labelsize=0.9 * look().text)


def _draw_cell(axes: Axes, column: int, y: int, cell: Cell, style: OutletStyle) -> None:
    """The track, the bar on it and the words above it."""
    low, high = y - 0.36, 0.26
    if math.isfinite(cell.share):
        axes.barh(low, EDGE, high, left=column, align="edge", color=TRACK, zorder=1)
    small = 0.9 * look().text
    axes.annotate(cell.words, (column, y + 0.02), va="bottom", ha="left", fontsize=small, color=INK)
    if not math.isfinite(cell.share) or cell.share <= 0:
        return
    axes.barh(
        low,
        cell.share * EDGE,
        high,
        left=column,
        align="edge",
        facecolor=style.colour if cell.fill == "filled" else "white",
        edgecolor=style.colour,
        hatch=HATCHES.get(cell.fill),
        linewidth=1.1 * look().scale,
        zorder=2,
    )


def of_all(count: int, of: int) -> str:
    """A share as a count of all, in per cent where the counts are too long to stand above a bar.

    >>> of_all(6, 9), of_all(1107, 6765), of_all(0, 0)
    ('6 of 9', '16 %', '–')
    """
    if of == 0:
        return "–"
    words = f"{count:,} of {of:,}"
    return words if len(words) <= MOST_LETTERS else f"{count / of:.0%}".replace("%", " %")


def most_columns() -> int:
    """How many columns the sheet has room for beside the names, three at least.

    >>> most_columns()
    8
    """
    now = look()
    letter = 0.56 * now.text / 72
    room = now.width - _name_letters() * letter
    return max(3, int(room / (HEADING_LETTERS * 0.9 * letter + 0.05)))


def row_name(style: OutletStyle, below: str) -> str:
    """A row's name with its marker, and under it in how much it rests.

    >>> from analysis.figures.style import outlet_styles
    >>> row_name(outlet_styles(["Post"])["Post"], "9 names")
    '● Post\\n9 names'
    """
    return f"{style.glyph} {style.label(_name_letters())}\n{label(below, _name_letters(), 1)}"


def rows_height(rows: int) -> float:
    """Inches that a figure of so many rows takes on a web page."""
    return 1.75 + 0.56 * max(rows, 1)


def _name_letters() -> int:
    return NARROW_NAME_LETTERS if look().narrow else NAME_LETTERS
