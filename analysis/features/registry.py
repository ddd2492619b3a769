"""The registry: every feature that the suite knows, by name, and the catalogue made from their fields."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from importlib import import_module

import pandas as pd

from analysis.errors import SamestoryError
from analysis.features.cards import validity
from analysis.features.feature import Feature

__all__ = ["FEATURES", "catalogue", "named", "resolve"]

_FAMILIES = (
    "sentiment",
    "toward",
    "loaded",
    "labels",
    "hedging",
    "sourcing",
    "speakers",
    "generic_frames",
    "episodic",
    "strategy",
    "policy_frames",
    "conflict_journalism",
    "moral",
    "agency",
    "headline",
    "prominence",
    "presence",
    "subjectivity",
    "readability",
    "diversity",
)

FEATURES: dict[str, Feature] = {
    feature.name: feature
    for family in _FAMILIES
    for feature in import_module(f"analysis.features.{family}").FEATURES
}
"""Name to feature, in the order of the families. A new family is one line above."""


def resolve(features: str | Feature | Iterable[str | Feature] = "all") -> tuple[Feature, ...]:
    """Turn names into features: "all", a name, a family, a feature of your own, or several of these.

    Parameters
    ----------
    features : str, Feature, or an iterable of these
        "all"; a feature ("sentiment.vader"); a family ("sentiment"); a ``Feature`` stays what it is.

    Raises
    ------
    SamestoryError
        For a name that is neither, with the nearest names that are.

    Examples
    --------
    >>> [feature.name for feature in resolve("sentiment.vader")]
    ['sentiment.vader']
    """
    wanted = [features] if isinstance(features, str | Feature) else list(features)
    if not wanted:
        raise SamestoryError('features: the list is empty. Name some, or "all"; sa.features() lists them.')
    chosen: dict[str, Feature] = {}
    for name in wanted:
        found = [name] if isinstance(name, Feature) else _named(name)
        chosen.update({feature.name: feature for feature in found})
    return tuple(chosen.values())


def named(name: str) -> tuple[str, str]:
    """Title and unit of a feature; the name itself and "units" where the registry does not hold it.

    >>> named("loaded.words"), named("mine.words")
    (('Loaded words', 'per 100 words'), ('mine.words', 'units'))
    """
    return (FEATURES[name].title, FEATURES[name].unit) if name in FEATURES else (name, "units")


def _named(name: str) -> list[Feature]:
    if name == "all":
        return list(FEATURES.values())
    if name in FEATURES:
        return [FEATURES[name]]
    family = [feature for feature in FEATURES.values() if feature.family == name]
    if family:
        return family
    known = [*FEATURES, *dict.fromkeys(feature.family for feature in FEATURES.values())]
    near = difflib.get_close_matches(name, known, n=3)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    raise SamestoryError(f'features: there is no "{name}". {hint}sa.features() lists all {len(FEATURES)}.')


def catalogue(own: Iterable[Feature] = ()) -> pd.DataFrame:
    """The catalogue: a row a feature with its unit, range, meaning, citation, cautions and validity.

    Parameters
    ----------
    own : iterable of Feature
        Features of the user's own, to be listed behind those that come with Samestory.

    Returns
    -------
    DataFrame
        Columns ``name``, ``title``, ``unit``, ``low``, ``high``, ``voice`` (the voice it is defined
        on), ``meaning``, ``citation``, ``cautions``, ``lexicons``, ``twin``
        (another instrument for the same), ``validity``.

    Examples
    --------
    >>> catalogue().set_index("name").loc["sentiment.vader", "high"]
    np.float64(1.0)
    """
    rows = [
        {
            "name": feature.name,
            "title": feature.title,
            "unit": feature.unit,
            "low": feature.low,
            "high": feature.high,
            "voice": feature.voice,
            "meaning": feature.meaning,
            "citation": feature.citation,
            "cautions": " ".join(feature.cautions),
            "lexicons": ", ".join(feature.lexicons),
            "twin": feature.twin or "",
            "validity": validity(feature),
        }
        for feature in (*FEATURES.values(), *own)
    ]
    return pd.DataFrame(rows)
