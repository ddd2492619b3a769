"""Marks for the pages: every feature's marks as offsets into the text as a browser counts it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.features.feature import Feature, Marks
from analysis.measure import Measures, marks_in, scope_of
from analysis.measure.adding import in_scope
from analysis.text import Scope, ScopeMask, Tokens, mask, tokens_of

__all__ = ["Layer", "Paper", "layer", "painted", "paper"]

WHY = ("", "quoted", "headline", "own words", "outside the scope")
"""Why a mark does not count, in the order of the codes that pages use."""
HINT = "Choose a feature, or click a number in the table."
FIRST = "loaded.words"
"""The feature that a page shows before one is chosen, where it was measured."""
_SENTENCE, _EXPLAINS = 8, 16
_WIDE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, eq=False)
class Layer:
    """One feature's marks for the pages.

    Attributes
    ----------
    marks : int32 array, marks x 5
        Start and length in the article (as a browser counts), label, weight x 10,000, kind (why it
        does not count, + 8 for a sentence, + 16 for a word that explains a sentence).
    bounds : int64 array
        The marks of article ``a`` are rows ``bounds[a] .. bounds[a + 1] - 1``.
    labels : tuple of str
    """

    marks: NDArray[np.int32]
    bounds: NDArray[np.int64]
    labels: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Paper:
    """The texts of the corpus for the pages: paragraphs and quotations with their offsets."""

    tokens: Tokens
    wide: NDArray[np.int64]

    def offset(self, at: NDArray[np.int64], article: NDArray[np.int32] | int) -> NDArray[np.int64]:
        """Positions in the stream as offsets into their article, counted as a browser counts."""
        start = self.tokens.headline_at[article]
        return at - start + np.searchsorted(self.wide, at) - np.searchsorted(self.wide, start)


def paper(corpus: Corpus) -> Paper:
    """Lay out the corpus; characters that a browser counts double are found once."""
    tokens = tokens_of(corpus)
    wide = [found.start() for found in _WIDE.finditer(tokens.stream)]
    return Paper(tokens, np.asarray(wide, np.int64))


def layer(page: Paper, feature: Feature, measures: Measures, masks: dict[Scope, ScopeMask]) -> Layer:
    """All marks of one feature, those that count and those outside the scope, ordered by place."""
    tokens, marks = page.tokens, marks_in(page.tokens, feature, measures.about)
    scope = scope_of(feature, measures.part, measures.voice, measures.about)
    if scope not in masks:
        masks[scope] = mask(tokens, scope)
    inside = in_scope(feature, marks, tokens, masks[scope])
    blocks = [_block(page, marks, inside, scope, 0)]
    labels = marks.labels
    if marks.parts is not None:
        within = masks[scope].sentences[tokens.sentence[marks.parts.at]]
        blocks.append(_block(page, marks.parts, within, scope, _EXPLAINS))
        blocks[1][1][:, 2] += len(labels)
        labels = (*labels, *marks.parts.labels)
    article = np.concatenate([block[0] for block in blocks])
    rows = np.concatenate([block[1] for block in blocks])
    order = np.lexsort((rows[:, 0], article))
    bounds = np.searchsorted(article[order], np.arange(tokens.n_articles + 1))
    return Layer(rows[order], bounds, labels)


def _block(
    page: Paper, marks: Marks, counted: NDArray[np.bool_], scope: Scope, kind: int
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Article and the five numbers of each mark."""
    tokens, at = page.tokens, marks.at
    if marks.unit == "token":
        begin, stop = tokens.begin[at], tokens.stop[at + marks.length - 1]
        article, first = tokens.article[at], at
        quoted = tokens.quoted[at]
    else:
        begin, stop = tokens.sentences.begin[at], tokens.sentences.stop[at]
        article, first = tokens.sentences.article[at], tokens.sentences.first[at]
        said = np.concatenate([[0], np.cumsum(tokens.quoted)])
        quoted = said[tokens.sentences.last[at]] > said[first]
        kind += _SENTENCE
    headline = begin < tokens.body_at[article]
    why = np.select(
        [counted, headline & (scope.part in ("body", "lede")), quoted & (scope.voice == "own"), ~quoted],
        [0, 2, 1, 3 if scope.voice == "quoted" else 4],
        4,
    )
    start = page.offset(begin, article)
    columns = (
        start,
        page.offset(stop, article) - start,
        marks.label,
        np.round(marks.weight * 1e4),
        why + kind,
    )
    return article, np.column_stack(columns).astype(np.int32)


def painted(
    page: Paper, features: tuple[Feature, ...], layers: dict[str, Layer], articles: tuple[int, ...]
) -> dict[str, Any]:
    """What the page's script paints: marks and quotations as offsets, flat and small.

    Features that mark the same words (a share and its parts, two grades of readability) share a layer.
    """
    known: dict[bytes, int] = {}
    features_said: dict[str, dict[str, Any]] = {}
    packed: list[dict[str, Any]] = []
    for feature in features:
        found = layers[feature.name]
        rows = [found.marks[found.bounds[a] : found.bounds[a + 1]] for a in articles]
        same = b"|".join(block.tobytes() for block in rows)
        if same not in known:
            known[same] = len(packed)
            packed.append(_packed(rows))
        features_said[feature.name] = {
            "meaning": feature.meaning,
            "labels": list(found.labels),
            "layer": known[same],
        }
    first = FIRST if FIRST in features_said else features[0].name
    quotes = [_quotes(page, article) for article in articles]
    return {
        "features": features_said,
        "layers": packed,
        "quotes": quotes,
        "why": list(WHY),
        "first": first,
        "hint": HINT,
    }


def _packed(rows: list[NDArray[np.int32]]) -> dict[str, Any]:
    """Marks with steps for starts, and each weight once."""
    weights, places = np.unique(np.concatenate([block[:, 3] for block in rows]), return_inverse=True)
    flat, low = [], 0
    for block in rows:
        small = block.copy()
        small[:, 0] = np.diff(block[:, 0], prepend=0)
        small[:, 3] = places[low : low + len(block)]
        low += len(block)
        flat.append(small.ravel().tolist())
    return {"weights": [int(w) if w == int(w) else w for w in (weights / 1e4).tolist()], "marks": flat}


def _quotes(page: Paper, article: int) -> list[list[int]]:
    """Begin and end of each quotation of an article."""
    said = page.tokens.quotations
    low, high = np.searchsorted(said.article, [article, article + 1])
    ends = [page.offset(edge[low:high], article) for edge in (said.begin, said.stop)]
    quotes: list[list[int]] = np.column_stack(ends).tolist()
    return quotes
