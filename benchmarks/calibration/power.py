"""Power: the studentised shuffles beside the paired t test and Wilcoxon's ranks, on the same columns."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.compare.contrasts import against_rest
from analysis.compare.permutation import signs_p
from analysis.compare.verdict import ALPHA
from benchmarks.calibration.nulls import Null
from benchmarks.calibration.sizes import DRAWS, SEED, shuffled_p

__all__ = ["HEAD", "PLANTED", "powers"]

PLANTED = (0.0, 0.3, 0.5, 0.8)
"""In standard deviations of one event difference; 0 shows the size, without which power means nothing."""
WIDTH = 24
HEAD = "\n".join(
    f"{'':<85}" + "".join(f"{told:>{WIDTH}}" for told in line)
    for line in (
        [f"planted {planted:g} sd" for planted in PLANTED],
        ["shuffles      t   ranks"] * len(PLANTED),
    )
)

Array = NDArray[np.float64]


def powers(null: Null, n_events: int, data_sets: int) -> Iterator[str]:
    """A line a design: in what share of data sets each test has p < .05, for each planted difference."""
    rng = np.random.default_rng([SEED, n_events, 3])
    values = null.draw(n_events, data_sets, rng).values
    pair, rest = values[:, 0] - values[:, 1], _rest(values)
    designs = {"pair": float(pair.std()), "one against the rest": float(rest[:: values.shape[1]].std())}
    for design, spread in designs.items():
        figures = []
        for planted in PLANTED:
            shifted = values.copy()
            shifted[:, 0] += planted * spread
            if design == "pair":
                differences = shifted[:, 0] - shifted[:, 1]
                p = signs_p(differences, seed=SEED, draws=DRAWS)
            else:
                differences = _rest(shifted)[:: values.shape[1]]
                p = shuffled_p(_rest(shifted), n_events, shuffle="aligned")
            found = [float((one < ALPHA).mean()) for one in (p, *_by_scipy(differences))]
            figures.append(f"{found[0]:>10.3f}{found[1]:>7.3f}{found[2]:>7.3f}")
        yield f"{design:<44}{null.name:<34}{n_events:>7}" + "".join(figures)


def _rest(values: Array) -> Array:
    n_events, n_outlets, data_sets = values.shape
    return against_rest(values.reshape(-1, data_sets), np.repeat(np.arange(n_events), n_outlets))


def _by_scipy(differences: Array) -> tuple[Array, Array]:
    """P of the paired t test and of the signed ranks."""
    from scipy import stats

    t, ranks = np.ones((2, differences.shape[1]))
    some, varies = (differences != 0).any(axis=0), np.ptp(differences, axis=0) > 0
    t[some & ~varies] = 0.0
    t[varies] = stats.ttest_1samp(differences[:, varies], 0.0).pvalue
    # Ties by the normal approximation, at once for all columns; else exact up to 50 events.
    tied = (np.diff(np.sort(np.abs(differences), axis=0), axis=0) == 0).any() or (differences == 0).any()
    how = "exact" if len(differences) <= 50 and not tied else "asymptotic"
    ranks[some] = stats.wilcoxon(differences[:, some], method=how).pvalue
    return t, ranks
