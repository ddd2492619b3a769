"""A learned feature's arithmetic: blocks of columns, each with weights; one linear score a class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.features.learned_text import Units, counts, judgements, mark_rates, means
from analysis.features.registry import FEATURES

__all__ = ["DENSE", "KINDS", "Block", "Model", "scaled"]

Floats = NDArray[np.float64]
DENSE = ("marks", "judges", "meaning")
"""Kinds of block whose columns are numbers; the columns of the others count sequences."""
KINDS = ("words", "letters", "shapes", "near", "target", *DENSE)
_CLIP = 3.0


@dataclass(frozen=True, eq=False)
class Block:
    """Columns of one kind and what they weigh.

    Attributes
    ----------
    kind : str
        One of ``KINDS``.
    terms : tuple of str
        The sequences (marks, judges: none; meaning: the words that are known).
    scale : float array
        Sequences: inverse document frequency. Marks, judges: one over the spread. Meaning: what a word
        counts.
    shift : float array
        Marks, judges: the mean. Else empty.
    weights : float array, terms x classes
    """

    kind: str
    terms: tuple[str, ...]
    scale: Floats
    shift: Floats
    weights: Floats


def scaled(kind: str, raw: Any, scale: Floats, shift: Floats) -> Any:  # noqa: ANN401
    """Raw columns as the model sees them: sequences as tf-idf of length 1, marks in units of their spread."""
    from scipy import sparse
    from sklearn.preprocessing import normalize

    if kind in DENSE:
        even = (raw - shift) * scale / max(1, raw.shape[1]) ** 0.5
        bound = _CLIP / max(1, raw.shape[1]) ** 0.5 if kind != "meaning" else np.inf
        return sparse.csr_matrix(np.clip(even, -bound, bound))
    weighed = sparse.csr_matrix(raw, dtype=np.float64)
    weighed.data = 1 + np.log(weighed.data)
    return normalize(weighed @ sparse.diags_array(scale))


@dataclass(frozen=True, eq=False)
class Model:
    """Everything that a learned feature needs to judge a text.

    ``classes`` is empty where the label is a number; ``low`` and ``high`` then bound it.
    """

    blocks: tuple[Block, ...]
    bias: Floats
    classes: tuple[str, ...]
    common: tuple[str, ...]
    features: tuple[Feature, ...]
    low: float
    high: float
    has_target: bool

    def __reduce__(self) -> tuple[Callable[..., Model], tuple[Any, ...]]:
        """Travel to a worker process; a feature of the registry goes by its name, as its function cannot."""
        known = [
            feature.name if FEATURES.get(feature.name) is feature else feature for feature in self.features
        ]
        rest = (self.blocks, self.bias, self.classes, self.common)
        return _arrived, (*rest, tuple(known), self.low, self.high, self.has_target)

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(self.common)

    def scores(self, units: Units) -> Floats:
        """One score a unit and class: above 0, or the largest, is the class that is meant."""
        total = np.tile(self.bias, (len(units), 1))
        if not len(units):
            return total
        for block in self.blocks:
            total += self._score(block, units)
        return total

    def _score(self, block: Block, units: Units) -> Floats:
        if block.kind == "meaning":
            return means(units, block.terms, block.scale, block.weights)
        if block.kind == "marks":
            raw = mark_rates(self.features, units)
        elif block.kind == "judges":
            raw = judgements(self.features, units)
        else:
            raw = counts(block.kind, units, self._common, block.terms)[0]
        score: Floats = scaled(block.kind, raw, block.scale, block.shift) @ block.weights
        return score

    def decide(self, scores: Floats) -> NDArray[np.int64] | Floats:
        """The class number of each unit, or its number, from the scores."""
        if not self.classes:
            bounded: Floats = np.clip(scores[:, 0], self.low, self.high)
            return bounded
        if len(self.classes) == 2:
            return (scores[:, 0] > 0).astype(np.int64)
        largest: NDArray[np.int64] = scores.argmax(1).astype(np.int64)
        return largest


def _arrived(
    blocks: tuple[Block, ...],
    bias: Floats,
    classes: tuple[str, ...],
    common: tuple[str, ...],
    known: tuple[str | Feature, ...],
    *rest: Any,  # noqa: ANN401
) -> Model:
    """A model that has travelled."""
    features = tuple(FEATURES[one] if isinstance(one, str) else one for one in known)
    return Model(blocks, bias, classes, common, features, *rest)
