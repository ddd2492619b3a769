"""Source types: what kind of source speaks, by the nouns in its phrase or beside its name elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.features.matching import once_per_tokens, words_in
from analysis.features.named_speakers import PREPOSITIONS, Names, capital_keys, find_names, person_keys
from analysis.features.speaker_phrases import LONGEST
from analysis.features.speaker_words import capitalised, find_types, participles
from analysis.text.tokens import Tokens

__all__ = ["UNATTRIBUTED", "UNKNOWN", "find_source_types", "type_names"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Kinds = NDArray[np.int8]
Weights = NDArray[np.float32]

UNKNOWN, UNATTRIBUTED = "unknown", "unattributed"
EMPTY = "spokesperson"
"""The class of nouns that need another one to tell the kind of source."""
TELLING = 2.0
"""The least weight that tells a kind of source."""
APPOSITION = 9
"""Words behind a name that are searched for its role."""


def type_names(tokens: Tokens) -> tuple[str, ...]:
    """The kinds of sources, then unknown, then unattributed."""
    return (*(name for name in find_types(tokens).labels if name != EMPTY), UNKNOWN, UNATTRIBUTED)


@once_per_tokens
def find_source_types(tokens: Tokens) -> NDArray[np.int16]:
    """The kind of source of every verb of ``find_speech``, as an index into ``type_names``."""
    names = find_names(tokens)
    kind, weight = _at_tokens(tokens)
    by_phrase, strength = _in_phrase(tokens, (names.first, names.last), kind, weight)
    weak = strength < TELLING
    beside, beside_strength = _in_apposition(tokens, names, kind, weight)
    by_phrase = np.where(weak & (beside_strength >= TELLING), beside, by_phrase)
    strength = np.where(weak, beside_strength, strength)
    document = names.person & (by_phrase == type_names(tokens).index("document"))
    strength[document] = 0
    known = names.person & (strength >= TELLING)
    keys, kinds = _by_name(tokens, names, known, by_phrase, kind, weight)
    unknown = type_names(tokens).index(UNKNOWN)
    result = np.where(strength >= TELLING, by_phrase, unknown)
    look = names.person & (strength < TELLING)
    if len(keys):
        wanted = person_keys(tokens, names.head[look])
        where = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        result[look] = np.where(keys[where] == wanted, kinds[where], unknown)
    result[names.first == names.last] = unknown + 1
    return result.astype(np.int16)


def _at_tokens(tokens: Tokens) -> tuple[Kinds, Weights]:
    """Kind and weight of the role noun that stops at each token; weight 0 where none does."""
    marks = find_types(tokens)
    kind = np.zeros(len(tokens), np.int8)
    weight = np.zeros(len(tokens), np.float32)
    final = marks.at + marks.length - 1
    kind[final], weight[final] = marks.label, marks.weight
    return kind, weight


def _in_phrase(
    tokens: Tokens, phrase: tuple[Ints, Ints], kind: Kinds, weight: Weights
) -> tuple[Ints, NDArray[np.float64]]:
    """The weightiest role noun of each phrase; of equals the last one before a preposition."""
    first, last = phrase
    best, strength = np.zeros(len(first), np.int64), np.zeros(len(first))
    preposition = words_in(tokens, PREPOSITIONS) | participles(tokens)
    passed = np.zeros(len(first), bool)
    for step in range(LONGEST):
        place = np.minimum(first + step, len(tokens) - 1)
        inside = first + step < last
        here = np.where(inside, weight[place], 0.0)
        better = (here > strength) | ((here == strength) & (here > 0) & ~passed)
        best, strength = np.where(better, kind[place], best), np.where(better, here, strength)
        passed |= inside & preposition[tokens.word[place]]
    return best, strength


def _in_apposition(
    tokens: Tokens, names: Names, kind: Kinds, weight: Weights
) -> tuple[Ints, NDArray[np.float64]]:
    """The role noun between a speaker's phrase and its verb, or behind the phrase: "Lee, a judge, said"."""
    final = np.maximum(names.last - 1, 0)
    comma = np.isin(tokens.codes[tokens.stop[final]], np.array([ord(","), ord("(")], np.uint32))
    stop = np.minimum(names.last + APPOSITION, tokens.sentences.last[tokens.sentence[final]])
    last = names.last.copy()
    for _ in range(APPOSITION):
        place = np.minimum(last, len(tokens) - 1)
        comma = comma & (last < stop) & ~tokens.quoted[place]
        last = last + comma
        comma = comma & (tokens.codes[tokens.stop[place]] != ord(","))
    return _in_phrase(tokens, (names.last, last), kind, weight)


def _by_name(
    tokens: Tokens,
    names: Names,
    known: Flags,
    by_phrase: Ints,
    kind: Kinds,
    weight: Weights,
) -> tuple[Ints, Ints]:
    """Sorted names and their kinds: from their own phrases, then from roles printed beside them."""
    keys = [person_keys(tokens, names.head[known])]
    kinds = [by_phrase[known]]
    wanted = np.unique(person_keys(tokens, names.head[names.person]))
    at, found = capital_keys(tokens)
    where = np.minimum(np.searchsorted(wanted, found), max(len(wanted) - 1, 0))
    if len(wanted):
        at = at[wanted[where] == found]
        for place_kind, place_weight, places in _beside(tokens, at, kind, weight, capitalised(tokens)):
            telling = place_weight >= 3
            keys.append(person_keys(tokens, places[telling]))
            kinds.append(place_kind[telling].astype(np.int64))
    every, kinds_of = np.concatenate(keys), np.concatenate(kinds)
    told = kinds_of != type_names(tokens).index("document")
    many = len(type_names(tokens))
    pairs, times = np.unique(every[told] * many + kinds_of[told], return_counts=True)
    name, kind_of_name = pairs // many, pairs % many
    # Kinship words stand beside the well known too ("the brother of"): any other kind goes before.
    order = np.lexsort((-times, kind_of_name == type_names(tokens).index("citizen"), name))
    name, earliest = np.unique(name[order], return_index=True)
    return name, kind_of_name[order][earliest]


def _beside(
    tokens: Tokens, at: Ints, kind: Kinds, weight: Weights, capital: Flags
) -> list[tuple[Kinds, Weights, Ints]]:
    """Roles in front of names ("Senate Majority Leader Ana Lee"), then behind them ("Lee, a judge")."""
    found = []
    going = np.ones(len(at), bool)
    for step in range(1, 4):
        place = np.maximum(at - step, 0)
        going = going & (tokens.sentence[place] == tokens.sentence[at])
        found.append((kind[place], np.where(going, weight[place], 0.0), at))
        going = going & capital[place] & (weight[place] == 0)
    top = len(tokens) - 1
    comma = tokens.codes[tokens.stop[at]] == ord(",")
    for step in range(1, 7):
        place = np.minimum(at + step, top)
        comma = comma & (tokens.sentence[place] == tokens.sentence[at])
        found.append((kind[place], np.where(comma, weight[place], 0.0), at))
        comma = comma & (tokens.codes[tokens.stop[place]] != ord(","))
    return found
