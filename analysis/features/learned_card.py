"""The card that a learned feature brings along: agreement with the codes on folds apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.features.cards import Card, grade
from analysis.features.learned_choice import Goal, goodness

__all__ = ["floor_of", "interval", "own_card"]

DRAWS, SEED = 1_000, 20_261_124


def floor_of(goal: Goal, codes: NDArray[Any], said: NDArray[Any]) -> float:
    """What one gets without reading: the commonest class, or the same answers shuffled; 0 for ranks."""
    if goal == "Spearman":
        return 0.0
    shares = np.array([[np.mean(codes == one), np.mean(said == one)] for one in np.unique(codes)])
    most = float(shares[:, 0].max())
    if goal == "accuracy":
        return max(most, float(shares.prod(1).sum()))
    return max(float(np.mean(2 * shares.prod(1) / shares.sum(1))), 2 * most / (1 + most) / len(shares))


def interval(
    goal: Goal, codes: NDArray[Any], said: NDArray[Any], groups: NDArray[np.str_]
) -> tuple[float, float]:
    """The 95 % percentile interval when whole groups are drawn again and again."""
    _, group = np.unique(groups, return_inverse=True)
    order = np.argsort(group, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(group))[:-1])
    rng = np.random.default_rng(SEED)
    drawn = [
        goodness(goal, codes[rows], said[rows])
        for rows in (
            np.concatenate([parts[n] for n in rng.integers(len(parts), size=len(parts))])
            for _ in range(DRAWS)
        )
    ]
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def own_card(
    name: str,
    label: str,
    unit: str,
    goal: Goal,
    codes: NDArray[Any],
    said: NDArray[Any],
    groups: NDArray[np.str_],
) -> Card:
    """The card of a learned feature; a person's ceiling is not known, so 1 stands in."""
    figure, (low, high) = goodness(goal, codes, said), interval(goal, codes, said, groups)
    floor = floor_of(goal, codes, said)
    numbers = {"figure": figure, "ci_low": low, "ci_high": high, "floor": floor, "ceiling": 1.0}
    rounded = {key: round(value, 4) for key, value in numbers.items()}
    return Card(
        feature=name,
        gold=f"the coded texts it learned from ({label}), folds apart",
        scope="all words",
        unit=unit,
        n=len(codes),
        groups=len(np.unique(groups)),
        metric=goal,
        **rounded,
        grade=grade(rounded["figure"], rounded["ci_low"], rounded["floor"], rounded["ceiling"]),
        date="",
        command="sa.learn",
        coders="people",
    )
