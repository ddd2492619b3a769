"""Measures: a table, articles x features, and what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.text import Part, Voice

__all__ = ["Measures"]


@dataclass(frozen=True, eq=False)
class Measures:
    """Marks added up inside a scope, one value an article and feature.

    Attributes
    ----------
    table : DataFrame
        Index ``article``, a column a feature; NaN where the scope is empty (no words, no marks to
        average), never where nothing was found.
    articles : DataFrame
        Same index: ``event``, ``outlet``, ``date``, ``copy_of``, ``words`` (of headline and body) and
        every further column of the corpus; not the texts.
    counts, totals, words, sentences : DataFrame
        Shape of ``table``: marks in scope, the sum of their weights, and the words and sentences of
        that feature's scope. With the feature's rule they give ``table`` again.
    part : str
    voice : str or None
        As asked for; None means the voice that each feature is defined on.
    about : tuple of str
        Names of the actor, or empty.
    voices : dict
        The voice that was used, by feature.
    alternatives : dict of DataFrame
        The same table under other reasonable scopes: "other voice", "headline included".
    twins, validity : dict
        By feature: the other instrument that claims to measure the same; the grade of its card.
    """

    table: pd.DataFrame
    articles: pd.DataFrame
    counts: pd.DataFrame
    totals: pd.DataFrame
    words: pd.DataFrame
    sentences: pd.DataFrame
    part: Part
    voice: Voice | None
    about: tuple[str, ...]
    voices: dict[str, str]
    alternatives: dict[str, pd.DataFrame]
    twins: dict[str, str]
    validity: dict[str, str]

    @property
    def features(self) -> tuple[str, ...]:
        """Names of the features, in the order of the table's columns."""
        return tuple(str(name) for name in self.table.columns)

    def __len__(self) -> int:
        return len(self.table)

    def __repr__(self) -> str:
        return f"Measures({len(self.table)} articles x {len(self.features)} features, {self.scope_in_words})"

    @property
    def scope_in_words(self) -> str:
        """The scope as a reader would say it: "body, each feature's own voice"."""
        voice = "each feature's default voice" if self.voice is None else f"voice: {self.voice}"
        about = f", sentences naming {' / '.join(self.about)}" if self.about else ""
        return f"part: {self.part}, {voice}{about}"

    def _repr_html_(self) -> str:
        shown = self.articles[["event", "outlet"]].join(self.table.round(3)).head(20)
        return f"<p>{escape(repr(self))}</p>{shown.to_html(escape=True)}"
