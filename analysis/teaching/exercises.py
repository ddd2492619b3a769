"""Checks of exercises: each takes a reader's answer and says what is right about it, or what is off."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.compare import Comparison
from analysis.errors import SamestoryError
from analysis.features.registry import FEATURES
from analysis.figures.wording import interval, singly
from analysis.measure import Measures
from analysis.wording import counted, number, probability

__all__ = ["CLAIMS", "Feedback", "check_claim", "check_lowest"]

CLAIMS = {
    "bias": "a standard (accuracy, balance, the event itself) and somebody who argues for it",
    "supported difference": "that chance, instrument and choices all hold",
    "another stands out": "a difference from the mean of the others, but singly from half of them or fewer",
    "words only": "a difference beyond chance, by an instrument that people do not (yet) confirm",
    "depends on choices": "a difference beyond chance that another reasonable choice takes away",
    "no difference shown": "an interval that includes 0, or a q of .05 or more",
    "too few events": "fewer than six events",
}
"""What may be claimed of a difference, and what each claim needs."""

_OPEN = "?"
_CLAIM_OF = {
    "supported": "supported difference",
    "few events": "too few events",
    "nothing measured": "too few events",
    "no variation": "no difference shown",
    "no difference": "no difference shown",
    "chance": "no difference shown",
    "others": "another stands out",
    "instrument": "words only",
    "choices": "depends on choices",
}
"""The claim that each cause of a verdict leaves."""


@dataclass(frozen=True)
class Feedback:
    """Whether an answer is right, and what to look at next; it shows itself as its sentence.

    Attributes
    ----------
    right : bool
    says : str
    """

    right: bool
    says: str

    def __repr__(self) -> str:
        return self.says

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.says)}</p>"


def check_lowest(measures: Measures, event: str, feature: str, answer: str) -> Feedback:
    """Check the answer to: whose article has the lowest value of this measure in this event?

    The right answer is looked up in ``measures``, so the exercise works on any corpus. Three typical
    wrong answers have a hint of their own: no such outlet, the scale read the other way round, and the
    outlet that is lowest over all events but not in this one.

    Parameters
    ----------
    measures : Measures
    event, feature : str
    answer : str
        The name of an outlet.

    Raises
    ------
    SamestoryError
        For an event or feature that was not measured.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> measures = sa.measure(sa.read(pd.DataFrame(rows)), "sentiment.huliu_net")
    >>> check_lowest(measures, "e", "sentiment.huliu_net", "A").right
    True
    """
    values = by_outlet(measures, event, feature)
    lowest, highest = values.min(), values.max()
    if answer not in values:
        return no_such(answer, values.index, f'No outlet of this event is called "{answer}".')
    here = f"{answer} has {number(values[answer])}"
    if values[answer] == lowest:
        runner_up = values[values > lowest].min()
        return Feedback(
            True, f"Right: {here}, the lowest; the next is {number(runner_up)}. Now read why, word by word."
        )
    if values[answer] == highest:
        meaning = FEATURES[feature].meaning if feature in FEATURES else "Higher: more of it."
        return Feedback(False, f"Look at the scale again: {here}, the highest. {meaning}")
    overall = measures.table[feature].groupby(measures.articles["outlet"].to_numpy()).mean()
    if overall[answer] == overall.min():
        return Feedback(
            False,
            f"{answer} is the lowest on average over all events. The question is about {event} alone: "
            f"there {here}, and another outlet is lower. A habit need not show in every article.",
        )
    lower = int((values < values[answer]).sum())
    return Feedback(False, f"Not yet: {here}, and {lower} of {len(values)} outlets are lower.")


def check_claim(comparison: Comparison, feature: str, outlet: str, answer: str) -> Feedback:
    """Check the answer to: what may be claimed of this outlet's difference?

    Parameters
    ----------
    comparison : Comparison
    feature, outlet : str
        The row of ``comparison.table``.
    answer : str
        A key of ``CLAIMS``. The right one follows from the cause of the row's verdict; every wrong one is
        told what it would need and what the row says instead.

    Raises
    ------
    SamestoryError
        For a row that is not in the comparison.

    Examples
    --------
    >>> list(CLAIMS)[-1]
    'too few events'
    """
    row = row_of(comparison, feature, outlet)
    if answer not in CLAIMS:
        return no_such(answer, CLAIMS)
    right = _CLAIM_OF[row["cause"]]
    told = f"{row['verdict']} ({row['reason']})"
    if answer == right:
        return Feedback(True, f"Right. The table says: {told}.")
    if answer == "bias":
        return Feedback(
            False,
            f"Not from this table: bias needs {CLAIMS['bias']}. What is measured is a difference; {told}.",
        )
    return Feedback(
        False, f'Not quite. "{answer}" needs {CLAIMS[answer]}. {_chance_said(row)}The table: {told}.'
    )


def no_such(answer: str, known: Iterable[object], told: str = "") -> Feedback:
    """Say that a word is none of the answers, or not filled in yet, and which answers there are.

    Examples
    --------
    >>> no_such("?", ["yes", "no"])
    There is no answer yet. Take one of: yes, no.
    """
    told = unless_open(answer, told or f'"{answer}" is not one of the answers.')
    return Feedback(False, f"{told} Take one of: {', '.join(map(str, known))}.")


def unless_open(answer: str, told: str) -> str:
    """Return ``told``, unless the answer is still the question mark that stands in a student's copy."""
    return "There is no answer yet." if answer == _OPEN else told


def row_of(comparison: Comparison, feature: str, outlet: str) -> pd.Series:
    """The one row of a comparison that a lesson speaks about."""
    rows = rows_of(comparison, feature)
    found = rows[rows["outlet"] == outlet]
    if found.empty:
        known = ", ".join(rows["outlet"])
        raise SamestoryError(f'teaching: no outlet "{outlet}" was compared. Compared were: {known}.')
    return found.iloc[0]


def rows_of(comparison: Comparison, feature: str) -> pd.DataFrame:
    """The rows of one feature."""
    rows = comparison.table[comparison.table["feature"] == feature]
    if rows.empty:
        known = ", ".join(dict.fromkeys(comparison.table["feature"]))
        raise SamestoryError(f'teaching: "{feature}" was not compared. Compared were: {known}.')
    return rows


def _chance_said(row: pd.Series) -> str:
    """The numbers that a reader who overlooked chance needs."""
    if not math.isfinite(row["q"]):
        return f"Here: {counted(row['n_events'], 'event')}. "
    span = interval(row["ci_low"], row["ci_high"], "the interval runs from ")
    alone = singly(row)
    return f"Here q is {probability(row['q'])} and {span}{f'; the outlet {alone}' if alone else ''}. "


def by_outlet(measures: Measures, event: str, feature: str) -> pd.Series:
    """Each outlet's value in one event."""
    if feature not in measures.features:
        raise SamestoryError(f'teaching: "{feature}" was not measured; {", ".join(measures.features)} were.')
    here = measures.articles["event"] == event
    if not here.any():
        known = ", ".join(dict.fromkeys(measures.articles["event"].head(200)))
        raise SamestoryError(f'teaching: there is no event "{event}". The first ones are: {known[:200]}.')
    return measures.table.loc[here, feature].groupby(measures.articles.loc[here, "outlet"]).mean().dropna()
