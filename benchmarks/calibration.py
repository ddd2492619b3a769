"""Calibration: how often chance alone is called a difference, and how often the interval holds the truth.

    python -m benchmarks.calibration [--outlets 5]
    python -m benchmarks.calibration --corpus triples.jsonl.gz --by side [--features loaded frames]

Thousands of data sets without a difference (or with a planted one) go through the functions that
``compare`` uses, each as if it were a feature. Without a corpus they are simulated; with one, outlet
names are shuffled within its own events. Every row is printed, those that miss their band too.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.chance import against_the_rest
from analysis.compare.contrasts import against_rest, summarise
from analysis.compare.intervals import t_interval
from analysis.compare.method import Method
from analysis.compare.permutation import Shuffle

EVENTS = (8, 30, 100)
FEATURES = ("sentiment.vader", "loaded.words", "hedging.hedges", "sourcing.quoted_share", "frames.conflict")
DATA_SETS = 2_500
SIZE_BAND, COVERAGE_BAND = (0.04, 0.06), (0.93, 0.97)
PLANTED = 0.5
"""The planted difference, in spreads of one article's noise."""
SEED = 11

Array = NDArray[np.float64]


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

    def draw(self, n_events: int, n_outlets: int, rng: np.random.Generator) -> Array:
        """Values, events x outlets x data sets, with an effect of each event that outlets share."""
        values = _noise(self.noise, (n_events, n_outlets, DATA_SETS), rng)
        values[:, 0] *= self.spread_of_a
        values[:, 1:] += np.linspace(self.others_apart, -self.others_apart, n_outlets - 1)[:, None]
        mean, spread = self.one_other
        values[:, -1] = values[:, -1] * spread + mean
        values[:, 0] += mean / (n_outlets - 1)
        return values + rng.normal(size=(n_events, 1, DATA_SETS))


CASES = tuple(
    Case(noise, outlets, **how)
    for noise in ("symmetric", "skewed", "zero-inflated")
    for outlets, how in {
        "all alike": {},
        "A spread x 3": {"spread_of_a": 3.0},
        "others 4 sd apart": {"others_apart": 2.0},
        "one high and noisy": {"one_other": (4.0, 3.0)},
    }.items()
)


def _noise(kind: str, shape: tuple[int, int, int], rng: np.random.Generator) -> Array:
    """Noise with mean 0 and spread 1."""
    if kind == "symmetric":
        return rng.normal(size=shape)
    if kind == "skewed":
        return rng.exponential(size=shape) - 1
    # Half zeros, half exponential: mean 1/2, variance 3/4.
    return (rng.exponential(size=shape) * (rng.random(shape) < 0.5) - 0.5) / np.sqrt(0.75)


def _cells(n_events: int, n_outlets: int) -> Cells:
    size = n_events * n_outlets
    articles = pd.DataFrame(
        {
            "article": [f"{number:06d}" for number in range(size)],
            "event": np.repeat([f"{number:04d}" for number in range(n_events)], n_outlets),
            "outlet": np.tile(list(ascii_uppercase[:n_outlets]), n_events),
        }
    )
    return cells_of(articles, by="outlet", within="event")


def measured(values: Array, planted: float, shuffle: Shuffle) -> tuple[float, float]:
    """Share of data sets with p < .05, and of intervals that hold a difference planted for A."""
    cells = _cells(*values.shape[:2])
    flat = values.reshape(len(cells.event), -1)
    names = tuple(str(number) for number in range(flat.shape[1]))
    table = against_the_rest(flat, cells, names, method=Method(shuffle=shuffle))
    size = float((table.loc[table["outlet"] == "A", "p"] < 0.05).mean())
    shifted = flat + np.where(cells.outlet == 0, planted, 0.0)[:, None]
    found = summarise(against_rest(shifted, cells.event)[cells.outlet == 0])
    low, high = t_interval(found.mean, found.sd, found.n)
    return size, float(((low <= planted) & (planted <= high)).mean())


