"""How marks add up: the rules, written once for every feature and every scope."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.errors import SamestoryError
from analysis.features.feature import STEADY, Feature, Marks
from analysis.text import Part, Scope, ScopeMask, Tokens, Voice

__all__ = ["Sums", "add_up", "in_scope", "needs_actor", "scope_of", "value"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sums:
    """What a measure is made of, one value an article: marks, their weights, words, sentences in scope."""

    count: Floats
    total: Floats
    words: Floats
    sentences: Floats


def scope_of(feature: Feature, part: Part, voice: Voice | None, about: tuple[str, ...] = ()) -> Scope:
    """The scope in which a feature is measured when ``part``, ``voice`` and ``about`` are asked for.

    Raises
    ------
    SamestoryError
        For a part or a voice that does not exist.
    """
    if part not in ("headline", "lede", "body", "all"):
        raise SamestoryError(f'measure: part must be headline, lede, body or all, not "{part}".')
    if voice not in (None, "own", "quoted", "all"):
        raise SamestoryError(f'measure: voice must be own, quoted or all, not "{voice}".')
    used = feature.voice if voice is None or feature.voice_fixed else voice
    return Scope(part=feature.part_fixed or part, voice=used, about=() if feature.mark_about else about)


def needs_actor(feature: Feature) -> SamestoryError:
    """What to say where a feature of an actor is asked for and none is named."""
    return SamestoryError(
        f"measure: {feature.name} tells how one actor is written about, and no actor is named. "
        'Give its names, such as about="Angela Merkel" or about=("Republican Party", "GOP").'
    )


def in_scope(feature: Feature, marks: Marks, tokens: Tokens, mask: ScopeMask) -> NDArray[np.bool_]:
    """Which marks count: True where the marked word, or the marked sentence, lies in the scope."""
    if marks.unit == "sentence":
        return mask.sentences[marks.at]
    return _words_in_scope(feature, tokens, mask)[marks.at]


def _words_in_scope(feature: Feature, tokens: Tokens, mask: ScopeMask) -> NDArray[np.bool_]:
    # A level relates words to sentences; words of sentences that do not count would inflate it.
    return mask.sentences[tokens.sentence] if feature.adds == "level" else mask.tokens


def add_up(feature: Feature, marks: Marks, tokens: Tokens, mask: ScopeMask) -> Sums:
    """Add up a feature's marks inside a scope, article by article, in the order of the text."""
    n = tokens.n_articles
    inside = in_scope(feature, marks, tokens, mask)
    article = tokens.article if marks.unit == "token" else tokens.sentences.article
    at = article[marks.at[inside]]
    return Sums(
        count=np.bincount(at, minlength=n).astype(np.float64),
        # Without marks bincount forgets its weights and returns integers.
        total=np.bincount(at, weights=marks.weight[inside], minlength=n).astype(np.float64),
        words=np.bincount(tokens.article[_words_in_scope(feature, tokens, mask)], minlength=n).astype(float),
        sentences=np.bincount(tokens.sentences.article[mask.sentences], minlength=n).astype(float),
    )


def value(feature: Feature, sums: Sums) -> Floats:
    """The measure from its sums, by the feature's rule; NaN where there is nothing to divide by.

    Raises
    ------
    SamestoryError
        If a feature of rule "level" brings no formula.
    """
    if feature.adds == "level":
        if feature.formula is None:
            raise SamestoryError(f'measure: feature {feature.name} adds up by "level" but has no formula.')
        empty = (sums.words == 0) | (sums.sentences == 0)
        words, sentences = np.where(empty, np.nan, sums.words), np.where(empty, np.nan, sums.sentences)
        level: Floats = feature.formula(words, sentences, sums.total)
        return level
    denominator = {
        "rate": sums.words / 100.0,
        "share_of_words": sums.words,
        "share_of_sentences": sums.sentences,
        "mean_of_sentences": sums.sentences,
        "mean_of_marks": sums.count,
        "steady_rate": np.where(sums.count > 0, (sums.words + STEADY) / 100.0, 0.0),
    }[feature.adds]
    nothing = np.full_like(sums.total, np.nan)
    divided: Floats = np.divide(sums.total, denominator, out=nothing, where=denominator > 0)
    return divided
