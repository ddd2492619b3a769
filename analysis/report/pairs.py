"""The pairs of one feature as a square: each outlet less each other one, one by one."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare import Comparison
from analysis.figures.wording import interval
from analysis.wording import number, probability

__all__ = ["PairCell", "pair_rows"]

ALPHA = 0.05
"""Below this p of the pair alone two outlets count as differing singly."""


@dataclass(frozen=True)
class PairCell:
    """The outlet of the row less the outlet of the column."""

    difference: str
    interval: str
    chance: str
    events: int
    apart: bool


def pair_rows(comparison: Comparison, feature: str) -> list[tuple[str, list[PairCell | None]]]:
    """A row an outlet with a cell for each outlet, by name; None on the diagonal and where none is shared.

    Parameters
    ----------
    comparison : Comparison
    feature : str

    Returns
    -------
    list of (str, list of PairCell or None)
        Empty for two outlets, whose one pair is the comparison itself, and where pairs were not compared.
    """
    pairs = comparison.pairs[comparison.pairs["feature"] == feature]
    outlets = sorted({*pairs["outlet"], *pairs["other"]})
    if len(outlets) < 3:
        return []
    cells: dict[tuple[str, str], PairCell] = {}
    for _, row in pairs[pairs["n_events"] > 0].iterrows():
        cells[row["outlet"], row["other"]] = _cell(row, 1)
        cells[row["other"], row["outlet"]] = _cell(row, -1)
    return [(one, [cells.get((one, other)) for other in outlets]) for one in outlets]


def _cell(row: pd.Series, sign: int) -> PairCell:
    low, high = sorted((sign * row["ci_low"], sign * row["ci_high"]))
    q = probability(row["q"])
    return PairCell(
        difference=number(sign * row["difference"], signed=True),
        interval=interval(low, high, ""),
        chance="no test" if q == "–" else f"q {q}",
        events=int(row["n_events"]),
        apart=bool(row["p"] < ALPHA),
    )
