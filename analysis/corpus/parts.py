"""One source under our names: every column of ours as text, and what is wrong with single rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pandas as pd

from analysis.corpus.articles import STANDARD_COLUMNS
from analysis.corpus.cells import as_text, damage
from analysis.corpus.columns import Mapped, map_columns
from analysis.corpus.dates import WHAT_TO_DO, read_dates
from analysis.corpus.rows import BadCell, Reject, Rows
from analysis.corpus.traces import mojibake_log

__all__ = ["OURS", "Part", "part_of"]

OURS = (*STANDARD_COLUMNS, "copy_of", "language")
"""Columns of ours in their order in the article table."""

_WORDED = ("event", "outlet", "headline", "body")


@dataclass(eq=False)
class Part:
    """The rows of one source on their way to becoming articles.

    Attributes
    ----------
    table : DataFrame
        The rows under our names, then every other column of the source.
    files, numbers : sequence
        Where each row stands.
    refused : dict
        Place of a row to the column, the reason and what to do; the first reason stays.
    log : list of str
    """

    table: pd.DataFrame
    files: Sequence[str]
    numbers: Sequence[int]
    refused: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def refuse(self, place: int, column: str, reason: str, what_to_do: str) -> None:
        """Note why a row cannot be used."""
        self.refused.setdefault(place, (column, reason, what_to_do))

    def rejects(self) -> list[Reject]:
        """The refused rows as rejects."""
        return [Reject(self.files[place], self.numbers[place], *why) for place, why in self.refused.items()]


def part_of(rows: Rows, columns: Mapping[str, str | None], max_body: int, prefix: str = "") -> Part:
    """Put one source under our names and check what a single row can show.

    ``prefix`` begins the names that are made for articles without one, where several sources are read.
    """
    mapped = map_columns(list(map(str, rows.table.columns)), columns)
    part = Part(rows.table, rows.files, rows.numbers, log=list(mapped.log))
    part.table = _without_damage(part, mapped)
    texts = {role: _texts(part, role, name) for role, name in mapped.roles.items() if role in OURS}
    if "date" in texts:
        texts["date"] = _days(part, mapped.roles["date"])
    _refuse_bodies(part, texts["body"], max_body)
    texts["article"] = _names(part, texts.get("article"), prefix)
    blank = [""] * len(rows.table)
    ours = {name: texts.get(name, blank) for name in OURS if name in texts or name in STANDARD_COLUMNS}
    others = {source: role for role, source in mapped.roles.items() if role not in OURS} | mapped.extras
    extras = {others[name]: _extra(part.table[name]) for name in rows.table.columns if name in others}
    part.table = pd.DataFrame({name: pd.Series(text, dtype="str") for name, text in ours.items()} | extras)
    part.log += mojibake_log([part.table[name] for name in _WORDED], part.files, part.numbers)
    return part


def _without_damage(part: Part, mapped: Mapped) -> pd.DataFrame:
    """Refuse rows with a NUL or a damaged character anywhere, and take it out: no table could hold it."""
    table = part.table.copy(deep=False)
    names = {source: role for role, source in mapped.roles.items()} | mapped.extras
    for source, name in names.items():
        column = table[source]
        if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
            continue
        cells = column.tolist()
        damaged = damage(cells)
        for place, cell in damaged.items():
            part.refuse(place, name, cell.reason, cell.what_to_do)
            cells[place] = None
        if damaged:
            table[source] = pd.Series(cells, index=table.index, dtype=object)
    return table


def _texts(part: Part, role: str, source: str) -> list[str]:
    """A column of ours as text; a cell that cannot be text refuses its row."""
    joint = " " if source.casefold() == "sentences" else "\n\n" if role == "body" else ", "
    texts: list[str] = []
    for place, cell in enumerate(part.table[source].tolist()):
        text = as_text(cell, joint)
        if isinstance(text, BadCell):
            part.refuse(place, role, text.reason, text.what_to_do)
            text = ""
        texts.append(text)
    return texts


def _days(part: Part, source: str) -> list[str]:
    """The date column as ISO days; an impossible or ambiguous date refuses its row."""
    cells = part.table[source].tolist()
    dates = read_dates(["" if isinstance(cell, BadCell) else cell for cell in cells])
    for place, reason in enumerate(dates.reasons):
        if reason:
            part.refuse(place, "date", reason, WHAT_TO_DO)
    part.log += dates.log
    return dates.days


def _refuse_bodies(part: Part, bodies: Sequence[str], max_body: int) -> None:
    """Refuse rows without a text, and rows whose text is beyond the bound."""
    for place, body in enumerate(bodies):
        if not body:
            part.refuse(place, "body", "no body", "add the text of the article, or leave the row out")
        elif len(body) > max_body:
            reason = f"the body has {len(body):,} characters, more than the bound of {max_body:,}"
            part.refuse(
                place,
                "body",
                reason,
                f"split it, or read with max_body={len(body)} (command line: --max-body {len(body)})",
            )


def _names(part: Part, given: Sequence[str] | None, prefix: str) -> list[str]:
    """The names of the articles; one without a name is called after its row, or its file in a folder."""
    if len(set(part.files)) > 1:
        made = [prefix + PurePosixPath(file).with_suffix("").as_posix() for file in part.files]
    else:
        made = [f"{prefix}row-{number:06d}" for number in part.numbers]
    return [name or other for name, other in zip(given or made, made, strict=True)]


def _extra(column: pd.Series) -> pd.Series:
    """A column that is not ours, as it is; only marks of unreadable cells become gaps."""
    if column.dtype != object:
        return column
    return column.map(lambda cell: None if isinstance(cell, BadCell) else cell).infer_objects()
