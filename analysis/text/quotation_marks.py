"""Quotation marks: which characters are some, and what each may do by its shape and its neighbours."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text.characters import Kind, among
from analysis.text.paragraphs import Bounds

__all__ = ["DOUBLE", "SINGLE", "QuotationMarks", "quotation_marks"]

DOUBLE, SINGLE, _GUILLEMET = 0, 1, 2
_KINDS = (Kind.DOUBLE, Kind.GUILLEMET, Kind.SINGLE_OPEN, Kind.APOSTROPHE)
_OPEN_SHAPES = np.array([ord(mark) for mark in "“„‟«‘‚‛`"], np.uint32)
_CLOSED_SHAPES = np.array([ord(mark) for mark in "”»’"], np.uint32)
_FREE_LEFT = (Kind.SPACE, Kind.NEWLINE, Kind.OPENING, Kind.DASH, Kind.HYPHEN, Kind.PUNCTUATION)
_FREE_RIGHT = (
    *(Kind.SPACE, Kind.NEWLINE, Kind.CLOSING, Kind.DASH, Kind.HYPHEN),
    *(Kind.DOT, Kind.COMMA, Kind.END, Kind.PUNCTUATION),
)
_ELISION = re.compile(
    r"(?i:em|till?|tis|twas|cause|cuz|n|bout|round|neath|ere|nuff|specially)\b|(?:s|t|re|ve|ll|d|m)\b|\d\ds\b"
)
"""What follows an apostrophe that shortens a word at its left ('em, '90s): no quotation begins there."""


class QuotationMarks(NamedTuple):
    """Quotation marks in order, as lists, since pairing walks over them.

    ``surplus`` says how many more marks of the family close than open, from here to the paragraph's end.
    A mark that ``opens`` and is not ``sure`` opens only if another one closes it; a mark that ``closes``
    and is not ``sure`` may be an apostrophe.
    """

    at: list[int]
    stop: list[int]
    paragraph: list[int]
    family: list[int]
    opens: list[bool]
    closes: list[bool]
    sure: list[bool]
    surplus: list[int]


def quotation_marks(
    stream: str, codes: NDArray[np.uint32], kinds: NDArray[np.uint8], paragraphs: Bounds
) -> QuotationMarks:
    """Find the quotation marks of all paragraphs and tell what each may do.

    Single marks are left out of paragraphs in which none opens: there they are apostrophes.
    """
    at, stop = _places(codes, kinds)
    paragraph = np.searchsorted(paragraphs.begin, at, side="right") - 1
    known = (paragraph >= 0) & (at < np.append(paragraphs.stop, 0)[paragraph])
    at, stop, paragraph = at[known], stop[known], paragraph[known]
    family = np.where(kinds[at] == Kind.GUILLEMET, _GUILLEMET, SINGLE)
    family[(kinds[at] == Kind.DOUBLE) | (stop - at == 2)] = DOUBLE
    single = family == SINGLE
    before, behind = _beside(kinds, at, -1), _beside(kinds, stop - 1, 1)
    free_left = among(kinds[before], _FREE_LEFT)
    free_right = among(kinds[behind], _FREE_RIGHT)
    ends = behind >= paragraphs.stop[paragraph]
    looks_open, looks_closed = free_left & ~free_right, (~free_left | ends) & free_right
    open_shape, closed_shape = np.isin(codes[at], _OPEN_SHAPES), np.isin(codes[at], _CLOSED_SHAPES)
    sure_to_open = (open_shape & ~looks_closed) | (looks_open & ~closed_shape)
    may_open = sure_to_open | looks_open | open_shape | ~(closed_shape | looks_closed)
    opens = np.where(single, sure_to_open & free_left, may_open)
    shortened = np.flatnonzero(single & opens)
    opens[shortened] = [not _ELISION.match(stream, place + 1) for place in at[shortened].tolist()]
    closes = np.where(single, looks_closed | _glued(stream, kinds, at), ~sure_to_open)
    sure = np.where(single & closes, ~_may_shorten(codes, kinds, at), sure_to_open & (free_left | looks_open))
    opening = np.zeros(len(paragraphs.begin), np.bool_)
    opening[paragraph[single & opens]] = True
    kept = ~single | opening[paragraph]
    surplus = _surplus(family, paragraph, closes)
    columns = (at, stop, paragraph, family, opens, closes, sure, surplus)
    return QuotationMarks(*(column[kept].tolist() for column in columns))


def _places(codes: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> Bounds:
    """Return the marks. An apostrophe inside a word is none; two single marks make a double one."""
    at = np.flatnonzero(among(kinds, _KINDS))
    inner = (kinds[at] != Kind.DOUBLE) & (kinds[at - 1] <= Kind.LETTER) & (kinds[at + 1] <= Kind.LETTER)
    at = at[~inner]
    twin = np.zeros(len(at), np.bool_)
    twin[:-1] = (np.diff(at) == 1) & (codes[at[:-1]] == codes[at[1:]])
    twin &= (kinds[at] == Kind.APOSTROPHE) | (kinds[at] == Kind.SINGLE_OPEN)
    twin[1:] &= ~twin[:-1]
    second = np.append(False, twin)[: len(at)]
    return Bounds(at[~second], (at + 1 + twin)[~second])


def _beside(kinds: NDArray[np.uint8], at: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Return the nearest character to one side that is no quotation mark, at most three marks away."""
    place = at + step
    for _ in range(3):
        place = place + step * among(kinds[place], _KINDS)
    return place


def _glued(stream: str, kinds: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which apostrophes close a quotation behind which a space is missing: "'Go.'They went"."""
    glued = among(kinds[at - 1], (Kind.DOT, Kind.COMMA, Kind.END)) & (kinds[at + 1] <= Kind.LETTER)
    tight = np.flatnonzero(glued)
    glued[tight] = [not _ELISION.match(stream, place + 1) for place in at[tight].tolist()]
    return glued


def _may_shorten(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8], at: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which closing single marks may be apostrophes: "workers' rights", "nothin' to lose"."""
    letter = np.isin(codes[at - 1], (ord("s"), ord("S"), ord("n")))
    runs_on = (kinds[at + 1] == Kind.SPACE) & (kinds[np.minimum(at + 2, len(kinds) - 1)] <= Kind.LETTER)
    return np.asarray(letter & runs_on)


def _surplus(
    family: NDArray[np.int64], paragraph: NDArray[np.int64], closes: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return how many more marks close than open from each mark to the end of its paragraph."""
    surplus = np.zeros(len(family), np.int64)
    for one in (DOUBLE, _GUILLEMET):
        same = np.flatnonzero(family == one)
        total = np.append(0, np.cumsum(np.where(closes[same], 1, -1)))
        end = np.searchsorted(paragraph[same], paragraph[same], side="right")
        surplus[same] = total[end] - total[:-1]
    return surplus
