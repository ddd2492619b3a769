"""Judgements: words that praise, attack, blame or credit somebody, and which of them touch an actor.

A word of the list is a cue. Its class says whom it touches: *attack* and *praise* the one it is done to
("slammed X", "X was accused of", "critics of X", "support for X"), *wrong*, *merit*, *setback* and *success*
the one who does or meets it ("X lied", "X failed to"), *fault* and *virtue*, *bad* and *good* whoever stands
near. No parser is used: a cue is joined to the mentions of the actor in its sentence by the side on which
they stand, a passive or a "by", and grows weaker with distance, clause borders and other names between.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.features.actors import MENTION, Mentions, capital_starts
from analysis.features.attribution import find_attributions
from analysis.features.feature import Marks
from analysis.features.lexicon import word_class
from analysis.features.matching import find_shipped, once_per_tokens, words_in
from analysis.features.sentiment import huliu_marks
from analysis.features.shipped import shipped_rows
from analysis.text.tokens import Tokens

__all__ = ["CONTEXT", "LEXICON", "MENTION", "Speaker", "find_cues", "judgements", "net_judgements"]

LEXICON, CONTEXT = "judgement.tsv", "judgement_context.tsv"
Speaker = Literal["outlet", "source", "anyone"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

BEFORE, PASSIVE, AFTER, BY = range(4)
"""Where the mention stands: before an active cue, before a passive one, after a cue, after a cue and "by"."""
OTHERS = ("other bad", "other good")
ROLES: dict[str, tuple[float, float, float, float]] = {
    "attack": (-0.4, -1.0, -1.0, -0.4),
    "praise": (0.2, 0.5, 0.5, 0.2),
    "wrong": (-1.0, 0.0, 0.0, -1.0),
    "merit": (0.5, 0.0, 0.0, 0.5),
    "setback": (-1.0, -1.0, -0.5, -1.0),
    "success": (0.5, 0.5, 0.25, 0.5),
    "fault": (-1.0,) * 4,
    "virtue": (0.5,) * 4,
    "bad": (-0.5,) * 4,
    "good": (0.25,) * 4,
    "denial": (-0.05,) * 4,
    "other bad": (-0.1,) * 4,
    "other good": (0.05,) * 4,
}
"""What a cue weighs for the actor, by where the mention stands.

Positive words weigh half: in news they are mostly courtesy, office and outcome. Who attacks is shown in a
bad light too, less than who is attacked; who praises in a good one. "Other" words are those of two general
lists of tone and say little of anybody.
"""
DONE_TO = ("attack", "praise")
NEGATED_GOOD, NEGATED_BAD = -0.5, 0.3
"""Factors under negation: "no hero" blames, "not a liar" does not praise, it still brings up lies."""
DISTANCE, BORDER, NAME = 10.0, 0.7, 0.5
"""Words after which a cue weighs 1/e; its factor for each clause border and each other name between."""

PARTICIPLE = ("ed", "en", "wn", "t")
BORDERS = ",;:()-—–"
BACK = 3
"""Words before a cue in which its "was", its negation or its "drew" is looked for."""


@dataclass(frozen=True, eq=False)
class _Ground:
    """What is asked of every place in the text, one value a token."""

    borders: Places
    names: Places
    be: Flags
    receive: Flags


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Cues beside mentions of the same sentence, one value a pair."""

    cue: Places
    at: Places
    end: Places
    first: Places
    last: Places

    @property
    def after(self) -> Flags:
        """True where the mention stands after the cue."""
        return self.first >= self.end


def find_cues(tokens: Tokens) -> Marks:
    """Every cue, of the own list and, where that is silent, of the word lists of Hu and Liu and of VADER."""
    return _cues(tokens)


_own_cues = find_shipped(LEXICON)


@once_per_tokens
def _cues(tokens: Tokens) -> Marks:
    own, tone = _own_cues(tokens), _tone(tokens)
    covered = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(covered, own.at, 1)
    np.add.at(covered, own.at + own.length, -1)
    at = np.flatnonzero((tone != 0) & (np.cumsum(covered)[:-1] == 0))
    return Marks.of(
        "token",
        np.concatenate((own.at, at)),
        label=np.concatenate((own.label, len(own.labels) + (tone[at] > 0))),
        labels=(*own.labels, *OTHERS),
        length=np.concatenate((own.length, np.ones(len(at), np.int32))),
    )


