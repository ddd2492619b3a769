"""Speech: the verbs that report it outside quotations, and the phrase that names each one's speaker."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.features.attribution import find_attributions, find_verbs
from analysis.features.feature import Marks
from analysis.features.matching import find_shipped, keeping, once_per_tokens
from analysis.features.speaker_phrases import (
    LONGEST,
    before_verb,
    behind_verb,
    is_inverted,
    is_participle,
    names_somebody,
    one_noun_phrase,
    pronoun_alone,
    trimmed,
    with_name,
)
from analysis.features.speaker_words import COMMA, Surroundings, known_words, none_in
from analysis.text.tokens import Tokens

__all__ = ["INTRODUCING", "Speech", "find_speech"]

INTRODUCING = "quotation_verbs.tsv"
find_introducing = find_shipped(INTRODUCING)

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEAR = 12
"""Words between a verb that is no verb of speech by itself and the quotation it introduces, at most."""
SINGULAR = frozenset({"calls", "describes", "continues", "writes", "argues", "insists", "reads", "begins"})
"""Third persons that are no plural noun; other words in -s are left out."""


@dataclass(frozen=True, eq=False)
class Speech:
    """Verbs that report speech, in the order of the text, outside quotations.

    Attributes
    ----------
    at, stop : int64 arrays
        The verb phrase is the tokens ``at .. stop - 1``.
    first, last : int64 arrays
        The speaker's phrase is the tokens ``first .. last - 1``; none where the two are equal.
    inverted : bool array
        True where the speaker stands behind the verb ("said Lee", "according to Lee").
    reports : bool array
        True for verbs of speech; False for verbs that only introduce a quotation close by.
    """

    at: Ints
    stop: Ints
    first: Ints
    last: Ints
    inverted: Flags
    reports: Flags

    def __len__(self) -> int:
        return len(self.at)


@once_per_tokens
def find_speech(tokens: Tokens) -> Speech:
    """Find the verbs of speech outside quotations and cut out who speaks.

    "Lee said", "Lee, a judge, said", "said Lee", "according to Lee", "Lee, who said", "Lee said ..., adding".
    """
    at, stop, reports = _verbs(tokens)
    verb = np.zeros(len(tokens), bool)
    verb[at] = True
    text = Surroundings.of(tokens, verb)
    floor, ceiling, after_quotation = _room(tokens, at)
    first, last = before_verb(text, at, floor, after_quotation)
    behind_first, behind_last = behind_verb(text, stop, np.where(text.parted[stop - 1], stop, ceiling))
    inverted = is_inverted(text, at, stop, (floor, after_quotation), (behind_first, behind_last))
    first, last = np.where(inverted, behind_first, first), np.where(inverted, behind_last, last)
    last = np.where(inverted, with_name(text, first, last), last)
    first, last = pronoun_alone(text, first, last)
    before = np.maximum(at - 1, 0)
    dangling = is_participle(text, at) & ((text.after(before) == COMMA) | text.conjunction[before])
    hollow = ~inverted & (~names_somebody(text, first, last) | dangling)
    first, last = _subject_shared(text, at, (first, last), hollow)
    return Speech(at, stop, first, last, inverted, reports)


def _verbs(tokens: Tokens) -> tuple[Ints, Ints, Flags]:
    """Verbs of speech, and verbs that introduce a quotation close by, outside quotations."""
    sure = find_attributions(tokens)
    taken = tokens.quoted.copy()
    taken[sure.at] = True
    found = [keeping(sure, ~tokens.quoted[sure.at])]
    for marks in (find_verbs(tokens), find_introducing(tokens)):
        new = keeping(marks, ~taken[marks.at])
        found.append(keeping(new, _introduces(tokens, new)))
        taken[found[-1].at] = True
    at = np.concatenate([marks.at for marks in found]).astype(np.int64)
    stop = at + np.concatenate([marks.length for marks in found])
    reports = np.arange(len(at)) < len(found[0])
    order = np.argsort(at, kind="stable")
    return at[order], stop[order], reports[order]


def _introduces(tokens: Tokens, marks: Marks) -> Flags:
    """True where a quotation of the sentence stands close to a verb, or behind a colon."""
    at, stop = marks.at, marks.at + marks.length
    sentence = tokens.sentence[at]
    low = np.maximum(tokens.sentences.first[sentence], at - LONGEST)
    high = np.minimum(tokens.sentences.last[sentence], stop + NEAR)
    close = ~none_in(tokens.quoted, low, high)
    firsts = np.append(tokens.quotations.first, len(tokens) - 1)
    ahead = np.minimum(firsts[np.searchsorted(tokens.quotations.first, at)], len(tokens) - 1)
    colon = tokens.codes[tokens.stop[np.maximum(ahead - 1, 0)]] == ord(":")
    close |= colon & (tokens.sentence[ahead] == sentence)
    before = np.maximum(at - 1, 0)
    noun = known_words(tokens, "determiner")[tokens.word[before]] & (tokens.sentence[before] == sentence)
    return np.asarray(close & ~noun & _verb_form(tokens)[tokens.word[at]])


@once_per_tokens
def _verb_form(tokens: Tokens) -> Flags:
    """True for words that end like the past or the participle of a verb, or are the third person."""
    return np.array([not word.endswith("s") or word in SINGULAR for word in tokens.words], bool)


def _room(tokens: Tokens, at: Ints) -> tuple[Ints, Ints, Flags]:
    """Where the words around a verb begin and stop: at its sentence or at a quotation in it."""
    sentence = tokens.sentence[at]
    spans = tokens.quotations
    lasts = np.concatenate(([0], np.maximum.accumulate(spans.last))) if len(spans) else np.zeros(1, np.int64)
    behind = lasts[np.searchsorted(spans.last, at, side="right")].astype(np.int64)
    firsts = np.append(spans.first, len(tokens)).astype(np.int64)
    ahead = firsts[np.searchsorted(spans.first, at, side="right")]
    low, high = tokens.sentences.first[sentence].astype(np.int64), tokens.sentences.last[sentence]
    return np.maximum(low, behind), np.minimum(high, ahead), behind > low


def _subject_shared(
    text: Surroundings, at: Ints, phrase: tuple[Ints, Ints], hollow: Flags
) -> tuple[Ints, Ints]:
    """Give verbs without a phrase of their own the one of the verb before in the sentence, or its subject.

    "Lee said no, adding ..."; "Lee lashed out at them, accusing ...".
    """
    tokens = text.tokens
    first, last = phrase[0].copy(), phrase[1].copy()
    sentence = tokens.sentence[at]
    start = tokens.sentences.first[sentence].astype(np.int64)
    for i in np.flatnonzero(hollow).tolist():
        if i and sentence[i - 1] == sentence[i] and last[i - 1] > first[i - 1]:
            first[i], last[i] = first[i - 1], last[i - 1]
        else:
            last[i] = first[i]
    opens = np.flatnonzero(hollow & (first == last) & ~tokens.quoted[start] & (start < at))
    subject_first, subject_last = behind_verb(text, _past_opening(text, start[opens], at[opens]), at[opens])
    subject_first, subject_last = trimmed(text, subject_first, subject_last)
    subject_last = one_noun_phrase(text, subject_first, subject_last)
    good = names_somebody(text, subject_first, subject_last)
    first[opens[good]], last[opens[good]] = subject_first[good], subject_last[good]
    return first, last


def _past_opening(text: Surroundings, start: Ints, at: Ints) -> Ints:
    """Where a sentence goes on behind an opening phrase: "In his speech, | Lee ...", else its start."""
    opening = known_words(text.tokens, "ends phrase", "boundary", "between")[text.tokens.word[start]]
    place = start.copy()
    going = opening.copy()
    for _ in range(LONGEST):
        going = going & ~text.parted[place] & (place + 1 < at)
        place = place + going
    return np.where(opening & text.parted[place], np.minimum(place + 1, at), start)
