"""Speed of the shuffles beside SciPy's, and their memory: python -m benchmarks.permutation.

One outlet against the rest, for every outlet and feature, once with the statistic that SciPy is given (the
absolute mean difference of names dealt within events) and once as ``compare`` answers (studentised,
aligned). SciPy goes feature by feature and outlet by outlet; it is timed on a slice and scaled, which is
fair, as every feature costs it the same. Times are the smaller of two runs. Memory is the peak of a process
of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from analysis.compare.cells import Cells
from analysis.compare.chance import against_the_rest
from analysis.compare.contrasts import against_rest
from analysis.compare.method import Method
from analysis.compare.permutation import Shuffles, share_as_far, sums_of

EVENTS, OUTLETS, FEATURES, DRAWS = 500, 3, 60, 10_000
SLICE = 2
"""Features that SciPy is timed on."""
MANY_EVENTS = 10_000
TARGET, MOST_GB = 200, 1.0
SEED = 3

Array = NDArray[np.float64]


def cells_of(n_events: int) -> Cells:
    """Every outlet in every event, one article each."""
    size = n_events * OUTLETS
    return Cells(
        event=np.repeat(np.arange(n_events), OUTLETS),
        outlet=np.tile(np.arange(OUTLETS), n_events),
        events=tuple(f"{number:05d}" for number in range(n_events)),
        outlets=tuple("ABC"),
        rows=np.arange(size),
        cell=np.arange(size),
    )


def plain(values: Array, n_events: int) -> Array:
    """P of the absolute mean for all outlets and features (outlets x features), by our shuffles."""
    differences = against_rest(values, np.repeat(np.arange(n_events), OUTLETS))
    sizes = np.full(n_events, OUTLETS)
    sums, place = sums_of(differences, sizes), np.tile(np.arange(OUTLETS)[:, None], n_events)
    return share_as_far(
        Shuffles(sizes, SEED, DRAWS),
        lambda picks: np.abs(sums(picks)),
        np.abs(sums(place)),
        width=sum(differences.shape),
    )


def by_scipy(values: Array, n_events: int, features: int) -> Array:
    """The same for the first features, by ``scipy.stats.permutation_test``."""
    found = np.empty((OUTLETS, features))
    for feature in range(features):
        table = values[:, feature].reshape(n_events, OUTLETS)
        for outlet in range(OUTLETS):
            others = [number for number in range(OUTLETS) if number != outlet]
            found[outlet, feature] = stats.permutation_test(
                tuple(table[:, [outlet, *others]].T),
                lambda one, *rest, axis: np.abs((one - sum(rest) / len(rest)).mean(axis=axis)),
                permutation_type="samples",
                alternative="greater",
                vectorized=True,
                n_resamples=DRAWS,
                batch=1000,
                rng=SEED,
            ).pvalue
    return found


def timed(work: Callable[[], object], runs: int = 2) -> float:
    """Seconds of the fastest run."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def memory() -> None:
    """Answer for many events and print this process's peak in MB, its seconds, and the imports alone."""
    start_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    values = np.random.default_rng(SEED).normal(size=(MANY_EVENTS * OUTLETS, FEATURES))
    names = tuple(str(number) for number in range(FEATURES))
    start = time.perf_counter()
    against_the_rest(values, cells_of(MANY_EVENTS), names, method=Method(draws=DRAWS))
    taken = time.perf_counter() - start
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, taken, start_mb)


def main() -> None:
    """Print the ratios and the peak."""
    values = np.random.default_rng(SEED).normal(size=(EVENTS * OUTLETS, FEATURES))
    names = tuple(str(number) for number in range(FEATURES))
    ours = plain(values, EVENTS)
    theirs = by_scipy(values, EVENTS, SLICE)
    apart = float(np.abs(ours[:, :SLICE] - theirs).max())
    scipy_s = timed(lambda: by_scipy(values, EVENTS, SLICE), runs=1) * FEATURES / SLICE
    plain_s = timed(lambda: plain(values, EVENTS))
    method = Method(draws=DRAWS)
    full_s = timed(lambda: against_the_rest(values, cells_of(EVENTS), names, method=method))
    print(f"{EVENTS} events x {OUTLETS} outlets x {FEATURES} features x {DRAWS:,} shuffles, one run:")
    print(f"  SciPy, absolute mean, {SLICE} features timed, scaled to {FEATURES}: {scipy_s:8.1f} s")
    print(f"  ours, the same statistic, all outlets and features:   {plain_s:8.2f} s")
    print(f"  ours, studentised and aligned, with every column:     {full_s:8.2f} s")
    print(f"  largest difference of p on the slice: {apart:.4f} (both are drawn, error about 0.01)")
    hit = "reached" if scipy_s / plain_s >= TARGET else "MISSED"
    print(f"  like for like {scipy_s / plain_s:,.0f} times as fast (target {TARGET}: {hit});")
    print(f"  the full answer {scipy_s / full_s:,.0f} times as fast as SciPy's plain one.")
    command = [sys.executable, "-m", "benchmarks.permutation", "--memory"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    peak, taken, before = map(float, told.split())
    kept = "kept" if peak < MOST_GB * 1024 else "MISSED"
    print(
        f"{MANY_EVENTS:,} events, same otherwise: peak {peak:,.0f} MB of memory ({before:,.0f} MB of it "
        f"imports; limit {MOST_GB:g} GB: {kept}), {taken:.1f} s."
    )


if __name__ == "__main__":
    memory() if "--memory" in sys.argv else main()
