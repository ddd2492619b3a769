"""Validity cards for lessons: the cards of a feature as a table, and a reader's own grade checked."""

from __future__ import annotations

import pandas as pd

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, IN_HOUSE, NOT_VALIDATED, Card, cards_of
from analysis.features.registry import resolve
from analysis.teaching.exercises import Feedback, no_such
from analysis.wording import number

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


def check_grade(feature: str, card: int, answer: str) -> Feedback:
    """Check the answer to: which grade does this card earn?

    Hints of their own have: a figure that only looks high, since the floor is as high; a figure above the
    floor that is not near what people reach; an interval that was overlooked; labels made in-house.

    Parameters
    ----------
    feature : str
    card : int
        Its number in ``card_table``.
    answer : str
        "validated", "weak", "no better than chance" or "not validated".

    Raises
    ------
    SamestoryError
        For a card that is not there.

    Examples
    --------
    >>> check_grade("sentiment.vader", 1, "no better than chance").right
    True
    """
    found = _cards(feature)
    if not 1 <= card <= len(found):
        raise SamestoryError(f"teaching: {feature} has {len(found)} cards; there is no card {card}.")
    one = found[card - 1]
    if answer not in GRADES:
        return no_such(answer, GRADES, f'"{answer}" is no grade.')
    told = f"{number(one.figure)}, interval {number(one.ci_low)} to {number(one.ci_high)}"
    if answer == one.grade:
        return Feedback(True, f"Right: {told}, against a floor of {number(one.floor)}. {_limit(one)}")
    return Feedback(False, f'Not quite. "{answer}" needs {_RULE[answer]}. {_hint(one, answer, told)}')


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
