"""Traces that an earlier step left in the texts, told and not mended: HTML tags, a wrong encoding."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.corpus.wording import counted, some

__all__ = ["html_log", "mojibake_log"]

_TAGS = (
    "a|article|b|blockquote|body|br|div|em|figure|footer|h[1-6]|head|header|html|i|iframe|img|li|link|meta|ol|"
    "p|script|section|span|strong|style|table|tbody|td|th|tr|u|ul"
)
# A tag ends, or its first attribute begins: "x <b and y> z" is arithmetic.
_HTML = rf"</?(?:{_TAGS})(?:\s{{0,9}}/?>|\s{{1,9}}[a-z-]{{1,30}}=)"
# The first bytes of UTF-8 letters and quotation marks, as they look in Windows-1252.
_MOJIBAKE = "[ÂÃ][\u00a0-\u00bf]|â€"


def html_log(bodies: pd.Series[str]) -> list[str]:
    """How many bodies hold HTML tags, if any does.

    >>> html_log(pd.Series(["<p>One.</p>", "4 < 5"], dtype="str"))
    ['html: 1 body holds HTML tags: tags count as words; strip them first.']
    """
    suspects = bodies[bodies.str.contains("<", regex=False)]
    count = int(suspects.str.contains(_HTML, case=False, regex=True).sum())
    if not count:
        return []
    held = "1 body holds" if count == 1 else f"{count:,} bodies hold"
    return [f"html: {held} HTML tags: tags count as words; strip them first."]


def mojibake_log(texts: Sequence[pd.Series[str]], files: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """How many rows hold UTF-8 read as Windows-1252 in any of their texts, and the first of them."""
    found = pd.Series(False, index=range(len(files)))
    for text in texts:
        found |= text.str.contains(_MOJIBAKE, regex=True)
    rows = [f"{files[place]} row {numbers[place]}" for place in found[found].index]
    if not rows:
        return []
    return [
        f"encoding: {counted(len(rows), 'row')} with letters such as Ã© or â€, which are "
        f"UTF-8 read as Windows-1252 ({some(rows, 3)}); save the whole source as UTF-8."
    ]
