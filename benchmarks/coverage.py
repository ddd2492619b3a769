"""Coverage and series: sizes of their tests without a difference, published counts again, time.

    python -m benchmarks.coverage [--data-sets 2000] [--corpus FOLDER_OF_CORPORA]

Every row is printed, those that miss their band too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.contrasts import summarise
from analysis.compare.coverage import coverage, coverage_of_counts
from analysis.compare.coverage.composition import RESAMPLES, Sums, parts_table
from analysis.compare.coverage.outlets import covered_p, first_credits, first_p
from analysis.compare.coverage.pairs import mcnemar_p
from analysis.compare.intervals import t_interval
from analysis.compare.series.change import largest_split, places_in, shape_of
from benchmarks.gold import corpora

SEED = 17
BAND = (0.04, 0.06)
COVERAGE_BAND = (0.93, 0.97)
PROBABILITIES = {
    "all report half": [0.5] * 5,
    "others .9 .7 .3 .1": [0.5, 0.9, 0.7, 0.3, 0.1],
    "two others in step": [0.5] * 5,
}

Array = NDArray[np.float64]
Rows = Iterator[tuple[str, str, int, float, tuple[float, float]]]


def flags_of(kind: str, n_events: int, rng: np.random.Generator) -> Array:
    """Reported flags, events x outlets, in which outlet 0 reports as many as the others on average."""
    flags = rng.random((n_events, 5)) < PROBABILITIES[kind]
    if kind == "two others in step":
        flags[:, 2] = flags[:, 1]
    pool = flags.any(axis=1)
    return flags[pool].astype(np.float64)


def reported(data_sets: int) -> Rows:
    """Sizes of p, and of what a sentence needs (p and an interval without 0); the pool is all events."""
    for kind in PROBABILITIES:
        for n_events in (12, 40, 150):
            rng = np.random.default_rng([SEED, n_events])
            p, both = [], []
            for _ in range(data_sets):
                flags = flags_of(kind, n_events, rng)
                others = (flags.sum(axis=1, keepdims=True) - flags) / 4
                found = summarise((flags - others)[:, :1])
                low, high = t_interval(found.mean, found.sd, found.n)
                p.append(covered_p(flags)[0])
                both.append(p[-1] < 0.05 and not low[0] <= 0 <= high[0])
            yield "reported: p", kind, n_events, float((np.array(p) < 0.05).mean()), BAND
            yield "reported: p and interval", kind, n_events, float(np.mean(both)), BAND


def singles(data_sets: int) -> Rows:
    """Sizes of McNemar's p and of who was first, with and without ties."""
    for n_events in (12, 40, 150):
        rng = np.random.default_rng([SEED, n_events])
        flags = rng.random((data_sets, n_events, 2)) < 0.5
        only = (flags[:, :, 0] & ~flags[:, :, 1]).sum(axis=1), (flags[:, :, 1] & ~flags[:, :, 0]).sum(axis=1)
        p = mcnemar_p(only[0].astype(np.float64), only[1].astype(np.float64))
        yield "pair: McNemar", "both report half", n_events, float((p < 0.05).mean()), BAND
        for clock, times in (("hours", 1_000), ("days", 3)):
            sizes = []
            for _ in range(data_sets):
                delay = rng.integers(0, times, (n_events, 4)).astype(np.float64)
                credit = first_credits(delay - delay.min(axis=1, keepdims=True))
                sizes.append(first_p(credit)[0] < 0.05)
            yield "first", clock, n_events, float(np.mean(sizes)), BAND


def changes(data_sets: int) -> Rows:
    """Sizes of the largest split; how often a straight trend is called a step."""
    noise = {
        "symmetric": lambda rng, shape: rng.normal(size=shape),
        "skewed": lambda rng, shape: rng.exponential(size=shape),
        "neighbours alike (.3)": neighbours,
    }
    for kind, draw in noise.items():
        for n_events in (10, 30, 100):
            values = draw(np.random.default_rng([SEED, n_events]), (n_events, data_sets))
            p = largest_split(values, places_in(np.arange(n_events)), draws=499)[2]
            yield "change", kind, n_events, float((p < 0.05).mean()), BAND
    for slope in (0.02, 0.05, 0.1):
        day = np.arange(40)
        values = np.random.default_rng(SEED).normal(size=(40, data_sets)) + slope * day[:, None]
        _, explained, p = largest_split(values, places_in(day), draws=499)
        found = zip(values.T, explained, p, strict=True)
        steps = [at < 0.05 and shape_of(value, day, r2)[0] == "step" for value, r2, at in found]
        yield "change: called a step", f"trend {slope} sd a day", 40, float(np.mean(steps)), (0.0, 0.05)


