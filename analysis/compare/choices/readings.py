"""Readings: the same marks added up in every scope that a plan names, one value an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.compare.choices.constructs import Instruments
from analysis.compare.choices.plan import Plan
from analysis.corpus import Corpus
from analysis.engine import map_partitions, partitions
from analysis.features.feature import Feature
from analysis.measure import WHOLE, marks_in, scope_of
from analysis.measure.adding import add_up, value
from analysis.text import Scope, ScopeMask, Tokens, mask, tokenise, tokens_of

__all__ = ["Readings", "read_scopes"]

Array = NDArray[np.float64]
Place = tuple[Feature, Scope]


@dataclass(frozen=True, eq=False)
class Readings:
    """What every instrument says of every article in every scope.

    Attributes
    ----------
    instruments, parts, voices : tuple of str, one a column
        Of each column; the default comes first, and the default scope of an instrument before its others.
    values : array, articles x columns
    """

    instruments: tuple[str, ...]
    parts: tuple[str, ...]
    voices: tuple[str, ...]
    values: Array


def read_scopes(
    corpus: Corpus, instruments: Instruments, plan: Plan, about: tuple[str, ...], *, progress: bool = False
) -> Readings:
    """Add up the marks of each instrument in each part and voice of the plan; a scope is read once.

    Marks are found once for the corpus and kept with its tokens, so that asking again costs additions
    only. A corpus above ``WHOLE`` articles is read partition by partition in bounded memory.
    """
    feature = next(iter(instruments.values()))[0]
    order = sorted(plan.voices, key=lambda voice: voice != feature.voice)
    places: dict[tuple[str, Scope], Place] = {}
    for (name, (instrument, _)), part, voice in product(instruments.items(), plan.parts, order):
        scope = scope_of(instrument, part, voice, about)
        places.setdefault((name, scope), (instrument, scope))
    signs = np.array([instruments[name][1] for name, _ in places], np.float64)
    return Readings(
        instruments=tuple(name for name, _ in places),
        parts=tuple(scope.part for _, scope in places),
        voices=tuple(scope.voice for _, scope in places),
        values=_values(corpus, list(places.values()), about, progress) * signs,
    )


def _values(corpus: Corpus, places: Sequence[Place], about: tuple[str, ...], progress: bool) -> Array:
    """One value an article and place."""
    if len(corpus) <= WHOLE:
        return _added(tokens_of(corpus), places, about)
    headlines, bodies = corpus.articles["headline"].tolist(), corpus.articles["body"].tolist()
    texts = [(headlines[cut], bodies[cut]) for cut in partitions(len(corpus))]
    read = partial(_partition, places=places, about=about)
    return np.vstack(map_partitions(read, texts, label="adding up", progress=progress))


def _partition(texts: tuple[list[str], list[str]], places: Sequence[Place], about: tuple[str, ...]) -> Array:
    return _added(tokenise(*texts), places, about)


def _added(tokens: Tokens, places: Sequence[Place], about: tuple[str, ...]) -> Array:
    """Add up marks in each place; each scope is laid over the tokens once."""
    masks: dict[Scope, ScopeMask] = {}
    columns = []
    for feature, scope in places:
        if scope not in masks:
            masks[scope] = mask(tokens, scope)
        marks = marks_in(tokens, feature, about)
        columns.append(value(feature, add_up(feature, marks, tokens, masks[scope])))
    return np.column_stack(columns)