def simulated(shuffle: Shuffle, n_outlets: int) -> Iterator[tuple[object, ...]]:
    """A row a case and number of events."""
    for case in CASES:
        for n_events in EVENTS:
            rng = np.random.default_rng([SEED, n_events])
            values = case.draw(n_events, n_outlets, rng)
            yield (case.noise, case.outlets, n_events, *measured(values, PLANTED, shuffle))


def from_corpus(source: str, by: str, features: list[str], shuffle: Shuffle) -> Iterator[tuple[object, ...]]:
    """A row a feature and number of events: real values, outlet names shuffled within real events."""
    import analysis as sa

    measures = sa.measure(sa.read(source, by=by), features)
    cells = cells_of(measures.articles, by=by, within="event")
    values = cells.mean(measures.table.to_numpy(np.float64))
    whole = np.flatnonzero(np.bincount(cells.event) == len(cells.outlets))
    for column, feature in enumerate(measures.features):
        pool = np.stack([values[cells.event == event, column] for event in whole])
        pool = pool[~np.isnan(pool).any(axis=1)]
        for n_events in EVENTS:
            if n_events > len(pool) or not pool.std() > 0:
                continue
            rng = np.random.default_rng([SEED, n_events])
            drawn = np.argsort(rng.random((DATA_SETS, len(pool))), axis=1)[:, :n_events]
            shuffled = rng.permuted(pool[drawn], axis=2).transpose(1, 2, 0)
            planted = PLANTED * float(pool.std())
            yield (feature, "names shuffled", n_events, *measured(shuffled, planted, shuffle))


def _print(rows: Iterator[tuple[object, ...]]) -> None:
    error = [1.96 * np.sqrt(share * (1 - share) / DATA_SETS) for share in (0.05, 0.95)]
    print(f"{DATA_SETS:,} data sets a row; 95 % binomial error +-{error[0]:.4f} for both columns.")
    print(f"p < .05 should come out in {SIZE_BAND[0]}-{SIZE_BAND[1]} of data sets without a difference;")
    print(f"the 95 % interval should hold the planted one in {COVERAGE_BAND[0]}-{COVERAGE_BAND[1]}.\n")
    print(f"{'data':<29}{'outlets':<20}{'events':>6}{'p < .05':>10}{'':<7}{'coverage':>10}")
    missed = total = 0
    for data, outlets, events, size, coverage in rows:
        words = [_place(size, SIZE_BAND), _place(coverage, COVERAGE_BAND)]
        missed, total = missed + 2 - words.count("ok"), total + 2
        print(f"{data:<29}{outlets:<20}{events:>6}{size:>10.4f} {words[0]:<6}{coverage:>10.4f} {words[1]}")
    print(f"\n{total - missed} of {total} figures within their bands.")
    print(
        "Below the first band is the safe side: with few events and hardly a hit in any article, chance\n"
        "cannot be ruled out often. Above it: where an outlet's values are both far more spread and very\n"
        "skewed, no test of a mean keeps its size and no interval its coverage below 50 events or more;\n"
        "look at the median and at each event."
    )


def _place(value: float, band: tuple[float, float]) -> str:
    """Where a figure lies: ok, BELOW or ABOVE its band."""
    low, high = band
    return "ok" if low <= value <= high else "BELOW" if value < low else "ABOVE"


def main() -> None:
    """Print the calibration table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", help="a file or folder of articles; simulated data without it")
    parser.add_argument("--by", default="outlet", help="the column that names the outlets")
    parser.add_argument("--features", nargs="+", default=list(FEATURES), help="which, with a corpus")
    parser.add_argument("--outlets", type=int, default=3, help="how many are simulated, 3 to 26")
    parser.add_argument("--shuffle", default="aligned", choices=get_args(Shuffle))
    asked = parser.parse_args()
    if asked.corpus:
        _print(from_corpus(asked.corpus, asked.by, asked.features, asked.shuffle))
    else:
        _print(simulated(asked.shuffle, asked.outlets))


if __name__ == "__main__":
    main()
