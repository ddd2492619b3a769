"""Actors: where somebody is mentioned, by name, surname, other usual names, and simple pronouns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.features.aliases import WORDS, aliases, is_person, words_of
from analysis.features.feature import Marks
from analysis.features.lexicon import word_class
from analysis.features.matching import once_per_tokens, words_in
from analysis.text.tokens import HEADLINE, Tokens
from analysis.text.words import straighten

__all__ = ["MENTION", "Mentions", "capital_starts", "find_mentions", "nobody"]

MENTION = "mention"

Places = NDArray[np.int64]

PRONOUNS = (frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"}))
SHORT = {"sen": "senator", "gov": "governor", "gen": "general", "rep": "congressman", "rev": "reverend"}
REACH = 2
"""Sentences over which a pronoun may reach back to the name."""


def nobody(tokens: Tokens) -> Marks:
    """What a feature of one actor marks where no actor is named: nothing."""
    return Marks.of("token", np.zeros(0, np.int32), labels=(MENTION,))


@dataclass(frozen=True, eq=False)
class Mentions:
    """Where an actor is mentioned: tokens ``first .. last - 1``, in order and apart.

    Attributes
    ----------
    first, last : int64 arrays
    pronoun : bool array
        True where the mention is a pronoun or an office ("the president") taken for the actor.
    """

    first: Places
    last: Places
    pronoun: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)

    def where(self, keep: NDArray[np.bool_]) -> Mentions:
        """The mentions where ``keep`` is true."""
        return Mentions(self.first[keep], self.last[keep], self.pronoun[keep])


@once_per_tokens
def _plain_forms(tokens: Tokens) -> dict[str, list[int]]:
    """From each printed word, without a possessive, to the numbers of its forms."""
    numbers: dict[str, list[int]] = {}
    for number, form in enumerate(straighten("\n".join(tokens.forms)).split("\n") if tokens.forms else []):
        numbers.setdefault(form, []).append(number)
        if form.endswith("'s"):
            numbers.setdefault(form[:-2], []).append(number)
        elif form.endswith("s'"):
            numbers.setdefault(form[:-1], []).append(number)
    return numbers


@once_per_tokens
def _capital(tokens: Tokens) -> NDArray[np.bool_]:
    """True for each word printed with a capital."""
    return np.array([form[:1].isupper() for form in tokens.forms], bool)[tokens.form]


@once_per_tokens
def _ground(tokens: Tokens) -> dict[str, NDArray[np.bool_]]:
    """Word tables over the vocabulary that every actor needs."""
    title, calendar = word_class(WORDS, "title"), word_class(WORDS, "calendar")
    return {
        "title": words_in(tokens, title),
        "fine": words_in(tokens, title | calendar | word_class(WORDS, "opener")),
        "calendar": words_in(tokens, calendar | {"administration", "campaign"}),
        "possessive": np.array([word.endswith(("'s", "s'")) for word in tokens.words], bool),
    }


@once_per_tokens
def _pronouns(tokens: Tokens) -> tuple[Places, ...]:
    """Where "he" and where "she" stand, in all their forms."""
    return tuple(np.flatnonzero(words_in(tokens, words)[tokens.word]) for words in PRONOUNS)


@once_per_tokens
def capital_starts(tokens: Tokens) -> NDArray[np.bool_]:
    """True where a run of capitalised words begins inside a sentence: mostly a name."""
    capital = _capital(tokens)
    starts = capital & ~np.concatenate(([False], capital[:-1]))
    starts[tokens.sentences.first] = False
    return starts


def _joined(tokens: Tokens, at: Places) -> NDArray[np.bool_]:
    """True where a word follows the one before in its sentence with one character between."""
    before = np.maximum(at - 1, 0)
    same = (at > 0) & (tokens.sentence[at] == tokens.sentence[before])
    return np.asarray(same & (tokens.begin[at] - tokens.stop[before] <= 2))


def find_mentions(tokens: Tokens, names: tuple[str, ...]) -> Mentions:
    """Find an actor's mentions in every article.

    Parameters
    ----------
    tokens : Tokens
    names : tuple of str
        Names of one actor. From a person's full name the surname follows ("Angela Merkel", "Merkel"),
        from a body's its initials and the other usual names of ``actor_aliases.tsv``. A surname with
        another given name before it, or another capitalised word behind it, is somebody or something
        else. He and she are the actor's where no other full name stands between, up to two sentences on.

    Examples
    --------
    >>> from analysis.text import tokenise
    >>> tokens = tokenise([""], ["Ms. Merkel spoke. Then she left. Otto Merkel stayed."])
    >>> [tokens.text_of(at) for at in find_mentions(tokens, ("Angela Merkel",)).first]
    ['Ms', 'she']
    """
    at, length = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for name in names:
        person = is_person(words_of(name))
        for alias in aliases(name):
            places = _sequence(tokens, alias)
            if person and len(alias) == 1:
                places = places[_nobody_else(tokens, places, words_of(name)[:-1])]
            at.append(places)
            length.append(np.full(len(places), len(alias)))
    first, last = _apart(np.concatenate(at), np.concatenate(length))
    first = _with_titles(tokens, first)
    named = Mentions(first, last, np.zeros(len(first), bool))
    if not len(named) or not any(is_person(words_of(name)) for name in names):
        return named
    return _with_pronouns(tokens, _with_offices(tokens, named))


@once_per_tokens
def _places(tokens: Tokens) -> tuple[Places, Places]:
    """Tokens in the order of their forms, and where each form begins in that order."""
    order = np.argsort(tokens.form, kind="stable")
    return order, np.searchsorted(tokens.form[order], np.arange(len(tokens.forms) + 1))


def _sequence(tokens: Tokens, alias: tuple[str, ...]) -> Places:
    """Where the words of an alias follow one another in one sentence."""
    forms = _plain_forms(tokens)
    order, cuts = _places(tokens)
    first = forms.get(alias[0], []) + (forms.get(alias[0].capitalize(), []) if alias[0].islower() else [])
    at = np.sort(np.concatenate([np.zeros(0, np.int64), *(order[cuts[f] : cuts[f + 1]] for f in first)]))
    at = at[at + len(alias) <= len(tokens)]
    for offset, word in enumerate(alias[1:], start=1):
        known = np.zeros(len(tokens.forms), bool)
        known[forms.get(word, [])] = True
        if word.islower():
            known[forms.get(word.capitalize(), [])] = True
        at = at[known[tokens.form[at + offset]]]
    return np.asarray(at[tokens.sentence[at] == tokens.sentence[at + len(alias) - 1]])


def _nobody_else(tokens: Tokens, at: Places, given: tuple[str, ...]) -> NDArray[np.bool_]:
    """True where a surname has no other given name before it and begins no longer name."""
    capital, headline = _capital(tokens), tokens.part[at] == HEADLINE
    ground = _ground(tokens)
    innocent = ground["fine"] | ground["possessive"] | words_in(tokens, frozenset(map(str.lower, given)))
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, len(tokens) - 1)
    other_before = capital[before] & _joined(tokens, at) & ~innocent[tokens.word[before]]
    other_after = capital[after] & _joined(tokens, after) & ~ground["calendar"][tokens.word[after]]
    other_after &= ~ground["possessive"][tokens.word[at]]
    return np.asarray(headline | ~(other_before | (other_after & (after > at))))


def _apart(at: Places, length: Places) -> tuple[Places, Places]:
    """First and last of matches, the longer of two that overlap."""
    order = np.lexsort((-length, at))
    at, end = at[order], (at + length)[order]
    reached = np.maximum.accumulate(np.concatenate(([-1], end[:-1]))) if len(at) else at
    keep = at >= reached
    return at[keep], end[keep]


def _with_titles(tokens: Tokens, first: Places) -> Places:
    """Begin each mention at the capitalised titles and given names before it, up to four words."""
    capital = _capital(tokens)
    for _ in range(4):
        before = np.maximum(first - 1, 0)
        title = _ground(tokens)["title"][tokens.word[before]] & capital[before] & _joined(tokens, first)
        if not title.any():
            break
        first = np.where(title, before, first)
    return first


@once_per_tokens
def _offices(tokens: Tokens) -> tuple[NDArray[np.int64], Places, Places]:
    """Number of each word's office (0: none); where "the president" stands; where an office has a name."""
    offices = {office: number for number, office in enumerate(sorted(word_class(WORDS, "office")), start=1)}
    of_word = np.array([offices.get(SHORT.get(word, word), 0) for word in tokens.words], np.int64)
    office = of_word[tokens.word] if len(tokens) else np.zeros(0, np.int64)
    article = np.concatenate(([False], words_in(tokens, frozenset({"the", "this"}))[tokens.word][:-1]))
    named = np.concatenate((_capital(tokens)[1:], [False])) & (office > 0)
    named &= _joined(tokens, np.minimum(np.arange(len(tokens)) + 1, len(tokens) - 1))
    return office, np.flatnonzero((office > 0) & article & ~_capital(tokens) & ~named), np.flatnonzero(named)


