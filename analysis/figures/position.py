"""The picture of places in the text: the share of marks in each tenth, a lane an outlet."""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.positions import Positions
from analysis.figures.panels import lanes
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, outlet_styles
from analysis.figures.wording import interval
from analysis.wording import counted, listed, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["position"]

MOST_OUTLETS = 12
EVEN = 0.1
"""The share of each tenth if marks were spread evenly."""


def position(found: Positions, *, ax: Axes | None = None, most: int = MOST_OUTLETS) -> Axes:
    """Draw where in the text an outlet's marks stand: bars for tenths, from the top to the end.

    The dashed line is a tenth of the marks in each tenth of the text; the mark above the bars is the mean
    place with its 95 % interval over events. With fewer than six events each mark is a stroke of its own.

    Parameters
    ----------
    found : Positions
        From ``sa.positions``.
    ax : Axes, optional
    most : int
        Outlets to show, those with the most marks.

    Returns
    -------
    Axes
    """
    table = found.table
    rows = table.sort_values(["marks", "outlet"], ascending=[False, True]).head(most)
    few = rows["events"] < FEWEST_EVENTS
    rows = rows.assign(few=few).sort_values(["few", "mean", "outlet"], kind="stable")
    styles = outlet_styles(table["outlet"])
    axes = sheet(1.6 + 0.62 * len(rows), ax)
    shares = found.tenths.pivot(index="outlet", columns="tenth", values="share")
    with drawing():
        top = float(np.nanmax([EVEN, *shares.loc[rows.loc[~rows["few"], "outlet"]].to_numpy().ravel()]))
        panels = lanes(axes, len(rows), gap=0.3)
        for panel, row in zip(panels, rows.to_dict("records"), strict=True):
            style = styles[row["outlet"]]
            _frame(panel, row, top, style)
            if row["few"]:
                _draw_marks(panel, found.places.loc[found.places["outlet"] == row["outlet"], "place"], style)
            else:
                _draw_tenths(panel, row, shares.loc[row["outlet"]].to_numpy(float), style)
        for panel in panels[:-1]:
            panel.set_xticklabels([])
        title, caption = _title(found), _caption(found, len(rows))
        finish(axes, title=title, caption=caption, alt=_alt(found), mine=ax is None)
    return axes


def _frame(panel: Axes, row: dict[Hashable, Any], top: float, style: OutletStyle) -> None:
    """The scale of a lane and the name beside it."""
    panel.set_xlim(0, 1)
    panel.set_ylim(0, 1.45 * top)
    panel.axhline(EVEN, color=PALE, linewidth=0.8, linestyle=(0, (4, 3)), zorder=0)
    panel.set_xticks([0, 0.25, 0.5, 0.75, 1], ["top 0", "", "0.5", "", "1 end"])
    marks = counted(row["marks"], "mark")
    name = f"{style.label(22, 1)}\n{marks}, {row['with_marks']} of {row['articles']} articles"
    panel.set_yticks([0.8 * top], [name])
    panel.tick_params(axis="y", length=0, labelcolor=INK)


def _draw_tenths(
    panel: Axes, row: dict[Hashable, Any], shares: NDArray[np.float64], style: OutletStyle
) -> None:
    """Bars for tenths, and above them the mean place with its interval."""
    shown: dict[str, Any] = {"width": 0.094, "align": "edge", "edgecolor": style.colour, "linewidth": 0.8}
    panel.bar(np.arange(10) / 10 + 0.003, shares, color=f"{style.colour}55", **shown)
    high = 0.88 * panel.get_ylim()[1]
    if math.isfinite(row["ci_low"]):
        ends = [max(row["ci_low"], 0), min(row["ci_high"], 1)]
        panel.plot(ends, [high, high], color=style.colour, linewidth=1.5 * look().scale)
    panel.plot(
        [row["mean"]],
        [high],
        marker=style.marker,
        markersize=6 * look().scale,
        markerfacecolor="white",
        markeredgecolor=style.colour,
        markeredgewidth=1.3,
        linestyle="none",
    )


def _draw_marks(panel: Axes, places: pd.Series, style: OutletStyle) -> None:
    """Single marks as strokes: too few events for shares and a mean."""
    panel.vlines(places, 0, 0.55 * panel.get_ylim()[1], color=style.colour, linewidth=1.2 * look().scale)


def _title(found: Positions) -> str:
    """The finding: whose place differs from the others'."""
    table = found.table
    if not table["p"].notna().any():
        return f"{found.what}, place in the text: too few events to decide"
    sure = found.apart
    if sure.empty:
        return f"{found.what}: no outlet's place in the text stands apart from the others'"
    why = "other choices not tried" if found.validity == "validated" else f"instrument {found.validity}"
    if len(sure) > 2:
        return f"{found.what}: {len(sure)} of {len(table)} outlets' places stand apart, not supported ({why})"
    sides = [
        f"{row['outlet']} nearer to the {'end' if row['difference'] > 0 else 'top'}"
        for _, row in sure.iterrows()
    ]
    return f"{found.what}: {listed(sides)} than the others, not supported ({why})"


def _caption(found: Positions, shown: int) -> str:
    """What bars and marks are, and the instrument."""
    left = "" if shown == len(found.table) else f" · shown: {shown} of {len(found.table)}, the most marks"
    return (
        "place in the text, from its first word to its end · bars: share of the outlet's marks in each tenth "
        "(dashed: 10 %, spread evenly)\n"
        "hollow mark: mean place with its 95 % interval over events, not supported (choices not tried)\n"
        f"strokes: single marks, where there are fewer than {FEWEST_EVENTS} events · instrument: "
        f"{found.validity}{left}"
    )


def _alt(found: Positions) -> str:
    """The picture in words, the nearest to the top first."""
    said = []
    for _, row in found.table.sort_values(["mean", "outlet"], kind="stable").iterrows():
        tenths = found.tenths[found.tenths["outlet"] == row["outlet"]]
        first = tenths.loc[tenths["tenth"] == 1, "share"].iloc[0]
        said.append(f"{row['outlet']} {_place(row)}{_first(first)}, {counted(row['marks'], 'mark')}")
    return f"{_title(found)}. Mean place, 0 top to 1 end: {'; '.join(said)}."


def _place(row: pd.Series) -> str:
    if not math.isfinite(row["mean"]):
        return "no mark"
    return f"{number(row['mean'])}, {interval(row['ci_low'], row['ci_high'])}"


def _first(share: float) -> str:
    return f", {100 * share:.0f} % in the first tenth" if math.isfinite(share) else ""
