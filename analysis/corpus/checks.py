"""From raw rows to a corpus: every row becomes an article or a reject, none gets lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

import numpy as np
import pandas as pd

from analysis.corpus.articles import REJECT_COLUMNS, STANDARD_COLUMNS, Corpus
from analysis.corpus.cells import as_text
from analysis.corpus.duplicates import copies
from analysis.corpus.encoding import showable
from analysis.corpus.language import languages, languages_log
from analysis.corpus.outlets import lookalikes
from analysis.corpus.parts import OURS, Part, part_of
from analysis.corpus.rows import Reject, Rows, tidy_names
from analysis.corpus.traces import html_log
from analysis.corpus.wording import counted, some
from analysis.errors import SamestoryError

__all__ = ["corpus_of"]


def corpus_of(
    sources: Sequence[Rows], columns: Mapping[str, str | None], by: str | None, max_body: int
) -> Corpus:
    """Check the rows of one or several sources and make them one corpus.

    Raises
    ------
    SamestoryError
        If no column holds the text, or ``columns`` or ``by`` names a column that is not there.
    """
    name = some([rows.name for rows in sources], 3)
    readable = [rows for rows in sources if len(rows.table.columns)]
    # Two files of one name would give their rows the same made names.
    stems = tidy_names(PurePath(rows.name).stem for rows in readable)
    prefixes = [f"{stem}-" for stem in stems] if len(sources) > 1 else [""]
    pairs = zip(readable, prefixes, strict=False)
    whole = _joined([part_of(rows, columns, max_body, prefix) for rows, prefix in pairs])
    log = [sentence for rows in sources for sentence in rows.log] + whole.log
    log += [
        f"{rows.name}: no rows below the header."
        for rows in readable
        if not len(rows.table) and not rows.rejects
    ]
    if readable:
        log += _require(whole, by)
    _refuse_repeated(whole)
    rejects = [reject for rows in sources for reject in rows.rejects] + whole.rejects()
    rows_in = len(whole.table) + sum(len(rows.rejects) for rows in sources)
    accepted = np.ones(len(whole.table), dtype=bool)
    accepted[list(whole.refused)] = False
    articles, flags = _flagged(whole.table[accepted].reset_index(drop=True))
    counts = f"{counted(rows_in, 'row')} in, {counted(len(articles), 'article')}, {len(rejects):,} refused"
    refused = _reject_table(rejects)
    told = tuple(map(showable, (f"{name}: {counts}.", *log, *flags)))
    return Corpus(articles, refused, rows_in, told, showable(name))


def _reject_table(rejects: Sequence[Reject]) -> pd.DataFrame:
    """The rejects in the order of their files and rows; a name or line that they cite may be damaged."""
    cells = [
        [cell if isinstance(cell, int) else showable(cell) for cell in reject] for reject in sorted(rejects)
    ]
    return pd.DataFrame(cells, columns=list(REJECT_COLUMNS)).astype({"row": "int64"})


def _joined(parts: Sequence[Part]) -> Part:
    """All sources below one another: ours first and without gaps, then every other column."""
    if not parts:
        return Part(pd.DataFrame({name: pd.Series([], dtype="str") for name in STANDARD_COLUMNS}), [], [])
    table = pd.concat([part.table for part in parts], ignore_index=True)
    ours = [name for name in OURS if name in table]
    table[ours] = table[ours].fillna("")
    whole = Part(
        table[[*ours, *(name for name in table if name not in OURS)]],
        [file for part in parts for file in part.files],
        [number for part in parts for number in part.numbers],
        log=list(dict.fromkeys(sentence for part in parts for sentence in part.log)),
    )
    start = 0
    for part in parts:
        whole.refused |= {start + place: why for place, why in part.refused.items()}
        start += len(part.table)
    return whole


def _require(whole: Part, by: str | None) -> list[str]:
    """Refuse rows without the outlet (or the column compared by), where any row has one."""
    if by is not None and by not in whole.table:
        raise SamestoryError(
            f'read: by="{by}" names a column that is not there (command line: --by). '
            f"There are: {', '.join(whole.table.columns)}."
        )
    needed = by or "outlet"
    cells = whole.table[needed].tolist()
    absent = [place for place, cell in enumerate(cells) if as_text(cell) == ""]
    if len(absent) < len(cells) or not cells:
        fix = f"fill in its {needed}, as other rows have one, or leave the row out"
        for place in absent:
            whole.refuse(place, needed, f"no {needed}", fix)
        return []
    if by is not None:
        raise SamestoryError(
            f'read: by="{by}" names a column without a single value (command line: --by). Choose another.'
        )
    return ["outlets: no outlet is named, so the articles can be marked and measured, but not compared."]


def _refuse_repeated(whole: Part) -> None:
    """Refuse an article whose name an earlier accepted one has."""
    accepted = [place for place in range(len(whole.table)) if place not in whole.refused]
    names = whole.table["article"].iloc[accepted]
    fix = (
        'give each article a name of its own, or take names by row: columns={"article": None} '
        "(command line: --columns article=)"
    )
    for place, name, twice in zip(accepted, names.tolist(), names.duplicated().tolist(), strict=True):
        if twice:
            whole.refuse(place, "article", f'an earlier article has the same name "{name[:60]}"', fix)


def _flagged(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Fill the columns copy_of and language where the source has none, and say what stands out."""
    names, events, bodies = (articles[column].tolist() for column in ("article", "event", "body"))
    copied = articles["copy_of"].tolist() if "copy_of" in articles else copies(names, events, bodies)
    named = articles["language"].tolist() if "language" in articles else [""] * len(articles)
    unnamed = [place for place, code in enumerate(named) if not code]
    for place, code in zip(unnamed, languages([bodies[place] for place in unnamed]), strict=True):
        named[place] = code
    flags = {"copy_of": pd.Series(copied, dtype="str"), "language": pd.Series(named, dtype="str")}
    flagged = articles.assign(**flags)
    order = [*OURS, *(name for name in articles if name not in OURS)]
    log = [*_events_log(events), *_outlets_log(articles["outlet"].tolist())]
    return flagged[order], [*log, *_copies_log(copied), *html_log(articles["body"]), *languages_log(named)]


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


def _copies_log(copied: Sequence[str]) -> list[str]:
    """What to say about texts that stand in an event twice."""
    count = sum(earlier != "" for earlier in copied)
    if not count:
        return []
    return [
        f"copies: {counted(count, 'article')} with the text of an earlier one of the event, or nearly so "
        "(wire copy?); kept, and flagged in the column copy_of."
    ]
