"""Kinds of characters: each code point of a text as one small number, so that rules are array look-ups."""

from __future__ import annotations

import unicodedata
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

__all__ = ["Kind", "among", "code_points", "kinds_of"]


class Kind(IntEnum):
    """What a character is to the rules of this room. Kinds up to ``LETTER`` can make a word."""

    ATTACHED = 1  # combining marks: part of a word only behind a letter or digit
    DIGIT = 2
    LOWER = 3
    UPPER = 4
    LETTER = 5  # letters without case
    APOSTROPHE = 6
    HYPHEN = 7
    DOT = 8
    COMMA = 9
    INVISIBLE = 10  # soft hyphen, zero-width joiners
    SPACE = 11
    NEWLINE = 12
    END = 13  # sentence ends other than the dot
    OPENING = 14  # brackets
    CLOSING = 15
    DASH = 16
    DOUBLE = 17  # quotation marks, straight and curly
    SINGLE_OPEN = 18
    GUILLEMET = 19
    PUNCTUATION = 20
    OTHER = 21


_NAMED: dict[str, Kind] = {
    **dict.fromkeys("'’ʼ", Kind.APOSTROPHE),
    **dict.fromkeys("-‐‑", Kind.HYPHEN),
    **dict.fromkeys(".", Kind.DOT),
    **dict.fromkeys(",", Kind.COMMA),
    **dict.fromkeys("\u00ad\u200c\u200d", Kind.INVISIBLE),
    **dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", Kind.NEWLINE),
    **dict.fromkeys("\t\x1f\u200b\ufeff", Kind.SPACE),
    **dict.fromkeys("!?…‼⁇⁈⁉。！？।॥؟۔", Kind.END),
    **dict.fromkeys('"“”„‟＂', Kind.DOUBLE),
    **dict.fromkeys("‘‚‛`", Kind.SINGLE_OPEN),
    **dict.fromkeys("«»", Kind.GUILLEMET),
    **dict.fromkeys("@#&*¡¿", Kind.OTHER),
}
_CATEGORIES: dict[str, Kind] = {
    "Ll": Kind.LOWER,
    "Lu": Kind.UPPER,
    "Lt": Kind.UPPER,
    "Lm": Kind.LETTER,
    "Lo": Kind.LETTER,
    "Nd": Kind.DIGIT,
    "Nl": Kind.DIGIT,
    "No": Kind.DIGIT,
    "Mn": Kind.ATTACHED,
    "Mc": Kind.ATTACHED,
    "Me": Kind.ATTACHED,
    "Zs": Kind.SPACE,
    "Ps": Kind.OPENING,
    "Pe": Kind.CLOSING,
    "Pd": Kind.DASH,
    "Po": Kind.PUNCTUATION,
}


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text as an array (lone surrogates included).

    >>> code_points("aé").tolist()
    [97, 233]
    """
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the ``Kind`` of each code point; only the distinct ones are looked up.

    >>> [Kind(kind).name for kind in kinds_of(code_points("Aé’ 9"))]
    ['UPPER', 'LOWER', 'APOSTROPHE', 'SPACE', 'DIGIT']
    """
    table = np.zeros(int(codes.max(initial=0)) + 1, np.uint8)
    table[codes] = 1
    for code in np.flatnonzero(table).tolist():
        character = chr(code)
        category = unicodedata.category(character)
        table[code] = _NAMED.get(character) or _CATEGORIES.get(category, Kind.OTHER)
    kinds: NDArray[np.uint8] = table[codes]
    return kinds


def among(kinds: NDArray[np.uint8], wanted: tuple[Kind, ...]) -> NDArray[np.bool_]:
    """Tell which characters are of one of the kinds.

    >>> among(kinds_of(code_points("a, b")), (Kind.COMMA, Kind.SPACE)).tolist()
    [False, True, True, False]
    """
    table = np.zeros(max(Kind) + 1, np.bool_)
    table[list(wanted)] = True
    chosen: NDArray[np.bool_] = table[kinds]
    return chosen
