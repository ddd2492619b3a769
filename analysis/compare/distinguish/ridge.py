"""Ridge regression in the dual: one matrix turns the names of all articles into answers on unseen events.

With K the likeness of articles, ridge on targets y answers H y on articles kept apart, where H depends on
the texts and the folds alone. So a shuffle of names costs one product, and 999 shuffles one larger one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["STRENGTH", "Dual", "articles_weigh", "dual", "folds_of", "said_apart", "said_of"]

STRENGTH = 1.0
"""Ridge penalty. Articles have length 1, so 1 is their own scale; fixed, so that nothing is tuned."""
_HELD = 6_000_000
"""Numbers of a block of answers held at once (48 MB)."""
_SAME_LENGTH = 1e-9
"""Lengths (on a log scale) closer than this do not differ."""
_DIGITS = 9
"""Answers closer than this are equal, so that rounding in a product decides nothing."""
_FEW = 16
"""Up to this many outlets a full product is faster than one that skips zeros."""

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]


def folds_of(event: Numbers, number: int) -> Numbers:
    """The fold of each article: whole events, folds of about equal size, the same every time."""
    from sklearn.model_selection import GroupKFold

    fold = np.zeros(len(event), np.intp)
    cut = GroupKFold(min(number, len(np.unique(event))))
    for at, (_, apart) in enumerate(cut.split(event, groups=event)):
        fold[apart] = at
    return fold


@dataclass(frozen=True, eq=False)
class Dual:
    """The dual of ridge: linear in the targets y, so that it serves every shuffle.

    Attributes
    ----------
    articles : array, articles x articles
        P; the weights of articles are P y.
    level : array, one value an article
        The answer where a text says nothing is ``level`` y.
    slope, length : array
        What length alone says is ``slope`` y times ``length`` (centred); 0 where it is not held equal.
    """

    articles: Array
    level: Array
    slope: Array
    length: Array

    def answers(self, likeness: Array) -> Array:
        """From targets to answers on articles apart, from their likeness to those learned from."""
        told: Array = likeness @ self.articles + self.level
        return told

    def leaving_events_out(self, event: Numbers) -> Array:
        """From targets to the answer on each article as if its event had not been learned from.

        y_e - (P_ee)^-1 (P y)_e, the formula of leaving one out, for the articles of an event together.
        """
        out = np.eye(len(event))
        for number in np.unique(event):
            at = np.flatnonzero(event == number)
            out[at] -= np.linalg.solve(self.articles[np.ix_(at, at)], self.articles[at])
        return out - np.outer(self.length, self.slope)


def dual(gram: Array, *, strength: float = STRENGTH, length: Array | None = None) -> Dual:
    """Solve ridge in the dual, with an intercept and, if ``length`` is given, with length held equal.

    P = G - G T (T'G T)^-1 T'G with G = (K + strength I)^-1 and T the columns that are not penalised: 1,
    and the length of articles. Bringing articles to one length as vectors does not hide how long they
    are: a long article holds more of the common words and is more like all others. So what length alone
    can tell is learned apart, and left out of the answers.

    Source: Saunders, Gammerman and Vovk 1998, *Ridge Regression Learning Algorithm in Dual Variables*.
    """
    inverse = _inverse(gram + strength * np.eye(len(gram)))
    centred = np.zeros(len(gram)) if length is None else length - length.mean()
    varied = float(np.abs(centred).max()) > _SAME_LENGTH
    columns = np.stack([np.ones(len(gram)), centred], axis=1)[:, : 1 + varied]
    solved = inverse @ columns
    free = np.linalg.solve(columns.T @ solved, solved.T)
    slope = free[1] if varied else np.zeros(len(gram))
    return Dual(inverse - solved @ free, free[0], slope, centred)


def _inverse(kernel: Array) -> Array:
    """The inverse of a positive definite matrix, from its Cholesky factor: a third of the work of solving."""
    from scipy.linalg.lapack import dpotrf, dpotri

    factor, _ = dpotrf(kernel, lower=1)
    half = np.tril(dpotri(factor, lower=1)[0])
    inverse: Array = half + np.tril(half, -1).T
    return inverse


def articles_weigh(gram: Array, names: Numbers, n_outlets: int, *, length: Array | None = None) -> Array:
    """What each article adds to an outlet's weights (articles x outlets), learned from all articles."""
    member = (names[:, None] == np.arange(n_outlets)).astype(np.float64)
    share = np.maximum(member.mean(axis=0), 1 / len(names))
    weigh: Array = dual(gram, length=length).articles @ (member / share)
    return weigh


def said_apart(
    gram: Array,
    names: Numbers,
    *,
    event: Numbers,
    fold: Numbers,
    n_outlets: int,
    unequal: bool,
    length: Array | None = None,
) -> Numbers:
    """The outlet said of every article, learned from other folds, for each row of ``names``.

    Parameters
    ----------
    gram : array, articles x articles
    names : int array, shuffles x articles
        The outlet's number of each article; usually the true names first, then shuffles.
    event, fold : int array
    n_outlets : int
    unequal : bool
        Whether outlets may have unequally many articles in what is learned from (see ``said_of``).
    length : array, optional
        The length of each article, to be held equal.
    """
    said = np.empty(names.shape, np.intp)
    for number in range(int(fold.max()) + 1):
        learn, here = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        learned = dual(gram[np.ix_(learn, learn)], length=None if length is None else length[learn])
        apart = learned.answers(gram[np.ix_(here, learn)])
        within = learned.leaving_events_out(event[learn]) if unequal else None
        size = max(_HELD // (len(learn) * n_outlets), 1)
        for low in range(0, len(names), size):
            known = names[low : low + size][:, learn]
            said[low : low + size, here] = said_of(apart, known, n_outlets, within=within)
    return said


def said_of(apart: Array, names: Numbers, n_outlets: int, *, within: Array | None = None) -> Numbers:
    """The outlet said of each article apart, for each row of ``names`` (shuffles x articles learned from).

    The target of an outlet is 1 for its articles and 0 for others, divided by its share of the articles,
    so that an outlet with few articles is not outvoted; the largest answer wins. With equal shares this is
    the rule of ridge classification, one outlet against the rest. With unequal shares the threshold of an
    outlet is its mean answer on events kept apart one by one (``within``), every outlet weighing the same.
    """
    answers = _times(apart, names, n_outlets)
    columns = names + np.arange(len(names))[:, None] * n_outlets
    counts = np.bincount(columns.ravel(), minlength=len(names) * n_outlets).reshape(-1, n_outlets)
    if within is not None:
        answers = answers - _middle(within, names, counts)[:, None]
    answers = answers * (names.shape[1] / np.maximum(counts, 1))[:, None]
    answers = np.where((counts > 0)[:, None], answers, -np.inf)
    best: Numbers = np.round(answers, _DIGITS).argmax(axis=2)
    return best


def _times(matrix: Array, names: Numbers, n_outlets: int) -> Array:
    """``matrix`` times the membership of articles: shuffles x rows x outlets."""
    from scipy.sparse import csr_array

    shuffles, n = names.shape
    columns = names + np.arange(shuffles)[:, None] * n_outlets
    if n_outlets > _FEW:
        places = np.tile(np.arange(n), shuffles)
        member = csr_array((np.ones(names.size), (columns.ravel(), places)), shape=(shuffles * n_outlets, n))
        product = np.asarray(member @ matrix.T).T
    else:
        full = np.zeros((n, shuffles * n_outlets))
        full[np.arange(n), columns] = 1.0
        product = matrix @ full
    answers: Array = product.reshape(len(matrix), shuffles, n_outlets).transpose(1, 0, 2)
    return answers


def _middle(within: Array, names: Numbers, counts: NDArray[np.integer]) -> Array:
    """The mean answer of each outlet on events kept apart, every outlet's articles weighing the same."""
    share = np.take_along_axis(1 / np.maximum(counts, 1), names, axis=1)
    of_article = (share / (counts > 0).sum(axis=1)[:, None]) @ within
    columns = names + np.arange(len(names))[:, None] * counts.shape[1]
    summed = np.bincount(columns.ravel(), weights=of_article.ravel(), minlength=counts.size)
    return np.asarray(summed, np.float64).reshape(counts.shape)
