"""FrAC: sentences of opinion articles and readers' comments, each coded with one policy frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.features.registry import FEATURES
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, agree, always_yes, auc, chance_macro_f1, f1, macro_f1
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_texts

__all__ = ["FRAC", "most_cued"]

OTHER = "Other"
FRAMES = {
    "policy.economic": "Economic",
    "policy.morality": "Morality",
    "policy.fairness": "Fairness and Equality",
    "policy.legality": "Legality and Crime",
    "policy.crime": "Legality and Crime",
    "policy.prescription": "Political and Policies",
    "policy.political": "Political and Policies",
    "policy.security": "Security and Defense",
    "policy.health": "Health and Safety",
    "policy.cultural_identity": "Cultural Identity",
    "policy.public_opinion": "Public Opinion",
}
"""The coders' frame for each feature; two features share a frame where the coders joined two codes."""


@dataclass(frozen=True, eq=False)
class _Sentences:
    tokens: Tokens
    frame: NDArray[np.str_]


@cache
def _sentences(corpora: Path) -> _Sentences:
    rows = table(corpora, "frac/frac.csv")
    return _Sentences(tokenise([""] * len(rows), rows["sentence"].tolist()), rows["frame"].to_numpy(str))


def most_cued(cues: dict[str, NDArray[np.float64]]) -> NDArray[np.str_]:
    """The frame with most cues in each text; the one named first where several have as many, or other."""
    names, counted = np.array(list(cues)), np.array(list(cues.values()))
    return np.where(counted.max(0) > 0, names[counted.argmax(0)], OTHER)


def _cues(tokens: Tokens) -> dict[str, NDArray[np.float64]]:
    """Cues of each of the coders' frames in each text; features without a frame of theirs count as other."""
    n = tokens.n_articles
    cues = {frame: np.zeros(n) for frame in [*sorted(set(FRAMES.values())), OTHER]}
    for feature in FEATURES.values():
        if feature.family == "policy" and (parts := feature.mark(tokens).parts) is not None:
            cues[FRAMES.get(feature.name, OTHER)] += np.bincount(tokens.article[parts.at], minlength=n)
    return cues


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    sentences = _sentences(corpora)
    frame, each = FRAMES[feature.name], np.arange(len(sentences.frame))
    coded, scope = sentences.frame == frame, VOICES[feature.voice]
    scored = on_texts(feature, sentences.tokens, feature.voice)
    yield agree(auc(coded, scored), each, scope=scope, unit="sentence", name=f"AUC, frame {frame}", floor=0.5)
    if list(FRAMES.values()).count(frame) == 1:
        yield agree(
            f1(coded, scored > 0),
            each,
            scope=scope,
            unit="sentence",
            name=f"F1 of any hit, frame {frame}",
            floor=always_yes(coded),
        )
    said = most_cued(_cues(sentences.tokens))
    yield agree(
        macro_f1(sentences.frame, said),
        each,
        scope=scope,
        unit="sentence",
        name="macro-F1 of most cues",
        floor=chance_macro_f1(sentences.frame, said),
    )


FRAC = GoldSet(
    name="FrAC",
    folders=("frac",),
    features=tuple(FRAMES),
    about=(
        "Sentences of newspaper opinion articles and of readers' comments on them, each coded with the one "
        "policy frame that dominates: nine frames, of which two join two codes of the codebook, and other. "
        "Three tests: is the feature higher in sentences of its frame (AUC), does any cue say so better than "
        "saying yes always (F1), and for all features together, does the frame with most cues agree with the "
        "coders' (macro-F1 of ten; no cue is other, a tie goes to the frame first in the alphabet). The "
        "lists were written from the codebook, without these sentences, and cleaned once of general words "
        "after their first figures. Where the coders joined two codes (legality and crime, politics and "
        "policies) each feature is held against both together: strict for AUC, and no F1, since one half "
        "cannot answer for the whole. Each sentence is its own group, since its article is not named. "
        "Opinion and comments are not news reports."
    ),
    ceiling="Not published for these sentences; 1 stands in, which is strict.",
    citation=(
        "Guida, M., Otmakhova, Y., Hovy, E. & Frermann, L. (2025). Retain or Reframe? A computational "
        "framework for the analysis of framing in news articles and reader comments. arXiv 2507.04612."
    ),
    licence="CC BY-NC-SA 4.0",
    agreements=_agreements,
)
