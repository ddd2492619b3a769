"""Finds the terms of a word list in a whole corpus at once: one gather, then only the candidates.

The list becomes a tree over word numbers. Its first level is an array over the vocabulary, so that one
gather finds every place where a term can begin; further words are followed for those places together.
The longest match wins, a later match never overlaps an earlier one, and a phrase stays inside its
sentence and is not broken by punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import prod
from typing import TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from analysis.features.expression import expression
from analysis.features.feature import Marks
from analysis.features.lexicon import EXCLUDED, NUMBER, Entry, Lexicon, read_lexicon
from analysis.text.tokens import Tokens

__all__ = ["find", "find_shipped", "keeping", "once_per_tokens", "only", "word_ids", "words_in"]

NUMERAL = re.compile(
    r"\d.*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundreds?|thousands?|millions?|billions?|half|dozens?)(?:-.*)?"
)
MOST_PATHS = 1_000
"""Rows of words of one pattern that are spelt out blindly."""
BREAKS = frozenset(",;:.!?()[]{}–—…/|\n")
"""Characters that part words so that they are no phrase."""

Result = TypeVar("Result")


def once_per_tokens(function: Callable[[Tokens], Result]) -> Callable[[Tokens], Result]:
    """Remember the answer for as long as the tokens live: features of a family share one search."""
    known: WeakKeyDictionary[Tokens, Result] = WeakKeyDictionary()

    def remembered(tokens: Tokens) -> Result:
        if tokens not in known:
            known[tokens] = function(tokens)
        return known[tokens]

    remembered.__doc__ = function.__doc__
    return remembered


@once_per_tokens
def word_ids(tokens: Tokens) -> dict[str, int]:
    """From each word of the vocabulary to its number."""
    return {word: number for number, word in enumerate(tokens.words)}


@once_per_tokens
def _sorted_words(tokens: Tokens) -> list[str]:
    return sorted(tokens.words)


@once_per_tokens
def _turned_words(tokens: Tokens) -> list[str]:
    """Every word from its last letter to its first: what ends alike stands together."""
    return sorted(word[::-1] for word in tokens.words)


@once_per_tokens
def _is_number(tokens: Tokens) -> NDArray[np.bool_]:
    """True for words of the vocabulary that are numbers, and for the one entry more that means any."""
    return np.array([NUMERAL.fullmatch(word) is not None for word in tokens.words] + [True], bool)


def words_in(tokens: Tokens, words: frozenset[str]) -> NDArray[np.bool_]:
    """True, for each entry of the vocabulary, where it is one of ``words``."""
    ids = word_ids(tokens)
    known = np.zeros(len(tokens.words) + 1, bool)
    known[[ids.get(word, len(ids)) for word in words]] = True
    return known[:-1]


@dataclass(frozen=True, eq=False)
class _Tree:
    """A word list as a tree; state 0 is no match.

    ``first`` leads from a word to a state; ``keys`` (state x width + next word, sorted) and ``targets``
    lead on, where word number ``width - 1`` stands for any number. ``entry`` is the row that ends in a
    state, -1 where none does.
    """

    first: NDArray[np.int32]
    keys: NDArray[np.int64]
    targets: NDArray[np.int32]
    width: int
    entry: NDArray[np.int32]
    leads_on: NDArray[np.bool_]

    def step(self, state: NDArray[np.int32], word: NDArray[np.int32]) -> NDArray[np.int32]:
        """The states that follow, 0 where there is none."""
        key = state.astype(np.int64) * self.width + word
        where = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return np.where(self.keys[where] == key, self.targets[where], np.int32(0))


def _spellings(word: str, stem: bool, tokens: Tokens) -> list[int]:
    """Numbers of the words of the vocabulary that a word of a pattern stands for."""
    ids = word_ids(tokens)
    if word == NUMBER:
        return [len(ids)]
    if word.startswith("/"):
        fits = expression(word[1:-1])
        return [number for other, number in ids.items() if fits.matches(other)]
    if word.startswith("*"):
        return [ids[other] for other in _ending(word[1:], tokens)]
    if word.endswith("*"):
        return [ids[other] for other in _starting(word[:-1], tokens)]
    if stem:
        return [ids[other] for other in _same_stem(word, tokens)]
    return [ids[word]] if word in ids else []


def _starting(start: str, tokens: Tokens) -> list[str]:
    """The words of the vocabulary that begin so."""
    vocabulary = _sorted_words(tokens)
    return vocabulary[bisect_left(vocabulary, start) : bisect_left(vocabulary, start + "\U0010ffff")]


def _ending(end: str, tokens: Tokens) -> list[str]:
    """The words of the vocabulary that end so."""
    backwards, start = _turned_words(tokens), end[::-1]
    found = backwards[bisect_left(backwards, start) : bisect_left(backwards, start + "\U0010ffff")]
    return [word[::-1] for word in found]


def _same_stem(word: str, tokens: Tokens) -> list[str]:
    """Words with the same Snowball stem, looked for among those that share its first two letters."""
    from nltk.stem.snowball import SnowballStemmer

    stemmer = SnowballStemmer("english")
    wanted = stemmer.stem(word)
    return [other for other in _starting(word[:2], tokens) if stemmer.stem(other) == wanted]


def _is_open(word: str) -> bool:
    """Whether a word of a pattern stands for words that it does not spell out."""
    return "*" in word or word.startswith("/")


def _paths(spellings: list[list[int]], tokens: Tokens) -> Iterable[tuple[int, ...]]:
    """Every row of words that a pattern stands for; where that would be very many, those in the text."""
    if prod(map(len, spellings)) <= MOST_PATHS:
        return product(*spellings)
    number, depth = len(tokens.words), len(spellings)
    at = np.arange(len(tokens) - depth + 1)
    for offset, words in enumerate(spellings):
        fits = np.zeros(number + 1, bool)
        fits[words] = True
        fits |= fits[number] & _is_number(tokens)
        at = at[fits[tokens.word[at + offset]]]
    found = np.unique(tokens.word[at[:, None] + np.arange(depth)], axis=0)
    return map(tuple, found.tolist())


def _tree(lexicon: Lexicon, tokens: Tokens) -> _Tree:
    """Build the tree of the patterns whose every word is in the vocabulary."""
    next_of: dict[tuple[int, int], int] = {}
    ends = [-1]
    ids = word_ids(tokens)
    exact_first = sorted(lexicon.patterns.items(), key=lambda item: any(map(_is_open, item[0])))
    for pattern, number in exact_first:
        stem = "stem" in lexicon.entries[number].flags
        # Most words of a long list are not in a small corpus; the dictionary says so at once.
        if not stem and pattern[0] not in ids and not _is_open(pattern[0]) and pattern[0] != NUMBER:
            continue
        for path in _paths([_spellings(word, stem, tokens) for word in pattern], tokens):
            state = 0
            for word in path:
                state = next_of.setdefault((state, word), len(ends))
                if state == len(ends):
                    ends.append(-1)
            if ends[state] < 0:
                ends[state] = number
    return _as_arrays(next_of, ends, tokens)


def _as_arrays(next_of: dict[tuple[int, int], int], ends: list[int], tokens: Tokens) -> _Tree:
    """The tree as arrays that many places can be looked up in at once."""
    width = len(tokens.words) + 1
    first = np.zeros(width, np.int32)
    leads_on = np.zeros(len(ends), bool)
    later: list[tuple[int, int]] = []
    for (state, word), target in next_of.items():
        if state == 0:
            first[word] = target
        else:
            leads_on[state] = True
            later.append((state * width + word, target))
    first = np.where(_is_number(tokens) & (first == 0), first[-1], first)
    later.sort()
    return _Tree(
        first=first,
        keys=np.array([key for key, _ in later], np.int64),
        targets=np.array([target for _, target in later], np.int32),
        width=width,
        entry=np.array(ends, np.int32),
        leads_on=leads_on,
    )


def _longest(tree: _Tree, tokens: Tokens) -> tuple[NDArray[np.intp], NDArray[np.int32], NDArray[np.int32]]:
    """For each place where a term begins: the place, the longest entry, its length in words."""
    state = tree.first[tokens.word]
    at = np.flatnonzero(state)
    state = state[at]
    entry = tree.entry[state]
    length = np.ones(len(at), np.int32)
    going = np.flatnonzero(tree.leads_on[state])
    state = state[going]
    depth = 1
    while len(going):
        inside = at[going] + depth < len(tokens)
        going, state = going[inside], state[inside]
        follow = at[going] + depth
        word = tokens.word[follow]
        state_next = tree.step(state, word)
        number = (state_next == 0) & _is_number(tokens)[word]
        state_next[number] = tree.step(state[number], np.full(number.sum(), tree.width - 1, np.int32))
        fits = state_next > 0
        fits[fits] = _joined(tokens, follow[fits])
        going, state = going[fits], state_next[fits]
        depth += 1
        ends = tree.entry[state] >= 0
        entry[going[ends]] = tree.entry[state[ends]]
        length[going[ends]] = depth
        goes_on = tree.leads_on[state]
        going, state = going[goes_on], state[goes_on]
    found = entry >= 0
    return at[found], entry[found], length[found]


def _joined(tokens: Tokens, at: NDArray[np.intp]) -> NDArray[np.bool_]:
    """True where a word follows the one before in the same sentence with no punctuation between."""
    joined = np.asarray(tokens.sentence[at] == tokens.sentence[at - 1])
    begin, stop = tokens.begin[at], tokens.stop[at - 1]
    for i in np.flatnonzero(joined & (begin - stop != 1)):
        joined[i] = BREAKS.isdisjoint(tokens.stream[stop[i] : begin[i]])
    return joined


def _apart(at: NDArray[np.intp], length: NDArray[np.int32]) -> NDArray[np.bool_]:
    """True for the matches that stay when each overlap is won by the one that begins first."""
    kept = np.arange(len(at))
    while len(kept):
        clash = np.zeros(len(kept), bool)
        clash[1:] = at[kept[1:]] < (at[kept] + length[kept])[:-1]
        # Of a chain of clashes only the first is surely lost; the next may be free once it is gone.
        lost = clash & ~np.concatenate(([False], clash[:-1]))
        if not lost.any():
            break
        kept = kept[~lost]
    stays = np.zeros(len(at), bool)
    stays[kept] = True
    return stays


def _printed_lower(tokens: Tokens, at: NDArray[np.intp]) -> NDArray[np.bool_]:
    """True where the word is printed without a capital."""
    return np.fromiter((tokens.forms[form][0].islower() for form in tokens.form[at]), bool, len(at))


def find(lexicon: Lexicon, tokens: Tokens) -> Marks:
    """Mark every term of a list, labelled with its category and with the weight of its row.

    Examples
    --------
    >>> from analysis.features.lexicon import parse_lexicon
    >>> from analysis.text import tokenise
    >>> lexicon = parse_lexicon(["term\\tcategory\\tflags", "lash out\\tsensational\\tverb"])
    >>> find(lexicon, tokenise([""], ["The minister lashed out at critics."])).at
    array([2], dtype=int32)
    """
    if not len(tokens) or not lexicon.entries:
        return Marks.of("token", np.zeros(0, np.int32), labels=lexicon.categories or ("",))
    at, entry, length = _longest(_tree(lexicon, tokens), tokens)
    rows = lexicon.entries
    lower = np.array(["lower" in row.flags for row in rows])[entry]
    if lower.any():
        keep = ~lower
        keep[lower] = _printed_lower(tokens, at[lower])
        at, entry, length = at[keep], entry[keep], length[keep]
    label = np.array([_label(row, lexicon) for row in rows], np.int16)[entry]
    keep = _apart(at, length) & (label >= 0)
    weight = np.array([row.weight for row in rows])[entry]
    return Marks.of(
        "token",
        at[keep],
        weight=weight[keep],
        label=label[keep],
        labels=lexicon.categories,
        length=length[keep],
    )


def _label(row: Entry, lexicon: Lexicon) -> int:
    return -1 if row.category == EXCLUDED else lexicon.categories.index(row.category)


@cache
def find_shipped(name: str) -> Callable[[Tokens], Marks]:
    """The mark function of a list that comes with Samestory; it reads the list at its first use.

    The same function whoever asks, so that features which share a list share its search.
    """

    @once_per_tokens
    def mark(tokens: Tokens) -> Marks:
        return find(read_lexicon(name), tokens)

    return mark


def only(marks: Marks, *labels: str) -> Marks:
    """The marks with one of these labels, labels and weights as they were."""
    wanted = np.array([label in labels for label in marks.labels])
    return keeping(marks, wanted[marks.label])


def keeping(marks: Marks, keep: NDArray[np.bool_]) -> Marks:
    """The marks where ``keep`` is true."""
    return Marks(
        marks.unit,
        marks.at[keep],
        marks.weight[keep],
        marks.label[keep],
        marks.labels,
        marks.length[keep],
    )
