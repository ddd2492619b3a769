"""Sentences: where they end in news, decided for all candidate marks at once by look-ups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.text.abbreviations import Sort, sorts
from analysis.text.characters import Kind, among
from analysis.text.paragraphs import Bounds
from analysis.text.words import Vocabulary

__all__ = ["sentence_bounds"]

_CLOSERS = (Kind.DOUBLE, Kind.APOSTROPHE, Kind.GUILLEMET, Kind.CLOSING)
_QUOTES = (Kind.DOUBLE, Kind.APOSTROPHE, Kind.GUILLEMET)
_WHITE = (Kind.SPACE, Kind.NEWLINE)
_MOST_CLOSERS = 4
"""End marks are followed by this many quotes and brackets at most; more are no sentence end."""
_NAME_LENGTH = 4
"""Words between a quotation and its verb: '"Why?" Governor Ana Maria Lopez asked'."""


@dataclass(frozen=True)
class _Candidates:
    """Places where a sentence may end: an end mark, closing marks, white space, and more words.

    ``at`` is the end mark, ``stop`` the first character of the white space, ``after`` the first one
    behind it, ``word`` the last word before (the next one is ``word + 1``).
    """

    at: NDArray[np.int64]
    stop: NDArray[np.int64]
    after: NDArray[np.int64]
    word: NDArray[np.int64]

    def only(self, chosen: NDArray[np.bool_]) -> _Candidates:
        """Return the chosen ones."""
        return _Candidates(self.at[chosen], self.stop[chosen], self.after[chosen], self.word[chosen])


def sentence_bounds(
    kinds: NDArray[np.uint8],
    *,
    words: Bounds,
    vocabulary: Vocabulary,
    white: Bounds,
    paragraphs: Bounds,
    quotations: Bounds,
) -> Bounds:
    """Return the sentences of the paragraphs.

    End marks and the closing quotes and brackets behind them belong to the sentence. What holds no
    word (an emoji, asterisks) is no sentence: it goes with the words around it.
    """
    ends = _candidates(kinds, words, white, paragraphs, quotations)
    sort = sorts(vocabulary.forms)[vocabulary.form]
    ends = ends.only(~_runs_on(kinds, ends, words))
    ends = ends.only(~_abbreviates(kinds, ends, words, sort))
    ends = ends.only(~_asks_who_said(kinds, ends, words, sort))
    ends = ends.only(~_numbers_a_list(kinds, ends, words, paragraphs))
    ends = ends.only(np.diff(ends.word, append=-1) != 0)
    begin = np.sort(np.concatenate((paragraphs.begin, ends.after)))
    stop = np.sort(np.concatenate((paragraphs.stop, ends.stop)))
    return Bounds(begin, stop)


def _candidates(
    kinds: NDArray[np.uint8], words: Bounds, white: Bounds, paragraphs: Bounds, quotations: Bounds
) -> _Candidates:
    """Find the end marks with words of the same paragraph on both sides."""
    at = np.flatnonzero(among(kinds, (Kind.DOT, Kind.END)))
    at = at[~among(kinds[at + 1], (Kind.DOT, Kind.END))]
    stop = at + 1
    for _ in range(_MOST_CLOSERS):
        stop += among(kinds[stop], _CLOSERS)
    spaced = among(kinds[stop], _WHITE)
    followed = spaced | _glued(kinds, at, stop, quotations)
    at, stop, spaced = at[followed], stop[followed], spaced[followed]
    after = np.where(spaced, white.stop[np.searchsorted(white.begin, stop)], stop)
    # A closing quotation mark that lost its place ('Go. " He went') still belongs to the sentence.
    behind = np.minimum(after + 1, len(kinds) - 1)
    late = spaced & among(kinds[behind - 1], _QUOTES) & among(kinds[behind], _WHITE)
    late &= np.isin(behind, quotations.stop)
    stop[late] = after[late] + 1
    after[late] = white.stop[np.searchsorted(white.begin, stop[late])]
    word = np.searchsorted(words.begin, at) - 1
    paragraph = np.searchsorted(paragraphs.begin, at, side="right") - 1
    inside = (word >= 0) & (word + 1 < len(words.begin)) & (paragraph >= 0)
    at, stop, after, word, paragraph = (array[inside] for array in (at, stop, after, word, paragraph))
    inside = words.begin[word] >= paragraphs.begin[paragraph]
    inside &= words.begin[word + 1] < paragraphs.stop[paragraph]
    return _Candidates(at, stop, after, word).only(inside)


def _glued(
    kinds: NDArray[np.uint8], at: NDArray[np.int64], stop: NDArray[np.int64], quotations: Bounds
) -> NDArray[np.bool_]:
    """Tell where only the space is missing behind a sentence: "was sworn in.Lawyers say"."""
    word_before = (kinds[at - 1] == Kind.LOWER) & (kinds[at - 2] == Kind.LOWER)
    behind = np.minimum(stop + 1, len(kinds) - 1)
    word_behind = (kinds[stop] == Kind.UPPER) & (kinds[behind] == Kind.LOWER)
    bare = (stop == at + 1) | np.isin(stop, quotations.stop)
    return np.asarray(word_before & word_behind & bare)


def _runs_on(kinds: NDArray[np.uint8], ends: _Candidates, words: Bounds) -> NDArray[np.bool_]:
    """Tell where the text goes on in the same sentence: a small letter, more dots."""
    following = words.begin[ends.word + 1]
    small = (kinds[following] == Kind.LOWER) & (kinds[following - 1] != Kind.OTHER)
    return np.asarray(small | among(kinds[ends.after], (Kind.DOT, Kind.END)))


def _abbreviates(
    kinds: NDArray[np.uint8], ends: _Candidates, words: Bounds, sort: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Tell which dots only shorten the word before them."""
    following = ends.word + 1
    this, next_sort = sort[ends.word], sort[following]
    next_kind = kinds[words.begin[following]]
    initial = (next_sort == Sort.INITIAL) & (kinds[words.stop[following]] == Kind.DOT)
    article = (next_sort == Sort.INITIAL) & ~initial  # "A" and "I" as words
    quoted = among(kinds[ends.after], (Kind.DOUBLE, Kind.GUILLEMET, Kind.SINGLE_OPEN))
    apart = among(kinds[ends.after], (Kind.DASH, Kind.HYPHEN, Kind.OPENING))
    starts = ((next_sort == Sort.STARTER) | article | quoted) & ~apart
    never = this == Sort.NEVER
    numbered = (this == Sort.NUMBERED) & (next_kind == Kind.DIGIT)
    before_starter = ((this == Sort.BEFORE_STARTER) | (this == Sort.INITIAL)) & ~starts
    bracketed = kinds[ends.stop - 1] == Kind.CLOSING
    state = (this == Sort.STATE) & (apart | bracketed | (next_kind == Kind.DIGIT) | (next_sort == Sort.NEVER))
    clock = (this == Sort.CLOCK) & ((next_sort == Sort.AFTER_CLOCK) | (next_kind == Kind.DIGIT) | apart)
    dotted = (kinds[ends.at] == Kind.DOT) & (words.stop[ends.word] == ends.at)
    return np.asarray(dotted & (never | numbered | before_starter | state | clock))


