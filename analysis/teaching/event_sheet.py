"""Events filled in by hand: a spreadsheet with a row an article, and the way back into the corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus, guarded, lookalikes
from analysis.corpus.cells import as_text
from analysis.corpus.duplicates import copies
from analysis.corpus.events import likely_stories
from analysis.corpus.readers.table import read_delimited
from analysis.corpus.readers.xlsx import read_xlsx
from analysis.corpus.showing import excerpt, table_of
from analysis.errors import SamestoryError, expect
from analysis.teaching.workbook import workbook
from analysis.teaching.writing_up import Sentences
from analysis.wording import counted, some

__all__ = ["EventSheet", "event_sheet", "suggestion_agreement", "with_events"]

SHOWN = 12
"""Rows that a notebook shows."""
EXCERPT = 200
"""Characters of headline and text that the sheet shows."""
LISTED = 20
"""Articles without an event that are named."""
_WIDTHS = {
    "article": 26,
    "outlet": 20,
    "date": 11,
    "headline": 52,
    "begins": 52,
    "looks_like": 26,
    "event": 26,
}
_READERS = {".csv": read_delimited, ".xlsx": read_xlsx}


@dataclass(frozen=True, eq=False)
class EventSheet:
    """A row an article, with a column "event" to be filled by a person; it shows its first rows.

    Attributes
    ----------
    table : DataFrame
        ``article``, ``outlet``, ``date``, ``headline``, ``begins``, ``looks_like`` (a suggestion, used
        nowhere), ``event``. Articles that look like one story stand beside each other.
    """

    table: pd.DataFrame

    def __len__(self) -> int:
        return len(self.table)

    def save(self, path: str | Path) -> None:
        """Write the sheet as ``.xlsx`` or ``.csv``; a file that is there stays, since it may be filled.

        Text that a spreadsheet program would run as a formula gets an apostrophe in front.

        Raises
        ------
        SamestoryError
            If the file exists, or its name ends otherwise.
        """
        target = Path(path)
        if target.suffix.casefold() not in _READERS:
            raise SamestoryError(f'teaching: "{target.name}" must end in .xlsx or .csv.')
        if target.exists():
            raise SamestoryError(
                f"teaching: {target.name} is there already and may hold your events, so it stays. "
                "Choose another name."
            )
        if target.suffix.casefold() == ".csv":
            # The mark at the beginning tells spreadsheet programs that the letters are UTF-8.
            guarded(self.table).to_csv(target, index=False, encoding="utf-8-sig", lineterminator="\n")
        else:
            target.write_bytes(workbook(self.table, _WIDTHS, title="events"))

    def __repr__(self) -> str:
        groups = self.table.loc[self.table["looks_like"] != "", "looks_like"].nunique()
        filled = int((self.table["event"] != "").sum())
        return (
            f"{counted(len(self), 'article')}, {filled:,} with an event; {counted(groups, 'group')} "
            "suggested in looks_like. A suggestion is not used unless you copy it into the column event."
        )

    def _repr_html_(self) -> str:
        shown = self.table.head(SHOWN)
        shown = shown.assign(headline=shown["headline"].map(lambda text: excerpt(text, 50)))
        shown = shown.assign(begins=shown["begins"].map(lambda text: excerpt(text, 50)))
        more = f"<p>The first {SHOWN} of {len(self):,}; all in <code>.table</code>.</p>"
        return f"<p>{self!r}</p>{table_of(shown, SHOWN)}{more if len(self) > SHOWN else ''}"


def event_sheet(corpus: Corpus, by: str = "outlet") -> EventSheet:
    """Make the sheet in which a person writes which articles report the same event.

    Articles that look like one story (``corpus.events.likely_stories``: rare words of headline and first
    lines, no more than three days apart) stand beside each other, and ``looks_like`` gives each such group
    a number and its common words. ``event`` holds what the corpus knows, usually nothing.

    Parameters
    ----------
    corpus : Corpus
    by : str
        The column that is compared; it is shown as ``outlet``.

    Returns
    -------
    EventSheet

    Raises
    ------
    SamestoryError
        If the column is missing, or for more than 20,000 articles.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = [("A", "Flood hits Varn", "It rose."), ("A", "Bank cuts rate", "To two."),
    ...         ("B", "Varn flood", "It fell.")]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "headline", "body"]))
    >>> event_sheet(corpus).table[["headline", "looks_like", "event"]].to_numpy().tolist()
    [['Flood hits Varn', '1 flood it varn', ''], ['Varn flood', '1 flood it varn', ''],
     ['Bank cuts rate', '', '']]
    """
    expect("teaching", corpus, Corpus, "Pass sa.read(source).")
    if by not in corpus.articles:
        raise SamestoryError(f'teaching: there is no column "{by}". Name the one that holds the outlets.')
    likely = likely_stories(corpus.articles)
    articles = corpus.articles.loc[likely.index]
    said = (likely["story"].astype(str) + " " + likely["words"]).where(likely["story"] > 0, "").str.strip()
    columns = {
        "article": articles["article"],
        "outlet": articles[by].astype(str),
        "date": articles["date"],
        "headline": articles["headline"].map(lambda text: excerpt(text, EXCERPT)),
        "begins": articles["body"].map(lambda text: excerpt(text, EXCERPT)),
        "looks_like": said,
        "event": articles["event"],
    }
    return EventSheet(pd.DataFrame(columns).reset_index(drop=True))


def with_events(corpus: Corpus, filled: EventSheet | pd.DataFrame | str | Path, by: str = "outlet") -> Corpus:
    """Bring the events that a person wrote into a sheet back to the articles.

    Parameters
    ----------
    corpus : Corpus
        The one that the sheet was made from.
    filled : EventSheet, DataFrame or path
        With the columns ``article`` and ``event``, in any order; ``.xlsx`` or ``.csv``. Where ``headline`` or
        ``begins`` is still there, it must be that of the article, so that a sheet made from an earlier state
        of the corpus is not taken for one of this.
    by : str
        The column that is compared.

    Returns
    -------
    Corpus
        The same articles with ``event`` as in the sheet, and copies flagged anew. Its log counts and lists
        the articles without an event, the events of one outlet alone, and names that look alike.

    Raises
    ------
    SamestoryError
        If a column is missing, an article is not of this corpus or has another text there, or stands in the
        sheet twice.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "body": ["The Varn rose.", "Rates fell."]}))
    >>> sheet = event_sheet(corpus).table.assign(event=["flood", ""])
    >>> with_events(corpus, sheet).log[-1]
    'events: 1 article without an event, measured but not compared: row-000002.'
    """
    expect("teaching", corpus, Corpus, "Pass the corpus that the sheet was made from.")
    table, rows = _read(filled)
    absent = [name for name in ("article", "event") if name not in table]
    if absent:
        raise SamestoryError(
            f'teaching: the sheet has no column "{absent[0]}". '
            f"Columns found: {some(list(table.columns), 12)}. "
            'Keep the names "article" and "event" in the first row.'
        )
    own = _names(corpus)
    written = _by_article(own, table, rows)
    _same_texts(corpus, own, table, rows)
    articles = corpus.articles
    events = articles["article"].map(written).fillna("")
    copied = copies(articles["article"].tolist(), events.tolist(), articles["body"].tolist())
    changed = articles.assign(
        event=events.astype("str"), copy_of=pd.Series(copied, articles.index, dtype="str")
    )
    # Said of the events as they were; both are said anew.
    kept = [line for line in corpus.log if not line.startswith(("events: ", "copies: "))]
    return replace(corpus, articles=changed, log=(*kept, *_told(changed, by)))


def suggestion_agreement(sheet: EventSheet, corpus: Corpus) -> Sentences:
    """How well the suggestion in a sheet fits the events of a corpus in which people have filled them.

    Counted in pairs of articles: how many that the suggestion puts together are of one event, and how many
    pairs of one event it finds.

    Parameters
    ----------
    sheet : EventSheet
    corpus : Corpus
        With the same articles and their events.
    """
    events = corpus.articles.set_index("article")["event"]
    both = sheet.table[["article", "looks_like"]].assign(event=sheet.table["article"].map(events).fillna(""))
    both = both[both["event"] != ""]
    suggested = both[both["looks_like"] != ""]
    put = _pairs_in(suggested, ["looks_like"])
    true, right = _pairs_in(both, ["event"]), _pairs_in(suggested, ["looks_like", "event"])
    alone = int((both["looks_like"] == "").sum())
    return Sentences(
        (
            f"The suggestion puts {counted(put, 'pair')} of articles together; {right:,} of them report one "
            "event.",
            f"Of the {counted(true, 'pair')} that report one event it finds {right:,} and misses "
            f"{true - right:,}; {counted(alone, 'article')} got no suggestion.",
        )
    )


def _pairs_in(table: pd.DataFrame, columns: list[str]) -> int:
    sizes = table.groupby(columns).size()
    return int((sizes * (sizes - 1) // 2).sum())


def _read(filled: EventSheet | pd.DataFrame | str | Path) -> tuple[pd.DataFrame, list[int]]:
    """The sheet, and the number of each row as a spreadsheet program counts it."""
    if isinstance(filled, EventSheet | pd.DataFrame):
        table = filled.table if isinstance(filled, EventSheet) else filled
        return table, list(range(2, len(table) + 2))
    path = Path(filled)
    if path.suffix.casefold() not in _READERS:
        raise SamestoryError(f'teaching: "{path.name}" must end in .xlsx or .csv.')
    if not path.is_file():
        raise SamestoryError(f"teaching: {path.name} is not there. Check its name and its folder.")
    rows = _READERS[path.suffix.casefold()](path)
    if rows.rejects:
        first = rows.rejects[0]
        raise SamestoryError(f"teaching: {first.file}, row {first.row}: {first.reason}. {first.what_to_do}.")
    return rows.table, list(rows.numbers)


def _names(corpus: Corpus) -> dict[str, str]:
    """The names of the articles as a sheet may hold them: bare, or behind the apostrophe that guards them."""
    known = corpus.articles["article"].tolist()
    guarded_names = guarded(pd.DataFrame({"article": known}))["article"]
    return dict(zip(guarded_names, known, strict=True)) | {name: name for name in known}


def _by_article(own: dict[str, str], table: pd.DataFrame, rows: list[int]) -> dict[str, str]:
    """The event of each article in the sheet; stops at an article that is strange or stands there twice."""
    written: dict[str, str] = {}
    strange, twice = [], []
    for row, name, cell in zip(rows, table["article"].map(as_text), table["event"], strict=True):
        event = as_text(cell)
        if not isinstance(event, str):
            raise SamestoryError(f"teaching: row {row}, column event: {event.reason}. {event.what_to_do}.")
        if name == "" and not event:
            continue
        if name not in own:
            strange.append(f'"{name}" (row {row})')
        elif own[name] in written:
            twice.append(f'"{name}" (row {row})')
        else:
            written[own[name]] = " ".join(event.split())
    if strange:
        raise SamestoryError(
            f"teaching: {counted(len(strange), 'row')} of the sheet with an article that is not in this "
            f"corpus: {some(strange)}. Fill a sheet made from this corpus, "
            "and leave the column article as it is."
        )
    if twice:
        raise SamestoryError(
            f"teaching: {counted(len(twice), 'row')} of the sheet with an article that stands above already: "
            f"{some(twice)}. An article has one event; take one of the rows out."
        )
    return written


def _same_texts(corpus: Corpus, own: dict[str, str], table: pd.DataFrame, rows: list[int]) -> None:
    """Stop where a headline or a first line is another article's: names made from row numbers can move."""
    texts = {
        column: dict(zip(corpus.articles["article"], corpus.articles[column], strict=True))
        for column in ("headline", "body")
    }
    moved = []
    for column, ours in (("headline", "headline"), ("begins", "body")):
        if column not in table:
            continue
        for row, name, cell in zip(rows, table["article"].map(as_text), table[column], strict=True):
            if name in own and _letters(cell) != _letters(excerpt(texts[ours][own[name]], EXCERPT)):
                moved.append(f'"{name}" (row {row}, {column})')
    if moved:
        raise SamestoryError(
            f"teaching: {counted(len(moved), 'cell')} of the sheet with another text than the article has in "
            f"this corpus: {some(moved)}. The articles were changed after the sheet was made, or the sheet "
            "was sorted by one column alone. Make the sheet again, and bring the events over by headline."
        )


