"""Aliases: the other names by which news calls an actor, from its full name."""

from __future__ import annotations

from functools import cache

from analysis.errors import SamestoryError
from analysis.features.lexicon import word_class
from analysis.features.shipped import shipped_rows
from analysis.text import tokenise
from analysis.text.words import straighten

__all__ = ["ALIASES", "WORDS", "aliases", "is_person", "words_of"]

ALIASES, WORDS = "actor_aliases.tsv", "actor_words.tsv"

SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
SMALL = frozenset({"of", "the", "and", "for", "on", "de", "in"})


@cache
def aliases(name: str) -> tuple[tuple[str, ...], ...]:
    """The word sequences by which news names an actor: full name, surname, initials, other usual names.

    Examples
    --------
    >>> aliases("Angela Merkel"), aliases("World Health Organization")
    ((('Angela', 'Merkel'), ('Merkel',)), (('World', 'Health', 'Organization'), ('WHO',)))
    """
    words = words_of(name)
    if not words:
        raise SamestoryError(f"about: the name {name!r} holds no word. Give names as they are printed.")
    found = {words: None}
    also = {row[0]: row[1].split("|") for row in _alias_rows()}
    found.update((words_of(other), None) for other in also.get(name, ()))
    if is_person(words):
        found[(_surname(words),)] = None
    elif len(long := [word for word in words if word not in SMALL]) > 2 and all(w[0].isupper() for w in long):
        found["".join(word[0] for word in long),] = None
    return tuple(found)


@cache
def _alias_rows() -> list[list[str]]:
    """Rows of the alias list; lines of comment hold no tab, and the first row is the header."""
    return [row for row in shipped_rows(ALIASES) if len(row) == 2][1:]


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as printed, apostrophes straight, a last possessive gone."""
    tokens = tokenise([""], [name])
    words = tuple(straighten(tokens.text_of(token)) for token in range(len(tokens)))
    return (*words[:-1], words[-1].removesuffix("'s")) if words else ()


def _surname(words: tuple[str, ...]) -> str:
    return [word for word in words if word not in SUFFIXES][-1]


def is_person(words: tuple[str, ...]) -> bool:
    """Two to four words with capitals, none of which names a body or place, and not in the alias list."""
    capital = all(word[0].isupper() for word in words)
    known = any(words_of(row[0]) == words for row in _alias_rows())
    return (
        2 <= len(words) <= 4
        and capital
        and not known
        and word_class(WORDS, "body").isdisjoint(map(str.lower, words))
    )
