"""The null, shuffled: every difference that shuffled names gave, and the one that was found among them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import numpy as np

from analysis.compare.shuffling import Shuffled
from analysis.compare.verdict import ALPHA
from analysis.errors import SamestoryError
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, outlet_styles
from analysis.wording import counted, number, with_sign

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["shuffled"]

BINS = 41
MATTERS = 0.9
"""Where p is smaller than this share of what the bars give, a reader who counts them must know."""
GREY = "#d5d9de"
SAID_AT = 0.62
"""How high in the picture the count of coloured shuffles stands: above the feet of the hill."""
OUTER = 0.6
"""From here on, of the way from the middle to an edge, a mark stands where the count would."""


def shuffled(
    found: Shuffled, *, scale: Literal["difference", "t"] = "difference", ax: Axes | None = None
) -> Axes:
    """Draw the shuffled differences of one outlet as a histogram, the difference that was found on it.

    Grey bars: shuffles less clear than the real names. Coloured bars, as the mark is: shuffles at least as
    clear, to either side, with their number; their share is p. The mark and its line: the difference of the
    names as they were. A clear shuffle need not be a large one: its difference counts beside its own
    standard error.

    Parameters
    ----------
    found : Shuffled
        From ``shuffled_differences``.
    scale : {"difference", "t"}
        "difference": in the measure's unit, as a reader thinks of it. "t": over its own standard error,
        as p judges it; there the coloured bars are the two ends.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For another scale.
    """
    if scale not in ("difference", "t"):
        raise SamestoryError(f'figures: there is no scale "{scale}". Choose "difference" or "t".')
    axes = sheet(3.3, ax)
    with drawing():
        if found.table.empty:
            axes.set(xticks=[], yticks=[])
            axes.annotate("no shuffles", (0.5, 0.5), xycoords="axes fraction", ha="center", color=INK)
        else:
            at = found.observed if scale == "difference" else found.t
            reach = _reach(found, scale)
            strip = _bars(axes, found, scale, reach)
            _observed(axes, found, float(np.clip(at, -reach, reach)), at)
            if strip is not None:
                _point_at(axes, found, strip, float(np.clip(at, -reach, reach)))
        caption = _caption(found, scale)
        finish(axes, title=_title(found), caption=caption, alt=_alt(found), mine=ax is None)
    return axes


def _reach(found: Shuffled, scale: str) -> float:
    """How far the picture goes to either side: as wide as the shuffles, but t has no end."""
    if scale == "difference":
        return max(float(found.table["difference"].abs().max()), abs(found.observed)) or 1.0
    usual = float(found.table["t"].abs().quantile(0.99))
    ends = [value for value in (usual, 1.15 * abs(found.t)) if math.isfinite(value)]
    return max(ends, default=0.0) or 10.0


def _bars(axes: Axes, found: Shuffled, scale: str, reach: float) -> tuple[float, float] | None:
    """The stacked histogram, its bins the same to both sides of zero; the last ones hold all beyond.

    Returned is the top of the bar that holds the most coloured shuffles, or None where there are none.
    """
    values = found.table[scale].to_numpy(np.float64).clip(-reach, reach)
    as_far = found.table["as_far"].to_numpy(np.bool_)
    edges = np.linspace(-reach * 1.05, reach * 1.05, (BINS // 2 if look().narrow else BINS) + 1)
    less, more = (np.histogram(values[keep], edges)[0] for keep in (~as_far, as_far))
    left, width = edges[:-1], np.diff(edges)
    axes.bar(left, less, width, align="edge", color=GREY, edgecolor="white", linewidth=0.4)
    axes.bar(
        left,
        more,
        width,
        bottom=less,
        align="edge",
        color=outlet_styles(found.outlets)[found.outlet].colour,
        linewidth=0,
    )
    axes.axvline(0, color=PALE, linewidth=0.9)
    axes.set_ylabel("shuffles", color=INK)
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.locator_params(axis="x", nbins=4 if look().narrow else 7)
    axes.locator_params(axis="y", nbins=4)
    axes.yaxis.set_major_formatter(lambda count, _: f"{count:,.0f}")
    most = int(np.argmax(more))
    return (float(left[most] + width[most] / 2), float((less + more)[most])) if more[most] else None


def _point_at(axes: Axes, found: Shuffled, strip: tuple[float, float], mark: float) -> None:
    """The count of coloured shuffles, on the side of most of them, beside the hill and the mark's line."""
    side = -1 if strip[0] < 0 else 1
    reach = axes.get_xlim()[1]
    # A mark far out on this side has its line where the words would stand: they stand inside of it.
    outer = mark / reach if side * mark > OUTER * reach else side
    axes.annotate(
        f"{found.n_as_far:,} of {len(found.table):,}\nat least as clear",
        strip,
        xytext=(0.5 + outer / 2 - 0.02 * side, SAID_AT),
        textcoords="axes fraction",
        ha="left" if side < 0 else "right",
        va="bottom",
        color=outlet_styles(found.outlets)[found.outlet].colour,
        fontsize=look().text,
        arrowprops={"arrowstyle": "-", "color": PALE, "linewidth": 0.8, "shrinkB": 1},
    )


