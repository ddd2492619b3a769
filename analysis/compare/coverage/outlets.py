"""A row an outlet: how much of the pool it reported, how early, how concentrated, and what chance gives."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import ratio
from analysis.compare.contrasts import summarise
from analysis.compare.correction import false_discovery
from analysis.compare.coverage.attention import effective_events, gini
from analysis.compare.coverage.chance import far_out
from analysis.compare.coverage.reports import Reports
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.permutation import SEED

__all__ = ["covered_p", "each_outlet", "first_credits", "first_p"]

LARGEST_STEP = 10_000
"""Credits of 1/k are counted in whole steps up to this many; beyond, in steps of one ten-thousandth."""

Array = NDArray[np.float64]


def each_outlet(reports: Reports, pool: NDArray[np.bool_], *, seed: int, draws: int) -> pd.DataFrame:
    """The table of ``Coverage``; ``pool`` says which events count."""
    flags = (reports.articles[pool] > 0).astype(np.float64)
    known = np.nan_to_num(reports.articles)
    alone = (known > 0) & ((known > 0).sum(axis=1, keepdims=True) == 1)
    attention = reports.attention[pool]
    words = reports.words.sum(axis=0)
    table = pd.DataFrame(
        {
            "outlet": list(reports.outlets),
            **_share(flags),
            "only": alone.sum(axis=0),
            "articles": np.nansum(reports.articles, axis=0),
            "words": words,
            "words_per_article": ratio(words, known.sum(axis=0)),
            **_first(reports.delay[pool], seed=seed, draws=draws),
            "front_share": _mean(reports.front[pool]),
            "prominence": _mean(reports.prominence[pool]),
            "gini": gini(attention),
            "effective_events": effective_events(attention),
        }
    )
    q = false_discovery(np.concatenate([table["p"], table["first_p"]]))
    table["q"], table["first_q"] = q[: len(table)], q[len(table) :]
    return table


def _share(flags: Array) -> dict[str, Array]:
    """Covered, its share, the others', their difference with interval and p."""
    n, m = flags.shape
    number = flags.sum(axis=1, keepdims=True)
    differences = flags - (number - flags) / (m - 1)
    found = summarise(differences)
    low, high = t_interval(found.mean, found.sd, found.n)
    enough = n >= FEWEST_EVENTS
    # Where every outlet reported everything there is nothing to test, and no test to correct for.
    tested = enough and not flags.all()
    share = flags.mean(axis=0)
    return {
        "events": np.full(m, n),
        "covered": flags.sum(axis=0).astype(np.int64),
        "share": share,
        "others_share": share - found.mean,
        "difference": found.mean,
        "ci_low": np.where(enough, low, np.nan),
        "ci_high": np.where(enough, high, np.nan),
        "p": covered_p(flags) if tested else np.full(m, np.nan),
        "q": np.full(m, np.nan),
    }


def covered_p(flags: Array) -> Array:
    """Exact p that an outlet reported so many of the events, flags shuffled within events.

    Where k of m outlets reported an event, a shuffle gives the outlet a flag with chance k / m. With two
    outlets and all events of either, this is McNemar's exact test.

    >>> flags = np.array([[1.0, 0.0]] * 9 + [[0.0, 1.0]] * 2 + [[1.0, 1.0]] * 5)
    >>> covered_p(flags).round(7)
    array([0.0654297, 0.0654297])
    """
    number, m = flags.sum(axis=1), flags.shape[1]
    return far_out(np.ones(len(flags), np.intp), number / m, flags.sum(axis=0))


def first_credits(delay: Array) -> Array:
    """1 for the first outlet of an event, 1/k for k that share the first time; NaN without a time.

    Events of which only one outlet has a time say nothing and are NaN throughout.

    >>> first_credits(np.array([[0.0, 3.0, np.nan], [0.0, 0.0, 5.0], [0.0, np.nan, np.nan]]))
    array([[1. , 0. , nan],
           [0.5, 0.5, 0. ],
           [nan, nan, nan]])
    """
    timed = ~np.isnan(delay)
    first = delay == 0
    credit = first / np.maximum(first.sum(axis=1, keepdims=True), 1)
    return np.where(timed & (timed.sum(axis=1, keepdims=True) > 1), credit, np.nan)


def first_p(credit: Array, *, seed: int = SEED, draws: int = 9_999) -> Array:
    """P that an outlet was first so often, arrival times shuffled among the outlets present in an event.

    NaN below the fewest events. Where t of the k present share the first time, a shuffle gives the outlet
    1/t with chance t / k.
    """
    p = np.full(credit.shape[1], np.nan)
    present = ~np.isnan(credit)
    ties = np.maximum((credit > 0).sum(axis=1), 1)
    chance = ties / np.maximum(present.sum(axis=1), 1)
    for outlet in np.flatnonzero(present.sum(axis=0) >= FEWEST_EVENTS):
        here = present[:, outlet]
        whole = min(math.lcm(*map(int, np.unique(ties[here]))), LARGEST_STEP)
        steps = np.round(whole / ties[here]).astype(np.intp)
        sum_of = np.array([steps[credit[here, outlet] > 0].sum()], np.float64)
        p[outlet] = far_out(steps, chance[here], sum_of, seed=seed, draws=draws)[0]
    return p


def _first(delay: Array, *, seed: int, draws: int) -> dict[str, Array]:
    """How often first, what chance gives, p, and the median delay."""
    credit = first_credits(delay)
    present = ~np.isnan(credit)
    number = present.sum(axis=0)
    expected = np.where(present, 1 / np.maximum(present.sum(axis=1, keepdims=True), 1), 0.0).sum(axis=0)
    first = np.nansum(credit, axis=0)
    return {
        "timed": number,
        "first": np.where(number > 0, first, np.nan),
        "first_share": ratio(first, number.astype(np.float64)),
        "first_expected": ratio(expected, number.astype(np.float64)),
        "first_p": first_p(credit, seed=seed, draws=draws),
        "first_q": np.full(len(number), np.nan),
        "median_delay": _median(np.where(present, delay, np.nan)),
    }


def _median(values: Array) -> Array:
    """Median of each column over what is known; NaN where nothing is."""
    return pd.DataFrame(values).median(axis=0).to_numpy(np.float64)


def _mean(values: Array) -> Array:
    """Mean of each column over what is known; NaN where nothing is."""
    known = ~np.isnan(values)
    return ratio(np.where(known, values, 0.0).sum(axis=0), known.sum(axis=0).astype(np.float64))
