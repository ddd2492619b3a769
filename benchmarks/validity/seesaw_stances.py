"""SEESAW stances: in a sentence, somebody is for or against somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.features.actors import find_mentions
from analysis.features.feature import Feature
from analysis.features.judgement import judgements, net_judgements
from analysis.text import Tokens, tokenise
from benchmarks.gold import articles, table
from benchmarks.validity.agreement import Agreement, agree, share
from benchmarks.validity.goldset import GoldSet

__all__ = ["SEESAW_STANCES"]


@cache
def _sentences(corpora: Path) -> tuple[pd.DataFrame, Tokens, NDArray[np.int64]]:
    """The stances, the articles, and the characters between which each stance's sentence stands."""
    rows = articles(corpora, "seesaw")
    tokens = tokenise([""] * len(rows), [str(row["text"]) for row in rows])
    number = {row["article_id"]: place for place, row in enumerate(rows)}
    stances = table(corpora, "seesaw/stances.csv")
    starts = [
        np.cumsum([0, *(len(sentence) + 1 for sentence in cast("list[str]", row["sentences"]))])
        for row in rows
    ]
    article = stances["article_id"].map(number)
    spans = [
        tokens.body_at[place] + starts[place][index : index + 2]
        for place, index in zip(article, stances["sentence_index"].astype(int), strict=True)
    ]
    return stances.assign(article=article), tokens, np.array(spans, np.int64)


def _signs(corpora: Path) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """For each stance: is the target found in the sentence, and what do judgements add up to."""
    stances, tokens, spans = _sentences(corpora)
    found, total = np.zeros(len(stances), bool), np.zeros(len(stances))
    net = net_judgements(tokens)
    for target, rows in stances.groupby("target_entity"):
        at = rows.index.to_numpy()
        inside = np.zeros((len(at), 0), bool)
        if target not in ("", "None", "Not in the list"):
            mentions = find_mentions(tokens, (str(target),))
            inside = _within(tokens.begin[mentions.first], spans[at])
            marks = judgements(tokens, mentions)
            total[at] = _within(tokens.begin[marks.at], spans[at]) @ marks.weight
        found[at] = inside.any(1)
    silent = ~found
    total[silent] = _within(tokens.begin[net.at], spans[silent]) @ net.weight
    return found, total


def _within(place: NDArray[np.int64], spans: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which places lie in which span, spans x places."""
    return (place >= spans[:, :1]) & (place < spans[:, 1:])


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    stances = _sentences(corpora)[0]
    found, total = _signs(corpora)
    coded = np.where(stances["stance"] == "POS", 1, -1)
    for scope, wanted in {
        "the target's mentions": found,
        "mentions, else the sentence": found | True,
    }.items():
        said = wanted & (total != 0)
        yield agree(
            share(np.sign(total[said]) == coded[said]),
            stances["event_id"][said],
            scope=f"{scope}; {100 * said.mean():.0f} % answered",
            unit="stance in a sentence",
            name="accuracy of the sign",
            floor=float(max((coded[said] > 0).mean(), (coded[said] < 0).mean())),
        )


SEESAW_STANCES = GoldSet(
    name="SEESAW stances",
    folders=("seesaw",),
    features=("sentiment.toward_all",),
    about=(
        "Sentences of the SEESAW stories in which coders saw somebody, or the author, for or against "
        "somebody or something. Where judgements touch the target, does their sign agree? Two answers: "
        "only where the target is mentioned in the sentence, and otherwise by all judgements of the "
        "sentence. The share of stances that are answered is told with the scope. Sentences of one "
        "story are one group. The floor is always to say against."
    ),
    ceiling="No figure of one coder against another on single stances is known; 1 stands in.",
    citation=(
        "Zhang, X., Beauchamp, N. & Wang, L. (2022). Generative Entity-to-Entity Stance Detection with "
        "Knowledge Graph Augmentation. EMNLP."
    ),
    licence="CC BY-NC-SA 4.0",
    agreements=_agreements,
    actors=True,
)
