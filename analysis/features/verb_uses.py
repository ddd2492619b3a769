"""Uses of listed verbs: in the active, in the passive with its agent, in the passive without. No parser.

Precision first. A verb in the active is taken where an auxiliary, a subject pronoun or an object beside it
shows that it is one; nouns ("the attack"), participles without an auxiliary ("people killed on Sunday") and
gerunds are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.features.inflection import verb_forms
from analysis.features.lexicon import Lexicon, read_lexicon
from analysis.features.matching import once_per_tokens, word_ids, words_in
from analysis.features.passives import ANY_MARK, adverbs, connected, find_passives
from analysis.text.tokens import Tokens

__all__ = [
    "ACTIVE",
    "AGENT",
    "AGENTLESS",
    "CONTEXT",
    "VERBS",
    "VOICES",
    "Uses",
    "find_uses",
    "known",
    "verbs",
]

VERBS, CONTEXT = "verbs.tsv", "verb_context.tsv"
ACTIVE, AGENT, AGENTLESS = 0, 1, 2
VOICES = ("active", "passive, agent named", "passive, agent left out")
BASE, S_FORM, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16
ADVERBS = 3

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Uses:
    """Every use of a listed verb, in the order of the text.

    Attributes
    ----------
    verb : int array
        The token of the verb; in the passive its participle.
    entry : int array
        Row of the list of verbs.
    voice : int array
        ``ACTIVE``, ``AGENT`` (passive that names its agent) or ``AGENTLESS``.
    group : int array
        First token of the verb group, auxiliaries and adverbs included.
    by : int array
        The token "by" of a named agent, -1 elsewhere.
    """

    verb: Places
    entry: Places
    voice: Places
    group: Places
    by: Places

    def __len__(self) -> int:
        return len(self.verb)


def verbs() -> Lexicon:
    """The list: category is power (agent, theme, equal, none), flags hold agency and harm."""
    return read_lexicon(VERBS)


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[int, int]]:
    """From each form of a listed verb to its row and to what the form can be."""
    found: dict[str, tuple[int, int]] = {}
    for row, entry in enumerate(verbs().entries):
        for form, kind in _kinds(entry.term).items():
            # "found" is more often of "find" than of "found": an irregular past beats a base form.
            if form not in found or (kind & PAST and not found[form][1] & PAST):
                found[form] = (row, kind)
    return found


def _kinds(lemma: str) -> dict[str, int]:
    """What each form of a verb can be."""
    forms = verb_forms(lemma)
    past = [form for form in forms[2:] if not form.endswith("ing")] or [lemma]
    kinds = {forms[1]: S_FORM, forms[-1]: ING, lemma: BASE}
    for form in past[-1:]:
        kinds[form] = kinds.get(form, 0) | PARTICIPLE
    kinds[past[0]] = kinds.get(past[0], 0) | PAST
    return kinds


class _Verbs(NamedTuple):
    """For each word of the vocabulary: row of the list (-1: none), what the form can be."""

    row: NDArray[np.int64]
    kind: NDArray[np.int64]


@once_per_tokens
def _verbs_of(tokens: Tokens) -> _Verbs:
    row, kind = np.full(len(tokens.words), -1, np.int64), np.zeros(len(tokens.words), np.int64)
    ids = word_ids(tokens)
    for form, (number, can_be) in _forms().items():
        if form in ids:
            row[ids[form]], kind[ids[form]] = number, can_be
    return _Verbs(row, kind)


@lru_cache(maxsize=16)
def _class(name: str) -> frozenset[str]:
    rows = read_lexicon(CONTEXT).entries
    return frozenset(row.term for row in rows if row.category == name or name in row.flags)


@once_per_tokens
def _looked_up(tokens: Tokens) -> dict[tuple[str, ...], Flags]:
    """Classes that were asked for before."""
    return {}


def known(tokens: Tokens, *names: str) -> Flags:
    """For each word of the vocabulary: is in one of the classes of the context list."""
    before = _looked_up(tokens)
    if names not in before:
        before[names] = words_in(tokens, frozenset().union(*(_class(name) for name in names)))
    return before[names]


@once_per_tokens
def find_uses(tokens: Tokens) -> Uses:
    """Find the uses of listed verbs in a corpus.

    Examples
    --------
    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["The attack failed. Troops attacked the town; it was shelled."])
    >>> uses = find_uses(tokens)
    >>> [(tokens.text_of(at), VOICES[voice]) for at, voice in zip(uses.verb, uses.voice)]
    [('failed', 'active'), ('attacked', 'active'), ('shelled', 'passive, agent left out')]
    """
    passive, of = find_passives(tokens), _verbs_of(tokens)
    listed = of.row[tokens.word[passive.participle]] >= 0
    participle, by = passive.participle[listed], passive.by[listed]
    candidate = of.row[tokens.word] >= 0
    candidate[passive.participle] = candidate[passive.auxiliary] = False
    at = np.flatnonzero(candidate)
    active, group = _active(tokens, at)
    verb = np.concatenate((participle, at[active]))
    order = np.argsort(verb, kind="stable")
    voices = np.concatenate((np.where(by >= 0, AGENT, AGENTLESS), np.full(active.sum(), ACTIVE)))
    return Uses(
        verb=verb[order],
        entry=of.row[tokens.word[verb]][order],
        voice=voices[order],
        group=np.concatenate((_group(tokens, passive.auxiliary[listed]), group[active]))[order],
        by=np.concatenate((by, np.full(active.sum(), -1)))[order],
    )


def _back(tokens: Tokens, at: Places, over: Flags, most: int) -> Places:
    """Go back from each token over words of one kind; the first token of those passed over."""
    first = at.copy()
    going = np.arange(len(at))
    for _ in range(most):
        before = first[going] - 1
        going = going[(before >= 0) & over[tokens.word[np.maximum(before, 0)]]]
        going = going[connected(tokens, first[going] - 1)]
        first[going] -= 1
    return first


def _group(tokens: Tokens, at: Places) -> Places:
    """The first token of the verb group that ends in each token."""
    return _back(tokens, at, adverbs(tokens) | known(tokens, "modal", "have", "being"), 2 * ADVERBS)


def _active(tokens: Tokens, at: Places) -> tuple[Flags, Places]:
    """Which candidates are verbs in the active, and where the verb group of each begins."""
    kind, group = _verbs_of(tokens).kind[tokens.word[at]], _group(tokens, at)
    near = _back(tokens, at, adverbs(tokens), ADVERBS) - 1
    before = tokens.word[np.maximum(near, 0)]
    joined = connected(tokens, near)
    shown = (kind & (PAST | PARTICIPLE) > 0) & known(tokens, "have")[before]
    shown |= (kind & BASE > 0) & known(tokens, "modal")[before]
    shown |= (kind & ING > 0) & known(tokens, "being")[before]
    shown |= (kind & (BASE | S_FORM | PAST) > 0) & known(tokens, "subject")[before]
    return (joined & shown) | _by_its_object(tokens, at, kind, before, joined), group


def _by_its_object(
    tokens: Tokens, at: Places, kind: NDArray[np.int64], before: NDArray[np.int32], joined: Flags
) -> Flags:
    """True for finite forms behind a noun that an object follows, or that never take one."""
    no_noun = known(tokens, "determiner", "preposition", "conjunction", "modal", "have", "being", "object")
    possessive, in_s = _endings(tokens)
    subject = joined & ~no_noun[before] & ~possessive[before]
    following = np.minimum(at + 1, len(tokens) - 1)
    alone = np.array([entry.category == "none" for entry in verbs().entries])
    intransitive = alone[_verbs_of(tokens).row[tokens.word[at]]] & (kind & PAST > 0)
    object_follows = connected(tokens, at, ANY_MARK) & _begins_object(tokens)[tokens.word[following]]
    definite = known(tokens, "determiner", "object")[tokens.word[following]]
    plural = in_s[before]
    by_s_form = (kind & S_FORM > 0) & definite & ~plural
    # A capital makes it a name: "the Communications Act".
    lower = np.array([form[0].islower() for form in tokens.forms], bool)[tokens.form[at]]
    by_base = (kind & BASE > 0) & plural & lower & (object_follows | ~connected(tokens, at, ANY_MARK))
    by_past = (kind & PAST > 0) & object_follows
    return np.asarray(subject & (intransitive | by_s_form | by_base | by_past))


@once_per_tokens
def _endings(tokens: Tokens) -> tuple[Flags, Flags]:
    """For each word of the vocabulary: is a possessive; ends in -s."""
    in_s = np.array([word.endswith(("s", "'")) for word in tokens.words], bool)
    owning = frozenset(tokens.words[word] for word in np.flatnonzero(in_s) if "'" in tokens.words[word][-2:])
    return words_in(tokens, owning), in_s


@once_per_tokens
def _begins_object(tokens: Tokens) -> Flags:
    """For each word of the vocabulary: an object can begin with it."""
    closed = known(tokens, "preposition", "conjunction", "modal", "have", "being", "subject", "time")
    return known(tokens, "determiner", "object") | ~(closed | adverbs(tokens))
