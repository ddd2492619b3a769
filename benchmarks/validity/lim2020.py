"""Sentences on the same events by many outlets, rated for bias by a crowd (Lim and others, 2020)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, agree, spearman
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_texts

__all__ = ["LIM"]


@cache
def _sentences(corpora: Path) -> tuple[pd.DataFrame, Tokens]:
    rows = table(corpora, "lim2020_biased_sentences/sentences.csv")
    return rows, tokenise([""] * len(rows), rows["sentence"].tolist())


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    rows, tokens = _sentences(corpora)
    for voice, words in VOICES.items():
        scored = on_texts(feature, tokens, voice)
        found = np.isfinite(scored)
        yield agree(
            spearman(scored[found], pd.to_numeric(rows["mean_bias_1to4"][found])),
            (rows["event_id"] + "/" + rows["article_id"])[found],
            scope=words,
            unit="sentence",
            name="Spearman",
            floor=0.0,
        )


LIM = GoldSet(
    name="Lim 2020",
    folders=("lim2020_biased_sentences",),
    features=("loaded",),
    about=(
        "Opening sentences of articles about the same events by outlets of several countries; four or five "
        "crowd workers rated each from 1, neutral, to 4, very biased, and had a neutral article beside it. "
        "The test asks whether the rate of listed words rises with the mean rating. Sentences of one article "
        "are one group; there are few articles, so intervals are wide."
    ),
    ceiling=(
        "One worker against the mean of the others correlates hardly at all (-0.2 to 0.2 by place in the "
        "list of ratings), so the set cannot tell what a good instrument would reach; 1 stands in."
    ),
    citation=(
        "Lim, S., Jatowt, A., Färber, M. & Yoshikawa, M. (2020). Annotating and Analyzing Biased Sentences "
        "in News Articles using Crowdsourcing. LREC."
    ),
    licence="for research use only",
    agreements=_agreements,
)
