"""Words inside quotation marks, labelled by hand in passages of news."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.features.cards import IN_HOUSE
from analysis.features.feature import Feature
from analysis.text import tokenise
from benchmarks.gold import passages
from benchmarks.validity.agreement import Agreement, agree, share
from benchmarks.validity.goldset import GoldSet

__all__ = ["QUOTATIONS"]


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    labelled, marked, passage_of = [], [], []
    for number, passage in enumerate(passages(corpora, "quoted_voice.tsv")):
        tokens = tokenise([""], [passage.article])
        at = tokens.begin - tokens.body_at[0] - passage.begin
        inside = (at >= 0) & (at < passage.end - passage.begin)
        spans = np.array([tuple(map(int, span.split("-"))) for span in passage.labels.split()]).reshape(-1, 2)
        labelled.append(((at[inside, None] >= spans[:, 0]) & (at[inside, None] < spans[:, 1])).any(1))
        marked.append(np.isin(np.arange(len(tokens)), feature.mark(tokens).at)[inside])
        passage_of.append(np.full(int(inside.sum()), number))
    truth = np.concatenate(labelled)
    yield agree(
        share(truth == np.concatenate(marked)),
        np.concatenate(passage_of),
        scope="all words",
        unit="word",
        name="accuracy",
        floor=float(max(truth.mean(), 1 - truth.mean())),
    )


QUOTATIONS = GoldSet(
    name="in-house labels of quotations",
    folders=("allsides_fulltext_triples", "moralevents", "wikinews"),
    features=("sourcing.quoted_share",),
    about=(
        "Sixty passages of news in which the makers of this suite, a language model reading for them, "
        "marked what stands in quotation marks (`tests/gold/quoted_voice.tsv`). The test counts words on "
        "which feature and label agree. It says that quotation marks are paired rightly, not who speaks. "
        "Words of one passage are one group. The floor is to call every word the outlet's own."
    ),
    ceiling="One labeller only; 1 stands in.",
    citation="The Samestory authors (2026). Labels kept with the tests, as offsets.",
    licence="labels MIT; the articles are not part of the suite",
    agreements=_agreements,
    coders=IN_HOUSE,
)