@cache
def _vader() -> dict[str, float]:
    """Sign of each word of VADER's lexicon."""
    return {word: float(np.sign(float(valence))) for word, valence in shipped_rows("vader.tsv")}


def _tone(tokens: Tokens) -> Floats:
    """Sign of each word in the list of Hu and Liu, else in VADER's lexicon; 0 where it is in neither."""
    rated = _vader()
    sign = np.array([rated.get(word, 0.0) for word in tokens.words], np.float64)[tokens.word]
    listed = huliu_marks(tokens)
    sign[listed.at] = listed.weight
    return sign


@once_per_tokens
def _ground(tokens: Tokens) -> _Ground:
    border = words_in(tokens, word_class(CONTEXT, "clause"))[tokens.word]
    following = tokens.codes[np.minimum(tokens.stop, len(tokens.codes) - 1)] if len(tokens) else tokens.stop
    border[1:] |= np.isin(following[:-1], [ord(mark) for mark in BORDERS])
    return _Ground(
        borders=np.cumsum(border),
        names=np.concatenate(([0], np.cumsum(capital_starts(tokens)))),
        be=words_in(tokens, word_class(CONTEXT, "be"))[tokens.word],
        receive=words_in(tokens, word_class(CONTEXT, "receive"))[tokens.word],
    )


@once_per_tokens
def _negations(tokens: Tokens) -> Flags:
    """True for each word that negates."""
    contracted = np.array([word.endswith("n't") for word in tokens.words], bool)
    return np.asarray((contracted | words_in(tokens, word_class(CONTEXT, "negation")))[tokens.word])


@once_per_tokens
def _reported(tokens: Tokens) -> Flags:
    """True for each sentence that attributes speech."""
    reported = np.zeros(len(tokens.sentences), bool)
    reported[tokens.sentence[find_attributions(tokens).at]] = True
    return reported


def judgements(tokens: Tokens, mentions: Mentions, speaker: Speaker = "anyone") -> Marks:
    """Mark the cues that touch an actor, and, with weight 0, the actor's mentions.

    Parameters
    ----------
    tokens : Tokens
    mentions : Mentions
        Where the actor is named, from ``find_mentions``.
    speaker : {"outlet", "source", "anyone"}
        "source": cues inside quotation marks or in a sentence that attributes speech. "outlet": cues in
        sentences without attribution (those in quotation marks stay marked, for the quoted voice).

    Returns
    -------
    Marks
        On cues: the class, and a weight from -1 (against the actor) to 0.5 (for); a cue near several
        mentions is marked once, with the strongest.

    Examples
    --------
    >>> from analysis.features.actors import find_mentions
    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["Lee slammed Kim. Kim failed to answer."])
    >>> marks = judgements(tokens, find_mentions(tokens, ("Kim",)))
    >>> [(marks.labels[label], round(weight, 2)) for label, weight in zip(marks.label, marks.weight.tolist())]
    [('attack', -1.0), ('mention', 0.0), ('mention', 0.0), ('setback', -1.0)]
    """
    cues = find_cues(tokens)
    pairs = _pairs(tokens, cues, mentions)
    weight = _weights(tokens, cues, pairs)
    kept = _strongest(pairs.cue, weight) & (weight != 0)
    cue, weight = pairs.cue[kept], weight[kept]
    if speaker != "anyone":
        reported = _reported(tokens)[tokens.sentence[cues.at[cue]]]
        heard = reported | tokens.quoted[cues.at[cue]] if speaker == "source" else ~reported
        cue, weight = cue[heard], weight[heard]
    return Marks.of(
        "token",
        np.concatenate((cues.at[cue], mentions.first)),
        weight=np.concatenate((weight, np.zeros(len(mentions)))),
        label=np.concatenate((cues.label[cue], np.full(len(mentions), len(cues.labels)))),
        labels=(*cues.labels, MENTION),
        length=np.concatenate((cues.length[cue], mentions.last - mentions.first)),
    )


def net_judgements(tokens: Tokens) -> Marks:
    """Mark every cue with its weight whoever it touches: as if the one it is about stood beside it."""
    cues = find_cues(tokens)
    weight = _by_label(
        cues, {name: roles[AFTER if name in DONE_TO else BEFORE] for name, roles in ROLES.items()}
    )
    weight = _negated(tokens, cues.at, weight[cues.label])
    kept = weight != 0
    return Marks.of(
        "token",
        cues.at[kept],
        weight=weight[kept],
        label=cues.label[kept],
        labels=cues.labels,
        length=cues.length[kept],
    )


