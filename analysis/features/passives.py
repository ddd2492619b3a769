"""Passives: be or get before a participle, and whether "by" names who did it. Rules, no model.

Found are passives whose auxiliary stands before the participle with adverbs between at most. Not found, and
not meant to be: participles without an auxiliary ("a man killed by police", headlines that drop it),
questions with a noun between ("was the man arrested?"), and the second of two participles that share one
auxiliary ("was arrested and charged").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.lexicon import read_lexicon
from analysis.features.matching import NUMERAL, once_per_tokens, words_in
from analysis.text.tokens import Tokens

__all__ = [
    "ANY_MARK",
    "NOMINALISATIONS",
    "WORDS",
    "Passives",
    "adverbs",
    "connected",
    "find_passives",
    "participles",
]

WORDS = "passive_words.tsv"
NOMINALISATIONS = "nominalisations.tsv"

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

BETWEEN, AGENT_WITHIN = 4, 8
PREFIXES = ("re-", "over-", "under-", "co-", "mis-", "out-", "pre-", "de-", "cross-", "double-", "color-")
DETERMINERS = frozenset({"a", "an", "the", "this", "that", "any", "every", "each"})
PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
SHARING = frozenset({"and", "or", "nor"})
STOPS, BRACKETS = ";:?!…\n", "()[]{}–—|/"
STOP, BRACKET, COMMA = 1, 2, 4
ANY_MARK = STOP | BRACKET | COMMA
WIDEST = 6
"""Characters between two words beyond which they are taken for parted."""


@dataclass(frozen=True, eq=False)
class Passives:
    """Every passive found, in the order of the text.

    Attributes
    ----------
    auxiliary, participle : int arrays
        Their tokens: the form of be or get nearest to the participle, and the participle.
    by : int array
        The token "by" that brings in the agent, -1 where no agent is named.
    """

    auxiliary: Places
    participle: Places
    by: Places

    def __len__(self) -> int:
        return len(self.participle)


@lru_cache(maxsize=32)
def _class(name: str) -> frozenset[str]:
    """Words of one class of the list; a word can be in several."""
    rows = read_lexicon(WORDS).entries
    return frozenset(row.term for row in rows if row.category == name or name in row.flags)


@once_per_tokens
def _looked_up(tokens: Tokens) -> dict[str, Flags]:
    """Classes that were asked for before."""
    return {}


def _known(tokens: Tokens, name: str) -> Flags:
    """For each word of the vocabulary: is in a class of the list."""
    before = _looked_up(tokens)
    if name not in before:
        before[name] = words_in(tokens, _class(name))
    return before[name]


@once_per_tokens
def adverbs(tokens: Tokens) -> Flags:
    """For each word of the vocabulary: can stand between an auxiliary and its verb."""
    in_ly = frozenset(word for word in tokens.words if word.endswith("ly") and len(word) > 4)
    return words_in(tokens, (in_ly - _class("not_adverb")) | _class("adverb"))


@once_per_tokens
def participles(tokens: Tokens) -> Flags:
    """For each word of the vocabulary: can be the participle of a passive."""
    irregular, nouns = _class("irregular"), _class("noun")
    in_ed = [word for word in tokens.words if word.endswith("ed") and _is_regular(word) and word not in nouns]
    prefixed = {prefix + word for prefix in PREFIXES for word in irregular}
    return words_in(tokens, irregular.union(in_ed, prefixed))


def _is_regular(word: str) -> bool:
    """True for -ed of more than three letters that is neither a compound nor the negative of an adjective."""
    first, hyphen, rest = word.partition("-")
    if hyphen:
        return f"{first}-" in PREFIXES and "-" not in rest and len(rest) > 3
    negative = word.startswith("un") and not word.startswith("under")
    return len(word) > 3 and (not negative or word in _class("un_verb"))


@once_per_tokens
def _barriers(tokens: Tokens) -> NDArray[np.uint8]:
    """For each token: which kinds of marks stand between it and the next, as bits."""
    kinds = np.zeros(int(tokens.codes.max(initial=ord(max(STOPS + BRACKETS)))) + 1, np.uint8)
    for bit, marks in ((STOP, STOPS), (BRACKET, BRACKETS), (COMMA, ",")):
        kinds[[ord(mark) for mark in marks]] = bit
    found = np.full(len(tokens), STOP, np.uint8)
    found[:-1] = kinds[tokens.codes[tokens.stop[:-1]]]
    gap = tokens.begin[1:] - tokens.stop[:-1]
    wide = np.flatnonzero(gap > 1)
    for step in range(1, WIDEST):
        wide = wide[gap[wide] > step]
        found[wide] |= kinds[tokens.codes[tokens.stop[wide] + step]]
    found[:-1][(np.diff(tokens.sentence) != 0) | (gap > WIDEST)] |= STOP
    return found


def connected(tokens: Tokens, at: Places, marks: int = STOP | BRACKET) -> Flags:
    """True where token ``at`` and the next stand in one sentence with no such mark between them."""
    return np.asarray((at >= 0) & (_barriers(tokens)[at] & marks == 0))


@once_per_tokens
def find_passives(tokens: Tokens) -> Passives:
    """Find every passive of a corpus.

    Examples
    --------
    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["It was sunk by a torpedo. The ship has not been found."])
    >>> found = find_passives(tokens)
    >>> [tokens.text_of(at) for at in found.participle], (found.by >= 0).tolist()
    (['sunk', 'found'], [True, False])
    """
    participle = np.flatnonzero(participles(tokens)[tokens.word])
    auxiliary = _auxiliaries(tokens, participle)
    participle, auxiliary = participle[auxiliary >= 0], auxiliary[auxiliary >= 0]
    asked = ~words_in(tokens, PRONOUNS)[tokens.word[auxiliary + 1]] | _inverted(tokens, auxiliary)
    participle, auxiliary = participle[asked], auxiliary[asked]
    by = _agents(tokens, participle)
    keep = _is_verb(tokens, auxiliary, participle, by >= 0)
    return Passives(auxiliary[keep], participle[keep], by[keep])


def _auxiliaries(tokens: Tokens, participle: Places) -> Places:
    """The form of be or get before each participle, at most four adverbs away; -1 where there is none."""
    forms = _known(tokens, "be") | _known(tokens, "get") | _known(tokens, "contracted")
    skipped = adverbs(tokens) | words_in(tokens, PRONOUNS)
    found = np.full(len(participle), -1, np.int64)
    going = np.arange(len(participle))
    for step in range(1, BETWEEN + 2):
        at = participle[going] - step
        word = tokens.word[np.maximum(at, 0)]
        near = (at >= 0) & (forms | skipped)[word]
        going, at, word = going[near], at[near], word[near]
        near = connected(tokens, at)
        going, at, word = going[near], at[near], word[near]
        found[going[forms[word]]] = at[forms[word]]
        going = going[~forms[word]]
    return found


def _inverted(tokens: Tokens, auxiliary: Places) -> Flags:
    """True where a question mark ends the sentence and the subject follows at once: "was he arrested?"."""
    ends = tokens.sentences.stop[tokens.sentence[auxiliary]]
    question = np.fromiter(("?" in tokens.stream[end - 3 : end] for end in ends.tolist()), bool, len(ends))
    at_once = tokens.begin[auxiliary + 1] - tokens.stop[auxiliary] == 1
    return np.asarray(question & at_once & connected(tokens, auxiliary + 1, ANY_MARK))


def _is_verb(tokens: Tokens, auxiliary: Places, participle: Places, has_agent: Flags) -> Flags:
    """False where the participle is an adjective, or the auxiliary stands for "has"."""
    word, before = tokens.word[participle], tokens.word[participle - 1]
    following = tokens.word[np.minimum(participle + 1, len(tokens) - 1)]
    joined = connected(tokens, participle, STOP | BRACKET | COMMA)
    degree = _known(tokens, "degree")[before] & (auxiliary != participle - 1)
    to = words_in(tokens, frozenset({"to"}))[following] & joined
    adjective = (_known(tokens, "stative")[word] | degree) & ~has_agent
    adjective |= _known(tokens, "before_to")[word] & to
    adjective |= words_in(tokens, frozenset({"supposed"}))[word]
    helper = tokens.word[auxiliary]
    adjective |= _known(tokens, "get")[helper] & _known(tokens, "after_get")[word]
    has = _known(tokens, "contracted")[helper] & joined & ~_known(tokens, "shows_be")[following]
    return np.asarray(~adjective & ~has)


def _agents(tokens: Tokens, participle: Places) -> Places:
    """The "by" of each participle's agent within eight words, -1 where there is none."""
    by = np.flatnonzero(words_in(tokens, frozenset({"by"}))[tokens.word])
    names = np.zeros(len(tokens), bool)
    names[by] = _names_agent(tokens, by)
    free = names.copy()
    free[by] &= ~_taken(tokens, by)
    clause = _known(tokens, "clause")
    found = np.full(len(participle), -1, np.int64)
    going = np.arange(len(participle))
    for step in range(1, AGENT_WITHIN + 1):
        going = going[connected(tokens, participle[going] + step - 1, STOP)]
        at = participle[going] + step
        here = names[at] if step == 1 else free[at]
        found[going[here]] = at[here]
        going = going[~here & ~clause[tokens.word[at]]]
    return found


