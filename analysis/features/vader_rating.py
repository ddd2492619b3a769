"""VADER's rules, each written once, as an operation on all the words that the lexicon rates.

The rules are those of the published program, slips included, since that program is what people cite:

- at distance three *any* "so" or "this" just before a word strengthens it;
- idioms are looked up only where the third word before is there and not in the lexicon;
- after "but", a word whose rating equals an already changed one changes that one a second time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.features.vader_chunks import Chunks, count_in, stretch_of
from analysis.features.vader_rules import CAPITALS_STEP, NEGATION_FACTOR, OUTSIDE, Rules, Trait

__all__ = ["Rated", "compounds_of", "rate"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bits = NDArray[np.uint16]
Flags = NDArray[np.bool_]

_FADING = (1.0, 0.95, 0.9)
"""How much a booster counts one, two and three words before the word that it boosts."""


@dataclass(frozen=True, eq=False)
class Rated:
    """The words that the lexicon rates: their chunk, their sentence, their valence after all rules."""

    chunk: Ints
    sentence: Ints
    valence: Floats


def rate(chunks: Chunks, rules: Rules) -> Rated:
    """Find the words of the lexicon and rate each by what stands around it."""
    bits = rules.traits[chunks.code].take(chunks.form)
    notable = np.flatnonzero(bits & (Trait.SCORED | Trait.CAPITALS | Trait.BUT))
    bits = bits[notable]
    at = notable[(bits & Trait.SCORED) != 0]
    sentence = stretch_of(at, chunks.first, chunks.last)
    at, sentence = at[sentence >= 0], sentence[sentence >= 0]
    around = _Around(chunks, rules, at, sentence)
    capitals = count_in(notable[(bits & Trait.CAPITALS) != 0], chunks.first, chunks.last)
    mixed = (capitals > 0) & (capitals < chunks.last - chunks.first)
    valence = _valences(around, rules, mixed[sentence])
    valence[around.has(0, Trait.KIND) & around.has(1, Trait.OF)] = 0.0
    return _but(Rated(at, sentence, valence), notable[(bits & Trait.BUT) != 0], chunks)


class _Around:
    """The rated words and their neighbours: codes and traits at distance -3..2, 0 being the word itself."""

    def __init__(self, chunks: Chunks, rules: Rules, at: Ints, sentence: Ints) -> None:
        first, last = chunks.first[sentence], chunks.last[sentence]
        self.code: dict[int, Ints] = {}
        for distance in range(-3, 3):
            place = at + distance
            there = (place >= first) & (place < last)
            form = chunks.form[np.where(there, place, at)]
            self.code[distance] = np.where(there, chunks.code[form], 2 * OUTSIDE)
        self.bits: dict[int, Bits] = {distance: rules.traits[code] for distance, code in self.code.items()}

    def has(self, distance: int, trait: int) -> Flags:
        """Whether the word at this distance has one of the traits."""
        found: Flags = (self.bits[distance] & trait) != 0
        return found


def _valences(around: _Around, rules: Rules, mixed: Flags) -> Floats:
    """Ratings after every rule that looks near by; ``mixed``: some of its words in capitals, not all."""
    valence = _after_no(rules.valence[around.code[0]], around)
    valence = _louder(valence, valence, around.has(0, Trait.CAPITALS) & mixed)
    for distance in (-1, -2, -3):
        step = rules.booster[around.code[distance]] * np.where(valence < 0, -1.0, 1.0)
        loud = (step != 0) & around.has(distance, Trait.CAPITALS) & mixed
        step = _louder(step, valence, loud)
        changed = (valence + step * _FADING[-1 - distance]) * _negation(around, distance)
        if distance == -3:
            changed = _with_phrases(changed, around, rules)
        valence = np.where(around.has(distance, Trait.LISTED | Trait.ABSENT), valence, changed)
    least = around.has(-1, Trait.LEAST) & ~around.has(-2, Trait.AT_VERY)
    return np.where(least, valence * NEGATION_FACTOR, valence)


def _after_no(valence: Floats, around: _Around) -> Floats:
    """ "no" is 0 before a word of the lexicon, and negates the words after it."""
    idle = around.has(0, Trait.NO) & around.has(1, Trait.LISTED)
    negated = around.has(-1, Trait.NO) | around.has(-2, Trait.NO)
    negated |= around.has(-3, Trait.NO) & around.has(-1, Trait.OR_NOR)
    return np.where(negated, valence * NEGATION_FACTOR, np.where(idle, 0.0, valence))


def _louder(step: Floats, valence: Floats, loud: Flags) -> Floats:
    """A word in capitals among words that are not adds to a step, in the direction of the valence."""
    return np.where(loud, np.where(valence > 0, step + CAPITALS_STEP, step - CAPITALS_STEP), step)


def _negation(around: _Around, distance: int) -> Floats:
    """What a negation at this distance multiplies by: "never so" and "without doubt" are exceptions."""
    negation = around.has(distance, Trait.NEGATION)
    factor = np.where(negation, NEGATION_FACTOR, 1.0)
    if distance == -1:
        return factor
    doubt = around.has(-1, Trait.DOUBT) | (around.has(-2, Trait.DOUBT) & (distance == -3))
    sure = around.has(distance, Trait.WITHOUT) & doubt
    strong = around.has(distance, Trait.NEVER) & around.has(distance + 1, Trait.SO_THIS)
    if distance == -3:
        strong |= around.has(-1, Trait.SO_THIS)
    return np.where(strong, 1.25, np.where(sure, 1.0, factor))


def _with_phrases(valence: Floats, around: _Around, rules: Rules) -> Floats:
    """An idiom's rating replaces the word's; "sort of" and the like dampen."""
    word = {distance: rules.phrase_word[code] for distance, code in around.code.items()}
    found = (  # the later beats the earlier
        rules.pair[word[-3], word[-2]],
        rules.triple[word[-3], word[-2], word[-1]],
        rules.pair[word[-2], word[-1]],
        rules.triple[word[-2], word[-1], word[0]],
        rules.pair[word[-1], word[0]],
        rules.pair[word[0], word[1]],
        rules.triple[word[0], word[1], word[2]],
    )
    for rating in found:
        valence = np.where(np.isnan(rating), valence, rating)
    return valence + rules.damper[word[-3], word[-2]] + rules.damper[word[-2], word[-1]]


def _but(rated: Rated, buts: Ints, chunks: Chunks) -> Rated:
    """Halve what stands before a sentence's first "but", and raise by half what follows it."""
    but = np.append(buts, len(chunks.form))[np.searchsorted(buts, chunks.first)]
    held = np.flatnonzero((but < chunks.last)[rated.sentence])
    sentence, before = rated.sentence[held], rated.valence[held]
    earlier = rated.chunk[held] < but[sentence]
    after = before * np.where(earlier, 0.5, 1.5)
    slips = (before != 0) & np.isin(sentence + 1j * before, sentence + 1j * after)
    for number in np.unique(sentence[slips]).tolist():
        words = slice(*np.searchsorted(sentence, [number, number + 1]))
        after[words] = _slipped(before[words].tolist(), earlier[words].tolist())
    valence = rated.valence.copy()
    valence[held] = after
    return Rated(rated.chunk, rated.sentence, valence)


