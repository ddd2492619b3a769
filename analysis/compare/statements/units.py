"""Units: sentences, cut into clauses where one sentence asserts several things."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.terms import terms_of
from analysis.features.inflection import IRREGULAR, PAST
from analysis.features.matching import once_per_tokens, word_ids, words_in
from analysis.text.tokens import HEADLINE, Tokens

__all__ = ["SHORTEST", "Units", "units_of"]

SHORTEST = 3
"""Content words, names aside, that a clause has at least; "said Senator Ana Lee" stays with its neighbour."""
FEWEST = 2
"""Content words, names aside, that a sentence has at least to be a unit: "Meet Ana Lee." asserts nothing."""
LONGEST = 60
"""Words from which a "sentence" is a list or a table and is left uncut."""
HEAD = 25
"""Cuts tried in one sentence at most."""

RELATIVE = frozenset({"who", "which", "whose", "where"})
JOINING = frozenset({"and", "but", "while", "whereas", "although", "though", "because", "after", "before"})
JOINING |= {"as", "since", "when", "if", "so", "or"}
_SUBJECTS = "he she it they we i there that this these those the a an his her its their"
_AUXILIARIES = "is are was were be been has have had will would could may might can should must does did"
SUBJECTS = frozenset(_SUBJECTS.split())
AUXILIARIES = frozenset(_AUXILIARIES.split())
_PAST = frozenset(form.split()[0] for form in PAST.values()) | frozenset(IRREGULAR["be"])

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Units:
    """Stretches that assert one thing each, in the order of the text.

    Attributes
    ----------
    first, last : int arrays
        The tokens are ``first .. last - 1``.
    sentence : int array
        The sentence of ``Tokens.sentences`` that each belongs to.
    article : int array
    headline : bool array
    begin, stop : int arrays
        Positions in ``Tokens.stream``.
    """

    first: Ints
    last: Ints
    sentence: Ints
    article: Ints
    headline: Flags
    begin: Ints
    stop: Ints

    def __len__(self) -> int:
        return len(self.first)


@once_per_tokens
def units_of(tokens: Tokens) -> Units:
    """Cut every sentence of headlines and bodies into clauses.

    A cut is made before a relative clause behind a comma, before a conjunction that a subject or a verb
    follows, at a semicolon or dash, and where a quotation begins or ends; only where both sides keep
    ``SHORTEST`` content words that are no names. Sentences with fewer than ``FEWEST`` are left out.

    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["Police cleared the square before dawn, and the mayor defended the order."])
    >>> units = units_of(tokens)
    >>> [tokens.stream[a:b] for a, b in zip(units.begin, units.stop)]
    ['Police cleared the square before dawn,', 'and the mayor defended the order.']
    """
    ahead = np.append(0, np.cumsum(_content(tokens)))
    first, sentence = _starts(tokens, ahead)
    last = np.append(first[1:], len(tokens))
    if len(first):
        last = np.minimum(last, tokens.sentences.last[sentence])
    headline = tokens.part[first] == HEADLINE if len(first) else np.zeros(0, bool)
    keep = ahead[last] - ahead[first] >= FEWEST
    first, last, sentence, headline = first[keep], last[keep], sentence[keep], headline[keep]
    opens = first == tokens.sentences.first[sentence]
    closes = last == tokens.sentences.last[sentence]
    begin = np.where(opens, tokens.sentences.begin[sentence], _before_word(tokens, first))
    following = np.minimum(last, max(len(tokens) - 1, 0))
    stop = np.where(closes, tokens.sentences.stop[sentence], _before_word(tokens, following))
    return Units(
        first=first,
        last=last,
        sentence=sentence,
        article=tokens.sentences.article[sentence].astype(np.int64),
        headline=headline,
        begin=begin,
        stop=_without_space(tokens, begin, stop),
    )


def _content(tokens: Tokens) -> Flags:
    """Words that tell something and are no names."""
    terms = terms_of(tokens)
    term = terms.of_word[tokens.word]
    return np.asarray((term >= 0) & ~np.append(terms.name, False)[term])


def _before_word(tokens: Tokens, at: Ints) -> Ints:
    """Where a clause begins: at the word, or at an opening mark that touches it."""
    if not len(at):
        return np.zeros(0, np.int64)
    begin = tokens.begin[at]
    touching = np.isin(
        tokens.codes[np.maximum(begin - 1, 0)], np.array([ord(m) for m in "“‘\"'(["], np.uint32)
    )
    return np.asarray(begin - touching)


def _without_space(tokens: Tokens, begin: Ints, stop: Ints) -> Ints:
    """Move the end back over blanks."""
    found = [
        at + len(tokens.stream[at:end].rstrip())
        for at, end in zip(begin.tolist(), stop.tolist(), strict=True)
    ]
    return np.array(found, np.int64)


def _starts(tokens: Tokens, ahead: Ints) -> tuple[Ints, Ints]:
    """First tokens of all pieces, with their sentences."""
    sentences = tokens.sentences
    length = sentences.last - sentences.first
    at = np.flatnonzero(_may_cut(tokens))
    sentence = tokens.sentence[at]
    fine = (at > sentences.first[sentence]) & (length[sentence] <= LONGEST)
    at, sentence = at[fine], sentence[fine]
    cuts: list[int] = []
    bounds = [*np.searchsorted(sentence, np.unique(sentence)).tolist(), len(at)]
    places, counts = at.tolist(), ahead.tolist()
    for low, high in pairwise(bounds):
        number = int(sentence[low])
        start, end = int(sentences.first[number]), int(sentences.last[number])
        for cut in places[low : min(high, low + HEAD)]:
            if counts[cut] - counts[start] >= SHORTEST and counts[end] - counts[cut] >= SHORTEST:
                cuts.append(cut)
                start = cut
    first = np.sort(np.concatenate([sentences.first.astype(np.int64), np.array(cuts, np.int64)]))
    return first, tokens.sentence[first].astype(np.int64) if len(tokens) else np.zeros(0, np.int64)


def _may_cut(tokens: Tokens) -> Flags:
    """Words at which a clause may begin."""
    n = len(tokens)
    if not n:
        return np.zeros(0, bool)
    word = tokens.word
    verb = _verbs(tokens)[word]
    subject = words_in(tokens, SUBJECTS)[word] | _large(tokens)
    joining, relative = words_in(tokens, JOINING)[word], words_in(tokens, RELATIVE)[word]
    mark = _mark_before(tokens)
    comma, strong = mark == 1, mark == 2
    verb_soon = np.zeros(n, bool)
    for step in range(1, 6):
        verb_soon[:-step] |= verb[step:]
    following = np.append(subject[1:], False)
    at_verb = np.append(verb[1:], False)
    coordinated = joining & ((following & verb_soon) | (at_verb & comma))
    edge = np.zeros(n + 1, bool)
    spans = tokens.quotations
    long = spans.last - spans.first >= SHORTEST + 1
    edge[spans.first[long]] = True
    edge[spans.last[long]] = True
    return np.asarray((relative & comma & verb_soon) | coordinated | strong | edge[:-1])


def _large(tokens: Tokens) -> Flags:
    return np.array([form[:1].isupper() for form in tokens.forms] or [False], bool)[tokens.form]


def _verbs(tokens: Tokens) -> Flags:
    """Words of the vocabulary that look like a finite verb: auxiliaries, pasts, -ed."""
    known = words_in(tokens, AUXILIARIES | _PAST)
    for word, number in word_ids(tokens).items():
        if word.endswith("ed") and len(word) > 4:
            known[number] = True
    return known


def _mark_before(tokens: Tokens) -> NDArray[np.int8]:
    """What stands before each word: 1 a comma, 2 a semicolon, colon or dash, 0 nothing of the kind."""
    previous = np.append(0, tokens.stop[:-1])
    codes = tokens.codes
    found = np.zeros(len(tokens), np.int8)
    for step in range(3):
        at = np.minimum(previous + step, len(codes) - 1)
        near = previous + step < tokens.begin
        found[near & (codes[at] == ord(","))] = 1
        found[near & np.isin(codes[at], np.array([ord(mark) for mark in ";:–—"], np.uint32))] = 2
    return found
