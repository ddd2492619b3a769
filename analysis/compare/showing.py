"""How a result shows itself in a notebook: its sentences first, then the first rows, then the notes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

__all__ = ["html_of"]


def html_of(
    sentences: Sequence[str], table: pd.DataFrame, notes: Sequence[str] = (), *, most: int = 20
) -> str:
    """Sentences, at most ``most`` rows and notes as HTML in which every text is escaped.

    >>> html_of(["1 < 2"], pd.DataFrame({"word": ["<b>"]}), most=5).count("&lt;")
    2
    """
    above = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    rows = table.head(most).to_html(
        escape=True, index=False, float_format=lambda number: f"{number:.3g}", na_rep=""
    )
    left = f"<p>{most} of {len(table):,} rows; all in <code>.table</code>.</p>" if len(table) > most else ""
    told = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return above + rows + left + (f"<ul>{told}</ul>" if told else "")
