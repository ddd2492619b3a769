"""The event pages: the articles of one event side by side, with a menu of numbers above them."""

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
from analysis.features.feature import Feature
from analysis.measure import Measures
from analysis.report.arithmetic import arithmetic
from analysis.report.layers import Paper, layer, painted, paper
from analysis.report.names import names_in
from analysis.report.site import shown, slug
from analysis.text import Scope, ScopeMask
from analysis.wording import counted, number, some

__all__ = ["Event", "event_pages", "events_of"]

SHOWN_OUTLETS = 8
"""Outlets named under the title of an event."""
_FOLDER_NAME = re.compile("(?=.*[a-z])[a-z0-9]+([-_]+[a-z0-9]+)+")


@dataclass(frozen=True)
class Event:
    """One page: the event's name, its title, how many texts by whom, its address, its articles."""

    name: str
    title: str
    about: str
    href: str
    articles: tuple[int, ...]


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
        outlets = [outlet for outlet in dict.fromkeys(names[a] for a in ordered) if outlet]
        about = counted(len(ordered), "text") + (f" by {some(outlets, SHOWN_OUTLETS)}" if outlets else "")
        events.append(Event(name, shown(_plain(title)), shown(about), href, ordered))
    return events


def _plain(name: str) -> str:
    """The name of a folder as words: "01-varn-flood" is "01 varn flood"; other names stay as they are."""
    return re.sub("[-_]+", " ", name) if _FOLDER_NAME.fullmatch(name) else name


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
                "data": painted(page, features, layers, event.articles),
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
                        "count": counted(numbers[a, column, 0], "mark"),
                        "sum": told,
                    }
                    for a, told in zip(articles, sums[feature.name], strict=True)
                ],
            }
            for column, feature in members
        ]
        menu.append({"name": family.replace("_", " ").capitalize(), "rows": rows})
    return menu


def _controls(stories: list[dict[str, Any]]) -> str:
    """A note where a text held characters that are not seen."""
    texts = [story["headline"] + "".join(text for _, text in story["paragraphs"]) for story in stories]
    n = sum(text.count("\ufffd") for text in texts)
    return f"{n} characters that are not seen (controls, direction marks) are shown as \ufffd." if n else ""
