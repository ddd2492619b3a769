"""Abbreviations and other words that decide whether a dot ends a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["Sort", "sorts"]


class Sort(IntEnum):
    """What a word is to a sentence end; the categories of ``abbreviations.tsv``."""

    NONE = 0
    NEVER = 1  # titles and the like: the dot never ends a sentence
    NUMBERED = 2  # months, "No.": not before a figure
    BEFORE_STARTER = 3  # "U.S.", "Inc.": ends a sentence only before a common first word
    CLOCK = 4  # "p.m.": not before a day or a time zone
    STARTER = 5  # words that begin sentences
    AFTER_CLOCK = 6  # days, time zones


@cache
def _table() -> dict[str, int]:
    """Read the shipped list."""
    lines = files("analysis.text").joinpath("abbreviations.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    next(rows)
    return {word: Sort[category.upper()].value for word, category in rows}


def sorts(forms: Sequence[str]) -> NDArray[np.uint8]:
    """Return the ``Sort`` of each distinct word.

    >>> [Sort(sort).name for sort in sorts(("Gen", "R-Calif", "U.S", "general"))]
    ['NEVER', 'BEFORE_STARTER', 'BEFORE_STARTER', 'NONE']
    """
    table = _table()
    result = np.zeros(len(forms), np.uint8)
    for number, form in enumerate(forms):
        known = table.get(form)
        if known is None and form[:1].isupper():
            tail = form.rpartition("-")[2]
            known = table.get(tail) or (
                table.get(tail.capitalize()) if len(tail) > 1 and tail.isupper() else None
            )
            if known is None and (len(form) == 1 or "." in form[1:2]):
                known = Sort.BEFORE_STARTER.value
        if known:
            result[number] = known
    return result
