"""Named speakers: the name in a speaker's phrase, and whom "he", "she", "they" and "it" stand for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.features.matching import once_per_tokens, word_ids, words_in
from analysis.features.speaker_phrases import LONGEST
from analysis.features.speaker_words import capitalised, known_words, role_nouns
from analysis.features.speech import Speech, find_speech
from analysis.text.tokens import Tokens

__all__ = ["PREPOSITIONS", "Names", "capital_keys", "find_names", "person_keys"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PREPOSITIONS = frozenset({"of", "for", "at", "from", "in", "with", "to", "on"})
COURTESY = frozenset({"mr", "mrs", "ms", "dr", "sir", "lady", "lord", "dame", "miss"})
PRONOUNS = ("he or she", "they or it", "nobody")
SUBJECT = 12
"""The first name of a sentence is taken for its subject if it is among so many first words."""
GROUP = 4
"""A role noun among so many first words of a sentence is taken for its subject."""
PLURAL = ("s", "people", "men")
REACH = 2
"""A pronoun is looked up in its own paragraph and so many before."""


@dataclass(frozen=True, eq=False)
class Names:
    """Who speaks at each verb of ``find_speech``.

    Attributes
    ----------
    first, last : int64 arrays
        Tokens of the phrase that names the speaker: of the nearest name where the text has a pronoun.
        None where the two are equal.
    head : int64 array
        The last token of the name in the phrase ("Lee" of "Judge Ana Lee of Ohio"), -1 without one.
    person : bool array
        True where the head looks like a person's name.
    """

    first: Ints
    last: Ints
    head: Ints
    person: Flags


@once_per_tokens
def _base_words(tokens: Tokens) -> NDArray[np.int64]:
    """From each word to itself without a possessive "'s"."""
    ids = word_ids(tokens)
    base = np.arange(len(tokens.words), dtype=np.int64)
    for number, word in enumerate(tokens.words):
        if word.endswith("'s"):
            base[number] = ids.get(word[:-2], number)
    return base


def person_keys(tokens: Tokens, at: Ints) -> Ints:
    """One number for each surname in each article: the same for the same name."""
    return tokens.article[at].astype(np.int64) * len(tokens.words) + _base_words(tokens)[tokens.word[at]]


@once_per_tokens
def capital_keys(tokens: Tokens) -> tuple[Ints, Ints]:
    """All words with a capital, and their numbers by ``person_keys``."""
    at = np.flatnonzero(capitalised(tokens))
    return at, person_keys(tokens, at)


@once_per_tokens
def find_names(tokens: Tokens) -> Names:
    """Name the speaker of every verb of speech, pronouns looked up."""
    speech = find_speech(tokens)
    head = _heads(tokens, speech)
    person = _persons(tokens, speech, head)
    known = np.union1d(person_keys(tokens, head[person]), _full_names(tokens))
    return _looked_up(tokens, speech, (head, person), _mentions(tokens, known), _groups(tokens))


def _heads(tokens: Tokens, speech: Speech) -> Ints:
    """The last word with a capital before the first preposition of each phrase, -1 without one."""
    head = np.full(len(speech), -1, np.int64)
    capital = capitalised(tokens)
    preposition = words_in(tokens, PREPOSITIONS)[tokens.word]
    going = np.ones(len(speech), bool)
    for step in range(LONGEST):
        place = np.minimum(speech.first + step, len(tokens) - 1)
        going = going & (speech.first + step < speech.last) & ~(preposition[place] & (step > 0))
        head = np.where(going & capital[place], place, head)
    return head


@once_per_tokens
def _may_name(tokens: Tokens) -> Flags:
    """True for words that can be a person's surname: no function word, no place, no word of institutions."""
    return ~known_words(tokens, "no person", "determiner", "boundary", "between", "ends phrase", *PRONOUNS)


def _persons(tokens: Tokens, speech: Speech, head: Ints) -> Flags:
    """True where the head of a phrase looks like a person's name."""
    at = np.maximum(head, 0)
    opening = tokens.word[np.minimum(speech.first, len(tokens) - 1)]
    before = np.maximum(at - 1, 0)
    alone = ~capitalised(tokens)[before] | (tokens.sentence[before] != tokens.sentence[at])
    described = role_nouns(tokens)[at] & alone
    named = (head >= 0) & _may_name(tokens)[tokens.word[at]] & ~described
    return np.asarray(named & ~known_words(tokens, "determiner")[opening])


def _full_names(tokens: Tokens) -> Ints:
    """Surnames that an article prints behind another name, and elsewhere alone: "Ana Lee ... Lee"."""
    at, keys = capital_keys(tokens)
    may = _may_name(tokens)
    kept = may[tokens.word[at]] & (at > 0)
    at, keys = at[kept], keys[kept]
    joined = capitalised(tokens)[at - 1] & may[tokens.word[at - 1]] & _joined(tokens, at)
    final = np.append(~((at[1:] == at[:-1] + 1) & joined[1:]), True) if len(at) else joined
    full = joined & final
    sure = (at - tokens.sentences.first[tokens.sentence[at]] <= 2) & ~tokens.quoted[at]
    title = role_nouns(tokens) | words_in(tokens, COURTESY)[tokens.word]
    title &= capitalised(tokens)
    for step in range(1, 4):
        sure |= title[np.maximum(at - step, 0)]
    return np.union1d(np.intersect1d(keys[full], keys[~joined & final]), keys[full & sure])


def _joined(tokens: Tokens, at: Ints) -> Flags:
    """True where nothing but a blank, or a dot and a blank, parts a word from the one before."""
    close = (tokens.sentence[at] == tokens.sentence[at - 1]) & (tokens.begin[at] - tokens.stop[at - 1] <= 2)
    behind = tokens.codes[tokens.stop[at - 1]]
    return np.asarray(close & ((behind == ord(" ")) | (behind == ord("."))))


