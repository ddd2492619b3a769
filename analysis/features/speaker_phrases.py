"""Speaker phrases: the words before or behind a verb that name who speaks, cut out without a parser.

All verbs of the corpus are worked on at once: a loop runs over the words of a phrase, not over verbs.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.features.matching import words_in
from analysis.features.speaker_words import (
    COMMA,
    Surroundings,
    known_words,
    none_in,
    participles,
)

__all__ = [
    "LONGEST",
    "before_verb",
    "behind_verb",
    "is_inverted",
    "is_participle",
    "names_somebody",
    "one_noun_phrase",
    "pronoun_alone",
    "trimmed",
    "with_name",
]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONGEST = 12
"""Words of a phrase that names a speaker, at most."""
TELLS = frozenset(
    {"told", "tell", "tells", "telling", "asked", "asks", "urged", "accused", "reminded", "assured"}
)
"""Verbs behind which the one spoken to stands, never the speaker."""


def before_verb(text: Surroundings, at: Ints, floor: Ints, after_quotation: Flags) -> tuple[Ints, Ints]:
    """The phrase in front of each verb.

    Where punctuation parts it from the verb, what stands there is an apposition ("Lee, a judge, said"):
    the phrase before it is meant.
    """
    place = at - 1
    parted = (place >= floor) & text.parted[np.maximum(place, 0)]
    for _ in range(8):
        skip = (place >= floor) & text.between[np.maximum(place, 0)]
        place = place - skip
        parted |= (place >= floor) & text.parted[np.maximum(place, 0)]
    last = place + 1
    first = _widen_left(text, last, floor)
    some = np.flatnonzero(parted)
    first[some], last[some] = _before_apposition(text, (first[some], last[some]), floor[some])
    opens = after_quotation & parted & (at - floor <= 2 * LONGEST) & (first > floor)
    first = np.where(opens, floor, first)
    last = np.where(opens, _until_break(text, floor, last), last)
    return trimmed(text, first, last)


def _before_apposition(text: Surroundings, phrase: tuple[Ints, Ints], floor: Ints) -> tuple[Ints, Ints]:
    """For phrases that punctuation parts from their verb the one before, as long as they add to a name.

    What adds begins small ("a judge"), is short ("52", "R-Ohio"), stands in brackets or behind "who".
    """
    first, last = phrase
    absolute = words_in(text.tokens, frozenset({"with"}))[text.tokens.word]
    for _ in range(4):
        inner = np.minimum(np.maximum(first, 0) + absolute[np.maximum(first, 0)], len(text.tokens) - 1)
        opened = text.opened[np.maximum(first, 0)]
        closed = text.closed(np.maximum(last - 1, 0)) & ~opened
        small = ~text.capital[inner] | ((last - first <= 1) & _short(text, inner))
        outer = _clause_start(text, first, floor)
        moves = (outer > floor) & (first < last) & (small | opened | closed | (outer < first))
        moves &= text.parted[np.maximum(outer - 1, 0)]
        last = np.where(moves, outer, last)
        first = np.where(moves, _widen_left(text, last, floor), first)
    return first, last


def _clause_start(text: Surroundings, first: Ints, floor: Ints) -> Ints:
    """Where the relative clause around a phrase begins ("Lee, who had read it, said"), else the phrase."""
    relative = words_in(text.tokens, frozenset({"who", "whose", "which"}))[text.tokens.word]
    start = first.copy()
    going = first > floor
    for _ in range(LONGEST):
        going = going & (start > floor) & ~text.parted[np.maximum(start - 1, 0)]
        start = start - going
    found = relative[np.minimum(start, len(text.tokens) - 1)] & (start < first)
    return np.where(found, start, first)


def _short(text: Surroundings, at: Ints) -> Flags:
    """True for words like "R-Ohio", "Ky", "52"."""
    tokens = text.tokens
    return np.asarray(
        (tokens.stop[at] - tokens.begin[at] <= 7) & (tokens.codes[tokens.begin[at] + 1] < ord("a"))
    )


def _widen_left(text: Surroundings, last: Ints, floor: Ints) -> Ints:
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


def _until_break(text: Surroundings, first: Ints, last: Ints) -> Ints:
    """Where the first punctuation behind ``first`` cuts the phrase."""
    stop = first + 1
    going = np.ones(len(first), bool)
    for _ in range(LONGEST):
        going = going & (stop < last) & ~text.parted[np.minimum(stop - 1, len(text.tokens) - 1)]
        stop = stop + going
    return stop


def trimmed(text: Surroundings, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """A phrase without conjunctions and prepositions at its front."""
    loose = text.ends | text.bound | text.conjunction | text.day
    loose |= words_in(text.tokens, frozenset({"on"}))[text.tokens.word]
    for _ in range(3):
        first = first + ((first < last) & loose[np.clip(first, 0, len(text.tokens) - 1)])
    return first, last


def behind_verb(text: Surroundings, stop: Ints, ceiling: Ints) -> tuple[Ints, Ints]:
    """The phrase that begins at ``stop``: behind a verb, or at the begin of a sentence."""
    top = len(text.tokens) - 1
    last = stop.copy()
    going = stop < ceiling
    for step in range(LONGEST):
        place = np.minimum(last, top)
        stops = text.bound[place] | text.ends[place] | (text.between[place] & (step > 0))
        going = going & (last < ceiling) & ~stops
        if step:
            going = going & ~text.parted[np.maximum(last - 1, 0)]
        last = last + going
    return stop, last


def is_inverted(
    text: Surroundings, at: Ints, stop: Ints, front: tuple[Ints, Flags], behind: tuple[Ints, Ints]
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
    names = known_words(tokens, "determiner") | words_in(tokens, frozenset({"of", "for"}))

    def plain(place: Ints) -> Flags:
        return ~(text.capital[place] | text.role[place] | names[tokens.word[place]])

    only_names = ~_any_word(first, last, plain) & names_somebody(text, first, last, pronouns=False)
    comma = (text.after(np.maximum(at - 1, 0)) == COMMA) & (at > floor)
    return np.asarray(some & (according | lone | (comma & only_names & ~told & ~is_participle(text, at))))


def with_name(text: Surroundings, first: Ints, last: Ints) -> Ints:
    """Where a phrase with the name behind it stops: "his father, Ali Lee"."""
    top = len(text.tokens) - 1
    bare = (
        (last > first) & none_in(text.capital, first, last) & (text.after(np.maximum(last - 1, 0)) == COMMA)
    )
    going = bare & text.capital[np.minimum(last, top)]
    longer = last.copy()
    for _ in range(4):
        longer = longer + going
        place = np.minimum(longer, top)
        going = going & text.capital[place] & ~text.parted[np.maximum(longer - 1, 0)]
    return longer


def pronoun_alone(text: Surroundings, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """A phrase that stops in a pronoun is the pronoun."""
    tokens = text.tokens
    pronoun = known_words(tokens, "he or she", "they or it", "nobody")[tokens.word]
    final = np.maximum(last - 1, 0)
    return np.where((last > first) & pronoun[final], final, first), last


def names_somebody(text: Surroundings, first: Ints, last: Ints, *, pronouns: bool = True) -> Flags:
    """True for phrases with a capital or a role noun, and, where asked for, a pronoun or determiner."""
    tokens = text.tokens
    words = np.zeros(len(tokens.words), bool)
    if pronouns:
        words = known_words(tokens, "he or she", "they or it", "nobody", "determiner")

    def tells(place: Ints) -> Flags:
        return text.capital[place] | text.role[place] | words[tokens.word[place]]

    return _any_word(first, last, tells)


def _any_word(first: Ints, last: Ints, told: Callable[[Ints], Flags]) -> Flags:
    """True for phrases with a word of which something is told."""
    found = np.zeros(len(first), bool)
    for step in range(int((last - first).max(initial=0))):
        inside = first + step < last
        found |= inside & told(np.where(inside, first + step, 0))
    return found


def one_noun_phrase(text: Surroundings, first: Ints, last: Ints) -> Ints:
    """Where a phrase stops that has run on into the verb: "A judge agreed | the book", "Ana Lee | met".

    Behind a determiner that is before another one which no preposition joins; else behind the name.
    """
    tokens = text.tokens
    determiner = known_words(tokens, "determiner")[tokens.word]
    joins = text.ends | words_in(tokens, frozenset({"of", "for", "from", "and"}))[tokens.word]
    described = determiner[np.minimum(first, len(tokens) - 1)]
    stop = last.copy()
    for step in range(LONGEST, 0, -1):
        place = np.minimum(first + step, len(tokens) - 1)
        again = described & determiner[place] & ~joins[place - 1]
        small = ~described & ~(text.capital[place] | text.role[place] | joins[place] | determiner[place])
        stop = np.where((first + step < last) & (again | small), place, stop)
    return stop


def is_participle(text: Surroundings, at: Ints) -> Flags:
    """True for verb forms in -ing."""
    return np.asarray(participles(text.tokens)[text.tokens.word[at]])
