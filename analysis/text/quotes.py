"""Quotations: which words stand between quotation marks, found paragraph by paragraph."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text.characters import Kind
from analysis.text.paragraphs import Bounds

__all__ = ["Quotations", "quotation_bounds"]

_SPACES = frozenset({Kind.SPACE, Kind.NEWLINE, Kind.OPENING, Kind.DASH, Kind.HYPHEN})
_AFTER = frozenset(
    {Kind.SPACE, Kind.NEWLINE, Kind.CLOSING, Kind.DASH, Kind.DOT, Kind.COMMA, Kind.END, Kind.PUNCTUATION}
)
_MARKS = frozenset({Kind.DOUBLE, Kind.SINGLE_OPEN, Kind.APOSTROPHE, Kind.GUILLEMET})


class Quotations(NamedTuple):
    """Stretches between quotation marks, the marks included, and whether they were closed."""

    begin: NDArray[np.int64]
    stop: NDArray[np.int64]
    closed: NDArray[np.bool_]


def quotation_bounds(
    stream: str,
    kinds: NDArray[np.uint8],
    *,
    words: Bounds,
    paragraphs: Bounds,
    paragraph_article: NDArray[np.int64],
) -> Quotations:
    """Return the quotations in order; they do not overlap, and none crosses a paragraph."""
    at = np.flatnonzero(kinds == Kind.DOUBLE)
    paragraph = np.searchsorted(paragraphs.begin, at, side="right") - 1
    found: list[tuple[int, int, bool]] = []
    open_at, current = -1, -1
    for position, number in zip(at.tolist(), paragraph.tolist(), strict=True):
        if number != current:
            if open_at >= 0:
                stop = int(paragraphs.stop[current])
                continued = number == current + 1 and position == paragraphs.begin[number]
                found.append((open_at, stop, continued))
            open_at, current = -1, number
        mark = stream[position]
        if open_at < 0:
            if mark != "”" and not (mark == '"' and int(kinds[position + 1]) in _AFTER):
                open_at = position
        else:
            found.append((open_at, position + 1, True))
            open_at = -1
    if open_at >= 0:
        found.append((open_at, int(paragraphs.stop[current]), False))
    begin, stop, closed = zip(*found, strict=True) if found else ((), (), ())
    return Quotations(np.array(begin, np.int64), np.array(stop, np.int64), np.array(closed, np.bool_))
