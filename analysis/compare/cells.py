"""Cells: one value an outlet and event, from the measures of its articles; and what had to be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.outlets import lookalikes
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["Cells", "cells_of", "ratio"]

SHOWN = 5
"""Names listed in a sentence before "and n more"."""


@dataclass(frozen=True, eq=False)
class Cells:
    """Which articles make which cell; a cell is an outlet in an event that at least one other covered.

    Attributes
    ----------
    event, outlet : int array, one value a cell
        Indices into ``events`` and ``outlets``. Cells of one event stand together, in an order that
        depends on article names alone, so that renaming outlets changes no shuffle.
    events, outlets : tuple of str
    rows : int array
        Rows of the article table that count, sorted by event and article name.
    cell : int array
        The cell of each of ``rows``.
    notes : tuple of str
        What was left out, in words.
    """

    event: NDArray[np.intp]
    outlet: NDArray[np.intp]
    events: tuple[str, ...]
    outlets: tuple[str, ...]
    rows: NDArray[np.intp]
    cell: NDArray[np.intp]
    notes: tuple[str, ...] = ()

    def mean(
        self, values: NDArray[np.float64], *, keep: NDArray[np.bool_] | None = None
    ) -> NDArray[np.float64]:
        """Average articles into cells (cells x columns); NaN where no article has a value.

        ``values`` has a row an article of the corpus; ``keep`` says which of those rows may count.
        """
        from scipy.sparse import csr_array

        taken = values[self.rows]
        present = ~np.isnan(taken)
        if keep is not None:
            present &= keep[self.rows, None]
        size = len(self.rows)
        gather = csr_array((np.ones(size), (self.cell, np.arange(size))), shape=(len(self.event), size))
        count = gather @ present.astype(np.float64)
        total = gather @ np.where(present, taken, 0.0)
        return ratio(total, count)


def ratio(top: NDArray[np.float64], bottom: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide; NaN where there is nothing to divide by."""
    quotient: NDArray[np.float64] = np.divide(
        top, bottom, out=np.full(bottom.shape, np.nan), where=bottom > 0
    )
    return quotient


def cells_of(articles: pd.DataFrame, *, by: str, within: str, step: str = "compare") -> Cells:
    """Pair the articles: cells of every event that two or more outlets covered.

    ``step`` names who asks, in messages.

    Raises
    ------
    SamestoryError
        If a column is missing, fewer than two outlets are named, or no event has two of them.

    Examples
    --------
    >>> articles = pd.DataFrame({"article": ["a", "b", "c"], "event": ["e", "e", "f"],
    ...                          "outlet": ["Post", "Times", "Post"]})
    >>> cells_of(articles, by="outlet", within="event").notes
    ('1 event has only one outlet and drops out: event "f".',)
    """
    _check_columns(articles, by=by, within=within, step=step)
    names = articles["article"] if "article" in articles else articles.index.to_series()
    frame = pd.DataFrame(
        {"article": _words(names), "outlet": _words(articles[by]), "event": _words(articles[within])}
    )
    named = (frame["outlet"] != "") & (frame["event"] != "")
    used = frame[named].sort_values(["event", "article"], kind="stable")
    _check_outlets(frame, by=by, step=step)
    outlets_in = used.groupby("event")["outlet"].nunique()
    alone = outlets_in.index[outlets_in < 2]
    paired = used[~used["event"].isin(alone)]
    if paired.empty:
        raise _nothing_to_pair(frame, by=by, within=within, step=step)
    cell = paired.groupby(["event", "outlet"], sort=False).ngroup()
    first = paired.drop_duplicates(["event", "outlet"])
    events, outlets = sorted(set(first["event"])), sorted(set(first["outlet"]))
    return Cells(
        event=pd.Index(events).get_indexer(first["event"]).astype(np.intp),
        outlet=pd.Index(outlets).get_indexer(first["outlet"]).astype(np.intp),
        events=tuple(events),
        outlets=tuple(outlets),
        rows=paired.index.to_numpy(np.intp),
        cell=np.asarray(cell, np.intp),
        notes=tuple(_left_out(frame, alone=sorted(alone), outlets=outlets, by=by, within=within)),
    )


def _words(values: pd.Series) -> list[str]:
    """Every value as text, as it stands; "" for a missing or blank one."""
    texts = ["" if missing else str(value) for value, missing in zip(values, values.isna(), strict=True)]
    return [text if text.strip() else "" for text in texts]


def _check_columns(articles: pd.DataFrame, *, by: str, within: str, step: str) -> None:
    columns = [str(column) for column in articles.columns]
    for role, column in (("by", by), ("within", within)):
        if column not in columns:
            raise SamestoryError(
                f'{step}: there is no column "{column}" ({role}). The articles have: '
                f"{', '.join(columns)}. Name one of these."
            )
    if by == within:
        raise SamestoryError(
            f'{step}: by and within are both "{by}". Compare by the column that names who wrote '
            "(outlet), within the column that names what about (event)."
        )


def _check_outlets(frame: pd.DataFrame, *, by: str, step: str) -> None:
    """Two outlets are needed; say so to whoever brought one or none."""
    outlets = sorted(set(frame["outlet"]) - {""})
    if len(outlets) > 1:
        return
    nobody = f'articles without an outlet (column "{by}" is empty)'
    found = f'one outlet ("{outlets[0]}")' if outlets else nobody
    raise SamestoryError(
        f"{step}: {found} can be marked but not compared; {counted(len(frame), 'article')} found. "
        "A comparison needs articles of at least two outlets about the same event. "
        "Add another outlet's article, or compare by another column (by=...)."
    )


def _nothing_to_pair(frame: pd.DataFrame, *, by: str, within: str, step: str) -> SamestoryError:
    """The error for a corpus in which no event was covered twice."""
    events, outlets = set(frame["event"]) - {""}, set(frame["outlet"]) - {""}
    alike = "; ".join(_listed(pair) for pair in lookalikes(outlets)[:SHOWN])
    return SamestoryError(
        f"{step}: nothing to pair. No {within} has articles of two outlets "
        f"({counted(len(frame), 'article')}, {counted(len(events), within)}, "
        f'{len(outlets)} values of "{by}"). Give articles about the same event the same value in the '
        f'column "{within}"' + (f", or look at names that may be one outlet: {alike}." if alike else ".")
    )


def _left_out(
    frame: pd.DataFrame, *, alone: list[str], outlets: list[str], by: str, within: str
) -> list[str]:
    """Sentences on everything that does not take part, and on names that look alike."""
    notes = []
    for column, name in (("outlet", by), ("event", within)):
        empty = int((frame[column] == "").sum())
        if empty:
            notes.append(f'{counted(empty, "article")} without a value in "{name}" left out.')
    if alone:
        verb = "has only one outlet and drops out" if len(alone) == 1 else "have only one outlet and drop out"
        notes.append(f"{counted(len(alone), within)} {verb}: {within} {_listed(alone)}.")
    unpaired = sorted(set(frame["outlet"]) - {""} - set(outlets))
    if unpaired:
        notes.append(f"Sharing no {within} with another outlet, so not compared: {_listed(unpaired)}.")
    notes.extend(
        f"May be one outlet in two spellings, kept apart: {_listed(pair)}. To join them, give both one name."
        for pair in lookalikes(frame["outlet"])
    )
    return notes


def _listed(names: Sequence[str]) -> str:
    """Names in quotation marks, the first few and how many more."""
    return some([f'"{name}"' for name in names], most=SHOWN)
