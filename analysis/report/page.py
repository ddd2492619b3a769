"""The report: from a corpus to a folder of pages on which every number opens to the words that made it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm import tqdm

from analysis.compare import COMPARISON_COLUMNS, Comparison, compare
from analysis.corpus import Corpus
from analysis.corpus.export import write_csv
from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.figures import alt_text, overview
from analysis.measure import WHOLE, Measures, measure, write_measures
from analysis.report.events import event_pages, events_of
from analysis.report.features import feature_pages
from analysis.report.manifest import facts, write_manifest
from analysis.report.material import Material
from analysis.report.names import names_in
from analysis.report.overview import overview_page
from analysis.report.pictures import save_picture, save_pictures
from analysis.report.site import check_folder, environment, fresh_folder, write_page

__all__ = ["Report", "build", "report"]


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
        Where to: new, empty, or an earlier report, whose pages are replaced.
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
        If the corpus is empty, a column is missing, or the folder cannot be written or holds other files.

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
    check_folder(folder)
    # The pages need the tokens of a corpus that fits into memory anyway: found here, they are found once.
    measures = measure(corpus, features, workers=1 if len(corpus) <= WHOLE else workers, progress=progress)
    comparison, note = _compared(corpus, measures, by, within)
    home = fresh_folder(folder)
    # A report names no actor, so features of one are not in the measures.
    chosen = tuple(feature for feature in resolve(features) if feature.name in measures.features)
    events = events_of(corpus, within, by)
    material = Material(corpus, measures, comparison, note, chosen, events, by, within)
    about = facts(corpus, measures, comparison, chosen)
    _write_tables(home, material)
    _write_pictures(home, material, workers, progress)
    _write_pages(home, material, about, progress)
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
            f"One text without {_a(by)} can be marked but not compared. Its marks and measures are here; a "
            f"comparison needs articles by two or more {by}s about the same {within}."
        )
    try:
        return compare(measures, by=by, within=within), ""
    except SamestoryError as error:
        why = str(error).removeprefix("compare: ")
        return None, f"Marked, but not compared: {why}"


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _write_tables(home: Path, material: Material) -> None:
    comparison, empty = material.comparison, pd.DataFrame(columns=list(COMPARISON_COLUMNS))
    write_measures(material.measures, home / "measures.parquet")
    write_csv(material.corpus.rejects, home / "rejects.csv")
    write_csv(empty if comparison is None else comparison.table, home / "comparison.csv")
    write_csv(empty if comparison is None else comparison.pairs, home / "pairs.csv")


def _write_pictures(home: Path, material: Material, workers: int, progress: bool) -> None:
    if material.comparison is not None:
        save_picture(overview(material.comparison), home / "figures" / "overview.png")
        names = {feature: f"{name}.png" for feature, name in material.files.items()}
        save_pictures(material.comparison, names, home / "figures", workers=workers, progress=progress)
        said = {name: alt_text(material.comparison, feature) for feature, name in names.items()}
        (home / "figures" / "alt.json").write_text(
            json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
        )


def _write_pages(home: Path, material: Material, about: dict[str, Any], progress: bool) -> None:
    pages = environment()
    write_page(pages, home / "index.html", "index.html.j2", overview_page(material, about))
    for address, context in feature_pages(material):
        write_page(pages, home / address, "feature.html.j2", context)
    told = event_pages(material.corpus, material.measures, material.features, material.events, material.by)
    shared = {**material.shared("../"), "kind": material.within.capitalize()}
    total = len(material.events)
    for event, context in tqdm(told, total=total, desc="writing pages", disable=not progress, leave=False):
        write_page(pages, home / event.href, "event.html.j2", {**shared, **context})
