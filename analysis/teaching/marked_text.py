"""One event in all its versions, with the words that one feature counts in one scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure import measure
from analysis.teaching.close_reading import Reading, side_by_side
from analysis.text import Part, Voice
from analysis.wording import counted, number, some

__all__ = ["MOST_ARTICLES", "marked_text"]

MOST_ARTICLES = 12
"""Articles that fit beside one another; the rest of an event is counted and not shown."""


def marked_text(
    corpus: Corpus,
    event: str,
    feature: str | Feature,
    *,
    part: Part = "body",
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> Reading:
    """Set all articles of an event beside one another, each with its number and the words that made it.

    Parameters
    ----------
    corpus : Corpus
    event : str
        As in ``corpus.articles["event"]``.
    feature : str or Feature
    part, voice, about
        The scope, as in ``sa.measure``. What lies outside it is left plain. A measure that is defined on
        one part ("headline.question") keeps it.

    Returns
    -------
    Reading
        A column an article, in the order of the corpus, at most ``MOST_ARTICLES``.

    Raises
    ------
    SamestoryError
        For an unknown event, feature or scope.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> marked_text(sa.read(pd.DataFrame(rows)), "e", "sentiment.huliu_net")
    A, −66.67: vile −1.00, crime −1.00
    B, +33.33: fine +1.00
    """
    expect("teaching", corpus, Corpus, "Pass sa.read(source).")
    story, left_out = _story(corpus, event)
    chosen = _one(feature)
    part = chosen.part_fixed or part
    values = measure(story, chosen, part=part, voice=voice, about=about).table[chosen.name]
    reading = side_by_side(story, list(values.index), chosen, part=part, voice=voice, about=about)
    said = [_said(value, chosen) for value in values]
    columns = [(f"{head}, {escape(s)}", text) for (head, text), s in zip(reading.columns, said, strict=True)]
    plain = [(f"{head}, {s}", words) for (head, words), s in zip(reading.plain, said, strict=True)]
    if left_out:
        told = f"{counted(left_out, 'article')} of this event are not shown"
        columns.append(("…", told))
        plain.append(("…", told))
    return Reading(tuple(columns), tuple(plain))


def _story(corpus: Corpus, event: str) -> tuple[Corpus, int]:
    """The event as a corpus of its own, and how many of its articles do not fit."""
    here = corpus.articles[corpus.articles["event"] == event]
    if here.empty:
        known = some(list(dict.fromkeys(corpus.articles["event"].head(200))))
        raise SamestoryError(f'teaching: there is no event "{event}". The first ones are: {known}.')
    articles = here.head(MOST_ARTICLES).reset_index(drop=True)
    story = replace(corpus, articles=articles, rejects=corpus.rejects.head(0), rows_in=len(articles), log=())
    return story, len(here) - len(articles)


def _one(feature: str | Feature) -> Feature:
    found = resolve(feature)
    if len(found) != 1:
        raise SamestoryError(f'teaching: "{feature}" names {len(found)} features; name one, as family.name.')
    return found[0]


def _said(value: float, feature: Feature) -> str:
    """The number of one article; a gap is said, since it is no zero."""
    return "nothing to measure" if pd.isna(value) else number(value, signed=feature.low < 0)
