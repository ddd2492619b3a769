"""Checks for the lesson on chance: slips by hand, what p is, false alarms, "not shown" is not "equal"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.contrasts import against_rest
from analysis.compare.equivalence import Equivalence
from analysis.compare.shuffling import Shuffled
from analysis.compare.verdict import ALPHA
from analysis.errors import SamestoryError
from analysis.measure import Measures
from analysis.teaching.exercises import Feedback, no_such
from analysis.teaching.shuffling import slips
from analysis.wording import counted, number, probability

__all__ = ["MEANINGS", "check_by_hand", "check_equal", "check_false_alarms", "check_p"]

CLOSE = 0.0151
"""Answers worked out on rounded slips may be off by so much."""

MEANINGS = {
    "share of shuffles": "how often shuffled names give a difference at least as clear",
    "chance of chance": "how likely it is that chance made the difference",
    "chance of error": "how likely it is that the claim is wrong",
    "size": "how large the difference is",
    "will come again": "how likely it is that new events give the same",
}
"""What people take p for; the first is what it is."""


def check_by_hand(measures: Measures, feature: str, event: str, answer: Sequence[float]) -> Feedback:
    """Check the differences that the first name on the ``slips`` gets, on each slip in turn.

    Parameters
    ----------
    measures : Measures
    feature, event : str
    answer : sequence of float
        The slip's value minus the mean of the others, from the first slip to the last. Hints are given for
        the wrong number of answers, signs turned round, and a mean that includes the slip itself.

    Raises
    ------
    SamestoryError
        For an event or feature that was not measured.
    """
    values = slips(measures, feature, event)["value"].to_numpy(np.float64)
    right = against_rest(values[:, None], np.zeros(len(values), np.intp))[:, 0]
    if not all(isinstance(value, int | float) for value in answer):
        return Feedback(False, "Write numbers between the brackets, with a point and a minus: -0.05.")
    given = np.array(list(answer), np.float64)
    if len(given) != len(right):
        return Feedback(
            False, f"There are {len(right)} slips, so {len(right)} numbers; you gave {len(given)}."
        )
    if np.allclose(given, right, rtol=0, atol=CLOSE):
        told = ", ".join(number(value, signed=True) for value in right)
        return Feedback(
            True,
            f"Right: {told}. The first is the difference that was found; the others would have been found "
            "as easily if the names meant nothing. They add up to zero: one event alone has no direction.",
        )
    if np.allclose(given, -right, rtol=0, atol=CLOSE):
        return Feedback(False, "The signs are turned round: take the slip minus the mean of the others.")
    if np.allclose(given, values - values.mean(), rtol=0, atol=CLOSE):
        return Feedback(False, "Your mean holds the slip itself. Take the mean of the *other* slips only.")
    if np.allclose(np.sort(given), np.sort(right), rtol=0, atol=CLOSE):
        return Feedback(False, "The right numbers in another order: go through the slips from the top.")
    wrong = int(np.argmax(np.abs(given - right) > CLOSE))
    others = ", ".join(number(value) for value in np.delete(values, wrong))
    return Feedback(
        False, f"Look at slip {wrong + 1} again: {number(values[wrong])} minus the mean of {others}."
    )


def check_p(found: Shuffled, answer: str) -> Feedback:
    """Check the answer to: what does this p say? ``answer`` is a key of ``MEANINGS``."""
    if answer not in MEANINGS:
        return no_such(answer, MEANINGS)
    p, shuffles = probability(found.p), f"{found.n_as_far:,} of {len(found.table):,} shuffles"
    if answer == "share of shuffles":
        return Feedback(
            True,
            f"Right: {shuffles} were as clear, p {p}. It starts from “names mean nothing” and asks "
            "how odd the result then is. It does not say how likely “names mean nothing” is.",
        )
    hints = {
        "chance of chance": "That is the other way round. The shuffles take for granted that chance made "
        "everything, and ask how often it does this. Of all dogs most have four legs; of all that has four "
        "legs, few are dogs.",
        "chance of error": "To know how often claims are wrong one must know how many of the differences "
        "looked for are real. The shuffles know nothing of that.",
        "size": f"A small difference has a small p if events are many or steady. The size is "
        f"{number(found.observed, signed=True)}; p is {p}.",
        "will come again": "New events are not part of any shuffle. How far the mean may lie is what the "
        "interval is for.",
    }
    return Feedback(False, f"{hints[answer]} Here {shuffles} were as clear.")


def check_false_alarms(table: pd.DataFrame, answer: float) -> Feedback:
    """Check the answer to: nothing is there; how many of these p values will be below .05?

    Parameters
    ----------
    table : DataFrame
        ``Comparison.table`` of measures with their names shuffled.
    answer : float
        A number of rows. Right is 5 in 100 of the p values, give or take a third.
    """
    tested = int(table["p"].notna().sum())
    expected, seen = ALPHA * tested, int((table["p"] < ALPHA).sum())
    if not tested:
        return Feedback(False, "Nothing was tested: below 6 events there is no p, and no false alarm.")
    if 0 < answer < 1:
        return Feedback(False, f"That is a share. How many of the {tested:,} p values is it?")
    if abs(answer - expected) <= max(expected / 3, 1):
        return Feedback(
            True,
            f"Right: 5 in 100 of {tested:,} is {expected:.0f}. In this shuffle it was {seen:,}; the smallest "
            f"p was {probability(table['p'].min())}, the smallest q {probability(table['q'].min())}.",
        )
    if answer == 0:
        return Feedback(
            False,
            "Chance alone makes some: a p below .05 is what 5 in 100 give when nothing is there.",
        )
    if answer >= tested / 2:
        return Feedback(False, "Too many: .05 is one in twenty, when nothing is there.")
    return Feedback(False, f"Take one in twenty of {counted(tested, 'p value')}.")


def check_equal(answers: Equivalence, feature: str, outlet: str, answer: str) -> Feedback:
    """Check the answer to: is the difference shown to be smaller than the margin?

    Parameters
    ----------
    answers : Equivalence
    feature, outlet : str
    answer : str
        "smaller", "larger", "cannot say" or "too few events".

    Raises
    ------
    SamestoryError
        For a row that is not in the table.
    """
    rows = answers.table[(answers.table["feature"] == feature) & (answers.table["outlet"] == outlet)]
    if rows.empty:
        raise SamestoryError(f'teaching: no margin was set for "{feature}" of "{outlet}".')
    row = rows.iloc[0]
    known = ("smaller", "larger", "cannot say", "too few events")
    if answer not in known:
        hint = "“Equal” is never shown: at best a difference is smaller than one that would matter."
        return no_such(answer, known, hint if answer in ("equal", "no difference") else "")
    margin = number(row["margin"])
    span = (
        f"the 90 % interval runs from {number(row['low'])} to {number(row['high'])}, the margin is {margin}"
    )
    if row["answer"] == "too few events":
        few = f"{counted(row['n_events'], answers.within)} cannot decide"
        return Feedback(answer == row["answer"], f"{'Right' if answer == row['answer'] else 'No'}: {few}.")
    if answer == row["answer"]:
        return Feedback(True, f"Right: {span}.")
    if answer == "smaller":
        return Feedback(
            False,
            f"Not shown: {span}. The whole interval must lie inside the margin, and q be below .05 for all "
            f"rows together (here {probability(row['q'])}). Nothing found is not nothing there.",
        )
    if answer == "cannot say":
        return Feedback(False, f"More can be said here: {span}.")
    return Feedback(False, f"Look at both ends: {span}.")
