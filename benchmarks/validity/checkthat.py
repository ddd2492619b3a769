"""CheckThat: sentences of news articles that show their author's own view, or do not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, agree, chance_macro_f1, macro_f1
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import on_texts

__all__ = ["CHECKTHAT", "HELD_OUT"]

HELD_OUT = "dev_test_en"
"""The split on which cards are made; classes of cues were chosen on the two others."""


@cache
def _sentences(corpora: Path) -> tuple[NDArray[np.bool_], NDArray[np.str_], Tokens]:
    rows = table(corpora, "checkthat_subjectivity/subjectivity_en.csv")
    rows = rows[rows["original_split"] == HELD_OUT]
    tokens = tokenise([""] * len(rows), rows["sentence"].tolist())
    return (rows["label"] == "SUBJ").to_numpy(), rows["sentence_id"].to_numpy(str), tokens


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    coded, name, tokens = _sentences(corpora)
    said = np.nan_to_num(on_texts(feature, tokens, "all")) > 0
    yield agree(
        macro_f1(coded, said),
        name,
        scope="all words",
        unit="sentence",
        name="macro-F1 of any hit",
        floor=chance_macro_f1(coded, said),
    )


CHECKTHAT = GoldSet(
    name="CheckThat subjectivity",
    folders=("checkthat_subjectivity",),
    features=("subjectivity.share",),
    about=(
        "Sentences of English news articles, coded as showing their author's own view or not. The test asks "
        "whether a sentence holds a cue at all (macro-F1). No word of the list comes from these sentences; "
        "which classes count was chosen on two of the three splits, and the figure is that of the third "
        "(dev_test_en). Each sentence is its own group, as the set names no articles."
    ),
    ceiling="No figure of one coder against another on these sentences is known; 1 stands in.",
    citation=(
        "Antici, F., Ruggeri, F., Galassi, A., Korre, K., Muti, A., Bardi, A., Fedotova, A. & Barrón-Cedeño, "
        "A. (2024). A Corpus for Sentence-level Subjectivity Detection on English News Articles. LREC-COLING."
    ),
    licence="CC BY-NC-SA 4.0",
    agreements=_agreements,
)
