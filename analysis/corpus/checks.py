"""From raw rows to a corpus: every row becomes an article or a reject, none gets lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from analysis.corpus.articles import REJECT_COLUMNS, STANDARD_COLUMNS, Corpus
from analysis.corpus.cells import as_text, damage
from analysis.corpus.columns import map_columns
from analysis.corpus.dates import WHAT_TO_DO, read_dates
from analysis.corpus.duplicates import copies
from analysis.corpus.language import languages, languages_log
from analysis.corpus.outlets import lookalikes
from analysis.corpus.rows import BadCell, Reject, Rows
from analysis.corpus.wording import counted, some
from analysis.errors import SamestoryError

__all__ = ["corpus_of"]

_OURS = (*STANDARD_COLUMNS, "copy_of", "language")


@dataclass
class _Part:
    """The rows of one source under our names, and what is wrong with some of them (the first reason)."""

    table: pd.DataFrame
    files: Sequence[str]
    numbers: Sequence[int]
    refused: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def refuse(self, place: int, column: str, reason: str, what_to_do: str) -> None:
        """Note why a row cannot be used; the first reason stays."""
        self.refused.setdefault(place, (column, reason, what_to_do))


def corpus_of(
    sources: Sequence[Rows],
    columns: Mapping[str, str | None] | None,
    by: str | None,
    max_body: int,
    name: str,
) -> Corpus:
    """Check the rows of one or several sources and make them one corpus.

    Raises
    ------
    SamestoryError
        If no column holds the text, or ``columns`` or ``by`` names a column that is not there.
    """
    read = [rows for rows in sources if len(rows.table.columns)]
    parts = [_part(rows, columns or {}, max_body, many=len(sources) > 1) for rows in read]
    table = _joined([part.table for part in parts])
    whole = _Part(table, [f for p in parts for f in p.files], [n for p in parts for n in p.numbers])
    start = 0
    for part in parts:
        whole.refused |= {start + place: why for place, why in part.refused.items()}
        start += len(part.table)
    log = [sentence for rows in sources for sentence in rows.log]
    log += dict.fromkeys(sentence for part in parts for sentence in part.log)
    log += _require(whole, by) if parts else []
    _refuse_repeated(whole)
    rejects = [reject for rows in sources for reject in rows.rejects]
    rejects += [Reject(whole.files[p], whole.numbers[p], *why) for p, why in sorted(whole.refused.items())]
    rows_in = len(table) + sum(len(rows.rejects) for rows in sources)
    keep = np.ones(len(table), dtype=bool)
    keep[list(whole.refused)] = False
    articles = table[keep].reset_index(drop=True)
    count = f"{counted(rows_in, 'row')} in, {counted(len(articles), 'article')}, {len(rejects):,} refused"
    articles, more = _flagged(articles)
    refused = pd.DataFrame(rejects, columns=list(REJECT_COLUMNS)).astype({"row": "int64"})
    return Corpus(articles, refused, rows_in, (f"{name}: {count}.", *log, *more), name)


def _part(rows: Rows, columns: Mapping[str, str | None], max_body: int, *, many: bool) -> _Part:
    """Put one source under our names, every column of ours as text, and check what one row can show."""
    mapped = map_columns(list(map(str, rows.table.columns)), columns)
    part = _Part(pd.DataFrame(index=rows.table.index), rows.files, rows.numbers, log=list(mapped.log))
    names = {source: ours for ours, source in mapped.roles.items()} | mapped.extras
    for source, ours in names.items():
        for place, cell in damage(
            rows.table[source].tolist() if _may_hold_text(rows.table[source]) else []
        ).items():
            part.refuse(place, ours, cell.reason, cell.what_to_do)
    texts = {
        ours: _texts(part, ours, rows.table[mapped.roles[ours]].tolist(), mapped.roles[ours])
        for ours in _OURS
        if ours in mapped.roles and ours != "date"
    }
    texts["date"] = _days(part, rows.table[mapped.roles["date"]].tolist()) if "date" in mapped.roles else []
    _check_bodies(part, texts["body"], max_body)
    made = [f"row-{number:06d}" for number in rows.numbers]
    if many:
        made = [f"{PurePosixPath(file).stem}-{name}" for file, name in zip(rows.files, made, strict=True)]
    given = texts.get("article") or made
    texts["article"] = [name or other for name, other in zip(given, made, strict=True)]
    ours_table = {
        ours: texts.get(ours) or [""] * len(made)
        for ours in _OURS
        if ours in texts or ours in STANDARD_COLUMNS
    }
    extras = {
        names[s]: _extra(rows.table[s]) for s in rows.table.columns if s in names and names[s] not in _OURS
    }
    part.table = pd.DataFrame({**{k: pd.Series(v, dtype="str") for k, v in ours_table.items()}, **extras})
    return part


def _may_hold_text(column: pd.Series) -> bool:
    """Whether a column can hold text at all."""
    return not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column))


def _extra(column: pd.Series) -> pd.Series:
    """A column that is not ours, as it is; only marks of unreadable cells become gaps."""
    if column.dtype != object:
        return column
    return column.map(lambda cell: None if isinstance(cell, BadCell) else cell).infer_objects()


def _texts(part: _Part, ours: str, cells: Sequence[object], source: str) -> list[str]:
    """A column of ours as text; a cell that cannot be text refuses its row."""
    joint = " " if source.casefold() == "sentences" else "\n\n" if ours == "body" else ", "
    texts: list[str] = []
    for place, cell in enumerate(cells):
        text = as_text(cell, joint)
        if isinstance(text, BadCell):
            part.refuse(place, ours, text.reason, text.what_to_do)
            text = ""
        texts.append(text)
    return texts


def _days(part: _Part, cells: Sequence[object]) -> list[str]:
    """The date column as ISO days; an impossible or ambiguous date refuses its row."""
    for place, cell in enumerate(cells):
        if isinstance(cell, BadCell):
            part.refuse(place, "date", cell.reason, cell.what_to_do)
    dates = read_dates(["" if isinstance(cell, BadCell) else cell for cell in cells])
    for place, reason in enumerate(dates.reasons):
        if reason:
            part.refuse(place, "date", reason, WHAT_TO_DO)
    part.log += dates.log
    return dates.days


def _check_bodies(part: _Part, bodies: Sequence[str], max_body: int) -> None:
    """Refuse rows without a text, and rows whose text is beyond the bound."""
    for place, body in enumerate(bodies):
        if not body:
            part.refuse(place, "body", "no body", "add the text of the article, or leave the row out")
        elif len(body) > max_body:
            reason = f"the body has {len(body):,} characters, more than the bound of {max_body:,}"
            part.refuse(place, "body", reason, f"split it, or read with max_body={len(body)}")


def _joined(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables of all sources below one another; ours first, no gaps in ours."""
    if not tables:
        return pd.DataFrame({name: pd.Series([], dtype="str") for name in STANDARD_COLUMNS})
    table = tables[0] if len(tables) == 1 else pd.concat(tables, ignore_index=True)
    ours = [name for name in _OURS if name in table]
    table[ours] = table[ours].fillna("")
    return table[[*ours, *(name for name in table if name not in _OURS)]]


