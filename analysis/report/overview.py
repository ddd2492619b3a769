"""The overview page: what may be said, the comparison, the events, what was refused, how it was made."""

from __future__ import annotations

from typing import Any

from analysis.compare import Comparison
from analysis.figures.wording import headline, summary
from analysis.report.events import Event
from analysis.report.material import Material
from analysis.report.names import names_in
from analysis.report.site import shown
from analysis.report.tables import beyond_chance, rows_of, unsupported
from analysis.wording import counted

__all__ = ["overview_page"]

SHOWN_ROWS = 600
SHOWN_REJECTS = 200
SHOWN_FINDINGS = 12


def overview_page(material: Material, about: dict[str, Any]) -> dict[str, Any]:
    """All that the overview shows.

    Parameters
    ----------
    material : Material
    about : dict
        The facts of the manifest.
    """
    corpus = material.corpus
    findings = _findings(material, material.comparison) if material.comparison else {}
    return {
        **material.shared(""),
        **findings,
        **_heading(material),
        "events": [_event_row(material, event) for event in material.events],
        "accounts": (
            f"{counted(corpus.rows_in, 'row')} in = {counted(len(corpus), 'article')} measured "
            f"+ {len(corpus.rejects):,} refused."
        ),
        "log": [shown(text) for text in corpus.log],
        "rejects": corpus.rejects.head(SHOWN_REJECTS).astype(str).map(shown).to_numpy().tolist(),
        "n_rejects": len(corpus.rejects),
        "made": _made(material),
        "facts": _flat(about),
        "cards": [material.card(feature) for feature in material.features],
    }


def _heading(material: Material) -> dict[str, Any]:
    """Title, lead and the five figures below them."""
    n, outlets, events = len(material.corpus), len(material.outlets), len(material.events)
    sizes = [(n, "article", " measured"), (len(material.corpus.rejects), "row", " refused")]
    sizes += [
        (events, material.within, ""),
        (outlets, material.by, ""),
        (len(material.features), "feature", ""),
    ]
    if material.comparison is None:
        heading = f"{counted(n, 'text')}, marked and measured"
        lead = "The marked words, and the numbers they add up to."
    else:
        heading = f"How {counted(outlets, material.by)} told {counted(events, material.within)}"
        lead = "What differs between them, what may be claimed about it, and the words behind each number."
    counts = [(f"{size:,}", f"{noun}{'' if size == 1 else 's'}{more}") for size, noun, more in sizes]
    return {"heading": heading, "lead": lead, "counts": counts}


def _findings(material: Material, comparison: Comparison) -> dict[str, Any]:
    """The part of the overview that needs a comparison."""
    table = comparison.table
    rows = rows_of(comparison, material.addresses)
    sure = [(row.sentence, row.href) for row in rows if row.supported]
    more = [f"{len(sure) - SHOWN_FINDINGS} more supported differences are in the table."]
    said = [headline(table[table["feature"] == name]) for name in dict.fromkeys(table["feature"])]
    return {
        "supported": sure[:SHOWN_FINDINGS],
        "unsupported": [
            summary(comparison),
            *(more if len(sure) > SHOWN_FINDINGS else []),
            *unsupported(comparison),
        ],
        "unsure": [(row.sentence, row.href) for row in beyond_chance(rows)[:SHOWN_FINDINGS]],
        "notes": [shown(text) for text in comparison.notes],
        "overview_alt": f"{summary(comparison)} By feature: {'; '.join(said)}.",
        "rows": rows[:SHOWN_ROWS],
        "n_rows": len(rows),
        "features": [(feature.name, feature.title) for feature in material.features],
        "outlets": sorted(set(table["outlet"])),
        "verdicts": sorted(set(table["verdict"])),
    }


def _event_row(material: Material, event: Event) -> dict[str, Any]:
    rows = material.corpus.articles.iloc[list(event.articles)]
    dates = sorted({date for date in rows["date"] if date})
    return {
        "title": event.title,
        "about": event.about,
        "href": event.href,
        "dates": " to ".join(dict.fromkeys([dates[0], dates[-1]])) if dates else "",
        "articles": len(event.articles),
        "outlets": len({name for name in names_in(rows, material.by) if name}),
    }


def _made(material: Material) -> str:
    """Scope, contrast, test, interval and correction, in the words of a methods section."""
    scope = f"Scope: {material.measures.scope_in_words}."
    comparison, within = material.comparison, material.within
    if comparison is None:
        return f"{scope} Nothing was compared."
    return (
        f"{scope} Compared by {material.by} within {within}: the mean over {within}s of the difference from "
        f"the mean of the others; p by shuffling within {within}s, studentised; "
        f"{comparison.method.in_words}, over the whole table."
    )


def _flat(about: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """The manifest's facts as lines of a table."""
    lines: list[tuple[str, str]] = []
    for name, value in about.items():
        title = f"{prefix}{name.replace('_', ' ')}"
        lines += _flat(value, f"{title}: ") if isinstance(value, dict) else [(title, shown(str(value)))]
    return lines
