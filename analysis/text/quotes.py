"""Quotations: quotation marks paired into stretches of text, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.text.paragraphs import Bounds
from analysis.text.quotation_marks import SINGLE, QuotationMarks, quotation_marks

__all__ = ["Quotations", "quotation_bounds"]

_FAR = 60
"""A plural possessive ("workers' rights") this many characters away does not close a quotation."""


class Quotations(NamedTuple):
    """Stretches between quotation marks, the marks included, and whether they were closed."""

    begin: NDArray[np.int64]
    stop: NDArray[np.int64]
    closed: NDArray[np.bool_]


@dataclass
class _Paragraph:
    """The quotations of one paragraph, and what it hands on.

    ``pending`` is the mark of a quotation still open at its end, ``stray`` a first mark that closes.
    """

    spans: list[tuple[int, int, bool]] = field(default_factory=list)
    pending: int = -1
    stray: int = -1


def quotation_bounds(
    stream: str,
    codes: NDArray[np.uint32],
    kinds: NDArray[np.uint8],
    *,
    paragraphs: Bounds,
    continues: NDArray[np.bool_],
) -> Quotations:
    """Return the quotations in order; they do not overlap, and none crosses a paragraph.

    Double marks, single marks and guillemets are told apart; the outermost decides. A straight mark
    opens or closes by its neighbours, and by turns where they do not tell. A quotation that is open
    at the end of its paragraph counts as closed if the next paragraph opens it again, or closes it.

    Parameters
    ----------
    continues : bool array, one value a paragraph
        Whether the paragraph follows another one of the same body.
    """
    marks = quotation_marks(stream, codes, kinds, paragraphs)
    begin, stop = paragraphs.begin.tolist(), paragraphs.stop.tolist()
    borders = np.flatnonzero(np.diff(np.array(marks.paragraph, np.int64), prepend=-1, append=-1)).tolist()
    found: list[tuple[int, int, bool]] = []
    before, previous = _Paragraph(), -2
    for low, high in pairwise(borders):
        paragraph = marks.paragraph[low]
        here = _in_paragraph(stream, marks, low, high)
        if before.pending >= 0:
            family = marks.family[before.pending]
            follows = previous == paragraph - 1 and bool(continues[paragraph]) and marks.family[low] == family
            reopened = follows and marks.opens[low] and marks.at[low] == begin[paragraph]
            closed_here = follows and here.stray >= 0
            _settle(found, marks, before.pending, stop[previous], continued=reopened or closed_here)
            if closed_here:
                found.append((begin[paragraph], marks.stop[low], True))
        found += here.spans
        before, previous = here, paragraph
    if before.pending >= 0:
        _settle(found, marks, before.pending, stop[previous], continued=False)
    columns = zip(*found, strict=True) if found else ((), (), ())
    begins, stops, closed = columns
    return Quotations(np.array(begins, np.int64), np.array(stops, np.int64), np.array(closed, np.bool_))


def _settle(
    found: list[tuple[int, int, bool]], marks: QuotationMarks, pending: int, stop: int, *, continued: bool
) -> None:
    """Keep a quotation still open at its paragraph's end; a single mark left alone is an apostrophe."""
    if continued or marks.family[pending] != SINGLE:
        found.append((marks.at[pending], stop, continued))


def _in_paragraph(stream: str, marks: QuotationMarks, low: int, high: int) -> _Paragraph:
    """Pair the marks ``low`` .. ``high - 1``, those of one paragraph."""
    here = _Paragraph()
    mark = low
    while mark < high:
        if not marks.opens[mark]:
            if mark == low:
                here.stray = mark
            mark += 1
            continue
        single = marks.family[mark] == SINGLE
        partner = _single_partner(marks, mark, high) if single else _partner(stream, marks, mark, high)
        if partner < high and marks.closes[partner]:
            here.spans.append((marks.at[mark], marks.stop[partner], True))
            mark = partner + 1
        elif partner < high and marks.sure[mark]:
            stop = marks.at[mark] + len(stream[marks.at[mark] : marks.at[partner]].rstrip())
            here.spans.append((marks.at[mark], stop, False))
            mark = partner
        elif marks.sure[mark] and (not single or mark == low):
            here.pending = mark
            break
        else:
            mark += 1
    return here


def _partner(stream: str, marks: QuotationMarks, mark: int, high: int) -> int:
    """Return the mark that closes a double mark, or one that opens the next where the close is missing.

    ``high`` if there is neither. A second opening mark begins a quotation inside the first if enough
    closing marks follow for both.
    """
    family, depth = marks.family[mark], 0
    for other in range(mark + 1, high):
        if marks.family[other] != family:
            continue
        if not marks.closes[other]:
            if marks.surplus[other] <= depth:
                return other
            depth += 1
        elif marks.surplus[other] > depth + 1 and _may_be_inches(stream, marks.at[other]):
            continue
        elif not depth:
            return other
        else:
            depth -= 1
    return high


def _may_be_inches(stream: str, at: int) -> bool:
    """Tell whether a straight mark stands behind a figure."""
    return stream[at] == '"' and stream[at - 1].isdigit()


def _single_partner(marks: QuotationMarks, mark: int, high: int) -> int:
    """Return the mark that closes a single mark, or ``high``; a sure one is better than a near one."""
    candidate = high
    for other in range(mark + 1, high):
        if marks.family[other] != SINGLE:
            continue
        if marks.closes[other] and marks.sure[other]:
            return other
        if marks.closes[other]:
            near = marks.at[other] - marks.at[mark] <= _FAR
            candidate = other if near and candidate == high else candidate
        elif marks.opens[other]:
            break
    return candidate
