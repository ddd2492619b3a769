"""Stories: which articles of an event have too little in common to tell of the same thing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.grouping import average_linkage
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.vectors import FEW, unit_length
from analysis.text.tokens import Tokens

__all__ = ["ONE_STORY", "stories_of"]

ONE_STORY = 0.18
"""Mean cosine of two groups of articles from which they are taken to tell one story. Of 487 events of two
corpora and of our cases 2 fall apart at it, and of pairs of articles of different stories handed in as one
event 97 to 98 of 100 are told apart (``python -m benchmarks.statements``)."""
FEWEST_TERMS = 60
"""Different terms below which an article is too short to be set apart."""

Ints = NDArray[np.int64]


def stories_of(tokens: Tokens, known: Mapping[str, int], n_articles: int, *, n_told: int) -> Ints:
    """The story of each of the first ``n_told`` articles, numbered from 0; mostly all are 0.

    Sentences of articles on different stories must not become one statement, however alike they sound
    ("she declined to comment"). Rarity is that in the corpus: in the event, what all tell is not rare.

    ``known`` holds in how many of the corpus's ``n_articles`` each term stands.
    """
    from scipy import sparse

    terms = terms_of(tokens)
    term = terms.of_word[tokens.word]
    told = (term >= 0) & (tokens.article < n_told)
    if n_told < 2 or not told.any():
        return np.zeros(n_told, np.int64)
    places = (tokens.article[told], term[told])
    table = sparse.csr_array((np.ones(len(places[0])), places), shape=(n_told, len(terms.names)))
    table.sum_duplicates()
    long = np.flatnonzero(np.diff(table.indptr) >= FEWEST_TERMS)
    table.data = 1 + np.log(table.data)
    there = np.array([max(known.get(name, 0), 1) for name in terms.names])
    rare = np.log((1 + max(n_articles, FEW)) / (1 + np.minimum(there, n_articles)))
    rows = unit_length(table[long] @ sparse.diags_array(rare))
    cosine = (rows @ rows.T).toarray()
    one, other = np.triu_indices(len(long), 1)
    pairs = (one.astype(np.int64), other.astype(np.int64), cosine[one, other])
    story = np.zeros(n_told, np.int64)
    group = average_linkage(len(long), pairs, threshold=ONE_STORY)
    # The story with most articles is 0, and short articles are left with it.
    largest_first = np.argsort(-np.bincount(group, minlength=1), kind="stable")
    story[long] = np.argsort(largest_first)[group] if len(group) else group
    return story
