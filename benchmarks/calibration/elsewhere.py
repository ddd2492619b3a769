"""Tests that have a benchmark of their own: a summary, by its functions, with modest numbers.

The full tables: ``python -m benchmarks.keyness``, ``benchmarks.distinguish``, ``benchmarks.coverage``,
``benchmarks.multiverse``, ``benchmarks.intervals``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.compare.keyness import keyness
from analysis.corpus import Corpus
from benchmarks import coverage, distinguish, multiverse
from benchmarks import keyness as keywords
from benchmarks.calibration.rows import SAFE, SIZE, Row
from benchmarks.calibration.sizes import SEED

__all__ = ["coverage_rows", "distinguish_row", "keyness_of_corpus", "keyness_simulated", "multiverse_rows"]

WORDS = ((600, 600, 600), (300, 800, 1500))
OCCURRENCES = 20
DEPENDENT = "words of one shuffle depend on one another: the error is larger than the binomial one"
LONGER = "the longest outlet is also the most spread; the verdict asks for q over all terms"
KNOWN = {
    "neighbours alike (.3)": "neighbours in time resemble each other, which the test does not allow for",
    "both report half": "an exact p takes few values: cautious with few events",
    "all report half": "an exact p takes few values: cautious with few events",
    "hours": "an exact p takes few values: cautious with few events",
    "others .9 .7 .3 .1": "what the others differ by poses as chance: cautious",
    "two others in step": "two outlets that report alike count as two; sentences ask for the interval too",
}


def coverage_rows(data_sets: int) -> Iterator[Row]:
    """Reported or not, pairs, first, the largest split of a series, composition."""
    for some, number in (
        (coverage.reported, data_sets),
        (coverage.singles, data_sets),
        (coverage.changes, data_sets),
        (coverage.parts, max(data_sets // 10, 10)),
    ):
        for test, kind, n_events, share, band in some(number):
            what = test.replace("change", "largest split of a series")
            limit = SAFE if test.endswith("p and interval") else band
            yield Row(what, kind, n_events, share, number, limit, KNOWN.get(kind, ""))


def keyness_simulated(events: Sequence[int]) -> Iterator[Row]:
    """P of each simulated term for an outlet, with outlets of one length and of three."""
    for words in WORDS:
        for n_events in events:
            rng = np.random.default_rng([SEED, n_events])
            shares = keywords.share_called(words, n_events, rng)
            for outlet, share in zip("ABC", shares, strict=True):
                told = f"{', '.join(map(str, words))} words: {outlet}"
                why = LONGER if len(set(words)) > 1 else KNOWN["hours"]
                yield Row("keyness, a term", told, n_events, share, keywords.TERMS, SIZE, why)


def keyness_of_corpus(corpus: Corpus, by: str, shuffles: int) -> Iterator[Row]:
    """P of each word where names are shuffled over the articles of each event."""
    found = []
    for run in range(shuffles):
        table = keyness(keywords.shuffled(corpus, by, SEED + run), by, phrases=1).table
        often = table["count"] + table["count_others"] >= OCCURRENCES
        found.append(table.loc[table["p"].notna() & often, "p"].to_numpy())
    at = f"words used {OCCURRENCES} times or more", corpus.articles["event"].nunique()
    yield Row.of("keyness, a term", np.concatenate(found) < 0.05, at=at, why=DEPENDENT)


def distinguish_row(corpus: Corpus, by: str, *, data_sets: int) -> Iterator[Row]:
    """P that outlets can be told apart, names shuffled within events."""
    figures = distinguish.shuffled_figures(corpus, by, draws=3 * data_sets, seed=SEED)
    if len(figures):
        hits = distinguish.called(figures[:data_sets], figures[data_sets:])
        n_events = corpus.articles["event"].nunique()
        yield Row.of("distinguish", hits, at=("masked text", n_events))


def multiverse_rows(
    corpus: Corpus, by: str, *, features: Sequence[str], events: Sequence[int], data_sets: int
) -> Iterator[Row]:
    """The joint test over real specifications."""
    for feature in features:
        question, _ = multiverse.asked(corpus, feature, by)
        whole = int((np.bincount(question.cells.event) == len(question.cells.outlets)).sum())
        for n_events in events:
            if n_events <= whole:
                share = multiverse.shuffled(question, n_events, data_sets)
                yield Row("joint test over all choices", feature, n_events, share, data_sets, SIZE)
