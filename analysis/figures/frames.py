"""Which frames an outlet's articles hold more cues of: a row a frame, a column an outlet."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.sentences import SUPPORTED, TOO_FEW, title_of, unit_of
from analysis.errors import SamestoryError, expect
from analysis.figures.grades import write_grades
from analysis.figures.outlets import most_present, written_upwards
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, label, outlet_styles
from analysis.figures.wording import interval
from analysis.wording import capitalised, counted, listed, lowered, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["frames"]

MOST_COLUMNS, MOST_NARROW = 12, 6
"""Outlets side by side on a page and in a narrow figure: those with the most events."""
_ROOMY = 7.0
"""Inches, for letters of a web page, below which a column has room for its zero only."""
_HALF = 0.44
"""Half the width of a column, as a share of the distance between two."""


def frames(comparison: Comparison, which: str | Sequence[str] = "frames", *, ax: Axes | None = None) -> Axes:
    """Draw the frames of one family, or any features of one unit: each outlet against the others.

    A column is one outlet with a zero line of its own, "as the mean of the others in the same events"; to
    the right more sentences (or words) with cues of the frame, to the left fewer. All columns have the same
    scale, so a column read downwards is the profile of an outlet and a row read across is one frame. Filled:
    supported; hollow: not. The lines are 95 % intervals; the words on the right say how far the instrument
    is validated. Cues of a frame are not the frame.

    Parameters
    ----------
    comparison : Comparison
    which : str or sequence of str
        A family ("frames", "policy", "moral", "war_peace") or names in ``comparison.table``. Features of
        another unit than the first are left out of a family, and the caption says so.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For a family or feature that was not compared, or features of different units asked for by name.
    """
    expect("figures", comparison, Comparison, "Pass what sa.compare gives.")
    rows, left_out = _rows(comparison, which)
    outlets = most_present(comparison.table, MOST_NARROW if look().narrow else MOST_COLUMNS)
    table = comparison.table
    shown = table[table["feature"].isin(rows) & table["outlet"].isin(outlets)]
    told = {(cell["feature"], cell["outlet"]): cell for cell in shown.to_dict("records")}
    scale, styles = _scale(shown), outlet_styles(table["outlet"])
    axes = sheet(2.0 + 0.3 * len(rows) + (1.0 if written_upwards(outlets) else 0), ax)
    with drawing():
        _frame(axes, [comparison.titles[feature] for feature in rows], outlets, styles, scale)
        for y, feature in enumerate(rows):
            for x, outlet in enumerate(outlets):
                _draw_cell(axes, x, y, told.get((feature, outlet)), style=styles[outlet], scale=scale)
        grades = shown.drop_duplicates("feature").set_index("feature")["validity"]
        write_grades(axes, [str(grades[feature]) for feature in rows], at=range(len(rows)))
        caption = _caption(comparison, shown, left_out, scale)
        words = _alt(told, rows, outlets)
        finish(axes, title=_title(shown, rows), caption=caption, alt=words, mine=ax is None)
    return axes


def _rows(comparison: Comparison, which: str | Sequence[str]) -> tuple[list[str], list[str]]:
    """The features to draw from above, and those of the family that have another unit."""
    compared = list(dict.fromkeys(comparison.table["feature"]))
    asked = [which] if isinstance(which, str) else list(dict.fromkeys(which))
    family = [name for name in compared if isinstance(which, str) and name.partition(".")[0] == which]
    rows = family or asked
    for name in rows:
        if name not in compared:
            known = ", ".join(dict.fromkeys(feature.partition(".")[0] for feature in compared))
            raise SamestoryError(
                f'figures: "{name}" was not compared. Families that were: {known}. Name one of them, or '
                "features of comparison.table."
            )
    units = comparison.units
    odd = [name for name in rows if units[name] != units[rows[0]]]
    if odd and not family:
        raise SamestoryError(
            f'figures: "{odd[0]}" is measured in {units[odd[0]]}, "{rows[0]}" in {units[rows[0]]}: they '
            "cannot share a scale. Draw them apart, or use figures.heat_map."
        )
    return [name for name in rows if name not in odd], odd


@dataclass(frozen=True)
class _Scale:
    """The values at the left and right edge of every column, and the step between numbers below it."""

    low: float
    high: float
    step: float

    def place(self, x: int, value: float) -> float:
        """Where a value stands in column ``x``."""
        return x + _HALF * (2 * (value - self.low) / (self.high - self.low) - 1)


def _scale(shown: pd.DataFrame) -> _Scale:
    """Round edges that hold zero and every difference and interval."""
    values = shown[["difference", "ci_low", "ci_high"]].to_numpy(float)
    values = values[np.isfinite(values)]
    low, high = (min(values.min(), 0.0), max(values.max(), 0.0)) if len(values) else (0.0, 0.0)
    if high == low:
        return _Scale(-1.0, 1.0, 1.0)
    rough = (high - low) / 2.5
    power = 10.0 ** math.floor(math.log10(rough))
    step = max(size * power for size in (1, 2, 5) if size * power <= rough)
    edge = step / 4
    return _Scale(math.floor(low / edge - 0.5) * edge, math.ceil(high / edge + 0.5) * edge, step)


def _frame(
    axes: Axes,
    titles: Sequence[str],
    outlets: Sequence[str],
    styles: Mapping[str, OutletStyle],
    scale: _Scale,
) -> None:
    """Columns with their zero lines and numbers, names of outlets above and of frames to the left."""
    wide, upwards = not look().narrow, written_upwards(outlets)
    axes.set_xlim(-0.5, len(outlets) - 0.5)
    axes.set_ylim(len(titles) - 0.5, -0.5)
    for x in range(len(outlets)):
        axes.axvspan(x - _HALF, x + _HALF, color="#f3f4f6", linewidth=0, zorder=0)
        axes.axvline(scale.place(x, 0), color=PALE, linewidth=0.9, zorder=1)
    few = upwards or look().width / look().scale < _ROOMY
    values = [0.0] if few else [-scale.step, 0.0, scale.step]
    inside = [value for value in values if scale.low <= value <= scale.high]
    at = [scale.place(x, value) for x in range(len(outlets)) for value in inside]
    axes.set_xticks(at, [_tick(value) for value in inside] * len(outlets))
    axes.tick_params(length=0, labelsize=0.8 * look().text, colors=PALE)
    names = [title.removeprefix("Policy frame cues: ").removeprefix("Moral words: ") for title in titles]
    axes.set_yticks(range(len(titles)), [label(capitalised(name), 30 if wide else 20) for name in names])
    axes.tick_params(axis="y", labelsize=look().text, colors=INK)
    width = 22 if upwards else max(8, (60 if wide else 28) // len(outlets))
    for x, outlet in enumerate(outlets):
        glyph = styles[outlet].glyph
        axes.annotate(
            f"{glyph} {styles[outlet].label(width)}"
            if upwards
            else f"{styles[outlet].label(width)}\n{glyph}",
            (x, 1.0),
            xytext=(0, 4 * look().scale),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            ha="center",
            va="bottom",
            rotation=90 if upwards else 0,
            color=styles[outlet].colour,
        )
    axes.spines["bottom"].set_visible(False)


def _draw_cell(
    axes: Axes,
    x: int,
    y: int,
    cell: Mapping[Hashable, Any] | None,
    *,
    style: OutletStyle,
    scale: _Scale,
) -> None:
    """One outlet's difference in one frame: the interval and the mark, filled where it is supported."""
    if cell is None or not math.isfinite(cell["difference"]):
        axes.text(x, y, "–", ha="center", va="center", color=PALE)
        return
    size, supported = look().scale, cell["verdict"] == SUPPORTED
    if math.isfinite(cell["ci_low"]):
        ends = [scale.place(x, cell[end]) for end in ("ci_low", "ci_high")]
        axes.plot(ends, [y, y], color=style.colour, linewidth=1.6 * size, zorder=3)
    axes.plot(
        [scale.place(x, cell["difference"])],
        [y],
        marker=style.marker,
        markersize=(6.5 if supported else 4.5) * size,
        markerfacecolor=style.colour if supported else "white",
        markeredgecolor=style.colour,
        markeredgewidth=1.1 * size,
        linestyle="none",
        zorder=4,
    )


