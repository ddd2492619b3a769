"""The command; ``benchmarks.calibration`` says what it prints."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

import analysis as sa
import benchmarks.calibration as package
from analysis.compare.permutation import Shuffle
from analysis.corpus import Corpus
from benchmarks.calibration import elsewhere
from benchmarks.calibration.holding import coverages, outlets_that_differ
from benchmarks.calibration.nulls import LARGE, SHAPES, Null, simulated
from benchmarks.calibration.power import HEAD, powers
from benchmarks.calibration.real import pool_of
from benchmarks.calibration.rows import AT_MOST, COVERAGE, SIZE, Row, Tally
from benchmarks.calibration.sizes import SEED, sizes
from benchmarks.calibration.tables import (
    FEATURES,
    FEWEST,
    TRUE,
    Tables,
    false_finds,
    from_events,
    simulated_tables,
)

CASES = Path(__file__).parents[2] / "data" / "cases"
JOINT = ("sentiment.vader",)


@dataclass(frozen=True)
class Effort:
    """How much is done: numbers of events, and of data sets for what is cheap, dear and dearest."""

    events: tuple[int, ...] = (8, 30, 100, 400)
    data_sets: int = 4_000
    few: int = 1_000
    tables: int = 300
    mixtures: tuple[tuple[int, float], ...] = ((30, 0.8), (100, 0.5))
    elsewhere: int = 1_000
    runs: int = 2


FULL = Effort()
QUICK = Effort(events=(8, 30), data_sets=100, few=50, tables=4, mixtures=((30, 0.8),), elsewhere=20, runs=1)


def compared(
    tally: Tally, nulls: list[Null], tables: tuple[str, Tables, int], shuffles: list[Shuffle], effort: Effort
) -> None:
    """Everything that goes through the functions of ``compare``."""
    asked = [(null, n_events) for null in nulls for n_events in effort.events if n_events <= null.most]
    tally.show(
        f"Size: p < .05 without a difference, {effort.data_sets:,} data sets",
        (
            row
            for null, n_events in asked
            for row in sizes(null, n_events, shuffles=shuffles, data_sets=effort.data_sets, few=effort.few)
        ),
    )
    tally.show(
        f"Coverage of 95 % intervals, {effort.few:,} data sets",
        (row for null, n_events in asked for row in coverages(null, n_events, effort.few)),
    )
    _tables(tally, tables, effort)
    print("\nPower: p < .05 of our shuffles, the paired t test, Wilcoxon's signed ranks;")
    print(f"{effort.few:,} data sets a row")
    print(HEAD)
    for null, n_events in asked:
        print(*powers(null, n_events, effort.few), sep="\n", flush=True)


def _tables(tally: Tally, tables: tuple[str, Tables, int], effort: Effort) -> None:
    """False finds and power in whole tables; ``tables``: their name, how to draw one, most events."""
    name, draw, most = tables
    lines: list[str] = []
    rows: list[Row] = []
    for n_events in [events for events in effort.events[:3] if events <= most]:
        rows += false_finds(draw, name, n_events, planted=0.0, number=effort.tables)[0]
    for n_events, planted in [mixture for mixture in effort.mixtures if mixture[0] <= most]:
        found, power = false_finds(draw, name, n_events, planted=planted, number=effort.tables)
        rows += found
        lines += power
    if not rows:
        print(f"\nTables: fewer than {FEWEST} features were measured everywhere, or fewer than 8 events.")
        return
    tally.show(f"Tables of up to {FEATURES} features x outlets, {effort.tables:,} of them", rows)
    print(f"\nPower in those tables: share of the {TRUE} planted rows called; and of the rows beside them,")
    print("which differ from the mean of the others only because the planted outlet is among these")
    print(f"{'':<85}{'power':>8}{'company':>12}")
    print(*lines, sep="\n", flush=True)


def from_simulation(shuffles: list[Shuffle], n_outlets: int, effort: Effort) -> Tally:
    """Simulated data, and what other benchmarks simulate."""
    tally = Tally()
    tally.show(
        f"Outlets that differ otherwise, simulated; {n_outlets} outlets, {effort.data_sets:,} data sets",
        outlets_that_differ(effort.events[:3], n_outlets, shuffles=shuffles, data_sets=effort.data_sets),
    )
    rng = np.random.default_rng(SEED)
    nulls = [simulated(shape, n_outlets, rng) for shape in SHAPES]
    compared(tally, nulls, ("simulated", simulated_tables(n_outlets), LARGE), shuffles, effort)
    tally.show(
        "Coverage of events and series: the full table is printed by benchmarks.coverage",
        elsewhere.coverage_rows(effort.elsewhere),
    )
    tally.show(
        "Keyness: the full table is printed by benchmarks.keyness",
        elsewhere.keyness_simulated(effort.events[:3]),
    )
    _texts(tally, sa.read(CASES), "outlet", effort)
    return tally


def from_corpus(source: str, by: str, features: list[str], shuffles: list[Shuffle], effort: Effort) -> Tally:
    """Real values, names shuffled within events."""
    tally, corpus = Tally(), sa.read(source, by=by)
    pool = pool_of(corpus, by, features)
    nulls = list(pool.nulls(features))
    print(f"{len(corpus):,} articles; {len(pool.values):,} events that all {pool.values.shape[1]} reported")
    for null in nulls:
        print(
            f"{null.shape or 'asked for':<14}{null.name:<30}skew {null.skew:5.2f}, {null.zeros:4.0%} zeros, "
            f"{null.most:,} events with a value for all"
        )
    values = pool.whole
    most = len(values) if values.shape[2] >= FEWEST else 0
    tables = (f"{values.shape[2]} real features", from_events(values), most)
    compared(tally, nulls, tables, shuffles, effort)
    tally.show(
        "Keyness: the full table is printed by benchmarks.keyness",
        elsewhere.keyness_of_corpus(corpus, by, effort.runs),
    )
    _texts(tally, corpus, by, effort)
    return tally


def _texts(tally: Tally, corpus: Corpus, by: str, effort: Effort) -> None:
    """What needs texts: telling outlets apart, the joint test over real choices."""
    tally.show(
        "Telling outlets apart: the full table is printed by benchmarks.distinguish",
        elsewhere.distinguish_row(corpus, by, data_sets=effort.elsewhere),
    )
    tally.show(
        "The joint test over real choices: the full table is printed by benchmarks.multiverse",
        elsewhere.multiverse_rows(
            corpus, by, features=JOINT, events=effort.events[:3], data_sets=effort.elsewhere
        ),
    )


def main(arguments: Iterable[str] | None = None) -> Tally:
    """Print the calibration tables."""
    parser = argparse.ArgumentParser(
        description=package.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", help="a file or folder of articles; simulated data without it")
    parser.add_argument("--by", default="outlet", help="the column that names the outlets")
    parser.add_argument(
        "--features", nargs="+", default=[], help="which, with a corpus; else one of each shape"
    )
    parser.add_argument("--outlets", type=int, default=3, help="how many are simulated, 3 to 26")
    parser.add_argument("--shuffle", nargs="+", default=list(get_args(Shuffle)), choices=get_args(Shuffle))
    parser.add_argument("--quick", action="store_true", help="few data sets: only to see that all of it runs")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    effort = QUICK if asked.quick else FULL
    print(
        f"A test should find p < .05 in {SIZE[0]} to {SIZE[1]} of data sets without a difference; what only"
    )
    print(f"promises not to err more often, in at most {AT_MOST[1]}; an interval should hold the truth in")
    print(
        f"{COVERAGE[0]} to {COVERAGE[1]}. After +- the 95 % binomial error. Below its band a test is on the"
    )
    print("safe side, an interval too narrow; above it the other way round.")
    if asked.corpus:
        tally = from_corpus(asked.corpus, asked.by, asked.features, asked.shuffle, effort)
    else:
        tally = from_simulation(asked.shuffle, asked.outlets, effort)
    tally.close()
    return tally


if __name__ == "__main__":
    main()
