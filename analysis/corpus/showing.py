"""How a table of other people's text shows itself in a notebook: as text, whatever it holds."""

from __future__ import annotations

import math
from html import escape

import pandas as pd

from analysis.wording import number

__all__ = ["excerpt", "table_of"]

_LEFT, _RIGHT = "text-align:left;vertical-align:top", "text-align:right;vertical-align:top"


def table_of(frame: pd.DataFrame, most: int = 10) -> str:
    """The first rows as an HTML table. Every cell is escaped, and its writing direction ends with it.

    Numbers are shown with the digits that count, a missing one as a dash.

    Examples
    --------
    >>> "<b>" in table_of(pd.DataFrame({"outlet": ["<b>Post"]}))
    False
    """
    shown = frame.head(most)
    heads = "".join(f'<th scope="col" style="{_LEFT}">{_text(name)}</th>' for name in shown.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown.itertuples(index=False, name=None))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def excerpt(text: str, letters: int = 80) -> str:
    """The beginning of a text on one line, with a mark where it goes on.

    >>> excerpt("One two three", letters=8)
    'One two…'
    """
    line = " ".join(text[: 4 * letters].split())
    return line if len(line) <= letters else f"{line[:letters].rstrip()}…"


def _cell(value: object) -> str:
    if isinstance(value, float):
        whole = math.isfinite(value) and value == round(value) and abs(value) >= 1000
        said = f"{value:,.0f}" if whole else number(value)
        return f'<td style="{_RIGHT}">{said}</td>'
    style = _RIGHT if isinstance(value, int) else _LEFT
    return f'<td style="{style}">{_text(value)}</td>'


def _text(value: object) -> str:
    return f"<bdi>{escape(str(value))}</bdi>"