def _letters(cell: object) -> str:
    """What stays of a text in every spreadsheet program: plain letters and digits."""
    return "".join(sign for sign in str(as_text(cell)) if sign.isascii() and sign.isalnum())


def _told(articles: pd.DataFrame, by: str) -> list[str]:
    """What a person should know of the events as they are filled."""
    filled = articles[articles["event"] != ""]
    outlets = filled.groupby("event")[by].nunique()
    alone = sorted(outlets.index[outlets < 2])
    blank = articles.loc[articles["event"] == "", "article"].tolist()
    alike = [f'"{first}" and "{second}"' for first, second in lookalikes(filled["event"])]
    told = [f"events: filled by hand for {len(filled):,} of {counted(len(articles), 'article')}."]
    copied = int((articles["copy_of"] != "").sum())
    if copied:
        told.append(f"copies: {counted(copied, 'article')} with the text of an earlier one of the event.")
    if alike:
        told.append(f"events: {some(alike, LISTED)} look alike; if they are one event, write one name.")
    if alone:
        told.append(
            f"events: {counted(len(alone), 'event')} of one {by} alone, not compared: {some(alone, LISTED)}."
        )
    if blank:
        told.append(
            f"events: {counted(len(blank), 'article')} without an event, measured but not compared: "
            f"{some(blank, LISTED)}."
        )
    return told
