"""The words beside a number: what may be said of a difference, and why not more."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.sentences import SUPPORTED, TOO_FEW, title_of
from analysis.wording import counted, listed, number

__all__ = [
    "BEYOND_CHANCE",
    "QUESTION",
    "headline",
    "interval",
    "singly",
    "summary",
    "why",
]

QUESTION = (
    "What would have to be true for this to be bias? A difference is what is measured here; bias needs a "
    "standard (accuracy, balance, the event itself) and someone who argues for it."
)

BEYOND_CHANCE = ("supported", "instrument", "choices")
"""Causes of a verdict at which chance had been ruled out, also against most of the others singly."""

_WHY = {
    "supported": "chance, instrument and choices all hold",
    "few events": "too few events",
    "nothing measured": "nothing to measure",
    "no variation": "no variation",
    "no difference": "no difference shown",
    "chance": "chance not ruled out",
    "others": "rests on few of the others",
    "choices": "depends on choices",
}


def why(row: pd.Series) -> str:
    """The cause of a row's verdict in a few words, the same for all rows that share it.

    Examples
    --------
    >>> why(pd.Series({"cause": "instrument", "validity": "weak"}))
    'instrument weak'
    """
    if row["cause"] == "instrument":
        return f"instrument {row['validity']}"
    if row["cause"] == "choices" and not math.isfinite(row["choices_agree"]):
        return "choices not tried"
    return _WHY[row["cause"]]


def interval(low: float, high: float, name: str = "95 % interval ") -> str:
    """An interval under its name, or why there is none.

    Examples
    --------
    >>> interval(0.2, 0.8), interval(float("nan"), float("nan"))
    ('95 % interval 0.20 to 0.80', 'no interval (too few events)')
    """
    return f"{name}{number(low)} to {number(high)}" if math.isfinite(low) else "no interval (too few events)"


def singly(row: pd.Series) -> str:
    """From how many of the other outlets a row's outlet differs one by one; "" where that says no more.

    A mean of the others can be pulled by one of them: then all the rest "differ" from it. Said where
    there are two others at least and their pairs were tested.

    Examples
    --------
    >>> singly(pd.Series({"others": 4, "differs_from": 1}))
    'differs from 1 of 4 singly'
    """
    if not row["others"] >= 2:
        return ""
    return f"differs from {row['differs_from']:.0f} of {row['others']:.0f} singly"


def headline(rows: pd.DataFrame) -> str:
    """The finding of one feature, over all its outlets, as the title of its figure.

    An outlet is named only where it differs from more than half of the others singly: one that stands far
    off pulls the mean of the others, and all the rest would be named for it.

    Parameters
    ----------
    rows : DataFrame
        The rows of ``Comparison.table`` of one feature.
    """
    title = title_of(rows.iloc[0])
    sure = rows[rows["verdict"] == SUPPORTED]
    if len(sure):
        stands_out = sure["differs_from"] > sure["others"] / 2
        if len(sure) > 3 or not stands_out.all():
            return f"{title}: {len(sure)} of {len(rows)} differ from the mean of the others (supported)"
        sides = [
            f"{outlet} {'above' if difference > 0 else 'below'}"
            for outlet, difference in zip(sure["outlet"], sure["difference"], strict=True)
        ]
        return f"{title}: {listed(sides)} the mean of the others (supported)"
    if (rows["verdict"] == TOO_FEW).all():
        return f"{title}: too few events to decide"
    held = rows[rows["cause"].isin(BEYOND_CHANCE)]
    if len(held):
        common = Counter(why(row) for _, row in held.iterrows()).most_common(1)[0][0]
        # The causes ask for more than half of the others too, wherever there are others to ask for.
        whom = " from most others" if (held["others"] >= 2).all() else ""
        return f"{title}: {len(held)} of {len(rows)} differ{whom} beyond chance, not supported ({common})"
    return f"{title}: no difference is supported"


def summary(comparison: Comparison) -> str:
    """How many differences were looked at, how many are supported, in one sentence.

    Parameters
    ----------
    comparison : Comparison
    """
    table = comparison.table
    supported = int((table["verdict"] == SUPPORTED).sum())
    features, outlets = table["feature"].nunique(), table["outlet"].nunique()
    looked = f"{len(table):,} differences ({counted(features, 'feature')}, {counted(outlets, comparison.by)})"
    verb = "is" if supported == 1 else "are"
    return f"Of {looked}, {supported or 'none'} {verb} supported by all three answers."
