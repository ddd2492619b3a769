"""A feature's measure on texts, and on the sentences of a text that somebody chose."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.measure.adding import Sums, add_up, in_scope, value
from analysis.text import Scope, ScopeMask, Tokens, Voice, mask

__all__ = ["VOICES", "on_sentences", "on_texts"]

Floats = NDArray[np.float64]
VOICES: dict[Voice, str] = {"own": "own voice", "all": "all words"}
"""Voices that cards are made for, and their names in a card."""


@cache
def _marks(feature: Feature, tokens: Tokens) -> Marks:
    return feature.mark(tokens)


@cache
def _mask(tokens: Tokens, voice: Voice) -> ScopeMask:
    return mask(tokens, Scope(part="body", voice=voice))


def on_texts(feature: Feature, tokens: Tokens, voice: Voice) -> Floats:
    """One value a text, as ``analysis.measure`` makes it; NaN where no word is in scope."""
    return value(feature, add_up(feature, _marks(feature, tokens), tokens, _mask(tokens, voice)))


def on_sentences(feature: Feature, tokens: Tokens, voice: Voice, chosen: list[NDArray[np.int64]]) -> Floats:
    """One value for each set of chosen sentences; NaN where none of them is in scope."""
    sums = _by_sentence(feature, tokens, voice)
    unit = np.repeat(np.arange(len(chosen)), [len(sentences) for sentences in chosen])
    sentence = np.concatenate(chosen)

    def over(column: Floats) -> Floats:
        return np.bincount(unit, weights=column[sentence], minlength=len(chosen)).astype(np.float64)

    return value(feature, Sums(over(sums.count), over(sums.total), over(sums.words), over(sums.sentences)))


@cache
def _by_sentence(feature: Feature, tokens: Tokens, voice: Voice) -> Sums:
    """What a measure is made of, one value a sentence."""
    found, scope, n = _marks(feature, tokens), _mask(tokens, voice), len(tokens.sentences)
    inside = in_scope(feature, found, tokens, scope)
    at = found.at[inside] if found.unit == "sentence" else tokens.sentence[found.at[inside]]
    return Sums(
        count=np.bincount(at, minlength=n).astype(np.float64),
        total=np.bincount(at, weights=found.weight[inside], minlength=n).astype(np.float64),
        words=np.bincount(tokens.sentence[scope.tokens], minlength=n).astype(np.float64),
        sentences=scope.sentences.astype(np.float64),
    )
