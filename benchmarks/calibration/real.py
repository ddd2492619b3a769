"""Real values: features chosen by the shape of their values, and whole tables of many features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

import analysis as sa
from analysis.compare.cells import cells_of
from analysis.compare.groups import FEWEST_EVENTS
from analysis.corpus import Corpus
from benchmarks.calibration.nulls import SHAPES, Null, from_pool
from benchmarks.calibration.tables import FEATURES

__all__ = ["Pool", "pool_of"]

DISTINCT = 100
"""A feature with fewer distinct values is no example of a shape."""
ZEROS = 0.4
"""Above this share of zeros a feature is called zero-inflated."""
TYPICAL = 2 / 3
"""The zero-inflated example is the one whose share of zeros is nearest to this."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Pool:
    """Events that every outlet covered: ``values`` (events x outlets x features), ``words`` of each event."""

    values: Array
    words: Array
    features: tuple[str, ...]

    def nulls(self, asked: Sequence[str]) -> Iterator[Null]:
        """The features asked for or, without any, one of each shape."""
        every = [self._null(feature) for feature in self.features]
        every = [null for null in every if null is not None]
        if asked:
            yield from every
            return
        wide = [null for null in every if null.most > 0.8 * len(self.values) and self._varied(null.name)]
        few = [null for null in wide if null.zeros < 0.1]
        many = [null for null in wide if null.zeros > ZEROS]
        chosen = {}
        if few:
            chosen["symmetric"] = min(few, key=lambda null: abs(null.skew))
            chosen["skewed"] = max(few, key=lambda null: null.skew)
        if many:
            chosen["zero-inflated"] = min(many, key=lambda null: abs(null.zeros - TYPICAL))
        for shape in SHAPES:
            if shape in chosen:
                yield replace(chosen[shape], shape=shape)

    def _null(self, feature: str) -> Null | None:
        values = self.values[:, :, self.features.index(feature)]
        known = ~np.isnan(values).any(axis=1)
        if not known.any() or not values[known].std() > 0:
            return None
        return from_pool(feature, values[known], self.words[known])

    def _varied(self, feature: str) -> bool:
        return len(np.unique(self.values[:, :, self.features.index(feature)])) >= DISTINCT

    @property
    def whole(self) -> Array:
        """The first features that were measured everywhere and vary, as many as a table has."""
        there = ~np.isnan(self.values).any(axis=(0, 1)) & (np.nanstd(self.values, axis=(0, 1)) > 0)
        return self.values[:, :, np.flatnonzero(there)[:FEATURES]]


def pool_of(corpus: Corpus, by: str, features: Sequence[str]) -> Pool:
    """Measure and pair a corpus; all features without any asked for."""
    measures = sa.measure(corpus, list(features) or "all")
    cells = cells_of(measures.articles, by=by, within="event")
    values = cells.mean(measures.table.to_numpy(np.float64))
    whole = np.flatnonzero(np.bincount(cells.event) == len(cells.outlets))
    if len(whole) < FEWEST_EVENTS:
        raise SystemExit(
            f"calibration: {len(whole)} events were reported by all {len(cells.outlets)} values of {by}; "
            f"{FEWEST_EVENTS} are needed. Leave out outlets that are seldom there, or name another column."
        )
    inside = np.isin(cells.event, whole)
    # The cells of an event stand by the names of its articles: which outlet is which does not matter here.
    stacked = values[inside].reshape(len(whole), len(cells.outlets), -1)
    tokens = measures.articles["words"].to_numpy(np.float64)[cells.rows]
    words = np.bincount(cells.event[cells.cell], tokens, minlength=len(cells.events))[whole]
    return Pool(stacked, words, measures.features)
