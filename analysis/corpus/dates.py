"""Dates as newspapers and spreadsheets write them, to ISO days; nothing ambiguous is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

__all__ = ["NEEDED", "WHAT_TO_DO", "Dates", "read_dates"]

NEEDED = 5
"""Dates of one source that must show the order of day and month before the order is believed."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july"),
            *("aug august", "sep sept september", "oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}
_NONE = frozenset(("", "nan", "nat", "none", "null", "n/a", "na", "n.d.", "unknown", "-"))
_TIME = r"(?:[T,\s]+(?:at\s+)?\d{1,2}(?::\d{2}|\s*[ap]\.?m).*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY_NAME = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{{4}}){_TIME}")
_NAME_DAY = re.compile(rf"{_WEEKDAY}([a-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}")
_UNFIT = "a day that does not exist"
WHAT_TO_DO = "write the date as year-month-day, for example 2023-08-18, or leave it empty"


class Dates(NamedTuple):
    """ISO days ("" for none), a reason for each that cannot be read ("" for none), and the log."""

    days: list[str]
    reasons: list[str]
    log: tuple[str, ...]


def read_dates(values: Sequence[object]) -> Dates:
    """Read a column of dates as ISO days.

    Understood: ISO 8601 with or without a time (the time is dropped, no time zone is applied), year
    first with slashes or points, 20230818, names of months, and true dates of a spreadsheet or table.
    ``03/04/2023`` is the third of April or the fourth of March: it is refused, unless at least
    ``NEEDED`` other dates of the same source can only be read one way round (``25/12/2023``) and none
    the other way; the log then says which order was taken.

    Parameters
    ----------
    values : sequence
        Cells as the reader found them.

    Returns
    -------
    Dates

    Examples
    --------
    >>> read_dates(["May 12, 2018", "12/31/2018", "2023-02-30", "03/04/2023", None]).days
    ['2018-05-12', '2018-12-31', '', '', '']
    >>> read_dates(["2023-02-30"]).reasons
    ['"2023-02-30" is a day that does not exist']
    """
    days, reasons = [""] * len(values), [""] * len(values)
    open_ones: list[tuple[int, re.Match[str]]] = []
    shown = {"day first": 0, "month first": 0}
    for place, value in enumerate(values):
        text = _as_text(value)
        if text.casefold() in _NONE:
            continue
        slashed = _YEAR_LAST.fullmatch(text)
        if slashed is None:
            days[place], reason = _unambiguous(text)
        elif order := _order_of(slashed):
            days[place], reason = _ordered(slashed, order)
            if not reason and order in shown:
                shown[order] += 1
        else:
            open_ones.append((place, slashed))
            reason = "ambiguous: day or month first?"
        reasons[place] = f'"{text[:40]}" is {reason}' if reason else ""
    order = _order_of_all(shown)
    if order:
        for place, slashed in open_ones:
            days[place], reasons[place] = _ordered(slashed, order)
    return Dates(days, reasons, _log(order, max(shown.values()), len(open_ones)))


def _as_text(value: object) -> str:
    """A cell as text; a true date or time becomes its ISO day."""
    if isinstance(value, datetime | date):
        return "" if value != value else value.isoformat()[:10]  # NaT is not equal to itself
    return "" if value is None else str(value).strip()


def _day(year: int, month: int, day: int) -> tuple[str, str]:
    """An ISO day, or the reason why there is no such day."""
    try:
        return (date(year, month, day).isoformat(), "") if year >= 1000 else ("", _UNFIT)
    except ValueError:
        return "", _UNFIT


def _unambiguous(text: str) -> tuple[str, str]:
    """The day of a form that can be read only one way, or the reason why it cannot be read."""
    lowered = text.casefold()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_NAME.fullmatch(lowered)) and match[2] in _MONTHS:
        return _day(int(match[3]), _MONTHS[match[2]], int(match[1]))
    if (match := _NAME_DAY.fullmatch(lowered)) and match[1] in _MONTHS:
        return _day(int(match[3]), _MONTHS[match[1]], int(match[2]))
    return "", "no date that can be read with certainty"


def _order_of(slashed: re.Match[str]) -> str:
    """Which order a date with the year last can only have; "" where it could have both."""
    first, second = int(slashed[1]), int(slashed[3])
    if first > 12:
        return "day first"
    if second > 12:
        return "month first"
    return "either" if first == second or 0 in (first, second) else ""


def _ordered(slashed: re.Match[str], order: str) -> tuple[str, str]:
    """The day of a date with the year last, read in an order, or the reason why there is none."""
    first, second, year = int(slashed[1]), int(slashed[3]), int(slashed[4])
    return _day(year, second, first) if order == "day first" else _day(year, first, second)


def _order_of_all(shown: dict[str, int]) -> str:
    """Which order the decidable dates show, if enough of them do and none disagrees."""
    for order, count in shown.items():
        if count >= NEEDED and count == sum(shown.values()):
            return order
    return ""


def _log(order: str, deciding: int, n_open: int) -> tuple[str, ...]:
    """What to say about dates whose order was taken from the rest of the column."""
    if not order or not n_open:
        return ()
    return (
        f"dates: {n_open:,} such as 03/04/2023 were read {order}, because {deciding:,} other dates of this "
        "source can only be read so and none the other way. If that is wrong, write them as 2023-04-03.",
    )
