"""Absences: statements of other outlets that are not found in an outlet's text as retrieved."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.statements.coverage import Places, found_in, searched
from analysis.compare.statements.likeness import NEAR
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import Texts
from analysis.compare.statements.told import core_terms

__all__ = [
    "ABSENCE_COLUMNS",
    "FACT_COLUMNS",
    "NOT_FOUND",
    "TELLS",
    "TOLD",
    "UNCLEAR",
    "absences",
    "facts_told",
]

FEWEST_OUTLETS = 2
"""Outlets that tell a statement before its absence from another is worth a line."""
TELLS = 0.45
"""Share of a fact's weight from which a place is taken to tell it: above all planted omissions of the cases."""
PERHAPS = 0.30
"""Share from which a person had better look."""
HALF = 0.5
"""Share of the words that a statement's sentences have in common, from which "not found" is not said."""
TOLD, UNCLEAR, NOT_FOUND = "told", "unclear", "not found"

ABSENCE_COLUMNS = (
    *("statement", "outlet", "verdict", "wording", "told_by", "nearest", "article", "part", "start", "end"),
    *("likeness", "share", "published_before"),
)
FACT_COLUMNS = (
    *("fact", "wording", "outlet", "verdict", "share", "sentence", "article", "part", "start", "end"),
    "published",
)

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def absences(texts: Texts, group: Ints, table: pd.DataFrame) -> pd.DataFrame:
    """A row a statement of two or more outlets and an outlet that is not among them."""
    shared = table.loc[table["outlets"].between(FEWEST_OUTLETS, len(texts.outlets) - 1), "statement"]
    numbers = shared.to_numpy(np.int64)
    if not len(numbers):
        return pd.DataFrame(columns=list(ABSENCE_COLUMNS))
    nearest, alike = _nearest(texts, group, len(table))
    asked = core_terms(texts, group, numbers)
    places = found_in(searched(texts.tokens, texts.rarity), asked, texts.n)
    telling = np.zeros((len(table), len(texts.outlets)), bool)
    telling[group, texts.outlet] = True
    first_told = _first_dates(texts, group, len(table))
    rows = []
    for at, number in enumerate(numbers.tolist()):
        for outlet in np.flatnonzero(~telling[number]).tolist():
            place = _best_place(texts, places, at, outlet)
            unit, likeness = int(nearest[number, outlet]), float(alike[number, outlet])
            where = _of_unit(texts, unit) if unit >= 0 else _of_sentences(texts, place)
            near = likeness >= NEAR or place["share"] >= HALF
            rows.append(
                {
                    "statement": number,
                    "outlet": texts.outlets[outlet],
                    "verdict": UNCLEAR if near else NOT_FOUND,
                    "wording": table["wording"].iloc[number],
                    "told_by": table["reported_by"].iloc[number],
                    **where,
                    "likeness": likeness,
                    "share": place["share"],
                    "published_before": _earlier(texts, outlet, first_told[number]),
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


def _best_place(texts: Texts, places: Places, asked: int, outlet: int) -> dict[str, float | int]:
    """The article of an outlet that holds most of what is asked, and its sentences."""
    rows = np.flatnonzero(texts.outlet_of_article == outlet)
    share = places.share[asked, rows]
    if np.isnan(share).all():
        return {"share": float("nan"), "article": int(rows[0]), "first": -1, "last": -1}
    row = int(rows[int(np.nanargmax(share))])
    return {
        "share": float(places.share[asked, row]),
        "article": row,
        "first": int(places.first[asked, row]),
        "last": int(places.last[asked, row]),
    }


def _of_unit(texts: Texts, unit: int) -> dict[str, object]:
    units = texts.units
    return _where(texts, int(units.article[unit]), int(units.begin[unit]), int(units.stop[unit]))


def _of_sentences(texts: Texts, place: Mapping[str, float | int]) -> dict[str, object]:
    """Where the sentences of a place stand; no place, no text."""
    if place["first"] < 0:
        return {"nearest": "", "article": "", "part": "", "start": -1, "end": -1}
    spans = texts.tokens.sentences
    begin, stop = spans.begin[int(place["first"])], spans.stop[int(place["last"]) - 1]
    return _where(texts, int(place["article"]), int(begin), int(stop))


def _where(texts: Texts, article: int, begin: int, stop: int) -> dict[str, object]:
    tokens = texts.tokens
    in_body = begin >= tokens.body_at[article]
    shift = int(tokens.body_at[article] if in_body else tokens.headline_at[article])
    return {
        "nearest": " ".join(tokens.stream[begin:stop].split()),
        "article": texts.articles["article"].iloc[article],
        "part": "body" if in_body else "headline",
        "start": begin - shift,
        "end": stop - shift,
    }


def _first_dates(texts: Texts, group: Ints, n: int) -> list[str]:
    """The day on which each statement was first told, "" where a day is missing."""
    dates = texts.articles["date"].to_numpy()[texts.units.article]
    first = pd.Series(dates).groupby(group).min()
    return [str(first.get(number, "")) for number in range(n)]


def _earlier(texts: Texts, outlet: int, told: str) -> bool:
    """Whether all the outlet's articles are older than the first that tells a statement."""
    dates = texts.articles["date"][texts.articles["outlet"] == texts.outlets[outlet]]
    return bool(told and (dates != "").all() and dates.max() < told)


def facts_told(texts: Texts, facts: Mapping[str, str]) -> pd.DataFrame:
    """A row a fact and outlet: whether it tells the fact, and the place that tells most of it."""
    terms = terms_of(texts.tokens)
    asked = []
    for number in range(len(facts)):
        held = np.unique(terms.of_word[texts.tokens.word[texts.tokens.article == texts.n + number]])
        asked.append(held[held >= 0])
    places = found_in(searched(texts.tokens, texts.rarity), asked, texts.n)
    rows = []
    for number, (name, wording) in enumerate(facts.items()):
        for outlet, label in enumerate(texts.outlets):
            place = _best_place(texts, places, number, outlet)
            where = _of_sentences(texts, place)
            dates = texts.articles["date"][texts.articles["outlet"] == label]
            rows.append(
                {
                    "fact": name,
                    "wording": wording,
                    "outlet": label,
                    "verdict": _verdict(float(place["share"])),
                    "share": place["share"],
                    **where,
                    "sentence": where["nearest"],
                    "published": dates.max(),
                }
            )
    return pd.DataFrame(rows, columns=list(FACT_COLUMNS))


def _verdict(share: float) -> str:
    return TOLD if share >= TELLS else UNCLEAR if share >= PERHAPS else NOT_FOUND
