"""Differences beside their chance: each outlet's interval, and the band that shuffled names give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.compare.comparison import Comparison
from analysis.compare.shuffling import Shuffled
from analysis.errors import SamestoryError
from analysis.figures.differences import MOST_OUTLETS, alt_text, differences, rows_shown
from analysis.figures.sheet import drawing, finish
from analysis.figures.style import INK
from analysis.figures.wording import headline
from analysis.wording import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["chance_band"]

BAND, HATCH = "#e3e7eb", "....."
HALF = 0.3
"""Half the height of a band, between one row and the next."""


def chance_band(
    comparison: Comparison, shuffles: Sequence[Shuffled], *, ax: Axes | None = None, most: int = MOST_OUTLETS
) -> Axes:
    """Draw one feature as ``differences`` does, with the band of shuffled differences behind each outlet.

    A mark outside its band lies where fewer than 5 of 100 shuffles of the names put it. The band belongs
    to chance, the line to the estimate: the one is drawn around zero, the other around the mark.

    Parameters
    ----------
    comparison : Comparison
    shuffles : sequence of Shuffled
        One an outlet, all of the same feature and of the comparison's method; outlets without are drawn
        without a band.
    ax : Axes, optional
        Where to draw; a new figure where none is given.
    most : int
        Outlets to show, those with the most events.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For no shuffles, or shuffles of several features.
    """
    features = sorted({found.feature for found in shuffles})
    if len(features) != 1:
        several = (
            f"shuffles of {len(features)} features ({', '.join(features)})" if features else "no shuffles"
        )
        raise SamestoryError(
            f"figures: found {several}, but a picture shows one feature. "
            "Pass the shuffled_differences of one feature, one an outlet."
        )
    feature = features[0]
    axes = differences(comparison, feature, ax=ax, most=most)
    every, rows = rows_shown(comparison, feature, most)
    bands = {found.outlet: found for found in shuffles if not found.table.empty}
    with drawing():
        for y, outlet in enumerate(rows["outlet"]):
            if outlet in bands:
                _band(axes, bands[outlet], y)
        words = _alt(comparison, feature, bands)
        finish(
            axes,
            title=headline(every),
            caption=_caption(comparison.units[feature], bands),
            alt=words,
            mine=ax is None,
        )
    return axes


def _band(axes: Axes, found: Shuffled, y: int) -> None:
    """A band with its two ends drawn, so that it is seen in grey and on poor projectors too."""
    axes.fill_betweenx([y - HALF, y + HALF], found.low, found.high, color=BAND, linewidth=0, zorder=0)
    axes.vlines([found.low, found.high], y - HALF, y + HALF, color=INK, linewidth=0.8, zorder=1)


def _caption(unit: str, bands: dict[str, Shuffled]) -> str:
    shuffles = max((len(found.table) for found in bands.values()), default=0)
    band = (
        f"grey band: the middle 95 % of up to {shuffles:,} shuffles of names within events · "
        if bands
        else ""
    )
    key = "line: 95 % interval · small dots: events · filled: supported · hollow: not supported"
    return f"difference from the mean of the others, {unit}\n{band}{key}"


def _alt(comparison: Comparison, feature: str, bands: dict[str, Shuffled]) -> str:
    said = "; ".join(
        f"{outlet} {number(found.low, signed=True)} to {number(found.high, signed=True)}"
        for outlet, found in sorted(bands.items())
    )
    return f"{alt_text(comparison, feature)} The middle 95 % of shuffled differences: {said or 'none'}."
