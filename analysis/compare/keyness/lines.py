"""Lines: where a term stands, with the words around it, so that every count can be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.keyness.terms import joined
from analysis.errors import SamestoryError
from analysis.text import Tokens, tokenise

__all__ = ["LINE_COLUMNS", "Lines"]

LINE_COLUMNS = ("article", "outlet", "event", "start", "end", "before", "term", "after")
AROUND = 60
"""Characters shown on either side."""


@dataclass(frozen=True, eq=False)
class Lines:
    """The texts compared, to look terms up in.

    Attributes
    ----------
    tokens : Tokens
    inside : bool array, one value a token
        The words that were counted.
    articles : DataFrame
        A row an article of the corpus: ``article``, ``outlet``, ``event``, as compared.
    """

    tokens: Tokens
    inside: NDArray[np.bool_]
    articles: pd.DataFrame

    def of(self, term: str, outlet: str | None = None) -> pd.DataFrame:
        """Every place where a term was counted, in the order of outlets, events and text.

        Raises
        ------
        SamestoryError
            If the term holds no word, or the outlet was not compared.
        """
        at, width = self._places(term)
        rows = self.articles.iloc[self.tokens.article[at]]
        if outlet is not None:
            if outlet not in set(self.articles["outlet"]):
                named = ", ".join(f'"{name}"' for name in sorted(set(self.articles["outlet"]) - {""})[:5])
                raise SamestoryError(
                    f'keyness: "{outlet}" was not compared. Compared were, among others: {named}.'
                )
            here = (rows["outlet"] == outlet).to_numpy(np.bool_)
            at, rows = at[here], rows[here]
        begin, stop = self.tokens.begin[at].tolist(), self.tokens.stop[at + width - 1].tolist()
        low, high = self._bounds(at)
        text = self.tokens.stream
        table = rows.reset_index(drop=True).assign(
            start=self.tokens.start[at] if len(at) else np.empty(0, np.int64),
            end=self.tokens.end[at + width - 1] if len(at) else np.empty(0, np.int64),
            before=[text[max(b - AROUND, edge) : b] for b, edge in zip(begin, low, strict=True)],
            term=[text[b:s] for b, s in zip(begin, stop, strict=True)],
            after=[text[s : min(s + AROUND, edge)] for s, edge in zip(stop, high, strict=True)],
        )
        order = ["outlet", "event", "article", "start"]
        return table.sort_values(order, kind="stable", ignore_index=True)[list(LINE_COLUMNS)]

    def _places(self, term: str) -> tuple[NDArray[np.intp], int]:
        """Tokens at which the term begins, and how many words it has."""
        looked_up = tokenise([""], [term])
        words = [looked_up.words[number] for number in looked_up.word]
        if not words:
            raise SamestoryError(
                f"keyness: {term!r} holds no word. Give a term of the table, or any other words."
            )
        number = {word: place for place, word in enumerate(self.tokens.words)}
        if not all(word in number for word in words):
            return np.empty(0, np.intp), len(words)
        ids = [number[word] for word in words]
        at = np.flatnonzero((self.tokens.word == ids[0]) & self.inside)
        links = joined(self.tokens, self.inside)
        for further, word in enumerate(ids[1:], start=1):
            at = at[links[at + further - 1]]
            at = at[self.tokens.word[at + further] == word]
        return at, len(words)

    def _bounds(self, at: NDArray[np.intp]) -> tuple[list[int], list[int]]:
        """Where the paragraph of each place begins and ends."""
        paragraph = self.tokens.paragraph[at]
        return self.tokens.paragraphs.begin[paragraph].tolist(), self.tokens.paragraphs.stop[
            paragraph
        ].tolist()