def _title(shown: pd.DataFrame, rows: Sequence[str]) -> str:
    """Who differs in which frame where that is supported; else that nobody does, or why not."""
    held = shown[shown["verdict"] == SUPPORTED]
    among = counted(len(shown), "difference")
    if held.empty:
        if (shown["verdict"] == TOO_FEW).all():
            return f"{counted(len(rows), 'frame')}: too few events to decide"
        return f"None of {among} in {counted(len(rows), 'frame')} is supported"
    if len(held) > 2:
        return f"{len(held)} of {among} in {counted(len(rows), 'frame')} are supported"
    said = [
        f"{row['outlet']} {'above' if row['difference'] > 0 else 'below'} the others in "
        f"{lowered(title_of(row))}"
        for row in held.to_dict("records")
    ]
    return f"{listed(said)} (supported): {len(held)} of {among}"


def _caption(comparison: Comparison, shown: pd.DataFrame, left_out: Sequence[str], scale: _Scale) -> str:
    """The unit and the scale, how to read a mark, then what is not shown."""
    unit = unit_of(shown.iloc[0])
    low, high = int(shown["n_events"].min()), int(shown["n_events"].max())
    events = counted(high, "event") if low == high else f"{low} to {counted(high, 'event')}"
    first = (
        f"difference from the mean of the others, {unit}; every column from {number(scale.low)} to "
        f"{number(scale.high, signed=True)} · {events}"
    )
    key = "line: 95 % interval · filled: supported · hollow: not supported · right: the instrument"
    others = comparison.table["outlet"].nunique() - shown["outlet"].nunique()
    away = [
        *(comparison.titles[name] for name in left_out),
        *([counted(others, comparison.by)] if others else []),
    ]
    return f"{first}\n{key}" + (f"\nnot shown: {listed(away)}" if away else "")


def _alt(
    told: Mapping[tuple[Any, Any], Mapping[Hashable, Any]], rows: Sequence[str], outlets: Sequence[str]
) -> str:
    """The figure in words: each frame with its instrument, each outlet's difference and verdict."""
    lines = []
    for feature in rows:
        cells = [told[feature, outlet] for outlet in outlets if (feature, outlet) in told]
        said = [
            f"{cell['outlet']} {number(cell['difference'], signed=True)}, "
            f"{interval(cell['ci_low'], cell['ci_high'])}, {cell['verdict']}"
            for cell in cells
        ]
        lines.append(f"{title_of(cells[0])} ({cells[0]['validity']}): {'; '.join(said)}")
    frame = pd.DataFrame(list(told.values()))
    unit = unit_of(frame.iloc[0])
    return f"{_title(frame, rows)}. Differences from the mean of the others in {unit}. {'. '.join(lines)}."


def _tick(value: float) -> str:
    """A number below a column, short."""
    return f"{value:+g}".replace("-", "−") if value else "0"
