"""Material: the words of a corpus with what every rule of masking needs to find its way among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.text.tokens import Spans, Tokens

__all__ = ["MOSTLY", "NEAR", "Flags", "Material", "Name", "word_set"]

Flags = NDArray[np.bool_]
"""One value a word: True where a rule masks it."""
Name = tuple[str, ...]
"""A name as folded words: ("washington", "times")."""

MOSTLY = 0.8
"""From this share of capitals inside sentences on, a word counts as a name."""
NEAR = 12
"""Words on either side of a mark of the page that are masked where no short sentence bounds it."""
_POSSESSIVE = re.compile(r"'s?$")


def word_set(text: str) -> frozenset[str]:
    """The words of a list as it is written down."""
    return frozenset(text.split())


@dataclass(frozen=True, eq=False)
class Material:
    """The words of a corpus, the table of its articles, and the column whose values are told apart.

    Attributes
    ----------
    tokens : Tokens
    articles : DataFrame
    by : str
    event : int array
        A number for the event of each article.
    """

    tokens: Tokens
    articles: pd.DataFrame
    by: str
    event: NDArray[np.intp]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The distinct words without a possessive at their end."""
        return tuple(dict.fromkeys(_POSSESSIVE.sub("", word) for word in self.tokens.words))

    @cached_property
    def number(self) -> dict[str, int]:
        """From each of ``words`` to its number."""
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def word(self) -> NDArray[np.intp]:
        """The number, in ``words``, of each token."""
        of_word = np.array([self.number[_POSSESSIVE.sub("", word)] for word in self.tokens.words], np.intp)
        taken: NDArray[np.intp] = of_word[self.tokens.word] if len(of_word) else np.zeros(0, np.intp)
        return taken

    @cached_property
    def capital(self) -> Flags:
        """Whether each token begins with a capital."""
        of_form = np.array([form[:1].isupper() for form in self.tokens.forms], np.bool_)
        taken: Flags = of_form[self.tokens.form] if len(of_form) else np.zeros(0, np.bool_)
        return taken

    @cached_property
    def mostly_capital(self) -> Flags:
        """Whether each of ``words`` is printed with a capital four times in five, inside sentences.

        A word that only ever begins sentences counts if its capital is all that is known of it.
        """
        size, inside = len(self.words), self.inside
        total = np.bincount(self.word[inside], minlength=size)
        high = np.bincount(self.word[inside], weights=self.capital[inside], minlength=size)
        begins = np.bincount(self.word[~inside], weights=self.capital[~inside], minlength=size)
        mostly: Flags = np.where(total > 0, high >= MOSTLY * total, begins > 0)
        return mostly

    @cached_property
    def inside(self) -> Flags:
        """Whether each token stands inside its sentence, where a capital is no accident of position."""
        first = np.zeros(len(self.tokens), np.bool_)
        first[self.tokens.sentences.first] = True
        return ~first

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        order = np.argsort(self.word, kind="stable")
        bounds = np.searchsorted(self.word[order], np.arange(len(self.words) + 1))
        return order, bounds

    def places(self, name: Name) -> NDArray[np.intp]:
        """First tokens of every place where the words of a name follow each other in one article."""
        numbers = [self.number.get(word, -1) for word in name]
        if not numbers or min(numbers) < 0:
            return np.zeros(0, np.intp)
        order, bounds = self._sorted
        rarest = min(range(len(numbers)), key=lambda at: int(bounds[numbers[at] + 1] - bounds[numbers[at]]))
        begin = order[bounds[numbers[rarest]] : bounds[numbers[rarest] + 1]] - rarest
        begin = begin[(begin >= 0) & (begin + len(name) <= len(self.word))]
        for step, number in enumerate(numbers):
            begin = begin[self.word[begin + step] == number]
        last = begin + len(name) - 1
        together: NDArray[np.intp] = begin[self.tokens.article[begin] == self.tokens.article[last]]
        return together

    def flags(self, begin: NDArray[np.intp], length: int) -> Flags:
        """Mark ``length`` tokens from each place."""
        marked = np.zeros(len(self.tokens), np.bool_)
        for step in range(length):
            marked[begin + step] = True
        return marked

    def covered(self, stretches: Iterable[tuple[int, int]]) -> Flags:
        """Mark the tokens that overlap a stretch of ``tokens.stream`` (begin, stop)."""
        bounds = np.array(list(stretches), np.int64).reshape(-1, 2)
        first = np.searchsorted(self.tokens.stop, bounds[:, 0], side="right")
        last = np.searchsorted(self.tokens.begin, bounds[:, 1], side="left")
        return _filled(first, np.maximum(first, last), len(self.tokens))

    def found(self, pattern: re.Pattern[str]) -> Flags:
        """Mark the tokens that a pattern matches, wherever in the text."""
        return self.covered(match.span() for match in pattern.finditer(self.tokens.stream))

    def whole(self, spans: Spans, chosen: Flags) -> Flags:
        """Mark all tokens of the chosen stretches."""
        return _filled(spans.first[chosen], spans.last[chosen], len(self.tokens))

    def saying(self, pattern: re.Pattern[str], *, most_words: int) -> Flags:
        """Mark paragraphs in which a pattern is found; of those above ``most_words``, the sentence alone.

        Where the sentence is long too (galleries without a full stop), ``NEAR`` words on either side.
        """
        tokens = self.tokens
        at = np.array([match.start() for match in pattern.finditer(tokens.stream)], np.int64)
        marked = np.zeros(len(tokens), np.bool_)
        for spans, limit in ((tokens.paragraphs, most_words), (tokens.sentences, 2 * most_words)):
            number = np.searchsorted(spans.begin, at, side="right") - 1
            within = (number >= 0) & (at < np.append(spans.stop, 0)[number])
            short = within & (np.append(spans.last - spans.first, 0)[number] <= limit)
            said = np.zeros(len(spans), np.bool_)
            said[number[short]] = True
            marked |= self.whole(spans, said)
            at = at[~short]
        token = np.searchsorted(tokens.stop, at, side="right")
        token = token[token < len(tokens)]
        article = tokens.article[token]
        first = np.maximum(token - NEAR, np.searchsorted(tokens.article, article, side="left"))
        last = np.minimum(token + NEAR, np.searchsorted(tokens.article, article, side="right"))
        return marked | _filled(first, last, len(tokens))


def _filled(first: NDArray[np.integer], last: NDArray[np.integer], size: int) -> Flags:
    """True from each ``first`` up to, not including, its ``last``; stretches may overlap."""
    step = np.zeros(size + 1, np.int64)
    np.add.at(step, first, 1)
    np.add.at(step, last, -1)
    filled: Flags = np.cumsum(step[:-1]) > 0
    return filled
