"""Tables that go out as CSV, safe to open in a spreadsheet program."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.corpus.articles import REJECT_COLUMNS
from analysis.errors import SamestoryError

__all__ = ["guarded", "is_rejects", "write_csv", "write_rejects"]

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet program would run as a formula.

    Only text is touched: the number -3 stays a number. The column names are guarded too.

    References
    ----------
    OWASP, CSV Injection.

    Examples
    --------
    >>> guarded(pd.DataFrame({"headline": ["=1+1", "calm"], "n": [-3, 2]})).values.tolist()
    [["'=1+1", -3], ['calm', 2]]
    """
    safe = frame.copy()
    for place in range(safe.shape[1]):
        column = safe.iloc[:, place]
        if not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column)):
            safe.isetitem(place, column.astype(object).map(_guard).array)
    return safe.set_axis([_guard(name) for name in safe.columns], axis="columns")


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    r"""Write a table as UTF-8 CSV with guarded text, the same bytes on every machine; no index."""
    guarded(frame).to_csv(path, index=False, encoding="utf-8", lineterminator="\n")


def is_rejects(path: Path) -> bool:
    """Whether a file is a table of refused rows, by its first line."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.readline(200).strip() == ",".join(REJECT_COLUMNS).encode()


def write_rejects(rejects: pd.DataFrame, path: Path) -> None:
    """Write the table of refused rows; an older one is replaced, any other file is not.

    Raises
    ------
    SamestoryError
        If a file that is no table of refused rows has that name.
    """
    if path.exists() and not is_rejects(path):
        raise SamestoryError(
            f"output: {path.as_posix()} is there already and is no list of refused rows, so it stays. "
            "Move it, or write into another folder."
        )
    write_csv(rejects, path)


def _guard(cell: object) -> object:
    """A cell, behind an apostrophe if it is text that begins like a formula."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell
