"""The feature pages: one instrument each, its picture, its outlets, its events, its card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analysis.figures import alt_text
from analysis.figures.wording import headline
from analysis.report.material import Material
from analysis.report.names import names_in
from analysis.report.pairs import pair_rows
from analysis.report.tables import event_rows, rows_of

__all__ = ["feature_pages"]


def feature_pages(material: Material) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each feature's address with all that its page shows, one after the other."""
    comparison = material.comparison
    links = {event.name: {"title": event.title, "href": event.href} for event in material.events}
    names = names_in(material.corpus.articles, material.by)
    # The last one wins: reversed, that is the outlet's first article on the page.
    places = {
        (event.name, names[article]): number
        for event in material.events
        for number, article in reversed(list(enumerate(event.articles, 1)))
    }
    rows = rows_of(comparison, dict.fromkeys(material.addresses, "")) if comparison else []
    for feature in material.features:
        name = feature.name
        context = {
            **material.shared("../"),
            "card": material.card(feature),
            "rows": [row for row in rows if row.feature == name],
            "figure": f"{material.files[name]}.png",
            "alt": "",
            "headline": "",
            "pairs": [],
            "parts_by_outlet": [],
        }
        if comparison is not None:
            context["alt"] = alt_text(comparison, name)
            context["headline"] = headline(comparison.table[comparison.table["feature"] == name])
            context["pairs"] = pair_rows(comparison, name)
            context["parts_by_outlet"] = event_rows(comparison, material.measures, name, links, places)
        yield material.addresses[name], context
