"""The choices answer of a comparison: for every feature and outlet, how many other choices agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.choices.joint import joint_p
from analysis.compare.choices.variants import Way, variants_of, ways_of
from analysis.compare.contrasts import centred_medians, medians, summarise
from analysis.compare.permutation import SEED, Shuffle
from analysis.measure import Measures

__all__ = ["JOINT_DRAWS", "Agreement", "agreement"]

JOINT_DRAWS = 1_999
"""Shuffles of the joint test, which has some twenty times the columns of the chance answer."""
HELD = 8_000_000
"""Differences of all specifications held at once (64 MB)."""

Array = NDArray[np.float64]
Sets = dict[int, list[Way]]
"""The ways to measure each feature, by the feature's column."""


@dataclass(frozen=True, eq=False)
class Agreement:
    """The choices answer, one value an outlet and feature (outlets x features).

    ``share`` of the other choices with the sign of the default, ``p`` of the joint test, ``tried``: how
    many other choices, ``turned_by``: the choice under which the sign turns most, or "".
    """

    share: Array
    p: Array
    tried: NDArray[np.intp]
    turned_by: NDArray[np.object_]

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> Agreement:
        """An answer in which nothing has been tried yet."""
        unknown = np.full(shape, np.nan)
        return cls(unknown, unknown.copy(), np.zeros(shape, np.intp), np.full(shape, "", object))


def agreement(
    measures: Measures,
    cells: Cells,
    *,
    shuffle: Shuffle = "aligned",
    seed: int = SEED,
    draws: int = JOINT_DRAWS,
) -> Agreement:
    """The choices answer for every outlet and feature at once.

    Every combination of instrument (the feature, its twin), scope (as asked, other voice, headline
    included), wire copy (counted, left out), scale (raw, log) and estimator (mean, Hodges-Lehmann
    median, less that of all outlets' differences), less those that cannot differ here. ``choices`` asks
    one feature in more ways; ``joint_p`` says what ``shuffle`` does.
    """
    features = measures.features
    answer = Agreement.empty((len(cells.outlets), len(features)))
    scales_and_copies = 4
    ways = 2 * scales_and_copies * (1 + len(measures.alternatives))
    chunk = max(HELD // (len(cells.event) * ways), 1)
    for low in range(0, len(features), chunk):
        columns = list(range(low, min(low + chunk, len(features))))
        measured = variants_of(measures, cells, [features[column] for column in columns])
        sets = {
            column: found
            for column in columns
            if (found := ways_of(measured, features[column], measures.twins))
        }
        if sets:
            _signs(answer, sets, features, cells)
            stacks = {column: _beside(found) for column, found in sets.items()}
            joint = joint_p(stacks, cells, shuffle=shuffle, seed=seed, draws=draws)
            answer.p[:, list(sets)] = joint
    return answer


def _beside(ways: list[Way]) -> Array:
    """The differences of several ways side by side."""
    return np.column_stack([way.differences for way in ways])


def _signs(answer: Agreement, sets: Sets, features: Sequence[str], cells: Cells) -> None:
    """Fill in the share of other choices with the default's sign, and the choice that turns it most."""
    differences = _beside([way for found in sets.values() for way in found])
    ends = np.cumsum([len(found) for found in sets.values()]).tolist()
    places = [slice(*at) for at in zip([0, *ends[:-1]], ends, strict=True)]
    centre = medians(differences)
    for outlet in range(len(cells.outlets)):
        here = differences[cells.outlet == outlet]
        mean = np.sign(summarise(here).mean)
        median = np.sign(centred_medians(here, centre))
        for column, place in zip(sets, places, strict=True):
            signs = np.concatenate([mean[place], median[place]])
            if np.isnan(signs[0]) or signs[0] == 0:
                continue
            known = ~np.isnan(signs)
            agrees = signs == signs[0]
            others = known.copy()
            others[0] = False
            answer.tried[outlet, column] = others.sum()
            answer.share[outlet, column] = agrees[others].mean()
            options = [way.options(features[column]) for way in sets[column]]
            options += [[*option, "the median in place of the mean"] for option in options]
            answer.turned_by[outlet, column] = _most_turning(options, agrees, others)


def _most_turning(options: list[list[str]], agrees: NDArray[np.bool_], others: NDArray[np.bool_]) -> str:
    """The option whose specifications agree least with the default; "" where all agree."""
    shares: dict[str, float] = {}
    for words in dict.fromkeys(words for option in options for words in option):
        having = others & np.array([words in option for option in options])
        if having.any():
            shares[words] = float(agrees[having].mean())
    worst = min(shares, key=lambda words: shares[words], default="")
    return worst if worst and shares[worst] < 1 else ""
