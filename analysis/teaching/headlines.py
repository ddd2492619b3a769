"""Lessons on headlines: whose gap is widest, what changes with the part that is measured, writing it up."""

from __future__ import annotations

import math
import re

import pandas as pd

from analysis.compare import Comparison
from analysis.compare.headline_gap import HeadlineGap
from analysis.errors import SamestoryError
from analysis.features.cards import NOT_VALIDATED
from analysis.features.registry import FEATURES
from analysis.figures.wording import BEYOND_CHANCE, interval, singly
from analysis.teaching.exercises import Feedback, no_such, row_of
from analysis.teaching.writing_up import Sentences, held_against
from analysis.wording import counted, number, p_is

__all__ = ["PARTS", "check_gap", "check_part", "gap_for_a_paper"]

PARTS = ("both", "headline only", "text only", "neither")
"""Where a difference from the others lies beyond chance."""
_WORK = re.compile(r"[A-Z][^.;,]*?(?:,[^.;]*?)?\(\d{4}\)")
"""Authors and year, as a citation begins."""


def check_gap(found: HeadlineGap, answer: str, *, lowest: bool = False) -> Feedback:
    """Check the answer to: whose headlines go furthest beyond their texts (or fall furthest behind them)?

    Parameters
    ----------
    found : HeadlineGap
    answer : str
        The name of an outlet.
    lowest : bool
        Ask for the outlet whose headlines hold least of what its texts hold.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "headline": ["It may rain", "It rains"],
    ...         "body": ["It rains."] * 2}
    >>> check_gap(sa.headline_gap(sa.read(pd.DataFrame(rows)), "hedging.hedges"), "A").right
    True
    """
    rows = found.table.set_index("outlet")
    sign = -1 if lowest else 1
    gaps = sign * rows["gap"].dropna()
    if answer not in gaps:
        return no_such(answer, gaps.index, f'No outlet here is called "{answer}".')
    row = found.table[found.table["outlet"] == answer].iloc[0]
    here = (
        f"{answer}: {number(row['headline'])} in its headlines, {number(row['body'])} in its texts, gap "
        f"{number(row['gap'], signed=True)}"
    )
    if gaps[answer] == gaps.max():
        span = interval(row["ci_low"], row["ci_high"])
        return Feedback(True, f"Right. {here} ({span}, {counted(row['events'], 'event')}).")
    if (sign * rows["headline"])[answer] == (sign * rows["headline"]).max():
        return Feedback(
            False,
            f"That is the end of the slope, not its steepness. {here}. The question is how far headline and "
            "text lie apart in the same article.",
        )
    if rows["body"][answer] == rows["body"].max():
        return Feedback(False, f"Its texts hold most of it, but look at the gap. {here}.")
    if gaps[answer] == gaps.min():
        return Feedback(False, f"The other way round: {here}. Look at the sign.")
    return Feedback(False, f"Not yet. {here}; another outlet's gap is {'lower' if lowest else 'higher'}.")


def check_part(headline: Comparison, text: Comparison, feature: str, outlet: str, answer: str) -> Feedback:
    """Check the answer to: where does the outlet differ from the others, in headlines, in texts, in both?

    Parameters
    ----------
    headline, text : Comparison
        Of ``sa.measure(..., part="headline")`` and of ``part="body"``.
    feature, outlet : str
    answer : str
        One of ``PARTS``. A part counts where chance is ruled out, whatever the instrument is worth.

    Raises
    ------
    SamestoryError
        For a row that is not in both comparisons.

    Examples
    --------
    >>> PARTS[0]
    'both'
    """
    if answer not in PARTS:
        return no_such(answer, PARTS)
    rows = {
        "headline": row_of(headline, feature, outlet),
        "text": row_of(text, feature, outlet),
    }
    beyond = {part: bool(row["cause"] in BEYOND_CHANCE) for part, row in rows.items()}
    right = {
        (True, True): "both",
        (True, False): "headline only",
        (False, True): "text only",
        (False, False): "neither",
    }[beyond["headline"], beyond["text"]]
    told = "; ".join(f"{part}: {_numbers(row)}" for part, row in rows.items())
    if answer == right:
        return Feedback(
            True, f"Right: {right}. {told}. Two parts, two constructs: name the one you measured."
        )
    if answer == "both" or (answer == "headline only" and beyond["text"]):
        return Feedback(
            False,
            "A mean that looks large is not enough: a headline has ten words, so one of them moves it much. "
            f"Look at the q and at how many of the others it differs from singly. {told}.",
        )
    return Feedback(False, f"Look at both parts again. {told}.")


def _numbers(row: pd.Series) -> str:
    """Difference, interval, q and singly of one part."""
    if not math.isfinite(row["q"]):
        return f"{number(row['difference'], signed=True)}, {counted(row['n_events'], 'event')} cannot decide"
    alone = singly(row)
    return (
        f"{number(row['difference'], signed=True)} ({interval(row['ci_low'], row['ci_high'])}; "
        f"{p_is('q', row['q'])}{f'; {alone}' if alone else ''})"
    )


def gap_for_a_paper(found: HeadlineGap, outlet: str) -> Sentences:
    """Two sentences about one outlet's gap: the finding, then what the instrument is worth.

    Raises
    ------
    SamestoryError
        For an outlet that was not compared.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "headline": ["It may rain", "It rains"],
    ...         "body": ["It rains."] * 2}
    >>> found = sa.headline_gap(sa.read(pd.DataFrame(rows)), "hedging.hedges")
    >>> gap_for_a_paper(found, "A").lines[1]
    'The measure (hedging.hedges; ...) has not been tested against human coders, on texts or on ...'
    """
    rows = found.table["outlet"] == outlet
    if not rows.any():
        known = ", ".join(found.table["outlet"])
        raise SamestoryError(f'teaching: no outlet "{outlet}" was compared. Compared were: {known}.')
    # Sentences stand in the order of the gaps, the widest first.
    order = found.table.sort_values("gap", ascending=False, kind="stable")["outlet"]
    said = dict(zip(order, found.sentences, strict=True))
    return Sentences((said[outlet], _instrument(found)))


def _instrument(found: HeadlineGap) -> str:
    """What the instrument is worth, on which text, and what was not tried."""
    source = _WORK.search(FEATURES[found.feature].citation) if found.feature in FEATURES else None
    cited = f"; {source.group()}" if source else ""
    measure = f"he measure ({found.feature}{cited})"
    worth = (
        f"T{measure} has not been tested against human coders, on texts or on headlines"
        if found.validity == NOT_VALIDATED
        else f'{held_against(found.feature)} t{measure} was graded "{found.validity}", on texts and not on '
        "headlines"
    )
    return (
        f"{worth}; other measures of “{found.title}” were not tried, so the gap is a difference "
        "in marked words and not a supported claim."
    )
