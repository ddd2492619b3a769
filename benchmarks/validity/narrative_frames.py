"""Narrative Frames Corpus: five generic frames, coded yes or no for whole articles on the climate."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import articles
from benchmarks.validity.agreement import Agreement, agree, always_yes, auc, f1
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_texts

__all__ = ["NARRATIVE_FRAMES", "predicted_in_folds"]

FRAMES = {
    "frames.conflict": "conflict",
    "frames.economic": "economic",
    "frames.human_interest": "human_interest",
    "frames.morality": "moral",
    "frames.responsibility": "resolution",
    "frames.solution": "resolution",
}
ALPHA = {"conflict": 0.59, "economic": 0.59, "moral": 0.47, "human_interest": 0.30}
"""Krippendorff's alpha of the coders, from the raw codings of these articles; none for resolution."""
LEAST_ALPHA = 0.4
"""Coders who agree less than this do not lower the bar: else the worse the gold, the easier to be valid."""
FOLDS = 5


@cache
def _articles(corpora: Path) -> tuple[list[dict[str, object]], Tokens]:
    rows = articles(corpora, "narrative_frames")
    return rows, tokenise([""] * len(rows), [str(row["text"]) for row in rows])


def predicted_in_folds(
    coded: NDArray[np.int64], scored: NDArray[np.float64], groups: NDArray[np.str_]
) -> NDArray[np.bool_]:
    """Say yes above the threshold that gives the best F1 on the other folds; a group is never split."""
    from sklearn.model_selection import GroupKFold

    said = np.zeros(len(coded), bool)
    for train, test in GroupKFold(FOLDS).split(scored, groups=groups):
        thresholds = np.unique(scored[train])
        above = scored[train][None] >= thresholds[:, None]
        hits = above @ coded[train]
        figures = 2 * hits / (above.sum(1) + coded[train].sum())
        said[test] = scored[test] >= thresholds[int(figures.argmax())]
    return said


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    rows, tokens = _articles(corpora)
    frame = FRAMES[feature.name]
    coded = np.array([row[frame] for row in rows], np.int64)
    outlets = np.array([str(row["outlet"]) for row in rows])
    scored = on_texts(feature, tokens, feature.voice)
    said = predicted_in_folds(coded, scored, outlets)
    prevalence, alpha = float(coded.mean()), ALPHA.get(frame)
    if alpha is not None and alpha < LEAST_ALPHA:
        alpha = None
    scope = VOICES[feature.voice]
    yield agree(
        auc(coded, scored),
        outlets,
        scope=scope,
        unit="article",
        name=f"AUC, frame {frame}",
        floor=0.5,
        ceiling=1.0 if alpha is None else (1 + alpha) / 2,
    )
    yield agree(
        f1(coded, said),
        outlets,
        scope=scope,
        unit="article",
        name=f"F1 in folds, frame {frame}",
        floor=always_yes(coded),
        ceiling=1.0 if alpha is None else prevalence + alpha * (1 - prevalence),
    )


NARRATIVE_FRAMES = GoldSet(
    name="Narrative Frames",
    folders=("narrative_frames",),
    features=tuple(FRAMES),
    about=(
        "News and opinion articles on climate change, coded for five generic frames, each yes or no. Two "
        "tests: is the share of sentences with a cue higher where coders saw the frame (AUC), and does a "
        "threshold on it, chosen on the articles of other outlets, beat saying yes always (F1 of yes). The "
        "coders' frame is named in the metric. Where Semetko and Valkenburg have responsibility they coded "
        "resolution, whether a solution is offered: near responsibility, but not the same, and what the "
        "feature solution asks. Human interest and moral are rare here. Articles of one outlet are one "
        "group. All are about one issue, mostly in one country."
    ),
    ceiling=(
        "Krippendorff's alpha of the coders (conflict and economic 0.59, moral 0.47, human interest 0.30), "
        "turned into what one coder would reach against another who says yes as often: an AUC of (1 + alpha) "
        "/ 2, an F1 of p + alpha (1 - p) where a share p is yes. None is known for resolution, and "
        "an alpha below 0.4 lowers no bar: 1 stands in."
    ),
    citation=(
        "Frermann, L., Li, J., Khanehzar, S. & Mikolajczak, G. (2023). Conflicts, Villains, Resolutions: "
        "Towards models of Narrative Media Framing. ACL."
    ),
    licence="MIT",
    agreements=_agreements,
)
