"""Agreement of numbers with human codes, and its interval by resampling whole groups.

A metric is a function of weights: a row of weights, one value a unit, gives one figure. Weights of one
give the figure itself; a bootstrap draw gives each unit the number of times that its group was drawn.
So all draws are matrix products and sums, and ties, ranks and classes are treated exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Agreement",
    "Metric",
    "agree",
    "always_yes",
    "auc",
    "chance_macro_f1",
    "f1",
    "macro_f1",
    "pearson",
    "share",
    "slope",
    "spearman",
]

Floats = NDArray[np.float64]
Metric = Callable[[Floats], Floats]
"""From weights, draws x units, to one figure a draw."""

DRAWS, SEED, _AT_ONCE = 2_000, 20_261_124, 250


@dataclass(frozen=True)
class Agreement:
    """One figure with its interval, and what it is to be held against: the part of a card that numbers fill.

    ``ceiling`` is what two people reach, in the unit of the figure; 1 where no human figure is known.
    """

    scope: str
    unit: str
    n: int
    groups: int
    metric: str
    figure: float
    ci_low: float
    ci_high: float
    floor: float
    ceiling: float


def agree(
    metric: Metric,
    groups: ArrayLike,
    *,
    scope: str,
    unit: str,
    name: str,
    floor: float | Metric,
    ceiling: float = 1.0,
) -> Agreement:
    """Compute a metric over all units and its 95 % percentile interval over resampled groups.

    A floor that moves with the units drawn (the F1 of saying yes always grows with the share of yes) is
    given as a metric. The interval is then that of the distance from it, set on the floor of all units:
    the figure and its floor rise and fall together, so to hold the one against a fixed other would blur it.

    A draw in which the metric is undefined (a rare mark that was not drawn at all) counts as the floor:
    it shows no agreement.
    """
    _, group = np.unique(np.asarray(groups), return_inverse=True)
    size = int(group.max()) + 1
    everyone = np.ones((1, len(group)))
    fixed = float(floor(everyone)[0]) if callable(floor) else floor
    rng = np.random.default_rng(SEED)
    drawn = []
    for _ in range(0, DRAWS, _AT_ONCE):
        times = rng.multinomial(size, np.full(size, 1.0 / size), size=_AT_ONCE)
        weights = times[:, group].astype(np.float64)
        with np.errstate(invalid="ignore"):
            drawn.append(metric(weights) - (floor(weights) - fixed if callable(floor) else 0.0))
    low, high = np.quantile(np.nan_to_num(np.concatenate(drawn), nan=fixed), [0.025, 0.975])
    return Agreement(
        scope=scope,
        unit=unit,
        n=len(group),
        groups=size,
        metric=name,
        figure=float(metric(everyone)[0]),
        ci_low=float(low),
        ci_high=float(high),
        floor=fixed,
        ceiling=ceiling,
    )


def share(hits: ArrayLike) -> Metric:
    """Mean of hits, 0 to 1 each (a half for a tie)."""
    hit = np.asarray(hits, np.float64)
    return lambda weights: weights @ hit / weights.sum(1)


def pearson(x: ArrayLike, y: ArrayLike) -> Metric:
    """Pearson's r."""
    a, b = np.asarray(x, np.float64), np.asarray(y, np.float64)
    return lambda weights: _correlation(a[None], b[None], weights)


def spearman(x: ArrayLike, y: ArrayLike) -> Metric:
    """Spearman's rho: Pearson's r of the ranks, ties sharing their mean rank within each draw."""
    a, b = np.asarray(x, np.float64), np.asarray(y, np.float64)
    return lambda weights: _correlation(_ranks(a, weights), _ranks(b, weights), weights)


def slope(x: ArrayLike, y: ArrayLike) -> Metric:
    """Slope through zero of y on x, both in units of their own spread: for differences of arbitrary sign."""
    a, b = np.asarray(x, np.float64), np.asarray(y, np.float64)
    return lambda weights: weights @ (a * b) / np.sqrt((weights @ (a * a)) * (weights @ (b * b)))


def auc(gold: ArrayLike, score: ArrayLike) -> Metric:
    """Chance that a unit coded yes has a higher score than one coded no (ties count a half)."""
    yes, value = np.asarray(gold, np.float64), np.asarray(score, np.float64)
    order, starts, _ = _ties(value)

    def figure(weights: Floats) -> Floats:
        positive = np.add.reduceat((weights * yes)[:, order], starts, axis=1)
        negative = np.add.reduceat((weights * (1 - yes))[:, order], starts, axis=1)
        below = np.cumsum(negative, axis=1) - negative / 2
        return np.asarray((positive * below).sum(1) / (positive.sum(1) * negative.sum(1)))

    return figure


def f1(gold: ArrayLike, predicted: ArrayLike) -> Metric:
    """F1 of the class yes."""
    yes, said = np.asarray(gold, np.float64), np.asarray(predicted, np.float64)
    return lambda weights: 2 * (weights @ (yes * said)) / (weights @ (yes + said))


def always_yes(gold: ArrayLike) -> Metric:
    """F1 of the class yes for one who says yes always."""
    coded = np.asarray(gold, np.float64)
    return f1(coded, np.ones(len(coded)))


def macro_f1(gold: ArrayLike, predicted: ArrayLike) -> Metric:
    """Mean over the classes of the gold of each one's F1."""
    coded, said = np.asarray(gold), np.asarray(predicted)
    classes = [f1(coded == one, said == one) for one in np.unique(coded)]
    return lambda weights: np.mean([figure(weights) for figure in classes], axis=0)


def chance_macro_f1(gold: ArrayLike, predicted: ArrayLike) -> float:
    """Macro-F1 without looking: always the majority class, or the same answers shuffled; the larger one."""
    coded, said = np.asarray(gold), np.asarray(predicted)
    parts = np.array([[(coded == one).mean(), (said == one).mean()] for one in np.unique(coded)])
    shuffled = float(np.mean(2 * parts.prod(1) / parts.sum(1)))
    most = float(parts[:, 0].max())
    return max(shuffled, 2 * most / (1 + most) / len(parts))


def _ties(values: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Order of the values, where each distinct one starts in that order, and which distinct one each is."""
    _, starts, which = np.unique(np.sort(values), return_index=True, return_inverse=True)
    order = np.argsort(values, kind="stable")
    distinct = np.empty(len(values), np.intp)
    distinct[order] = which
    return order, starts, distinct


def _ranks(values: Floats, weights: Floats) -> Floats:
    """Mean ranks within each draw, as if every unit stood there as often as it was drawn."""
    order, starts, distinct = _ties(values)
    tied = np.add.reduceat(weights[:, order], starts, axis=1)
    return (np.cumsum(tied, axis=1) - tied + (tied + 1) / 2)[:, distinct]


def _correlation(x: Floats, y: Floats, weights: Floats) -> Floats:
    """Pearson's r of each row under its weights."""
    total = weights.sum(1, keepdims=True)
    a = x - (weights * x).sum(1, keepdims=True) / total
    b = y - (weights * y).sum(1, keepdims=True) / total
    spread = (weights * a * a).sum(1) * (weights * b * b).sum(1)
    return np.asarray((weights * a * b).sum(1) / np.sqrt(spread))
