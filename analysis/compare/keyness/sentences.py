"""Sentences: what a keyness table says, and no more."""

from __future__ import annotations

import pandas as pd

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.keyness.kinds import LARGE_Z, keywords_of
from analysis.wording import counted, number

__all__ = ["distinct", "in_words"]

SAID_TERMS = 6
"""Keywords that a sentence quotes."""
SAID_OUTLETS = 8
"""Outlets with sentences of their own."""


def in_words(table: pd.DataFrame, outlets: pd.DataFrame, *, within: str) -> tuple[str, ...]:
    """A sentence on the whole, then one an outlet."""
    said = [_whole(table, outlets, within)]
    said += [_outlet(table, row, within) for _, row in outlets.head(SAID_OUTLETS).iterrows()]
    if len(outlets) > SAID_OUTLETS:
        said.append(f"{len(outlets) - SAID_OUTLETS} more outlets stand in the table.")
    return tuple(said)


def _whole(table: pd.DataFrame, outlets: pd.DataFrame, within: str) -> str:
    """How many rows were tested, and how many a pooled count alone would have called."""
    if not len(table):
        return "No word was used often enough to be listed."
    tested = int(table["p"].notna().sum())
    if not tested:
        return (
            f"{counted(len(table), 'row')} listed, none tested: no outlet shared {FEWEST_EVENTS} {within}s."
        )
    pooled = table["p"].notna() & (table["z"].abs() > LARGE_Z)
    held = table["kind"].isin(["keyword", "negative keyword"])
    both, others = int((pooled & held).sum()), int((held & ~pooled).sum())
    return (
        f"Of {tested:,} rows tested (an outlet and a term each), {int(pooled.sum()):,} had a pooled z beyond "
        f"{LARGE_Z}; {both:,} of these, and {others:,} others, held within {within}s, after correction and "
        "spread over articles."
    )


def _outlet(table: pd.DataFrame, row: pd.Series, within: str) -> str:
    """What one outlet's articles used more."""
    events = counted(row["events"], within)
    if row["events"] < FEWEST_EVENTS:
        return f"{row['outlet']}: {events} cannot decide; the terms are shown as examples."
    mine = keywords_of(table[table["outlet"] == row["outlet"]])
    plain = mine[~mine["name"]]
    where = f"in articles of {row['outlet']}"
    if not len(mine):
        return f"In these {events}, no word or phrase was shown to stand more often {where}."
    named = len(mine) - len(plain)
    if not len(plain):
        return f"In these {events}, {counted(named, 'term')} with names stood more often {where}, no others."
    names = f" and {counted(named, 'term')} with names" if named else ""
    told = distinct(plain, SAID_TERMS)
    quoted = ", ".join(
        f'"{term}" ({number(rate)} against {number(rate_others)})'
        for term, rate, rate_others in zip(told["term"], told["rate"], told["rate_others"], strict=True)
    )
    first = ", the surest first" if len(plain) > SAID_TERMS else ""
    return (
        f"In these {events}, {counted(len(plain), 'term')}{names} stood more often {where} than in those of "
        f"the others; per 1,000 words{first}: {quoted}."
    )


def distinct(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first ``most`` rows of a keyness table, without terms that repeat a word of an earlier one.

    >>> distinct(pd.DataFrame({"term": ["per cent", "cent", "cost"]}), 5)["term"].tolist()
    ['per cent', 'cost']
    """
    said: set[str] = set()
    chosen: list[int] = []
    for place, term in enumerate(rows["term"]):
        words = set(term.split())
        if len(chosen) < most and not words & said:
            chosen.append(place)
            said |= words
    return rows.iloc[chosen]
