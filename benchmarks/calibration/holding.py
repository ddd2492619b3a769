"""Coverage: how often each 95 % interval holds the truth.

Every one of them moves with the data, so what it holds does not depend on how large a difference is
planted: 0 is as good as any. The interval of the Hodges-Lehmann median is held against the true median of
averages of two, which is not 0 where values are skewed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.compare.bootstrap import bootstrap_interval
from analysis.compare.contrasts import aligned, median_intervals, summarise
from analysis.compare.event_effects import fixed_effects
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.inversion import inverted_interval
from analysis.compare.permutation import Shuffle
from analysis.compare.relabelling import welch
from benchmarks.calibration.nulls import Drawn, Null, cases
from benchmarks.calibration.rows import COVERAGE, Row
from benchmarks.calibration.sizes import DRAWS, SEED, unequal

__all__ = ["coverages", "outlets_that_differ"]

RESAMPLES = 1_999
INVERTED = 500
"""Data sets for the inverted shuffles, which cost most."""
FEW_SKEWED = "few, skewed events: neither tests nor intervals of a mean are exact"

Array = NDArray[np.float64]
Ends = tuple[Array, Array]


def coverages(null: Null, n_events: int, data_sets: int) -> Iterator[Row]:
    """A row an interval."""
    rng = np.random.default_rng([SEED, n_events, 2])
    drawn = null.draw(n_events, data_sets, rng)
    own = drawn.rest[drawn.outlet == 0]
    mean = summarise(own)
    weighted = summarise(own, drawn.weights)
    fixed = fixed_effects(drawn.flat, drawn.event, drawn.outlet)
    ends: dict[str, Ends] = {
        "t": t_interval(mean.mean, mean.sd, mean.n),
        "t, events weighted by words": t_interval(weighted.mean, weighted.sd, weighted.worth),
        "percentile, expanded": bootstrap_interval(own, kind="percentile", seed=SEED, draws=RESAMPLES),
        "BCa, expanded": bootstrap_interval(own, kind="bca", seed=SEED, draws=RESAMPLES),
        "permutation, inverted": _inverted(drawn.only(INVERTED)),
        "fixed event effects": (fixed.low[0], fixed.high[0]),
    }
    for name, (low, high) in ends.items():
        held = (low <= 0) & (high >= 0)
        yield Row.of(name, held, at=(null.name, n_events), band=COVERAGE, why=_why(null, n_events))
    low, high = median_intervals(own)
    held = (low <= null.centre) & (high >= null.centre)
    why = "made for symmetric differences; ties make it wide"
    yield Row.of("Hodges-Lehmann median", held, at=(null.name, n_events), band=COVERAGE, why=why)
    if n_events >= 2 * FEWEST_EVENTS:
        mixed = rng.permuted(own, axis=0)
        low, high = welch(mixed[: n_events // 2], mixed[n_events // 2 :])[1:]
        held = (low <= 0) & (high >= 0)
        yield Row.of("change, half of the events after", held, at=(null.name, n_events), band=COVERAGE)


def _why(null: Null, n_events: int) -> str:
    return FEW_SKEWED if abs(null.skew) > 1 and n_events < 50 else ""


def _inverted(drawn: Drawn) -> Ends:
    """The interval that inverts the aligned shuffles."""
    n_events, n_outlets, _ = drawn.values.shape
    sizes = np.full(n_events, n_outlets)
    table = drawn.rest
    if n_outlets > 2:
        table = aligned(table, drawn.outlet, sizes, asked=0, fewest=FEWEST_EVENTS)
    return inverted_interval(table, np.zeros(n_events, np.intp), sizes, seed=SEED, draws=DRAWS)


def outlets_that_differ(
    events: Sequence[int], n_outlets: int, *, shuffles: Sequence[Shuffle], data_sets: int
) -> Iterator[Row]:
    """Simulated: outlet A lies on the mean of the others, which differ from it or among themselves."""
    for case in cases():
        for n_events in events:
            rng = np.random.default_rng([SEED, n_events])
            values = case.draw((n_events, n_outlets, data_sets), rng)
            at = f"{case.noise}, {case.outlets}", n_events
            for shuffle in shuffles:
                row, held = unequal(values, shuffle, at, _known(case.noise, case.outlets, shuffle))
                yield row
            why = _known(case.noise, case.outlets, "aligned")
            yield Row.of("t interval", held, at=at, band=COVERAGE, why=why)


def _known(noise: str, outlets: str, shuffle: Shuffle) -> str:
    """What is known of misses where outlets differ."""
    if outlets == "A spread x 3" and noise != "symmetric":
        return "far more spread and skewed: no test of a mean keeps its size below some 50 events"
    if shuffle == "plain" and outlets in ("others 4 sd apart", "one high and noisy"):
        return "what the others differ by poses as chance: hence aligned is the default"
    return FEW_SKEWED if noise != "symmetric" else ""