def neighbours(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Values that resemble the one before (r = .3): what the test does not allow for."""
    values = rng.normal(size=shape)
    for number in range(1, len(values)):
        values[number] = 0.3 * values[number - 1] + np.sqrt(1 - 0.09) * values[number]
    return values


def parts(data_sets: int) -> Rows:
    """How often the intervals of composition hold the truth: A alone leaves out half of the light events."""
    for n_events in (12, 30, 100):
        rng = np.random.default_rng([SEED, n_events])
        held = {"within": [], "composition": []}
        for _ in range(data_sets):
            dark = rng.random(n_events) < 0.5
            values = np.where(dark, -1.0, 1.0)[:, None] + rng.normal(size=(n_events, 3))
            number = np.ones((n_events, 3))
            number[~dark & (rng.random(n_events) < 0.5), 0] = 0
            shown = np.where(number > 0, values, 0.0)
            rest = (shown.sum(axis=1, keepdims=True) - shown) / np.maximum(
                number.sum(axis=1, keepdims=True) - number, 1
            )
            sums = Sums(number, shown, np.where(number > 0, values - rest, np.nan))
            row = parts_table(sums, list("ABC"), SEED).iloc[0]
            # A reports 1/2 dark and 1/4 light events: its mean level is -1/3, that of the others 0.
            for name, truth in (("within", 0.0), ("composition", -1 / 3)):
                held[name].append(row[f"{name}_low"] <= truth <= row[f"{name}_high"])
        for name, hits in held.items():
            yield f"composition: {name}", "interval holds", n_events, float(np.mean(hits)), COVERAGE_BAND


def show(rows: Rows, data_sets: int) -> None:
    """Print sizes with their binomial error and where they lie."""
    for test, kind, n_events, share, (low, high) in rows:
        error = 1.96 * np.sqrt(max(share * (1 - share), 1e-9) / data_sets)
        place = "ok" if low <= share <= high else "BELOW" if share < low else "ABOVE"
        print(f"{test:<27}{kind:<24}{n_events:>5} events  {share:.4f} +-{error:.4f}  {place}")


def published(folder: Path) -> None:
    """The amounts of FiveThirtyEight's tables, an outlet a row."""
    networks = pd.read_csv(folder / "tv_hurricanes_by_network.csv")
    found = coverage_of_counts(networks, within=["Query", "Date"], pool=1)
    print("\nHurricanes on four networks, an event a hurricane and day (share of sentences):")
    columns = ["outlet", "events", "covered", "share", "articles", "p", "q", "gini", "effective_events"]
    print(found.table[columns].to_string(index=False, float_format="%.4f"))
    frames = []
    for medium, count in (("cable", "matched_clips"), ("online", "matched_stories")):
        table = pd.read_csv(folder / f"{medium}_weekly.csv").rename(columns={count: "count"})
        frames.append(table.assign(outlet=medium)[["outlet", "name", "date", "count"]])
    found = coverage_of_counts(pd.concat(frames), within=["name", "date"], date="date", pool=1)
    print("\nCandidates on cable and online, an event a candidate and week (clips; stories):")
    print(found.table[columns].to_string(index=False, float_format="%.4f"))
    print(found.pairs.to_string(index=False, float_format="%.4f"))


def large() -> None:
    """Time and rows of 100,000 articles with a column of words."""
    rng, n = np.random.default_rng(SEED), 100_000
    day = rng.integers(0, 365, n)
    moment = pd.Timestamp("2024-01-01") + pd.to_timedelta(day * 1440 + rng.integers(0, 1440, n), unit="min")
    articles = pd.DataFrame(
        {
            "event": [f"e{number:05d}" for number in day * 10 + rng.integers(0, 10, n)],
            "outlet": [f"o{number:02d}" for number in rng.integers(0, 40, n)],
            "published": moment.strftime("%Y-%m-%dT%H:%M"),
            "date": moment.strftime("%Y-%m-%d"),
            "words": rng.integers(100, 900, n),
        }
    )
    start = time.perf_counter()
    found = coverage(articles)
    print(f"\n100,000 articles: {time.perf_counter() - start:.1f} s on this machine; {found}")


def main() -> None:
    """Print sizes, published tables and time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data-sets", type=int, default=2_000)
    parser.add_argument("--corpus", type=Path, help="folder of corpora; default: SAMESTORY_CORPORA")
    asked = parser.parse_args()
    print(f"{asked.data_sets:,} data sets without a difference a row; p < .05 should come out in .04 to .06,")
    print(f"intervals ({RESAMPLES:,} resamples, a tenth of the sets) should hold the truth in .93 to .97.\n")
    for rows in (reported, singles, changes):
        show(rows(asked.data_sets), asked.data_sets)
    show(parts(asked.data_sets // 10), asked.data_sets // 10)
    folder = asked.corpus or corpora()
    if folder:
        published(folder / "fivethirtyeight_coverage")
    else:
        print("\nFiveThirtyEight's tables not found: name the folder of corpora with --corpus.")
    large()


if __name__ == "__main__":
    main()
