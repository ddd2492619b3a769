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

__all__ = ["find_attributions"]

VERBS = "attribution_verbs.tsv"
CONTEXT = "attribution_context.tsv"
find_verbs = find_shipped(VERBS)

ADJECTIVE = ("ous", "al", "ful", "less", "ive", "ic", "able", "ible", "'s", "s'")
CLAUSE_WORDS = frozenset({"that", "whether", "how", "why"})
CLOSING = frozenset(",.:;!?)\n\"”’'—–")


@lru_cache(maxsize=4)
def _context(category: str) -> frozenset[str]:
    """Words of one class of the context list."""
    return frozenset(entry.term for entry in read_lexicon(CONTEXT).entries if entry.category == category)


@lru_cache(maxsize=2)
def _forms(flag: str) -> frozenset[str]:
    """All forms of the verbs with a flag; of nounlike verbs those that can be nouns."""
    forms: set[str] = set()
    for entry in read_lexicon(VERBS).entries:
        if flag in entry.flags:
            found = verb_forms(entry.term)
            forms.update(found if flag == "clause" else (form for form in found if _can_be_noun(form, found)))
    return frozenset(forms)


def _can_be_noun(form: str, forms: tuple[str, ...]) -> bool:
    return form == forms[0] or form.endswith(("s", "ing"))


@once_per_tokens
def find_attributions(tokens: Tokens) -> Marks:
    """Mark each verb or phrase that attributes speech, labelled neutral, doubting, vouching or other.

    Left out: forms after a determiner ("the claims"), infinitives and negations ("declined to say"),
    nouns after an adjective or preposition, and verbs with other uses ("added 300 jobs") unless a clause,
    a quotation in the sentence or punctuation shows speech.
    """
    marks = find_verbs(tokens)
    if not len(marks):
        return marks
    at = marks.at
    inside = (at > 0) & (tokens.sentence[at] == tokens.sentence[np.maximum(at - 1, 0)])
    before = tokens.word[np.maximum(at - 1, 0)]
    word = tokens.word[at]
    never = words_in(tokens, _context("nothing said")) | _ending(tokens, ("'s", "s'"))
    noun_after = words_in(tokens, _context("noun follows")) | _ending(tokens, ADJECTIVE)
    nounlike = words_in(tokens, _forms("nounlike"))[word] & (marks.length == 1)
    is_noun = nounlike & (~inside | noun_after[before])
    no_speech = inside & never[before]
    needs_clause = words_in(tokens, _forms("clause"))[word] & (marks.length == 1)
    return keeping(marks, ~is_noun & ~no_speech & (~needs_clause | _shows_speech(tokens, at)))


def _ending(tokens: Tokens, endings: tuple[str, ...]) -> NDArray[np.bool_]:
    """For each word of the vocabulary: has such an ending and is no known subject."""
    subjects = _context("subject")
    return np.array([word.endswith(endings) and word not in subjects for word in tokens.words], bool)


def _shows_speech(tokens: Tokens, at: NDArray[np.int32]) -> NDArray[np.bool_]:
    """True where a clause, a quotation in the sentence, or punctuation follows the verb."""
    quoted = np.zeros(len(tokens.sentences), bool)
    quoted[tokens.sentence[tokens.quoted]] = True
    following = np.minimum(at + 1, len(tokens) - 1)
    clause = words_in(tokens, CLAUSE_WORDS)[tokens.word[following]]
    clause &= tokens.sentence[following] == tokens.sentence[at]
    shown = quoted[tokens.sentence[at]] | clause
    for i in np.flatnonzero(~shown):
        stop = tokens.stop[at[i]]
        shown[i] = tokens.stream[stop : stop + 1] in CLOSING
    return shown
