"""The picture of headline against body: a slope an outlet, and its gap with the interval beside it."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.compare.headline_gap import HeadlineGap
from analysis.figures.panels import columns, spread
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, outlet_styles
from analysis.figures.wording import interval
from analysis.wording import counted, listed, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["slope"]

MOST_OUTLETS = 12
HEADLINE, BODY = 0.0, 1.0

Row = dict[Hashable, Any]


def slope(found: HeadlineGap, *, ax: Axes | None = None, most: int = MOST_OUTLETS) -> Axes:
    """Draw each outlet's line from its headlines to its texts, and the gap between the two.

    Left: a line an outlet, from the value of its headlines to that of its texts. Right: the gap with its
    95 % interval over events; zero is a headline like its own text. Marks are hollow: a gap has its
    interval and its instrument, but other choices were not tried on it.

    Parameters
    ----------
    found : HeadlineGap
        From ``sa.headline_gap``.
    ax : Axes, optional
    most : int
        Outlets to show, those with the most events.

    Returns
    -------
    Axes
    """
    rows = found.table.sort_values(["events", "outlet"], ascending=[False, True]).head(most)
    rows = rows.sort_values(["body", "gap", "outlet"], kind="stable")
    styles = outlet_styles(found.table["outlet"])
    axes = sheet(1.9 + 0.36 * max(len(rows), 3), ax)
    with drawing():
        wide = not look().narrow
        shares = [0.36, 0.30, 0.34] if wide else [0.27, 0.41, 0.32]
        left, middle, right = columns(axes, shares)
        lines = rows.to_dict("records")
        places = _draw_slopes(left, middle, lines, styles)
        _draw_gaps(right, lines, places, styles, ylim=left.get_ylim())
        finish(
            axes,
            title=_title(found),
            caption=_caption(found, len(rows)),
            alt=_alt(found),
            mine=ax is None,
        )
    return axes


def _draw_slopes(left: Axes, middle: Axes, lines: list[Row], styles: dict[str, OutletStyle]) -> list[float]:
    """The slopes, and the names beside their ends; gives the height of each name."""
    values = [value for line in lines for value in (line["headline"], line["body"]) if math.isfinite(value)]
    low, high = min([0.0, *values]), max([0.0, *values])
    high = high if high > low else low + 0.1
    margin = 0.08 * (high - low)
    for panel in (left, middle):
        panel.set_ylim(low - margin, high + margin)
    scale = look().scale
    for line in lines:
        style = styles[line["outlet"]]
        ends = [line["headline"], line["body"]]
        left.plot([HEADLINE, BODY], ends, color=style.colour, linewidth=1.5 * scale, zorder=2)
        left.plot([HEADLINE, BODY], ends, **_hollow(style), zorder=3)
    left.set_xlim(-0.15, 1.1)
    left.set_xticks([HEADLINE, BODY], ["headline", "text"])
    left.locator_params(axis="y", nbins=5)
    left.grid(axis="y", color=PALE, alpha=0.25, linewidth=0.6)
    places = spread(
        [line["body"] for line in lines],
        (high - low + 2 * margin) / max(len(lines), 1),
        low - margin / 2,
        high + margin / 2,
    )
    middle.set_axis_off()
    middle.set_xlim(0, 1)
    for line, place in zip(lines, places, strict=True):
        colour = styles[line["outlet"]].colour
        middle.plot([-0.05, 0.1], [line["body"], place], color=colour, linewidth=0.7, clip_on=False)
        name = styles[line["outlet"]].label(19 if look().narrow else 24, 1)
        words = f"{name}\n{counted(line['events'], 'event')}"
        middle.text(0.13, place, words, va="center", color=INK, fontsize=0.95 * look().text, linespacing=1.05)
    return places


def _draw_gaps(
    right: Axes,
    lines: list[Row],
    places: list[float],
    styles: dict[str, OutletStyle],
    *,
    ylim: tuple[float, float],
) -> None:
    """The gaps with their intervals, each at the height of its name."""
    right.set_ylim(ylim)
    right.axvline(0, color=PALE, linewidth=0.9, zorder=1)
    for line, place in zip(lines, places, strict=True):
        style = styles[line["outlet"]]
        if math.isfinite(line["ci_low"]):
            ends = [line["ci_low"], line["ci_high"]]
            right.plot(ends, [place, place], color=style.colour, linewidth=1.6 * look().scale, zorder=2)
        right.plot([line["gap"]], [place], **_hollow(style), zorder=3)
    right.set_yticks([])
    right.locator_params(axis="x", nbins=4)
    right.margins(x=0.12)
    right.set_title("headline less text", fontsize=0.95 * look().text, loc="left")


def _hollow(style: OutletStyle) -> dict[str, Any]:
    """The look of a mark that no verdict fills."""
    return {
        "marker": style.marker,
        "markersize": 6.5 * look().scale,
        "markerfacecolor": "white",
        "markeredgecolor": style.colour,
        "markeredgewidth": 1.4,
        "linestyle": "none",
    }


def _title(found: HeadlineGap) -> str:
    """The finding: whose gap differs from the others', and why it is not a supported difference."""
    table, what = found.table, found.title
    if not table["p"].notna().any():
        return f"{what}, headline against text: too few events to decide"
    sure = found.apart
    if sure.empty:
        return f"{what}: no outlet's gap between headline and text stands apart from the others'"
    why = "other choices not tried" if found.validity == "validated" else f"instrument {found.validity}"
    if len(sure) > 2:
        return f"{what}: {len(sure)} of {len(table)} outlets' gaps stand apart, not supported ({why})"
    told = []
    for side, rows in (("above", sure["difference"] > 0), ("below", sure["difference"] < 0)):
        names = sure.loc[rows, "outlet"].tolist()
        if names:
            told.append(f"{'gap' if len(names) == 1 else 'gaps'} of {listed(names)} {side}")
    return f"{what}: {listed(told)} the others', not supported ({why})"


def _caption(found: HeadlineGap, shown: int) -> str:
    """The unit, how to read it, the instrument."""
    articles = counted(int(found.articles["gap"].notna().sum()), "article")
    left = "" if shown == len(found.table) else f" · shown: {shown} of {len(found.table)}, the most events"
    return (
        f"{found.unit}\nmean over events · line on the right: 95 % interval of the gap · zero: a headline "
        f"like its text\nhollow: not supported, choices not tried · instrument: {found.validity} on texts, "
        f"not tried on headlines · {articles}{left}"
    )


def _alt(found: HeadlineGap) -> str:
    """The picture in words, the widest gap first."""
    rows = found.table.sort_values(["gap", "outlet"], ascending=[False, True])
    said = [
        f"{row['outlet']} headline {number(row['headline'])}, text {number(row['body'])}, gap "
        f"{number(row['gap'], signed=True)}, {_interval(row)}, {counted(row['events'], 'event')}"
        for _, row in rows.iterrows()
    ]
    return f"{_title(found)}. In {found.unit}: {'; '.join(said)}."


def _interval(row: pd.Series) -> str:
    """An interval, or why there is none."""
    if row["events"] >= 6 and not math.isfinite(row["ci_low"]):
        return "no variation"
    return interval(row["ci_low"], row["ci_high"])
