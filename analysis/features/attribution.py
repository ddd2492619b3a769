"""Attributions: verbs that report speech, told from nouns and other uses by the words around them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Marks
from analysis.features.inflection import verb_forms
from analysis.features.lexicon import read_lexicon
from analysis.features.matching import find_shipped, keeping, once_per_tokens, words_in
from analysis.text.tokens import Tokens

__all__ = ["CONTEXT", "VERBS", "find_attributions"]

VERBS = "attribution_verbs.tsv"
CONTEXT = "attribution_context.tsv"
find_verbs = find_shipped(VERBS)

Places = NDArray[np.int32]

ADJECTIVE = ("ous", "al", "ful", "less", "ive", "ic", "able", "ible", "'s", "s'")
CLAUSE_WORDS = frozenset({"that", "whether", "how", "why"})
CLOSING = frozenset(",.:;!?)\n\"”’'—–")


@lru_cache(maxsize=4)
def _context(category: str) -> frozenset[str]:
    """Words of one class of the context list."""
    return frozenset(entry.term for entry in read_lexicon(CONTEXT).entries if entry.category == category)


@lru_cache(maxsize=4)
def _forms(flag: str) -> frozenset[str]:
    """All forms of the verbs with a flag."""
    verbs = (entry.term for entry in read_lexicon(VERBS).entries if flag in entry.flags)
    return frozenset(form for verb in verbs for form in verb_forms(verb))


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """The forms of verbs that can be nouns: "claim", "claims", but not "claimed"."""
    verbs = (entry.term for entry in read_lexicon(VERBS).entries if "nounlike" in entry.flags)
    return frozenset(form for verb in verbs for form in verb_forms(verb)[:2])


@once_per_tokens
def find_attributions(tokens: Tokens) -> Marks:
    """Mark each verb or phrase that attributes speech, labelled neutral, doubting, vouching or other.

    Left out: forms after a determiner ("the claims"), infinitives and negations ("declined to say"),
    nouns ("new claims", "border states"), and verbs with other uses ("added 300 jobs") unless a clause,
    a quotation close by or punctuation shows speech.
    """
    marks = find_verbs(tokens)
    if not len(marks):
        return marks
    at, single = marks.at, marks.length == 1
    word = tokens.word[at]
    clause = _before_clause(tokens, at)
    needs_speech = words_in(tokens, _forms("clause"))[word] & single
    shown = ~needs_speech | clause | _near_quotation(tokens, at)
    shown[~shown] = _before_punctuation(tokens, at[~shown])
    keep = shown & ~_after(
        tokens, at, words_in(tokens, _context("nothing said")) | _ending(tokens, ("'s", "s'"))
    )
    keep &= ~(words_in(tokens, _nouns())[word] & single) | _has_subject(tokens, at)
    keep &= ~(words_in(tokens, _forms("that"))[word] & single) | clause
    return keeping(marks, keep)


def _after(tokens: Tokens, at: Places, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True where the word before, in the same sentence, is one of the known."""
    before = np.maximum(at - 1, 0)
    inside = (at > 0) & (tokens.sentence[at] == tokens.sentence[before])
    return np.asarray(inside & known[tokens.word[before]])


def _ending(tokens: Tokens, endings: tuple[str, ...]) -> NDArray[np.bool_]:
    """For each word of the vocabulary: has such an ending and is no known subject."""
    subjects = _context("subject")
    return np.array([word.endswith(endings) and word not in subjects for word in tokens.words], bool)


def _has_subject(tokens: Tokens, at: Places) -> NDArray[np.bool_]:
    """True where the word before can be the subject of a verb in the present.

    "Critics claim", "they claim", "also claim" for the base form; for the -s form any word that neither
    calls for a noun nor ends like an adjective ("the report claims", not "political claims").
    """
    s_form = np.array([word.endswith("s") for word in tokens.words], bool)[tokens.word[at]]
    known = words_in(tokens, _context("subject"))
    plural = known | np.array([word.endswith(("s", "ly")) for word in tokens.words], bool)
    no_subject = words_in(tokens, _context("noun follows")) | _ending(tokens, ADJECTIVE)
    free = np.ones(len(tokens.words), bool) & ~no_subject
    return np.where(s_form, _after(tokens, at, free | known), _after(tokens, at, plural & ~no_subject))


def _before_clause(tokens: Tokens, at: Places) -> NDArray[np.bool_]:
    """True before "that", "whether", "how", "why" in the same sentence."""
    following = np.minimum(at + 1, len(tokens) - 1)
    clause = words_in(tokens, CLAUSE_WORDS)[tokens.word[following]]
    return np.asarray(clause & (following > at) & (tokens.sentence[following] == tokens.sentence[at]))


def _near_quotation(tokens: Tokens, at: Places) -> NDArray[np.bool_]:
    """True outside quotations with quoted words of the sentence up to 8 words before or 4 after."""
    so_far = np.concatenate(([0], np.cumsum(tokens.quoted)))
    sentence = tokens.sentence[at]
    low = np.maximum(tokens.sentences.first[sentence], at - 8)
    high = np.minimum(tokens.sentences.last[sentence], at + 5)
    return np.asarray((so_far[high] > so_far[low]) & ~tokens.quoted[at])


def _before_punctuation(tokens: Tokens, at: Places) -> NDArray[np.bool_]:
    """True where punctuation follows the word."""
    stops = tokens.stop[at]
    return np.fromiter((tokens.stream[stop : stop + 1] in CLOSING for stop in stops), bool, len(at))
