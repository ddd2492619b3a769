"""Sentences: where they end in news, decided at each candidate mark by look-ups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.text.abbreviations import Sort, sorts
from analysis.text.characters import Kind
from analysis.text.paragraphs import Bounds
from analysis.text.words import Vocabulary

__all__ = ["sentence_bounds"]

_CLOSERS = (Kind.DOUBLE, Kind.APOSTROPHE, Kind.GUILLEMET, Kind.CLOSING)


def sentence_bounds(
    kinds: NDArray[np.uint8],
    *,
    words: Bounds,
    vocabulary: Vocabulary,
    white: Bounds,
    paragraphs: Bounds,
) -> Bounds:
    """Return the sentences of the paragraphs; end marks and closing quotes belong to the sentence."""
    at = np.flatnonzero((kinds == Kind.DOT) | (kinds == Kind.END))
    at = at[(kinds[at + 1] != Kind.DOT) & (kinds[at + 1] != Kind.END)]
    stop = at + 1
    for _ in range(4):
        stop += np.isin(kinds[stop], _CLOSERS)
    followed = (kinds[stop] == Kind.SPACE) | (kinds[stop] == Kind.NEWLINE)
    at, stop = at[followed], stop[followed]
    run = np.searchsorted(white.begin, stop)
    after = white.stop[run]
    word = np.searchsorted(words.begin, at) - 1
    paragraph = np.searchsorted(paragraphs.begin, at, side="right") - 1
    inside = (word >= 0) & (word + 1 < len(words.begin))
    inside[inside] &= words.begin[word[inside]] >= paragraphs.begin[paragraph[inside]]
    inside[inside] &= words.begin[word[inside] + 1] < paragraphs.stop[paragraph[inside]]
    at, stop, after, word = at[inside], stop[inside], after[inside], word[inside]
    ends = ~_vetoed(kinds, at, stop, after, word=word, words=words, vocabulary=vocabulary)
    stop, after, word = stop[ends], after[ends], word[ends]
    last_before_word = np.diff(word, append=-1) != 0
    stop, after = stop[last_before_word], after[last_before_word]
    begins = np.sort(np.concatenate((paragraphs.begin, after)))
    stops = np.sort(np.concatenate((paragraphs.stop, stop)))
    return Bounds(begins, stops)


def _vetoed(
    kinds: NDArray[np.uint8],
    at: NDArray[np.int64],
    stop: NDArray[np.int64],
    after: NDArray[np.int64],
    *,
    word: NDArray[np.int64],
    words: Bounds,
    vocabulary: Vocabulary,
) -> NDArray[np.bool_]:
    """Tell which candidate marks do not end a sentence."""
    kind_of_next = kinds[words.begin[word + 1]]
    veto = kind_of_next == Kind.LOWER
    veto |= (kinds[after] == Kind.DOT) | (kinds[after] == Kind.END)
    sort = sorts(vocabulary.forms)
    this, following = sort[vocabulary.form[word]], sort[vocabulary.form[word + 1]]
    dotted = (kinds[at] == Kind.DOT) & (words.stop[word] == at)
    starter = (following == Sort.STARTER) | (kinds[after] == Kind.DOUBLE)
    veto |= dotted & (this == Sort.NEVER)
    veto |= dotted & ((this == Sort.NUMBERED) & (kind_of_next == Kind.DIGIT))
    veto |= dotted & (this == Sort.BEFORE_STARTER) & ~starter
    veto |= dotted & (this == Sort.CLOCK) & (following == Sort.AFTER_CLOCK)
    return veto
