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

__all__ = ["Chunks", "chunk", "count_in", "stretch_of"]

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

    def rare(self) -> Ints:
        """Numbers of the wide characters but for dashes, quotes and dots: no white space, no emoji."""
        first, second, third = (self.bytes.take(self.wide_byte + n, mode="clip") for n in range(3))
        common = (first == 0xE2) & (second == 0x80) & (third - np.uint8(0x90) < 0x17)  # U+2010 to U+2026
        return np.flatnonzero(~common)

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
    bounds = _bounds(encoded.bytes, np.concatenate([low, high]))
    array = _distinct(encoded.buffer, bounds)
    stress = np.flatnonzero((encoded.bytes == ord("!")) | (encoded.bytes == ord("?")))
    is_question = encoded.bytes[stress] == ord("?")
    return Chunks(
        form=array.indices.to_numpy(),
        code=_codes(array.dictionary, rules, fold_quotes),
        first=np.searchsorted(bounds[:-1], low),
        last=np.searchsorted(bounds[:-1], high),
        exclamations=count_in(stress[~is_question], low, high),
        questions=count_in(stress[is_question], low, high),
        _bounds=bounds,
        _encoded=encoded,
        _described=described,
    )


def stretch_of(places: Ints, low: Ints, high: Ints) -> Ints:
    """The number of the stretch ``low .. high - 1`` that each place lies in, or -1 outside of all.

    >>> stretch_of(np.array([0, 2, 4, 9]), np.array([1, 4, 4]), np.array([4, 4, 6])).tolist()
    [-1, 0, 2, -1]
    """
    number = np.searchsorted(low, places, side="right") - 1
    return np.where(places < np.append(high, 0)[number], number, -1)


def count_in(places: Ints, low: Ints, high: Ints) -> Ints:
    """How many of the places lie in each stretch ``low .. high - 1``."""
    number = stretch_of(places, low, high)
    return np.bincount(number[number >= 0], minlength=len(low))


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
    rare = encoded.rare()
    characters = [text[place] for place in encoded.wide[rare].tolist()]
    odd = set(characters)
    described = _Described(np.zeros(0, np.int64), np.zeros(1, np.int64))
    if not odd.isdisjoint(_emoji()):
        emoji = np.array([character in _emoji() for character in characters])
        encoded, described = _with_descriptions(encoded, rare[emoji], text)
    if odd.isdisjoint(_WIDE_BLANKS):
        return encoded, described
    buffer = encoded.buffer
    for character in sorted(odd & _WIDE_BLANKS):
        buffer = buffer.replace(character.encode(), b" ")
    return _Encoded(buffer), described


def _with_descriptions(encoded: _Encoded, found: Ints, text: str) -> tuple[_Encoded, _Described]:
    """Put a blank and its description in the place of each emoji, ``found`` among the wide characters."""
    at, emoji = encoded.wide[found], [text[place] for place in encoded.wide[found].tolist()]
    pieces, done = [], 0
    for character, byte in zip(emoji, encoded.wide_byte[found].tolist(), strict=True):
        pieces += [encoded.buffer[done:byte], b" ", _emoji()[character].encode()]
        done = byte + len(character.encode())
    growth = np.cumsum([0, *(len(_emoji()[character]) for character in emoji)])
    return _Encoded(b"".join([*pieces, encoded.buffer[done:]])), _Described(at, growth)


def _bounds(text: NDArray[np.uint8], cuts: Ints) -> Ints:
    """Where chunks begin: after white space, and where a sentence cuts one; at last the text's end."""
    shifted = text - np.uint8(9)  # wraps round, so that one comparison finds a range
    blank = shifted < 5  # 9..13
    shifted -= np.uint8(19)
    blank |= shifted < 5  # 28..32
    edge = np.empty(len(text) + 1, bool)
    edge[:1] = len(text) > 0 and not blank[0]
    np.greater(blank[:-1], blank[1:], out=edge[1:-1])
    edge[-1] = True
    cuts = cuts[cuts < len(text)]
    edge[cuts] = ~blank[cuts]
    return np.flatnonzero(edge)


def _distinct(buffer: bytes, bounds: Ints) -> pa.DictionaryArray:
    """The stretches of a text between bounds, as numbers of its distinct stretches."""
    small = len(buffer) < 2**31  # then half as wide offsets do, and are faster
    kind, offsets = (pa.string(), bounds.astype(np.int32)) if small else (pa.large_string(), bounds)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(buffer)]
    return pa.Array.from_buffers(kind, len(bounds) - 1, buffers).dictionary_encode()


def _codes(forms: pa.Array, rules: Rules, fold_quotes: bool) -> Ints:
    """What the rules know of each form: the ASCII ones at once, any other by itself."""
    code = _ascii_codes(forms, rules)
    odd = np.flatnonzero(~np.asarray(pc.string_is_ascii(forms)))
    if len(odd) and fold_quotes:
        others = forms.take(pa.array(odd))
        for curly, straight in _QUOTES.items():
            others = pc.replace_substring(others, curly, straight)
        code[odd] = _codes(others, rules, False)
    elif len(odd):
        code[odd] = [_code(form, rules) for form in forms.take(pa.array(odd)).to_pylist()]
    return code


def _ascii_codes(forms: pa.Array, rules: Rules) -> Ints:
    """``_code`` for all forms at once; wrong where letters are not ASCII."""
    word = pc.ascii_trim(forms, characters=_STRIPPED)
    short = pc.less_equal(pc.binary_length(word), 2)
    word = pc.if_else(short, pc.ascii_trim(forms, characters=_BLANKS), word)
    lower = pc.ascii_lower(word)
    unlisted = pc.if_else(pc.match_substring(lower, "n't"), OTHER_NEGATION, OTHER)
    row = pc.index_in(lower, value_set=pa.array(rules.row, lower.type))
    row = pc.if_else(pc.is_null(row), unlisted, pc.add(row, OUTSIDE + 1))
    code: Ints = 2 * np.asarray(row, np.int64) + np.asarray(pc.ascii_is_upper(word))
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
