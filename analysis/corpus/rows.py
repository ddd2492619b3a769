"""What every reader hands over: raw rows with the place each came from, and the rows it could not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus.encoding import showable

__all__ = ["BadCell", "Reject", "Rows", "table_of", "tidy_names"]


class Reject(NamedTuple):
    """A row that cannot be used: where it stands, what is wrong, what a person can do."""

    file: str
    row: int
    column: str
    reason: str
    what_to_do: str


@dataclass(frozen=True)
class BadCell:
    """A cell that the reader found but could not read; it refuses the row if its column is one of ours."""

    reason: str
    what_to_do: str


@dataclass(frozen=True, eq=False)
class Rows:
    """Raw rows of one source, before any check.

    Attributes
    ----------
    table : DataFrame
        The columns of the source under the source's own names.
    files : sequence of str
        For each row, the name of its file (no path of this machine).
    numbers : sequence of int
        For each row, its place in the file, from 1, a header included.
    rejects : tuple of Reject
        Rows that could not be read at all. Rows that came in = rows of ``table`` + these.
    log : tuple of str
        Sentences for the reader: encoding, delimiter, sheet, what was left aside.
    name : str
        Name of the source.
    """

    table: pd.DataFrame
    files: Sequence[str]
    numbers: Sequence[int]
    rejects: tuple[Reject, ...] = ()
    log: tuple[str, ...] = ()
    name: str = ""


def tidy_names(names: Iterable[object]) -> list[str]:
    """Make column names usable: text, trimmed, never empty, never twice.

    >>> tidy_names([" Title", "", "Title"])
    ['Title', 'column 2', 'Title (2)']
    """
    tidy: list[str] = []
    for place, name in enumerate(names, start=1):
        # A lone surrogate or a NUL in a name would stop every later writer.
        text = (
            " ".join(showable("" if name is None else str(name)).split()).removeprefix("\ufeff")
            or f"column {place}"
        )
        unique, count = text, 1
        while unique in tidy:
            count += 1
            unique = f"{text} ({count})"
        tidy.append(unique)
    return tidy


def table_of(records: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Lay records out as a table; a key that a record lacks is a missing cell."""
    names = list(dict.fromkeys(key for record in records for key in record))
    columns = {}
    for name, tidy in zip(names, tidy_names(names), strict=True):
        # Filled cell by cell: numpy would turn lists of one length into a second dimension.
        cells = np.empty(len(records), dtype=object)
        for place, record in enumerate(records):
            cells[place] = record.get(name)
        columns[tidy] = pd.Series(cells, dtype=object)
    return pd.DataFrame(columns, index=pd.RangeIndex(len(records)))
