"""Coverage: which events an outlet reported and how much, from articles or from a table of counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.asked import is_whole
from analysis.compare.coverage.counts import reports_of_counts
from analysis.compare.coverage.events import each_event
from analysis.compare.coverage.outlets import each_outlet
from analysis.compare.coverage.pairs import each_pair, in_step
from analysis.compare.coverage.reports import Reports, reports_of
from analysis.compare.coverage.result import Coverage, named_pairs
from analysis.compare.permutation import DRAWS, SEED
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, whole
from analysis.wording import counted

__all__ = ["coverage", "coverage_of_counts"]

FEW_EVENTS = 20


def coverage(
    articles: Corpus | pd.DataFrame,
    by: str = "outlet",
    within: str = "event",
    *,
    pool: int = 2,
    seed: int = SEED,
    draws: int = DRAWS,
) -> Coverage:
    """Which events each outlet reported, how much, how prominently and how early.

    The pool is the events that at least ``pool`` outlets of this corpus reported. Whether an outlet
    reported more or fewer of them than the others is tested by shuffling, within each event, which
    outlets reported it; whether it was first more often, by shuffling the times of those present.
    ``composition`` takes the effect of this choice of events out of a difference in tone.

    Parameters
    ----------
    articles : Corpus or DataFrame
        Used where there: ``date``, ``published`` (day and time), ``words``, ``page``, ``position``.
        Words are counted in headline and body where no column gives them.
    by, within : str
        The columns that name the outlets and the events; ``within="date"`` gives volume by day.
    pool : int
        Outlets that make an event one of the pool. With 1 the pool is all events; an event of one
        outlet then counts against every other.
    seed, draws : int
        Of who was first, where its distribution has too many values to be made exactly.

    Returns
    -------
    Coverage

    Raises
    ------
    SamestoryError
        If a column is missing, one outlet stands alone, or no event has so many outlets.

    Examples
    --------
    >>> articles = pd.DataFrame({"event": ["e", "e", "f", "f", "g"], "words": [300, 100, 50, 80, 9],
    ...                          "outlet": ["Post", "Times", "Post", "Times", "Post"]})
    >>> coverage(articles).table[["outlet", "covered", "share", "only", "words"]]
      outlet  covered  share  only  words
    0   Post        2    1.0     1  359.0
    1  Times        2    1.0     0  180.0

    Cautions
    --------
    A pool made from the same outlets cannot show what all of them left out. No article in this corpus is
    not the same as none printed: it depends on how the corpus was drawn.

    References
    ----------
    D'Alessio & Allen 2000, Journal of Communication 50(4) (gatekeeping and coverage);
    Shoemaker & Vos 2009, *Gatekeeping Theory*.
    """
    table = articles.articles if isinstance(articles, Corpus) else articles
    if not isinstance(table, pd.DataFrame):
        raise SamestoryError(
            f"coverage: needs a Corpus or a DataFrame of articles, not {type(articles).__name__}. "
            "Pass sa.read(...); for a table of counts use coverage_of_counts."
        )
    whole("coverage", "seed", seed, least=0, usual=SEED)
    whole("coverage", "draws", draws, least=1, usual=DRAWS)
    return _coverage(reports_of(table, by=by, within=within), by, within, pool=pool, seed=seed, draws=draws)


def coverage_of_counts(
    table: pd.DataFrame,
    by: str = "outlet",
    within: str | Sequence[str] = "event",
    *,
    count: str = "count",
    date: str | None = None,
    pool: int = 2,
) -> Coverage:
    """The same from amounts that others counted: articles, clips, seconds, shares of air time.

    Parameters
    ----------
    table : DataFrame
        Long, if it has the column ``by``: outlet, event (or topic, week), ``count``. Wide, if not: one
        column of numbers an outlet. Rows of the same outlet and event are added up.
    by : str
        The column of outlets in a long table.
    within : str or several
        The columns that together name the event: "topic", or ["topic", "week"].
    count : str
        The column of amounts in a long table.
    date : str, optional
        The column with the day of each row, as 2023-08-18; the earliest dates the event.
    pool : int
        As in ``coverage``; an outlet reported an event if its amount is above 0.

    Returns
    -------
    Coverage
        ``unit`` is what was counted; words, prominence and who was first are unknown.

    Raises
    ------
    SamestoryError
        If a column is missing, an amount is no number or below 0, or nothing can be compared.

    Examples
    --------
    >>> wide = pd.DataFrame({"topic": ["flood", "vote", "vote"], "CNN": [3, 1, 1], "Fox": [0, 2, 4]})
    >>> coverage_of_counts(wide, within="topic", pool=1).matrix
           CNN  Fox
    event
    flood  3.0  0.0
    vote   2.0  6.0
    """
    if not isinstance(table, pd.DataFrame):
        raise SamestoryError(
            f"coverage: needs a DataFrame of counts, not {type(table).__name__}. Read the table with "
            "pandas.read_csv(...) first."
        )
    columns = _columns(within)
    reports = reports_of_counts(table, by=by, within=columns, count=count, date=date)
    return _coverage(reports, by, " and ".join(columns), pool=pool, seed=SEED, draws=DRAWS)


def _columns(within: str | Sequence[str]) -> list[str]:
    """The columns that together name an event; an error where there is none."""
    named = [within] if isinstance(within, str) else within
    if not isinstance(named, Iterable) or not (named := list(named)):
        raise SamestoryError(
            f'coverage: within names no column ({within!r}). Name the column of events, as within="topic".'
        )
    return named


def _coverage(reports: Reports, by: str, within: str, *, pool: int, seed: int, draws: int) -> Coverage:
    """Tables of reports, whichever way they came in."""
    members = _members(reports, by, within, pool)

    def framed(values: NDArray[np.float64]) -> pd.DataFrame:
        return pd.DataFrame(
            values, index=pd.Index(reports.events, name="event"), columns=list(reports.outlets)
        )

    return Coverage(
        table=each_outlet(reports, members, seed=seed, draws=draws),
        pairs=each_pair(reports, members),
        events=each_event(reports, members),
        matrix=framed(reports.articles),
        words=framed(reports.words),
        first=framed(reports.delay),
        prominence=framed(reports.prominence),
        front=framed(reports.front),
        days=reports.days,
        pool=pool,
        unit=reports.unit,
        clock=reports.clock,
        by=by,
        within=within,
        notes=(*_notes(reports, members, pool), *reports.notes),
    )


def _members(reports: Reports, by: str, within: str, pool: int) -> NDArray[np.bool_]:
    """Which events are in the pool; an error where there can be none."""
    n = len(reports.outlets)
    if n < 2:
        raise SamestoryError(
            f'coverage: one outlet ("{reports.outlets[0]}") leaves nothing to compare with. Add articles '
            f'of another outlet, or name another column than "{by}".'
        )
    if not (is_whole(pool) and 1 <= pool <= n):
        raise SamestoryError(
            f"coverage: pool must be a whole number from 1 to {n}, the number of outlets, not {pool!r}. "
            "2 is usual: events that at least two outlets reported."
        )
    whole = ~np.isnan(reports.articles).any(axis=1)
    if not whole.any():
        raise SamestoryError(
            f'coverage: each of {counted(len(reports.events), "event")} in the column "{within}" misses the '
            "amount of some outlet, and not known is not 0. Fill in the amounts, write 0 where nothing was "
            "counted, or leave out the outlet that misses most."
        )
    members: NDArray[np.bool_] = whole & ((reports.articles > 0).sum(axis=1) >= pool)
    if not members.any():
        raise SamestoryError(
            f'coverage: no event in the column "{within}" has {pool} outlets ({len(reports.events):,} '
            f"events, {n:,} outlets). Give articles about one event the same value, or use a smaller pool."
        )
    return members


def _notes(reports: Reports, members: NDArray[np.bool_], pool: int) -> list[str]:
    """What a reader must know before reading the tables."""
    n, left = int(members.sum()), int((~members).sum())
    notes = [
        f"The pool is the {counted(n, 'event')} with at least {pool} of {len(reports.outlets):,} outlets"
        + (f" ({left:,} further left out)." if left else "."),
        "A pool made from the same outlets cannot show what all of them left out.",
        "Not reported means: no article on it in this corpus.",
    ]
    unknown = int(np.isnan(reports.articles).any(axis=1).sum())
    if unknown:
        notes.append(
            f"{counted(unknown, 'event')} with an amount missing left out of the pool: not known is not 0."
        )
    if n < FEW_EVENTS:
        notes.append(f"Few events ({n}): one of them can move a result.")
    if (reports.articles[members] > 0).all():
        notes.append(
            "Every outlet reported every event of the pool. A corpus drawn so says nothing of selection."
        )
    twins = in_step(reports, members)
    if twins:
        notes.append(
            f"Reported nearly the same events, perhaps one newsroom: {named_pairs(twins)}. The test takes "
            "them for independent outlets; its p values are too small then, the interval holds."
        )
    if len(reports.outlets) > 2 and pool > 1:
        notes.append("p: reported or not is shuffled among the outlets within each event; exact, no draws.")
    return notes