def _observed(axes: Axes, found: Shuffled, at: float, value: float) -> None:
    """The mark on the null, with its number beside it, towards the middle so that it is not cut off."""
    style, size = outlet_styles(found.outlets)[found.outlet], look().scale
    top = axes.get_ylim()[1] * 1.16
    axes.set_ylim(0, top)
    axes.plot([at, at], [0, 0.9 * top], color=style.colour, linewidth=1.4 * size)
    axes.plot([at], [0.9 * top], marker=style.marker, color=style.colour, markersize=7.5 * size)
    inwards = -1 if at > 0 else 1
    axes.annotate(
        f"found {number(value, signed=True)}",
        (at, 0.9 * top),
        xytext=(9 * size * inwards, 0),
        textcoords="offset points",
        ha="right" if at > 0 else "left",
        va="center",
        weight="bold",
        color=INK,
    )


def _title(found: Shuffled) -> str:
    """What shuffling says, as a sentence."""
    what = f"{found.title}, {found.outlet}"
    if found.table.empty:
        return f"{what}: too few events to shuffle"
    verdict = "chance is a poor explanation" if found.p < ALPHA else "chance alone could have done this"
    return f"{what}: {verdict} (p {with_sign(found.p)})"


def _caption(found: Shuffled, scale: str) -> str:
    """The unit, the counts, what the bars are, and where p does not come from them alone."""
    unit = f"difference from the mean of the others, {found.unit}"
    if scale == "t":
        unit = "difference from the mean of the others over its own standard error (t); ends: all beyond"
    if found.table.empty:
        return f"{unit}\n{found.notes[0]}"
    clear = "at least as clear" if scale == "t" else "at least as clear, given how steady each is over events"
    shuffles = f"{counted(found.n_events, found.within)} · {_shuffles(found)}"
    lines = [unit, f"{shuffles} · coloured: {found.n_as_far:,} {clear}"]
    if found.p < MATTERS * found.share:
        lines.append(
            f"these bars alone: p {with_sign(found.share)}; a second kind of shuffle decides, see the notes"
        )
    return "\n".join(lines)


def _shuffles(found: Shuffled) -> str:
    shuffles = f"{len(found.table):,} shuffles of names within {found.within}s"
    return f"all {shuffles}" if found.exact else f"{shuffles}, drawn at random"


def _alt(found: Shuffled) -> str:
    if found.table.empty:
        return f"{_title(found)}. {found.notes[0]}"
    return (
        f"{_title(found)}. Histogram of the differences of {_shuffles(found)}; their middle 95 % lies "
        f"between {number(found.low, signed=True)} and {number(found.high, signed=True)} "
        f"({found.unit}). The difference that was found is "
        f"{number(found.observed, signed=True)}; {found.n_as_far:,} shuffles are at least as clear."
    )
