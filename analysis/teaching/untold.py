"""What is left out: try a pair of sentences, number the candidates, read one, write the reading up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from analysis.compare.statements import Statements
from analysis.compare.statements.absences import NOT_FOUND
from analysis.compare.statements.likeness import JOINS, NEAR
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import texts_of
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.teaching.close_reading import Reading
from analysis.teaching.writing_up import Sentences
from analysis.text import tokens_of
from analysis.wording import counted, listed

__all__ = [
    "Candidates",
    "candidate",
    "candidates",
    "no_candidate",
    "omissions_in_a_paper",
    "read_candidate",
    "sentences_of",
    "text_of",
    "try_pair",
]

_MARKED = "color:#22262b;background:#cfe4f7;"


def try_pair(corpus: Corpus, one: str, other: str) -> Sentences:
    """Ask the instrument whether two sentences tell the same, with the corpus' own sense of rare words.

    Parameters
    ----------
    corpus : Corpus
        Its articles say which words are rare: a rare word in common counts for more.
    one, other : str
        A sentence each.

    Returns
    -------
    Sentences

    Examples
    --------
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "body": ["The dam was opened at night."]}))
    >>> print(try_pair(corpus, "The dam was opened.", "Rain is expected today.").lines[-1])
    Likeness 0.000, below 0.08: nothing of the one is seen in the other ("not found").
    """
    frame = pd.DataFrame({"article": ["1", "2"], "outlet": ["1", "2"], "headline": "", "body": [one, other]})
    terms = terms_of(tokens_of(corpus))
    known = (dict(zip(terms.names, terms.articles.tolist(), strict=True)), terms.n_articles)
    texts = texts_of(frame, [], by="outlet", known=known, likeness=None)
    first, second, alike = texts.pairs
    apart = texts.outlet[first] != texts.outlet[second]
    best = float(np.max(alike[apart], initial=0.0))
    if best >= JOINS:
        said = f'from {JOINS} on: joined into one statement ("told")'
    elif best >= NEAR:
        said = f'between {NEAR} and {JOINS}: near, but not joined ("unclear")'
    else:
        said = f'below {NEAR}: nothing of the one is seen in the other ("not found")'
    return Sentences((f"1: {one}", f"2: {other}", f"Likeness {best:.3f}, {said}."))


@dataclass(frozen=True, eq=False)
class Candidates:
    """What was not found, numbered from 1 for reading; it shows itself as a table with whole sentences.

    Attributes
    ----------
    table : DataFrame
        The rows "not found" of ``Statements.absences``; the index is the number.
    """

    table: pd.DataFrame

    @property
    def _rows(self) -> list[tuple[str, str, str, str]]:
        columns = self.table[["outlet", "wording", "told_by", "nearest"]].astype(str)
        return [(row[0], row[1], row[2], row[3]) for row in columns.itertuples(index=False, name=None)]

    def __repr__(self) -> str:
        lines = [
            f"{number}. {outlet}: {wording} (told by {told_by}; nearest: {nearest or 'none'})"
            for number, (outlet, wording, told_by, nearest) in zip(self.table.index, self._rows, strict=True)
        ]
        return (
            "\n".join(lines) or "Nothing to read: what two or more tell is found, or unclear, in every text."
        )

    def _repr_html_(self) -> str:
        if self.table.empty:
            return f"<p>{escape(repr(self))}</p>"
        cell = '<td style="text-align:left;vertical-align:top;">{}</td>'
        heads = ("", "not found in", "statement", "told by", "nearest sentence")
        rows = "".join(
            "<tr>" + "".join(cell.format(escape(text)) for text in (str(number), *row)) + "</tr>"
            for number, row in zip(self.table.index, self._rows, strict=True)
        )
        head = "".join(f'<th style="text-align:left;">{name}</th>' for name in heads)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def candidates(found: Statements) -> Candidates:
    """Number everything that was not found, so that a class can speak about it.

    Parameters
    ----------
    found : Statements

    Returns
    -------
    Candidates
    """
    rows = found.absences[found.absences["verdict"] == NOT_FOUND].reset_index(drop=True)
    return Candidates(rows.set_axis(rows.index + 1))


def read_candidate(corpus: Corpus, found: Statements, number: int) -> Reading:
    """Set what others tell beside the whole text of the outlet in which it was not found.

    Parameters
    ----------
    corpus : Corpus
        What ``found`` was made from.
    found : Statements
    number : int
        As in ``candidates(found)``.

    Returns
    -------
    Reading
        The outlet's sentence that is nearest, as far as the instrument sees, is marked. For a number that
        is not there it says which there are.

    """
    if missing := no_candidate(found, number):
        return Reading(((escape(missing), ""),), ((missing, ""),))
    row = candidate(found, number)
    told = sentences_of(found, row["event"], statement=row["statement"])
    lines = [f"{outlet}: {text}" for outlet, text in zip(told["outlet"], told["text"], strict=True)]
    heading = f"not found in {row['outlet']}"
    text, nearest = text_of(corpus, found, row["event"], row["outlet"]), str(row["nearest"])
    marked = escape(text)
    if piece := escape(nearest):
        marked = marked.replace(piece, f'<b style="{_MARKED}">{piece}</b>', 1)
    return Reading(
        (("told by others", "\n\n".join(map(escape, lines))), (escape(heading), marked)),
        (("told by others", " / ".join(lines)), (heading, f"nearest: {nearest or 'none'}")),
    )


def omissions_in_a_paper(
    found: Statements, *, confirmed: Sequence[int] = (), vetoed: Sequence[int] = ()
) -> Sentences:
    """Write down what was looked for, what was not found, and what reading made of it.

    Parameters
    ----------
    found : Statements
    confirmed, vetoed : sequence of int
        Numbers of ``candidates(found)`` that a person read.

    Returns
    -------
    Sentences

    Raises
    ------
    SamestoryError
        For a number that is not there.
    """
    shared = int((found.table["outlets"] > 1).sum())
    total = len(candidates(found).table)
    read = len({*confirmed, *vetoed})
    rows = pd.DataFrame([candidate(found, number) for number in dict.fromkeys(confirmed)])
    names = rows["outlet"].value_counts().sort_index() if len(rows) else pd.Series(dtype=int)
    whose = listed([f"{name} {count}" for name, count in names.items()])
    return Sentences(
        (
            f"Over {counted(len(found.events), found.within)}, {counted(shared, 'statement')} of "
            f"{len(found.table):,} were told by two or more {found.by}s; in {counted(total, 'case')} a "
            f"statement of two or more was not found in the text, as retrieved, of another {found.by}.",
            f"{counted(read, 'case')} of these {'was' if read == 1 else 'were'} read: "
            f"{len(set(confirmed))} confirmed{f' ({whose})' if whose else ''}, {len(set(vetoed))} vetoed. "
            f"Sentences were joined from a likeness of words of {found.threshold:g}.",
        )
    )


def no_candidate(found: Statements, number: int) -> str:
    """What to say where there is no candidate of this number, "" where there is one."""
    total = len(candidates(found).table)
    if 1 <= number <= total:
        return ""
    there = f"they are numbered 1 to {total}" if total else "nothing was “not found” here"
    return f"There is no candidate {number}: {there}."


def candidate(found: Statements, number: int) -> pd.Series:
    """One row by its number."""
    if missing := no_candidate(found, number):
        raise SamestoryError(f"teaching: {missing} See teaching.candidates(found).")
    return candidates(found).table.iloc[number - 1]


def sentences_of(found: Statements, event: str, **which: object) -> pd.DataFrame:
    """Sentences of an event, of one statement or outlet."""
    units = found.units[found.units["event"] == event]
    for column, value in which.items():
        units = units[units[column] == value]
    return units


def text_of(corpus: Corpus, found: Statements, event: str, outlet: str) -> str:
    """Headline and body of all that an outlet wrote on an event."""
    articles = corpus.articles
    mine = articles[
        (articles[found.within].astype(str) == event) & (articles[found.by].astype(str) == outlet)
    ]
    return "\n\n".join(
        f"{head}\n{body}" for head, body in zip(mine["headline"], mine["body"], strict=True)
    ).strip()
