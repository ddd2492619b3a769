"""A table as a spreadsheet file: every cell as text, safe to open, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from analysis.corpus import guarded

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["workbook"]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SAVED_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_SAVED = rb"\g<1>2000-01-01T00:00:00Z"
_WIDE = 20


def workbook(table: pd.DataFrame, widths: Mapping[str, int], *, title: str) -> bytes:
    """Make an XLSX file of one page whose cells are text, so that no number or date is made of a name.

    Parameters
    ----------
    table : DataFrame
    widths : mapping
        Column to its width in letters.
    title : str
        Of the page.

    Examples
    --------
    >>> table = pd.DataFrame({"event": ["=1+1", "2024-05-01"]})
    >>> workbook(table, {}, title="events") == workbook(table, {}, title="events")
    True
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.worksheets[0])
    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    safe = guarded(table)
    for line in [list(safe.columns), *safe.to_numpy().tolist()]:
        page.append([_UNPRINTABLE.sub("", str(cell)) for cell in line])
    for column, name in zip(page.columns, table.columns, strict=True):
        page.column_dimensions[column[0].column_letter].width = widths.get(str(name), _WIDE)
        for cell in column:
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        column[0].font = Font(bold=True)
    return _without_times(book)


def _without_times(book: Workbook) -> bytes:
    """The file without the moment at which it was saved."""
    held, out = BytesIO(), BytesIO()
    book.save(held)
    with ZipFile(held) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            target.writestr(ZipInfo(part), _SAVED_AT.sub(_SAVED, source.read(part)), ZIP_DEFLATED)
    return out.getvalue()
