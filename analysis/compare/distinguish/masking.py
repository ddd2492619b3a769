"""Masking: what names an outlet without saying anything about the event, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.distinguish.house_names import agencies, journalists, outlets
from analysis.compare.distinguish.house_style import broken_letters, numbers, spellings
from analysis.compare.distinguish.material import Flags, Material
from analysis.compare.distinguish.page_lines import (
    addresses,
    boilerplate,
    captions,
    credit_lines,
    datelines,
    set_phrases,
)

__all__ = ["KINDS", "Masked", "masked"]

KINDS: dict[str, str] = {
    "marks and letter shapes": "punctuation, quotation marks, shapes of apostrophes and hyphens, encoding",
    "addresses": "links, names of sites, mail addresses, handles",
    "outlets and programmes": "names of all outlets of the corpus, their sites, initials and programmes",
    "journalists": "names in bylines and credits, or behind an outlet's name",
    "agencies": "news agencies and picture desks",
    "bylines and datelines": "the dateline, byline and lines of credit",
    "captions": "captions and picture credits",
    "boilerplate": "lines by which the page speaks, and any line printed alike in 3 events or more",
    "set phrases": "runs of 6 words or more printed alike in 3 events or more",
    "numbers and dates": "figures, numerals, months, days",
    "titles and spellings": "Mr., Sen., U.S., percent, R-Ky., and words found in two spellings",
    "length": "how long an article is: learned apart from its words and left out of the answer",
}
"""Kinds of mask in the order in which they are laid on, with what each takes."""


LENGTH = "length"
"""The one kind that takes no words."""


@dataclass(frozen=True, eq=False)
class Masked:
    """Which kind of mask takes each word first.

    Attributes
    ----------
    level : uint8 array, one value a token
        0: no mask takes it; n: the n-th of ``KINDS``.
    table : DataFrame
        ``kind``, ``takes``, ``articles`` (share of articles in which it takes anything), ``words`` (words,
        or marks, that it takes and no earlier kind did), ``words_share`` (of all words in scope; of marks:
        words printed with letters of another shape).
    """

    level: NDArray[np.uint8]
    table: pd.DataFrame

    def left(self, kinds: int) -> Flags:
        """Words that stay once the first so many kinds are laid on."""
        left: Flags = (self.level == 0) | (self.level > kinds)
        return left


def masked(material: Material, scope: Flags) -> Masked:
    """Lay all masks over the words of a corpus.

    No rule looks at which outlet an article is from, so that none can help or hinder a classifier beyond
    the words it takes away, and shuffled names meet the very same text.
    """
    own, wires, credited = outlets(material), agencies(material), credit_lines(material)
    found = (
        broken_letters(material),
        addresses(material),
        own,
        journalists(material, own | wires, credited),
        wires,
        credited | datelines(material),
        captions(material),
        boilerplate(material),
        set_phrases(material),
        numbers(material),
        spellings(material),
    )
    level = np.zeros(len(material.tokens), np.uint8)
    for number, flags in reversed(list(enumerate(found, start=1))):
        level[flags] = number
    return Masked(level, _table(material, level, scope))


def _table(material: Material, level: NDArray[np.uint8], scope: Flags) -> pd.DataFrame:
    """Count what each kind takes inside the scope."""
    tokens = material.tokens
    printed = np.array([form.lower() for form in tokens.forms], object)
    folded = np.array(tokens.words, object)
    odd = printed != folded[tokens.word_of_form] if len(printed) else np.zeros(0, np.bool_)
    reshaped = np.asarray(odd, np.bool_)[tokens.form] if len(odd) else np.zeros(0, np.bool_)
    articles = max(len(np.unique(tokens.article[scope])), 1)
    rows = []
    for number, (kind, takes) in enumerate(KINDS.items(), start=1):
        taken = scope & ((level == number) | (reshaped if number == 1 else False))
        rows.append(
            {
                "kind": kind,
                "takes": takes,
                "articles": 1.0 if kind == LENGTH else len(np.unique(tokens.article[taken])) / articles,
                "words": int(taken.sum()),
                "words_share": float(taken.sum() / max(scope.sum(), 1)),
            }
        )
    return pd.DataFrame(rows)
