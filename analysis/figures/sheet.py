"""The sheet a figure is drawn on: for a web page, a column of a paper or a slide; its title and its words."""

from __future__ import annotations

import textwrap
import warnings
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from analysis.errors import SamestoryError
from analysis.figures.style import INK, PALE, RC, safe

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Look", "Picture", "alt_of", "drawing", "finish", "look", "save", "sheet", "show", "style"]

_SHOWN_PER_INCH = 96
_FEWEST = 8
"""Letters of the narrowest line that a title is broken into."""
NARROW = 5.0
"""Inches below which a sheet is narrow."""
_FORMATS = {
    ".png": {"metadata": {"Software": None}},
    ".svg": {"metadata": {"Date": None, "Creator": None}},
    ".pdf": {"metadata": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None}},
}


@dataclass(frozen=True)
class Look:
    """What a figure is made for.

    Attributes
    ----------
    width : float
        Inches: 8.4 on a page, 3.5 (89 mm) in one column of a journal, 10 on a slide.
    text : float
        Points of the ordinary letters.
    dpi : int
        Dots an inch of a PNG.
    """

    width: float
    text: float
    dpi: int

    @property
    def scale(self) -> float:
        """Size of letters and marks against those on a web page."""
        return self.text / 9

    @property
    def narrow(self) -> bool:
        """Whether there is no more room than one column of a journal has: fewer ticks, shorter words."""
        return self.width < NARROW

    def wrapped(self, text: str, *, size: float = 1.0, bold: bool = False) -> str:
        """Break text into lines as wide as the sheet, for letters ``size`` times the ordinary ones."""
        points = self.text * size
        letters = int(self.width * 72 / ((0.6 if bold else 0.56) * points))
        lines = _lines(text, letters)
        # The usual letter is a guess: a line of wide ones gets fewer. Screens round widths up, hence 0.95.
        while letters > _FEWEST and max(_ems(line, bold) for line in lines) * points > 0.95 * self.width * 72:
            letters -= 1
            lines = _lines(text, letters)
        return "\n".join(lines)


def _lines(text: str, letters: int) -> list[str]:
    """Text in lines of so many letters, its own breaks kept."""
    return [part for line in text.split("\n") for part in textwrap.wrap(line, letters) or [""]]


@cache
def _ems(line: str, bold: bool) -> float:
    """How wide a line is, in heights of its letters."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    letters = FontProperties(family=RC["font.family"], size=10, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(line.replace(r"\$", "$"), letters, ismath=False)
    return float(width) / 10


_LOOKS = {"web": Look(8.4, 9.0, 144), "paper": Look(3.5, 7.0, 300), "slide": Look(10.0, 14.0, 144)}
_CURRENT: ContextVar[str] = ContextVar("look", default="web")


class style:  # noqa: N801 - read as a verb: with style("paper"): ...
    """Choose what figures are made for, from here on or inside a ``with`` block.

    Parameters
    ----------
    name : {"web", "paper", "slide"}
        "paper": one column of a journal, 89 mm, 7 point; "slide": 10 inches, 14 point.

    Raises
    ------
    SamestoryError
        For another name.

    Examples
    --------
    >>> with style("paper"):
    ...     look().width
    3.5
    >>> look().width
    8.4
    """

    def __init__(self, name: Literal["web", "paper", "slide"]) -> None:
        if name not in _LOOKS:
            raise SamestoryError(f'style: there is no style "{name}". Choose one of: {", ".join(_LOOKS)}.')
        self._before = _CURRENT.set(name)

    def __enter__(self) -> style:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _CURRENT.reset(self._before)


def look() -> Look:
    """What figures are made for now."""
    return _LOOKS[_CURRENT.get()]


@contextmanager
def drawing() -> Iterator[None]:
    """Settings of matplotlib for one figure; the caller's own are left alone."""
    import matplotlib as mpl

    now = look()
    sized = ("font.size", "axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize")
    embedded = {"pdf.fonttype": 42, "svg.fonttype": "path", "svg.hashsalt": "samestory"}
    settings: dict[Any, Any] = {**RC, **dict.fromkeys(sized, now.text), **embedded}
    with mpl.rc_context(settings):
        yield


