"""The three answers of a comparison in plain words, side by side: chance, instrument, choices."""

from __future__ import annotations

import math

import pandas as pd

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.sentences import unit_of
from analysis.compare.verdict import AGREEMENT, ALPHA
from analysis.features.cards import in_house
from analysis.wording import counted, number, probability

__all__ = ["ANSWERS", "three_answers"]

ANSWERS = ("chance", "instrument", "choices")
"""The questions; each answer starts with *holds*, *does not hold* or *cannot say*."""

_BEYOND_CHANCE = ("supported", "instrument", "choices")
_INSTRUMENT = {
    "validated": "holds: agrees with human coders",
    "weak": "does not hold: only weak evidence of agreement with human coders",
    "no better than chance": "does not hold: against human coders no better than chance",
}


def three_answers(rows: pd.DataFrame) -> pd.DataFrame:
    """Say what chance, instrument and choices answer, a row a difference.

    Parameters
    ----------
    rows : DataFrame
        Rows of ``Comparison.table``.

    Returns
    -------
    DataFrame
        ``feature``, ``outlet``, ``difference`` (with its unit), ``chance``, ``instrument``, ``choices``
        and ``verdict``, all text.

    Examples
    --------
    >>> row = {"feature": "mine.words", "outlet": "Post", "n_events": 8, "difference": 0.5, "ci_low": 0.2,
    ...     "ci_high": 0.8, "q": 0.012, "others": 4, "differs_from": 3, "validity": "weak",
    ...     "choices": 10, "choices_agree": 1.0, "choices_p": 0.001, "cause": "instrument",
    ...     "verdict": "not supported"}
    >>> three_answers(pd.DataFrame([row])).loc[0, "choices"]
    'holds: 10 of 10 other choices give the same sign'
    """
    told = [
        {
            "feature": row["feature"],
            "outlet": row["outlet"],
            "difference": f"{number(row['difference'], signed=True)} ({unit_of(row)})",
            "chance": _chance(row),
            "instrument": _instrument(row),
            "choices": _choices(row),
            "verdict": row["verdict"],
        }
        for _, row in rows.iterrows()
    ]
    return pd.DataFrame(told, columns=["feature", "outlet", "difference", *ANSWERS, "verdict"], dtype=object)


def _instrument(row: pd.Series) -> str:
    """Whether the instrument agrees with people, or who else made the labels."""
    if row["validity"] == "weak" and in_house(str(row["feature"])):
        return "does not hold: tested only on labels made in-house"
    return _INSTRUMENT.get(row["validity"], "cannot say: not tested against human coders")


def _chance(row: pd.Series) -> str:
    """Whether shuffling explains the difference, with the numbers that say so."""
    n = int(row["n_events"])
    if n == 0 or not math.isfinite(row["difference"]):
        return "cannot say: nothing to measure"
    if n < FEWEST_EVENTS or not math.isfinite(row["q"]):
        return f"cannot say: {counted(n, 'event')}, shown as an example"
    if row["cause"] == "no variation":
        return f"does not hold: no variation in {counted(n, 'event')}"
    q = probability(row["q"])
    numbers = f"q {q if q.startswith('<') else f'= {q}'}"
    if math.isfinite(row["ci_low"]):
        numbers += f", 95 % interval {number(row['ci_low'])} to {number(row['ci_high'])}"
    numbers += f", {counted(n, 'event')}"
    if row["cause"] == "others":
        return (
            f"does not hold: differs from {row['differs_from']:.0f} of {row['others']:.0f} others singly; "
            f"{numbers}"
        )
    return f"{'holds' if row['cause'] in _BEYOND_CHANCE else 'does not hold'}: {numbers}"


def _choices(row: pd.Series) -> str:
    """Whether other reasonable choices give the same."""
    if int(row["n_events"]) < FEWEST_EVENTS:
        return "cannot say: too few events"
    if not math.isfinite(row["choices_agree"]):
        return "cannot say: no other choice was tried"
    tried = int(row["choices"])
    same = f"{round(row['choices_agree'] * tried)} of {tried} other choices give the same sign"
    if row["choices_agree"] < AGREEMENT:
        return f"does not hold: {same}"
    if not row["choices_p"] < ALPHA:
        return f"does not hold: {same}, but together p = {probability(row['choices_p'])}"
    return f"holds: {same}"
