"""Find what each outlet says and leaves out: the call."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd

from analysis.compare.statements.absences import ABSENCE_COLUMNS, NOT_FOUND, UNCLEAR, absences
from analysis.compare.statements.asked import FACT_COLUMNS, facts_told
from analysis.compare.statements.differing import NUMBER_COLUMNS, numbers_of
from analysis.compare.statements.likeness import JOINS, Likeness
from analysis.compare.statements.result import TABLE_COLUMNS, Statements
from analysis.compare.statements.sources import sources_of
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import texts_of
from analysis.compare.statements.told import group_units, statement_rows, unit_rows_of
from analysis.corpus import Corpus
from analysis.engine import map_partitions
from analysis.errors import SamestoryError, expect
from analysis.text import tokens_of
from analysis.wording import counted, some

__all__ = ["statements"]

SHORT = 600
"""Letters below which a body is said to be short: a teaser leaves out nearly everything."""
LONGEST_FACT = 2_000
UNIT_COLUMNS = ("statement", "article", "outlet", "date", "part", "start", "end", "position", "text")


def statements(
    corpus: Corpus,
    event: str | None = None,
    *,
    by: str = "outlet",
    within: str = "event",
    threshold: float = JOINS,
    facts: Mapping[str, str] | Sequence[str] | None = None,
    likeness: Likeness | None = None,
) -> Statements:
    """Set side by side what each outlet tells of an event, and what others tell that its text does not.

    Sentences are cut into clauses; clauses that tell the same, as far as words and letters show, become one
    statement; a statement that two or more outlets tell and that is not found in a third's text is listed
    with the nearest sentence of the third. A list of candidates for a person to confirm, not a verdict.

    Parameters
    ----------
    corpus : Corpus
    event : str, optional
        One event; None takes every event that two or more outlets cover.
    by, within : str
        The columns that name the outlets and the events.
    threshold : float
        Likeness, between 0 and 1, from which two clauses may be joined. Higher joins less, so that more
        statements stand alone; what is near an outlet's text but not joined is listed as unclear.
    facts : mapping or sequence of str, optional
        Facts in your own words, for example from an agency's report; needs one event. Each is looked for
        in every outlet's text.
    likeness : callable, optional
        From a list of texts to rows of numbers whose cosine is their likeness; ``embeddings(folder)`` makes
        one. Bring a ``threshold`` of your own with it.

    Returns
    -------
    Statements

    Raises
    ------
    SamestoryError
        For an unknown column or event, a threshold outside 0..1, facts that are empty or asked of several
        events, or a corpus without an event of two outlets.

    Cautions
    --------
    "Not found" is said of the text as retrieved: a paywall, a crawl that cuts, other words for the same
    thing, or an earlier hour of publication leave out, too. What all outlets left out cannot be seen.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["Two gates of the dam were opened at night. The mayor of Brask called for an inquiry.",
    ...           "At night two gates of the dam were opened, officials said.",
    ...           "Brask's mayor called for an inquiry. The dam's two gates were opened at night."]
    >>> corpus = read(pd.DataFrame({"outlet": list("ABC"), "event": "e", "body": bodies}))
    >>> statements(corpus).table[["wording", "reported_by", "left_out_by"]]
                                         wording reported_by left_out_by
    0  The dam's two gates were opened at night.     A; B; C
    1       Brask's mayor called for an inquiry.        A; C           B
    """
    expect("statements", corpus, Corpus, "Pass sa.read(source).")
    articles = _articles(corpus, event, by=by, within=within)
    asked = _facts(facts, articles[within].nunique())
    if not 0 < threshold < 1:
        raise SamestoryError(
            f"statements: threshold must lie between 0 and 1, not {threshold}. {JOINS} is the default; "
            "higher joins fewer sentences into one statement."
        )
    terms = terms_of(tokens_of(corpus))
    known = (dict(zip(terms.names, terms.articles.tolist(), strict=True)), terms.n_articles)
    find = partial(_of_event, by=by, threshold=threshold, facts=asked, known=known, likeness=likeness)
    jobs = [(str(name), rows) for name, rows in articles.groupby(within, sort=True)]
    progress = len(jobs) > 1 and sys.stderr.isatty()
    found = map_partitions(find, jobs, label=f"statements of {len(jobs):,} events", progress=progress)
    sources = sources_of(replace(corpus, articles=articles.reset_index(drop=True)), by=by, within=within)
    notes = _notes(articles, by=by, within=within, own=likeness is not None)
    return _assembled(found, sources, by=by, within=within, threshold=threshold, notes=notes)


@dataclass(frozen=True, eq=False)
class _Found:
    """The frames of one event."""

    event: str
    outlets: tuple[str, ...]
    table: pd.DataFrame
    units: pd.DataFrame
    absences: pd.DataFrame
    numbers: pd.DataFrame
    facts: pd.DataFrame


def _of_event(
    job: tuple[str, pd.DataFrame],
    *,
    by: str,
    threshold: float,
    facts: Mapping[str, str],
    known: tuple[Mapping[str, int], int],
    likeness: Likeness | None,
) -> _Found:
    """Everything about one event."""
    event, articles = job
    texts = texts_of(articles, list(facts.values()), by=by, known=known, likeness=likeness)
    group = group_units(texts, threshold)
    units = unit_rows_of(texts, group)
    table = statement_rows(texts, group, units)
    missing = absences(texts, group, table)
    table["of"] = len(texts.outlets)
    for column, verdict in (("left_out_by", NOT_FOUND), ("unclear_for", UNCLEAR)):
        named = missing[missing["verdict"] == verdict].groupby("statement")["outlet"].agg("; ".join).to_dict()
        table[column] = [str(named.get(number, "")) for number in table["statement"]]
    return _Found(
        event,
        texts.outlets,
        table,
        units,
        missing,
        numbers_of(units),
        facts_told(texts, facts) if facts else pd.DataFrame(columns=list(FACT_COLUMNS)),
    )


def _assembled(
    found: list[_Found],
    sources: pd.DataFrame,
    *,
    by: str,
    within: str,
    threshold: float,
    notes: tuple[str, ...],
) -> Statements:
    """Put events together; statements are numbered through, from 1."""
    ahead = 1
    parts: dict[str, list[pd.DataFrame]] = {
        "table": [],
        "units": [],
        "absences": [],
        "numbers": [],
        "facts": [],
    }
    for one in found:
        for name, frames in parts.items():
            frame = getattr(one, name).copy()
            frame.insert(0, "event", one.event)
            if "statement" in frame:
                frame["statement"] = frame["statement"].astype(np.int64) + ahead
            frames.append(frame)
        ahead += len(one.table)
    table = _joined(parts["table"], TABLE_COLUMNS)
    units = _joined(parts["units"], ("event", *UNIT_COLUMNS))
    outlets = sorted({name for one in found for name in one.outlets})
    present = pd.DataFrame(False, index=[one.event for one in found], columns=outlets)
    for one in found:
        present.loc[one.event, list(one.outlets)] = True
    matrix, positions = _matrices(table, units, present)
    return Statements(
        table=table,
        matrix=matrix,
        positions=positions,
        units=units,
        absences=_joined(parts["absences"], ("event", *ABSENCE_COLUMNS)),
        numbers=_joined(parts["numbers"], ("event", *NUMBER_COLUMNS)),
        sources=sources,
        facts=_joined(parts["facts"], ("event", *FACT_COLUMNS)),
        events=tuple(one.event for one in found),
        by=by,
        within=within,
        threshold=threshold,
        notes=notes,
    )


def _joined(frames: list[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """Frames one below the other; empty ones only give their columns."""
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return pd.DataFrame(columns=list(columns))
    return pd.concat(filled, ignore_index=True)[list(columns)]


def _matrices(
    table: pd.DataFrame, units: pd.DataFrame, present: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Statements x outlets: how many sentences, and where the first stands."""
    there = present.loc[table["event"].tolist()].to_numpy(bool)
    index = pd.Index(table["statement"].to_numpy(np.int64), name="statement")
    size = (len(index), present.shape[1])
    counts, first = np.zeros(size), np.full(size, np.inf)
    place = (
        units["statement"].to_numpy(np.int64) - 1,
        present.columns.get_indexer(pd.Index(units["outlet"])),
    )
    np.add.at(counts, place, 1.0)
    np.minimum.at(first, place, units["position"].to_numpy(np.float64))
    matrix = pd.DataFrame(np.where(there, counts, np.nan), index=index, columns=present.columns)
    return matrix, pd.DataFrame(
        np.where(np.isfinite(first), first, np.nan), index=index, columns=present.columns
    )


