"""What a gold set is: who coded what, which features it can judge, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.features.feature import Feature
from benchmarks.validity.agreement import Agreement

__all__ = ["GoldSet"]


@dataclass(frozen=True)
class GoldSet:
    """A human-coded set and the test that features are put to on it.

    Attributes
    ----------
    name : str
        As cards name it.
    folders : tuple of str
        Folders below the corpora that the test reads.
    features : tuple of str
        Names of features, or of whole families, that the set can judge.
    about : str
        What was coded, by whom, and what the test asks.
    ceiling : str
        What people reach among themselves, and how that was found.
    citation, licence : str
    agreements : callable
        ``agreements(corpora, feature)`` yields every agreement of one feature with the set.
    actors : bool
        True where the set names an actor, so that it can judge features that measure one.
    coders : str
        "people", or "in-house" where only the makers of the suite labelled it.
    """

    name: str
    folders: tuple[str, ...]
    features: tuple[str, ...]
    about: str
    ceiling: str
    citation: str
    licence: str
    agreements: Callable[[Path, Feature], Iterator[Agreement]]
    actors: bool = False
    coders: str = "people"

    def judges(self, feature: Feature) -> bool:
        """Whether the set can say anything about a feature."""
        named = feature.name in self.features
        return named or (feature.family in self.features and (self.actors or feature.mark_about is None))
