"""Scope: which words and sentences count, as part x voice x near an actor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.errors import SamestoryError
from analysis.text.tokens import BODY, HEADLINE, LEDE, Part, Tokens, Voice, tokenise
from analysis.text.words import straighten

__all__ = ["Scope", "ScopeMask", "mask"]


@dataclass(frozen=True)
class Scope:
    """Which words count.

    Attributes
    ----------
    part : {"body", "headline", "lede", "all"}
        "lede" is the first paragraph, "body" the lede and the rest, "all" headline and body.
    voice : {"own", "quoted", "all"}
    about : tuple of str
        Names of one actor; only sentences that hold one of them count. Empty: all sentences.
    """

    part: Part = "body"
    voice: Voice = "all"
    about: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ScopeMask:
    """A scope laid over tokens.

    Attributes
    ----------
    tokens : bool array, one value a token
    sentences : bool array, one value a sentence
        A sentence belongs to the own voice when none of its words is quoted, and to the quoted voice
        when at least one is: so own + quoted = all, for sentences as for words.
    """

    tokens: NDArray[np.bool_]
    sentences: NDArray[np.bool_]


_PARTS: dict[str, tuple[int, ...]] = {
    "headline": (HEADLINE,),
    "lede": (LEDE,),
    "body": (LEDE, BODY),
    "all": (HEADLINE, LEDE, BODY),
}
_VOICES = ("own", "quoted", "all")


def mask(tokens: Tokens, scope: Scope) -> ScopeMask:
    """Lay a scope over tokens: which words and which sentences count.

    A name in ``scope.about`` is matched word by word with its capitals as given; the shape of the
    apostrophe does not matter and a possessive "'s" may follow.

    Raises
    ------
    SamestoryError
        If the part or the voice is not known, ``about`` is no tuple, or a name holds no word.

    Examples
    --------
    >>> tokens = tokenise(["Talks"], ["Kim’s army marched. Lee said: “Kim is bluffing.” Nobody moved."])
    >>> mask(tokens, Scope(part="body", voice="own", about=("Kim",))).sentences.tolist()
    [False, True, False, False]
    """
    if scope.part not in _PARTS:
        raise SamestoryError(f"scope: no part {scope.part!r}. Choose one of: {', '.join(_PARTS)}.")
    if scope.voice not in _VOICES:
        raise SamestoryError(f"scope: no voice {scope.voice!r}. Choose one of: {', '.join(_VOICES)}.")
    if isinstance(scope.about, str):
        raise SamestoryError(f'scope: about must be a tuple of names, such as ("{scope.about}",).')
    wanted = np.zeros(3, np.bool_)
    wanted[list(_PARTS[scope.part])] = True
    words, sentences = wanted[tokens.part], wanted[tokens.sentence_part]
    if scope.voice != "all":
        quoting = np.zeros(len(tokens.sentences), np.bool_)
        quoting[tokens.sentence[tokens.quoted]] = True
        own = scope.voice == "own"
        words &= tokens.quoted != own
        sentences &= quoting != own
    if scope.about:
        named = _naming(tokens, scope.about)
        words &= named[tokens.sentence]
        sentences &= named
    return ScopeMask(tokens=words, sentences=sentences)


def _naming(tokens: Tokens, names: tuple[str, ...]) -> NDArray[np.bool_]:
    """Tell which sentences hold one of the names."""
    named = np.zeros(len(tokens.sentences), np.bool_)
    forms = straighten("\n".join(tokens.forms)).split("\n")
    for name in names:
        alias = tokenise([""], [name])
        parts = [straighten(alias.text_of(token)) for token in range(len(alias))]
        if not parts:
            raise SamestoryError(f"scope: the name {name!r} holds no word. Give names as they are printed.")
        at = np.arange(len(tokens) - len(parts) + 1)
        for offset, part in enumerate(parts):
            plain = part.removesuffix("'s")
            spellings = (plain, plain + "'s") if offset == len(parts) - 1 else (part,)
            same = np.fromiter((form in spellings for form in forms), np.bool_, len(forms))
            at = at[same[tokens.form[at + offset]]]
        at = at[tokens.sentence[at] == tokens.sentence[at + len(parts) - 1]]
        named[tokens.sentence[at]] = True
    return named
