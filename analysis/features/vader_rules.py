"""What VADER knows of single words and short phrases, as arrays indexed by the code of a word.

VADER's rules ask the same few questions of every word: is it in the lexicon, does it boost, negate, is
it "but". Here each known word has a row with the answers, and a code = 2 x row + (1 if in capitals).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.shipped import shipped_rows

__all__ = [
    "CAPITALS_STEP",
    "NEGATION_FACTOR",
    "OTHER",
    "OTHER_NEGATION",
    "OUTSIDE",
    "Rules",
    "Trait",
    "rules",
]

CAPITALS_STEP = 0.733
NEGATION_FACTOR = -0.74

OTHER, OTHER_NEGATION, OUTSIDE = 0, 1, 2
"""Rows that are no listed word: any other word, any other word with "n't", no word (past the sentence)."""


class Trait:
    """Bits that say what a word is to the rules."""

    SCORED = 1  # in the lexicon and not a booster
    LISTED = 2  # in the lexicon
    ABSENT = 4  # past the sentence's first or last word
    CAPITALS = 8
    NEGATION = 16
    NO = 32
    OR_NOR = 64
    LEAST = 128
    AT_VERY = 256
    SO_THIS = 512
    NEVER = 1024
    WITHOUT = 2048
    DOUBT = 4096
    BUT = 8192
    KIND = 16384
    OF = 32768


_NAMED = {
    "no": Trait.NO,
    "or": Trait.OR_NOR,
    "nor": Trait.OR_NOR,
    "least": Trait.LEAST,
    "at": Trait.AT_VERY,
    "very": Trait.AT_VERY,
    "so": Trait.SO_THIS,
    "this": Trait.SO_THIS,
    "never": Trait.NEVER,
    "without": Trait.WITHOUT,
    "doubt": Trait.DOUBT,
    "but": Trait.BUT,
    "kind": Trait.KIND,
    "of": Trait.OF,
}


@dataclass(frozen=True, eq=False)
class Rules:
    """The tables of VADER.

    Attributes
    ----------
    row : dict
        From a lower-case word to its row; see ``OTHER`` for words that are not here.
    valence, booster : float64 arrays, one value a code
        Mean rating of the word (-4 to 4), what it adds to the next word's rating; 0 where it has none.
    traits : uint16 array, one value a code
        Bits of ``Trait``.
    phrase_word : int64 array, one value a code
        Number of the word among those that phrases are made of; 0 for all others.
    pair, triple : float64 arrays
        Rating of an idiom by the ``phrase_word`` of its words; NaN where there is none.
    damper : float64 array
        What "sort of" and the like add, by the ``phrase_word`` of its two words.
    """

    row: dict[str, int]
    valence: NDArray[np.float64]
    booster: NDArray[np.float64]
    traits: NDArray[np.uint16]
    phrase_word: NDArray[np.int64]
    pair: NDArray[np.float64]
    triple: NDArray[np.float64]
    damper: NDArray[np.float64]


@cache
def rules() -> Rules:
    """Read VADER's tables; where the lexicon lists a token twice, its last line counts.

    >>> table = rules()
    >>> float(table.valence[2 * table.row["good"]])
    1.9
    """
    lexicon = {token: float(valence) for token, valence in shipped_rows("vader.tsv")}
    listed: dict[str, dict[str, float]] = {"booster": {}, "negation": {}, "idiom": {}}
    for phrase, rule, value in shipped_rows("vader_rules.tsv"):
        listed[rule][phrase] = float(value)
    phrases = [tuple(p.split()) for p in (*listed["idiom"], *listed["booster"]) if " " in p]
    phrase_words = {word: n for n, word in enumerate(dict.fromkeys(w for p in phrases for w in p), start=1)}
    words = dict.fromkeys([*lexicon, *listed["booster"], *listed["negation"], *_NAMED, *phrase_words])
    row = {word: n for n, word in enumerate(words, start=OUTSIDE + 1)}
    traits = [0, Trait.NEGATION, Trait.ABSENT]
    traits += [_traits(word, lexicon, listed["booster"], listed["negation"]) for word in words]
    pair, triple = _phrase_tables(listed["idiom"], phrase_words)
    damper, _ = _phrase_tables(listed["booster"], phrase_words)
    capitals = np.tile(np.array([0, Trait.CAPITALS], np.uint16), len(traits))
    return Rules(
        row=row,
        valence=_by_code([0.0] * 3 + [lexicon.get(word, 0.0) for word in words]),
        booster=_by_code([0.0] * 3 + [listed["booster"].get(word, 0.0) for word in words]),
        traits=_by_code(traits).astype(np.uint16) | capitals,
        phrase_word=_by_code([0] * 3 + [phrase_words.get(word, 0) for word in words]).astype(np.int64),
        pair=pair,
        triple=triple,
        damper=np.nan_to_num(damper),
    )


def _traits(
    word: str, lexicon: dict[str, float], boosters: dict[str, float], negations: dict[str, float]
) -> int:
    """The bits of one listed word."""
    bits = _NAMED.get(word, 0)
    bits |= Trait.LISTED if word in lexicon else 0
    bits |= Trait.SCORED if word in lexicon and word not in boosters else 0
    return bits | (Trait.NEGATION if word in negations or "n't" in word else 0)


def _by_code(values: list[int] | list[float]) -> NDArray[np.float64]:
    """From one value a row to one a code."""
    return np.repeat(np.array(values, np.float64), 2)


def _phrase_tables(
    phrases: dict[str, float], phrase_words: dict[str, int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values of the phrases of two and of three words, by the numbers of their words."""
    size = len(phrase_words) + 1
    tables = {2: np.full((size,) * 2, np.nan), 3: np.full((size,) * 3, np.nan)}
    for phrase, value in phrases.items():
        spot = tuple(phrase_words[word] for word in phrase.split() if word in phrase_words)
        if len(spot) > 1:
            tables[len(spot)][spot] = value
    return tables[2], tables[3]
