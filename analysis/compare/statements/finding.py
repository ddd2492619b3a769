"""Find what each outlet says and leaves out: the call."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.compare.statements.absences import NOT_FOUND, UNCLEAR, absences
from analysis.compare.statements.asked import FACT_COLUMNS, facts_told
from analysis.compare.statements.asking import articles_asked, facts_asked
from analysis.compare.statements.assembling import Found, assembled
from analysis.compare.statements.differing import numbers_of
from analysis.compare.statements.likeness import JOINS, NEAR, Likeness
from analysis.compare.statements.notes import notes_on
from analysis.compare.statements.result import Statements
from analysis.compare.statements.sources import sources_of
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import texts_of
from analysis.compare.statements.told import group_units, statement_rows, unit_rows_of
from analysis.corpus import Corpus
from analysis.engine import map_partitions
from analysis.errors import SamestoryError, expect
from analysis.text import tokens_of

__all__ = ["statements"]

OWN_NEAR = 0.75
"""Share of the threshold of a likeness of the user's own from which "not found" is not said."""


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
    articles = articles_asked(corpus, event, by=by, within=within)
    asked = facts_asked(facts, articles[within].nunique())
    if not isinstance(threshold, int | float) or not 0 < threshold < 1:
        raise SamestoryError(
            f"statements: threshold must lie between 0 and 1, not {threshold}. {JOINS} is the default; "
            "higher joins fewer sentences into one statement."
        )
    if likeness is not None and not callable(likeness):
        raise SamestoryError(
            f"statements: likeness must be a function from texts to rows of numbers, not {likeness!r}. "
            "embeddings(folder) makes one from a model on this machine; leave it out for the default."
        )
    terms = terms_of(tokens_of(corpus))
    known = (dict(zip(terms.names, terms.articles.tolist(), strict=True)), terms.n_articles)
    find = partial(_of_event, by=by, threshold=threshold, facts=asked, known=known, likeness=likeness)
    jobs = [(str(name), rows) for name, rows in articles.groupby(within, sort=True)]
    progress = len(jobs) > 1 and sys.stderr.isatty()
    found = map_partitions(find, jobs, label=f"statements of {len(jobs):,} events", progress=progress)
    sources = sources_of(replace(corpus, articles=articles.reset_index(drop=True)), by=by, within=within)
    left_out = len(corpus) - len(articles) if event is None else 0
    notes = notes_on(articles, by=by, within=within, left_out=left_out, own=likeness is not None)
    return assembled(found, sources, by=by, within=within, threshold=threshold, notes=notes)


def _of_event(
    job: tuple[str, pd.DataFrame],
    *,
    by: str,
    threshold: float,
    facts: Mapping[str, str],
    known: tuple[Mapping[str, int], int],
    likeness: Likeness | None,
) -> Found:
    """Everything about one event."""
    event, articles = job
    texts = texts_of(articles, list(facts.values()), by=by, known=known, likeness=likeness)
    group = group_units(texts, threshold)
    units = unit_rows_of(texts, group)
    table = statement_rows(texts, group, units)
    near = min(NEAR, threshold) if likeness is None else OWN_NEAR * threshold
    missing = absences(texts, group, table, near=near)
    table["of"] = len(texts.outlets)
    for column, verdict in (("left_out_by", NOT_FOUND), ("unclear_for", UNCLEAR)):
        named = missing[missing["verdict"] == verdict].groupby("statement")["outlet"].agg("; ".join).to_dict()
        table[column] = [str(named.get(number, "")) for number in table["statement"]]
    return Found(
        event,
        texts.outlets,
        table,
        units,
        missing,
        numbers_of(units),
        facts_told(texts, facts) if facts else pd.DataFrame(columns=list(FACT_COLUMNS)),
        tuple(sorted(set(texts.articles["outlet"][texts.story > 0]))),
    )
