"""The texts of one event: articles, their units, and how alike each two units are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.statements.likeness import Likeness, close_pairs, pairs_by
from analysis.compare.statements.stories import stories_of
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.units import Units, units_of
from analysis.compare.statements.vectors import rarity, vectors_of
from analysis.text.tokens import Tokens, tokenise

__all__ = ["FAINT", "Texts", "texts_of"]

FAINT = 0.04
"""Likeness below which a pair of units is forgotten."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Texts:
    """One event.

    Attributes
    ----------
    articles : DataFrame
        ``article``, ``outlet``, ``date``, one row an article.
    tokens : Tokens
        Of the articles and, behind them, of the facts asked for.
    units : Units
        Of the articles alone.
    outlets : tuple of str
    outlet : int array
        Of each unit, an index into ``outlets``.
    rarity : float array
        Weight of each term.
    pairs : tuple of arrays
        First unit, second unit, likeness; never of articles on different stories.
    story : int array
        Of each article; all 0 where they tell one story.
    """

    articles: pd.DataFrame
    tokens: Tokens
    units: Units
    outlets: tuple[str, ...]
    outlet: Ints
    rarity: Floats
    pairs: tuple[Ints, Ints, Floats]
    story: Ints

    @property
    def n(self) -> int:
        """Articles of the event."""
        return len(self.articles)

    @cached_property
    def outlet_of_article(self) -> Ints:
        """Index into ``outlets`` of each article."""
        return pd.Index(self.outlets).get_indexer(pd.Index(self.articles["outlet"])).astype(np.int64)

    @cached_property
    def last_day(self) -> list[str]:
        """The day of the last article of each outlet, "" where one has no day."""
        days = self.articles.groupby("outlet")["date"]
        last = days.max().where(days.min() != "", "")
        return [str(last[name]) for name in self.outlets]

    def place(self, article: int, begin: int, stop: int) -> dict[str, object]:
        """A stretch of an article: its text and where it stands in headline or body."""
        tokens = self.tokens
        in_body = begin >= tokens.body_at[article]
        shift = int(tokens.body_at[article] if in_body else tokens.headline_at[article])
        return {
            "nearest": " ".join(tokens.stream[begin:stop].split()),
            "article": self._names[article],
            "part": "body" if in_body else "headline",
            "start": begin - shift,
            "end": stop - shift,
        }

    def of_sentences(self, article: int, first: int, last: int) -> dict[str, object]:
        """The same for the sentences ``first .. last - 1``; no sentence, no text."""
        if first < 0:
            return {"nearest": "", "article": "", "part": "", "start": -1, "end": -1}
        spans = self.tokens.sentences
        return self.place(article, int(spans.begin[first]), int(spans.stop[last - 1]))

    @cached_property
    def _names(self) -> list[str]:
        return [str(name) for name in self.articles["article"]]

    def cut(self, begin: Ints, stop: Ints) -> list[str]:
        """The text of stretches, as printed."""
        stream = self.tokens.stream
        return [stream[a:b] for a, b in zip(begin.tolist(), stop.tolist(), strict=True)]

    def offsets(self, article: Ints, begin: Ints) -> Ints:
        """From a position in the stream to what has to be taken off for the offset in headline or body."""
        body = self.tokens.body_at[article]
        return np.where(begin >= body, body, self.tokens.headline_at[article])


def texts_of(
    articles: pd.DataFrame,
    facts: Sequence[str],
    *,
    by: str,
    known: tuple[Mapping[str, int], int],
    likeness: Likeness | None,
) -> Texts:
    """Cut an event's articles into units and compare them; ``known``: terms of the corpus, its size."""
    headlines, bodies = articles["headline"].tolist(), articles["body"].tolist()
    tokens = tokenise([*headlines, *([""] * len(facts))], [*bodies, *facts])
    units = _first(units_of(tokens), len(articles))
    weight = rarity(tokens, *known, n_told=len(articles))
    frame = pd.DataFrame(
        {
            "article": articles["article"].astype(str),
            "outlet": articles[by].astype(str),
            "date": articles["date"].astype(str) if "date" in articles else "",
        }
    ).reset_index(drop=True)
    outlets = tuple(sorted(set(frame["outlet"])))
    code = pd.Index(outlets).get_indexer(pd.Index(frame["outlet"])).astype(np.int64)
    story = stories_of(tokens, *known, n_told=len(articles))
    one, other, alike = _pairs(tokens, units, weight, likeness)
    together = story[units.article[one]] == story[units.article[other]]
    return Texts(
        articles=frame,
        tokens=tokens,
        units=units,
        outlets=outlets,
        outlet=code[units.article],
        rarity=weight,
        pairs=(one[together], other[together], alike[together]),
        story=story,
    )


def _first(units: Units, n_articles: int) -> Units:
    """The units of the first articles."""
    end = int(np.searchsorted(units.article, n_articles))
    return Units(*(getattr(units, name)[:end] for name in Units.__dataclass_fields__))


def _pairs(
    tokens: Tokens, units: Units, weight: Floats, function: Likeness | None
) -> tuple[Ints, Ints, Floats]:
    """Units that are alike at all."""
    if not len(units) or not len(terms_of(tokens).names):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    if function is not None:
        spans = zip(units.begin.tolist(), units.stop.tolist(), strict=True)
        return pairs_by(function, [tokens.stream[a:b] for a, b in spans], least=FAINT)
    return close_pairs(vectors_of(tokens, units.first, units.last, units.sentence, weight), least=FAINT)
