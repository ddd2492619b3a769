"""Counts, lists, numbers and p values as every room prints them."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = [
    "as_title",
    "capitalised",
    "counted",
    "listed",
    "lowered",
    "number",
    "one_line",
    "p_is",
    "probability",
    "some",
    "with_sign",
]

LONGEST_TITLE = 80
"""Characters of a title; what is longer would push a figure out of its sheet."""


def counted(count: float, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{count:,.0f} {noun}{'' if count == 1 else 's'}"


def some(names: Sequence[str], most: int = 5) -> str:
    """A list of names that stays short.

    >>> some(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def listed(words: Sequence[str]) -> str:
    """A whole list, as a sentence holds it.

    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def number(value: float, *, signed: bool = False) -> str:
    """A number with two digits after the point, or two that count where it is small.

    >>> number(1.239), number(-0.00451), number(0.5, signed=True), number(float("nan"))
    ('1.24', '−0.0045', '+0.50', '–')
    """
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    digits = 2 if size >= 0.1 or size < 1e-9 else min(6, 1 - math.floor(math.log10(size)))
    text = f"{size:.{digits}f}"
    return f"−{text}" if value < 0 and float(text) else f"+{text}" if signed and float(text) else text


def probability(p: float) -> str:
    """A p or q value as the field prints it: no leading zero, never 0.

    >>> probability(0.0214), probability(0.00002), probability(1.0), probability(float("nan"))
    ('.021', '< .001', '1.0', '–')
    >>> probability(0.04999), probability(0.05)
    ('.0499', '.050')
    """
    if not math.isfinite(p):
        return "–"
    if 0.0495 <= p < 0.05:
        # Three digits would print .050 beside a verdict that says p is below it.
        return f"{min(p, 0.0499):.4f}"[1:]
    return "< .001" if p < 0.001 else "1.0" if p > 0.9995 else f"{p:.3f}"[1:]


def with_sign(p: float) -> str:
    """A p or q value with the sign before it, as it follows its name.

    >>> with_sign(0.0214), with_sign(0.00002)
    ('= .021', '< .001')
    """
    said = probability(p)
    return said if said.startswith("<") else f"= {said}"


def p_is(name: str, p: float) -> str:
    """A p or q value under its name, as a sentence holds it.

    >>> p_is("q", 0.0214), p_is("p", 0.00002)
    ('q = .021', 'p < .001')
    """
    return f"{name} {with_sign(p)}"


def capitalised(text: str) -> str:
    """Text with its first letter large, the rest as it stands.

    >>> capitalised("not supported")
    'Not supported'
    """
    return f"{text[:1].upper()}{text[1:]}"


def one_line(text: object) -> str:
    """Text from data on one line, without characters that are not seen.

    >>> one_line("The\\u202e Post\\n")
    'The Post'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def as_title(text: object) -> str:
    """A title or unit that may come from a user's file, as axes and sentences can hold it: short, one line.

    >>> as_title("War\\u202e words\\n"), len(as_title("war " * 500))
    ('War words', 80)
    """
    line = one_line(text)
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 2]} …"


def lowered(title: str) -> str:
    """A title as it stands inside a sentence: its first letter small, unless it is a word in capitals.

    >>> lowered("Conflict cues"), lowered("VADER")
    ('conflict cues', 'VADER')
    """
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