def _asks_who_said(
    kinds: NDArray[np.uint8], ends: _Candidates, words: Bounds, sort: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Tell which quoted questions and calls are followed by who said so: '"Why?" Lee asked.'"""
    strong = (kinds[ends.at] == Kind.END) | (kinds[ends.at - 1] == Kind.DOT)
    at = np.flatnonzero(strong & among(kinds[ends.stop - 1], _QUOTES))
    said = np.zeros(len(ends.at), np.bool_)
    last = len(words.begin) - 1
    word = ends.word[at] + 1
    naming = (kinds[words.begin[word]] == Kind.UPPER) & (sort[word] != Sort.STARTER)
    for _ in range(_NAME_LENGTH):
        following = np.minimum(word + 1, last)
        naming &= among(kinds[words.stop[word]], (Kind.SPACE, Kind.DOT))
        naming &= kinds[words.begin[following] - 1] == Kind.SPACE
        naming &= words.begin[following] - words.stop[word] <= len(". ")
        said[at[naming & (sort[following] == Sort.SAYS)]] = True
        word = following
    return said


def _numbers_a_list(
    kinds: NDArray[np.uint8], ends: _Candidates, words: Bounds, paragraphs: Bounds
) -> NDArray[np.bool_]:
    """Tell which dots follow the number or letter of a list item: "4. Ryan", "Q. Why?"."""
    word_begin = words.begin[ends.word]
    last = kinds[ends.at - 1]
    length = ends.at - word_begin
    number = ((last == Kind.DIGIT) & (length <= 2)) | ((last == Kind.UPPER) & (length == 1))
    number &= (words.stop[ends.word] == ends.at) & (kinds[ends.at] == Kind.DOT)
    first = np.isin(word_begin, paragraphs.begin) | np.isin(word_begin, ends.after)
    return np.asarray(number & first)
