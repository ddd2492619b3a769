"""Words around a speaker: what the rules that cut out a speaker's phrase ask of single words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.lexicon import read_lexicon
from analysis.features.matching import find_shipped, once_per_tokens, words_in
from analysis.text.tokens import Tokens

__all__ = [
    "COMMA",
    "TYPES",
    "WORDS",
    "Surroundings",
    "capitalised",
    "find_types",
    "known_words",
    "none_in",
    "participles",
    "role_nouns",
]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

TYPES = "source_types.tsv"
WORDS = "speaker_words.tsv"
find_types = find_shipped(TYPES)

BREAKS = np.array([ord(mark) for mark in ',;:!?()[]—–…/"“”-'], np.uint32)
OPENING = np.array([ord(mark) for mark in '([—–"“'], np.uint32)
TABLE = 0x2100
"""More than the largest code point above."""
BLANK, COMMA, DOT, CLOSED = ord(" "), ord(","), ord("."), ord(")")


@lru_cache(maxsize=16)
def _class(*categories: str) -> frozenset[str]:
    """Words of classes of the list."""
    return frozenset(entry.term for entry in read_lexicon(WORDS).entries if entry.category in categories)


def known_words(tokens: Tokens, *categories: str) -> Flags:
    """True, for each entry of the vocabulary, where it is in one of the classes of ``speaker_words.tsv``."""
    return words_in(tokens, _class(*categories))


@once_per_tokens
def capitalised(tokens: Tokens) -> Flags:
    """True, for each token, where it is printed with a capital first."""
    forms = np.fromiter((form[0].isupper() for form in tokens.forms), bool, len(tokens.forms))
    return np.asarray(forms[tokens.form])


@once_per_tokens
def participles(tokens: Tokens) -> Flags:
    """True, for each entry of the vocabulary, where it ends in -ing."""
    return np.fromiter((word.endswith("ing") for word in tokens.words), bool, len(tokens.words))


@once_per_tokens
def role_nouns(tokens: Tokens) -> Flags:
    """True, for each token, inside a noun that tells what kind of source speaks."""
    marks = find_types(tokens)
    step = np.zeros(len(tokens) + 1, np.int32)
    np.add.at(step, marks.at, 1)
    np.add.at(step, marks.at + marks.length, -1)
    return np.asarray(np.cumsum(step[:-1]) > 0)


def none_in(flags: Flags, low: Ints, high: Ints) -> Flags:
    """True for each stretch ``low .. high - 1`` that holds no true value."""
    places = np.flatnonzero(flags)
    return np.asarray(np.searchsorted(places, high) <= np.searchsorted(places, low))


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What the rules ask of single tokens, prepared once; ``parted``: punctuation behind the token."""

    tokens: Tokens
    capital: Flags
    role: Flags
    between: Flags
    day: Flags
    bound: Flags
    ends: Flags
    conjunction: Flags
    parted: Flags
    opened: Flags

    @classmethod
    def of(cls, tokens: Tokens, verb: Flags) -> Surroundings:
        """Look every word up; ``verb`` flags the tokens at which a verb of speech begins."""
        adverb = np.array([word.endswith("ly") for word in tokens.words], bool)
        capital = capitalised(tokens)
        # "May said": a function word with a capital may be a name; a weekday has one anyway.
        between = (known_words(tokens, "between") | adverb)[tokens.word] & ~capital
        day = known_words(tokens, "day")[tokens.word]
        parted, opened = _punctuation(tokens)
        return cls(
            tokens=tokens,
            capital=capital,
            role=role_nouns(tokens),
            between=between | day,
            day=day,
            bound=known_words(tokens, "boundary")[tokens.word] | verb,
            ends=known_words(tokens, "ends phrase")[tokens.word],
            conjunction=words_in(tokens, frozenset({"and"}))[tokens.word],
            parted=parted,
            opened=opened,
        )

    def after(self, at: Ints) -> NDArray[np.uint32]:
        """The character behind a token."""
        return np.asarray(self.tokens.codes[self.tokens.stop[at]])

    def closed(self, at: Ints) -> Flags:
        """True where a bracket closes behind a token."""
        stop = self.tokens.stop[at]
        return np.asarray((self.tokens.codes[stop] == CLOSED) | (self.tokens.codes[stop + 1] == CLOSED))

    def joined_names(self, at: Ints) -> Flags:
        """True at an "and" between two words with a capital."""
        following = np.minimum(at + 1, len(self.tokens) - 1)
        return np.asarray(self.capital[at - 1] & self.capital[following])


def _punctuation(tokens: Tokens) -> tuple[Flags, Flags]:
    """For each token: does punctuation part it from the next one, does a bracket or quote open before it."""
    codes, stop = tokens.codes, tokens.stop
    parted, opened = np.zeros(len(tokens), bool), np.zeros(len(tokens), bool)
    # Most words are followed by one blank; only the others need a closer look.
    at = np.flatnonzero((codes[stop] != BLANK) | (np.append(tokens.begin[1:], 0) - stop != 1))
    following = np.minimum(at + 1, len(tokens) - 1)
    behind, ahead = codes[stop[at]], codes[tokens.begin[following] - 1]
    opened[following] = _among(ahead, OPENING)
    dotted = (behind == DOT) & _among(codes[stop[at] + 1], BREAKS)
    parted[at] = dotted | opened[following] | _among(behind, BREAKS)
    return parted, opened


def _among(codes: NDArray[np.uint32], marks: NDArray[np.uint32]) -> Flags:
    """True where a character is one of a few marks."""
    table = np.zeros(TABLE, bool)
    table[marks] = True
    return np.asarray(table[np.minimum(codes, np.uint32(TABLE - 1))])