def _by_label(cues: Marks, values: dict[str, float]) -> Floats:
    """One value a label of the cues, 0 for labels without one: facts, such as a flood."""
    return np.array([values.get(label, 0.0) for label in cues.labels])


def _pairs(tokens: Tokens, cues: Marks, mentions: Mentions) -> _Pairs:
    """Each mention with each cue of its sentence that does not overlap it."""
    sentence, of_cue = tokens.sentence[mentions.first], tokens.sentence[cues.at]
    low, high = np.searchsorted(of_cue, sentence), np.searchsorted(of_cue, sentence, side="right")
    count = high - low
    mention = np.repeat(np.arange(len(mentions)), count)
    cue = np.arange(len(mention)) + np.repeat(low - (np.cumsum(count) - count), count)
    at, first, last = cues.at[cue].astype(np.int64), mentions.first[mention], mentions.last[mention]
    end = at + cues.length[cue]
    apart = (first >= end) | (last <= at)
    return _Pairs(cue[apart], at[apart], end[apart], first[apart], last[apart])


def _weights(tokens: Tokens, cues: Marks, pairs: _Pairs) -> Floats:
    """What each cue weighs for the mention beside it."""
    ground, after = _ground(tokens), pairs.after
    roles = np.column_stack(
        [_by_label(cues, {name: role[place] for name, role in ROLES.items()}) for place in range(4)]
    )
    weight = roles[cues.label[pairs.cue], _places(tokens, cues, pairs)]
    begin, stop = np.where(after, pairs.end, pairs.last), np.where(after, pairs.first, pairs.at)
    borders = np.where(after, ground.borders[pairs.first] - ground.borders[pairs.at], 0)
    borders = np.where(after, borders, ground.borders[pairs.at] - ground.borders[pairs.first])
    names = ground.names[stop] - ground.names[begin]
    near = np.exp(-(stop - begin) / DISTANCE) * BORDER**borders * NAME**names
    return _negated(tokens, pairs.at, weight) * near


def _places(tokens: Tokens, cues: Marks, pairs: _Pairs) -> Places:
    """Where each mention stands: ``BEFORE``, ``PASSIVE``, ``AFTER`` or ``BY``."""
    ground, at = _ground(tokens), pairs.at
    done_to = np.isin([*cues.labels], DONE_TO)[cues.label[pairs.cue]]
    participle = np.array([word.endswith(PARTICIPLE) for word in tokens.words], bool)[tokens.word[at]]
    follow = np.minimum(pairs.end, len(tokens) - 1)
    inside = tokens.sentence[follow] == tokens.sentence[at]
    agent = words_in(tokens, frozenset({"by", "from"}))[tokens.word[follow]] & inside
    bare = participle & (words_in(tokens, word_class(CONTEXT, "no_object"))[tokens.word[follow]] | ~inside)
    passive = participle & _shortly_before(tokens, ground.be, at)
    received = ~participle & _shortly_before(tokens, ground.receive, at)
    passive |= done_to & (bare | received)
    return np.where(pairs.after, np.where(agent, BY, AFTER), np.where(passive, PASSIVE, BEFORE))


def _negated(tokens: Tokens, at: NDArray[np.integer], weight: Floats) -> Floats:
    """The weights, those after a negation turned or weakened."""
    under = _shortly_before(tokens, _negations(tokens), at)
    return np.asarray(weight * np.where(under, np.where(weight > 0, NEGATED_GOOD, NEGATED_BAD), 1.0))


def _shortly_before(tokens: Tokens, flags: Flags, at: NDArray[np.integer]) -> Flags:
    """True where one of the last words before, in the same sentence, has the flag."""
    found = np.zeros(len(at), bool)
    for back in range(1, BACK + 1):
        place = np.maximum(at - back, 0)
        found |= flags[place] & (tokens.sentence[place] == tokens.sentence[at]) & (place < at)
    return found


def _strongest(cue: Places, weight: Floats) -> Flags:
    """True for the pair of each cue that weighs most, the first one where several do."""
    order = np.lexsort((-np.abs(weight), cue))
    kept = np.zeros(len(cue), bool)
    kept[order[np.flatnonzero(np.diff(cue[order], prepend=-1))]] = True
    return kept
