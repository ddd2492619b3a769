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
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.features.shipped import shipped_rows
from analysis.features.vader_rules import OTHER, OTHER_NEGATION, OUTSIDE, Rules

__all__ = ["Chunks", "between", "chunk"]

Ints = NDArray[np.int64]

_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
_WIDE_BLANKS = {character for character in map(chr, range(0x80, 0x3001)) if character.isspace()}
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f "
_STRIPPED = string.punctuation + _BLANKS


class _Encoded:
    """UTF-8 bytes, with the way from places of characters to places of bytes and back."""

    def __init__(self, buffer: bytes) -> None:
        self.buffer = buffer
        self.bytes = np.frombuffer(buffer, np.uint8)
        self.wide_byte = np.flatnonzero(self.bytes >= 0xC0)
        lead = self.bytes[self.wide_byte]
        self._shift = np.concatenate([[0], np.cumsum(1 + (lead >= 0xE0) + (lead >= 0xF0))])
        self.wide = self.wide_byte - self._shift[:-1]
        """Places of the characters that are not ASCII, counted in characters."""

    def to_byte(self, character: Ints) -> Ints:
        byte: Ints = character + self._shift[np.searchsorted(self.wide, character)]
        return byte

    def to_character(self, byte: Ints) -> Ints:
        character: Ints = byte - self._shift[np.searchsorted(self.wide_byte, byte)]
        return character


@dataclass(frozen=True, eq=False)
class _Described:
    """What putting descriptions in the place of emoji did to the places of characters.

    ``at``: where the emoji were; ``growth``: characters more before each of them, and after the last.
    """

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


@dataclass(frozen=True, eq=False)
class Chunks:
    """The white-space chunks of a text.

    Attributes
    ----------
    form : int32 array, one value a chunk
    code : int64 array, one value a form
        What the rules know of the form: its word's row x 2, plus 1 in capitals.
    first, last : int64 arrays, one value a sentence
        Its chunks are ``first .. last - 1``.
    exclamations, questions : int64 arrays, one value a sentence
        How many "!" and "?" it holds.
    """

    form: NDArray[np.int32]
    code: Ints
    first: Ints
    last: Ints
    exclamations: Ints
    questions: Ints
    _bounds: Ints
    _encoded: _Encoded
    _described: _Described

    def places(self, chunk: Ints) -> tuple[Ints, Ints]:
        """Where chunks begin and stop in the text that was given; white space after one belongs to it."""
        begin, stop = (
            self._described.back(self._encoded.to_character(self._bounds[at])) for at in (chunk, chunk + 1)
        )
        return begin, stop


def chunk(text: str, begin: Ints, stop: Ints, rules: Rules, *, fold_quotes: bool) -> Chunks:
    """Cut the sentences ``text[begin:stop]`` (in order, not overlapping) at white space.

    With ``fold_quotes`` curly quotation marks and apostrophes count as straight ones.
    """
    encoded, described = _prepared(text)
    low, high = (encoded.to_byte(described.forward(np.asarray(place, np.int64))) for place in (begin, stop))
    starts = _starts(encoded.bytes, np.concatenate([low, high]))
    bounds = np.append(starts, len(encoded.bytes))
    array = pa.Array.from_buffers(
        pa.large_string(), len(starts), [None, pa.py_buffer(bounds), pa.py_buffer(encoded.buffer)]
    ).dictionary_encode()
    forms = array.dictionary
    for curly, straight in _QUOTES.items() if fold_quotes else ():
        forms = pc.replace_substring(forms, curly, straight)
    return Chunks(
        form=array.indices.to_numpy(),
        code=_codes(forms, rules),
        first=np.searchsorted(starts, low),
        last=np.searchsorted(starts, high),
        exclamations=between(np.flatnonzero(encoded.bytes == ord("!")), low, high),
        questions=between(np.flatnonzero(encoded.bytes == ord("?")), low, high),
        _bounds=bounds,
        _encoded=encoded,
        _described=described,
    )