def sheet(height: float, ax: Axes | None = None) -> Axes:
    """Axes to draw on: the caller's, or those of a new figure as wide as the look asks.

    Parameters
    ----------
    height : float
        Inches that the figure takes on a web page; other looks scale it with their letters.
    ax : Axes, optional
    """
    from matplotlib import pyplot as plt

    if ax is not None:
        return ax
    now = look()
    # The figure is made outside the settings: a notebook's first one chooses how figures are shown, and
    # leaving the settings would undo that.
    figure = plt.figure(figsize=(now.width, height * now.scale), layout="constrained")
    with drawing():
        return figure.subplots()


def finish(axes: Axes, *, title: str, caption: str, alt: str, mine: bool) -> Axes:
    """Write the finding above, how to read it below, and leave the words for readers who do not see it.

    Parameters
    ----------
    axes : Axes
    title : str
        The finding as a sentence, with its verdict.
    caption : str
        Unit, n, what marks mean, source; lines are kept.
    alt : str
        The figure in words.
    mine : bool
        Whether the sheet was made by ``sheet``; on the caller's axes title and caption stay inside.
    """
    now = look()
    if mine:
        figure: Any = axes.figure
        big = {"x": 0.01, "ha": "left", "fontsize": 1.17 * now.text, "weight": "bold", "color": INK}
        heading, below = now.wrapped(safe(title), size=1.17, bold=True), now.wrapped(safe(caption), size=0.9)
        figure.suptitle(heading, **big)
        small = {"x": 0.01, "ha": "left", "fontsize": 0.9 * now.text, "color": PALE}
        figure.supxlabel(below, **small)
        # Words of more lines than the sheet was made for would take the room of the rows.
        more = 1.17 * max(heading.count("\n") - 1, 0) + 0.9 * max(below.count("\n") - 2, 0)
        figure.set_figheight(figure.get_figheight() + more * 1.26 * now.text / 72)
    else:
        heading = now.wrapped(safe(title), size=1.4, bold=True)
        axes.set_title(heading, loc="left", fontsize=1.17 * now.text, weight="bold")
        axes.set_xlabel(safe(caption), color=PALE, fontsize=0.9 * now.text)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.set_label(alt)
    return axes


def alt_of(axes: Axes) -> str:
    """The words of a figure that this room drew."""
    return str(axes.get_label())


@dataclass(frozen=True)
class Picture:
    """A drawn figure and what it says in words; the words travel with it as alternative text.

    Attributes
    ----------
    png : bytes
    alt : str
    width : float
        Inches.
    """

    png: bytes
    alt: str
    width: float = 8.4

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        """Give the picture, sharper than it is shown, and its alternative text."""
        data = {"image/png": b64encode(self.png).decode(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": round(self.width * _SHOWN_PER_INCH)}}


def show(axes: Axes) -> Picture:
    """A figure as a picture that shows itself in a notebook or on a page, with its words.

    The same numbers give the same bytes on one installation. The figure is closed: a notebook would show
    it a second time, and keep it in memory.
    """
    from matplotlib import pyplot as plt

    stream = BytesIO()
    _write(axes, stream, "png", _FORMATS[".png"])
    figure: Any = axes.figure
    plt.close(figure)
    return Picture(_fewer_colours(stream), alt_of(axes), float(figure.get_figwidth()))


def _fewer_colours(stream: BytesIO) -> bytes:
    """The same PNG with 128 colours: a third of the bytes, so that notebooks and pages stay small."""
    from PIL import Image

    small, drawn = BytesIO(), Image.open(stream).convert("RGB")
    drawn.quantize(128, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return small.getvalue()


def save(axes: Axes, *paths: str | Path) -> None:
    """Write a figure into files: .png, .svg or .pdf, letters embedded, the same bytes each time.

    Raises
    ------
    SamestoryError
        For another ending.

    Examples
    --------
    >>> save(figures.differences(comparison, "loaded.words"), "one.pdf", "one.svg")   # doctest: +SKIP
    """
    for path in map(Path, paths):
        if path.suffix not in _FORMATS:
            raise SamestoryError(f'figures: "{path.name}" should end in {", ".join(_FORMATS)}.')
        _write(axes, path, path.suffix[1:], _FORMATS[path.suffix])


def _write(axes: Axes, target: Path | BytesIO, kind: str, how: dict[str, Any]) -> None:
    figure: Any = axes.figure
    with drawing(), warnings.catch_warnings():
        # An outlet named in a script that the font lacks is drawn as boxes; the words have its name.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure.savefig(target, format=kind, dpi=look().dpi, **how)
