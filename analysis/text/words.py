"""Words: where each begins and stops, and the vocabulary they come from."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.text.characters import Kind

__all__ = ["Vocabulary", "fold", "straighten", "vocabulary", "word_bounds"]

_FOLDED = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": ""}


class Vocabulary(NamedTuple):
    """The distinct words of a text and which of them each token is (see ``Tokens``)."""

    form: NDArray[np.int32]
    forms: tuple[str, ...]
    word_of_form: NDArray[np.int32]
    words: tuple[str, ...]


def word_bounds(kinds: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where words begin and stop.

    A word is letters, digits and the marks attached to them, with inner apostrophes, hyphens and
    soft hyphens ("don't", "far-right"), dots between single letters ("U.S") and dots and commas
    between digits ("1,000").

    >>> from analysis.text.characters import code_points, kinds_of
    >>> text = "They don't pay 1,000."
    >>> [text[a:b] for a, b in zip(*word_bounds(kinds_of(code_points(text))))]
    ['They', "don't", 'pay', '1,000']
    """
    inside = np.zeros(len(kinds) + 2, np.bool_)
    inner = inside[1:-1]
    np.less_equal(kinds, Kind.LETTER, out=inner)
    _drop_loose_marks(kinds, inside)
    joined = _joining(kinds, inside)
    inner[joined] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2].astype(np.int64, copy=False), edges[1::2].astype(np.int64, copy=False)


def _drop_loose_marks(kinds: NDArray[np.uint8], inside: NDArray[np.bool_]) -> None:
    """Take combining marks that follow no letter or digit (variation selectors of emoji) out of words."""
    marks = np.flatnonzero(kinds == Kind.ATTACHED)
    if not len(marks):
        return
    starts = np.flatnonzero(np.diff(marks, prepend=-2) != 1)
    loose = ~inside[marks[starts]]  # `inside` is shifted by one: this is the character before
    inside[marks[np.repeat(loose, np.diff(starts, append=len(marks)))] + 1] = False


def _joining(kinds: NDArray[np.uint8], inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the positions of marks that hold two parts of one word together."""
    at = np.flatnonzero(
        ((kinds >= Kind.APOSTROPHE) & (kinds <= Kind.INVISIBLE)) | (kinds == Kind.SINGLE_OPEN)
    )
    at = at[inside[at] & inside[at + 2]]
    kind = kinds[at]
    before, behind = kinds[at - 1], kinds[at + 1]
    digits = (before == Kind.DIGIT) & (behind == Kind.DIGIT)
    # A dot joins single letters only, so that "Yes.I" stays two words.
    lone = ~inside[at - 1] & ~inside[np.minimum(at + 3, len(inside) - 1)]
    letters = (before >= Kind.LOWER) & (behind >= Kind.LOWER) & lone
    stop_or_comma = (kind == Kind.DOT) | (kind == Kind.COMMA)
    joins = ~stop_or_comma | digits | ((kind == Kind.DOT) & letters)
    kept: NDArray[np.int64] = at[joins]
    return kept


def fold(text: str) -> str:
    """Return a word as word lists have it: lower case, straight apostrophes and hyphens, NFC.

    >>> fold("Don’t")
    "don't"
    """
    return straighten(text.lower())


def straighten(text: str) -> str:
    """Return a word with straight apostrophes and hyphens, in NFC; capitals stay.

    >>> straighten("Don’t")
    "Don't"
    """
    for shape, plain in _FOLDED.items():
        text = text.replace(shape, plain)
    return unicodedata.normalize("NFC", text)


def vocabulary(
    stream: str, codes: NDArray[np.uint32], begin: NDArray[np.int64], stop: NDArray[np.int64]
) -> Vocabulary:
    """Number the distinct words of ``stream`` in the order in which they first appear."""
    if not len(begin):
        empty = np.zeros(0, np.int32)
        return Vocabulary(empty, (), empty, ())
    encoded = _cut(stream, codes, begin, stop).dictionary_encode()
    form = np.asarray(encoded.indices, np.int32)
    forms = tuple(encoded.dictionary.to_pylist())
    # One call on all forms at once: a line break neither composes nor changes case with a neighbour.
    folded = fold("\n".join(forms)).split("\n")
    number: dict[str, int] = {}
    word_of_form = np.fromiter(
        (number.setdefault(word, len(number)) for word in folded), np.int32, len(forms)
    )
    return Vocabulary(form, forms, word_of_form, tuple(number))


def _cut(
    stream: str, codes: NDArray[np.uint32], begin: NDArray[np.int64], stop: NDArray[np.int64]
) -> pa.Array:
    """Return the words as an Arrow array, without making a Python string of each."""
    bounds = np.empty(2 * len(begin) + 1, np.int64)
    bounds[0:-1:2], bounds[1::2], bounds[-1] = begin, stop, stop[-1]
    wide = np.flatnonzero(codes >= 0x80)
    extra = 1 + (codes[wide] >= 0x800) + (codes[wide] >= 0x10000)  # bytes of UTF-8 beyond the first
    behind = np.searchsorted(bounds, wide, side="right")
    bounds += np.cumsum(np.bincount(behind, extra, len(bounds) + 1)[:-1].astype(np.int64))
    content = pa.py_buffer(stream.encode("utf-8", "surrogatepass"))
    pieces = pa.Array.from_buffers(pa.large_string(), len(bounds) - 1, [None, pa.py_buffer(bounds), content])
    return pieces.take(pa.array(np.arange(0, len(bounds) - 1, 2)))
