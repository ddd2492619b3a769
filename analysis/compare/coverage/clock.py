"""Clock: when each article appeared, to the minute where the corpus says, else to the day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.dates import read_dates
from analysis.wording import counted

__all__ = ["Clock", "clock_of"]

ZONED = r"(?:[zZ]|[+-]\d{2}:?\d{2})\s*$"
"""How a time ends that names its zone."""


@dataclass(frozen=True, eq=False)
class Clock:
    """When articles appeared.

    Attributes
    ----------
    time : float array
        In ``unit`` since 1970, NaN where unknown.
    day : object array
        "2023-08-18", or "".
    unit : str
        "hours", "days" or "" (no article has a time).
    notes : tuple of str
    """

    time: NDArray[np.float64]
    day: NDArray[np.object_]
    unit: str
    notes: tuple[str, ...]


def clock_of(articles: pd.DataFrame) -> Clock:
    """Read ``published`` (a day with a time) or else ``date``.

    Times are used if at least half as many articles have one as have a day. Times in a named zone are
    brought to one clock; times without a zone are taken as they stand.

    >>> articles = pd.DataFrame({"date": ["2023-08-18", ""], "published": ["2023-08-18T06:30", None]})
    >>> clock_of(articles).unit, clock_of(articles).day.tolist()
    ('hours', ['2023-08-18', ''])
    """
    empty = pd.Series([""] * len(articles), index=articles.index, dtype=object)
    days = pd.Series(
        read_dates(articles.get("date", empty).tolist()).days, index=articles.index, dtype=object
    )
    published = articles.get("published", empty).astype(object)
    published = published.where(published.notna(), "").map(str).str.strip()
    moment = pd.to_datetime(
        published.where(published != "", None), errors="coerce", utc=True, format="ISO8601"
    )
    timed = moment.notna()
    days = days.where(days != "", moment.dt.strftime("%Y-%m-%d").where(timed, ""))
    to_the_minute = bool((moment[timed] != moment[timed].dt.normalize()).any())
    if to_the_minute and 2 * int(timed.sum()) >= int((days != "").sum()):
        hours = (moment - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(hours=1)
        notes = _hour_notes(published, timed)
        return Clock(np.asarray(hours, np.float64), days.to_numpy(object), "hours", notes)
    known = pd.to_datetime(days.where(days != "", None), format="%Y-%m-%d", errors="coerce")
    since = (known - pd.Timestamp(0)) / pd.Timedelta(days=1)
    unit = "days" if known.notna().any() else ""
    return Clock(np.asarray(since, np.float64), days.to_numpy(object), unit, _day_notes(unit, known))


def _hour_notes(published: pd.Series, timed: pd.Series) -> tuple[str, ...]:
    notes = [
        "Times are those that the source gives: of the first version or of a later one, it does not say."
    ]
    missing = int((~timed).sum())
    if missing:
        notes.append(f"{counted(missing, 'article')} without a time that can be read: not in who was first.")
    zoned = published[timed].str.contains(ZONED)
    if zoned.any() and not zoned.all():
        notes.append(
            f"{counted(int((~zoned).sum()), 'time')} name no zone and stand beside some that do: they are "
            "taken as UTC."
        )
    return tuple(notes)


def _day_notes(unit: str, known: pd.Series) -> tuple[str, ...]:
    if not unit:
        return (
            "No article has a date: nothing is said of who was first; prominence is over the whole corpus.",
        )
    notes = ["Only days are known: outlets that reported on the same first day share it, 1/k each."]
    missing = int(known.isna().sum())
    if missing:
        notes.append(
            f"{counted(missing, 'article')} without a date that can be read: not in who was first, "
            "not in prominence."
        )
    return tuple(notes)
