"""Telling: what a multiverse says of one outlet, in plain English and no more than it bears."""

from __future__ import annotations

import math

import pandas as pd

from analysis.compare.choices.specification import named
from analysis.compare.groups import FEWEST_EVENTS
from analysis.wording import counted, number, probability

__all__ = ["told"]


def told(row: pd.Series, estimate: float, *, title: str, unit: str, within: str, left: str) -> str:
    """Say one row of ``Choices.summary``; ``estimate`` is that of the default, ``left`` what was left out.

    Examples
    --------
    >>> row = pd.Series({"outlet": "Post", "n_events": 8, "specifications": 31, "share_agreeing": 0.9,
    ...     "share_significant": 0.5, "joint_p": 0.012, "matters_most": "voice", "eta_squared": 0.4,
    ...     "turned_by": "a log scale", "turned_alone": "", "left_out": 0, "left_out_agreeing": math.nan})
    >>> told(row, 0.5, title="Loaded words", unit="per 100 words", within="event", left="")
    'In these 8 events, Post was 0.50 above the mean of the others in “Loaded words” (per 100 words). 27 of 30
    other specifications gave the same side, 15 of them with q < .05; joint p = .012. The choice that
    mattered most was voice (40 % of the variance of the effects). No choice alone took the side away;
    together with others a log scale did most often.'
    """
    n = int(row["n_events"])
    events = f"these {counted(n, within)}" if n > 1 else f"this one {within}"
    if not estimate:
        return f"In {events}, {row['outlet']} lay on the mean of the others in “{title}”: no side to keep."
    side = "above" if estimate > 0 else "below"
    found = (
        f"In {events}, {row['outlet']} was {number(abs(estimate))} {side} the mean of the others "
        f"in “{title}” ({unit})."
    )
    parts = [found, _agreement(row), _left_out(row, left), _weight(row), _turning(row)]
    return " ".join(part for part in parts if part)


def _agreement(row: pd.Series) -> str:
    """How many other specifications agree, and what chance says of all together."""
    others = int(row["specifications"]) - 1
    if not others:
        return "There was no other way to measure it."
    agreeing = round(row["share_agreeing"] * others)
    said = f"{agreeing:,} of {counted(others, 'other specification')} gave the same side"
    if row["n_events"] < FEWEST_EVENTS or not math.isfinite(row["joint_p"]):
        return f"{said}; so few events cannot rule out chance."
    significant = round(row["share_significant"] * others)
    p = probability(row["joint_p"])
    return f"{said}, {significant:,} of them with q < .05; joint p {p if p.startswith('<') else f'= {p}'}."


def _left_out(row: pd.Series, left: str) -> str:
    """Whether one outlet or event (``left`` names which of them was tried) makes the difference."""
    if not row["left_out"]:
        return ""
    turned = round((1 - row["left_out_agreeing"]) * row["left_out"])
    tried = counted(row["left_out"], "time")
    if not turned:
        return f"Leaving out one {left} ({tried}) never took the side away."
    return f"Leaving out one {left} took the side away {turned:,} of {tried}."


def _weight(row: pd.Series) -> str:
    """The choice that mattered most."""
    if not row["matters_most"] or not math.isfinite(row["eta_squared"]):
        return ""
    share = f"{100 * row['eta_squared']:.0f} % of the variance of the effects"
    return f"The choice that mattered most was {named(row['matters_most'])} ({share})."


def _turning(row: pd.Series) -> str:
    """Which choice takes the side away, alone or with others."""
    if row["turned_alone"]:
        return f"What took the side away when nothing else was changed: {row['turned_alone']}."
    if row["turned_by"]:
        return f"No choice alone took the side away; together with others {row['turned_by']} did most often."
    return "No choice took the side away."