def between(places: Ints, low: Ints, high: Ints) -> Ints:
    """How many of the sorted ``places`` lie in each stretch ``low .. high - 1``."""
    return np.searchsorted(places, high) - np.searchsorted(places, low)


@cache
def _emoji() -> dict[str, str]:
    """Description of each emoji of one character; VADER reads one at a time, so no others can match."""
    return {row[0]: row[1] for row in shipped_rows("vader_emoji.tsv")}


def _prepared(text: str) -> tuple[_Encoded, _Described]:
    """Encode a text; every kind of white space becomes a blank, an emoji its description."""
    try:
        encoded = _Encoded(text.encode())
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8; to the rules it is one odd letter
        encoded = _Encoded(re.sub("[\ud800-\udfff]", "\ufffd", text).encode())
    characters = [text[place] for place in encoded.wide.tolist()]
    odd = set(characters)
    if odd.isdisjoint(_emoji()):
        described = _Described(np.zeros(0, np.int64), np.zeros(1, np.int64))
    else:
        encoded, described = _with_descriptions(encoded, characters)
    if odd.isdisjoint(_WIDE_BLANKS):
        return encoded, described
    buffer = encoded.buffer
    for character in sorted(odd & _WIDE_BLANKS):
        buffer = buffer.replace(character.encode(), b" ")
    return _Encoded(buffer), described


def _with_descriptions(encoded: _Encoded, characters: list[str]) -> tuple[_Encoded, _Described]:
    """Put a blank and its description in the place of each emoji among the ``wide`` characters."""
    emoji = _emoji()
    found = [number for number, character in enumerate(characters) if character in emoji]
    pieces, done = [], 0
    for number, byte in zip(found, encoded.wide_byte[found].tolist(), strict=True):
        pieces += [encoded.buffer[done:byte], b" ", emoji[characters[number]].encode()]
        done = byte + len(characters[number].encode())
    growth = np.cumsum([0, *(len(emoji[characters[number]]) for number in found)])
    return _Encoded(b"".join([*pieces, encoded.buffer[done:]])), _Described(encoded.wide[found], growth)


def _starts(text: NDArray[np.uint8], cuts: Ints) -> Ints:
    """Where chunks begin: after white space, and where a sentence begins or ends inside a chunk."""
    blank = (text - np.uint8(9) < 5) | (text - np.uint8(28) < 5)  # wraps round: 9..13 and 28..32
    starts = np.flatnonzero(blank[:-1] > blank[1:]) + 1
    if len(text) and not blank[0]:
        starts = np.insert(starts, 0, 0)
    cuts = cuts[(cuts > 0) & (cuts < len(text))]
    inside = np.unique(cuts[~blank[cuts] & ~blank[cuts - 1]])
    return np.insert(starts, np.searchsorted(starts, inside), inside) if len(inside) else starts


def _codes(forms: pa.Array, rules: Rules) -> Ints:
    """What the rules know of each form; ``_code`` for all forms, the ASCII ones at once."""
    word = pc.ascii_trim(forms, characters=_STRIPPED)
    word = pc.if_else(
        pc.less_equal(pc.binary_length(word), 2), pc.ascii_trim(forms, characters=_BLANKS), word
    )
    lower = pc.ascii_lower(word)
    unlisted = pc.if_else(pc.match_substring(lower, "n't"), OTHER_NEGATION, OTHER)
    row = pc.index_in(lower, value_set=pa.array(rules.row, pa.large_string()))
    row = pc.if_else(pc.is_null(row), unlisted, pc.add(row, OUTSIDE + 1))
    capitals = pc.ascii_is_upper(word)
    code: Ints = 2 * np.asarray(row, np.int64) + np.asarray(capitals)
    odd = np.flatnonzero(~np.asarray(pc.string_is_ascii(forms)))
    code[odd] = [_code(form, rules) for form in forms.take(pa.array(odd)).to_pylist()]
    return code


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
