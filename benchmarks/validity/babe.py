"""BABE: sentences of news that experts called biased by their wording, or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, Metric, agree, auc, chance_macro_f1, macro_f1
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_texts

__all__ = ["BABE", "Sentences", "sentences"]


@dataclass(frozen=True, eq=False)
class Sentences:
    """The sentences, a text each, with the experts' code, their article and the crowd's majority."""

    tokens: Tokens
    biased: NDArray[np.bool_]
    source: NDArray[np.str_]
    crowd: NDArray[np.str_]


@cache
def sentences(corpora: Path) -> Sentences:
    """Read the set."""
    rows = table(corpora, "babe/babe_sg2.csv")
    return Sentences(
        tokens=tokenise([""] * len(rows), rows["text"].tolist()),
        biased=(rows["expert_label_bias"] == "Biased").to_numpy(),
        source=rows["news_link"].where(rows["news_link"] != "", rows["sentence_id"]).to_numpy(str),
        crowd=rows["mbic_crowd_label"].to_numpy(str),
    )


def _crowd(sentences: Sentences, metric: Metric | None = None) -> tuple[float, float]:
    """AUC and macro-F1 of a crowd's majority against the experts, where both judged."""
    judged = np.isin(sentences.crowd, ["Biased", "Non-biased"])
    said, coded = sentences.crowd[judged] == "Biased", sentences.biased[judged]
    once = np.ones((1, len(said)))
    return float(auc(coded, said)(once)[0]), float(macro_f1(coded, said)(once)[0])


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    gold = sentences(corpora)
    auc_ceiling, f1_ceiling = _crowd(gold)
    for voice, words in VOICES.items():
        scored = on_texts(feature, gold.tokens, voice)
        found = np.isfinite(scored)
        coded, value, source = gold.biased[found], scored[found], gold.source[found]
        yield agree(
            auc(coded, value),
            source,
            scope=words,
            unit="sentence",
            name="AUC",
            floor=0.5,
            ceiling=auc_ceiling,
        )
        yield agree(
            macro_f1(coded, value > 0),
            source,
            scope=words,
            unit="sentence",
            name="macro-F1 of any hit",
            floor=chance_macro_f1(coded, value > 0),
            ceiling=f1_ceiling,
        )


BABE = GoldSet(
    name="BABE",
    folders=("babe",),
    features=("loaded", "subjectivity.share"),
    about=(
        "Sentences of US news that trained experts called biased by their words, or not. Two tests: is the "
        "measure higher in sentences called biased (AUC: the chance that a biased one has the higher value), "
        "and how well does 'at least one listed word' answer the experts' question (macro-F1). "
        "The features' lists were not fitted to these sentences. Sentences of one article are one group; a "
        "few without an address are groups of their own. Sentences that hold quoted words only are left out "
        "of the own voice; for a share of sentences, all that hold quoted words."
    ),
    ceiling=(
        "A crowd's majority against the experts on the sentences that both judged. The experts' own "
        "agreement is low (Krippendorff's alpha 0.40)."
    ),
    citation=(
        "Spinde, T., Plank, M., Krieger, J.-D., Ruas, T., Gipp, B. & Aizawa, A. (2021). Neural Media Bias "
        "Detection Using Distant Supervision With BABE. Findings of EMNLP."
    ),
    licence="AGPL-3.0",
    agreements=_agreements,
)
