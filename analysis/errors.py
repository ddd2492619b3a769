"""Errors that a person can act on: what is wrong, where, what to do next."""

from __future__ import annotations

__all__ = ["SamestoryError"]


class SamestoryError(ValueError):
    """A mistake in what was asked or brought, said in words.

    The message names the step, what was found, what was expected and what to do. The command line
    prints it without a traceback and ends with exit code 2.
    """
