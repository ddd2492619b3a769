"""NewsMTSC: sentiment towards a person or group in a sentence of news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.actors import Mentions
from analysis.features.feature import Feature
from analysis.features.judgement import judgements
from analysis.text import Tokens, tokenise
from benchmarks.gold import articles
from benchmarks.validity.agreement import Agreement, agree, chance_macro_f1, macro_f1
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import on_texts

__all__ = ["NEWSMTSC"]

_CUT = {"sentiment.vader": 0.05}
"""Half-width of neutral: the usual one for VADER; zero alone for counts of words."""
_TOWARD, _TOWARD_CUT = "sentiment.toward_all", 0.05
"""The feature that sees the marked target, judged by the sum of its weights in the sentence."""
_SIGN = {"negative": -1, "neutral": 0, "positive": 1}


@cache
def _sentences(corpora: Path) -> tuple[list[dict[str, object]], Tokens]:
    rows = articles(corpora, "newsmtsc")
    return rows, tokenise([""] * len(rows), [str(row["sentence"]) for row in rows])


def _judged(rows: list[dict[str, object]], tokens: Tokens) -> NDArray[np.float64]:
    """What the judgements that touch each marked target add up to."""
    low, high = np.searchsorted(tokens.article, [np.arange(len(rows)), np.arange(1, len(rows) + 1)])
    spans = (
        np.array([(row["target_from"], row["target_to"]) for row in rows], np.int64) + tokens.body_at[:, None]
    )
    first = np.clip(np.searchsorted(tokens.stop, spans[:, 0], side="right"), low, high - 1)
    last = np.clip(np.searchsorted(tokens.begin, spans[:, 1]), first + 1, high)
    marks = judgements(tokens, Mentions(first, last, np.zeros(len(rows), bool)))
    total = np.bincount(tokens.article[marks.at], weights=marks.weight, minlength=len(rows))
    return total.astype(np.float64)


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    rows, tokens = _sentences(corpora)
    if feature.name == _TOWARD:
        scored, cut = _judged(rows, tokens), _TOWARD_CUT
    else:
        scored, cut = np.nan_to_num(on_texts(feature, tokens, "all"), nan=0.0), _CUT.get(feature.name, 0.0)
    said = np.sign(scored) * (np.abs(scored) >= cut)
    coded = np.array([_SIGN[str(row["polarity"])] for row in rows])
    yield agree(
        macro_f1(coded, said),
        [str(row["group_key"]) for row in rows],
        scope="all words",
        unit="target in a sentence",
        name="macro-F1",
        floor=chance_macro_f1(coded, said),
    )


NEWSMTSC = GoldSet(
    name="NewsMTSC",
    folders=("newsmtsc",),
    features=("sentiment", _TOWARD),
    about=(
        "Sentences of US news with a marked person or group; coders said whether the sentence is negative, "
        "neutral or positive towards it. The feature is measured on the whole sentence and cut into three "
        "classes by its sign (VADER: neutral between -0.05 and 0.05). Only sentiment.toward_all knows the "
        "marked target: the weights of the judgements that touch it are added up (neutral: at most 0.05); "
        "they were chosen with an eye on this set. Sentences of one event are one group. "
        "The floor is the better of two answers given without looking: always the majority, or the feature's "
        "own answers shuffled."
    ),
    ceiling="No figure of one coder against another on this set is known; 1 stands in.",
    citation=(
        "Hamborg, F. & Donnay, K. (2021). NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment "
        "Classification in Political News Articles. EACL."
    ),
    licence="MIT",
    agreements=_agreements,
)
