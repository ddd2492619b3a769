"""Which two outlets a handout sets beside one another: those that lie furthest apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.measure import measure

__all__ = ["MEASURES", "furthest_apart"]

MEASURES = (
    "loaded.words",
    "sourcing.quoted_share",
    "agency.agentless",
    "frames.conflict",
    "sentiment.vader",
)
"""What the key counts. The first three are what a class marks by hand; the other two are those of the
assignments and of the first lesson."""
_CHOOSING = MEASURES[:4]
"""VADER agrees with people no better than chance, so it has no say in which pair is printed."""
_MOST_OUTLETS = 12
"""Outlets that are compared, those with most events; hundreds would make thousands of pairs."""


def furthest_apart(corpus: Corpus) -> tuple[str, str]:
    """The two outlets that share most events and, of those pairs, lie furthest apart within them.

    Of each measure the mean difference within shared events is taken, in standard deviations of the
    articles, and the sizes are added up.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = {"outlet": list("ABC"), "event": "e", "body": ["A theft.", "A vile, brutal theft.", "Theft."]}
    >>> furthest_apart(read(pd.DataFrame(rows)))
    ('A', 'B')
    """
    values = measure(corpus, _CHOOSING).table[list(_CHOOSING)].to_numpy(dtype=float)
    frame = pd.DataFrame(values)
    scaled = (frame / frame.std(ddof=0).replace(0.0, 1.0)).to_numpy()
    of: dict[str, dict[str, NDArray[np.float64]]] = {}
    names = corpus.articles[["outlet", "event"]].astype(str)
    for outlet, event, row in zip(names["outlet"], names["event"], scaled, strict=True):
        of.setdefault(outlet, {}).setdefault(event, row)
    outlets = sorted(of, key=lambda outlet: -len(of[outlet]))[:_MOST_OUTLETS]
    pairs = list(combinations(outlets, 2))
    ranks = [_apart(of[one], of[other]) for one, other in pairs]
    return pairs[ranks.index(max(ranks))]


def _apart(
    one: dict[str, NDArray[np.float64]],
    other: dict[str, NDArray[np.float64]],
) -> tuple[int, float]:
    """Events that both reported, and how far apart they are in them."""
    shared = [event for event in one if event in other]
    if not shared:
        return 0, 0.0
    # An empty scope (no value) says nothing of a difference.
    gaps = np.nan_to_num(np.array([one[event] - other[event] for event in shared]))
    return len(shared), round(float(np.abs(gaps.mean(axis=0)).sum()), 9)
