"""VADER's own words: sentences split at white space, as arrays over the whole text.

VADER does not use our tokens: it cuts at white space, strips ASCII punctuation and puts a description
in the place of an emoji. What it gets here is exactly that, for all sentences at once.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.features.shipped import shipped_rows
from analysis.features.vader_rules import OTHER, OTHER_NEGATION, Rules

__all__ = ["Chunks", "between", "chunk"]

Ints = NDArray[np.int64]

_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
_WIDE_BLANKS = dict.fromkeys("\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
_STRIPPED = string.punctuation + "\t\n\v\f\r\x1c\x1d\x1e\x1f "


@dataclass(frozen=True, eq=False)
class Chunks:
    """The white-space chunks of a text.

    Attributes
    ----------
    form : int32 array, one value a chunk
    code : int64 array, one value a form
        What the rules know of the form: its word's row x 2, plus 1 in capitals.
    begin, stop : int64 arrays, one value a chunk
        Its place in the text that was given (white space after it belongs to it).
    first, last : int64 arrays, one value a sentence
        Its chunks are ``first .. last - 1``.
    exclamations, questions : int64 arrays, one value a sentence
        How many "!" and "?" it holds.
    """

    form: NDArray[np.int32]
    code: Ints
    begin: Ints
    stop: Ints
    first: Ints
    last: Ints
    exclamations: Ints
    questions: Ints


class _Encoded:
    """A text as UTF-8 bytes, with the way from places of characters to places of bytes and back."""

    def __init__(self, text: str) -> None:
        try:
            self.buffer = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair has no UTF-8; to the rules it is one odd letter
            self.buffer = re.sub("[\ud800-\udfff]", "\ufffd", text).encode()
        self.bytes = np.frombuffer(self.buffer, np.uint8)
        self._wide_byte = np.flatnonzero(self.bytes >= 0xC0)
        lead = self.bytes[self._wide_byte]
        self._shift = np.concatenate([[0], np.cumsum(1 + (lead >= 0xE0) + (lead >= 0xF0))])
        self.wide = self._wide_byte - self._shift[:-1]
        """Places of the characters that are not ASCII."""

    def to_byte(self, character: Ints) -> Ints:
        return character + self._shift[np.searchsorted(self.wide, character)]

    def to_character(self, byte: Ints) -> Ints:
        return byte - self._shift[np.searchsorted(self._wide_byte, byte)]


@dataclass(frozen=True, eq=False)
class _Described:
    """A text whose emoji gave way to descriptions: a blank and the words, in the place of one character."""

    text: str
    at: Ints
    growth: Ints

    def forward(self, place: Ints) -> Ints:
        """From a place in the text before to the place in this one."""
        return place + self.growth[np.searchsorted(self.at, place)]

    def back(self, place: Ints) -> Ints:
        """From a place in this text to the one before; a description's inside is its emoji."""
        before = np.searchsorted(self.at + self.growth[:-1], place, side="right")
        emoji = self.at[np.maximum(before - 1, 0)] if len(self.at) else np.zeros_like(place)
        within = place - self.growth[before]
        return np.where(before > 0, np.maximum(within, emoji), within)


def chunk(text: str, begin: Ints, stop: Ints, rules: Rules, *, fold_quotes: bool) -> Chunks:
    """Cut the sentences ``text[begin:stop]`` (in order, not overlapping) at white space.

    With ``fold_quotes`` curly quotation marks and apostrophes count as straight ones.
    """
    encoded = _Encoded(text)
    odd = set(map(text.__getitem__, encoded.wide.tolist()))
    folds = _WIDE_BLANKS | (_QUOTES if fold_quotes else {})
    for character in sorted(odd & folds.keys()):
        text = text.replace(character, folds[character])
    described = _describe(text, encoded.wide if odd & _emoji().keys() else encoded.wide[:0])
    if odd & (folds.keys() | _emoji().keys()):
        encoded = _Encoded(described.text)
    low, high = (encoded.to_byte(described.forward(np.asarray(place, np.int64))) for place in (begin, stop))
    starts = _starts(encoded.bytes, np.concatenate([low, high]))
    bounds = np.append(starts, len(encoded.bytes))
    array = pa.Array.from_buffers(
        pa.large_string(), len(starts), [None, pa.py_buffer(bounds), pa.py_buffer(encoded.buffer)]
    ).dictionary_encode()
    place = described.back(encoded.to_character(bounds))
    return Chunks(
        form=array.indices.to_numpy(),
        code=np.array([_code(form, rules) for form in array.dictionary.to_pylist()], np.int64),
        begin=place[:-1],
        stop=place[1:],
        first=np.searchsorted(starts, low),
        last=np.searchsorted(starts, high),
        exclamations=between(np.flatnonzero(encoded.bytes == ord("!")), low, high),
        questions=between(np.flatnonzero(encoded.bytes == ord("?")), low, high),
    )


def between(places: Ints, low: Ints, high: Ints) -> Ints:
    """How many of the sorted ``places`` lie in each stretch ``low .. high - 1``."""
    return np.searchsorted(places, high) - np.searchsorted(places, low)


@cache
def _emoji() -> dict[str, str]:
    """Description of each emoji of one character; VADER reads one at a time, so no others can match."""
    return {emoji: description for emoji, description in shipped_rows("vader_emoji.tsv")}


def _describe(text: str, wide: Ints) -> _Described:
    """Put descriptions in the place of the emoji among the characters at ``wide``."""
    emoji = _emoji()
    at = np.array([place for place in wide.tolist() if text[place] in emoji], np.int64)
    pieces, done = [], 0
    for place in at.tolist():
        pieces += [text[done:place], " ", emoji[text[place]]]
        done = place + 1
    growth = np.cumsum([0, *(len(emoji[text[place]]) for place in at.tolist())], dtype=np.int64)
    return _Described("".join([*pieces, text[done:]]) if pieces else text, at, growth)


def _starts(text: NDArray[np.uint8], cuts: Ints) -> Ints:
    """Where chunks begin: after white space, and where a sentence begins or ends inside a chunk."""
    blank = (text - np.uint8(9) < 5) | (text - np.uint8(28) < 5)  # wraps round: 9..13 and 28..32
    starts = np.flatnonzero(~blank[1:] & blank[:-1]) + 1
    if len(text) and not blank[0]:
        starts = np.insert(starts, 0, 0)
    cuts = cuts[(cuts > 0) & (cuts < len(text))]
    inside = cuts[~blank[cuts] & ~blank[cuts - 1]]
    return np.union1d(starts, inside) if len(inside) else starts


def _code(form: str, rules: Rules) -> int:
    """What the rules know of a chunk: punctuation goes, unless two letters or fewer would be left."""
    word = form.strip(_STRIPPED)
    if len(word) <= 2:
        word = form.strip()
    lower = word.lower()
    row = rules.row.get(lower)
    if row is None:
        row = OTHER_NEGATION if "n't" in lower else OTHER
    return 2 * row + word.isupper()
