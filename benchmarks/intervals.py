"""Coverage of the intervals: python -m benchmarks.intervals.

How often a nominal 95 % interval holds the true mean difference, which is 0: differences drawn normal or
exponential (very skewed), so many data sets a row, each as if it were a feature.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.compare.bootstrap import bootstrap_interval
from analysis.compare.contrasts import summarise
from analysis.compare.intervals import t_interval
from analysis.compare.inversion import inverted_interval

EVENTS = (6, 10, 20, 50)
DATA_SETS, DRAWS = 1_500, 1_999
SEED = 7

Array = NDArray[np.float64]


def flipped(differences: Array) -> tuple[Array, Array]:
    """The interval that inverts sign flips."""
    n = len(differences)
    both = np.stack([differences, -differences], axis=1).reshape(2 * n, -1)
    return inverted_interval(both, np.zeros(n, np.intp), np.full(n, 2), seed=SEED, draws=DRAWS)


def resampled(differences: Array, kind: Literal["bca", "percentile"]) -> tuple[Array, Array]:
    """An expanded bootstrap interval."""
    return bootstrap_interval(differences, kind=kind, seed=SEED, draws=DRAWS)


def main() -> None:
    """Print a row a kind of data and number of events."""
    rng = np.random.default_rng(SEED)
    error = 1.96 * (0.95 * 0.05 / DATA_SETS) ** 0.5
    print(f"{DATA_SETS:,} data sets a row; 95 % binomial error of .95 +-{error:.3f}.")
    print(f"{'differences':<14}{'events':>6}{'t':>8}{'percentile':>12}{'BCa':>8}{'shuffles':>10}")
    for events in EVENTS:
        for kind in ("normal", "exponential"):
            size = (events, DATA_SETS)
            drawn = rng.normal(size=size) if kind == "normal" else rng.exponential(size=size) - 1
            found = summarise(drawn)
            ends = [
                t_interval(found.mean, found.sd, found.n),
                resampled(drawn, "percentile"),
                resampled(drawn, "bca"),
                flipped(drawn),
            ]
            held = [float(((low <= 0) & (high >= 0)).mean()) for low, high in ends]
            print(f"{kind:<14}{events:>6}{held[0]:>8.3f}{held[1]:>12.3f}{held[2]:>8.3f}{held[3]:>10.3f}")


if __name__ == "__main__":
    main()
