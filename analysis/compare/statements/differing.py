"""Differing numbers: what outlets count alike, set side by side."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pandas as pd

from analysis.compare.statements.quantities import Quantity, agree, quantities
from analysis.compare.statements.stems import stem

__all__ = ["NUMBER_COLUMNS", "numbers_of"]

NUMBER_COLUMNS = (
    *("thing", "kind", "counts", "basis", "conflict", "outlet", "value", "hedge", "printed"),
    *("statement", "article", "part", "start", "end", "sentence"),
)
ANYWHERE = ("count", "money", "age")
"""Kinds that are set side by side outside a statement, too, where they count the same noun."""
TIMES = frozenset(map(stem, ("second", "minute", "hour", "day", "week", "month", "year", "time")))
"""Nouns that everything is counted in: two figures of days may be of two things, so they are no conflict."""
_NOUN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
Row = tuple[int, Quantity]


def numbers_of(units: pd.DataFrame) -> pd.DataFrame:
    """Numbers that two or more outlets give for one thing: within a statement, or counting the same noun.

    ``thing`` numbers the things counted. ``counts`` is the noun as it is mostly printed ("metres"; figures
    are put together by its stem), or one of "dead", "hurt", "arrested", "missing". ``basis`` says why figures
    stand together: "statement" (told by the same statement) or "noun" (told elsewhere, of the same noun: may
    be another thing, so never a conflict). ``conflict``: two outlets have no figure in common, and hedges
    ("about", "at least") do not reconcile them.
    """
    outlet = units["outlet"].tolist()
    things = _things(units)
    rows: list[dict[str, object]] = []
    seen: set[tuple[tuple[int, int], ...]] = set()
    thing = 0
    for key in sorted(things, key=lambda key: (key[2] == "noun", key[3], key)):
        members = things[key]
        places = tuple(sorted((row, quantity.start) for row, quantity in members))
        if len({outlet[row] for row, _ in members}) < 2 or places in seen:
            continue
        seen.add(places)
        thing += 1
        conflict = key[2] == "statement" and key[1] not in TIMES and _conflict(members, outlet)
        counts = _printed(key[1], members, units["text"])
        rows += [_row(units, thing, (key[0], counts, key[2]), conflict, member) for member in members]
    return pd.DataFrame(rows, columns=list(NUMBER_COLUMNS))


def _things(units: pd.DataFrame) -> dict[tuple[str, str, str, int], list[Row]]:
    """Figures by kind, what they count, and where they stand together."""
    things: dict[tuple[str, str, str, int], list[Row]] = {}
    for row, (text, statement) in enumerate(zip(units["text"], units["statement"], strict=True)):
        for quantity in quantities(text):
            names = sorted(quantity.counts) or ([""] if quantity.kind != "count" else [])
            for name in names:
                key = (quantity.kind, name, "statement", int(statement))
                things.setdefault(key, []).append((row, quantity))
                if quantity.kind in ANYWHERE and name not in TIMES:
                    things.setdefault((quantity.kind, name, "noun", -1), []).append((row, quantity))
    return things


def _conflict(members: list[Row], outlet: list[str]) -> bool:
    """Whether two outlets give figures of which no two can both be right."""
    by_outlet: dict[str, list[Quantity]] = {}
    for row, quantity in members:
        by_outlet.setdefault(outlet[row], []).append(quantity)
    return any(
        not any(agree(one, other) for one in these for other in those)
        for these, those in combinations(by_outlet.values(), 2)
    )


def _printed(name: str, members: list[Row], texts: pd.Series) -> str:
    """The form in which a noun stands most often behind these figures; the name where none stands there."""
    forms: Counter[str] = Counter()
    for row, quantity in members:
        words = _NOUN.findall(texts.iloc[row][quantity.start :].lower())
        forms.update([word for word in words if stem(word) == name][:1])
    return min(forms, key=lambda form: (-forms[form], form), default=name)


def _row(
    units: pd.DataFrame, thing: int, key: tuple[str, str, str], conflict: bool, member: Row
) -> dict[str, object]:
    at, quantity = member
    unit = units.iloc[at]
    return {
        "thing": thing,
        "kind": key[0],
        "counts": key[1],
        "basis": key[2],
        "conflict": conflict,
        "outlet": unit["outlet"],
        "value": quantity.value,
        "hedge": quantity.hedge,
        "printed": quantity.text,
        "statement": unit["statement"],
        "article": unit["article"],
        "part": unit["part"],
        "start": unit["start"] + quantity.start,
        "end": unit["start"] + quantity.end,
        "sentence": unit["text"],
    }
