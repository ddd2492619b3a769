"""The report: from a corpus to a folder of pages on which every number opens to the words that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from tqdm import tqdm

from analysis.compare import Comparison, compare
from analysis.compare.comparison import COMPARISON_COLUMNS
from analysis.corpus import Corpus
from analysis.corpus.export import write_csv
from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.figures import alt_text, overview
from analysis.figures.style import outlet_styles
from analysis.figures.wording import QUESTION, headline, summary
from analysis.measure import Measures, measure, write_measures
from analysis.report.events import Event, event_pages, events_of, names_in
from analysis.report.manifest import facts, write_manifest
from analysis.report.pictures import save_picture, save_pictures
from analysis.report.site import environment, file_names, fresh_folder, shown, write_page
from analysis.report.tables import beyond_chance, card_of, event_rows, rows_of, unsupported

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Report", "build", "report"]

SHOWN_REJECTS = 200
SHOWN_FINDINGS = 12


@dataclass(frozen=True, eq=False)
class Report:
    """A report that was written.

    Attributes
    ----------
    index : Path
        The page to open.
    corpus : Corpus
    measures : Measures
    comparison : Comparison, optional
        None where there was nothing to compare.
    note : str
        Why there is no comparison, in words; "" where there is one.
    """

    index: Path
    corpus: Corpus
    measures: Measures
    comparison: Comparison | None
    note: str


def report(
    corpus: Corpus,
    folder: str | Path = "out",
    *,
    by: str = "outlet",
    within: str = "event",
    features: str | Feature | Iterable[str | Feature] = "all",
    workers: int = 1,
    progress: bool = False,
) -> Path:
    """Measure, compare and write the pages: an overview, a page a feature, a page an event.

    Everything is in the folder: no server, no network. Articles that cannot be compared (one text, one
    outlet, no shared event) are still marked, and the page says why they are not compared.

    Parameters
    ----------
    corpus : Corpus
    folder : path
        Where to; pages of an earlier report there are replaced.
    by, within : str
        The columns that name the outlets and the events.
    features : str, Feature, or several of them
        As in ``measure``.
    workers : int
        Processes for measuring. The bytes of the report do not depend on it.
    progress : bool
        Show progress bars on standard error.

    Returns
    -------
    Path
        The page to open, ``index.html``.

    Raises
    ------
    SamestoryError
        If the corpus is empty, a column is missing, or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "e"], "body": ["Good.", "Bad."]}))
    >>> report(corpus, tempfile.mkdtemp(), features="sentiment.huliu_net").name
    'index.html'
    """
    return build(
        corpus, folder, by=by, within=within, features=features, workers=workers, progress=progress
    ).index


def build(
    corpus: Corpus,
    folder: str | Path = "out",
    *,
    by: str = "outlet",
    within: str = "event",
    features: str | Feature | Iterable[str | Feature] = "all",
    workers: int = 1,
    progress: bool = False,
) -> Report:
    """Do what ``report`` does, and return all that was made on the way."""
    _check_columns(corpus, by, within)
    measures = measure(corpus, features, workers=workers, progress=progress)
    comparison, note = _compared(corpus, measures, by, within)
    home = fresh_folder(folder)
    chosen = resolve(features)
    _write_tables(home, corpus, measures, comparison)
    events = events_of(corpus, within, by)
    work = _Work(home, environment(), corpus, measures, comparison, note, chosen, events, by, within)
    about = facts(corpus, measures, comparison, chosen)
    work.write_index(about)
    work.write_features(progress)
    work.write_events(progress)
    write_manifest(home, about)
    return Report(home / "index.html", corpus, measures, comparison, note)


def _check_columns(corpus: Corpus, by: str, within: str) -> None:
    columns = [str(name) for name in corpus.articles.columns]
    for name in (by, within):
        if name not in columns:
            known = ", ".join(column for column in columns if column not in ("headline", "body"))
            raise SamestoryError(f'report: there is no column "{name}". The articles have: {known}.')


def _compared(corpus: Corpus, measures: Measures, by: str, within: str) -> tuple[Comparison | None, str]:
    """The comparison, or why there is none: marks are worth a page also where nothing can be contrasted."""
    names = names_in(corpus.articles, by)
    if len(names) == 1 and not names[0]:
        return None, (
            f"This is one text without {_a(by)}: it can be marked, but not compared. Below are its marks and "
            f"measures; a comparison needs articles by two or more {by}s about the same {within}."
        )
    try:
        return compare(measures, by=by, within=within), ""
    except SamestoryError as error:
        return None, f"Marked, but not compared. {str(error).removeprefix('compare: ').capitalize()}"


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _write_tables(home: Path, corpus: Corpus, measures: Measures, comparison: Comparison | None) -> None:
    write_measures(measures, home / "measures.parquet")
    write_csv(corpus.rejects, home / "rejects.csv")
    empty = pd.DataFrame(columns=list(COMPARISON_COLUMNS))
    write_csv(empty if comparison is None else comparison.table, home / "comparison.csv")
    write_csv(empty if comparison is None else comparison.pairs, home / "pairs.csv")


@dataclass(frozen=True, eq=False)
class _Work:
    """All that the pages draw on."""

    home: Path
    pages: Environment
    corpus: Corpus
    measures: Measures
    comparison: Comparison | None
    note: str
    features: tuple[Feature, ...]
    events: list[Event]
    by: str
    within: str

    @property
    def addresses(self) -> dict[str, str]:
        """Each feature's page, from the overview."""
        names = file_names(feature.name for feature in self.features)
        return {feature: f"features/{name}.html" for feature, name in names.items()}

    def shared(self, root: str) -> dict[str, Any]:
        """What every page needs."""
        styles = outlet_styles(names_in(self.corpus.articles, self.by))
        return {
            "root": root,
            "by": self.by,
            "within": self.within,
            "styles": styles,
            "question": QUESTION,
            "note": self.note,
        }

    def write_index(self, about: dict[str, Any]) -> None:
        """The overview: findings, comparison, events, what was refused, how it was made."""
        n, refused = len(self.corpus), len(self.corpus.rejects)
        outlets = sorted({name for name in names_in(self.corpus.articles, self.by) if name})
        counts = [(f"{n:,}", "articles measured"), (f"{refused:,}", "rows refused")]
        counts += [(f"{len(self.events):,}", "events"), (f"{len(outlets):,}", f"{self.by}s")]
        counts += [(f"{len(self.features):,}", "features")]
        context = {
            **self.shared(""),
            **self._findings(),
            "heading": f"How {_plural(len(outlets), self.by)} told {_plural(len(self.events), self.within)}",
            "lead": (
                "What differs between them, what may be claimed about it, and the words behind each number."
                if self.comparison
                else "The marked words, and the numbers they add up to."
            ),
            "n_outlets": len(outlets),
            "n_events": len(self.events),
            "counts": counts,
            "alone": self.comparison is None,
            "events": [self._event_row(event) for event in self.events],
            "accounts": f"{self.corpus.rows_in:,} rows in = {n:,} articles measured + {refused:,} refused.",
            "log": [shown(text) for text in self.corpus.log],
            "rejects": self.corpus.rejects.head(SHOWN_REJECTS).astype(str).map(shown).to_numpy().tolist(),
            "n_rejects": refused,
            "made": self._made(),
            "facts": _flat(about),
            "cards": [self._card(feature) for feature in self.features],
        }
        write_page(self.pages, self.home / "index.html", "index.html.j2", context)

    def _findings(self) -> dict[str, Any]:
        """The part of the overview that needs a comparison."""
        if self.comparison is None:
            return {"compared": False}
        table = self.comparison.table
        figure = overview(self.comparison)
        save_picture(figure, self.home / "figures" / "overview.png")
        rows = rows_of(self.comparison, self.addresses)
        sure = [(row.sentence, row.href) for row in rows if row.supported]
        more = [f"{len(sure) - SHOWN_FINDINGS} more supported differences are in the table."]
        said = [headline(table[table["feature"] == name]) for name in dict.fromkeys(table["feature"])]
        return {
            "compared": True,
            "supported": sure[:SHOWN_FINDINGS],
            "unsupported": [
                summary(table),
                *(more if len(sure) > SHOWN_FINDINGS else []),
                *unsupported(self.comparison),
            ],
            "unsure": [(row.sentence, row.href) for row in beyond_chance(rows)[:SHOWN_FINDINGS]],
            "notes": [shown(text) for text in self.comparison.notes],
            "overview_alt": f"{summary(table)} By feature: {'; '.join(said)}.",
            "rows": rows,
            "features": [(feature.name, feature.title) for feature in self.features],
            "outlets": sorted(set(table["outlet"])),
            "verdicts": sorted(set(table["verdict"])),
        }

    def _event_row(self, event: Event) -> dict[str, Any]:
        rows = self.corpus.articles.iloc[list(event.articles)]
        dates = sorted({date for date in rows["date"] if date})
        return {
            "title": event.title,
            "about": event.about,
            "href": event.href,
            "dates": " to ".join(dict.fromkeys([dates[0], dates[-1]])) if dates else "",
            "articles": len(event.articles),
            "outlets": len({name for name in names_in(rows, self.by) if name}),
        }

    def _made(self) -> str:
        scope = f"Scope: {self.measures.scope_in_words}."
        if self.comparison is None:
            return f"{scope} Nothing was compared."
        return (
            f"{scope} Compared by {self.by} within {self.within}: the mean over {self.within}s of the "
            f"difference from the mean of the others; p by shuffling within {self.within}s (studentised, "
            f"at most {self.comparison.draws:,} draws, seed {self.comparison.seed}); 95 % t intervals over "
            f"{self.within}s; q by Benjamini and Hochberg (1995) over the whole table."
        )

    def _card(self, feature: Feature) -> dict[str, Any]:
        return card_of(feature, self.measures.voices[feature.name], self.addresses[feature.name])

    def write_features(self, progress: bool) -> None:
        """A page a feature: its picture, its outlets, its events, its instrument."""
        links = {event.name: {"title": event.title, "href": event.href} for event in self.events}
        rows = rows_of(self.comparison, dict.fromkeys(self.addresses, "")) if self.comparison else []
        names = file_names(feature.name for feature in self.features)
        pictures = {feature: f"{name}.png" for feature, name in names.items()}
        if self.comparison is not None:
            save_pictures(self.comparison, pictures, self.home / "figures", progress=progress)
        for feature in self.features:
            name = feature.name
            context = {
                **self.shared("../"),
                "card": self._card(feature),
                "rows": [row for row in rows if row.feature == name],
                "figure": pictures[name],
                "alt": "",
                "parts_by_outlet": [],
            }
            if self.comparison is not None:
                context["alt"] = alt_text(self.comparison, name)
                context["parts_by_outlet"] = event_rows(self.comparison, self.measures, name, links)
            write_page(self.pages, self.home / self.addresses[name], "feature.html.j2", context)

    def write_events(self, progress: bool) -> None:
        """A page an event."""
        told = event_pages(self.corpus, self.measures, self.features, self.events, self.by)
        kind = self.within.capitalize()
        shared = {**self.shared("../"), "kind": kind}
        bar = tqdm(told, total=len(self.events), desc="writing pages", disable=not progress, leave=False)
        for event, context in bar:
            write_page(self.pages, self.home / event.href, "event.html.j2", {**shared, **context})


def _plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _flat(about: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    """The manifest's facts as lines of a table."""
    lines: list[tuple[str, str]] = []
    for name, value in about.items():
        title = f"{prefix}{name.replace('_', ' ')}"
        lines += _flat(value, f"{title}: ") if isinstance(value, dict) else [(title, str(value))]
    return lines
