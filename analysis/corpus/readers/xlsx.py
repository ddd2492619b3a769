"""A spreadsheet: the first sheet of an XLSX file, its first row as names."""

from __future__ import annotations

import warnings
import zlib
from pathlib import Path
from zipfile import BadZipFile

from analysis.corpus.rows import BadCell, Reject, Rows, table_of, tidy_names

__all__ = ["read_xlsx"]

# What openpyxl lets through from the archive, the XML and its own reading of a damaged file.
_DAMAGED = (
    *(BadZipFile, zlib.error, OSError, EOFError, SyntaxError),
    *(ValueError, LookupError, TypeError, AttributeError),
)
_UNCALCULATED = BadCell(
    "a formula without a calculated value",
    "open the file in a spreadsheet program, save it there, or paste the values instead of the formulas",
)


def read_xlsx(path: Path) -> Rows:
    """Read the first sheet of a spreadsheet.

    A formula that was never calculated has no value in the file; the cell is marked, so that it refuses
    its row where it is needed instead of passing as empty. Rows without anything are not rows.
    """
    try:
        values, sheets = _cells(path, calculated=True)
        formulas = _cells(path, calculated=False)[0] if _gaps(values) else values
    except _DAMAGED as error:
        reason = f"not readable as a spreadsheet ({type(error).__name__})"
        reject = Reject(path.name, 1, "", reason, "save it again as .xlsx, or bring the articles as CSV")
        return Rows(table_of([]), [], [], (reject,), name=path.name)
    log = [f"{path.name}: sheet {sheets[0]} was read."]
    if len(sheets) > 1:
        log.append(f"{path.name}: other sheets were not read: {', '.join(sheets[1:])}.")
    rows = [
        (number, [_value(cell, formula) for cell, formula in zip(row, written, strict=False)])
        for number, (row, written) in enumerate(zip(values, formulas, strict=True), start=1)
    ]
    rows = [(number, row) for number, row in rows if any(value not in (None, "") for value in row)]
    if not rows:
        reject = Reject(path.name, 1, "", "an empty sheet", "put the articles on the first sheet")
        return Rows(table_of([]), [], [], (reject,), tuple(log), path.name)
    width = max(len(row) for _, row in rows)
    named = [None if isinstance(cell, BadCell) else cell for cell in rows[0][1]]
    header = tidy_names([*named, *[None] * (width - len(named))])
    records = [dict(zip(header, [*row, *[None] * (width - len(row))], strict=True)) for _, row in rows[1:]]
    table = table_of(records) if records else table_of([dict.fromkeys(header)]).iloc[:0]
    numbers = [number for number, _ in rows[1:]]
    return Rows(table, [path.name] * len(numbers), numbers, log=tuple(log), name=path.name)


Cell = tuple[object, str]


def _cells(path: Path, *, calculated: bool) -> tuple[list[list[Cell]], list[str]]:
    """Value and kind of every cell of the first sheet, and the names of all sheets."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions that it drops; none of them holds text.
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=calculated)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            rows = [[_pair(cell) for cell in row] for row in sheet.iter_rows()]
            return rows, book.sheetnames
        finally:
            book.close()


def _pair(cell: object) -> Cell:
    """Value and kind of a cell; an empty cell of a read-only sheet has no kind."""
    return getattr(cell, "value", None), getattr(cell, "data_type", "n")


def _gaps(rows: list[list[Cell]]) -> bool:
    """Whether any cell is empty, so that it could be a formula without a value."""
    return any(value is None for row in rows for value, _ in row)


def _value(calculated: Cell, written: Cell) -> object:
    """The value of a cell, or the mark of one that cannot be used."""
    value, kind = calculated
    if value is None and written[1] == "f":
        return _UNCALCULATED
    if kind == "e":
        return BadCell(f"the spreadsheet error {value}", "correct the formula, or paste the text itself")
    return value