def _mentions(tokens: Tokens, known: Ints) -> Ints:
    """The places, outside quotations, where a sentence first names a known person, early on."""
    if not len(known):
        return np.zeros(0, np.int64)
    at, keys = capital_keys(tokens)
    where = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    at = at[(known[where] == keys) & ~tokens.quoted[at]]
    possessive = np.array([word.endswith(("'s", "s'")) for word in tokens.words], bool)
    at = at[~possessive[tokens.word[at]] & _ends_name(tokens, at)]
    _, earliest = np.unique(tokens.sentence[at], return_index=True)
    at = at[earliest]
    return np.asarray(at[at - tokens.sentences.first[tokens.sentence[at]] < SUBJECT])


def _ends_name(tokens: Tokens, at: Ints) -> Flags:
    """True where no other word with a capital follows directly: "Lee", not the "Ana" of "Ana Lee"."""
    following = np.minimum(at + 1, len(tokens) - 1)
    close = tokens.begin[following] - tokens.stop[at] == 1
    close &= tokens.sentence[following] == tokens.sentence[at]
    return np.asarray(~(close & capitalised(tokens)[following]))


def _groups(tokens: Tokens) -> Ints:
    """The places where a sentence begins with a group or thing that can speak: "The researchers ..."."""
    roles = role_nouns(tokens) & ~tokens.quoted
    at = np.flatnonzero(roles)
    return np.asarray(at[at - tokens.sentences.first[tokens.sentence[at]] < GROUP])


def _looked_up(
    tokens: Tokens, speech: Speech, named: tuple[Ints, Flags], mentions: Ints, groups: Ints
) -> Names:
    """Follow pronouns to the last speaker or the last subject named, whichever is nearer."""
    word = tokens.word[np.minimum(speech.first, len(tokens) - 1)]
    single = speech.last - speech.first == 1
    singular = single & known_words(tokens, "he or she")[word]
    plural = single & known_words(tokens, "they or it")[word]
    nobody = single & known_words(tokens, "nobody")[word]
    last = np.where(nobody, speech.first, speech.last)
    names = Names(speech.first.copy(), last, named[0].copy(), named[1].copy())
    place = _Places.of(tokens, speech)
    person_before = _subject_before(tokens, speech, mentions)
    group_before = _subject_before(tokens, speech, groups)
    for i in np.flatnonzero(singular | plural).tolist():
        found = _speaker_before(place, names, i, wanted=bool(singular[i]))
        mention = int((person_before if singular[i] else group_before)[i])
        if plural[i] and mention >= 0 and not _agrees(tokens, int(word[i]), mention):
            mention = -1
        if mention >= 0 and not place.outdone(found, int(tokens.sentence[mention])):
            names.first[i], names.last[i] = _run_start(tokens, place.capital, mention), mention + 1
            names.head[i], names.person[i] = mention, bool(singular[i])
        elif found >= 0:
            for column in (names.first, names.last, names.head, names.person):
                column[i] = column[found]
    return names


@dataclass(frozen=True, eq=False)
class _Places:
    """Where the verbs of speech stand, as lists, since the look-up walks over them."""

    article: list[int]
    paragraph: list[int]
    sentence: list[int]
    beside_quotation: list[bool]
    capital: Flags

    @classmethod
    def of(cls, tokens: Tokens, speech: Speech) -> _Places:
        quoting = np.zeros(len(tokens.sentences), bool)
        quoting[tokens.sentence[tokens.quoted]] = True
        sentence = tokens.sentence[speech.at]
        return cls(
            tokens.article[speech.at].tolist(),
            tokens.paragraph[speech.at].tolist(),
            sentence.tolist(),
            quoting[sentence].tolist(),
            capitalised(tokens),
        )

    def outdone(self, found: int, sentence: int) -> bool:
        """True where the speaker before is nearer than the subject, or the speaker of a quotation."""
        if found < 0 or self.sentence[found] != sentence:
            return found >= 0 and self.sentence[found] > sentence
        return self.beside_quotation[found]


def _subject_before(tokens: Tokens, speech: Speech, places: Ints) -> Ints:
    """For each verb the last of the places before its speaker, -1 where none is near."""
    number = np.searchsorted(places, speech.first) - 1
    found = np.append(places, -1)[number]
    at = np.maximum(found, 0)
    near = tokens.paragraph[speech.at] - tokens.paragraph[at] <= REACH
    near &= tokens.article[at] == tokens.article[speech.at]
    return np.where((number >= 0) & near, found, -1)


def _agrees(tokens: Tokens, pronoun: int, mention: int) -> bool:
    """True for "they" and a plural, or another pronoun and a singular."""
    name = tokens.words[int(tokens.word[mention])]
    return (tokens.words[pronoun] == "they") == name.endswith(PLURAL)


def _speaker_before(place: _Places, names: Names, i: int, *, wanted: bool) -> int:
    """The nearest earlier verb whose speaker is a person (``wanted``) or is none, -1 without one."""
    for j in range(i - 1, max(i - 6, -1), -1):
        if place.article[j] != place.article[i] or place.paragraph[i] - place.paragraph[j] > REACH:
            break
        if names.last[j] > names.first[j] and names.person[j] == wanted:
            return j
    return -1


def _run_start(tokens: Tokens, capital: Flags, at: int) -> int:
    """Where the words with a capital begin that stop in this one."""
    first, low = at, int(tokens.sentences.first[tokens.sentence[at]])
    while first > low and capital[first - 1] and tokens.begin[first] - tokens.stop[first - 1] <= 2:
        if tokens.stream[tokens.stop[first - 1]] not in " .":
            break
        first -= 1
    return first
