"""Vectors: stretches of text as rows of sparse tables, weighed by how rare their words are in the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.terms import Terms, terms_of
from analysis.text.tokens import Tokens

__all__ = [
    "CONTEXT",
    "Vectors",
    "letters_of",
    "presence",
    "rarity",
    "runs_of",
    "unit_length",
    "unit_rows",
    "vectors_of",
]

EVENT_SHARE = 0.7
"""Weight of rarity among the event's sentences; the rest is rarity among the articles of the corpus."""
FEW = 100
"""Sentences, or articles, that rarity reckons with at least: in an event of six sentences no word is rare."""
NAMES = 0.3
"""Weight of a shared name as evidence: one person does many things in an event."""
CONTEXT = 0.5
"""Weight of the words of the rest of a sentence in the vector of one of its clauses."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Sparse = Any
"""A scipy.sparse matrix; scipy has no types."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """Stretches as rows.

    Attributes
    ----------
    terms : sparse, stretches x terms
        1 for a stem of the stretch, ``CONTEXT`` for one of the rest of its sentence.
    words, letters : sparse
        TF-IDF of stems and of runs of letters, rows of length 1.
    runs : sparse
        1 for every two words in a row, function words included.
    numbers : sparse
        1 for every number of the stretch itself.
    rarity : float array
        Weight of each term: inverse frequency in the event's sentences and the corpus's articles.
    evidence : float array
        The same, with names at ``NAMES`` of it.
    """

    terms: Sparse
    words: Sparse
    letters: Sparse
    runs: Sparse
    numbers: Sparse
    rarity: Floats
    evidence: Floats

    def __len__(self) -> int:
        return int(self.terms.shape[0])


def unit_rows(first: Ints, last: Ints, of_token: Ints, width: int) -> Sparse:
    """1 where the thing of ``of_token`` (-1: none) stands among the tokens ``first .. last - 1``."""
    from scipy import sparse

    length = np.maximum(last - first, 0)
    ahead = np.cumsum(length) - length
    token = np.arange(int(length.sum())) - np.repeat(ahead - first, length)
    row, column = np.repeat(np.arange(len(first)), length), of_token[token]
    some = column >= 0
    size = (len(first), max(width, 1))
    table = sparse.csr_array((np.ones(int(some.sum())), (row[some], column[some])), shape=size)
    table.sum_duplicates()
    table.data[:] = 1.0
    return table


def presence(tokens: Tokens) -> Sparse:
    """Sentences x terms."""
    terms, spans = terms_of(tokens), tokens.sentences
    first, last = spans.first.astype(np.int64), spans.last.astype(np.int64)
    return unit_rows(first, last, terms.of_word[tokens.word], len(terms.names))


def rarity(tokens: Tokens, known: Mapping[str, int], n_articles: int, *, n_told: int) -> Floats:
    """The weight of each term; articles from ``n_told`` on (facts asked for) do not count.

    ``known`` holds in how many of the corpus's ``n_articles`` each term stands.
    """
    terms = terms_of(tokens)
    told = tokens.sentences.article < n_told
    here = np.asarray(presence(tokens)[told].sum(axis=0)).ravel() if told.any() else np.zeros(1)
    there = np.array([max(known.get(name, 0), 1) for name in terms.names] or [1])
    in_event = np.log((1 + max(int(told.sum()), FEW)) / (1 + here))
    in_corpus = np.log((1 + max(n_articles, FEW)) / (1 + np.minimum(there, n_articles)))
    return np.asarray(EVENT_SHARE * in_event + (1 - EVENT_SHARE) * in_corpus, np.float64)


def letters_of(terms: Terms) -> Sparse:
    """Terms x runs of letters."""
    from scipy import sparse

    term, run = terms.letters
    size = (max(len(terms.names), 1), int(run.max(initial=0)) + 1)
    return sparse.csr_array((np.ones(len(term)), (term, run)), shape=size)


def runs_of(tokens: Tokens) -> tuple[Ints, int]:
    """For each token the number of the pair that it makes with the next, and how many there are."""
    if not len(tokens):
        return np.zeros(0, np.int64), 0
    word = tokens.word.astype(np.int64)
    pair = word * len(tokens.words) + np.append(word[1:], 0)
    distinct, number = np.unique(pair, return_inverse=True)
    return number.astype(np.int64), len(distinct)


def vectors_of(tokens: Tokens, first: Ints, last: Ints, sentence: Ints, weight: Floats) -> Vectors:
    """The vectors of stretches, each inside one sentence."""
    from scipy import sparse

    terms, whole = terms_of(tokens), presence(tokens)
    number_of_token = terms.of_word[tokens.word]
    own = unit_rows(first, last, number_of_token, len(terms.names))
    mixed = own.maximum(whole[sentence] * CONTEXT).tocsr()
    spelled = letters_of(terms)
    in_sentences = whole @ spelled
    seen = np.bincount(in_sentences.indices, minlength=spelled.shape[1])
    letters = (mixed @ spelled).tocsr()
    letters.data = np.log1p(letters.data)
    runs, width = runs_of(tokens)
    numbers = sparse.diags_array(np.append(terms.number, [False] * (own.shape[1] - len(terms.number))) * 1.0)
    counted = (own @ numbers).tocsr()
    counted.eliminate_zeros()
    return Vectors(
        terms=mixed,
        words=unit_length(mixed @ sparse.diags_array(weight)),
        letters=unit_length(letters @ sparse.diags_array(np.log((1 + whole.shape[0]) / (1 + seen)))),
        runs=unit_rows(first, np.maximum(last - 1, first), runs, width),
        numbers=counted,
        rarity=weight,
        evidence=weight * np.where(np.append(terms.name, False)[: len(weight)], NAMES, 1.0),
    )


def unit_length(table: Sparse) -> Sparse:
    """The same rows with length 1; an empty row stays empty."""
    from scipy import sparse

    length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(length > 0, length, 1.0)) @ table).tocsr()
