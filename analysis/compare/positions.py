"""Positions: where in the text marks or mentions stand, by outlet, tenth by tenth and on average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.compare.cells import Cells, cells_of
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.own_mean import own_means, stands_apart
from analysis.compare.permutation import SEED
from analysis.compare.showing import html_of
from analysis.corpus import Corpus
from analysis.errors import expect
from analysis.features.cards import validity
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure import places
from analysis.text import Voice
from analysis.wording import counted, number, p_is

__all__ = ["Positions", "positions"]

TENTHS = 10


@dataclass(frozen=True, eq=False)
class Positions:
    """Where marks stand in the text.

    Attributes
    ----------
    table : DataFrame
        A row an outlet: ``articles``, ``with_marks`` (articles that hold one), ``marks``, ``events`` with
        a mark; ``mean``, the mean place over events (0 top, 1 end; marks spread evenly have 0.5), with a t
        interval over events (``ci_low``, ``ci_high``, none below 6); ``difference``: its place less the
        mean of the others in the same events (``difference_low``, ``difference_high``, ``p``, ``q``, and
        ``differs_from`` how many of the ``others`` taken singly).
    tenths : DataFrame
        ``outlet``, ``tenth`` (1 the top, 10 the end), ``marks``, ``share`` of the outlet's marks.
    places : DataFrame
        Every mark: ``article``, ``event``, ``outlet``, ``place``, ``text``.
    what : str
        What was placed, in words.
    validity : str
    by, within : str
    notes : tuple of str
    """

    table: pd.DataFrame
    tenths: pd.DataFrame
    places: pd.DataFrame
    what: str
    validity: str
    by: str
    within: str
    notes: tuple[str, ...] = ()

    @property
    def apart(self) -> pd.DataFrame:
        """The rows whose place differs from the others' beyond chance, also singly."""
        return self.table[stands_apart(self.table)]

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence an outlet, the nearest to the top first."""
        rows = self.table.sort_values("mean", kind="stable")
        return tuple(_said(row, self.what) for _, row in rows.iterrows())

    def __repr__(self) -> str:
        return (
            f"Positions({self.what}, {len(self.table)} values of {self.by}, "
            f"{counted(len(self.places), 'mark')})"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table, self.notes)


def positions(
    corpus: Corpus,
    feature: str | Feature | None = None,
    *,
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
    seed: int = SEED,
) -> Positions:
    """Where in the text an outlet puts what a feature marks, or an actor: near the top or near the end.

    Place = words of the body before the mark / words of the body. Each article gives its mean place, each
    event weighs the same, and an outlet is contrasted with the others inside events.

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature, optional
        None: mentions of the actor that ``about`` names.
    voice, about
        As in ``measure``.
    seed : int
        Of the shuffles.

    Returns
    -------
    Positions

    Raises
    ------
    SamestoryError
        For an unknown feature, nothing asked for, or where no event has two outlets.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["A brutal day. They met at noon.", "They met at noon. A brutal day."]
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": bodies}
    >>> positions(read(pd.DataFrame(rows)), "sentiment.huliu_net").table[["outlet", "marks", "mean"]].round(2)
      outlet  marks  mean
    0      A      1  0.14
    1      B      1  0.71

    Cautions
    --------
    A crawl that cuts texts or adds furniture at their end moves every place. Articles without a mark have
    no place and say nothing here: look at how many there are.

    References
    ----------
    Pöttker 2003, Journalism Studies 4(4) (the inverted pyramid); van Dijk 1988, *News as Discourse*.
    """
    expect("positions", corpus, Corpus, "Pass sa.read(source).")
    found = places(corpus, feature, voice=voice, about=about)
    cells = cells_of(corpus.articles, by="outlet", within="event", step="positions")
    found = found[found["outlet"].isin(cells.outlets)].reset_index(drop=True)
    title = "" if feature is None else resolve(feature)[0].title
    table = _table(corpus.articles, found, cells, seed)
    return Positions(
        table=table,
        tenths=_tenths(found, cells.outlets),
        places=found,
        what=_in_words(title, about),
        validity=validity(feature) if feature is not None else "not validated",
        by="outlet",
        within="event",
        notes=(
            "0 is the first word of the body, 1 its end; the headline is not in it.",
            "Articles without a mark have no place: the column with_marks counts those that have.",
            "Texts that a crawl cut or lengthened have other places.",
            *cells.notes,
        ),
    )


def _table(articles: pd.DataFrame, found: pd.DataFrame, cells: Cells, seed: int) -> pd.DataFrame:
    """A row an outlet; every event weighs the same."""
    mean = found.groupby("article")["place"].mean()
    values = cells.mean(articles["article"].map(mean).to_numpy(np.float64)[:, None])
    table = own_means(values[:, 0], cells, seed=seed)
    names = table["outlet"]
    counts = {
        "articles": articles["outlet"].value_counts(),
        "with_marks": found.groupby("outlet")["article"].nunique(),
        "marks": found["outlet"].value_counts(),
    }
    for place, (column, count) in enumerate(counts.items(), start=1):
        table.insert(place, column, names.map(count).fillna(0).astype(np.int64))
    return table


def _tenths(found: pd.DataFrame, outlets: Sequence[str]) -> pd.DataFrame:
    """A row an outlet and tenth of the text."""
    tenth = (found["place"] * TENTHS).astype(np.int64).clip(upper=TENTHS - 1) + 1
    every = pd.MultiIndex.from_product([outlets, range(1, TENTHS + 1)], names=["outlet", "tenth"])
    counts = found.groupby([found["outlet"], tenth.rename("tenth")]).size().reindex(every, fill_value=0)
    table = counts.rename("marks").reset_index()
    total = table.groupby("outlet")["marks"].transform("sum")
    return table.assign(share=(table["marks"] / total.where(total > 0)).astype(np.float64))


def _in_words(title: str, about: str | Sequence[str] | None) -> str:
    """ "Loaded words", "mentions of Kim", "Loaded words about Kim"."""
    actor = about if isinstance(about, str) else next(iter(about or ()), "")
    if not title:
        return f"mentions of {actor}"
    return f"{title} about {actor}" if actor else title


def _undecided(events: int) -> str:
    """Why there is no interval."""
    if events >= FEWEST_EVENTS:
        return f"the same in all {counted(events, 'event')}"
    return f"{counted(events, 'event')} cannot decide"


def _said(row: pd.Series, what: str) -> str:
    """Where one outlet's marks stood."""
    articles = counted(row["articles"], "article")
    if not row["with_marks"]:
        return f"{row['outlet']}: no “{what}” in its {articles}."
    told = (
        f"{row['outlet']}: “{what}” in {row['with_marks']:.0f} of its {articles} "
        f"({counted(row['marks'], 'mark')}), at {number(row['mean'])} of the text on average"
    )
    if not math.isfinite(row["ci_low"]):
        return f"{told}; {_undecided(row['events'])}."
    told = f"{told} (95 % interval {number(row['ci_low'])} to {number(row['ci_high'])})"
    if not math.isfinite(row["p"]):
        return f"{told}; too few events with marks of others to compare."
    said = p_is("q", row["q"])
    side = "nearer to the end" if row["difference"] > 0 else "nearer to the top"
    return f"{told}, {number(abs(row['difference']))} {side} than the others in the same events ({said})."
