"""Ground: which articles and words are compared, and for which outlets an answer is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.keyness.furniture import repeated_sentences
from analysis.compare.keyness.settings import Settings
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.text import Tokens
from analysis.wording import counted

__all__ = ["Ground", "ground_of", "without_furniture"]

Flags = NDArray[np.bool_]
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ground:
    """What is compared: cells of articles, their words, and for which outlets an answer is asked.

    ``rows`` are numbers of corpus articles, ``cells`` groups them; ``named`` is the outlet of each corpus
    article, "" where it does not take part.
    """

    cells: Cells
    rows: NDArray[np.intp]
    words: Array
    inside: Flags
    asked: NDArray[np.intp]
    named: list[str]
    notes: tuple[str, ...]


def ground_of(
    corpus: Corpus,
    tokens: Tokens,
    inside: Flags,
    *,
    by: str,
    within: str,
    outlet: str | tuple[str, str] | None,
) -> Ground:
    """Pair the articles that have words in scope."""
    articles = corpus.articles
    words = np.bincount(tokens.article[inside], minlength=len(articles))
    spoken = words > 0
    if not spoken.any():
        raise SamestoryError(
            f"keyness: none of {counted(len(articles), 'article')} holds a word in this scope. Choose "
            'another voice or part (voice="all", Settings(part="all")).'
        )
    wanted = _wanted(articles, by, outlet)
    taking_part = spoken.copy()
    if isinstance(outlet, tuple) and by in articles:
        taking_part &= articles[by].astype(str).isin(outlet).to_numpy(np.bool_)
    kept = np.flatnonzero(taking_part)
    cells = cells_of(articles.iloc[kept].reset_index(drop=True), by=by, within=within, step="keyness")
    rows = kept[cells.rows]
    asked = [number for number, name in enumerate(cells.outlets) if not wanted or name in wanted]
    if not asked:
        raise SamestoryError(
            f'keyness: "{wanted[0]}" shares no {within} with another outlet. Choose another.'
        )
    compared = np.zeros(len(articles), np.bool_)
    compared[rows] = True
    named = np.where(compared, articles[by].astype(str), "").tolist()
    silent = int((~spoken).sum())
    notes = (f"{counted(silent, 'article')} without a word in this scope left out.",) if silent else ()
    return Ground(
        cells, rows, words[rows].astype(np.float64), inside & compared[tokens.article],
        np.array(asked, np.intp), named, notes,
    )  # fmt: skip


def without_furniture(ground: Ground, tokens: Tokens, settings: Settings) -> Ground:
    """Leave out sentences that come back word for word, unless an article is nothing else."""
    event = np.full(tokens.n_articles, -1)
    event[ground.rows] = ground.cells.event[ground.cells.cell]
    repeated = repeated_sentences(tokens, event, fewest=settings.fewest_events)
    gone = repeated[tokens.sentence] & ground.inside
    left = np.bincount(tokens.article[ground.inside & ~gone], minlength=tokens.n_articles)
    gone &= left[tokens.article] > 0
    if not gone.any():
        return ground
    sentences = len(np.unique(tokens.sentence[gone]))
    note = (
        f"{counted(sentences, 'sentence')} ({counted(int(gone.sum()), 'word')}) that stand word for word in "
        f"{settings.fewest_events} or more events left out as page furniture (credits, newsletter offers); "
        "Settings(furniture='in') counts them."
    )
    inside = ground.inside & ~gone
    words = np.bincount(tokens.article[inside], minlength=tokens.n_articles)[ground.rows]
    return replace(ground, inside=inside, words=words.astype(np.float64), notes=(*ground.notes, note))


def _wanted(articles: pd.DataFrame, by: str, outlet: str | tuple[str, str] | None) -> tuple[str, ...]:
    """The outlets asked for, checked; empty for all."""
    names = (outlet,) if isinstance(outlet, str) else tuple(outlet or ())
    if isinstance(outlet, tuple) and (len(names) != 2 or names[0] == names[1]):
        raise SamestoryError(f"keyness: a pair is two different outlets, not {outlet!r}.")
    known = set(articles[by].astype(str)) if by in articles else set(names)
    for name in names:
        if name not in known:
            some = ", ".join(f'"{one}"' for one in sorted(known - {""})[:5])
            raise SamestoryError(f'keyness: no outlet "{name}". There are, among others: {some}.')
    return names
