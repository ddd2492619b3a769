"""The picture of a comparison: each outlet against the mean of the others, by event and on average."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.sentences import SUPPORTED, unit_of
from analysis.errors import SamestoryError
from analysis.figures.outlets import most_present
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, label, outlet_styles, safe
from analysis.figures.wording import headline, interval, summary
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["alt_text", "differences", "overview", "rows_shown"]

MOST_OUTLETS, MOST_IN_PANEL = 16, 8
"""Outlets in a figure, and in a panel of the overview: those with the most events, and the figure says so."""
MOST_DOTS = 60
"""Above so many events their dots would hide the interval, which is then far narrower than their spread."""

_KEY = "Filled: supported. Hollow: not supported. Lines: 95 % intervals. Zero: the mean of the others."


def differences(
    comparison: Comparison, feature: str, *, ax: Axes | None = None, most: int = MOST_OUTLETS
) -> Axes:
    """Draw one feature: each outlet's difference from the mean of the others in the same events.

    The small dots are events (up to 60), the large mark is their mean, the line its 95 % interval. A
    filled mark is a supported difference, a hollow one is not supported; zero is "like the mean of
    the others".

    Parameters
    ----------
    comparison : Comparison
    feature : str
        A name in ``comparison.table``.
    ax : Axes, optional
        Where to draw; a new figure where none is given.
    most : int
        Outlets to show, those with the most events; the caption says so where there are more.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For a feature that was not compared.

    References
    ----------
    Cumming, G. & Finch, S. (2005). Inference by eye. American Psychologist 60(2).
    """
    every, rows = rows_shown(comparison, feature, most)
    styles = outlet_styles(comparison.table["outlet"])
    axes = sheet(1.5 + 0.52 * len(rows), ax)
    with drawing():
        _draw(axes, rows, comparison, styles)
        lines = rows.to_dict("records")
        names = [f"{styles[line['outlet']].label()}\n{counted(line['n_events'], 'event')}" for line in lines]
        axes.set_yticks(range(len(rows)), names)
        for y, line in enumerate(lines):
            words = number(line["difference"], signed=True)
            if not look().narrow:
                words += f"  {line['verdict']}"
            weight = "bold" if line["verdict"] == SUPPORTED else "normal"
            axes.annotate(words, (1.015, y), xycoords=("axes fraction", "data"), va="center", weight=weight)
        words = alt_text(comparison, feature)
        finish(axes, title=headline(every), caption=_caption(every, rows), alt=words, mine=ax is None)
    return axes


def overview(comparison: Comparison, features: Sequence[str] | None = None, *, columns: int = 4) -> Figure:
    """Draw every feature as a small panel, outlets in the same order in each, each in its own unit.

    Parameters
    ----------
    comparison : Comparison
    features : sequence of str, optional
        Which, in this order; all where none is given.
    columns : int
        Panels side by side; one in the column of a journal.

    Returns
    -------
    Figure

    Raises
    ------
    SamestoryError
        For a feature that was not compared.
    """
    from matplotlib.figure import Figure

    names = list(dict.fromkeys(comparison.table["feature"])) if features is None else list(features)
    styles = outlet_styles(comparison.table["outlet"])
    shown = most_present(comparison.table, MOST_IN_PANEL)
    # A column of a journal has no room for more than one.
    n_columns = 1 if look().narrow else min(columns, len(names))
    lines = math.ceil(len(names) / n_columns)
    text, scale = look().text, look().scale
    width = look().width if look().narrow else scale * (3.4 * n_columns + 1.1)
    above = replace(look(), width=width).wrapped(_above(comparison, len(shown)), size=1.1)
    height = lines * (0.85 + 0.2 * len(shown)) + 0.55 + 0.18 * above.count("\n")
    with drawing():
        figure = Figure(figsize=(width, scale * height), layout="constrained")
        panels = figure.subplots(lines, n_columns, squeeze=False)
        for position, panel in enumerate(panels.flat):
            if position >= len(names):
                panel.set_axis_off()
                continue
            rows = _rows_of(comparison, names[position]).set_index("outlet", drop=False)
            rows = rows.reindex(shown[::-1]).assign(outlet=shown[::-1])
            _draw(panel, rows, comparison, styles, events=False)
            first = position % n_columns == 0
            panel.set_yticks(
                range(len(shown)), [styles[o].label(20, 1) if first else "" for o in shown[::-1]]
            )
            panel.set_title(
                label(comparison.titles[names[position]], 38), loc="left", fontsize=text, weight="bold"
            )
            panel.set_xlabel(label(comparison.units[names[position]], 44), color=PALE, fontsize=0.98 * text)
            panel.tick_params(axis="x", labelsize=0.98 * text)
        figure.suptitle(above, x=0.01, ha="left", fontsize=1.1 * text)
    return figure


def _above(comparison: Comparison, shown: int) -> str:
    """What stands above the panels: the finding, how to read them, and which outlets they show."""
    few = shown < comparison.table["outlet"].nunique()
    most = f"\nThe {shown} {comparison.by}s with the most events; the table has all." if few else ""
    return f"{safe(summary(comparison))}\n{_KEY}{most}"


def alt_text(comparison: Comparison, feature: str) -> str:
    """Say in words what ``differences`` draws, for readers who do not see it.

    Returns
    -------
    str
        The finding, then each outlet's difference, interval, events and verdict.

    Raises
    ------
    SamestoryError
        For a feature that was not compared.
    """
    rows = _rows_of(comparison, feature).sort_values(["difference", "outlet"], ascending=[False, True])
    said = [
        f"{row['outlet']} {number(row['difference'], signed=True)}, "
        f"{interval(row['ci_low'], row['ci_high'])}, {counted(row['n_events'], 'event')}, {row['verdict']}"
        for row in rows.to_dict("records")
    ]
    unit = unit_of(rows.iloc[0])
    return f"{headline(rows)}. Differences from the mean of the others in {unit}: {'; '.join(said)}."


def _caption(every: pd.DataFrame, rows: pd.DataFrame) -> str:
    """The unit, then how to read the picture, then the instrument's standing and who is not shown."""
    unit = label(f"difference from the mean of the others, {unit_of(rows.iloc[0])}", 80)
    dots = "small dots: events · " if (rows["n_events"] <= MOST_DOTS).any() else ""
    key = f"{dots}line: 95 % interval · filled: supported · hollow: not supported"
    shown = "" if len(rows) == len(every) else f" · shown: {len(rows)} of {len(every)}, the most events"
    return f"{unit}\n{key}\ninstrument: {label(str(rows['validity'].iloc[0]), 60)}{shown}"


