"""Exit codes of the command line."""

from __future__ import annotations

__all__ = ["FINE", "INTERRUPTED", "NOTHING_USABLE", "WRONG_CALL"]

FINE, NOTHING_USABLE, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
