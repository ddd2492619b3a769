"""Scope: which words and sentences count, as part x voice x near an actor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.text.tokens import Part, Voice

__all__ = ["Scope", "ScopeMask"]


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
