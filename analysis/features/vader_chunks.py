"""VADER's own words: sentences split at white space, as arrays over the whole text.

VADER does not use our tokens: it cuts at white space and strips ASCII punctuation. What it gets here is
exactly that, for all sentences at once.
"""

from __future__ import annotations

import string
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.features.vader_rules import OTHER, OTHER_NEGATION, OUTSIDE, Rules
from analysis.features.vader_text import Readable, readable

__all__ = ["Chunks", "chunk", "count_in", "stretch_of"]

Ints = NDArray[np.int64]

_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f "
_STRIPPED = string.punctuation + _BLANKS


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
    _text: Readable

    def places(self, chunk: Ints) -> tuple[Ints, Ints]:
        """Where chunks begin and stop in the text that was given; white space after one belongs to it."""
        return self._text.to_character(self._bounds[chunk]), self._text.to_character(self._bounds[chunk + 1])


def chunk(text: str, begin: Ints, stop: Ints, rules: Rules, *, fold_quotes: bool) -> Chunks:
    """Cut the sentences ``text[begin:stop]`` (in order, not overlapping) at white space.

    With ``fold_quotes`` curly quotation marks and apostrophes count as straight ones.
    """
    read = readable(text)
    low, high = read.to_byte(begin), read.to_byte(stop)
    bounds = _bounds(read.bytes, np.concatenate([low, high]))
    array = _distinct(read.buffer, bounds)
    stress = np.flatnonzero((read.bytes == ord("!")) | (read.bytes == ord("?")))
    is_question = read.bytes[stress] == ord("?")
    return Chunks(
        form=array.indices.to_numpy(),
        code=_codes(array.dictionary, rules, fold_quotes),
        first=np.searchsorted(bounds[:-1], low),
        last=np.searchsorted(bounds[:-1], high),
        exclamations=count_in(stress[~is_question], low, high),
        questions=count_in(stress[is_question], low, high),
        _bounds=bounds,
        _text=read,
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
