"""The multiverse: how many specifications, how long they take, how often the joint test calls chance.

    python -m benchmarks.multiverse [--features sentiment.vader loaded.words]
    python -m benchmarks.multiverse --corpus triples.jsonl.gz --by side

Without a corpus the bundled cases are asked. The first table times ``choices`` stage by stage with the
marks already found. The second shuffles outlet names within events, so that no outlet differs, sends
each such data set through the same functions, and counts how often the joint p falls below .05.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

import analysis as sa
from analysis.compare.cells import Cells, cells_of
from analysis.compare.choices import Plan
from analysis.compare.choices.constructs import instruments_for
from analysis.compare.choices.curve import chance, curve_of
from analysis.compare.choices.influence import influence_of, summary_of
from analysis.compare.choices.multiverse import joint_of
from analysis.compare.choices.readings import Readings, read_scopes
from analysis.compare.choices.universe import options_here, universe_of
from analysis.compare.choices.variants import copied
from analysis.compare.permutation import DRAWS, SEED
from analysis.features.registry import resolve

CASES = "data/cases"
FEATURES = ("sentiment.vader", "loaded.words", "frames.conflict")
EVENTS = (8, 30, 100)
DATA_SETS, JOINT_DRAWS = 300, 499
BAND = (0.04, 0.06)


@dataclass(frozen=True, eq=False)
class Asked:
    """One question, marked and read: what the stages after marking start from."""

    readings: Readings
    cells: Cells
    plan: Plan
    copies: NDArray[np.bool_]


def asked(corpus: sa.Corpus, feature: str, by: str) -> tuple[Asked, float]:
    """Read the scopes of a feature twice; the second time, without marking, is timed."""
    instruments = instruments_for(resolve(feature)[0], None, actor=False)
    cells, copies = cells_of(corpus.articles, by=by, within="event"), copied(corpus.articles)
    plan, _ = options_here(Plan(), cells, copies)
    read_scopes(corpus, instruments, plan, ())
    start = perf_counter()
    readings = read_scopes(corpus, instruments, plan, ())
    return Asked(readings, cells, plan, copies), perf_counter() - start


def timed(question: Asked, seconds: float) -> tuple[int, float, float]:
    """Specifications, seconds in all after marking, and the share of them that is shuffling."""
    outlets = np.arange(len(question.cells.outlets))
    ticks = [perf_counter()]
    universe = universe_of(question.readings, question.cells, question.plan, question.copies)
    ticks.append(perf_counter())
    p = chance(universe, question.cells, outlets, seed=SEED, draws=DRAWS)
    joint = joint_of(universe, question.cells, outlets, seed=SEED, draws=DRAWS)
    ticks.append(perf_counter())
    table = curve_of(universe, question.cells, p, outlets)
    summary_of(table, influence_of(table), joint)
    ticks.append(perf_counter())
    whole = seconds + ticks[-1] - ticks[0]
    return len(universe), whole, (ticks[2] - ticks[1]) / whole


def shuffled(question: Asked, n_events: int, data_sets: int) -> float:
    """How often the joint p of one outlet is below .05 where names are shuffled within ``n_events``."""
    rng = np.random.default_rng([SEED, n_events])
    plan = replace(question.plan, leave_out=())
    whole = np.flatnonzero(np.bincount(question.cells.event) == len(question.cells.outlets))
    below = 0
    for _ in range(data_sets):
        cells = _nameless(question.cells, rng.choice(whole, n_events, replace=False), rng)
        universe = universe_of(question.readings, cells, plan, question.copies)
        seed = int(rng.integers(2**31))
        joint = joint_of(universe, cells, np.array([0]), seed=seed, draws=JOINT_DRAWS)
        below += joint.get(cells.outlets[0], 1.0) < 0.05
    return below / data_sets


def _nameless(cells: Cells, events: NDArray[np.intp], rng: np.random.Generator) -> Cells:
    """These events alone, their outlets' names dealt out anew."""
    taken = np.isin(cells.event, events)
    number = np.cumsum(taken) - 1
    rows = taken[cells.cell]
    event = np.searchsorted(np.sort(events), cells.event[taken])
    names = rng.permuted(cells.outlet[taken].reshape(len(events), -1), axis=1).ravel()
    return replace(
        cells,
        event=event.astype(np.intp),
        outlet=names,
        events=tuple(cells.events[at] for at in np.sort(events)),
        rows=cells.rows[rows],
        cell=number[cells.cell[rows]].astype(np.intp),
    )


def _times(questions: dict[str, tuple[Asked, float]]) -> None:
    print(f"{'feature':<24}{'specifications':>15}{'seconds':>10}{'shuffling':>11}")
    for feature, (question, seconds) in questions.items():
        number, whole, share = timed(question, seconds)
        print(f"{feature:<24}{number:>15}{whole:>10.1f}{share:>11.0%}")


def _sizes(questions: dict[str, tuple[Asked, float]], data_sets: int) -> Iterator[str]:
    for feature, (question, _) in questions.items():
        whole = int((np.bincount(question.cells.event) == len(question.cells.outlets)).sum())
        for n_events in EVENTS:
            if n_events <= whole:
                size = shuffled(question, n_events, data_sets)
                word = "ok" if BAND[0] <= size <= BAND[1] else "BELOW" if size < BAND[0] else "ABOVE"
                yield f"{feature:<24}{n_events:>8}{size:>10.4f} {word}"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", default=CASES, help="a file or folder of articles")
    parser.add_argument("--by", default="outlet", help="the column that names the outlets")
    parser.add_argument("--features", nargs="+", default=list(FEATURES))
    parser.add_argument("--data-sets", type=int, default=DATA_SETS, help="shuffled ones a row")
    given = parser.parse_args()
    corpus = sa.read(given.corpus)
    questions = {feature: asked(corpus, feature, given.by) for feature in given.features}
    print(f"{len(corpus):,} articles; seconds after marking, {DRAWS:,} shuffles where not exact.\n")
    _times(questions)
    error = 1.96 * np.sqrt(0.05 * 0.95 / given.data_sets)
    print(f"\nJoint p < .05 with shuffled names, {given.data_sets:,} data sets a row (should be 0.05;")
    print(f"95 % binomial error +-{error:.4f}); band {BAND[0]}-{BAND[1]}.\n")
    print(f"{'feature':<24}{'events':>8}{'p < .05':>10}")
    for line in _sizes(questions, given.data_sets):
        print(line, flush=True)


if __name__ == "__main__":
    main()
