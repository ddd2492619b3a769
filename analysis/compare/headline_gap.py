"""Headline against body: how far an outlet's headlines go beyond its texts, and beyond the others' gaps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.cells import Cells, cells_of
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.own_mean import own_means, stands_apart
from analysis.compare.permutation import SEED
from analysis.compare.showing import html_of
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.cards import validity
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure import gap, presence
from analysis.text import Voice
from analysis.wording import counted, number, p_is

__all__ = ["HeadlineGap", "Scale", "headline_gap"]

Scale = Literal["presence", "measure"]
"""Has it or not, beside stretches of the body of the same length; or the feature's own number on each."""

PRESENCE_UNIT = "share of headlines, and of stretches of the body as long as the headline, with a mark"
SHORT_BODY = 100
"""Words below which a body is a lead, and its rate as unstable as that of a headline."""


@dataclass(frozen=True, eq=False)
class HeadlineGap:
    """The same feature on headlines and on bodies, an outlet at a time.

    Attributes
    ----------
    table : DataFrame
        A row an outlet: ``events`` and ``articles`` in which both parts have a value; ``headline`` and
        ``body``, means over events; ``gap`` = headline less body, with a t interval over events
        (``ci_low``, ``ci_high``; none
        below 6 events or where it never varies). ``difference``: its gap less the mean gap of the others in
        the same events, with ``difference_low`` and ``difference_high``, ``p`` (names shuffled within
        events), ``q`` over the outlets, ``differs_from`` how many of the ``others`` taken singly.
    articles : DataFrame
        A row an article: ``event``, ``outlet``, ``headline``, ``body``, ``gap``, ``headline_words``.
    feature, title, scale, unit, validity : str
        ``validity`` is the grade of the feature on bodies; headlines are another kind of text.
    by, within : str
    notes : tuple of str
    """

    table: pd.DataFrame
    articles: pd.DataFrame
    feature: str
    title: str
    scale: Scale
    unit: str
    validity: str
    by: str
    within: str
    notes: tuple[str, ...] = ()

    @property
    def apart(self) -> pd.DataFrame:
        """The rows whose gap differs from the others' beyond chance, also singly."""
        return self.table[stands_apart(self.table)]

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence an outlet, the widest gap first."""
        rows = self.table.sort_values("gap", ascending=False, kind="stable")
        return tuple(_said(row, self) for _, row in rows.iterrows())

    def __repr__(self) -> str:
        return (
            f"HeadlineGap({self.feature}, {self.scale}, {len(self.table)} values of {self.by}, "
            f"{counted(len(self.articles), 'article')})"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table, self.notes)


def headline_gap(
    corpus: Corpus,
    feature: str | Feature,
    *,
    scale: Scale = "presence",
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
    seed: int = SEED,
) -> HeadlineGap:
    """How far headlines go beyond their own texts, outlet by outlet, and whether one does so more.

    The gap of an article is headline less body, so each article is its own yardstick; outlets are then
    contrasted within events, as everywhere.

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature
    scale : {"presence", "measure"}
        "presence", since a headline has some ten words: 1 where it holds a mark, beside the share of
        stretches of its body of the same length that hold one. "measure" is the feature's own number on
        both parts, for features of sentences; one word of a headline then weighs as much as thirty of a
        body.
    voice, about
        As in ``measure``.
    seed : int
        Of the shuffles.

    Returns
    -------
    HeadlineGap

    Raises
    ------
    SamestoryError
        For an unknown feature or scale, or where no event has two outlets.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "headline": ["Brutal rain", "Rain at noon"],
    ...         "body": ["A brutal day came to an end."] * 2}
    >>> found = headline_gap(read(pd.DataFrame(rows)), "sentiment.huliu_net")
    >>> found.table[["outlet", "headline", "gap"]].round(2)
      outlet  headline   gap
    0      A       1.0  0.67
    1      B       0.0 -0.40

    Cautions
    --------
    Desk editors write headlines, reporters write texts, and sites change headlines after publication: a gap
    is a difference between two texts, not a motive. Only what the feature marks is compared.

    References
    ----------
    Andrew 2007, Harvard International Journal of Press/Politics 12(2) (headlines against stories);
    Ecker et al. 2014, Journal of Experimental Psychology: Applied 20(4) (what a headline does to reading).
    """
    expect("headline_gap", corpus, Corpus, "Pass sa.read(source).")
    found = resolve(feature)
    if len(found) != 1:
        raise SamestoryError(
            f'headline_gap: "{feature}" names {len(found)} features, without a common number. Name one, as '
            f'in headline_gap(corpus, "{found[0].name}").'
        )
    chosen = found[0]
    articles = _articles(corpus, feature, scale, voice, about)
    known = articles["gap"].notna().to_numpy()
    if not known.any():
        raise SamestoryError(
            "headline_gap: no article has both a headline and a body with words in scope. Fill the column "
            '"headline", or choose another voice.'
        )
    used = articles[known]
    cells = cells_of(used.reset_index(), by="outlet", within="event", step="headline_gap")
    return HeadlineGap(
        table=_table(used, cells, seed),
        articles=articles,
        feature=chosen.name,
        title=chosen.title,
        scale=scale,
        unit=PRESENCE_UNIT if scale == "presence" else chosen.unit,
        validity=validity(feature),
        by="outlet",
        within="event",
        notes=(*_notes(articles, corpus, scale), *cells.notes),
    )


def _articles(
    corpus: Corpus,
    feature: str | Feature,
    scale: Scale,
    voice: Voice | None,
    about: str | Sequence[str] | None,
) -> pd.DataFrame:
    """Headline, body and gap of each article."""
    columns = ["event", "outlet", "headline", "body", "gap", "headline_words"]
    if scale == "presence":
        found = presence(corpus, feature, voice=voice, about=about)
        return found.assign(gap=found["headline"] - found["body"])[columns]
    if scale == "measure":
        return gap(corpus, feature, voice=voice, about=about)[columns]
    raise SamestoryError(f'headline_gap: scale must be presence or measure, not "{scale}".')


def _table(used: pd.DataFrame, cells: Cells, seed: int) -> pd.DataFrame:
    """A row an outlet; every event weighs the same."""
    values = cells.mean(used[["headline", "body", "gap"]].to_numpy(np.float64))
    table = own_means(values[:, 2], cells, seed=seed).rename(columns={"mean": "gap"})
    number_of = len(cells.outlets)
    table.insert(2, "articles", np.bincount(cells.outlet[cells.cell], minlength=number_of))
    for place, part in enumerate(("headline", "body")):
        total = np.bincount(cells.outlet, weights=values[:, place], minlength=number_of)
        table.insert(3 + place, part, total / np.bincount(cells.outlet, minlength=number_of))
    return table


def _notes(articles: pd.DataFrame, corpus: Corpus, scale: Scale) -> list[str]:
    """What a reader must know of headlines, of missing ones and of short bodies."""
    notes = [
        "Headlines are written by desk editors, often not by the reporter, and changed after publication.",
        "The validity of the feature was tested on bodies or sentences, not on headlines.",
        "Every event weighs the same. Intervals are of the gap over events; zero: a headline like its text.",
    ]
    missing = int(articles["gap"].isna().sum())
    if missing:
        notes.append(f"{counted(missing, 'article')} without words in scope in both parts left out.")
    length = corpus.articles["body"].str.count(r"\S+").median()
    if length < SHORT_BODY:
        notes.append(
            f"Half of the bodies have {length:.0f} words or fewer: leads rather than articles. What the text "
            "says further down is not known."
        )
    if scale == "measure":
        notes.append(
            f"Headlines have {articles['headline_words'].median():.0f} words in scope (median): one mark "
            "moves a rate much."
        )
    return notes


def _said(row: pd.Series, found: HeadlineGap) -> str:
    """One outlet's headlines and bodies, its gap, and how it stands to the others' gaps."""
    events = counted(row["events"], "event")
    if row["headline"] == row["body"] == 0:
        return f"In {events}, no “{found.title}” in the headlines of {row['outlet']} or in its texts."
    if found.scale == "presence":
        told = (
            f"In {events}, {_percent(row['headline'])} of the headlines of {row['outlet']} held a mark of "
            f"“{found.title}”, and {_percent(row['body'])} of the stretches of its texts that were as "
            "long as the headline"
        )
    else:
        told = (
            f"In {events}, “{found.title}” ({found.unit}) was {number(row['headline'])} in the "
            f"headlines of {row['outlet']} and {number(row['body'])} in its texts"
        )
    if not math.isfinite(row["ci_low"]):
        why = "cannot decide" if row["events"] < FEWEST_EVENTS else "all have the same gap"
        return f"{told}; {events} {why}."
    span = f"gap {number(row['gap'], signed=True)}, 95 % interval {number(row['ci_low'])} to "
    told = f"{told} ({span}{number(row['ci_high'])})"
    if not math.isfinite(row["p"]):
        return f"{told}."
    singly = f"apart from {row['differs_from']:.0f} of the {row['others']:.0f} others taken singly"
    against = f"against the gaps of the others {number(row['difference'], signed=True)}"
    return f"{told}; {against} ({p_is('q', row['q'])}; {singly})."


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
