"""What coverage is: outlets, pairs and events, with who reported what, how much, when."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from analysis.compare.showing import html_of
from analysis.wording import counted, number, p_is, some

__all__ = ["Coverage"]

ALPHA = 0.05
SAID = 12
"""Up to this many outlets each has its sentence; above, only those that stand apart."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """Which events outlets reported, and how much.

    Attributes
    ----------
    table : DataFrame
        A row an outlet. ``events``: in the pool; ``covered`` and ``share`` (0 to 1) of them;
        ``others_share``, the mean of the other outlets; ``difference`` with a t interval over events;
        ``p``, flags shuffled within events, exact; ``q`` over this table's tests. ``only``: events that
        no other outlet reported; ``articles``, ``words`` and ``words_per_article`` over all events.
        ``timed``: events of the pool in which it and another outlet have a time; in them ``first``
        (ties count 1/k), ``first_share``, ``first_expected`` if the order meant nothing, ``first_p``,
        ``first_q``, ``median_delay`` in ``clock``. ``front_share`` of its articles on page one, mean over
        events; ``prominence``, mean over the events that it reported; ``gini`` of attention over the pool,
        0 to (events - 1) / events, and ``effective_events``, 1 to events.
    pairs : DataFrame
        A row a pair, over the pool: ``both``, ``only_outlet``, ``only_other``, ``neither`` (events);
        ``jaccard`` (both among either, 0 to 1); ``cosine`` (0 to 1) and ``spearman`` (-1 to 1) of attention
        by event; ``p`` (McNemar, exact) and ``q``.
    events : DataFrame
        A row an event: ``date``, ``in_pool``, ``outlets``, ``articles``, ``words``, ``first`` (who),
        ``followed`` (who, with delay), attention by outlet, ``not_by`` (no article in this corpus).
    matrix, words, first, prominence, front : DataFrame
        Events x outlets, all events: articles; words; time after the first report; share of the outlet's
        output of those days; share of its articles on page one.
    days : DataFrame
        A row an event, outlet and day with an article: ``date``, ``articles``, ``words``; empty where
        amounts were brought instead of articles.
    pool : int
        Events of at least so many outlets are in the pool.
    unit, clock : str
        What attention is counted in ("words", "articles", or the column that was counted); the unit of
        delays ("hours", "days", "").
    by, within : str
    notes : tuple of str
    """

    table: pd.DataFrame
    pairs: pd.DataFrame
    events: pd.DataFrame
    matrix: pd.DataFrame
    words: pd.DataFrame
    first: pd.DataFrame
    prominence: pd.DataFrame
    front: pd.DataFrame
    days: pd.DataFrame
    pool: int
    unit: str
    clock: str
    by: str
    within: str
    notes: tuple[str, ...] = ()

    @property
    def n_events(self) -> int:
        """Events in the pool."""
        return int(self.table["events"].iloc[0])

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, an outlet at a time, and no more than the numbers bear."""
        told = [
            f"{counted(self.n_events, 'event')} of {len(self.events):,} had articles of at least {self.pool} "
            f"of the {len(self.table):,} outlets in this corpus; they are the pool."
        ]
        few = len(self.table) <= SAID
        for _, row in self.table.iterrows():
            told += [
                sentence
                for sentence, stands in (_covered(row), _first(row, self.clock))
                if sentence and (few or stands)
            ]
        if not few:
            told.append(f"Of {len(self.table):,} outlets only those that stand apart are named here.")
        return tuple(told)

    def __repr__(self) -> str:
        return (
            f"Coverage({len(self.table)} outlets, {self.n_events} of {len(self.events)} events in the pool, "
            f"attention in {self.unit})"
        )

    def _repr_html_(self) -> str:
        columns = ["outlet", "covered", "share", "others_share", "ci_low", "ci_high", "q", "only", "articles"]
        columns += ["words", "first_share", "first_expected", "first_q", "median_delay", "gini"]
        return html_of(self.sentences, self.table[columns], self.notes)


def _covered(row: pd.Series) -> tuple[str, bool]:
    """How much of the pool an outlet reported, and whether it stands apart in that."""
    n = int(row["events"])
    if row["share"] == 1 and row["others_share"] == 1:
        return (
            f"{row['outlet']} reported all of these {counted(n, 'event')}, as did every other outlet.",
            False,
        )
    told = f"{row['outlet']} reported {int(row['covered']):,} of these {counted(n, 'event')}"
    others = f"the other outlets {number(n * row['others_share'])} on average"
    if not math.isfinite(row["p"]):
        return f"{told}, {others}; {counted(n, 'event')} cannot decide.", False
    numbers = (
        f"difference of the shares {number(row['difference'])}, 95 % interval {number(row['ci_low'])} to "
        f"{number(row['ci_high'])}; {p_is('q', row['q'])}"
    )
    if row["q"] < ALPHA and (row["ci_low"] > 0 or row["ci_high"] < 0):
        more = "more" if row["difference"] > 0 else "fewer"
        return f"{told}, {others}: {more} than the others ({numbers}).", True
    return f"{told}, {others}; chance is not ruled out ({numbers}).", False


def _first(row: pd.Series, clock: str) -> tuple[str, bool]:
    """How often an outlet was first; "" where nothing is known of it."""
    n = int(row["timed"])
    if not n:
        return "", False
    told = (
        f"{row['outlet']} was first in {_times(row['first'])} of the {counted(n, 'event')} in which it and "
        f"another outlet have a time ({number(n * row['first_expected'])} expected if the order meant "
        f"nothing; median delay {number(row['median_delay'])} {clock}"
    )
    if not math.isfinite(row["first_p"]):
        return f"{told}); {counted(n, 'event')} cannot decide.", False
    stands = bool(row["first_q"] < ALPHA)
    verdict = (
        "more than chance gives" if row["first_share"] > row["first_expected"] else "less than chance gives"
    )
    return (
        f"{told}; {p_is('q', row['first_q'])}): {verdict if stands else 'chance is not ruled out'}.",
        stands,
    )


def _times(count: float) -> str:
    """How often: a whole number as one, shares of a tie with two digits."""
    return f"{count:.0f}" if count == round(count) else number(count)


def named_pairs(pairs: list[tuple[str, str]]) -> str:
    """Pairs of outlets as a note lists them."""
    return some([f'"{one}" and "{other}"' for one, other in pairs])
