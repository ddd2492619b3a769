"""Constructs: which features claim to measure the same, so that one can stand in for another."""

from __future__ import annotations

from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.features.registry import FEATURES, resolve

__all__ = ["CONSTRUCTS", "Instruments", "instruments_for"]

CONSTRUCTS: dict[str, dict[str, int]] = {
    # Those that measure an actor stand in only where one is named; the others then count the sentences
    # that hold the actor's name.
    "tone": {
        "sentiment.vader": 1,
        "sentiment.huliu_net": 1,
        "sentiment.huliu_polarity": 1,
        "sentiment.toward": 1,
        "sentiment.toward_all": 1,
    },
    # Reading ease runs the other way: higher is easier.
    "difficulty": {"readability.fog": 1, "readability.flesch_kincaid": 1, "readability.flesch": -1},
    "unnamed sources": {"sourcing.anonymous": 1, "sourcing.anonymous_speakers": 1},
}
"""By construct: its features, 1 or -1 as they run with or against one another. A feature's ``twin`` joins
it without a line here."""

Instruments = dict[str, tuple[Feature, int]]
"""By name: the feature, and 1, or -1 where it runs against the feature asked for."""


def instruments_for(
    feature: Feature, wanted: tuple[str | Feature, ...] | None, *, actor: bool
) -> Instruments:
    """The feature and what may stand in for it, the feature first.

    ``wanted`` are those that a plan names, None for all of the same construct; without an ``actor``
    those that measure one are left out.

    Raises
    ------
    SamestoryError
        If a plan names a feature that does not exist, or one of an actor where none is named.

    Examples
    --------
    >>> flesch = resolve("readability.flesch")[0]
    >>> {name: sign for name, (_, sign) in instruments_for(flesch, None, actor=False).items()}
    {'readability.flesch': 1, 'readability.fog': -1, 'readability.flesch_kincaid': -1}
    """
    signs = _claiming_the_same(feature)
    if wanted is None:
        others = tuple(FEATURES[name] for name in signs if name in FEATURES)
        others = tuple(other for other in others if actor or not other.mark_about)
    else:
        others = resolve(wanted) if wanted else ()
    for other in others:
        if other.mark_about and not actor:
            raise SamestoryError(
                f"choices: {other.name} tells how one actor is written about, and no actor is named. "
                'Give its names, such as about="Angela Merkel".'
            )
    found: Instruments = {feature.name: (feature, 1)}
    for other in others:
        found.setdefault(other.name, (other, signs.get(other.name, 1)))
    return found


def _claiming_the_same(feature: Feature) -> dict[str, int]:
    """Names of the construct's features with their direction beside ``feature``, and its twin."""
    signs: dict[str, int] = {}
    for members in CONSTRUCTS.values():
        if feature.name in members:
            signs.update({name: sign * members[feature.name] for name, sign in members.items()})
    if feature.twin:
        signs.setdefault(feature.twin, 1)
    return signs
