"""Measures: a table, articles x features, and what it was made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

import pandas as pd

from analysis.corpus.showing import table_of
from analysis.features.registry import named
from analysis.text import Part, Voice
from analysis.wording import as_title, counted, some

__all__ = ["Measures"]

SHOWN_ROWS, SHOWN_FEATURES = 10, 5
"""Rows and columns that a notebook shows."""
_PARTS = {"all": "headline and body", "lede": "first paragraph"}
_VOICES = {
    "own": "in the outlet's own voice",
    "quoted": "in quotations",
    "all": "own voice and quotations together",
}


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
    titles, units : dict
        By feature: what the catalogue calls it, and its unit; so that a feature of the user's own is named
        wherever its numbers go. One that is not given is looked up in the registry.
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
    titles: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        titles, units = {}, {}
        for name in self.features:
            title, unit = named(name)
            titles[name] = as_title(self.titles.get(name, title))
            units[name] = as_title(self.units.get(name, unit))
        object.__setattr__(self, "titles", titles)
        object.__setattr__(self, "units", units)

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
        """Show the scope in words, the first rows, and where there was nothing to measure."""
        return f"<p>{escape(self._in_words())}</p>{self._first_rows()}{self._missing()}"

    def _in_words(self) -> str:
        """What was measured where: "… words of the body; in the outlet's own voice: loaded.words"."""
        by_voice: dict[str, list[str]] = {}
        for feature in self.features:
            by_voice.setdefault(self.voices.get(feature, str(self.voice)), []).append(feature)
        voices = "; ".join(
            f"{_VOICES.get(v, v)}: {some(names, SHOWN_FEATURES)}" for v, names in by_voice.items()
        )
        about = f", sentences naming {' / '.join(self.about)}" if self.about else ""
        counts = f"{counted(len(self), 'article')}, {counted(len(self.features), 'feature')}"
        part = _PARTS.get(self.part, self.part)
        return f"Measures: {counts}. What counts are words of the {part}{about}; {voices}."

    def _first_rows(self) -> str:
        """The first articles with the first features, and how much more there is."""
        named = [column for column in ("event", "outlet") if column in self.articles]
        values = self.table.iloc[:SHOWN_ROWS, :SHOWN_FEATURES].astype(float)
        names = self.articles[named].head(SHOWN_ROWS).astype(object).fillna("")
        hidden = len(self.features) - SHOWN_FEATURES
        rows = f"The first {SHOWN_ROWS} of {len(self):,} articles. " if len(self) > SHOWN_ROWS else ""
        columns = f"{counted(hidden, 'feature')} not shown. " if hidden > 0 else ""
        told = f"<p>{rows}{columns}All in <code>.table</code>.</p>" if rows or columns else ""
        return table_of(names.join(values), SHOWN_ROWS) + told

    def _missing(self) -> str:
        """Say of which articles a feature has no value, since a gap is not a zero."""
        gaps = self.table.isna().sum()
        told = [f"{name} ({counted(gap, 'article')})" for name, gap in gaps[gaps > 0].items()]
        said = f"A dash means: nothing to measure in this scope, which is not 0: {some(told)}."
        return f"<p>{escape(said)}</p>" if told else ""
