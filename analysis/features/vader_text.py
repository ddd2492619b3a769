"""The text as VADER reads it: UTF-8, plain blanks for all white space, descriptions in the place of emoji."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.shipped import shipped_rows

__all__ = ["Readable", "readable"]

Ints = NDArray[np.int64]

_WIDE_BLANKS = {character for character in map(chr, range(0x80, 0x3001)) if character.isspace()}


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


class Readable:
    """A text as VADER reads it, in UTF-8, with the way from places in the given text to bytes and back."""

    def __init__(self, encoded: _Encoded, described: _Described) -> None:
        self._encoded, self._described = encoded, described
        self.buffer, self.bytes = encoded.buffer, encoded.bytes

    def to_byte(self, character: Ints) -> Ints:
        """From a place in the given text to the place in ``bytes``."""
        return self._encoded.to_byte(self._described.forward(character))

    def to_character(self, byte: Ints) -> Ints:
        """From a place in ``bytes`` to the place in the given text."""
        return self._described.back(self._encoded.to_character(byte))


@cache
def _emoji() -> dict[str, str]:
    """Description of each emoji of one character; VADER reads one at a time, so no others can match."""
    return {row[0]: row[1] for row in shipped_rows("vader_emoji.tsv")}


def readable(text: str) -> Readable:
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
        return Readable(encoded, described)
    buffer = encoded.buffer
    for character in sorted(odd & _WIDE_BLANKS):
        buffer = buffer.replace(character.encode(), b" ")
    return Readable(_Encoded(buffer), described)


def _with_descriptions(encoded: _Encoded, found: Ints, text: str) -> tuple[_Encoded, _Described]:
    """Put a blank and its description in the place of each emoji, ``found`` among the wide characters."""
    at, emoji = encoded.wide[found], [text[place] for place in encoded.wide[found].tolist()]
    pieces, done = [], 0
    for character, byte in zip(emoji, encoded.wide_byte[found].tolist(), strict=True):
        pieces += [encoded.buffer[done:byte], b" ", _emoji()[character].encode()]
        done = byte + len(character.encode())
    growth = np.cumsum([0, *(len(_emoji()[character]) for character in emoji)])
    return _Encoded(b"".join([*pieces, encoded.buffer[done:]])), _Described(at, growth)
