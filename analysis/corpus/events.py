"""Which articles may report the same event: a suggestion from words and dates, for a person to judge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import SamestoryError

__all__ = ["ALIKE", "DAYS", "MOST", "likely_stories"]

ALIKE = 0.15
"""Mean likeness (cosine) from which articles are suggested as one story."""
DAYS = 3
"""Days between two reports of one story, at most: the next week's report is about the next event."""
MOST = 20_000
"""Articles that are compared; beyond, a suggestion takes minutes and the sheet no longer fits a person."""
_WORDS = 120
"""Words from the beginning of a body: who, what, where."""
_NEIGHBOURS = 40
"""Likest articles that each article keeps."""
_BLOCK = 512
"""Articles compared at once with all others, so that no square table of all is held."""
_WORD = r"(?u)\b\w\w+\b"
_COMMON = 10, 100
"""A word in more than every tenth article, and in more than a hundred, tells no stories apart."""

Numbers = NDArray[np.intp]
Sparse = Any
"""A scipy.sparse matrix; scipy has no types."""


def likely_stories(articles: pd.DataFrame) -> pd.DataFrame:
    """Suggest which articles tell the same story, from the words of headline and first lines, and the date.

    Rare words weigh more (tf-idf); articles more than three days apart are never put together, one without
    a date may go with any. From the likest pair down, two groups are joined where their articles are alike
    on average. It is a suggestion: reports of two fires on one day look alike, and a report without the
    usual names looks like none. A person decides.

    Parameters
    ----------
    articles : DataFrame
        Of a corpus: ``headline``, ``body`` and ``date`` are read.

    Returns
    -------
    DataFrame
        A row an article, in the order of a sheet to be filled: groups by their first day, articles of a
        group beside each other. Its index is that of ``articles``; ``story`` is the number of the group, 0
        for an article alone; ``words`` are up to three that its articles share, "" for one alone.

    Raises
    ------
    SamestoryError
        For more than 20,000 articles.

    References
    ----------
    Allan, J. (2002). Topic Detection and Tracking. Kluwer: why words and dates find stories at all.

    Examples
    --------
    >>> rows = [("Flood hits Varn", "The Varn burst its banks."), ("Bank cuts rate", "Rates fell to two."),
    ...         ("Varn flood: dam holds", "The flood in Varn fell.")]
    >>> table = pd.DataFrame(rows, columns=["headline", "body"]).assign(date="2024-05-01")
    >>> likely_stories(table)["story"].to_dict()
    {0: 1, 2: 1, 1: 0}
    """
    if len(articles) > MOST:
        raise SamestoryError(
            f"events: {len(articles):,} articles are too many to suggest stories; {MOST:,} are compared. "
            "Take a month or a section at a time."
        )
    weights, vocabulary = _weights(_openings(articles))
    group = _joined(len(articles), *_pairs(weights, _days(articles["date"])))
    return _in_order(articles, group, weights, vocabulary)


def _openings(articles: pd.DataFrame) -> list[str]:
    """What says which story it is: the headline and the first words of the body."""
    pairs = zip(articles["headline"], articles["body"], strict=True)
    return [" ".join([str(headline), *str(body).split(maxsplit=_WORDS)[:_WORDS]]) for headline, body in pairs]


def _days(dates: pd.Series) -> NDArray[np.float64]:
    """Days since 1970, NaN where no date is known."""
    read = pd.to_datetime(dates.where(dates != ""), errors="coerce").to_numpy("datetime64[D]")
    return np.where(np.isnat(read), np.nan, read.astype(np.float64))


