"""What is wrong with the letters of a figure: off the sheet, over one another, over a mark, too small."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.figures.style import OutletStyle

__all__ = ["SMALLEST", "Word", "alike", "faults", "labelled", "words_of"]

SMALLEST = 5.0
"""Points in print. Journals ask for 5 to 7 at the least."""
SLIVER = 1.0
"""Points by which boxes of text may touch: a box is higher than its letters."""
_NO_MARK = ("None", "", " ", None)


@dataclass(frozen=True)
class Word:
    """One text that was drawn, a box for each of its lines, in points from the lower left of the sheet."""

    text: str
    lines: tuple[Bbox, ...]
    size: float

    def __str__(self) -> str:
        short = " ".join(self.text.split())
        return f"“{short[:40]}{'…' if len(short) > 40 else ''}”"


@contextmanager
def labelled() -> Iterator[dict[str, set[str]]]:
    """The short names that figures ask for, with the outlets that each was given to."""
    given: dict[str, set[str]] = {}
    label = OutletStyle.label

    def noted(self: OutletStyle, *room: int, **more: int) -> str:
        short = label(self, *room, **more)
        given.setdefault(" ".join(short.split()), set()).add(self.name)
        return short

    OutletStyle.label = noted
    try:
        yield given
    finally:
        OutletStyle.label = label


def alike(given: dict[str, set[str]]) -> list[str]:
    """Sentences about short names that two outlets share."""
    return [f"“{short}” stands for {len(names)} outlets" for short, names in given.items() if len(names) > 1]


@contextmanager
def _drawn() -> Iterator[list[Text]]:
    """Every text whose drawing is asked for: what is hidden, or a tick out of view, never is."""
    seen: list[Text] = []
    draw = Text.draw

    def noted(self: Text, renderer: Any, *args: Any, **more: Any) -> None:
        if self.get_visible() and self.get_text().strip():
            seen.append(self)
        draw(self, renderer, *args, **more)

    Text.draw = noted
    try:
        yield seen
    finally:
        Text.draw = draw


def words_of(figure: Any) -> list[Word]:
    """The texts of a figure as they are drawn."""
    with _drawn() as seen:
        figure.draw_without_rendering()
    unique = list({id(text): text for text in seen}.values())
    return [Word(text.get_text(), _lines(text), text.get_fontsize()) for text in unique]


def _lines(text: Text) -> tuple[Bbox, ...]:
    """A box for each line: the ragged end of a short line is not text. Turned text is one box."""
    scale = 72 / text.get_figure(root=True).dpi
    whole = text.get_window_extent()
    rows = text.get_text().split("\n")
    if len(rows) == 1 or text.get_rotation():
        return (_scaled(whole, scale),)
    single = Text(text.get_window_extent().x0, 0, "", fontproperties=text.get_fontproperties())
    single.set_figure(text.get_figure(root=True))
    high, found = whole.height / len(rows), []
    for n, row in enumerate(rows):
        single.set_text(row)
        width = single.get_window_extent().width if row.strip() else 0.0
        slack = {"left": 0.0, "center": 0.5, "right": 1.0}[_aligned(text)] * (whole.width - width)
        top = whole.y1 - n * high
        found.append(Bbox([[whole.x0 + slack, top - high], [whole.x0 + slack + width, top]]))
    return tuple(_scaled(box, scale) for box in found)


def _aligned(text: Text) -> str:
    """How lines of a text stand to one another; matplotlib takes the text's own alignment if none is set."""
    return getattr(text, "_multialignment", None) or text.get_horizontalalignment()


def _scaled(box: Bbox, scale: float) -> Bbox:
    return Bbox(np.asarray(box.get_points()) * scale)


def faults(figure: Any, width: float) -> list[str]:
    """Sentences about the texts of a figure, none where all is well.

    ``width`` is how wide the sheet is printed, in inches: a wider one is made smaller, with its letters.
    """
    words = words_of(figure)
    sheet = Bbox.from_bounds(0, 0, *(72 * np.asarray(figure.get_size_inches())))
    printed = min(1.0, width / figure.get_figwidth())
    far = [(word, _off(word, sheet)) for word in words]
    return [
        *(f"{word} reaches off the sheet by {points:.0f} pt" for word, points in far if points > SLIVER),
        *(f"{a} over {b} by {w:.0f} × {h:.0f} pt" for a, b, w, h in _overlaps(words)),
        *_too_small(words, printed),
        *(f"{word} over a mark" for word in _over_marks(words, figure)),
    ]


def _off(word: Word, sheet: Bbox) -> float:
    """Points by which a word reaches off the sheet."""
    return max(
        max(sheet.x0 - box.x0, sheet.y0 - box.y0, box.x1 - sheet.x1, box.y1 - sheet.y1) for box in word.lines
    )


def _overlaps(words: list[Word]) -> Iterator[tuple[Word, Word, float, float]]:
    """Pairs of words that share more than a sliver of paper, and the widest share of each pair."""
    owner = np.array([n for n, word in enumerate(words) for _ in word.lines], dtype=int)
    boxes = np.array([box.extents for word in words for box in word.lines]).reshape(-1, 4)
    low = np.maximum(boxes[:, None, :2], boxes[None, :, :2])
    shared = np.minimum(boxes[:, None, 2:], boxes[None, :, 2:]) - low
    worst: dict[tuple[int, int], tuple[float, float]] = {}
    for a, b in np.argwhere(shared.min(axis=2) > SLIVER):
        pair, (width, height) = (owner[a], owner[b]), shared[a, b]
        if pair[0] < pair[1] and min(width, height) > min(worst.get(pair, (0.0, 0.0))):
            worst[pair] = (width, height)
    for (a, b), (width, height) in worst.items():
        yield words[a], words[b], width, height


def _too_small(words: list[Word], printed: float) -> list[str]:
    """One sentence about all letters that are too small in print."""
    small = [word for word in words if word.size * printed < SMALLEST - 0.05]
    if not small:
        return []
    least = min(small, key=lambda word: word.size)
    points = f"{SMALLEST:.0f} pt in print, {least} has {least.size * printed:.1f}"
    return [f"{len(small)} of {len(words)} texts are below {points}"]


def _over_marks(words: list[Word], figure: Any) -> list[Word]:
    """Words with the middle of a mark in the middle half of a line."""
    marks = _marks(figure) * 72 / figure.dpi
    found = []
    for word in words:
        x0, y0, x1, y1 = np.array([box.extents for box in word.lines]).T[:, :, None]
        quarter = (y1 - y0) / 4
        across = (marks[:, 0] > x0 + 1) & (marks[:, 0] < x1 - 1)
        if (across & (marks[:, 1] > y0 + quarter) & (marks[:, 1] < y1 - quarter)).any():
            found.append(word)
    return found


def _marks(figure: Any) -> np.ndarray:
    """Where the middles of marks stand, in pixels."""
    # A tick is a line with a mark, too.
    lines = [line for line in figure.findobj(Line2D) if line.axes and line in line.axes.lines]
    shown = [line for line in lines if line.get_visible() and line.get_marker() not in _NO_MARK]
    found = [line.get_transform().transform(line.get_xydata().astype(float)) for line in shown]
    for dots in figure.findobj(PathCollection):
        if dots.get_visible():
            places = np.ma.filled(np.ma.asarray(dots.get_offsets(), dtype=float), np.nan)
            found.append(dots.get_offset_transform().transform(places))
    return np.concatenate([np.empty((0, 2)), *found])