def _with_offices(tokens: Tokens, named: Mentions) -> Mentions:
    """Add "the president" in articles where the title stands before the actor's name and before no other."""
    office, again, before_names = _offices(tokens)
    n = len(word_class(WORDS, "office")) + 1
    key = tokens.article.astype(np.int64) * n + office
    inside = np.zeros(len(tokens) + 1, np.int64)
    np.add.at(inside, named.first, 1)
    np.add.at(inside, named.last, -1)
    mine = np.cumsum(inside)[:-1] > 0
    held = np.unique(key[before_names[mine[before_names]]])
    others = np.unique(key[before_names[~mine[before_names]]])
    extra = again[np.isin(key[again], np.setdiff1d(held, others))]
    return _merged(named, Mentions(extra, extra + 1, np.ones(len(extra), bool)))


def _merged(one: Mentions, other: Mentions) -> Mentions:
    """Two sets of mentions in the order of the text."""
    first, last = np.concatenate((one.first, other.first)), np.concatenate((one.last, other.last))
    order = np.argsort(first, kind="stable")
    return Mentions(first[order], last[order], np.concatenate((one.pronoun, other.pronoun))[order])


def _with_pronouns(tokens: Tokens, named: Mentions) -> Mentions:
    """Add the pronouns of the sex that more often follows the name in an article."""
    full = _full_names(tokens)
    linked = [_linked(tokens, named, full, at) for at in _pronouns(tokens)]
    he, she = (np.bincount(tokens.article[at], minlength=tokens.n_articles) for at in linked)
    male = he >= she
    found = np.concatenate(
        (linked[0][male[tokens.article[linked[0]]]], linked[1][~male[tokens.article[linked[1]]]])
    )
    return _merged(named, Mentions(found, found + 1, np.ones(len(found), bool)))


@once_per_tokens
def _full_names(tokens: Tokens) -> NDArray[np.int64]:
    """How many names of two and more capitalised words began before each token."""
    capital = _capital(tokens)
    second = np.zeros(len(tokens), bool)
    second[1:] = capital[1:] & capital[:-1]
    second[1:] &= _joined(tokens, np.arange(1, len(tokens)))
    start = second & ~np.concatenate(([False], second[:-1]))
    return np.concatenate(([0], np.cumsum(start)))


def _linked(tokens: Tokens, named: Mentions, full: Places, at: Places) -> Places:
    """Pronouns that follow a mention in its paragraph with no other full name between."""
    which = np.searchsorted(named.first, at) - 1
    at, which = at[which >= 0], which[which >= 0]
    last = named.last[which]
    near = tokens.paragraph[at] == tokens.paragraph[last - 1]
    near &= tokens.sentence[at] - tokens.sentence[last - 1] <= REACH
    return np.asarray(at[near & (full[at] == full[np.minimum(last, len(tokens))])])
