"""Errors that a person can act on: what is wrong, where, what to do next."""

from __future__ import annotations

from numbers import Integral

__all__ = ["SamestoryError", "expect", "whole"]


class SamestoryError(ValueError):
    """A mistake in what was asked or brought, said in words.

    The message names the step, what was found, what was expected and what to do. The command line
    prints it without a traceback and ends with exit code 2.
    """


def expect(step: str, given: object, kind: type, advice: str) -> None:
    """Stop at once, in words, if ``given`` is not of the ``kind`` that a step works on.

    >>> expect("compare", 3, str, "Pass sa.measure(corpus).")
    Traceback (most recent call last):
    analysis.errors.SamestoryError: compare: needs str, not int. Pass sa.measure(corpus).
    """
    if not isinstance(given, kind):
        raise SamestoryError(f"{step}: needs {kind.__name__}, not {type(given).__name__}. {advice}")


def whole(step: str, name: str, given: object, *, least: int, usual: int) -> int:
    """A whole number of ``least`` or more as an int, numpy's too; anything else stops in words.

    >>> whole("compare", "draws", 99, least=1, usual=9999)
    99
    >>> whole("compare", "draws", 5.5, least=1, usual=9999)
    Traceback (most recent call last):
    analysis.errors.SamestoryError: compare: draws must be a whole number of 1 or more, not 5.5; ...
    """
    if not isinstance(given, Integral) or isinstance(given, bool) or given < least:
        raise SamestoryError(
            f"{step}: {name} must be a whole number of {least} or more, not {given!r}; {usual:,} is usual."
        )
    return int(given)
