"""Words of each article: as a column says, or counted as everywhere in the suite."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.text.characters import code_points, kinds_of
from analysis.text.words import word_bounds
from analysis.wording import counted

__all__ = ["words_in"]

TEXTS = ("headline", "body")
CHUNK = 2_000
"""Articles counted at once, so that memory does not grow with the corpus."""


def words_in(articles: pd.DataFrame) -> tuple[NDArray[np.float64], list[str]]:
    """Words of each article and a note on where they come from; NaN where nothing tells.

    A column ``words`` is believed where it holds numbers: it knows the printed length of articles of
    which a crawl kept the first lines only. Else headline and body are counted.

    >>> words_in(pd.DataFrame({"headline": ["Storm nears"], "body": ["Gen. Lee didn't stay."]}))[0]
    array([6.])
    """
    unknown = np.full(len(articles), np.nan)
    given = unknown
    if "words" in articles:
        given = pd.to_numeric(articles["words"], errors="coerce").to_numpy(np.float64)
        given = np.where(given >= 0, given, np.nan)
    missing = np.isnan(given)
    if "words" in articles and not missing.any():
        return given, ['Words are those of the column "words", not counted in the text.']
    if "body" not in articles:
        notes = ["No text and no words for every article: attention is counted in articles."]
        return unknown, notes
    counted_here = _counted(articles[missing])
    words = given.copy()
    words[missing] = counted_here
    told = int((~missing).sum())
    notes = []
    if told:
        notes.append(
            f'Words of {counted(told, "article")} are those of the column "words"; '
            f"{counted(int(missing.sum()), 'article')} without a number there counted in the text."
        )
    return words, notes


def _counted(articles: pd.DataFrame) -> NDArray[np.float64]:
    """Words of headline and body, counted in the text."""
    columns = [articles[name].astype(object) for name in TEXTS if name in articles]
    texts = [column.where(column.notna(), "").map(str).to_numpy(object) for column in columns]
    found = np.zeros(len(articles))
    for low in range(0, len(articles), CHUNK):
        parts = [text[low : low + CHUNK] for text in texts]
        # A blank line between any two texts, so that no word reaches over.
        joined = ["".join(f"{piece}\n\n" for piece in pieces) for pieces in zip(*parts, strict=True)]
        ends = np.cumsum([len(text) for text in joined])
        begins, _ = word_bounds(kinds_of(code_points("".join(joined))))
        found[low : low + CHUNK] = np.bincount(
            np.searchsorted(ends, begins, side="right"), minlength=len(joined)
        )
    return found
