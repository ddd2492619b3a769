"""Validity cards: how far each feature agrees with human coders, as measured and written down."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["CARD_COLUMNS", "GRADES", "NOT_VALIDATED", "Card", "cards", "validity"]

NOT_VALIDATED = "not validated"
GRADES = ("validated", "weak", "no better than chance", NOT_VALIDATED)
"""House rule for a card's grade (METHODS of the documentation): *validated*, the interval lies above the
floor and the figure reaches 0.7 of what two human coders reach; *weak*, above the floor only."""

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
    "grade",
    "date",
    "command",
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
    figure, ci_low, ci_high, floor : float
        The agreement, its 95 % interval, and what chance or the majority class would reach.
    grade : str
        One of ``GRADES``.
    date, command : str
        When it was measured, and the command that prints it.
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
    grade: str
    date: str
    command: str


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
    numbers = {name: float(row[name]) for name in ("figure", "ci_low", "ci_high", "floor")}
    counts = {name: int(row[name]) for name in ("n", "groups")}
    words = {name: row[name] for name in CARD_COLUMNS if name not in numbers and name not in counts}
    return Card(**words, **counts, **numbers)  # type: ignore[arg-type]


def validity(feature: str) -> str:
    """The grade of a feature: the worst of its cards, or "not validated" where it has none.

    The worst, since a claim rests on the measure in general and not on the one set that flatters it.

    Examples
    --------
    >>> validity("a.feature_without_a_card")
    'not validated'
    """
    grades = [card.grade for card in cards() if card.feature == feature]
    return max(grades, key=GRADES.index, default=NOT_VALIDATED)
