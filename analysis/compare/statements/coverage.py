"""Coverage: how much of a given statement stands in a text, in one place, whatever else the text tells.

Likeness asks whether two stretches tell the same. Before it is said that a text does *not* tell something,
another question has to be asked: are its words there, in other company, or spread over three short sentences?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.vectors import letters_of, presence
from analysis.text.tokens import Tokens

__all__ = ["Places", "Searched", "found_in", "searched"]

WINDOWS = {1: 1.0, 2: 0.95, 3: 0.9}
"""Sentences in a row that are read together, and the factor on what is found: the closer, the better."""
KIN = 0.5
"""Likeness of two words by their runs of letters from which one counts, in part, for the other."""
FIGURES = 2.0
"""Weight of a number against that of a word as rare: a fact with another number is another fact."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Searched:
    """The sentences of an event, ready to be searched.

    Attributes
    ----------
    sentences : sparse, terms x sentences
    letters : sparse
        Terms by runs of letters, rows of length 1.
    weight : float array
        Of each term.
    number : bool array
    article : int array
        Of each sentence.
    """

    sentences: object
    letters: object
    weight: Floats
    number: NDArray[np.bool_]
    article: Ints


@dataclass(frozen=True, eq=False)
class Places:
    """Where each article tells most of each statement asked for: arrays of statements x articles.

    ``share``, 0 to 1: how much of the statement's weight is found there; NaN for an article without words.
    ``first``, ``last``: its sentences are ``first .. last - 1``; -1 where nothing is found.
    """

    share: Floats
    first: Ints
    last: Ints

    def best_of(self, outlet_of_article: Ints, n_outlets: int) -> tuple[Floats, Ints]:
        """For each statement and outlet the largest share in one of its articles, and which article."""
        shape = (len(self.share), n_outlets)
        share, article = np.full(shape, np.nan), np.zeros(shape, np.int64)
        for outlet in range(n_outlets):
            rows = np.flatnonzero(outlet_of_article == outlet)
            best = np.where(np.isnan(self.share[:, rows]), -1.0, self.share[:, rows])
            at = best.argmax(axis=1)
            article[:, outlet] = rows[at]
            share[:, outlet] = self.share[np.arange(len(share)), rows[at]]
        return share, article


def searched(tokens: Tokens, rarity: Floats) -> Searched:
    """Make the sentences of all texts ready to be searched."""
    from scipy import sparse

    terms = terms_of(tokens)
    letters = letters_of(terms)
    length = np.sqrt(np.maximum(np.asarray(letters.multiply(letters).sum(axis=1)).ravel(), 1))
    number = np.append(terms.number, False)[: letters.shape[0]]
    return Searched(
        sentences=presence(tokens).T.tocsr(),
        letters=(sparse.diags_array(1 / length) @ letters).tocsr(),
        weight=rarity * np.where(number, FIGURES, 1.0),
        number=number,
        article=tokens.sentences.article.astype(np.int64),
    )


def found_in(texts: Searched, asked: list[Ints], n_articles: int) -> Places:
    """Look for statements, each given as its terms, in the first ``n_articles`` articles."""
    end = int(np.searchsorted(texts.article, n_articles))
    article = texts.article[:end]
    shape = (len(asked), n_articles)
    share, first, last = np.full(shape, np.nan), np.full(shape, -1), np.full(shape, -1)
    starts = np.flatnonzero(np.diff(article, prepend=-1))
    for number, terms in enumerate(asked):
        if not len(terms) or not end:
            continue
        there = _there(texts, terms)[:, :end]
        best, length = _best_window(there, texts.weight[terms], article)
        for low, high in zip(starts.tolist(), [*starts[1:].tolist(), end], strict=True):
            at = low + int(best[low:high].argmax())
            share[number, article[low]] = best[at]
            if best[at] > 0:
                first[number, article[low]], last[number, article[low]] = at, at + length[at]
    return Places(share, first, last)


def _there(texts: Searched, terms: Ints) -> Floats:
    """For each term asked for and each sentence: 1 if it stands there, less for its kin, else 0."""
    letters, sentences = texts.letters, texts.sentences
    kin = (letters[terms] @ letters.T).tocoo()  # type: ignore[index, attr-defined]
    other = (kin.data >= KIN) & ~texts.number[kin.col] & ~texts.number[terms][kin.row]
    row = np.append(kin.row[other], np.arange(len(terms)))
    column = np.append(kin.col[other], terms)
    value = np.append(np.minimum(kin.data[other], 1.0), np.ones(len(terms)))
    hit = sentences[column].tocoo()  # type: ignore[index]
    there = np.zeros((len(terms), sentences.shape[1]))  # type: ignore[attr-defined]
    np.maximum.at(there, (row[hit.row], hit.col), value[hit.row])
    return there


def _best_window(there: Floats, weight: Floats, article: Ints) -> tuple[Floats, Ints]:
    """For each sentence the best share in a window that begins with it, and the window's length."""
    total = max(float(weight.sum()), 1e-9)
    best, length = np.zeros(len(article)), np.ones(len(article), np.int64)
    for size, factor in WINDOWS.items():
        if size > len(article):
            break
        n = len(article) - size + 1
        together = there[:, :n]
        for step in range(1, size):
            together = np.maximum(together, there[:, step : n + step])
        share = factor * (weight @ together) / total
        share[article[:n] != article[size - 1 :]] = 0.0
        better = share > best[:n] + 1e-12
        best[:n][better], length[:n][better] = share[better], size
    return best, length
