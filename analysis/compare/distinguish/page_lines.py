"""Lines that the page says and not the article: datelines, credits, captions, boilerplate, set phrases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.compare.distinguish.material import Flags, Material
from analysis.compare.distinguish.page_phrases import ADDRESS, BOILERPLATE, CAPTION, CREDIT, DATELINE

__all__ = [
    "FEWEST_REPEATS",
    "RUN",
    "addresses",
    "boilerplate",
    "captions",
    "credit_lines",
    "datelines",
    "set_phrases",
]

FEWEST_REPEATS = 3
"""A line or a run of words that is printed alike in this many events belongs to the page."""
RUN = 6
"""Words in a run; shorter ones are the language of politics ("the House of Representatives")."""
_SHORT = 45
"""Words up to which a paragraph that speaks for the page is masked whole; else its sentence."""

_DATELINED = 3
"""Paragraphs at the head of an article in which a dateline may stand."""


def addresses(material: Material) -> Flags:
    """Links, names of sites, mail addresses and handles."""
    return material.found(ADDRESS)


def datelines(material: Material) -> Flags:
    """The place and agency at the head of an article: "WASHINGTON (Reuters) -"."""
    tokens = material.tokens
    spans = tokens.paragraphs
    in_body = spans.begin >= tokens.body_at[spans.article]
    begin, article = spans.begin[in_body], spans.article[in_body]
    place = np.arange(len(article)) - np.searchsorted(article, article, side="left")
    matches = (DATELINE.match(tokens.stream, at) for at in begin[place < _DATELINED].tolist())
    return material.covered(match.span() for match in matches if match)


def credit_lines(material: Material) -> Flags:
    """Bylines and the lines that say who wrote, reported and edited."""
    return material.saying(CREDIT, most_words=_SHORT)


def captions(material: Material) -> Flags:
    """Captions, picture credits and players: their paragraph where it is short, else their sentence."""
    return material.saying(CAPTION, most_words=_SHORT)


def boilerplate(material: Material) -> Flags:
    """Lines by which the page speaks ("Sign up"), and any paragraph or sentence that recurs over events.

    Recurring lines are found without a look at whose they are: what is printed alike in three events or
    more is masked for all outlets. So no rule of masking can carry an outlet's name into the test.
    """
    marked = material.saying(BOILERPLATE, most_words=_SHORT)
    tokens = material.tokens
    for spans in (tokens.paragraphs, tokens.sentences):
        sums = _running(tokens.word)
        length = spans.last - spans.first
        keys = _hashes(sums, spans.first.astype(np.intp), length.astype(np.intp))
        marked |= material.whole(spans, _recurring(keys, material.event[spans.article]))
    return marked


def set_phrases(material: Material) -> Flags:
    """Runs of six words or more that are printed alike in three events or more, whoever printed them."""
    tokens = material.tokens
    size = len(tokens) - RUN + 1
    if size < 1:
        return np.zeros(len(tokens), np.bool_)
    first = np.arange(size)
    first = first[tokens.sentence[first] == tokens.sentence[first + RUN - 1]]
    keys = _hashes(_running(tokens.word), first, np.full(len(first), RUN))
    return material.flags(first[_recurring(keys, material.event[tokens.article[first]])], RUN)


_BASE = np.uint64(0x9E3779B97F4A7C15)
"""An odd number: hashes of word sequences are polynomials in it, modulo 2 to the 64."""


def _running(word: NDArray[np.int32]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Powers of the base, and sums from the start, from which any stretch has its hash."""
    with np.errstate(over="ignore"):
        powers = np.ones(len(word) + 1, np.uint64)
        powers[1:] = np.cumprod(np.full(len(word), _BASE, np.uint64))
        sums = np.zeros(len(word) + 1, np.uint64)
        sums[1:] = np.cumsum(_scattered(word) * powers[:-1])
    return powers, sums


def _scattered(word: NDArray[np.int32]) -> NDArray[np.uint64]:
    """Word numbers as 64 bits that look random (splitmix64)."""
    mixed = word.astype(np.uint64) + np.uint64(1)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    scattered: NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(31))
    return scattered


def _hashes(
    running: tuple[NDArray[np.uint64], NDArray[np.uint64]],
    first: NDArray[np.intp],
    length: NDArray[np.intp],
) -> NDArray[np.uint64]:
    """One number a stretch, equal where the words are: brought to one position by the powers that lack."""
    powers, sums = running
    with np.errstate(over="ignore"):
        hashed = (sums[first + length] - sums[first]) * powers[len(powers) - 1 - first]
        spread: NDArray[np.uint64] = hashed ^ (length.astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93))
    return spread


def _recurring(keys: NDArray[np.uint64], event: NDArray[np.intp]) -> Flags:
    """Which stretches are found in ``FEWEST_REPEATS`` events or more."""
    order = np.lexsort((event, keys))
    sorted_keys, sorted_event = keys[order], event[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (np.diff(sorted_keys) != 0) | (np.diff(sorted_event) != 0)
    begins = np.ones(len(order), np.bool_)
    begins[1:] = np.diff(sorted_keys) != 0
    group = np.cumsum(begins) - 1
    events = np.bincount(group, weights=fresh) if len(group) else np.zeros(0)
    found = np.zeros(len(keys), np.bool_)
    found[order] = events[group] >= FEWEST_REPEATS
    return found
