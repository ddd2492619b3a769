"""The words that carry it: which terms speak for an outlet, and in how many of its articles and events."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.distinguish.material import Material
from analysis.compare.distinguish.terms import Terms
from analysis.text.words import fold

__all__ = ["FEWEST_EVENTS_OF_WORD", "SHOWN", "WORD_COLUMNS", "carrying"]

WORD_COLUMNS = ("text", "outlet", "term", "weight", "articles", "events", "flag")
FEWEST_EVENTS_OF_WORD = 3
"""A term must hold in this many events of an outlet, else it is one story's word."""
SHOWN = 25
"""Terms kept for each outlet."""

Array = NDArray[np.float64]


def carrying(
    terms: Terms,
    article_weights: Array,
    *,
    names: NDArray[np.intp],
    event: NDArray[np.intp],
    material: Material,
) -> pd.DataFrame:
    """The terms with the largest weight for each outlet, learned from all events.

    Columns: ``outlet`` (its number), ``term``, ``weight`` (of the term in the outlet's answer; comparable
    within an outlet), ``articles`` and ``events`` of the outlet that hold it, ``flag``: "name", "number",
    "punctuation" or "".
    """
    from scipy import sparse

    columns = terms.weights.tocsc()
    held = (terms.weights > 0).astype(np.float64).tocsr()
    capital = frozenset(material.words[at] for at in np.flatnonzero(material.mostly_capital).tolist())
    rows = []
    for outlet in range(article_weights.shape[1]):
        weight = np.asarray(columns.T @ article_weights[:, outlet]).ravel()
        mine = np.flatnonzero(names == outlet)
        number = np.unique(event[mine], return_inverse=True)[1]
        gather = sparse.csr_array((np.ones(len(mine)), (number, np.arange(len(mine)))))
        articles = np.asarray(held[mine].sum(axis=0)).ravel()
        events = np.bincount((gather @ held[mine]).tocsr().indices, minlength=len(weight))
        usable = np.flatnonzero((events >= FEWEST_EVENTS_OF_WORD) & (weight > 0))
        best = usable[np.lexsort((usable, -np.round(weight[usable], 9)))][:SHOWN]
        for term in best.tolist():
            name = terms.name(term)
            counts = int(articles[term]), int(events[term])
            rows.append((outlet, name, float(weight[term]), *counts, _flag(name, capital)))
    return pd.DataFrame(rows, columns=list(WORD_COLUMNS[1:]))


def _flag(term: str, capital: frozenset[str]) -> str:
    """What kind of term it is, where it is no ordinary word."""
    words = [fold(word).removesuffix("'s").removesuffix("'") for word in term.split()]
    if not any(letter.isalnum() for letter in term):
        return "punctuation"
    if any(letter.isdigit() for letter in term):
        return "number"
    return "name" if any(word in capital for word in words) else ""