def _require(whole: _Part, by: str | None) -> list[str]:
    """Refuse rows without the outlet (or the column compared by), where any row has one."""
    if by is not None and by not in whole.table:
        raise SamestoryError(
            f'read: by="{by}" names a column that is not there. There are: {", ".join(whole.table.columns)}.'
        )
    needed = by or "outlet"
    cells = whole.table[needed].tolist()
    absent = [place for place, cell in enumerate(cells) if as_text(cell) == ""]
    if len(absent) < len(cells) or not cells:
        for place in absent:
            fill = f"fill in its {needed}, or leave the row out; other rows of the source have one"
            whole.refuse(place, needed, f"no {needed}", fill)
        return []
    if by is not None:
        raise SamestoryError(f'read: by="{by}" names a column without a single value. Choose another.')
    return ["outlets: no outlet is named, so the articles can be marked and measured, but not compared."]


def _refuse_repeated(whole: _Part) -> None:
    """Refuse an article whose name an earlier accepted one has."""
    accepted = [place for place in range(len(whole.table)) if place not in whole.refused]
    names = whole.table["article"].iloc[accepted]
    for place, twice in zip(accepted, names.duplicated().tolist(), strict=True):
        if twice:
            name = whole.table["article"].iloc[place]
            fix = 'give each article a name of its own, or take names by row: columns={"article": None}'
            whole.refuse(place, "article", f'an earlier article has the same name "{name[:60]}"', fix)


def _flagged(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Add the columns copy_of and language, and say what there is to say about the whole."""
    names, events, bodies = (articles[column].tolist() for column in ("article", "event", "body"))
    if "copy_of" not in articles:
        articles.insert(
            len(STANDARD_COLUMNS), "copy_of", pd.Series(copies(names, events, bodies), dtype="str")
        )
    given = articles["language"].tolist() if "language" in articles else [""] * len(articles)
    open_ones = [place for place, code in enumerate(given) if not code]
    for place, code in zip(open_ones, languages([bodies[place] for place in open_ones]), strict=True):
        given[place] = code
    if "language" in articles:
        articles = articles.drop(columns="language")
    articles.insert(len(STANDARD_COLUMNS) + 1, "language", pd.Series(given, dtype="str"))
    log = [*_events_log(events), *_outlets_log(articles["outlet"].tolist())]
    n_copies = int((articles["copy_of"] != "").sum())
    if n_copies:
        log.append(
            f"copies: {counted(n_copies, 'article')} with the text of an earlier one of the event, or nearly "
            "(wire copy?); kept, and flagged in the column copy_of."
        )
    return articles, [*log, *languages_log(given)]


def _events_log(events: Sequence[str]) -> list[str]:
    """What to say about articles without an event."""
    absent = sum(not event for event in events)
    if absent and absent == len(events):
        return [
            "events: no event is named, so outlets cannot be compared on one story; fill the column event."
        ]
    if absent:
        return [f"events: {counted(absent, 'article')} without an event: measured, but not compared."]
    return []


def _outlets_log(outlets: Sequence[str]) -> list[str]:
    """Offer to merge outlets whose names look alike; it is never done here."""
    alike = [f'"{first}" and "{second}"' for first, second in lookalikes(outlets)]
    if not alike:
        return []
    return [f"outlets: {some(alike, 20)} look alike; to merge them, write one name for both in the source."]