def _articles(corpus: Corpus, event: str | None, *, by: str, within: str) -> pd.DataFrame:
    """The articles asked for."""
    articles = corpus.articles
    for role, column in (("by", by), ("within", within)):
        if column not in articles:
            raise SamestoryError(
                f'statements: there is no column "{column}" ({role}). The articles have: '
                f"{', '.join(str(name) for name in articles.columns)}. Name one of these."
            )
    named = articles[(_filled(articles[by])) & (_filled(articles[within]))]
    if event is not None:
        chosen = named[named[within].astype(str) == str(event)]
        if chosen.empty:
            names = sorted(set(named[within].astype(str)))
            raise SamestoryError(
                f'statements: there is no {within} "{event}". There are {len(names):,}: '
                f"{some(names, most=5) or 'none'}. "
                "Name one of these, or fill the column with sa.events(corpus)."
            )
        return chosen
    several = named.groupby(within)[by].transform("nunique") > 1
    if not several.any():
        raise SamestoryError(
            f"statements: no {within} has articles of two outlets ({counted(len(articles), 'article')}, "
            f'column "{by}"). Give articles about one event the same value in "{within}", or name one event '
            "to see its statements all the same."
        )
    return named[several]


def _filled(values: pd.Series) -> pd.Series:
    return values.notna() & (values.astype(str).str.strip() != "")


