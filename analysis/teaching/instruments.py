"""Validity cards for lessons: the cards of a feature as a table, and the check of a reader's own grade."""

from __future__ import annotations

import pandas as pd

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, IN_HOUSE, NOT_VALIDATED, Card, cards_of, deciding, validity
from analysis.features.registry import resolve
from analysis.teaching.exercises import Feedback, no_such
from analysis.wording import counted, number

__all__ = ["card_table", "check_grade"]

_SHOWN = {
    "gold": "gold",
    "scope": "scope",
    "unit": "unit",
    "n": "n",
    "metric": "metric",
    "figure": "figure",
    "ci_low": "low",
    "ci_high": "high",
    "floor": "floor",
    "ceiling": "ceiling",
    "coders": "coders",
    "grade": "grade",
}
"""What a lesson shows of a card, under which name."""
_RULE = {
    "validated": "an interval above the floor, and a figure that stands 0.7 of the way from floor to ceiling",
    "weak": "an interval above the floor, and less than 0.7 of the way to the ceiling",
    "no better than chance": "an interval that reaches down to the floor",
    NOT_VALIDATED: "no card at all: nobody has tested it",
}
"""What each grade needs, as ``analysis.features.cards.grade`` gives it."""


def card_table(feature: str) -> pd.DataFrame:
    """The cards of one feature, one a row: what was tested, how well it agreed, and the grade it earned.

    Returns
    -------
    DataFrame
        Index ``card`` from 1; ``gold``, ``scope``, ``unit``, ``n``, ``metric``, ``figure`` with its 95 %
        interval ``low`` to ``high``; ``floor``, what needs no reading; ``ceiling``, what people reach among
        themselves (1 where nobody measured it); ``coders``; ``grade``. Empty where nobody has tested it.

    Examples
    --------
    >>> card_table("sentiment.vader").loc[1, "grade"]
    'no better than chance'
    """
    found = _cards(feature)
    rows = [[getattr(card, name) for name in _SHOWN] for card in found]
    table = pd.DataFrame(rows, columns=list(_SHOWN.values()), index=range(1, len(found) + 1))
    return table.rename_axis("card").round(2)


def check_grade(feature: str, answer: str, *, card: int | None = None) -> Feedback:
    """Check the answer to: which grade does this measure, or one of its cards, earn?

    Wrong answers are told apart. For a card: a figure that only looks high, since the floor is as high; a
    figure above the floor that is not near what people reach; an interval that was overlooked; labels made
    in-house. For the measure: a test that was overlooked, one that does not exist, too much or too little
    trust.

    Parameters
    ----------
    feature : str
    answer : str
        "validated", "weak", "no better than chance" or "not validated".
    card : int, optional
        Its number in ``card_table``; the grade of the measure, that of its worst card, where none is given.

    Raises
    ------
    SamestoryError
        For an unknown feature, or a card that is not there.

    Examples
    --------
    >>> check_grade("sentiment.vader", "no better than chance", card=1).right
    True
    >>> check_grade("loaded.words", "validated").right
    False
    """
    found = _cards(feature)
    if card is not None and not 1 <= card <= len(found):
        raise SamestoryError(
            f"teaching: {feature} has {counted(len(found), 'card')}; there is no card {card}."
        )
    if answer not in GRADES:
        return no_such(answer, GRADES, f'"{answer}" is not one of the grades.')
    return _of_the_measure(feature, answer) if card is None else _of_the_card(found[card - 1], answer)


def _of_the_card(one: Card, answer: str) -> Feedback:
    told = f"{number(one.figure)}, interval {number(one.ci_low)} to {number(one.ci_high)}"
    if answer == one.grade:
        return Feedback(True, f"Right: {told}, against a floor of {number(one.floor)}. {_limit(one)}")
    return Feedback(False, f'Not quite. "{answer}" needs {_RULE[answer]}. {_hint(one, answer, told)}')


def _of_the_measure(feature: str, answer: str) -> Feedback:
    right, tests = validity(feature), _tests(feature)
    if answer == right:
        return Feedback(True, f"Right: {right}. {tests}")
    if answer == NOT_VALIDATED:
        return Feedback(False, f"Look again: it was tested. {tests} Read the column validity.")
    if right == NOT_VALIDATED:
        return Feedback(False, f'"{answer}" needs a test against coded texts, and there is none yet.')
    much = GRADES.index(answer) < GRADES.index(right)
    trust = "That is more trust than the test allows" if much else "That is less than the test showed"
    return Feedback(False, f"{trust}. {tests} Read the column validity.")


def _tests(feature: str) -> str:
    """How many tests there were, and the one that decides with its figures; not the grade."""
    worst, every = deciding(feature), len(cards_of(feature))
    if not worst:
        return "No test against coded texts is known."
    one = worst[0]
    many = "There is one test" if every == 1 else f"Of {counted(every, 'test')} the worst decides"
    return (
        f"{many}: {one.gold}, {one.metric} {number(one.figure)} ({number(one.ci_low)} to "
        f"{number(one.ci_high)}), where {number(one.floor)} would be chance."
    )


def _cards(feature: str) -> tuple[Card, ...]:
    named = resolve(feature)
    if len(named) != 1:
        raise SamestoryError(f'teaching: "{feature}" names {len(named)} features; name one, as family.name.')
    return cards_of(named[0])


def _way(card: Card) -> float:
    return (card.figure - card.floor) / (card.ceiling - card.floor)


def _ceiling(card: Card) -> str:
    """The ceiling, and whether people stand behind it."""
    if card.ceiling < 1:
        return f"people reach about {number(card.ceiling)} among themselves"
    return "nobody measured what people reach, so the ceiling is 1"


def _hint(card: Card, answer: str, told: str) -> str:
    """What the reader overlooked, in the order in which it must be looked at."""
    if answer == NOT_VALIDATED:
        return f"Here somebody did test it: {card.n:,} times {card.unit}, and got {told}."
    if not card.ci_low > card.floor:
        high = " The figure only looks high." if card.figure >= 0.6 else ""
        return (
            f"The figure is {told}, and {number(card.floor)} needs no reading at all.{high} Look at the "
            "lower end of the interval first."
        )
    if answer == "no better than chance":
        return f"The figure is {told}: even the lower end lies above the floor of {number(card.floor)}."
    if card.coders == IN_HOUSE:
        return (
            f"The figure is {told}, but the makers of the suite labelled this set themselves (in-house): "
            "that it does what its makers meant is not agreement with independent coders."
        )
    return (
        f"The figure is {told}, the floor {number(card.floor)}, and {_ceiling(card)}: "
        f"{_way(card):.2f} of the way."
    )


def _limit(card: Card) -> str:
    """What a right answer must not be taken for."""
    if card.grade == "validated":
        return f"It stands {_way(card):.2f} of the way to the ceiling on {card.gold}; other news may differ."
    if card.grade == "weak":
        where = "the makers labelled it" if card.coders == IN_HOUSE else f"{_way(card):.2f} of the way"
        return f"Better than not reading, but {where}; it carries no claim alone."
    return "Without reading one does as well."