def rows_shown(comparison: Comparison, feature: str, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of a feature, and those that ``differences`` draws, from the lowest line up."""
    every = _rows_of(comparison, feature)
    rows = every[every["outlet"].isin(most_present(every, most))]
    return every, rows.sort_values(["difference", "outlet"], na_position="first")


def _rows_of(comparison: Comparison, feature: str) -> pd.DataFrame:
    rows = comparison.table[comparison.table["feature"] == feature]
    if rows.empty:
        known = ", ".join(dict.fromkeys(comparison.table["feature"].head(40)))
        raise SamestoryError(f'figures: "{feature}" was not compared. Compared were: {known}.')
    return rows


def _draw(
    axes: Axes,
    rows: pd.DataFrame,
    comparison: Comparison,
    styles: dict[str, OutletStyle],
    *,
    events: bool = True,
) -> None:
    """Zero line, dots of the events, intervals and marks, one row of ``rows`` a line from below."""
    axes.axvline(0, color=PALE, linewidth=0.9, zorder=1)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    # Set here, not left to the context: the axes may be the caller's, made before it.
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.tick_params(axis="y", length=0)
    axes.locator_params(axis="x", nbins=3 if look().narrow else 5)
    told = comparison.differences
    for y, row in enumerate(rows.to_dict("records")):
        style = styles[row["outlet"]]
        if events and row["n_events"] <= MOST_DOTS:
            mine = (told["feature"] == row["feature"]) & (told["outlet"] == row["outlet"])
            _draw_events(axes, told.loc[mine, "difference"], y, style)
        _draw_mean(axes, row, y, style)
    if not any(math.isfinite(value) for value in rows["difference"]):
        axes.annotate("no comparison", (0.5, 0.5), xycoords="axes fraction", ha="center", color=INK)


def _draw_mean(axes: Axes, row: Mapping[Hashable, Any], y: int, style: OutletStyle) -> None:
    """The interval, and the mark on it: filled where the difference is supported, else hollow."""
    if not math.isfinite(row["difference"]):
        return
    scale = look().scale
    if math.isfinite(row["ci_low"]):
        ends = [row["ci_low"], row["ci_high"]]
        axes.plot(ends, [y, y], color=style.colour, linewidth=1.6 * scale, zorder=3)
    axes.plot(
        [row["difference"]],
        [y],
        marker=style.marker,
        markersize=7.5 * scale,
        markerfacecolor=style.colour if row["verdict"] == SUPPORTED else "white",
        markeredgecolor=style.colour,
        markeredgewidth=1.5,
        linestyle="none",
        zorder=4,
    )


def _draw_events(axes: Axes, values: pd.Series, y: int, style: OutletStyle) -> None:
    """The events of one row as small dots, spread a little so that they do not hide one another."""
    spread = 0.16 * np.sin(np.arange(len(values)) * 2.4)
    axes.scatter(
        values, y + spread, s=9 * look().scale, color=style.colour, alpha=0.5, linewidths=0, zorder=2
    )
