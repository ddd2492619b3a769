"""Paragraphs: stretches between blank lines, or between line breaks that no line width explains."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text.characters import Kind

__all__ = ["Bounds", "paragraph_bounds", "white_space"]

_WIDEST_WRAP = 120
"""Lines longer than this are paragraphs on one line, never the work of an editor that wraps."""


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
    paragraph; a single line break does too, unless the body is wrapped to a width (as in mail and
    plain-text archives): all lines are short and the next word would not have fitted.
    """
    lines = np.flatnonzero(kinds == Kind.NEWLINE)
    runs = np.searchsorted(white.begin, lines, side="right") - 1
    breaks, count = np.unique(runs, return_counts=True)
    begin, stop = white.begin[breaks], white.stop[breaks]
    article = np.searchsorted(headline_at, begin, side="right") - 1
    in_headline = stop <= body_at[article] - 2
    wrapped = _wrapped(kinds, white, begin, stop, article=article, body_at=body_at) & (count == 1)
    kept = ~(in_headline | wrapped)
    first = np.concatenate(([0], stop[kept]))
    last = np.concatenate((begin[kept], [len(kinds)]))
    filled = first < last
    return Bounds(first[filled], last[filled])


def _wrapped(
    kinds: NDArray[np.uint8],
    white: Bounds,
    begin: NDArray[np.int64],
    stop: NDArray[np.int64],
    *,
    article: NDArray[np.int64],
    body_at: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Tell which breaks are the work of wrapping: breaks at ``begin`` .. ``stop``, in text order."""
    if not len(begin):
        return np.zeros(0, np.bool_)
    line_begin = np.maximum(np.concatenate(([0], stop[:-1])), body_at[article])
    length = np.maximum(begin - line_begin, 0)
    n_articles = len(body_at)
    width = np.zeros(n_articles, np.int64)
    np.maximum.at(width, article, length)
    next_space = np.searchsorted(white.begin, stop)
    word_stop = np.append(white.begin, len(kinds))[next_space]
    full = length + 1 + word_stop - stop > width[article]
    single = kinds_single(kinds, begin, stop)
    n_single = np.bincount(article[single], minlength=n_articles)
    n_full = np.bincount(article[single & full], minlength=n_articles)
    by_width = (width <= _WIDEST_WRAP) & (n_full >= 0.8 * n_single) & (n_single > 0)
    return by_width[article] & full


def kinds_single(
    kinds: NDArray[np.uint8], begin: NDArray[np.int64], stop: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which breaks hold one line break only."""
    lines = np.flatnonzero(kinds == Kind.NEWLINE)
    return np.asarray(np.searchsorted(lines, stop) - np.searchsorted(lines, begin) == 1)
