"""Who takes part: outlets in enough events to be learned, events with two of them, and not too many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.groups import FEWEST_EVENTS
from analysis.wording import counted, some

__all__ = ["FEWEST_FOLDS", "MOST_ARTICLES", "Taking", "taking_part"]

FEWEST_FOLDS = 2
MOST_ARTICLES = 4_000
"""Articles are likened each to each: more than this would not fit a small machine."""


@dataclass(frozen=True, eq=False)
class Taking:
    """Cells that take part, or None where there are too few events, and why.

    Attributes
    ----------
    cells : Cells, optional
    event_of_article : int array
        A number for the event of every article of the corpus; those without one stand alone.
    counts : bool array
        Whether each article takes part.
    unequal : bool
        Whether outlets may have unequally many articles.
    notes : tuple of str
        What was left out; the first says what is missing where ``cells`` is None.
    """

    cells: Cells | None
    event_of_article: NDArray[np.intp]
    counts: NDArray[np.bool_]
    unequal: bool
    notes: tuple[str, ...]


def taking_part(articles: pd.DataFrame, *, by: str, within: str, seed: int) -> Taking:
    """Leave out outlets that are in too few events, then pair what is left."""
    cells = cells_of(articles, by=by, within=within, step="distinguish")
    notes = list(cells.notes)
    numbers = _events(articles[within])
    chosen = articles.iloc[np.sort(cells.rows)]
    while True:
        events = chosen.groupby(by, sort=True)[within].nunique()
        rare = [str(name) for name in events.index[events < FEWEST_EVENTS]]
        chosen = chosen[~chosen[by].astype(str).isin(rare)]
        present = chosen.groupby(within)[by].transform("nunique")
        if rare:
            notes.append(
                f"In fewer than {FEWEST_EVENTS} {within}s with others, too few to be learned, so left out: "
                f"{some([repr(name) for name in rare])}."
            )
        if not rare and (present > 1).all():
            break
        chosen = chosen[present > 1]
    if chosen.empty:
        reason = (
            f'{counted(len(cells.events), within)} with two or more values of "{by}"; needed are '
            f"{FEWEST_EVENTS} or more {within}s for each of two. Add {within}s."
        )
        counts = np.zeros(len(articles), np.bool_)
        counts[cells.rows] = True
        return Taking(None, numbers, counts, False, (reason, *notes))
    chosen, note = _not_too_many(chosen, within=within, seed=seed)
    kept = cells_of(chosen.reset_index(drop=True), by=by, within=within)
    rows = np.asarray(chosen.index.to_numpy(np.intp)[kept.rows], np.intp)
    counts = np.zeros(len(articles), np.bool_)
    counts[rows] = True
    final = Cells(kept.event, kept.outlet, kept.events, kept.outlets, rows, kept.cell, kept.notes)
    return Taking(final, numbers, counts, _unequal(final), (*notes, *note))


def _events(values: pd.Series) -> NDArray[np.intp]:
    """A number for each event; articles without one get numbers of their own."""
    named = values.fillna("").astype(str).str.strip()
    codes, names = pd.factorize(named, sort=True)
    numbers = np.asarray(codes, np.intp)
    alone = np.flatnonzero((named == "").to_numpy())
    numbers[alone] = len(names) + np.arange(len(alone))
    return numbers


def _not_too_many(chosen: pd.DataFrame, *, within: str, seed: int) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Whole events drawn at random up to ``MOST_ARTICLES``."""
    if len(chosen) <= MOST_ARTICLES:
        return chosen, ()
    sizes = chosen[within].value_counts().sort_index()
    order = np.random.default_rng(seed).permutation(len(sizes))
    fits = order[np.cumsum(sizes.to_numpy()[order]) <= MOST_ARTICLES]
    kept = chosen[chosen[within].isin(sizes.index[fits])]
    note = (
        f"{counted(len(chosen), 'article')} are too many to liken each to each: {len(fits):,} of "
        f"{counted(len(sizes), within)} were drawn at random ({counted(len(kept), 'article')})."
    )
    return kept, (note,)


def _unequal(cells: Cells) -> bool:
    """Whether an event lacks an outlet, or cells hold unequally many articles."""
    articles = np.bincount(cells.cell, minlength=len(cells.event))
    whole = len(cells.event) == len(cells.events) * len(cells.outlets)
    return not (whole and (articles == articles[0]).all())
