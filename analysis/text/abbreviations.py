"""Abbreviations and other words that decide whether a dot ends a sentence."""

from __future__ import annotations

import re
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
    SAYS = 7  # verbs behind a name that belong to the quotation before
    STATE = 8  # "Fla.": before a bracket or a dash it is part of a dateline
    INITIAL = 9  # one capital letter; not in the list


@cache
def _table() -> dict[str, int]:
    """Read the shipped list."""
    lines = files("analysis.text").joinpath("abbreviations.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    next(rows)
    return {word: Sort[category.upper()].value for word, category in rows}


def sorts(forms: Sequence[str]) -> NDArray[np.uint8]:
    """Return the ``Sort`` of each distinct word.

    >>> [Sort(sort).name for sort in sorts(("Gen", "R-Calif", "U.S", "It’s", "general"))]
    ['NEVER', 'STATE', 'BEFORE_STARTER', 'STARTER', 'NONE']
    """
    table = _table()
    result = np.fromiter((table.get(form, 0) for form in forms), np.uint8, len(forms))
    for number, form in enumerate(forms):
        if not form.isalpha() and not result[number]:
            result[number] = _sort_by_parts(form, table)
    for number in [number for number, form in enumerate(forms) if form.isupper()]:
        if len(forms[number]) == 1:
            result[number] = Sort.INITIAL
        elif not result[number]:
            result[number] = table.get(forms[number].capitalize(), 0)
    return result


def _sort_by_parts(form: str, table: dict[str, int]) -> int:
    """Return the sort of a word with inner marks: "then-Gen", "R-Calif", "It's", "J.K"."""
    if form[1:2] == "." and form[0].isupper():
        return Sort.BEFORE_STARTER
    return table.get(form.rpartition("-")[2]) or table.get(re.split("[’']", form)[0], 0)