def _slipped(values: list[float], before: list[bool]) -> list[float]:
    """The "but" rule word by word: each value changes the first one that equals it by then."""
    values = list(values)
    for value in values:
        place = values.index(value)
        values[place] = value * (0.5 if before[place] else 1.5)
    return values


def compounds_of(chunks: Chunks, rated: Rated) -> Floats:
    """Add up each sentence's ratings and its "!" and "?", and bring the sum to -1..1."""
    added = np.bincount(rated.sentence, weights=rated.valence, minlength=len(chunks.first))
    total = np.asarray(added, np.float64)
    asked = chunks.questions
    stress = np.minimum(chunks.exclamations, 4) * 0.292
    stress = stress + np.where(asked > 3, 0.96, np.where(asked > 1, asked * 0.18, 0.0))
    total = total + np.sign(total) * stress
    return _rounded(total / np.sqrt(total * total + 15))


def _rounded(values: Floats) -> Floats:
    """Four decimals as Python rounds them; numpy's short cut may go wrong next to a half."""
    rounded: Floats = np.round(values, 4) + 0.0
    near_half = np.flatnonzero(np.abs(np.abs(values) * 1e4 % 1 - 0.5) < 1e-6)
    rounded[near_half] = [round(value, 4) for value in values[near_half].tolist()]
    return rounded
