"""Kinds: what each row of a keyness table may be called."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.keyness.settings import Settings
from analysis.compare.verdict import ALPHA

__all__ = ["LARGE_Z", "Kind", "keywords_of", "kinds_of"]

LARGE_Z = 1.96
"""A pooled z beyond this would make a keyword where words are taken as independent draws."""

Kind = Literal[
    "keyword",
    "negative keyword",
    "one article's word",
    "not shown within events",
    "not beyond chance",
    "too few events",
]
"""In order: used more (or less) and all rules hold; it looks like a keyword but too few articles hold it; it
looks like one but within events the interval includes 0, since it is a topic or has few articles; nothing
shown; fewer than 6 events shared, nothing can be shown."""


def kinds_of(table: pd.DataFrame, settings: Settings) -> list[str]:
    """Name each row.

    A keyword has q < .05, an interval within events above 0, and stands in enough articles of enough
    events of the outlet. A negative keyword is the mirror of it: below 0, spread over the others'
    articles, and more than half of the other outlets have it (else it is a keyword of one of them).
    """
    sure = (table["q"] < ALPHA) & ((table["ci_low"] > 0) | (table["ci_high"] < 0))
    more = table["within"] > 0
    spread = np.where(more, _spread(table, "", settings), _spread(table, "_others", settings))
    shared = more | (table["others"] > table["outlets_others"] / 2)
    looks = table["z"].abs() > LARGE_Z
    open_interval = ~((table["ci_low"] > 0) | (table["ci_high"] < 0))
    named = np.select(
        [
            table["events_shared"] < FEWEST_EVENTS,
            sure & spread & more,
            sure & spread & shared,
            (looks | sure) & ~spread,
            looks & open_interval,
        ],
        ["too few events", "keyword", "negative keyword", "one article's word", "not shown within events"],
        "not beyond chance",
    )
    return [str(kind) for kind in named]


def keywords_of(table: pd.DataFrame) -> pd.DataFrame:
    """The keywords, by outlet and falling lower end of the interval: effect first, but a sure one."""
    rows = table[table["kind"] == "keyword"]
    return rows.sort_values(["outlet", "ci_low", "term"], ascending=[True, False, True], kind="stable")


def _spread(table: pd.DataFrame, side: str, settings: Settings) -> NDArray[np.bool_]:
    """Whether a side uses the term in enough articles from enough events."""
    enough = (table[f"articles{side}"] >= settings.fewest_articles) & (
        table[f"events{side}"] >= settings.fewest_events
    )
    return enough.to_numpy(np.bool_)
