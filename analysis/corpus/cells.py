"""One cell of a source as text: missing values, lists, numbers, line ends, and what cannot be text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

import numpy as np
import pandas as pd

from analysis.corpus.encoding import unreadable
from analysis.corpus.rows import BadCell

__all__ = ["as_text", "damage", "is_missing"]

_REPLACE = "type the character again (it was damaged on its way), or save the source as UTF-8"


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: None, NaN, NA or NaT.

    >>> is_missing(float("nan")), is_missing("")
    (True, False)
    """
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def as_text(value: object, joint: str = ", ") -> str | BadCell:
    r"""Make a cell text: "" where it holds nothing, line ends as \n, a list joined, a whole number bare.

    >>> as_text(" a\r\nb "), as_text(3.0), as_text(["one", "two"], "\n\n")
    ('a\nb', '3', 'one\n\ntwo')
    """
    if isinstance(value, str):
        text = str(value)
        return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()
    if isinstance(value, BadCell):
        return value
    if isinstance(value, list | tuple | np.ndarray):
        items = [as_text(item) for item in value]
        return joint.join(item for item in items if isinstance(item, str) and item)
    if is_missing(value):
        return ""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, int | float | np.number | np.bool_ | datetime | date | time):
        return str(value)
    return BadCell(f"not text but {type(value).__name__}", "write it as plain text")


def damage(values: Sequence[object]) -> dict[int, BadCell]:
    """The cells of a column that hold a NUL or a damaged character, by their place."""
    found: dict[int, BadCell] = {}
    for place, value in enumerate(values):
        if not isinstance(value, str):
            inner = list(value.values()) if isinstance(value, dict) else value
            if isinstance(inner, list | tuple | np.ndarray) and (bad := damage(list(inner))):
                found[place] = bad[min(bad)]
        elif "\x00" in value:
            found[place] = BadCell("a NUL character in the text", "remove the NUL characters (U+0000)")
        elif unreadable(value):
            found[place] = BadCell("unreadable bytes or half a character in the text", _REPLACE)
    return found
