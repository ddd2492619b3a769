"""How pictures look: one colour and marker an outlet, labels that cannot break, one set of lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

__all__ = ["INK", "PALE", "RC", "OutletStyle", "label", "outlet_styles", "safe"]

INK = "#22262b"
PALE = "#70777f"

RC: dict[Any, Any] = {
    "axes.edgecolor": PALE,
    "axes.labelcolor": INK,
    "axes.labelsize": 9,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "savefig.dpi": 144,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}
"""Settings of matplotlib, used as a context so that the caller's own are left alone."""

# Dark enough to stand 3 : 1 on white, apart for the three common kinds of colour blindness; since grey
# print keeps no hue, every outlet also has a marker of its own.
_COLOURS = ("#0072b2", "#c84c00", "#00795a", "#a03c8c", "#7a6200", "#332288", "#4d4d4d", "#882255")
_MARKERS = (("o", "●"), ("s", "■"), ("^", "▲"), ("D", "◆"), ("v", "▼"), ("P", "✚"), ("X", "✖"))

# Direction marks and other characters that are not seen could reorder a label; figures drop them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True)
class OutletStyle:
    """The look of one outlet, the same in every figure and on every page.

    Attributes
    ----------
    colour : str
        "#rrggbb".
    marker : str
        matplotlib's name of the marker.
    glyph : str
        The same shape as a character, for text.
    """

    colour: str
    marker: str
    glyph: str


def outlet_styles(outlets: Iterable[str]) -> dict[str, OutletStyle]:
    """Give each outlet a colour and a marker, by the order of the names, so that they never change places.

    Examples
    --------
    >>> outlet_styles(["Post", "Herald"])["Herald"].glyph
    '●'
    """
    return {
        outlet: OutletStyle(_COLOURS[n % len(_COLOURS)], *_MARKERS[n % len(_MARKERS)])
        for n, outlet in enumerate(sorted(set(outlets)))
    }


def label(text: str, width: int = 26, lines: int = 2) -> str:
    """Make text from data safe and short enough to stand in a figure.

    ``$`` would start mathematics, unseen characters could reorder the label, and a long name could run
    into its neighbour: the first is escaped, the second dropped, the third wrapped, and cut in its middle
    (names of one publisher often differ at their end).

    Examples
    --------
    >>> label("The $1 Daily")
    'The \\\\$1 Daily'
    """
    seen = _seen(text) or "(no name)"
    wrapped = textwrap.wrap(seen, width)
    if len(wrapped) > lines:
        half = (width * lines) // 2 - 2 * lines
        wrapped = textwrap.wrap(f"{seen[:half].rstrip()} … {seen[-half:].lstrip()}", width, max_lines=lines)
    return "\n".join(wrapped).replace("$", r"\$")


def safe(text: str) -> str:
    """Text from data for a title or caption: no mathematics, nothing unseen; line breaks stay.

    Examples
    --------
    >>> safe("The $1 Daily\\nthe others")
    'The \\\\$1 Daily\\nthe others'
    """
    return "\n".join(_seen(line) for line in text.split("\n")).replace("$", r"\$")


def _seen(text: str) -> str:
    """Text without characters that are not seen, white space folded."""
    return " ".join(_UNSEEN.sub(" ", text).split())
