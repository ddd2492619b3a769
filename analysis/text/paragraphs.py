"""Paragraphs: stretches between blank lines, or between line breaks that no line width explains."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text.characters import Kind, among

__all__ = ["Bounds", "paragraph_bounds", "white_space"]

_WIDTHS = 40, 120
"""Widths that texts are wrapped to. Wider lines are paragraphs, narrower ones lists or verse."""


_MOST_LINES = 0.8
"""Share of the line breaks that a width must explain before a text counts as wrapped to it."""

_SENTENCE_ENDS = (Kind.DOT, Kind.END, Kind.DOUBLE, Kind.APOSTROPHE, Kind.GUILLEMET, Kind.CLOSING)


class Bounds(NamedTuple):
    """Where stretches begin and stop."""

    begin: NDArray[np.int64]
    stop: NDArray[np.int64]


def white_space(kinds: NDArray[np.uint8]) -> Bounds:
    """Return the runs of white space, spaces and line breaks alike."""
    white = np.zeros(len(kinds) + 2, np.bool_)
    inner = white[1:-1]
    np.greater_equal(kinds, Kind.SPACE, out=inner)
    inner &= kinds <= Kind.NEWLINE
    edges = np.flatnonzero(white[1:] != white[:-1])
    return Bounds(edges[::2], edges[1::2])


def paragraph_bounds(
    kinds: NDArray[np.uint8],
    white: Bounds,
    *,
    headline_at: NDArray[np.int64],
    body_at: NDArray[np.int64],
) -> Bounds:
    """Return the paragraphs without the white space around them.

    A headline is one paragraph, whatever line breaks it holds. In a body a blank line ends a
    paragraph. So does a single line break, unless the next line goes on in the middle of a sentence,
    or the body is wrapped to a width (as in mail and plain-text archives): its lines are short and
    the next word would not have fitted.
    """
    lines = np.flatnonzero(kinds == Kind.NEWLINE)
    runs, count = np.unique(np.searchsorted(white.begin, lines, side="right") - 1, return_counts=True)
    breaks = Bounds(white.begin[runs], white.stop[runs])
    article = np.searchsorted(headline_at, breaks.begin, side="right") - 1
    in_headline = breaks.stop <= body_at[article] - 2
    next_space = np.append(white.begin, len(kinds))[np.searchsorted(white.begin, breaks.stop)]
    single = (count == 1) & (breaks.begin >= body_at[article])
    broken = ~among(kinds[breaks.begin - 1], _SENTENCE_ENDS)
    wrapped = _wrapped(breaks, single, broken, next_space, article=article, body_at=body_at)
    kept = ~(in_headline | (single & (wrapped | _goes_on(kinds, breaks))))
    first = white.stop[0] if len(white.begin) and white.begin[0] == 0 else 0
    begin = np.concatenate(([first], breaks.stop[kept]))
    stop = np.concatenate((breaks.begin[kept], [len(kinds)]))
    filled = begin < stop
    return Bounds(begin[filled], stop[filled])


def _goes_on(kinds: NDArray[np.uint8], breaks: Bounds) -> NDArray[np.bool_]:
    """Tell where a line ends in a word or comma and the next one begins with a small letter."""
    before, behind = kinds[breaks.begin - 1], kinds[np.minimum(breaks.stop, len(kinds) - 1)]
    return np.asarray(((before <= Kind.LETTER) | (before == Kind.COMMA)) & (behind == Kind.LOWER))


def _wrapped(
    breaks: Bounds,
    single: NDArray[np.bool_],
    broken: NDArray[np.bool_],
    next_space: NDArray[np.int64],
    *,
    article: NDArray[np.int64],
    body_at: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Tell which breaks are the work of wrapping, in articles that are wrapped.

    There most breaks come where the next word would not have fitted, and more than half of them
    inside a sentence (``broken``).
    """
    begin = np.maximum(np.append(0, breaks.stop)[:-1], body_at[article])
    length = np.maximum(breaks.begin - begin, 0)
    width = np.zeros(len(body_at), np.int64)
    np.maximum.at(width, article, length)
    full = length + 1 + next_space - breaks.stop > width[article]
    n_single, n_full, n_broken = (
        np.bincount(article[chosen], minlength=len(body_at))
        for chosen in (single, single & full, single & broken)
    )
    fits = (width >= _WIDTHS[0]) & (width <= _WIDTHS[1]) & (n_full >= _MOST_LINES * n_single)
    return np.asarray((fits & (2 * n_broken > n_single))[article] & full)
