"""The chance answer: size, interval, p and q of every outlet against the rest, and of every pair."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.batched import batched_p, can_be_batched
from analysis.compare.bootstrap import bootstrap_interval
from analysis.compare.cells import Cells, ratio
from analysis.compare.contrasts import (
    against_other,
    against_rest,
    by_event,
    cliffs_delta,
    median_intervals,
    medians,
    summarise,
    without_rounding,
)
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS, same_pattern
from analysis.compare.intervals import effect_size, smallest_detectable, t_interval
from analysis.compare.inversion import inverted_interval
from analysis.compare.max_t import max_t, max_t_signs
from analysis.compare.method import DEFAULT, Method
from analysis.compare.parts import Part, parts_of
from analysis.compare.permutation import EXACT, signs_p
from analysis.compare.regression import outlet_effects, outlet_less_others

__all__ = ["PAIRED_OUTLETS", "against_the_rest", "each_pair"]

PAIRED_OUTLETS = 12
"""Every pair is compared up to this many outlets; 200 outlets would be 19,900 pairs."""
HELD = 8_000_000
"""Differences of several outlets or pairs held at once (64 MB)."""

MANY = 12
"""Above this many gap patterns, all are shuffled by the same random numbers."""

Array = NDArray[np.float64]
Ends = tuple[Array, Array]


def against_the_rest(
    values: Array,
    cells: Cells,
    features: tuple[str, ...],
    *,
    method: Method = DEFAULT,
    weights: Array | None = None,
) -> pd.DataFrame:
    """A row a feature and outlet: ``values`` is cells x features, ``weights`` one an event or None.

    With weights the shuffled statistic is the studentised mean of w d, so that an event that counts twice
    moves every shuffle twice as far.
    """
    differences = against_rest(values, cells.event)
    p, q, ends = _shuffled(differences, cells, method, weights)
    if method.interval in ("bca", "percentile"):
        ends = _resampled(differences, cells, method, weights)
    effects = without_rounding(outlet_less_others(*outlet_effects(values, cells, weights)), values)
    blocks = []
    for number, outlet in enumerate(cells.outlets):
        here = cells.outlet == number
        weight = None if weights is None else weights[cells.event[here]]
        own = None if method.interval == "t" else (ends[0][number], ends[1][number])
        block = _chance(differences[here], p[number], own, weight)
        known = ~np.isnan(differences[here])
        block.insert(0, "feature", list(features))
        block.insert(1, "outlet", outlet)
        block["q"] = q[number]
        block["mean"] = ratio(np.where(known, values[here], 0.0).sum(axis=0), known.sum(axis=0))
        block["fixed_effects"] = effects[number]
        blocks.append(block)
    return _discovered(_by_feature(blocks, len(features)), method)


def _shuffled(
    differences: Array, cells: Cells, method: Method, weights: Array | None
) -> tuple[Array, Array, Ends]:
    """What shuffled names give (outlets x features): p, max-T corrected p, ends of intervals; NaN unasked."""
    p, q, low, high = (np.full((len(cells.outlets), differences.shape[1]), np.nan) for _ in range(4))
    drawn = {"seed": method.seed, "draws": method.draws}
    waiting: list[Part] = []
    many = _patterns(differences) > MANY
    for part in parts_of(differences, cells, shuffle=method.shuffle, weights=weights):
        if many and can_be_batched(part):
            waiting.append(part)
        else:
            p[part.at] = part.p(**drawn)
        if method.interval == "permutation":
            low[part.at], high[part.at] = part.ends(**drawn)
    if waiting:
        for part, found in zip(waiting, batched_p(waiting, len(cells.events), **drawn), strict=True):
            p[part.at] = found
    if method.correction == "max-t":
        parts = parts_of(differences, cells, shuffle=method.shuffle, weights=weights)
        sizes = np.bincount(cells.event, minlength=len(cells.events))
        q = max_t((part.contrasts() for part in parts), sizes, p, **drawn)
    return p, q, (low, high)


def _patterns(differences: Array) -> int:
    """How many different sets of cells the features miss."""
    return len(same_pattern(np.isnan(differences)))


def _resampled(differences: Array, cells: Cells, method: Method, weights: Array | None) -> Ends:
    """Bootstrap ends (outlets x features), as many outlets at once as memory holds."""
    features = differences.shape[1]
    most = max(HELD // max(len(cells.events) * features, 1), 1)
    numbers = range(len(cells.outlets))
    found = [
        _bootstrap(np.hstack([by_event(differences, cells, outlet) for outlet in part]), method, weights)
        for part in (numbers[start : start + most] for start in range(0, len(numbers), most))
    ]
    low, high = (np.concatenate(side).reshape(len(numbers), features) for side in zip(*found, strict=True))
    return low, high


def _bootstrap(differences: Array, method: Method, weights: Array | None) -> Ends:
    """Bootstrap ends of each column (events x columns)."""
    kind: Literal["bca", "percentile"] = "bca" if method.interval == "bca" else "percentile"
    return bootstrap_interval(differences, kind=kind, weights=weights, seed=method.seed, draws=method.draws)


def each_pair(
    values: Array,
    cells: Cells,
    features: tuple[str, ...],
    *,
    method: Method = DEFAULT,
    weights: Array | None = None,
) -> pd.DataFrame:
    """The same for every pair of outlets over the events that both covered; chance by swapping the two."""
    outlets = range(len(cells.outlets))
    pairs = list(combinations(outlets, 2)) if len(outlets) <= PAIRED_OUTLETS else []
    effects, sets = outlet_effects(values, cells, weights)
    most = max(HELD // max(len(cells.events) * len(features), 1), 1)
    blocks, everything = [], []
    for start in range(0, len(pairs), most):
        part = pairs[start : start + most]
        differences = np.hstack([against_other(values, cells, *pair) for pair in part])
        block = _pairs_chance(differences, len(part), method, weights)
        sides = [(by_event(values, cells, one), by_event(values, cells, other)) for one, other in part]
        block["cliffs_delta"] = np.concatenate([cliffs_delta(one, other) for one, other in sides])
        apart = [np.where(sets[a] == sets[b], effects[a] - effects[b], np.nan) for a, b in part]
        block["fixed_effects"] = np.concatenate([without_rounding(gap, values) for gap in apart])
        blocks.append(_named(block, cells, part, features))
        if method.correction == "max-t":
            everything.append(np.nan_to_num(_times(differences, weights)))
    if not blocks:
        return _named(_chance(np.empty((0, 0)), np.empty(0), None, None), cells, [], ()).assign(
            cliffs_delta=np.nan, fixed_effects=np.nan
        )
    table = pd.concat(blocks, ignore_index=True)
    if everything:
        p = table["p"].to_numpy(np.float64)
        table["q"] = max_t_signs(np.hstack(everything), p, seed=method.seed, draws=method.draws)
    order = np.arange(len(table)).reshape(len(pairs), len(features)).T.ravel()
    return _discovered(table.iloc[order].reset_index(drop=True), method)


def _named(
    block: pd.DataFrame, cells: Cells, pairs: list[tuple[int, int]], features: tuple[str, ...]
) -> pd.DataFrame:
    """Rows of pairs x features with their names in front."""
    names = np.array(cells.outlets, object)
    block.insert(0, "feature", list(features) * len(pairs))
    block.insert(1, "outlet", np.repeat(names[[one for one, _ in pairs]], len(features)))
    block.insert(2, "other", np.repeat(names[[other for _, other in pairs]], len(features)))
    return block


def _pairs_chance(differences: Array, pairs: int, method: Method, weights: Array | None) -> pd.DataFrame:
    """The chance columns of so many pairs side by side, a row a pair and feature."""
    present = ~np.isnan(differences).reshape(len(differences), pairs, -1)
    attended = np.broadcast_to(present.any(axis=2, keepdims=True), present.shape).reshape(differences.shape)
    p = _flipped_p(_times(differences, weights), attended, seed=method.seed, draws=method.draws)
    ends = None
    if method.interval in ("bca", "percentile"):
        ends = _bootstrap(differences, method, weights)
    elif method.interval == "permutation":
        ends = _flipped_ends(differences, method, weights)
    return _chance(differences, p, ends, weights)


def _times(differences: Array, weights: Array | None) -> Array:
    return differences if weights is None else weights[:, None] * differences


def _flipped_p(differences: Array, attended: NDArray[np.bool_], *, seed: int, draws: int) -> Array:
    """P of each column of pair differences (events x columns): the two names swap, the sign flips.

    Columns with few events are flipped in all ways, each gap pattern by itself. The rest share the flips
    of all events that the two outlets covered; an event in which nothing was measured adds 0.
    """
    present = ~np.isnan(differences)
    p, n = np.full(differences.shape[1], np.nan), present.sum(axis=0)
    few = (n >= FEWEST_EVENTS) & (n <= np.log2(EXACT))
    for where, columns in ((present, np.flatnonzero(few)), (attended, np.flatnonzero(n > np.log2(EXACT)))):
        for alike in same_pattern(where[:, columns]) if len(columns) else ():
            at = columns[alike]
            rows = where[:, at[0]]
            p[at] = signs_p(np.nan_to_num(differences[np.ix_(rows, at)]), seed=seed, draws=draws)
    return p


def _flipped_ends(differences: Array, method: Method, weights: Array | None) -> Ends:
    """The intervals of pairs that invert the sign flips, columns with the same gaps together."""
    low, high = (np.full(differences.shape[1], np.nan) for _ in range(2))
    present = ~np.isnan(differences)
    for columns in same_pattern(present):
        rows = present[:, columns[0]]
        n = int(rows.sum())
        if n < FEWEST_EVENTS:
            continue
        shared = differences[np.ix_(rows, columns)]
        low[columns], high[columns] = inverted_interval(
            np.stack([shared, -shared], axis=1).reshape(2 * n, len(columns)),
            np.zeros(n, np.intp),
            np.full(n, 2),
            weights=None if weights is None else weights[rows],
            seed=method.seed,
            draws=method.draws,
        )
    return low, high


def _chance(differences: Array, p: Array, ends: Ends | None, weights: Array | None) -> pd.DataFrame:
    """The columns that answer for chance and size, a row a column; no interval below the fewest events.

    Without ``ends`` the interval is that of t.
    """
    found = summarise(differences, weights)
    low, high = t_interval(found.mean, found.sd, found.worth) if ends is None else ends
    median_low, median_high = median_intervals(differences)
    enough = found.n >= FEWEST_EVENTS
    return pd.DataFrame(
        {
            "n_events": found.n.astype(np.int64),
            "difference": found.mean,
            "ci_low": np.where(enough, low, np.nan),
            "ci_high": np.where(enough, high, np.nan),
            "p": p,
            "q": np.nan,
            "effect": effect_size(found.mean, found.sd),
            "smallest_detectable": smallest_detectable(found.sd, found.worth),
            "median": medians(differences),
            "median_low": median_low,
            "median_high": median_high,
            "share_above": found.above,
        }
    )


def _discovered(table: pd.DataFrame, method: Method) -> pd.DataFrame:
    """The table with its q values, where max-T has not put them there."""
    if method.correction == "max-t":
        return table
    return table.assign(q=false_discovery(table["p"].to_numpy(np.float64), method=method.correction))


def _by_feature(blocks: list[pd.DataFrame], n_features: int) -> pd.DataFrame:
    """Blocks of one row a feature, put together with all rows of a feature side by side."""
    order = np.arange(len(blocks) * n_features).reshape(len(blocks), n_features).T.ravel()
    return pd.concat(blocks, ignore_index=True).iloc[order].reset_index(drop=True)
