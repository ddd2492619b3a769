"""The catalogue as text: what a terminal shows of each feature."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.features.cards import Card, cards_of, validity
from analysis.features.feature import Feature

__all__ = ["listing"]


def listing(features: Iterable[Feature]) -> str:
    """Name, unit, range, meaning, source, cautions and every validity card, a block a feature.

    Examples
    --------
    >>> from analysis.features.registry import resolve
    >>> print(listing(resolve("hedging.index")).splitlines()[0])
    hedging.index: Hedges against boosters
    """
    return "\n\n".join("\n".join(_lines(feature)) for feature in features)


def _lines(feature: Feature) -> list[str]:
    bounds = f"{feature.low:.5g} to {feature.high:.5g}"
    bounds = (
        bounds.replace("-inf to inf", "without bounds")
        .replace("-inf to", "up to")
        .replace("to inf", "and up")
    )
    return [
        f"{feature.name}: {feature.title}",
        f"  unit:     {feature.unit}; range: {bounds}; voice: {feature.voice}",
        f"  meaning:  {feature.meaning}",
        f"  source:   {feature.citation}",
        f"  cautions: {' '.join(feature.cautions)}",
        f"  validity: {validity(feature)}",
        *(f"    {_card(card)}" for card in cards_of(feature)),
    ]


def _card(card: Card) -> str:
    figure = f"{card.figure:.2f} [{card.ci_low:.2f} to {card.ci_high:.2f}], n = {card.n:,}"
    held = f"{card.gold}, {card.metric} by {card.unit} ({card.scope})"
    return f"{held}: {figure}, chance {card.floor:.2f}: {card.grade}"
