"""Wire copy: articles of one event that say the same thing in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["SAME", "SHINGLE", "copies", "similar_pairs"]

SHINGLE = 5
"""Words in a shingle: five in a row are rarely the same by chance."""

SAME = 0.8
"""Share of common shingles (Jaccard) from which two articles count as one text."""

_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)


def copies(names: Sequence[str], events: Sequence[str], bodies: Sequence[str]) -> list[str]:
    """For each article, the first earlier article of its event with the same or nearly the same text.

    Articles without an event are not compared: a copy is flagged only where both tell one story.
    Outlets that print one agency's text look alike for that reason alone, so a comparison has to know.

    Returns
    -------
    list of str
        The name of the earlier article, or "".

    References
    ----------
    Broder, A. (1997). On the resemblance and containment of documents. doi:10.1109/SEQUEN.1997.666900

    Examples
    --------
    >>> text = "The bridge was closed on Monday after a lorry hit one of its pillars."
    >>> copies(["a", "b", "c"], ["e", "e", "f"], [text, text.upper(), text])
    ['', 'a', '']
    """
    found = [""] * len(names)
    earlier, later, alike = similar_pairs(events, bodies)
    for first, second in sorted(
        zip(earlier[alike >= SAME].tolist(), later[alike >= SAME].tolist(), strict=True)
    ):
        found[second] = found[second] or names[first]
    return found


def similar_pairs(
    events: Sequence[str], bodies: Sequence[str]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Pairs of articles of one event that share a shingle: earlier, later, Jaccard from 0 to 1."""
    from scipy import sparse

    codes = np.unique(np.asarray(events, dtype=object).astype(str), return_inverse=True)[1]
    shared = np.bincount(codes, minlength=1)[codes] > 1
    shared &= np.array([event != "" for event in events], dtype=bool)
    which = np.flatnonzero(shared)
    article, shingle = _shingles([bodies[place] for place in which.tolist()])
    # One event's shingle is another thing than the same words elsewhere: the event is mixed in.
    shingle = (shingle ^ codes[which][article].astype(np.uint64)) * _MIX
    column = np.unique(shingle, return_inverse=True)[1]
    size = (len(which), int(column.max(initial=-1)) + 1)
    table = sparse.csr_matrix((np.ones(len(column), dtype=np.int32), (article, column)), shape=size)
    table.data[:] = 1
    common = sparse.triu(table @ table.T, k=1).tocoo()
    sizes = np.diff(table.indptr)
    union = sizes[common.row] + sizes[common.col] - common.data
    return which[common.row], which[common.col], common.data / np.maximum(union, 1)


def _shingles(bodies: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
    """Every run of five words of every body as a number, with the body it stands in."""
    vocabulary: dict[str, int] = {}
    words: list[int] = []
    lengths = np.zeros(len(bodies), dtype=np.intp)
    for place, body in enumerate(bodies):
        found = _WORD.findall(body.casefold())
        # Four blanks at the end: a text of fewer than five words has shingles too.
        words += [vocabulary.setdefault(word, len(vocabulary) + 1) for word in found]
        words += [0] * (SHINGLE - 1)
        lengths[place] = len(found)
    ids = np.array(words, dtype=np.uint64)
    article = np.repeat(np.arange(len(bodies)), lengths)
    start = np.arange(len(article)) + article * (SHINGLE - 1)
    shingle = np.zeros(len(article), dtype=np.uint64)
    for offset in range(SHINGLE):
        shingle = (shingle + ids[start + offset]) * _MIX
        shingle ^= shingle >> np.uint64(29)
    return article, shingle
