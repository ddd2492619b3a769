"""Plain tables that come with Samestory: rows of ``features/lexicons/*.tsv`` as they stand."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["shipped_rows"]


def shipped_rows(name: str) -> list[list[str]]:
    """Rows of a table without its header, split at tabs and at nothing else.

    VADER's emoticons hold quotation marks, hashes and blanks, so neither quoting nor comments exist here.

    >>> shipped_rows("hu_liu.tsv")[0]
    ['2-faced', '-1']
    """
    text = files("analysis.features").joinpath("lexicons", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n")[1:] if line]
