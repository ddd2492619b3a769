"""Whole tables: false finds among many features, with and without true differences, and power.

A table has up to 60 features, each outlet against the rest, as ``compare`` shows them. In a mixture one
outlet is shifted in each of 12 features; a find is false where the feature was left alone. The other outlets
of a shifted feature then truly differ from the mean of the rest ("company"), but only because the shifted
one is part of it: q calls them too, the verdict should not.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.contrasts import against_other, against_rest, summarise
from analysis.compare.correction import false_discovery
from analysis.compare.intervals import smallest_detectable, t_interval
from analysis.compare.max_t import max_t
from analysis.compare.parts import parts_of
from analysis.compare.permutation import signs_p
from analysis.compare.verdict import ALPHA, Answers, verdict
from benchmarks.calibration.rows import AT_MOST, Row
from benchmarks.calibration.sizes import SEED, cells_of

__all__ = ["FEATURES", "FEWEST", "TRUE", "Tables", "false_finds", "from_events", "simulated_tables"]

FEATURES, TRUE = 60, 12
FEWEST = 10
"""Features below which there is no table to speak of."""
DRAWS, MAX_T_DRAWS = 4_999, 999
"""Shuffles; the smallest p must pass a correction for 180 rows."""
COMMON = 0.6
"""Correlation of simulated features of one family of twelve."""

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Tables = Callable[[int, np.random.Generator], Array]
"""From a number of events to values, events x outlets x features, without a difference."""


def simulated_tables(n_outlets: int) -> Tables:
    """Features in families of twelve that rise and fall together, a third each of the three shapes."""

    def draw(n_events: int, rng: np.random.Generator) -> Array:
        from scipy.special import ndtr

        families = rng.normal(size=(n_events, n_outlets, FEATURES // 12)).repeat(12, axis=2)
        own = rng.normal(size=(n_events, n_outlets, FEATURES))
        normal = np.sqrt(COMMON) * families + np.sqrt(1 - COMMON) * own
        above = 1 - ndtr(normal)
        shape = np.arange(FEATURES) % 3
        zeros = np.where(above > 0.5, 0.0, -np.log(2 * above)) / np.sqrt(0.75)
        values = np.choose(shape, [normal, -np.log(above), zeros])
        return values + rng.normal(size=(n_events, 1, FEATURES))

    return draw


def from_events(pool: Array) -> Tables:
    """Real events (events x outlets x features); names shuffled in each, alike for all features."""

    def draw(n_events: int, rng: np.random.Generator) -> Array:
        chosen = pool[rng.choice(len(pool), n_events, replace=False)]
        order = np.argsort(rng.random(chosen.shape[:2]), axis=1)
        return np.take_along_axis(chosen, order[:, :, None], axis=1)

    return draw


def _called(values: Array, cells: Cells, seed: int) -> dict[str, Flags]:
    """Called by BH, BY, max-T, and by the verdict (q by BH or max-T; instrument, choices given)."""
    rest = against_rest(values, cells.event)
    p = np.full((len(cells.outlets), values.shape[1]), np.nan)
    parts = list(parts_of(rest, cells, shuffle="aligned"))
    for part in parts:
        p[part.at] = part.p(seed=seed, draws=DRAWS)
    sizes = np.bincount(cells.event)
    largest = max_t((part.contrasts() for part in parts), sizes, p, seed=seed, draws=MAX_T_DRAWS)
    q = {"BH": false_discovery(p), "BY": false_discovery(p, method="by"), "max-T": largest}
    called = {name: found < ALPHA for name, found in q.items()}
    for name in ("BH", "max-T"):
        called[f"verdict, {name}"] = _supported(values, cells, rest, p, q[name], seed)
    return called


def _supported(values: Array, cells: Cells, rest: Array, p: Array, q: Array, seed: int) -> Flags:
    """Where the verdict is "supported" if instrument and choices hold."""
    said = np.zeros(p.shape, np.bool_)
    asked = np.flatnonzero((q < ALPHA).any(axis=0))
    if not len(asked):
        return said
    outlets = range(len(cells.outlets))
    pairs: dict[tuple[int, int], tuple[Array, Array]] = {}
    for one in outlets:
        for other in range(one):
            apart = against_other(values[:, asked], cells, one, other)
            found = signs_p(apart, seed=seed, draws=DRAWS)
            pairs[one, other] = apart.mean(axis=0), found
            pairs[other, one] = -apart.mean(axis=0), found
    for outlet in outlets:
        summary = summarise(rest[cells.outlet == outlet][:, asked])
        low, high = t_interval(summary.mean, summary.sd, summary.n)
        least = smallest_detectable(summary.sd, summary.n)
        others = [pairs[outlet, other] for other in outlets if other != outlet]
        apart_from = sum((single < ALPHA) & (np.sign(gap) == np.sign(summary.mean)) for gap, single in others)
        for place, feature in enumerate(asked):
            answers = Answers(
                n_events=int(summary.n[place]),
                difference=float(summary.mean[place]),
                ci_low=float(low[place]),
                ci_high=float(high[place]),
                p=float(p[outlet, feature]),
                q=float(q[outlet, feature]),
                smallest_detectable=float(least[place]),
                validity="validated",
                choices_agree=1.0,
                choices_p=0.0,
                others=float(len(others)),
                differs_from=float(apart_from[place]),
            )
            said[outlet, feature] = verdict(answers)[0] == "supported"
    return said


def false_finds(
    tables: Tables, name: str, n_events: int, *, planted: float, number: int
) -> tuple[list[Row], list[str]]:
    """Rows of so many tables, and with a planted difference (in sd) the lines on power and company.

    Without one: how often a table has any find. With one: the share of false finds among the finds, on
    average (tables without finds count 0).
    """
    rng = np.random.default_rng([SEED, n_events, round(100 * planted)])
    shares: dict[str, list[tuple[float, float, float]]] = {}
    for table in range(number):
        values = tables(n_events, rng)
        truth = _plant(values, planted, rng)
        cells = cells_of(n_events, values.shape[1])
        called = _called(values.reshape(-1, values.shape[2]), cells, seed=SEED + table)
        for way, found in called.items():
            shares.setdefault(way, []).append(_shares(found, truth))
    rows, lines = [], []
    for way, found in shares.items():
        mean, power, company = np.array(found).mean(axis=0)
        told = f"share of false finds, {way}" if planted else f"any find in a table, {way}"
        spread = float(np.std([one[0] for one in found], ddof=1)) if planted else None
        rows.append(Row(told, name, n_events, float(mean), number, AT_MOST, spread=spread))
        if planted:
            told = f"planted {planted} sd, {way}"
            lines.append(f"{told:<44}{name:<34}{n_events:>7}{power:>8.3f}{company:>12.3f}")
    return rows, lines


def _shares(found: Flags, truth: Flags) -> tuple[float, float, float]:
    """Of the finds, those that are false; of the planted rows, those found; the same for their company."""
    shifted = truth.any(axis=0)
    proportion = float(found[:, ~shifted].sum() / max(found.sum(), 1))
    if not shifted.any():
        return proportion, 0.0, 0.0
    company = ~truth & shifted
    return proportion, float(found[truth].mean()), float(found[company].mean())


def _plant(values: Array, planted: float, rng: np.random.Generator) -> Flags:
    """Shift one outlet in each of ``TRUE`` features, in place; where (outlets x features)."""
    truth = np.zeros(values.shape[1:], np.bool_)
    if planted:
        true = min(TRUE, values.shape[2] // 2)
        features = rng.choice(values.shape[2], true, replace=False)
        outlets = np.arange(true) % values.shape[1]
        truth[outlets, features] = True
        away = values[:, :, features] - values[:, :, features].mean(axis=1, keepdims=True)
        spread = np.sqrt((away**2).sum(axis=(0, 1)) / (len(values) * (values.shape[1] - 1)))
        values[:, outlets, features] += planted * spread
    return truth
