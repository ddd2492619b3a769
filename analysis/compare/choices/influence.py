"""Influence: which choice moves the effect most, and under which the sign turns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.choices.curve import bounded
from analysis.compare.choices.specification import DIMENSIONS, in_words
from analysis.compare.correction import false_discovery
from analysis.compare.verdict import ALPHA

__all__ = ["INFLUENCE_COLUMNS", "SUMMARY_COLUMNS", "influence_of", "summary_of"]

Array = NDArray[np.float64]

INFLUENCE_COLUMNS = (
    *("outlet", "dimension", "option", "default", "specifications"),
    *("mean_effect", "share_agreeing", "eta_squared"),
)
SUMMARY_COLUMNS = (
    *("outlet", "n_events", "specifications", "share_agreeing", "share_significant", "share_interval"),
    *("median_effect", "joint_p", "joint_q", "left_out", "left_out_agreeing"),
    *("matters_most", "eta_squared", "turned_by", "turned_alone"),
)
MOST_NAMED = 4
"""Options named that take the sign away by themselves."""
LEAST_SPREAD = 1e-9
"""Effects that vary less than this, in squares, do not vary."""


def influence_of(table: pd.DataFrame) -> pd.DataFrame:
    """A row an outlet, dimension and option, of the specifications of the same construct.

    ``eta_squared`` is what the choice explains of the variance of the effects, beside all other choices:
    what the main-effects model loses without it, over the whole (0 to 1; the same in all rows of a
    dimension). The rest is other choices and choices that work together. Effects are drawn into -1 to 1
    first, d / sqrt(1 + d^2), so that a huge one does not decide alone.

    Source: Cohen 1973, *Eta-squared and partial eta-squared in fixed factor ANOVA designs*.
    """
    rows = []
    for outlet, block in _by_outlet(table):
        dimensions = [name for name in DIMENSIONS if block[name].nunique() > 1]
        explained = _explained(bounded(block), [block[name].to_numpy() for name in dimensions])
        default = block[block["default"]].iloc[0]
        others = ~block["default"]
        for dimension, eta in zip(dimensions, explained, strict=True):
            for option, chosen in block.groupby(dimension, sort=False):
                agrees = chosen.loc[others[chosen.index], "agrees"]
                means = (chosen["effect"].mean(), agrees.mean(), eta)
                named = (outlet, dimension, option, option == default[dimension], len(chosen))
                rows.append((*named, *means))
    return pd.DataFrame(rows, columns=list(INFLUENCE_COLUMNS)).astype({"option": "object"})


def _by_outlet(table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The specifications of the same construct, outlet by outlet."""
    same = table[table["construct"] == "same"]
    return [(str(outlet), block) for outlet, block in same.groupby("outlet", sort=False)]


def _explained(effects: Array, dimensions: Sequence[NDArray[np.object_]]) -> Array:
    """The share of the variance of the effects that each dimension explains beside the others."""
    known = ~np.isnan(effects)
    effects = effects[known]
    total = float(((effects - effects.mean()) ** 2).sum()) if len(effects) else 0.0
    if total <= LEAST_SPREAD:
        return np.full(len(dimensions), np.nan)
    coded = [_indicators(options[known]) for options in dimensions]
    whole = _unexplained(effects, coded)
    without = [_unexplained(effects, coded[:number] + coded[number + 1 :]) for number in range(len(coded))]
    explained: Array = np.clip((np.array(without) - whole) / total, 0.0, 1.0)
    return explained


def _indicators(options: NDArray[np.object_]) -> Array:
    """A column of 0 and 1 for every option but the first."""
    codes, names = pd.factorize(options)
    columns: Array = (codes[:, None] == np.arange(1, len(names))).astype(np.float64)
    return columns


def _unexplained(effects: Array, coded: Sequence[Array]) -> float:
    """The squares that a main-effects model leaves."""
    design = np.column_stack([np.ones(len(effects)), *coded])
    fitted = design @ np.linalg.lstsq(design, effects, rcond=None)[0]
    return float(((effects - fitted) ** 2).sum())


