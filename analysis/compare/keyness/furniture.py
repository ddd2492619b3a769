"""Furniture: sentences of the page, not of the report ("Click here for reprint permission")."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.text import Tokens

__all__ = ["repeated_sentences"]

KEY = 20_260
"""Seed of the numbers that stand for words and places; any other would find the same sentences."""


def repeated_sentences(tokens: Tokens, event: NDArray[np.intp], *, fewest: int) -> NDArray[np.bool_]:
    """Tell which sentences stand word for word in articles of ``fewest`` events or more.

    What is printed in the same words about different events is a credit, a caption button, an offer of a
    newsletter, and would lead every list of keywords. Capitals and punctuation do not matter. A short
    plain sentence ("It rained.") that comes back in so many events goes too.

    Parameters
    ----------
    tokens : Tokens
    event : int array
        A number for the event of each article; -1 for an article that is not to be asked.
    fewest : int

    Examples
    --------
    >>> from analysis.text import tokenise
    >>> tokens = tokenise(["", ""], ["It rained in Paris. Sign up here.", "Nobody came. Sign up here!"])
    >>> repeated_sentences(tokens, np.array([0, 1]), fewest=2).tolist()
    [False, True, False, True]
    """
    spans = tokens.sentences
    found = np.zeros(len(spans), np.bool_)
    asked = np.flatnonzero(event[spans.article] >= 0)
    if not len(asked):
        return found
    rng = np.random.default_rng(KEY)
    place = np.arange(len(tokens)) - spans.first[tokens.sentence]
    of_word = rng.integers(1, 2**63, len(tokens.words), np.uint64)
    of_place = rng.integers(1, 2**63, int(place.max()) + 1, np.uint64) | np.uint64(1)
    # A sum of products, taken modulo 2^64: equal for equal sentences, for others hardly ever.
    keys = np.add.reduceat(of_word[tokens.word] * of_place[place], spans.first)
    texts, number = np.unique(keys[asked], return_inverse=True)
    events = np.unique(np.stack([number, event[spans.article[asked]]]), axis=1)
    in_events = np.bincount(events[0], minlength=len(texts))
    found[asked] = in_events[number] >= fewest
    return found
