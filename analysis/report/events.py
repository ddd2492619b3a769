"""The event pages: articles side by side, with every feature's marks as offsets into the text shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.features.feature import Feature, Marks
from analysis.figures.wording import number
from analysis.measure import Measures, marks_in, scope_of
from analysis.measure.adding import in_scope
from analysis.report.site import shown, slug
from analysis.report.tables import arithmetic, marks_said
from analysis.text import Scope, ScopeMask, Tokens, mask, tokens_of

__all__ = ["Event", "Layer", "Paper", "event_pages", "events_of", "layer", "names_in", "paper"]

WHY = ("", "quoted", "headline", "own words", "outside the scope")
"""Why a mark does not count, in the order of the codes that pages use."""
_SENTENCE, _EXPLAINS = 8, 16
_WIDE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Event:
    """One page: the event's name, a headline that says what it is about, its address, its articles."""

    name: str
    title: str
    about: str
    href: str
    articles: tuple[int, ...]


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


def names_in(table: pd.DataFrame, column: str) -> list[str]:
    """The values of a column as names, "" for a missing one, as the comparison reads them."""
    return ["" if pd.isna(value) else str(value).strip() for value in table[column]]


def events_of(corpus: Corpus, within: str, by: str) -> list[Event]:
    """The pages: an event each, its articles ordered by outlet; an article without an event stands alone."""
    table = corpus.articles
    groups: dict[tuple[str, int], list[int]] = {}
    for article, name in enumerate(names_in(table, within)):
        groups.setdefault((name, -1) if name else ("", article), []).append(article)
    digits = max(3, len(str(len(groups))))
    names = names_in(table, by)
    events = []
    for number_, ((name, _), articles) in enumerate(groups.items(), 1):
        first = table.iloc[articles[0]]
        title = name or first["headline"] or first["article"]
        href = f"events/{number_:0{digits}d}-{slug(title)}.html"
        ordered = tuple(sorted(articles, key=lambda a: (names[a], a)))
        about = first["headline"] if name else ""
        events.append(Event(name, shown(title), shown(about), href, ordered))
    return events


def layer(page: Paper, feature: Feature, measures: Measures, masks: dict[Scope, ScopeMask]) -> Layer:
    """All marks of one feature, those that count and those outside the scope, ordered by place."""
    tokens, marks = page.tokens, marks_in(page.tokens, feature)
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


def event_pages(
    corpus: Corpus,
    measures: Measures,
    features: tuple[Feature, ...],
    events: list[Event],
    by: str,
) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Each event with all that its page shows, one after the other.

    Parameters
    ----------
    corpus : Corpus
    measures : Measures
    features : tuple of Feature
        Those of the measures, in their order.
    events : list of Event
    by : str
        The column that names the outlets.
    """
    page, masks = paper(corpus), dict[Scope, ScopeMask]()
    layers = {feature.name: layer(page, feature, measures, masks) for feature in features}
    parts = (measures.counts, measures.totals, measures.words, measures.sentences, measures.table)
    numbers = np.stack([part.to_numpy(np.float64) for part in parts], axis=-1)
    table = corpus.articles.assign(**{by: names_in(corpus.articles, by)})
    for place, event in enumerate(events):
        stories = [_story(page, table, by, article) for article in event.articles]
        sums = {
            feature.name: [arithmetic(feature, row.tolist()) for row in numbers[list(event.articles), column]]
            for column, feature in enumerate(features)
        }
        yield (
            event,
            {
                "title": event.title,
                "about": event.about,
                "before": events[place - 1].href if place else "",
                "after": events[place + 1].href if place + 1 < len(events) else "",
                "stories": stories,
                "menu": _menu(features, event.articles, numbers, sums),
                "data": _data(page, features, layers, event.articles),
                "controls": _controls(stories),
            },
        )


def _story(page: Paper, table: pd.DataFrame, by: str, article: int) -> dict[str, Any]:
    """One article's text and what stands above it."""
    tokens, row = page.tokens, table.iloc[article]
    low, high = np.searchsorted(tokens.paragraphs.article, [article, article + 1])
    begin, stop = tokens.paragraphs.begin[low:high], tokens.paragraphs.stop[low:high]
    body = begin >= tokens.body_at[article]
    begin, stop = begin[body], stop[body]
    texts = [shown(tokens.stream[a:b]) for a, b in zip(begin, stop, strict=True)]
    words = int(np.subtract(*np.searchsorted(tokens.article, [article + 1, article])))
    copy = f"same text as {row['copy_of']}" if row["copy_of"] else ""
    return {
        "by": str(row[by]),
        "outlet": row["outlet"],
        "label": shown(f"{row[by]}: {row['headline']}"),
        "headline": shown(row["headline"]),
        "language": row["language"] if re.fullmatch("[a-z]{2,3}", row["language"]) else "",
        "meta": " · ".join(filter(None, [row["date"], f"{words} words", copy])),
        "paragraphs": list(zip(page.offset(begin, article).tolist(), texts, strict=True)),
    }


def _menu(
    features: tuple[Feature, ...],
    articles: Iterable[int],
    numbers: NDArray[np.float64],
    sums: dict[str, list[str]],
) -> list[dict[str, Any]]:
    """The features by family, with each article's number and its marks."""
    menu = []
    numbered = enumerate(features)
    for family, members in groupby(numbered, key=lambda pair: pair[1].family):
        rows = [
            {
                "name": feature.name,
                "title": feature.title,
                "unit": feature.unit,
                "cells": [
                    {
                        "value": number(numbers[a, column, 4]),
                        "count": marks_said(numbers[a, column, 0]),
                        "sum": told,
                    }
                    for a, told in zip(articles, sums[feature.name], strict=True)
                ],
            }
            for column, feature in members
        ]
        menu.append({"name": family.replace("_", " ").capitalize(), "rows": rows})
    return menu


def _data(
    page: Paper, features: tuple[Feature, ...], layers: dict[str, Layer], articles: tuple[int, ...]
) -> dict[str, Any]:
    """What the page's script paints: marks and quotations as offsets, flat and small.

    Features that mark the same words (a share and its parts, two grades of readability) share a layer.
    """
    painted: dict[str, dict[str, Any]] = {}
    packed: list[dict[str, Any]] = []
    known: dict[bytes, int] = {}
    for feature in features:
        found = layers[feature.name]
        rows = [found.marks[found.bounds[a] : found.bounds[a + 1]] for a in articles]
        same = b"|".join(block.tobytes() for block in rows)
        if same not in known:
            known[same] = len(packed)
            packed.append(_packed(rows))
        painted[feature.name] = {
            "meaning": feature.meaning,
            "labels": list(found.labels),
            "layer": known[same],
        }
    hint = "Choose a feature, or click a number in the table."
    quotes = [_quotes(page, article) for article in articles]
    return {"features": painted, "layers": packed, "quotes": quotes, "why": list(WHY), "hint": hint}


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


def _controls(stories: list[dict[str, Any]]) -> str:
    """A note where a text held characters that are not seen."""
    texts = [story["headline"] + "".join(text for _, text in story["paragraphs"]) for story in stories]
    n = sum(text.count("\ufffd") for text in texts)
    return f"{n} characters that are not seen (controls, direction marks) are shown as \ufffd." if n else ""
