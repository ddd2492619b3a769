"""Absences: statements of other outlets that are not found in an outlet's text as retrieved."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.statements.coverage import found_in, searched
from analysis.compare.statements.texts import Texts
from analysis.compare.statements.told import core_terms

__all__ = [
    "ABSENCE_COLUMNS",
    "NOT_FOUND",
    "UNCLEAR",
    "absences",
]

FEWEST_OUTLETS = 2
"""Outlets that tell a statement before its absence from another is worth a line."""
HALF = 0.5
"""Share of the words that a statement's sentences have in common, from which "not found" is not said."""
UNCLEAR, NOT_FOUND = "unclear", "not found"

ABSENCE_COLUMNS = (
    *("statement", "outlet", "verdict", "wording", "told_by", "nearest", "article", "part", "start", "end"),
    *("likeness", "share", "published_before"),
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def absences(texts: Texts, group: Ints, table: pd.DataFrame, *, near: float) -> pd.DataFrame:
    """A row a statement of two or more outlets and an outlet that is not among them.

    "Not found" needs both: no sentence of the outlet is ``near`` to one of the statement's, and no place in
    its text holds half of the words that most of the statement's sentences have.
    """
    shared = table.loc[table["outlets"].between(FEWEST_OUTLETS, len(texts.outlets) - 1), "statement"]
    numbers = shared.to_numpy(np.int64)
    if not len(numbers):
        return pd.DataFrame(columns=list(ABSENCE_COLUMNS))
    nearest, alike = _nearest(texts, group, len(table))
    asked = core_terms(texts, group, numbers)
    places = found_in(searched(texts.tokens, texts.rarity), asked, texts.n)
    share, article = places.best_of(texts.outlet_of_article, len(texts.outlets))
    telling = np.zeros((len(table), len(texts.outlets)), bool)
    telling[group, texts.outlet] = True
    of_story = np.zeros((texts.story.max() + 1, len(texts.outlets)), bool)
    of_story[texts.story, texts.outlet_of_article] = True
    story = np.zeros(len(table), np.int64)
    story[group] = texts.story[texts.units.article]
    # An outlet that tells another story has left nothing out of this one.
    absent = ~telling[numbers] & of_story[story[numbers]]
    first_told = _first_dates(texts, group, len(table))
    wording, told_by = table["wording"].tolist(), table["reported_by"].tolist()
    rows = []
    for at, outlet in zip(*(where.tolist() for where in np.nonzero(absent)), strict=True):
        number, row = int(numbers[at]), int(article[at, outlet])
        unit, likeness, found = int(nearest[number, outlet]), alike[number, outlet], share[at, outlet]
        rows.append(
            {
                "statement": number,
                "outlet": texts.outlets[outlet],
                "verdict": UNCLEAR if likeness >= near or found >= HALF else NOT_FOUND,
                "wording": wording[number],
                "told_by": told_by[number],
                **(
                    _of_unit(texts, unit)
                    if unit >= 0
                    else texts.of_sentences(row, int(places.first[at, row]), int(places.last[at, row]))
                ),
                "likeness": float(likeness),
                "share": float(found),
                "published_before": "" < texts.last_day[outlet] < first_told[number],
            }
        )
    return pd.DataFrame(rows, columns=list(ABSENCE_COLUMNS))


def _nearest(texts: Texts, group: Ints, n: int) -> tuple[Ints, Floats]:
    """For each statement and outlet the outlet's unit most like one of the statement's, and how like."""
    one, other, alike = texts.pairs
    statement = np.concatenate([group[one], group[other]])
    unit = np.concatenate([other, one])
    value = np.concatenate([alike, alike])
    order = np.argsort(value, kind="stable")
    nearest = np.full((n, len(texts.outlets)), -1, np.int64)
    best = np.zeros((n, len(texts.outlets)))
    place = (statement[order], texts.outlet[unit[order]])
    nearest[place], best[place] = unit[order], value[order]
    return nearest, best


def _of_unit(texts: Texts, unit: int) -> dict[str, object]:
    units = texts.units
    return texts.place(int(units.article[unit]), int(units.begin[unit]), int(units.stop[unit]))


def _first_dates(texts: Texts, group: Ints, n: int) -> list[str]:
    """The day on which each statement was first told, "" where a day is missing."""
    dates = texts.articles["date"].to_numpy()[texts.units.article]
    first = pd.Series(dates).groupby(group).min()
    return [str(first.get(number, "")) for number in range(n)]
