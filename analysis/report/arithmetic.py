"""How a number comes about, as a sentence: marks, what they add up to, what that is divided by."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analysis.features.feature import STEADY, Feature
from analysis.figures.wording import number

__all__ = ["arithmetic", "marks_said"]


def arithmetic(feature: Feature, sums: Sequence[float]) -> str:
    """How one number comes about, as a sentence.

    Parameters
    ----------
    feature : Feature
    sums : five numbers
        Marks in scope, the sum of their weights, words in scope, sentences in scope, the measure.

    Examples
    --------
    >>> from analysis.features.registry import FEATURES
    >>> arithmetic(FEATURES["sentiment.huliu_net"], [4, 2.0, 80, 5, 2.5])
    '4 marks that add up to 2.00 in 80 words = 2.50 (positive less negative words per 100 words)'
    """
    words, sentences = (f"{sums[place]:,.0f}" for place in (2, 3))
    total, value = sums[1], sums[4]
    if not math.isfinite(value):
        return f"No value: {marks_said(sums[0])}, {words} words and {sentences} sentences in scope."
    found = marks_said(sums[0])
    if total != sums[0]:
        found += f" that add up to {number(total)}"
    over = {
        "rate": f"in {words} words",
        "share_of_words": f"over {words} words",
        "share_of_sentences": f"over {sentences} sentences",
        "mean_of_marks": f"over {marks_said(sums[0])}",
        "mean_of_sentences": f"over {sentences} sentences",
        "steady_rate": f"in {words} words and {STEADY} added",
        "level": f"in {words} words and {sentences} sentences",
    }[feature.adds]
    unit = feature.unit if feature.unit.startswith("per ") else f"({feature.unit})"
    return f"{found} {over} = {number(value)} {unit}"


def marks_said(n: float) -> str:
    """A number of marks in words."""
    return f"{n:,.0f} mark{'' if n == 1 else 's'}"
