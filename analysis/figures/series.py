"""The picture of a series: a lane an outlet with its events, periods, smooth and changes over days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.series import Series
from analysis.figures.panels import days_between, lanes
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, outlet_styles
from analysis.wording import counted, listed, number, probability

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["series"]

MOST_OUTLETS = 8
LENGTH = {"day": 1, "week": 7, "2 weeks": 14}


def series(found: Series, *, ax: Axes | None = None, most: int = MOST_OUTLETS) -> Axes:
    """Draw a measure or a volume over time, a lane an outlet, all on one scale.

    Small dots are events (or days); hollow marks are means of periods with their 95 % interval, where six
    events make one; the curve is the smooth with its band; an upright line is a change that was found,
    dashed where a steady trend would do as well.

    Parameters
    ----------
    found : Series
        From ``sa.series``.
    ax : Axes, optional
    most : int
        Outlets to show, those with the most events.

    Returns
    -------
    Axes
    """
    table = found.table.sort_values(["events", "outlet"], ascending=[False, True]).head(most)
    outlets = sorted(table["outlet"])
    styles = outlet_styles(found.table["outlet"])
    axes = sheet(1.7 + 0.8 * len(outlets), ax)
    with drawing():
        panels = lanes(axes, len(outlets), gap=0.34)
        limits = _limits(found.points[found.points["outlet"].isin(outlets)]["value"])
        days = _span(found)
        for panel, outlet in zip(panels, outlets, strict=True):
            _frame(panel, found, styles[outlet], limits, days)
            _draw(panel, found, outlet, styles[outlet])
            _draw_changes(panel, found.changes[found.changes["outlet"] == outlet])
        for panel in panels[:-1]:
            panel.set_xticklabels([])
            panel.tick_params(axis="x", length=0)
            panel.spines["bottom"].set_visible(False)
        title, caption = _title(found), _caption(found, len(outlets))
        finish(axes, title=title, caption=caption, alt=_alt(found), mine=ax is None)
    return axes


def _limits(values: pd.Series) -> tuple[float, float]:
    """One scale for all lanes, zero on it."""
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    margin = 0.08 * (high - low or 1.0)
    return low - margin, high + margin


def _span(found: Series) -> tuple[str, str]:
    return str(found.points["date"].min()), str(found.points["date"].max())


def _day(dates: pd.Series) -> pd.Series:
    """Days since 1970."""
    return pd.Series(dates.to_numpy("datetime64[D]").astype(np.int64), index=dates.index)


def _frame(
    panel: Axes, found: Series, style: OutletStyle, limits: tuple[float, float], days: tuple[str, str]
) -> None:
    """The scale of a lane, its zero line and the outlet's name."""
    wide = not look().narrow
    ticks = days_between(*days, 6 if wide else 4)
    margin = 0.02 * (ticks[-1][0] - ticks[0][0]) + 0.5
    panel.set_xlim(ticks[0][0] - margin, ticks[-1][0] + margin)
    panel.set_ylim(*limits)
    panel.axhline(0, color=PALE, linewidth=0.9, zorder=1)
    panel.set_xticks([at for at, _ in ticks], [name for _, name in ticks])
    panel.locator_params(axis="y", nbins=3)
    row = found.table[found.table["outlet"] == style.name].iloc[0]
    name = f"{style.label(30, 1)} · {counted(row['events'], found.noun)}"
    size: dict[str, Any] = {"fontsize": 0.95 * look().text, "color": INK}
    panel.annotate(
        name, (0, 1), xytext=(3, 2), xycoords="axes fraction", textcoords="offset points", va="bottom", **size
    )


def _draw(panel: Axes, found: Series, outlet: str, style: OutletStyle) -> None:
    """Dots, smooth with band, and means of periods with their intervals."""
    scale = look().scale
    points = found.points[found.points["outlet"] == outlet]
    panel.scatter(
        *(_day(points["date"]), points["value"]), s=8 * scale, color=style.colour, alpha=0.5, linewidths=0
    )
    smooth = found.smooth[found.smooth["outlet"] == outlet]
    if len(smooth):
        day = _day(smooth["date"])
        panel.fill_between(day, smooth["low"], smooth["high"], color=style.colour, alpha=0.16, linewidth=0)
        panel.plot(day, smooth["smooth"], color=style.colour, linewidth=1.5 * scale)
    bins = found.bins[found.bins["outlet"] == outlet]
    bins = bins[bins["ci_low"].notna()]
    if found.every != "day" and len(bins):
        middle = _day(bins["start"]) + (LENGTH[found.every] - 1) / 2
        panel.vlines(middle, bins["ci_low"], bins["ci_high"], color=style.colour, linewidth=1.3 * scale)
        hollow: dict[str, Any] = {"marker": style.marker, "markersize": 5.5 * scale, "linestyle": "none"}
        hollow |= {"markerfacecolor": "white", "markeredgecolor": style.colour, "markeredgewidth": 1.3}
        panel.plot(middle, bins["mean"], zorder=4, **hollow)


def _draw_changes(panel: Axes, changes: pd.DataFrame) -> None:
    """An upright line between the last day before and the first day after each change."""
    for change in changes.to_dict("records"):
        ends = _day(pd.Series([change["last_before"], change["changed_at"]]))
        solid = change["shape"] == "step"
        panel.axvline(ends.mean(), color=INK, linewidth=1.1, linestyle="-" if solid else (0, (4, 2)))


def _title(found: Series) -> str:
    """The finding: who changed, and what stands against naming a day or a cause."""
    what = found.title
    what = f"{what[:1].upper()}{what[1:]}"
    if found.differences:
        what = f"{what} against the others"
    if not found.table["p"].notna().any():
        return f"{what}: too few {found.noun}s to decide whether anything changed"
    changes = found.changes
    if changes.empty:
        return f"{what}: no change is shown for any of {counted(len(found.table), 'outlet')}"
    names = list(dict.fromkeys(changes["outlet"]))
    who = listed(names) if len(names) < 3 else f"{len(names)} of {len(found.table)} outlets"
    told = f"{what}: {who} changed"
    if len(changes) == 1:
        change = changes.iloc[0]
        told += f" between {change['last_before']} and {change['changed_at']}"
    trend = ", but a steady trend would do as well" if (changes["shape"] != "step").any() else ""
    grade = found.validity
    doubt = f" (not supported: instrument {grade})" if grade not in ("", "validated") else ""
    return f"{told}{trend}{doubt}"


def _caption(found: Series, shown: int) -> str:
    """The unit, what marks mean, the instrument."""
    kind = "difference from the mean of the others" if found.differences else "level"
    grade = found.validity
    instrument = f" · instrument: {grade}" if grade else ""
    period = "" if found.every == "day" else f" · hollow: mean of a {found.every} with 95 % interval"
    most = f" · shown: {shown} of {len(found.table)}, the most {found.noun}s"
    return (
        f"{found.title}, {found.unit} · {kind} · dots: {found.noun}s{period} · curve: smooth "
        "with band · upright line: change beyond chance, dashed where a steady trend would do as well"
        f"{instrument}{most if shown < len(found.table) else ''}"
    )


def _alt(found: Series) -> str:
    """The picture in words: each outlet's mean and change."""
    said = []
    for _, row in found.table.iterrows():
        change = f", p of a change {probability(row['p'])}" if np.isfinite(row["p"]) else ""
        said.append(
            f"{row['outlet']} {number(row['mean'], signed=found.differences)} on average over "
            f"{counted(row['events'], found.noun)}{change}"
        )
    return f"{_title(found)}. {found.title}, {found.unit}: {'; '.join(said)}."