def _taken(tokens: Tokens, by: Places) -> Flags:
    """True where another participle or a noun of action just before "by" takes the agent for itself."""
    before, earlier = tokens.word[by - 1], tokens.word[np.maximum(by - 2, 0)]
    other = participles(tokens)[before] & ~words_in(tokens, SHARING)[earlier]
    taken = other | _actions(tokens)[before] | _known(tokens, "takes_by")[before]
    return np.asarray(taken & connected(tokens, by - 1, ANY_MARK))


@once_per_tokens
def _actions(tokens: Tokens) -> Flags:
    """For each word of the vocabulary: a noun of action, which can have an agent of its own."""
    rows = read_lexicon(NOMINALISATIONS).entries
    terms = frozenset(form for row in rows if row.category == "event" for (form, *_) in row.patterns())
    formed = (word for word in tokens.words if word.endswith(("tion", "tions", "sion", "ment", "ments")))
    return words_in(tokens, terms.union(formed))


def _names_agent(tokens: Tokens, by: Places) -> Flags:
    """True where "by" brings in someone or something that acts, not a time, measure, means or manner."""
    if not len(by):
        return np.zeros(0, bool)
    last = len(tokens) - 1
    first, second, third = (tokens.word[np.minimum(by + step, last)] for step in (1, 2, 3))
    joined = connected(tokens, by, STOP)
    more = connected(tokens, np.minimum(by + 1, last), STOP | COMMA)
    measure, unit = _known(tokens, "measure"), _known(tokens, "unit")
    function = _known(tokens, "shows_be") | _known(tokens, "clause") | unit
    agent = joined & ~_known(tokens, "no_agent")[first] & ~_gerund(tokens, np.minimum(by + 1, last))
    agent &= ~(_known(tokens, "no_agent_alone")[first] & (~more | function[second]))
    agent &= ~(words_in(tokens, DETERMINERS)[first] & more & (measure[second] | measure[third]))
    number = _is_number(tokens, first)
    return np.asarray(agent & ~(number & (~more | unit[second] | measure[second] | measure[third])))


def _gerund(tokens: Tokens, at: Places) -> Flags:
    """True for -ing forms that are neither persons nor names: "by firing", not "by Beijing"."""
    means = np.fromiter((tokens.words[word].endswith("ing") for word in tokens.word[at]), bool, len(at))
    lower = np.fromiter((tokens.forms[form][0].islower() for form in tokens.form[at]), bool, len(at))
    return np.asarray(means & lower & ~_known(tokens, "doer")[tokens.word[at]])


def _is_number(tokens: Tokens, word: NDArray[np.int32]) -> Flags:
    """True for numbers, in digits or spelled out."""
    return np.fromiter((NUMERAL.fullmatch(tokens.words[w]) is not None for w in word), bool, len(word))
