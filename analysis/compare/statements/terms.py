"""Terms: what a stretch of text is made of when stretches are compared: stems, names, numbers, letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.stems import FUNCTION_WORDS, number_of, stem
from analysis.features.matching import once_per_tokens
from analysis.text.tokens import HEADLINE, Tokens

__all__ = ["LETTERS", "Terms", "terms_of"]

LETTERS = 4
"""Letters in a run of letters; four catch "defence" and "defensive" and few words that are not kin."""
NAME_SHARE = 0.8
"""Share of its uses inside sentences in which a word has a capital, from which it counts as a name."""

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Terms:
    """The vocabulary of a corpus as terms.

    Attributes
    ----------
    of_word : int array
        From ``Tokens.word`` to the term, -1 for a function word.
    names : tuple of str
        Every term: a stem, or a number as its digits.
    name, number : bool arrays, one value a term
        Written with a capital inside sentences; a number.
    articles : int array
        In how many articles of the corpus the term stands.
    n_articles : int
    """

    of_word: Ints
    names: tuple[str, ...]
    name: Flags
    number: Flags
    articles: Ints
    n_articles: int

    @cached_property
    def letters(self) -> tuple[Ints, Ints]:
        """Runs of letters of every term: term numbers, numbers of runs."""
        known: dict[str, int] = {}
        term, run = [], []
        for number, name in enumerate(self.names):
            padded = f" {name} "
            for at in range(max(1, len(padded) - LETTERS + 1)):
                term.append(number)
                run.append(known.setdefault(padded[at : at + LETTERS], len(known)))
        return np.array(term, np.int64), np.array(run, np.int64)


@once_per_tokens
def terms_of(tokens: Tokens) -> Terms:
    """The terms of a corpus, worked out once."""
    known: dict[str, int] = {}
    of_word = np.full(len(tokens.words) + 1, -1, np.int64)
    for number, word in enumerate(tokens.words):
        if word not in FUNCTION_WORDS or number_of(word):
            of_word[number] = known.setdefault(stem(word), len(known))
    of_word = of_word[:-1]
    names = tuple(known)
    term = of_word[tokens.word]
    inside = term >= 0
    pairs = np.unique(tokens.article[inside].astype(np.int64) * (len(names) + 1) + term[inside])
    return Terms(
        of_word=of_word,
        names=names,
        name=_written_large(tokens, term, len(names)),
        number=np.array([bool(number_of(name)) for name in names], bool),
        articles=np.bincount(pairs % (len(names) + 1), minlength=len(names)),
        n_articles=tokens.n_articles,
    )


def _written_large(tokens: Tokens, term: Ints, n: int) -> Flags:
    """Which terms are names: written with a capital where no sentence begins, headlines aside."""
    large = np.array([form[:1].isupper() for form in tokens.forms] or [False], bool)
    counts = (term >= 0) & (tokens.part != HEADLINE)
    counts[tokens.sentences.first[tokens.sentences.first < len(tokens)]] = False
    counts[tokens.quotations.first[tokens.quotations.first < len(tokens)]] = False
    seen = np.bincount(term[counts], minlength=n)
    capital = np.bincount(term[counts], weights=large[tokens.form[counts]], minlength=n)
    return np.asarray((seen > 0) & (capital >= NAME_SHARE * seen))
