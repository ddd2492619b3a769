"""Validity cards: how far each feature agrees with human coders, as measured and written down."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from analysis.errors import SamestoryError

__all__ = [
    "CARD_COLUMNS",
    "GRADES",
    "IN_HOUSE",
    "NOT_VALIDATED",
    "Card",
    "Carded",
    "cards",
    "cards_of",
    "deciding",
    "grade",
    "in_house",
    "validity",
]

NOT_VALIDATED = "not validated"
GRADES = ("validated", "weak", "no better than chance", NOT_VALIDATED)
"""From the most to the least that may be claimed; ``grade`` is the rule."""
IN_HOUSE = "in-house"
_OF_THE_WAY = 0.7

CARD_COLUMNS = (
    "feature",
    "gold",
    "scope",
    "unit",
    "n",
    "groups",
    "metric",
    "figure",
    "ci_low",
    "ci_high",
    "floor",
    "ceiling",
    "grade",
    "date",
    "command",
    "coders",
)


@dataclass(frozen=True)
class Card:
    """One measured agreement of one feature with one human-coded set.

    Attributes
    ----------
    feature, gold, scope, unit : str
        What was held against which gold set, in which scope, per which unit of analysis.
    n, groups : int
        Units, and independent groups of them (events, articles) that the interval resamples.
    metric : str
    figure, ci_low, ci_high : float
        The agreement and its 95 % interval.
    floor, ceiling : float
        What chance or the majority class would reach, and what two people reach; the ceiling is 1
        where no human figure is known.
    grade : str
        One of ``GRADES``.
    date, command : str
        When it was measured, and the command that prints it.
    coders : str
        Who made the gold: "people", or "in-house" where only the makers of the suite labelled it, a language
        model reading for them.
    """

    feature: str
    gold: str
    scope: str
    unit: str
    n: int
    groups: int
    metric: str
    figure: float
    ci_low: float
    ci_high: float
    floor: float
    ceiling: float
    grade: str
    date: str
    command: str
    coders: str = "people"


class Carded(Protocol):
    """What may bring cards along: a feature."""

    @property
    def name(self) -> str:
        """The name under which the suite's own cards are found."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that it brings."""


@cache
def cards() -> tuple[Card, ...]:
    """Every card that the suite ships, in the order of the file ``features/validity.csv``.

    Examples
    --------
    >>> all(card.grade in GRADES for card in cards())
    True
    """
    text = files("analysis.features").joinpath("validity.csv").read_text(encoding="utf-8")
    return tuple(_card(row) for row in csv.DictReader(text.splitlines()))


def _card(row: dict[str, str]) -> Card:
    numbers = {name: float(row[name]) for name in ("figure", "ci_low", "ci_high", "floor", "ceiling")}
    counts = {name: int(row[name]) for name in ("n", "groups")}
    words = {name: row[name] for name in CARD_COLUMNS if name not in numbers and name not in counts}
    return Card(**words, **counts, **numbers)  # type: ignore[arg-type]


def grade(figure: float, ci_low: float, floor: float, ceiling: float, coders: str = "people") -> str:
    """The grade that four numbers of a card earn.

    *No better than chance*: the interval does not lie above the floor. *Validated*: it does, and the
    figure stands at least 0.7 of the way from the floor to the ceiling. *Weak*: above the floor only.

    The way is counted from the floor and not from zero, since 0.7 of a ceiling of 0.67 is less than what a
    coin gets; where the floor is zero the two are the same. Labels made in-house earn *weak* at most: that
    an instrument does what its makers meant is not yet agreement with independent coders.

    Raises
    ------
    SamestoryError
        If the ceiling does not lie above the floor.

    Examples
    --------
    >>> grade(0.56, 0.51, floor=0.5, ceiling=0.67)
    'weak'
    """
    if ceiling <= floor:
        raise SamestoryError(
            f"grade: a ceiling of {ceiling:g} is not above the floor of {floor:g}. People must reach more "
            "than chance before an instrument can be held against them; leave the card out."
        )
    if not ci_low > floor:
        return "no better than chance"
    near = figure - floor >= _OF_THE_WAY * (ceiling - floor)
    return "validated" if near and coders != IN_HOUSE else "weak"


def cards_of(feature: str | Carded) -> tuple[Card, ...]:
    """The cards of a feature: those that the suite ships, and those that a learned feature brings along.

    Examples
    --------
    >>> cards_of("a.feature_without_a_card")
    ()
    """
    name, brought = (feature, ()) if isinstance(feature, str) else (feature.name, feature.cards)
    return (*brought, *(card for card in cards() if card.feature == name))


def validity(feature: str | Carded) -> str:
    """The grade of a feature: the worst of its cards, or "not validated" where it has none.

    The worst, since a claim rests on the measure in general and not on the one set that flatters it.

    Examples
    --------
    >>> validity("a.feature_without_a_card")
    'not validated'
    """
    grades = [card.grade for card in cards_of(feature)]
    return max(grades, key=GRADES.index, default=NOT_VALIDATED)


def deciding(feature: str | Carded) -> tuple[Card, ...]:
    """The cards that decide the grade of a feature: those that have the worst one.

    Examples
    --------
    >>> {card.gold for card in deciding("sentiment.vader")}
    {'SEESAW'}
    """
    worst = validity(feature)
    return tuple(card for card in cards_of(feature) if card.grade == worst)


def in_house(feature: str | Carded) -> bool:
    """Whether the grade of a feature rests on labels made in-house alone, and on no human coder.

    Examples
    --------
    >>> in_house("agency.passive"), in_house("sentiment.vader"), in_house("a.feature_without_a_card")
    (True, False, False)
    """
    found = deciding(feature)
    return bool(found) and all(card.coders == IN_HOUSE for card in found)
