"""The verdict: one function turns the three answers into a word and a reason."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from analysis.compare.groups import FEWEST_EVENTS
from analysis.wording import number, p_is

__all__ = ["AGREEMENT", "ALPHA", "Answers", "Cause", "Verdict", "verdict"]

Verdict = Literal["supported", "not supported", "too few events"]

Cause = Literal[
    "supported",
    "nothing measured",
    "few events",
    "no variation",
    "no difference",
    "chance",
    "others",
    "instrument",
    "choices",
]
"""Which answer decided, as a code: reasons are for readers, codes for functions."""

ALPHA = 0.05
"""Chance is ruled out below this q, and below this p of the joint test over choices."""
MEANING = "what the difference means is not established"
AGREEMENT = 0.9
"""A result holds under other choices when at least this share of them has its sign."""


@dataclass(frozen=True)
class Answers:
    """What is known of one row: chance, instrument, choices.

    Attributes
    ----------
    n_events, difference, ci_low, ci_high, p, q, smallest_detectable, validity, choices_agree, choices_p
        As in the comparison's table.
    others, differs_from : float
        Other outlets with which it was compared singly, and from how many of them it differs with the
        same sign (p < .05). NaN where pairs were not compared.
    choices : int
        Other choices tried.
    turned_by : str
        The choice under which the sign turns most, or "".
    in_house : bool
        Whether the grade rests on labels made in-house alone.
    """

    n_events: int
    difference: float
    ci_low: float
    ci_high: float
    p: float
    q: float
    smallest_detectable: float
    validity: str = "not validated"
    choices_agree: float = math.nan
    choices_p: float = math.nan
    others: float = math.nan
    differs_from: float = math.nan
    choices: int = 0
    turned_by: str = ""
    in_house: bool = False


def verdict(answers: Answers) -> tuple[Verdict, Cause, str]:
    """Say whether a difference may be claimed, which answer decided, and why (not), in words for a table.

    "supported" needs all three: chance ruled out (q < .05, an interval without 0, and a difference from
    more than half of the other outlets taken singly), an instrument validated against human coders, and
    the same sign under at least 90 % of other reasonable choices with their joint p < .05. A difference is
    all that is ever claimed: what would make it unfair is for a reader to argue.

    >>> verdict(Answers(n_events=3, difference=0.4, ci_low=math.nan, ci_high=math.nan, p=math.nan,
    ...                 q=math.nan, smallest_detectable=2.0))
    ('too few events', 'few events', '3 events cannot decide; shown as examples')
    """
    n = answers.n_events
    if n == 0:
        return "too few events", "nothing measured", "nothing to measure in this scope"
    if n < FEWEST_EVENTS:
        one = "1 event cannot decide; shown as an example"
        return (
            "too few events",
            "few events",
            one if n == 1 else f"{n} events cannot decide; shown as examples",
        )
    doubts: tuple[tuple[Cause, str], ...] = (
        _chance(answers),
        ("others", _others(answers)),
        ("instrument", _instrument(answers)),
        ("choices", _choices(answers)),
    )
    for cause, doubt in doubts:
        if doubt:
            return "not supported", cause, doubt
    return "supported", "supported", "chance, instrument and choices all hold"


def _chance(answers: Answers) -> tuple[Cause, str]:
    """Why chance is not ruled out, or no reason."""
    if answers.difference == 0 and answers.smallest_detectable == 0:
        return "no variation", "there is no variation"
    without_zero = answers.ci_low > 0 or answers.ci_high < 0
    if answers.q < ALPHA and without_zero:
        return "chance", ""
    if answers.q < ALPHA:
        return "chance", f"chance is not ruled out; {p_is('q', answers.q)}, but the interval includes 0"
    if answers.p < ALPHA:
        alone, among = p_is("p", answers.p), p_is("q", answers.q)
        return (
            "chance",
            f"chance is not ruled out; {alone} alone, but {among} among all differences looked at",
        )
    if without_zero:
        alone = p_is("p", answers.p)
        return (
            "chance",
            f"chance is not ruled out; the interval leaves out 0, but with shuffled names {alone}",
        )
    widest = max(abs(answers.ci_low), abs(answers.ci_high))
    beyond = "is unlikely" if widest <= answers.smallest_detectable else "cannot be excluded"
    least = number(answers.smallest_detectable)
    return "no difference", f"no difference is shown; one larger than {least} {beyond}"


def _others(answers: Answers) -> str:
    """The reason why the contrast rests on some of the others only, or "".

    Where one outlet stands out, each of the rest differs from the mean of the others by it.
    """
    if math.isnan(answers.differs_from) or answers.differs_from > answers.others / 2:
        return ""
    few = f"{answers.differs_from:.0f}" if answers.differs_from else "none"
    singly = f"it is there against {few} of the {answers.others:.0f} singly"
    return f"the difference rests on few of the others; {singly}"


def _instrument(answers: Answers) -> str:
    """The reason why the measure does not carry the claim, or ""."""
    if answers.validity == "validated":
        return ""
    if answers.validity == "weak" and answers.in_house:
        return "the instrument was tested only on labels made in-house, not against human coders"
    if answers.validity == "weak":
        return "there is only weak evidence that the instrument agrees with human coders"
    if answers.validity == "no better than chance":
        return f"against human coders the instrument does no better than chance; {MEANING}"
    return (
        "the instrument is not validated against human coders; what the difference means is not established"
    )


def _choices(answers: Answers) -> str:
    """The reason why the result hangs on how it was measured, or ""."""
    if math.isnan(answers.choices_agree):
        return "other choices were not tried; there was no other way to measure it"
    if answers.choices_agree < AGREEMENT:
        others = round((1 - answers.choices_agree) * answers.choices)
        named = f", most of all {answers.turned_by}" if answers.turned_by else ""
        return f"it depends on choices; {others} of {answers.choices} others do not give this sign{named}"
    if not answers.choices_p < ALPHA:
        joint = p_is("p", answers.choices_p)
        return f"it depends on choices; over all of them together chance is not ruled out ({joint})"
    return ""
