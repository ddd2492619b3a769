"""Names: words that print capitals where no sentence begins, and words of the outlets' own names."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.compare.keyness.function_words import FUNCTION_WORDS
from analysis.text import Tokens, tokenise
from analysis.text.tokens import HEADLINE

__all__ = ["name_words", "signature_words"]

MOSTLY = 0.5
"""A word is a name if more than this share of its occurrences inside sentences has a capital."""

Flags = NDArray[np.bool_]


def name_words(tokens: Tokens) -> Flags:
    """Tell, for each of ``tokens.words``, whether it is mostly a name.

    A word is one if more than half of its occurrences inside sentences begin with a capital. The first
    word of a sentence or of a quotation and all headlines say nothing and are not asked; nor is "I". So
    weekdays, months, parties and nationalities are names too, and a word seen at the beginning of
    sentences alone is not.

    >>> tokens = tokenise([""], ["Rain fell. In Paris rain fell. Rain, Paris said, helps."])
    >>> [word for word, name in zip(tokens.words, name_words(tokens)) if name]
    ['paris']
    """
    asked = tokens.part != HEADLINE
    for begins in (tokens.sentences.first, tokens.quotations.first):
        asked[begins[begins < len(tokens)]] = False
    capital = np.fromiter((form[:1].isupper() for form in tokens.forms), np.bool_, len(tokens.forms))
    words = len(tokens.words)
    seen = np.bincount(tokens.word[asked], minlength=words)
    raised = np.bincount(tokens.word[asked & capital[tokens.form]], minlength=words)
    first_person = np.fromiter((word == "i" or word[:2] == "i'" for word in tokens.words), np.bool_, words)
    found: Flags = (raised > MOSTLY * seen) & ~first_person
    return found


def signature_words(tokens: Tokens, labels: Iterable[str], names: Flags) -> Flags:
    """Tell which words belong to the name of an outlet or to a byline.

    "CNN" is a word that tells CNN apart and says nothing of how it writes. Function words do not count,
    nor does a word that is no name in these texts ("free" of The Free Tribune).
    """
    said = tokenise([""] * len(texts := sorted(set(labels))), texts).words
    own = set(said) - FUNCTION_WORDS
    held = np.fromiter((word.removesuffix("'s") in own for word in tokens.words), np.bool_, len(names))
    return held & names
