"""Speech: the verbs that report it outside quotations, and the phrase that names each one's speaker.

No parser: the phrase is cut out of the words around the verb by punctuation and closed classes of words.
All verbs of the corpus are worked on at once; a loop below runs over the words of a phrase, not over verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.features.attribution import find_attributions, find_verbs
from analysis.features.feature import Marks
from analysis.features.lexicon import read_lexicon
from analysis.features.matching import find_shipped, once_per_tokens, words_in
from analysis.text.tokens import Tokens

__all__ = ["INTRODUCING", "TYPES", "WORDS", "Speech", "capitalised", "counted", "find_speech", "known_words", "participles", "role_nouns"]

INTRODUCING = "quotation_verbs.tsv"
TYPES = "source_types.tsv"
WORDS = "speaker_words.tsv"
find_introducing = find_shipped(INTRODUCING)
find_types = find_shipped(TYPES)

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONGEST = 12
"""Words of a phrase that names a speaker, at most."""
NEAR = 12
"""Words between a verb that is no verb of speech by itself and the quotation it introduces, at most."""
TABLE = 0x2100
"""More than the largest code point below."""
BREAKS = np.array([ord(mark) for mark in ",;:!?()[]—–…/\"“”-"], np.uint32)
OPENING = np.array([ord(mark) for mark in "([—–\"“"], np.uint32)
SINGULAR = frozenset({"calls", "describes", "continues", "writes", "argues", "insists", "reads", "begins"})
BLANK, COMMA, DOT, CLOSED = ord(" "), ord(","), ord("."), ord(")")
TELLS = frozenset({"told", "tell", "tells", "telling", "asked", "asks", "urged", "accused", "reminded", "assured"})


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


@lru_cache(maxsize=16)
def _class(*categories: str) -> frozenset[str]:
    """Words of classes of the list."""
    return frozenset(entry.term for entry in read_lexicon(WORDS).entries if entry.category in categories)


def known_words(tokens: Tokens, *categories: str) -> Flags:
    """True, for each entry of the vocabulary, where it is in one of the classes of ``speaker_words.tsv``."""
    return words_in(tokens, _class(*categories))


@once_per_tokens
def capitalised(tokens: Tokens) -> Flags:
    """True, for each token, where it is printed with a capital first."""
    forms = np.fromiter((form[0].isupper() for form in tokens.forms), bool, len(tokens.forms))
    return np.asarray(forms[tokens.form])


@once_per_tokens
def role_nouns(tokens: Tokens) -> Flags:
    """True, for each token, inside a noun that tells what kind of source speaks."""
    marks = find_types(tokens)
    step = np.zeros(len(tokens) + 1, np.int32)
    np.add.at(step, marks.at, 1)
    np.add.at(step, marks.at + marks.length, -1)
    return np.asarray(np.cumsum(step[:-1]) > 0)


def counted(flags: Flags) -> NDArray[np.int32]:
    """How many are true before each place, and behind the last: a difference counts a stretch."""
    total = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=total[1:])
    return total


@dataclass(frozen=True, eq=False)
class _Text:
    """What the rules ask of single tokens, prepared once; ``parted``: punctuation behind the token."""

    tokens: Tokens
    capital: Flags
    between: Flags
    bound: Flags
    ends: Flags
    conjunction: Flags
    parted: Flags
    opened: Flags

    @classmethod
    def of(cls, tokens: Tokens, verb: Flags) -> _Text:
        adverb = np.array([word.endswith("ly") for word in tokens.words], bool)
        capital = capitalised(tokens)
        # "May said": a function word with a capital may be a name; a weekday has one anyway.
        between = (known_words(tokens, "between") | adverb)[tokens.word] & ~capital
        parted, opened = _punctuation(tokens)
        return cls(
            tokens=tokens,
            capital=capital,
            between=between | known_words(tokens, "day")[tokens.word],
            bound=known_words(tokens, "boundary")[tokens.word] | verb,
            ends=known_words(tokens, "ends phrase")[tokens.word],
            conjunction=words_in(tokens, frozenset({"and"}))[tokens.word],
            parted=parted,
            opened=opened,
        )

    def after(self, at: Ints) -> NDArray[np.uint32]:
        """The character behind a token."""
        return np.asarray(self.tokens.codes[self.tokens.stop[at]])

    def closed(self, at: Ints) -> Flags:
        """True where a bracket closes behind a token."""
        stop = self.tokens.stop[at]
        return np.asarray((self.tokens.codes[stop] == CLOSED) | (self.tokens.codes[stop + 1] == CLOSED))

    def joined_names(self, at: Ints) -> Flags:
        """True at an "and" between two words with a capital."""
        following = np.minimum(at + 1, len(self.tokens) - 1)
        return np.asarray(self.capital[at - 1] & self.capital[following])


def _punctuation(tokens: Tokens) -> tuple[Flags, Flags]:
    """For each token: does punctuation part it from the next one, does a bracket or quote open before it."""
    codes, stop = tokens.codes, tokens.stop
    parted, opened = np.zeros(len(tokens), bool), np.zeros(len(tokens), bool)
    # Most words are followed by one blank; only the others need a closer look.
    at = np.flatnonzero((codes[stop] != BLANK) | (np.append(tokens.begin[1:], 0) - stop != 1))
    following = np.minimum(at + 1, len(tokens) - 1)
    behind, ahead = codes[stop[at]], codes[tokens.begin[following] - 1]
    opened[following] = among(ahead, OPENING)
    dotted = (behind == DOT) & among(codes[stop[at] + 1], BREAKS)
    parted[at] = dotted | opened[following] | among(behind, BREAKS)
    return parted, opened


def among(codes: NDArray[np.uint32], marks: NDArray[np.uint32]) -> Flags:
    """True where a character is one of a few marks."""
    table = np.zeros(TABLE, bool)
    table[marks] = True
    return np.asarray(table[np.minimum(codes, np.uint32(TABLE - 1))])


@once_per_tokens
def participles(tokens: Tokens) -> Flags:
    """True, for each entry of the vocabulary, where it ends in -ing."""
    return np.fromiter((word.endswith("ing") for word in tokens.words), bool, len(tokens.words))


@once_per_tokens
def find_speech(tokens: Tokens) -> Speech:
    """Find the verbs of speech outside quotations and cut out who speaks.

    "Lee said", "Lee, a judge, said", "said Lee", "according to Lee", "Lee, who said", "Lee said ..., adding".
    """
    at, stop, reports = _verbs(tokens)
    verb = np.zeros(len(tokens), bool)
    verb[at] = True
    text = _Text.of(tokens, verb)
    floor, ceiling, after_quotation = _room(tokens, at)
    first, last = _in_front(text, at, floor, after_quotation)
    behind_first, behind_last = _behind(text, stop, ceiling)
    inverted = _inverted(text, at, stop, (floor, after_quotation), (behind_first, behind_last))
    first, last = np.where(inverted, behind_first, first), np.where(inverted, behind_last, last)
    last = np.where(inverted, _with_name(text, first, last), last)
    first, last = _pronoun_alone(text, first, last)
    dangling = _participle(text, at) & (text.after(np.maximum(at - 1, 0)) == COMMA)
    hollow = ~inverted & (~_names_somebody(text, first, last) | dangling)
    first, last = _subject_shared(text, at, (first, last), hollow)
    return Speech(at, stop, first, last, inverted, reports)


def _verbs(tokens: Tokens) -> tuple[Ints, Ints, Flags]:
    """Verbs of speech, and verbs that introduce a quotation close by, outside quotations."""
    at, stop, reports = [], [], []
    for marks in (find_attributions(tokens), find_verbs(tokens), find_introducing(tokens)):
        sure = not at
        keep = np.ones(len(marks), bool) if sure else _introduces(tokens, marks)
        keep &= ~tokens.quoted[marks.at] & ~np.isin(marks.at, np.concatenate(at) if at else [])
        at.append(marks.at[keep].astype(np.int64))
        stop.append(at[-1] + marks.length[keep])
        reports.append(np.full(len(at[-1]), sure))
    places = np.concatenate(at)
    order = np.argsort(places, kind="stable")
    return places[order], np.concatenate(stop)[order], np.concatenate(reports)[order]


def _introduces(tokens: Tokens, marks: Marks) -> Flags:
    """True where a quotation of the sentence stands close to a verb, or behind a colon."""
    at, stop = marks.at, marks.at + marks.length
    sentence = tokens.sentence[at]
    so_far = counted(tokens.quoted)
    low = np.maximum(tokens.sentences.first[sentence], at - LONGEST)
    high = np.minimum(tokens.sentences.last[sentence], stop + NEAR)
    close = so_far[high] > so_far[low]
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


def _in_front(text: _Text, at: Ints, floor: Ints, after_quotation: Flags) -> tuple[Ints, Ints]:
    """The phrase in front of each verb.

    Where punctuation parts it from the verb, what stands there is an apposition ("Lee, a judge, said"): the phrase before is meant.
    """
    place = at - 1
    parted = (place >= floor) & text.parted[np.maximum(place, 0)]
    for _ in range(8):
        skip = (place >= floor) & text.between[np.maximum(place, 0)]
        place = place - skip
        parted |= (place >= floor) & text.parted[np.maximum(place, 0)]
    last = place + 1
    first = _widen_left(text, last, floor)
    absolute = words_in(text.tokens, frozenset({"with"}))[text.tokens.word]
    for _ in range(4):
        inner = np.minimum(np.maximum(first, 0) + absolute[np.maximum(first, 0)], len(text.tokens) - 1)
        opened = text.opened[np.maximum(first, 0)]
        small = ~text.capital[inner] | (last - first <= 1) & _short(text, inner)
        closed = text.closed(np.maximum(last - 1, 0)) & ~opened
        moves = parted & (first > floor) & (first < last) & (small | opened | closed)
        moves &= text.parted[np.maximum(first - 1, 0)]
        last = np.where(moves, first, last)
        first = np.where(moves, _widen_left(text, last, floor), first)
    opens = after_quotation & parted & (at - floor <= 2 * LONGEST) & (first > floor)
    first = np.where(opens, floor, first)
    last = np.where(opens, _until_break(text, floor, last), last)
    return _trimmed(text, first, last)


def _short(text: _Text, at: Ints) -> Flags:
    """True for words like "R-Ohio", "Ky", "52"."""
    tokens = text.tokens
    return np.asarray((tokens.stop[at] - tokens.begin[at] <= 7) & (tokens.codes[tokens.begin[at] + 1] < ord("a")))


def _widen_left(text: _Text, last: Ints, floor: Ints) -> Ints:
    """How far a phrase that stops before ``last`` reaches to the left."""
    first = last.copy()
    going = last > floor
    for step in range(LONGEST):
        place = np.maximum(first - 1, 0)
        stops = text.bound[place] | (text.conjunction[place] & ~text.joined_names(place))
        going = going & (first > floor) & ~stops
        if step:
            going = going & ~text.parted[place]
        first = first - going
    return first


def _until_break(text: _Text, first: Ints, last: Ints) -> Ints:
    """Where the first punctuation behind ``first`` cuts the phrase."""
    stop = first + 1
    going = np.ones(len(first), bool)
    for _ in range(LONGEST):
        going = going & (stop < last) & ~text.parted[np.minimum(stop - 1, len(text.tokens) - 1)]
        stop = stop + going
    return stop


def _trimmed(text: _Text, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """A phrase without conjunctions and prepositions at its front."""
    loose = text.ends | text.bound | text.conjunction
    for _ in range(2):
        first = first + ((first < last) & loose[np.clip(first, 0, len(text.tokens) - 1)])
    return first, last


def _behind(text: _Text, stop: Ints, ceiling: Ints) -> tuple[Ints, Ints]:
    """The phrase behind each verb."""
    top = len(text.tokens) - 1
    last = stop.copy()
    going = stop < ceiling
    for step in range(LONGEST):
        place = np.minimum(last, top)
        stops = text.bound[place] | text.ends[place] | (text.between[place] & (step > 0))
        going = going & (last < ceiling) & ~stops & ~text.parted[np.maximum(last - 1, 0)]
        last = last + going
    return stop, last


def _inverted(
    text: _Text, at: Ints, stop: Ints, front: tuple[Ints, Flags], behind: tuple[Ints, Ints]
) -> Flags:
    """True where the speaker stands behind the verb.

    Always with "according to"; with a verb right behind a quotation; and behind a comma where the phrase
    is nothing but a name or description ("..., said Ana Lee, a judge").
    """
    tokens = text.tokens
    floor, after_quotation = front
    first, last = behind
    some = last > first
    according = words_in(tokens, frozenset({"according"}))[tokens.word[at]]
    told = words_in(tokens, TELLS)[tokens.word[at]]
    lone = after_quotation & (at == floor) & ~told
    plain = ~(text.capital | role_nouns(tokens))
    plain &= ~(known_words(tokens, "determiner") | words_in(tokens, frozenset({"of", "for"})))[tokens.word]
    so_far = counted(plain)
    only_names = (so_far[last] == so_far[first]) & _names_somebody(text, first, last, pronouns=False)
    comma = (text.after(np.maximum(at - 1, 0)) == COMMA) & (at > floor)
    return np.asarray(some & (according | lone | (comma & only_names & ~told & ~_participle(text, at))))


def _with_name(text: _Text, first: Ints, last: Ints) -> Ints:
    """Where a phrase with the name behind it stops: "his father, Ali Lee"."""
    top = len(text.tokens) - 1
    so_far = counted(text.capital)
    bare = (last > first) & (so_far[last] == so_far[first]) & (text.after(np.maximum(last - 1, 0)) == COMMA)
    going = bare & text.capital[np.minimum(last, top)]
    longer = last.copy()
    for _ in range(4):
        longer = longer + going
        place = np.minimum(longer, top)
        going = going & text.capital[place] & ~text.parted[np.maximum(longer - 1, 0)]
    return longer


def _pronoun_alone(text: _Text, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """A phrase that stops in a pronoun is the pronoun."""
    tokens = text.tokens
    pronoun = known_words(tokens, "he or she", "they or it", "nobody")[tokens.word]
    final = np.maximum(last - 1, 0)
    return np.where((last > first) & pronoun[final], final, first), last


def _names_somebody(text: _Text, first: Ints, last: Ints, *, pronouns: bool = True) -> Flags:
    """True for phrases with a capital or a role noun, and, where asked for, a pronoun or determiner."""
    tokens = text.tokens
    telling = text.capital | role_nouns(tokens)
    if pronouns:
        telling |= known_words(tokens, "he or she", "they or it", "nobody", "determiner")[tokens.word]
    so_far = counted(telling)
    return np.asarray((last > first) & (so_far[np.maximum(last, first)] > so_far[first]))


def _one_noun_phrase(text: _Text, first: Ints, last: Ints) -> Ints:
    """A phrase cut before a second determiner that no preposition joins ("A judge agreed | the book")."""
    determiner = known_words(text.tokens, "determiner")[text.tokens.word]
    joins = text.ends | words_in(text.tokens, frozenset({"of", "for", "from", "and"}))[text.tokens.word]
    stop = last.copy()
    for step in range(LONGEST, 0, -1):
        place = np.minimum(first + step, len(text.tokens) - 1)
        cuts = (first + step < last) & determiner[place] & ~joins[place - 1]
        stop = np.where(cuts, place, stop)
    return stop


def _participle(text: _Text, at: Ints) -> Flags:
    """True for verb forms in -ing."""
    return np.asarray(participles(text.tokens)[text.tokens.word[at]])


def _subject_shared(
    text: _Text, at: Ints, phrase: tuple[Ints, Ints], hollow: Flags
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
    subject_first, subject_last = _behind(text, start[opens], at[opens])
    subject_first, subject_last = _trimmed(text, subject_first, subject_last)
    subject_last = _one_noun_phrase(text, subject_first, subject_last)
    good = _names_somebody(text, subject_first, subject_last)
    first[opens[good]], last[opens[good]] = subject_first[good], subject_last[good]
    return first, last
