"""Power: how often a difference of each size would have been found, with these events and with more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.compare.events_needed import WANTED
from analysis.compare.power import Power
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["power_curve"]

OWN, SHADE = "#0072b2", "#eceef0"


def power_curve(power: Power, *, ax: Axes | None = None) -> Axes:
    """Draw power by the size of the difference, one curve a number of events.

    The bold curve with dots is the corpus's own number of events; its bars are 95 % binomial intervals of
    the simulation. The line at 80 % is what is usually asked for; the mark on it is the smallest
    difference that this corpus would have shown.

    Parameters
    ----------
    power : Power
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    References
    ----------
    Cohen, J. (1988). Statistical power analysis for the behavioral sciences. 2nd ed.
    """
    axes = sheet(3.4, ax)
    with drawing():
        if power.table.empty:
            axes.set(xticks=[], yticks=[])
            axes.annotate("no power to draw", (0.5, 0.5), xycoords="axes fraction", ha="center", color=INK)
        else:
            _draw(axes, power)
        finish(axes, title=_title(power), caption=_caption(power), alt=_alt(power), mine=ax is None)
    return axes


def _draw(axes: Axes, power: Power) -> None:
    """The curves from the fewest events to the most, the own one on top; the 80 % line and the mark."""
    scale = look().scale
    smallest = _smallest(power)
    reach = 2 * smallest
    axes.axhline(WANTED, color=PALE, linewidth=0.9)
    axes.annotate("80 %", (1.01, WANTED), xycoords=("axes fraction", "data"), va="center", color=PALE)
    others = _others(power)
    for n in others:
        rows = power.table[power.table["n_events"] == n]
        axes.plot(rows["difference"], rows["power"], color=PALE, linewidth=1.1 * scale)
        axes.fill_between(rows["difference"], rows["low"], rows["high"], color=SHADE, linewidth=0, zorder=0)
    own = power.table[power.table["n_events"] == power.n_events]
    at, share = own["difference"].to_numpy(np.float64), own["power"].to_numpy(np.float64)
    errors = np.maximum([share - own["low"], own["high"] - share], 0.0)
    axes.errorbar(
        at, share, errors, color=OWN, marker="o", markersize=4 * scale, linewidth=1.8 * scale, zorder=4
    )
    axes.plot([smallest, smallest], [0, WANTED], color=OWN, linewidth=0.9, linestyle=(0, (2, 2)))
    axes.plot(
        [smallest], [WANTED], marker="D", color="white", markeredgecolor=OWN, markersize=7 * scale, zorder=5
    )
    _named(axes, power, [*others, *own["n_events"].unique().astype(int)], reach)
    axes.set(xlim=(-0.02 * reach, reach), ylim=(0, 1.03), yticks=[0, 0.25, 0.5, 0.75, 1.0])
    axes.set_yticklabels(["0", "25", "50", "75", "100 %"])
    axes.set_ylabel("found in", color=INK)
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.locator_params(axis="x", nbins=4 if look().narrow else 7)


def _named(axes: Axes, power: Power, numbers: list[int], reach: float) -> None:
    """Each curve's number of events on it, at heights that take turns so that no two meet."""
    heights = np.linspace(0.3, 0.66, len(numbers))
    for height, n in zip(heights, sorted(numbers, reverse=True), strict=True):
        rows = power.table[power.table["n_events"] == n]
        rising = np.maximum.accumulate(rows["power"].to_numpy(np.float64))
        at = float(np.interp(height, rising, rows["difference"]))
        own = n == power.n_events
        text = counted(n, power.within) if own else f"{n:,}"
        axes.annotate(
            text,
            (min(at, reach), height),
            ha="center",
            va="center",
            color=OWN if own else INK,
            weight="bold" if own else "normal",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2},
            zorder=6,
        )


def _others(power: Power) -> list[int]:
    """At most four other numbers of events: one below the own, the rest spread over those above."""
    tried = sorted(set(power.table["n_events"].astype(int)) - {power.n_events})
    below = [n for n in tried if n < power.n_events / 1.25][-1:]
    above = [n for n in tried if n > 1.4 * power.n_events]
    keep = {0, len(above) // 2, len(above) - 1} if above else set()
    return below + [above[number] for number in sorted(keep)]


def _own(power: Power) -> pd.Series:
    return power.smallest[power.smallest["n_events"] == power.n_events].iloc[0]


def _smallest(power: Power) -> float:
    """The difference found 80 times in 100: by simulation, else by the formula."""
    own = _own(power)
    return float(own["simulated"] if math.isfinite(own["simulated"]) else own["formula"])


def _title(power: Power) -> str:
    what = f"{power.title}, {power.outlet or f'any {power.by}'}"
    events = counted(power.n_events, power.within)
    if power.smallest.empty:
        return f"{what}: no power from {events}"
    return f"{what}: {events} could have shown a difference of {number(_smallest(power))} or more"


def _caption(power: Power) -> str:
    unit = f"true difference from the mean of the others, {power.unit}"
    if power.table.empty:
        return f"{unit}\n{power.notes[0]}" if power.notes else unit
    return (
        f"{unit}\nbold: the {counted(power.n_events, power.within)} of this corpus · thin: more or fewer · "
        f"bars, shades: 95 % binomial intervals, {power.data_sets:,} simulated corpora"
    )


def _alt(power: Power) -> str:
    said = f"{_title(power)} ({power.unit})."
    if power.table.empty:
        return f"{said} {power.notes[0]}" if power.notes else said
    needed = "; ".join(
        f"{int(n):,} {power.within}s: {number(sim if math.isfinite(sim) else formula)}"
        for n, sim, formula in power.smallest.to_numpy(np.float64).tolist()
    )
    return (
        f"{said} The smallest difference found in 80 of 100 simulated corpora, by number of events: {needed}."
    )