def _facts(facts: Mapping[str, str] | Sequence[str] | None, n_events: int) -> dict[str, str]:
    """Facts by name; a list is numbered f1, f2, …"""
    if facts is None:
        return {}
    if isinstance(facts, str):
        raise SamestoryError("statements: facts must be a list or a dict of sentences, not one string.")
    named = dict(facts) if isinstance(facts, Mapping) else {f"f{n}": text for n, text in enumerate(facts, 1)}
    wrong = [name for name, text in named.items() if not isinstance(text, str) or not text.strip()]
    if wrong or not named:
        raise SamestoryError(
            f"statements: facts must be sentences; {some([str(name) for name in wrong]) or 'the list'} "
            "is empty or no text. Give each fact as one sentence of your own."
        )
    if n_events != 1:
        raise SamestoryError(
            f"statements: facts belong to one event, but {n_events:,} were asked for. Name it: event=..."
        )
    return {str(name): text[:LONGEST_FACT] for name, text in named.items()}


def _notes(articles: pd.DataFrame, *, by: str, within: str, own: bool) -> tuple[str, ...]:
    """What a reader must know."""
    notes = [
        "Not found means: not found in the text as retrieved, by likeness of words. Confirm each case by the "
        "nearest sentence beside it before it is called an omission."
    ]
    if "copy_of" in articles:
        copies = int(_filled(articles["copy_of"]).sum())
        if copies:
            notes.append(
                f"{counted(copies, 'article')} repeat{'s' if copies == 1 else ''} an earlier text of the "
                f"same {within} (wire copy): outlets with one text are one voice, though counted singly here."
            )
    dates = articles["date"].astype(str) if "date" in articles else pd.Series("", index=articles.index)
    spread = dates[dates != ""].groupby(articles[within]).nunique()
    if (spread > 1).any():
        notes.append(
            f"Articles of {counted(int((spread > 1).sum()), within)} were published on different days: later "
            "ones know more (published_before marks absences that time alone may explain)."
        )
    short = articles.loc[articles["body"].str.len() < SHORT, by].astype(str)
    if len(short):
        notes.append(
            f"{counted(len(short), 'article')} shorter than {SHORT} letters (of {_names(short)}): a short "
            "text leaves out nearly everything."
        )
    if articles[by].nunique() == 1:
        notes.append(f"One {by} only: nothing to set beside it.")
    if own:
        notes.append("Likeness is the user's own; the default threshold was not chosen for it.")
    return tuple(notes)


def _names(values: Iterable[str]) -> str:
    return some(sorted(set(values)))
