"""Errors that a person can act on: what is wrong, where, what to do next."""

from __future__ import annotations

__all__ = ["SamestoryError", "expect"]


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
