"""Data without a difference: simulated, or real values with outlet names shuffled within events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.contrasts import against_rest
from analysis.compare.medians import hodges_lehmann

__all__ = ["LARGE", "SHAPES", "Case", "Drawn", "Null", "cases", "from_pool", "simulated"]

SHAPES = ("symmetric", "skewed", "zero-inflated")
LARGE = 20_000
"""Events from which the true centre of simulated differences is taken."""

Array = NDArray[np.float64]
Draw = Callable[[int, int, np.random.Generator], Array]


@dataclass(frozen=True, eq=False)
class Drawn:
    """Values, events x outlets x data sets, and what an event weighs where events are weighted by words.

    The same place has an event of about the same length in all data sets, so one weight serves.
    """

    values: Array
    weights: Array

    @property
    def event(self) -> NDArray[np.intp]:
        """The event of each cell."""
        return np.repeat(np.arange(self.values.shape[0]), self.values.shape[1])

    @property
    def outlet(self) -> NDArray[np.intp]:
        """The outlet of each cell."""
        return np.tile(np.arange(self.values.shape[1]), self.values.shape[0])

    @property
    def flat(self) -> Array:
        """Cells x data sets."""
        return self.values.reshape(-1, self.values.shape[2])

    @property
    def rest(self) -> Array:
        """Each cell less the others of its event (cells x data sets)."""
        return against_rest(self.flat, self.event)

    def only(self, data_sets: int) -> Drawn:
        """The first so many data sets."""
        return Drawn(self.values[:, :, :data_sets], self.weights)


@dataclass(frozen=True, eq=False)
class Null:
    """A source of data in which no outlet differs.

    ``name``; ``draw(events, data sets, rng)``; ``centre``: the true Hodges-Lehmann median of one outlet
    against the rest, which is not 0 where values are skewed; ``most`` events that can be drawn; the share
    of ``zeros`` and the ``skew`` of the values; the ``shape`` that they stand for, "" for none.
    """

    name: str
    draw: Callable[[int, int, np.random.Generator], Drawn]
    centre: float
    most: int
    zeros: float
    skew: float
    shape: str = ""


@dataclass(frozen=True)
class Case:
    """One kind of data without a difference for outlet A: noise, and how the outlets differ otherwise.

    ``one_other`` is the last outlet's mean and spread; A then lies on the mean of the others, so that its
    difference stays 0.
    """

    noise: str
    outlets: str
    spread_of_a: float = 1.0
    others_apart: float = 0.0
    one_other: tuple[float, float] = (0.0, 1.0)

    def draw(self, shape: tuple[int, int, int], rng: np.random.Generator) -> Array:
        """Values, events x outlets x data sets, with an effect of each event that outlets share."""
        n_events, n_outlets, data_sets = shape
        values = noise(self.noise, shape, rng)
        values[:, 0] *= self.spread_of_a
        values[:, 1:] += np.linspace(self.others_apart, -self.others_apart, n_outlets - 1)[:, None]
        mean, spread = self.one_other
        values[:, -1] = values[:, -1] * spread + mean
        values[:, 0] += mean / (n_outlets - 1)
        return values + rng.normal(size=(n_events, 1, data_sets))


def cases() -> Iterator[Case]:
    """Each shape of noise with outlets alike and with three ways to differ."""
    for shape in SHAPES:
        for outlets, how in {
            "all alike": {},
            "A spread x 3": {"spread_of_a": 3.0},
            "others 4 sd apart": {"others_apart": 2.0},
            "one high and noisy": {"one_other": (4.0, 3.0)},
        }.items():
            yield Case(shape, outlets, **how)


def noise(kind: str, shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Noise with mean 0 and spread 1."""
    if kind == "symmetric":
        return rng.normal(size=shape)
    if kind == "skewed":
        return rng.exponential(size=shape) - 1
    # Half zeros, half exponential: mean 1/2, variance 3/4.
    return (rng.exponential(size=shape) * (rng.random(shape) < 0.5) - 0.5) / np.sqrt(0.75)


def simulated(shape: str, n_outlets: int, rng: np.random.Generator) -> Null:
    """Outlets all alike, events that differ as much as articles do, lengths of events log-normal."""
    case = Case(shape, "all alike")

    def draw(n_events: int, data_sets: int, rng: np.random.Generator) -> Drawn:
        words = np.sort(np.exp(rng.normal(scale=0.6, size=(data_sets, n_events))), axis=1).mean(axis=0)
        return Drawn(case.draw((n_events, n_outlets, data_sets), rng), words / words.mean())

    large = draw(LARGE, 1, rng)
    centre = hodges_lehmann(large.rest[large.outlet == 0, 0])
    drawn = noise(shape, (LARGE,), rng)
    zeros = float((drawn == drawn.min()).mean()) if shape == "zero-inflated" else 0.0
    return Null(shape, draw, centre, LARGE, zeros, _skew(drawn))


def from_pool(name: str, pool: Array, words: Array) -> Null:
    """Real events (events x outlets, words of each), drawn without replacement, names shuffled in each."""

    def draw(n_events: int, data_sets: int, rng: np.random.Generator) -> Drawn:
        chosen = np.argsort(rng.random((data_sets, len(pool))), axis=1)[:, :n_events]
        chosen = np.take_along_axis(chosen, np.argsort(words[chosen], axis=1, kind="stable"), axis=1)
        weights = words[chosen].mean(axis=0)
        values = rng.permuted(pool[chosen], axis=2).transpose(1, 2, 0)
        return Drawn(np.ascontiguousarray(values), weights / weights.mean())

    event = np.repeat(np.arange(len(pool)), pool.shape[1])
    centre = hodges_lehmann(against_rest(pool.reshape(-1, 1), event)[:, 0])
    return Null(name, draw, centre, len(pool), float((pool == 0).mean()), _skew(pool.ravel()))


def _skew(values: Array) -> float:
    away = values - values.mean()
    return float((away**3).mean() / (away**2).mean() ** 1.5)
