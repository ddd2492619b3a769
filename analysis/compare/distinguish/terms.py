"""Terms: words, word pairs and marks counted per article, weighed, and articles likened to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.compare.distinguish.material import Flags
from analysis.text.tokens import Tokens

__all__ = ["FEWEST_EVENTS_OF_TERM", "Terms", "likeness", "terms_of"]

FEWEST_EVENTS_OF_TERM = 2
"""A term of one event cannot help with another; it is not counted."""
_COMMON = 0.05
"""From this share of articles on, a column is multiplied as a full one."""
_BLOCK = 2_000
"""Full columns multiplied at once."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms of articles as weights.

    Attributes
    ----------
    weights : sparse array, articles x terms
        Sublinear tf-idf, (1 + ln tf) (1 + ln((1 + n) / (1 + df))), each article brought to length 1, so
        that a long article weighs no more than a short one.
    length : float array
        ln(1 + words) of each article.
    first, second : int array
        The word of each term and the one behind it; -1 for a single word.
    vocabulary : tuple of str
    """

    weights: Any
    length: Array
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    vocabulary: tuple[str, ...]

    def name(self, term: int) -> str:
        """The term as a reader knows it."""
        words = [int(self.first[term]), int(self.second[term])]
        return " ".join(self.vocabulary[word] for word in words if word >= 0)


def terms_of(
    tokens: Tokens,
    kept: Flags,
    *,
    rows: NDArray[np.intp],
    event: NDArray[np.intp],
    printed: bool,
) -> Terms:
    """Count the words kept and the pairs of kept neighbours, and weigh them.

    ``rows`` are the articles that count, ``event`` their events. ``printed``: words keep the shape of
    their apostrophes, and punctuation marks count as terms too. A masked word parts its neighbours, so
    that no trace of where it stood is left.

    The rarity of terms is taken from all articles. That is no leak: it looks at no outlet's name, is the
    same for every shuffle, and what it knows of an unseen event is how rare its words are, not whose.
    """
    from scipy import sparse

    place = np.full(tokens.n_articles, -1, np.int64)
    place[rows] = np.arange(len(rows))
    counted = kept & (place[tokens.article] >= 0)
    vocabulary, number = _numbered(tokens, printed)
    owner, single = place[tokens.article[counted]], number[counted]
    if printed:
        marks, behind, characters = _marks(tokens, counted)
        single = np.concatenate([single, marks + len(vocabulary)])
        owner = np.concatenate([owner, place[tokens.article[behind]]])
        vocabulary = (*vocabulary, *characters)
    at = np.flatnonzero(counted)
    left = at[:-1][(np.diff(at) == 1) & (np.diff(tokens.sentence[at]) == 0)]
    # A pair is one number too, beyond those of all single terms.
    size = np.int64(len(vocabulary))
    pair = (number[left] + 1) * size + number[left + 1]
    owner = np.concatenate([owner, place[tokens.article[left]]])
    distinct, column = np.unique(np.concatenate([single, pair]), return_inverse=True)
    shape = (len(rows), len(distinct))
    counts = sparse.coo_array((np.ones(len(column)), (owner, column)), shape=shape).tocsr()
    frequent = _events_with(counts, event) >= FEWEST_EVENTS_OF_TERM
    term = distinct[frequent]
    paired = term >= size
    return Terms(
        weights=_weighed(counts[:, np.flatnonzero(frequent)]),
        length=np.log1p(np.bincount(place[tokens.article[counted]], minlength=len(rows))),
        first=np.where(paired, term // max(size, 1) - 1, term),
        second=np.where(paired, term % max(size, 1), -1),
        vocabulary=vocabulary,
    )


def _numbered(tokens: Tokens, printed: bool) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The vocabulary and the number of each token in it: lower case, and folded unless as printed."""
    if not printed:
        return tokens.words, tokens.word.astype(np.int64)
    lowered = [form.lower() for form in tokens.forms]
    known = {word: number for number, word in enumerate(dict.fromkeys(lowered))}
    of_form = np.array([known[word] for word in lowered], np.int64)
    return tuple(known), of_form[tokens.form] if len(of_form) else np.zeros(0, np.int64)


def _marks(tokens: Tokens, counted: Flags) -> tuple[NDArray[np.int64], NDArray[np.intp], tuple[str, ...]]:
    """Marks behind words that count: their numbers, the words they stand behind, and the characters."""
    inside = np.zeros(len(tokens.codes) + 1, np.int64)
    np.add.at(inside, tokens.begin, 1)
    np.add.at(inside, tokens.stop, -1)
    at = np.flatnonzero(np.cumsum(inside[:-1]) == 0)
    behind = np.searchsorted(tokens.begin, at, side="right") - 1
    at, behind = at[behind >= 0], behind[behind >= 0]
    at, behind = at[counted[behind]], behind[counted[behind]]
    codes, number = np.unique(tokens.codes[at], return_inverse=True)
    visible = np.array([not chr(code).isspace() for code in codes.tolist()], np.bool_)
    shown = visible[number] if len(number) else np.zeros(0, np.bool_)
    return number[shown].astype(np.int64), behind[shown], tuple(chr(code) for code in codes.tolist())


def _events_with(counts: Any, event: NDArray[np.intp]) -> NDArray[np.int64]:  # noqa: ANN401
    """In how many events each term occurs."""
    from scipy import sparse

    names, number = np.unique(event, return_inverse=True)
    gather = sparse.csr_array(
        (np.ones(len(event)), (number, np.arange(len(event)))), shape=(len(names), len(event))
    )
    events: NDArray[np.int64] = np.bincount((gather @ counts).tocsr().indices, minlength=counts.shape[1])
    return events


def _weighed(counts: Any) -> Any:  # noqa: ANN401
    """Sublinear tf-idf, each row of length 1 (a row without terms stays 0)."""
    from scipy import sparse

    n = counts.shape[0]
    df = np.bincount(counts.indices, minlength=counts.shape[1])
    weighed = counts.copy()
    weighed.data = 1 + np.log(weighed.data)
    weighed = (weighed @ sparse.diags_array(1 + np.log((1 + n) / (1 + df)))).tocsr()
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(length > 0, length, 1.0)) @ weighed).tocsr()


def likeness(weights: Any) -> Array:  # noqa: ANN401
    """The cosine of every article with every other: common terms as full columns, rare ones sparse.

    Sparse products cost the square of a term's articles, full ones the square of all articles: each
    term goes where it is cheap.
    """
    n = weights.shape[0]
    df = np.bincount(weights.indices, minlength=weights.shape[1])
    common = np.flatnonzero(df >= max(_COMMON * n, 2))
    rare = weights[:, np.flatnonzero(df < max(_COMMON * n, 2))]
    total = np.asarray((rare @ rare.T).toarray(), np.float64)
    columns = weights.tocsc()
    for low in range(0, len(common), _BLOCK):
        full = columns[:, common[low : low + _BLOCK]].toarray()
        total += full @ full.T
    even: Array = (total + total.T) / 2
    return even
