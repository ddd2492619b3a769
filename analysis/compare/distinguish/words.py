"""Words for what telling outlets apart found: was it beyond chance, and what the masks took or gave."""

from __future__ import annotations

import math

import pandas as pd

from analysis.compare.verdict import ALPHA
from analysis.wording import counted, number, probability

__all__ = ["apart", "masks_took", "too_few_draws"]


def too_few_draws(draws: int) -> bool:
    """True where so few shuffles cannot bring p below .05, whatever is found.

    >>> too_few_draws(19), too_few_draws(20)
    (True, False)
    """
    return 1 / (draws + 1) >= ALPHA


def apart(p: float, draws: int) -> str:
    """Whether outlets were told apart beyond chance, as far as so many shuffles can tell.

    >>> apart(0.01, 999), apart(0.2, 999)
    ('distinguishable', 'not shown to be distinguishable')
    >>> apart(0.1, 9)
    'left undecided (with 9 draws p cannot go below .100)'
    """
    if too_few_draws(draws):
        return (
            f"left undecided (with {counted(draws, 'draw')} p cannot go below {probability(1 / (draws + 1))})"
        )
    return "distinguishable" if p < ALPHA else "not shown to be distinguishable"


def masks_took(row: pd.Series) -> str:
    """What the masks took from the figure as printed, or gave, with its interval; "" where nothing is known.

    >>> masks_took(pd.Series({"leak": 0.024, "leak_low": -0.010, "leak_high": 0.057}))
    'the masks took 0.024 (95 % interval −0.010 to 0.057)'
    >>> masks_took(pd.Series({"leak": -0.024, "leak_low": -0.057, "leak_high": 0.010}))
    'the masks gave 0.024 (95 % interval −0.010 to 0.057)'
    """
    leak, low, high = (float(row[name]) for name in ("leak", "leak_low", "leak_high"))
    if not math.isfinite(leak):
        return ""
    verb = "took"
    if leak < 0:
        verb, leak, low, high = "gave", -leak, -high, -low
    return f"the masks {verb} {number(leak)} (95 % interval {number(low)} to {number(high)})"
