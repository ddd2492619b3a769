"""Panels inside one pair of axes: lanes below each other or columns side by side, with one title for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.figures.sheet import look
from analysis.figures.style import INK, PALE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["columns", "days_between", "lanes", "quiet", "spread"]


def lanes(axes: Axes, count: int, *, gap: float = 0.16) -> list[Axes]:
    """Panels from the top down, as wide as ``axes``, which itself shows nothing any more."""
    height = 1 / max(count, 1)
    blank(axes)
    return [
        quiet(axes.inset_axes((0, 1 - (n + 1) * height + gap * height / 2, 1, height * (1 - gap))))
        for n in range(count)
    ]


def columns(axes: Axes, widths: list[float]) -> list[Axes]:
    """Panels from the left, each with its share of the width of ``axes``."""
    blank(axes)
    lefts = [sum(widths[:n]) for n in range(len(widths))]
    return [quiet(axes.inset_axes((at, 0, width, 1))) for at, width in zip(lefts, widths, strict=True)]


def blank(axes: Axes) -> None:
    """Leave of ``axes`` its room, its title and its words only."""
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    axes.patch.set_alpha(0)


def quiet(panel: Axes) -> Axes:
    """A panel with its lower line only, letters as the look has them."""
    panel.spines[["left", "right", "top"]].set_visible(False)
    panel.spines["bottom"].set_color(PALE)
    panel.tick_params(labelsize=0.9 * look().text, colors=INK, length=2.5)
    panel.patch.set_alpha(0)
    return panel


def spread(values: list[float], least: float, low: float, high: float) -> list[float]:
    """Places for labels: as near to their values as they can be, ``least`` apart, between two bounds.

    >>> spread([0.0, 0.0, 5.0], 1.0, 0.0, 10.0)
    [0.0, 1.0, 5.0]
    """
    order = sorted(range(len(values)), key=lambda n: (values[n], n))
    least = min(least, (high - low) / max(len(values) - 1, 1))
    places = dict.fromkeys(order, 0.0)
    at = low - least
    for n in order:
        at = max(values[n], at + least)
        places[n] = at
    ceiling = high + least
    for n in reversed(order):
        ceiling = min(places[n], ceiling - least)
        places[n] = ceiling
    return [places[n] for n in range(len(values))]


def days_between(first: str, last: str, count: int) -> list[tuple[float, str]]:
    """Up to ``count`` days as (day since 1970, "1 Sep"), evenly over a stretch.

    >>> days_between("2024-09-01", "2024-09-03", 2)
    [(19967.0, '1 Sep'), (19969.0, '3 Sep')]
    """
    import numpy as np

    low, high = (int(np.datetime64(day, "D").astype(int)) for day in (first, last))
    marks = np.unique(np.linspace(low, high, min(count, high - low + 1)).round().astype(int))
    moments = [np.datetime64(int(mark), "D").item() for mark in marks]
    return [(float(mark), f"{moment.day} {moment:%b}") for mark, moment in zip(marks, moments, strict=True)]
