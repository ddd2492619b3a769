"""The curve: for every outlet and specification the estimate, its interval, effect and chance."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.choices.joint import only
from analysis.compare.choices.specification import DIMENSIONS
from analysis.compare.choices.universe import Universe
from analysis.compare.contrasts import aligned, centred_medians, medians, summarise
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS, Group, groups_of
from analysis.compare.intervals import effect_size, t_interval
from analysis.compare.permutation import studentised_p
from analysis.engine import map_partitions

__all__ = ["CURVE_COLUMNS", "bounded", "chance", "curve_of"]

Array = NDArray[np.float64]

TOGETHER = 8
"""Outlets whose specifications are shuffled in one go: more would compare far more than is asked."""

CURVE_COLUMNS = (
    "outlet",
    *DIMENSIONS,
    *("default", "construct", "n_events", "estimate", "ci_low", "ci_high", "effect", "p", "q", "agrees"),
)


def curve_of(universe: Universe, cells: Cells, p: Array, outlets: NDArray[np.intp]) -> pd.DataFrame:
    """A row an outlet and specification, sorted by outlet and effect; ``p`` is outlets x specifications.

    Specifications in which an outlet could not be measured, or in which leaving out changes nothing for
    it (an event without it), are no rows of it; nor is an outlet that the default could not measure.
    """
    shared = pd.DataFrame(list(universe.specifications), columns=list(DIMENSIONS))
    default = np.arange(len(shared)) == 0
    shared["default"] = default
    shared["construct"] = np.where(universe.same, "same", "other")
    median = (shared["estimator"] == "median").to_numpy()
    centre = np.full(len(shared), np.nan)
    centre[median] = medians(universe.differences[:, median])
    blocks = []
    for number in outlets if len(shared) else ():
        here = universe.differences[cells.outlet == number]
        block = shared.assign(**_estimates(here, median, centre), p=p[number])
        block.insert(0, "outlet", cells.outlets[number])
        if np.isfinite(block["estimate"].iloc[0]):
            blocks.append(_sorted(block[_tells(block, here)]))
    table = pd.concat(blocks, ignore_index=True) if blocks else pd.DataFrame(columns=list(CURVE_COLUMNS))
    return table[list(CURVE_COLUMNS)]


def _sorted(block: pd.DataFrame) -> pd.DataFrame:
    """One outlet's rows from the lowest effect to the highest."""
    default = float(block.loc[block["default"], "estimate"].iloc[0])
    agrees = np.sign(block["estimate"]) == np.sign(default)
    q = false_discovery(block["p"].to_numpy(np.float64))
    order = np.argsort(bounded(block), kind="stable")
    return block.assign(q=q, agrees=agrees).iloc[order]


def bounded(block: pd.DataFrame) -> Array:
    """Effects drawn into -1 to 1, d / sqrt(1 + d^2), which keeps their order.

    An estimate without spread over its events lies at its end, one of 0 in the middle; NaN with one event.
    """
    effect, sign = block["effect"].to_numpy(np.float64), np.sign(block["estimate"].to_numpy(np.float64))
    end = np.where(block["n_events"] > 1, sign, np.nan)
    return np.asarray(np.where(np.isnan(effect), end, effect / np.sqrt(1 + effect * effect)), np.float64)


def _estimates(here: Array, median: NDArray[np.bool_], centre: Array) -> dict[str, Array]:
    """What each specification says of one outlet; ``median`` are those that take the median."""
    found = summarise(here)
    estimate = found.mean.copy()
    estimate[median] = centred_medians(here[:, median], centre[median])
    low, high = t_interval(found.mean, found.sd, found.n)
    limited = (found.n >= FEWEST_EVENTS) & ~median
    return {
        "n_events": found.n.astype(np.int64),
        "estimate": estimate,
        "ci_low": np.where(limited, low, np.nan),
        "ci_high": np.where(limited, high, np.nan),
        "effect": effect_size(estimate, found.sd),
    }


def _tells(block: pd.DataFrame, here: Array) -> NDArray[np.bool_]:
    """Which specifications were measured for this outlet and, where something is left out, changed by it."""
    measured = block["estimate"].notna().to_numpy()
    left_out = ((block["outlet_left_out"] != "") | (block["event_left_out"] != "")).to_numpy()
    # The default of each instrument is its first specification, of which those that leave out are a change.
    base = {name: number for number, name in reversed(list(enumerate(block["instrument"])))}
    same = [
        np.array_equal(here[:, base[name]], column, equal_nan=True)
        for name, column in zip(block["instrument"], here.T, strict=True)
    ]
    tells: NDArray[np.bool_] = measured & ~(left_out & np.array(same, np.bool_))
    return tells


def chance(
    universe: Universe,
    cells: Cells,
    outlets: NDArray[np.intp],
    *,
    seed: int,
    draws: int,
    progress: bool = False,
) -> Array:
    """P of every specification by itself (all outlets x specifications; NaN where not in ``outlets``).

    Names are shuffled within events over the cells that the specification measured, aligned and
    studentised as in a comparison; of a median its ranks are shuffled.
    """
    p = np.full((len(cells.outlets), len(universe)), np.nan)
    groups = [only(group, outlets) for group in groups_of(~np.isnan(universe.scores), cells)]
    ask = partial(_group_p, scores=universe.scores, cells=cells, seed=seed, draws=draws)
    found = map_partitions(ask, groups, label="shuffling names", progress=progress)
    for group, values in zip(groups, found, strict=True):
        p[np.ix_(group.outlets, group.columns)] = values
    return p


def _group_p(group: Group, scores: Array, cells: Cells, seed: int, draws: int) -> Array:
    """P of the outlets and specifications that share their shuffles."""
    held, names = scores[np.ix_(group.rows, group.columns)], cells.outlet[group.rows]
    width = held.shape[1]
    p = np.full((len(group.outlets), width), np.nan)
    for low in range(0, len(group.outlets), TOGETHER):
        some = range(low, min(low + TOGETHER, len(group.outlets)))
        # Alignment differs by outlet, the shuffles do not: each outlet reads its own columns of them.
        asked = [int(group.outlets[number]) for number in some]
        parts = [aligned(held, names, group.sizes, asked=one, fewest=FEWEST_EVENTS) for one in asked]
        places = group.observed[some.start : some.stop]
        found = studentised_p(np.hstack(parts), places, group.sizes, seed=seed, draws=draws)
        for at, number in enumerate(some):
            p[number] = found[at, at * width : (at + 1) * width]
    return p