def summary_of(table: pd.DataFrame, influence: pd.DataFrame, joint: dict[str, float]) -> pd.DataFrame:
    """A row an outlet: what all specifications together say. ``joint`` is the p of the joint test."""
    rows = []
    for outlet, block in _by_outlet(table):
        default = block["default"].to_numpy()
        turned = (block["outlet_left_out"] != "") | (block["event_left_out"] != "")
        first = block["instrument"] == block.loc[default, "instrument"].iloc[0]
        crossed, left_out = block[~turned & ~default], block[turned & first]
        settled = bool(np.sign(block.loc[default, "estimate"].iloc[0]))
        matters, eta = _largest(influence[influence["outlet"] == outlet])
        rows.append(
            (
                *(outlet, int(block.loc[default, "n_events"].iloc[0]), int((~turned).sum())),
                *(share if settled else np.nan for share in _shares(crossed)),
                *(_median_effect(block[~turned]), joint.get(outlet, np.nan), np.nan),
                *(len(left_out), left_out["agrees"].mean() if settled else np.nan),
                *(matters, eta),
                *(_turned(block) if settled else ("", "")),
            )
        )
    summary = pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))
    summary["joint_q"] = false_discovery(summary["joint_p"].to_numpy(np.float64))
    return summary


def _shares(crossed: pd.DataFrame) -> tuple[float, float, float]:
    """Of the other specifications: with the default's sign; and q < .05; and an interval without 0."""
    agrees = crossed["agrees"]
    significant = float((agrees & (crossed["q"] < ALPHA)).mean())
    apart = (crossed["ci_low"] > 0) | (crossed["ci_high"] < 0)
    return (
        float(agrees.mean()),
        significant if crossed["q"].notna().any() else np.nan,
        float((agrees & apart)[crossed["ci_low"].notna()].mean()),
    )


def _median_effect(block: pd.DataFrame) -> float:
    """The median effect; NaN where most are without spread."""
    effect, end = block["effect"].to_numpy(np.float64).copy(), bounded(block)
    without = np.isnan(effect) & ~np.isnan(end)
    effect[without] = np.select([end[without] > 0, end[without] < 0], [np.inf, -np.inf], 0.0)
    known = effect[~np.isnan(effect)]
    middle = float(np.median(known)) if len(known) else np.nan
    return middle if np.isfinite(middle) else np.nan


def _largest(influence: pd.DataFrame) -> tuple[str, float]:
    """The dimension that explains most, and how much; "" where the effects do not vary."""
    known = influence.dropna(subset="eta_squared")
    if known.empty:
        return "", np.nan
    first = known.iloc[int(known["eta_squared"].to_numpy().argmax())]
    return str(first["dimension"]), float(first["eta_squared"])


def _turned(block: pd.DataFrame) -> tuple[str, str]:
    """The option whose specifications agree least, and those that take the sign away by themselves."""
    default = block[block["default"]].iloc[0]
    others = block[~block["default"]]
    departs = pd.DataFrame({name: others[name] != default[name] for name in DIMENSIONS})
    alone = others[(departs.sum(axis=1) == 1) & ~others["agrees"]]
    singly = [
        in_words(name, option)
        for name in DIMENSIONS
        for option in dict.fromkeys(alone.loc[departs.loc[alone.index, name], name])
    ]
    shares = {
        in_words(name, option): float(chosen["agrees"].mean())
        for name in DIMENSIONS
        for option, chosen in others[departs[name]].groupby(name, sort=False)
    }
    worst = min(shares, key=lambda words: shares[words], default="")
    return (worst if worst and shares[worst] < 1 else ""), _joined(singly)


def _joined(options: Sequence[str]) -> str:
    """Options in one text, the first few and how many more."""
    more = [f"{len(options) - MOST_NAMED} more"] if len(options) > MOST_NAMED else []
    return "; ".join([*options[:MOST_NAMED], *more])