def _weights(texts: Sequence[str]) -> tuple[Sparse, list[str]]:
    """Articles x words by tf-idf, every row of length 1, and the words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    most = max(len(texts) // _COMMON[0], _COMMON[1])
    found = TfidfVectorizer(sublinear_tf=True, max_df=most, token_pattern=_WORD)
    try:
        weights = found.fit_transform(texts)
    except ValueError:  # no text holds a word
        from scipy.sparse import csr_matrix

        return csr_matrix((len(texts), 1)), [""]
    return weights.tocsr(), list(found.get_feature_names_out())


def _pairs(weights: Sparse, days: NDArray[np.float64]) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Pairs (first below second) near in time with their likeness, each article's likest ones."""
    turned = weights.T.tocsr()
    found = []
    for low in range(0, weights.shape[0], _BLOCK):
        block = (weights[low : low + _BLOCK] @ turned).tocoo()
        first, second, alike = block.row + low, block.col, block.data
        apart = np.abs(days[first] - days[second])
        keep = (first != second) & (alike > ALIKE / 2) & ~(apart > DAYS)
        first, second, alike = first[keep], second[keep], alike[keep]
        order = np.lexsort((second, -alike, first))
        first, second, alike = first[order], second[order], alike[order]
        rank = np.arange(len(first)) - np.searchsorted(first, first)
        near = rank < _NEIGHBOURS
        found.append((first[near], second[near], alike[near]))
    if not found:
        return np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0)
    first, second, alike = (np.concatenate(parts) for parts in zip(*found, strict=True))
    pairs = pd.DataFrame({"a": np.minimum(first, second), "b": np.maximum(first, second), "alike": alike})
    pairs = pairs.round({"alike": 9}).drop_duplicates(["a", "b"])
    pairs = pairs.sort_values(["alike", "a", "b"], ascending=[False, True, True], kind="stable")
    return pairs["a"].to_numpy(np.intp), pairs["b"].to_numpy(np.intp), pairs["alike"].to_numpy(np.float64)


def _joined(n: int, first: Numbers, second: Numbers, alike: NDArray[np.float64]) -> Numbers:
    """Join groups from the likest pair down where the mean over all their pairs is large enough."""
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    of_pair = dict(zip(pairs, alike.tolist(), strict=True))
    group = list(range(n))
    members = {place: [place] for place in range(n)}
    refused: set[tuple[int, int, int]] = set()
    for a, b in pairs:
        here, there = group[a], group[b]
        size = len(members[here]) + len(members[there])
        if here == there or (here, there, size) in refused or (there, here, size) in refused:
            continue
        between = [(min(x, y), max(x, y)) for x in members[here] for y in members[there]]
        if sum(of_pair.get(pair, 0.0) for pair in between) < ALIKE * len(between):
            refused.add((here, there, size))
            continue
        for place in members[there]:
            group[place] = here
        members[here] += members.pop(there)
    return np.array(group, np.intp)


def _in_order(articles: pd.DataFrame, group: Numbers, weights: Sparse, vocabulary: list[str]) -> pd.DataFrame:
    """Number the groups by their first day, and put their articles beside each other."""
    table = pd.DataFrame({"group": group, "date": articles["date"].to_numpy(), "place": range(len(group))})
    table["first"] = table.groupby("group")["date"].transform("min")
    table["lead"] = table.groupby("group")["place"].transform("min")
    table["size"] = table.groupby("group")["place"].transform("size")
    table = table.sort_values(["first", "lead", "date", "place"], kind="stable")
    grouped = table[table["size"] > 1]
    number = {name: at for at, name in enumerate(dict.fromkeys(grouped["group"]), 1)}
    words = {
        name: _shared(weights[rows["place"].to_numpy()], vocabulary)
        for name, rows in grouped.groupby("group")
    }
    return pd.DataFrame(
        {
            "story": [number.get(name, 0) for name in table["group"]],
            "words": [words.get(name, "") for name in table["group"]],
        },
        index=articles.index[table["place"]],
    )


def _shared(rows: Sparse, vocabulary: list[str]) -> str:
    """The heaviest words that more than half of a group's articles hold."""
    in_how_many = np.asarray((rows > 0).sum(axis=0)).ravel()
    weight = np.where(in_how_many > rows.shape[0] / 2, np.asarray(rows.sum(axis=0)).ravel(), 0.0)
    best = np.lexsort((np.arange(len(weight)), -np.round(weight, 9)))[:3]
    return " ".join(vocabulary[place] for place in best if weight[place] > 0)
