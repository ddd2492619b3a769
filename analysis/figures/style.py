"""How pictures look: one colour and marker an outlet, labels that cannot break, one set of lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
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

_LONG = 16
"""Letters above which a name may have to be cut in a narrow figure."""
_ALIKE = 2
"""Words that two names share at their ends before these are left out: one alone may be what tells them."""

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
    name : str
        The outlet.
    names : tuple of str
        All outlets of the figure: a short name must not stand for two of them.
    """

    colour: str
    marker: str
    glyph: str
    name: str = ""
    names: tuple[str, ...] = field(default=(), repr=False)

    def label(self, width: int = 26, lines: int = 2) -> str:
        """Make the name short enough to stand in a figure, and keep what tells it from the others.

        Examples
        --------
        >>> styles = outlet_styles(f"The Evening Chronicle, {place} Edition" for place in ("North", "South"))
        >>> styles["The Evening Chronicle, North Edition"].label(18, 1)
        '… North Edition'
        """
        return _short_names(self.names or (self.name,), width, lines)[self.name]


def outlet_styles(outlets: Iterable[str]) -> dict[str, OutletStyle]:
    """Give each outlet a colour and a marker, by the order of the names, so that they never change places.

    Examples
    --------
    >>> outlet_styles(["Post", "Herald"])["Herald"].glyph
    '●'
    """
    names = tuple(sorted(set(outlets)))
    return {
        outlet: OutletStyle(_COLOURS[n % len(_COLOURS)], *_MARKERS[n % len(_MARKERS)], outlet, names)
        for n, outlet in enumerate(names)
    }


@cache
def _short_names(names: tuple[str, ...], width: int, lines: int) -> dict[str, str]:
    """The short name of each outlet; where two would be the same, they are cut otherwise, then numbered."""
    shared = _shared_words(names)
    shown = {name: _shortened(name, *shared[name], width, lines) for name in names}
    for name in _not_alone(shown):
        shown[name] = label(name, width, lines)
    for number, name in enumerate(_not_alone(shown), 1):
        mark = f" ({number})"
        shown[name] = label(name, max(width - len(mark), 2), lines) + mark
    return shown


def _not_alone(shown: dict[str, str]) -> list[str]:
    """Names that look different and whose short names do not."""
    by_short: dict[str, list[str]] = {}
    for name, short in shown.items():
        by_short.setdefault(short, []).append(name)
    return [name for group in by_short.values() if len(set(map(_seen, group))) > 1 for name in group]


def _shortened(name: str, first: int, last: int, width: int, lines: int) -> str:
    """A name without its ``first`` and ``last`` words, which others have too, as far as room asks for it."""
    words = _seen(name).split()
    if len(" ".join(words)) <= width or not first + last:
        return label(name, width, lines)
    # A break between words may leave some of each line empty.
    room = width * lines - (lines - 1) * width // 3
    own = words[first : len(words) - last]
    rest = [*own, *words[len(words) - last :]]
    if first:
        own, rest = ["…", *own], ["…", *rest]
    if len(" ".join(rest)) > room and last:
        return _begun(" ".join(rest), width, lines) or label(" ".join([*own, "…"]), width, lines)
    for word in range(first, 0, -1):
        start = " ".join(words[:word])
        # "The …" says no more than "…".
        if len(start) > 3 and len(f"{start} {' '.join(rest)}") <= room:
            return label(f"{start} {' '.join(rest)}", width, lines)
    return label(" ".join(rest), width, lines)


def _shared_words(names: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """How many first and last words a long name has in common with the one most like it.

    At least one word of each name is left, so that it can be told from the others.
    """
    words = {name: _seen(name).split() for name in names}
    long = [name for name in names if len(_seen(name)) > _LONG]
    found = dict.fromkeys(names, (0, 0))
    for name in long:
        others = [words[other] for other in long if words[other] != words[name]]
        shared = [(_alike([words[name], o]), _alike([words[name][::-1], o[::-1]])) for o in others]
        first, last = max(shared, key=lambda ends: (sum(ends), ends), default=(0, 0))
        first = min(first, len(words[name]) - 1)
        if first + last >= _ALIKE:
            found[name] = (first, min(last, len(words[name]) - 1 - first))
    return found


def _alike(lines: list[list[str]]) -> int:
    """How many words the lines have in common from their start."""
    return len(list(takewhile(lambda column: len(set(column)) == 1, zip(*lines, strict=False))))


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
        start, end = _whole(seen[:half].split(" ")), _whole(seen[-half:].split(" ")[::-1])[::-1]
        cut = f"{' '.join(start)} … {' '.join(end)}"
        # Half a word says less than the words before it.
        torn = not {*start[-1:], *end[:1]} <= set(seen.split())
        if torn and (begun := _begun(seen, width, lines)):
            return begun
        wrapped = textwrap.wrap(cut, width, max_lines=lines, placeholder=" …")
    return _no_mathematics("\n".join(wrapped))


def _begun(text: str, width: int, lines: int) -> str:
    """The first words of a text, as many as there is room for; empty where not even one has room."""
    wrapped = textwrap.wrap(
        text, width, max_lines=lines, placeholder=" …", break_long_words=False, break_on_hyphens=False
    )
    fits = max(map(len, wrapped)) <= width and "".join(wrapped).strip(" …")
    return _no_mathematics("\n".join(wrapped)) if fits else ""


def _whole(words: list[str]) -> list[str]:
    """Words without the last, which may have been cut, where enough is left without it."""
    return words[:-1] if len(" ".join(words[:-1])) >= 0.6 * len(" ".join(words)) else words


def safe(text: str) -> str:
    """Text from data for a title or caption: no mathematics, nothing unseen; line breaks stay.

    Examples
    --------
    >>> safe("The $1 Daily\\nthe others")
    'The \\\\$1 Daily\\nthe others'
    """
    return _no_mathematics("\n".join(_seen(line) for line in text.split("\n")))


def _no_mathematics(text: str) -> str:
    """Text whose dollars are drawn as they stand."""
    return text.replace("$", r"\$")


def _seen(text: str) -> str:
    """Text without characters that are not seen, white space folded."""
    return " ".join(_UNSEEN.sub(" ", text).split())
