"""Lessons on words: lines to read, what a keyword may be called, what a classifier's figure says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from analysis.compare.distinguish import Distinguish
from analysis.compare.keyness import Keyness
from analysis.compare.permutation import SEED
from analysis.compare.verdict import ALPHA
from analysis.corpus import Corpus, read
from analysis.errors import SamestoryError
from analysis.teaching.exercises import Feedback, no_such
from analysis.wording import counted, number, with_sign

__all__ = [
    "APART",
    "KINDS",
    "Concordance",
    "check_apart",
    "check_kind",
    "lines_with",
    "lookalike",
    "with_house_lines",
]

KINDS = {
    "keyword": "q below .05, an interval above 0, and enough articles of enough events",
    "negative keyword": "q below .05, an interval below 0, and enough articles of most of the others",
    "one article's word": "a large pooled z, but too few articles or events of the outlet",
    "not shown within events": "a large pooled z, but an interval within events that includes 0",
    "not beyond chance": "neither a large pooled z nor a difference that holds within events",
    "too few events": "fewer than six events that the outlet shares with others",
}
"""What a term may be called, and what each name needs."""

APART = {
    "the outlets are biased": "a standard (accuracy, balance, the event itself) and an argument",
    "the outlets differ in slant": "a measure of slant that people confirm; this learned words",
    "only house style": "that nothing beyond chance remains once the marks of the house are masked",
    "distinguishable by their wording": "a figure beyond chance once the marks of the house are masked",
    "not shown to be distinguishable": "no figure beyond chance, neither as printed nor masked",
    "too few events": "fewer events than can be learned from",
}
"""What may be said of a classifier's figure, and what each saying needs."""


def with_house_lines(corpus: Corpus, by: str = "outlet", *, seed: int = SEED) -> Corpus:
    """The same articles under shuffled names, each with a page line of the outlet it was given to.

    A control for ``sa.distinguish``: shuffled within events the names have nothing to do with the wording,
    so that whatever is told apart as printed is the line, and masked nothing may remain.

    Parameters
    ----------
    corpus : Corpus
    by : str
        The column that names the outlets.
    seed : int
        Of the shuffle.

    Returns
    -------
    Corpus
        As read anew; ``articles`` keep their order.

    Raises
    ------
    SamestoryError
        If the column is missing.

    Examples
    --------
    >>> table = {"outlet": ["Post", "Sun"], "event": ["e", "e"], "body": ["A calm day.", "A vile crime."]}
    >>> with_house_lines(read(pd.DataFrame(table))).articles["body"].str.split("\\n").str[-1].tolist()
    ['Sign up for the Post newsletter.', 'Sign up for the Sun newsletter.']
    """
    if by not in corpus.articles:
        raise SamestoryError(f'teaching: there is no column "{by}". Name the one that holds the outlets.')
    articles = corpus.articles.reset_index(drop=True)
    order = np.random.default_rng(seed).permutation(len(articles))
    drawn = articles.iloc[order].sort_values("event", kind="stable")[by]
    places = articles.sort_values("event", kind="stable").index
    names = pd.Series(drawn.to_numpy(), index=places).reindex(articles.index)
    # Any column may be compared by; the name goes where the masks look for names of outlets.
    changed = articles.assign(**{by: names, "outlet": names})
    changed["body"] += "\n\nSign up for the " + names.astype(str) + " newsletter."
    return read(changed.drop(columns=["copy_of", "language"], errors="ignore"), by=None)


@dataclass(frozen=True)
class Concordance:
    """Lines that hold a term, one under the other with the term in the middle; it shows itself.

    Attributes
    ----------
    rows : tuple of (str, str, str, str)
        Outlet, words before, the term as printed, words after.
    left_out : int
        Further lines that are not shown.
    """

    rows: tuple[tuple[str, str, str, str], ...]
    left_out: int = 0

    def __repr__(self) -> str:
        said = [f"{outlet}: {before}[{term}]{after}" for outlet, before, term, after in self.rows]
        return "\n".join([*said, *self._more])

    def _repr_html_(self) -> str:
        cell = '<td style="text-align:{}"><bdi>{}</bdi></td>'
        lines = "".join(
            f"<tr>{cell.format('left', escape(outlet))}{cell.format('right', escape(before))}"
            f"{cell.format('center', f'<b>{escape(term)}</b>')}{cell.format('left', escape(after))}</tr>"
            for outlet, before, term, after in self.rows
        )
        return f"<table><tbody>{lines}</tbody></table>{''.join(f'<p>{said}</p>' for said in self._more)}"

    @property
    def _more(self) -> list[str]:
        if not self.rows:
            return ["No line holds it."]
        return [f"and {counted(self.left_out, 'more line')}"] if self.left_out else []


def lines_with(result: Keyness, term: str, outlet: str | None = None, *, most: int = 15) -> Concordance:
    """The lines in which a term was counted, to be read one by one: what does the word do there?

    Parameters
    ----------
    result : Keyness
    term : str
        Any word or phrase, listed or not.
    outlet : str, optional
        Whose lines; everybody's where none is named.
    most : int
        Lines shown.

    Raises
    ------
    SamestoryError
        If the term holds no word, or the outlet was not compared.
    """
    found = result.where(term, outlet)
    first = found[["outlet", "before", "term", "after"]].head(most).replace(r"\s+", " ", regex=True)
    rows = ((str(outlet), str(a), str(term), str(b)) for outlet, a, term, b in first.to_numpy().tolist())
    return Concordance(tuple(rows), max(len(found) - most, 0))


def lookalike(result: Keyness) -> pd.Series:
    """The term that looks most like a keyword of some outlet and is none: the largest z pooled over events.

    Of those that hang on some articles or events, if there are any; else of all that are used more.

    Raises
    ------
    SamestoryError
        If every term used more is a keyword.
    """
    table = result.table
    found = table[(table["within"] > 0) & ~table["kind"].isin(["keyword", "negative keyword"])]
    if found.empty:
        raise SamestoryError("teaching: no term looks like a keyword and is none. Take one of result.table.")
    hangs = found["kind"].isin(["not shown within events", "one article's word"])
    found = found[hangs] if hangs.any() else found
    return found.sort_values(["z", "outlet", "term"], ascending=[False, True, True], kind="stable").iloc[0]


def check_kind(result: Keyness, outlet: str, term: str, answer: str) -> Feedback:
    """Check the answer to: what may this term of this outlet be called?

    Parameters
    ----------
    result : Keyness
    outlet, term : str
        A row of ``result.table``.
    answer : str
        A key of ``KINDS``.

    Raises
    ------
    SamestoryError
        For a row that is not in the table.

    Examples
    --------
    >>> next(iter(KINDS))
    'keyword'
    """
    table = result.table
    rows = table[(table["outlet"] == outlet) & (table["term"] == term)]
    if rows.empty:
        raise SamestoryError(
            f'teaching: the table has no "{term}" of "{outlet}". Take one of result.table["term"].'
        )
    if answer not in KINDS:
        return no_such(answer, KINDS)
    row = rows.iloc[0]
    told = _told(row)
    if answer == row["kind"]:
        return Feedback(True, f"Right: {told} Now read its lines: a keyword is a word, not a meaning.")
    if answer == "keyword" and row["kind"] == "not shown within events":
        return Feedback(
            False,
            "Counted over all events together it looks like one, but within events the interval includes 0: "
            f"the count hangs on a few of them, or on too few articles. {told}",
        )
    if answer == "keyword" and row["kind"] == "one article's word":
        return Feedback(False, f"Look at where it stands: {told} One story can make a word frequent.")
    return Feedback(False, f'Not quite. "{answer}" needs {KINDS[answer]}. Here: {told}')


def _told(row: pd.Series) -> str:
    """The numbers of one row that decide."""
    said = f'"{row["term"]}" is in {counted(row["articles"], "article")} of {counted(row["events"], "event")}'
    if math.isfinite(row["z"]):
        said += f", pooled z {number(row['z'])}"
    if math.isfinite(row["q"]):
        said += f", q {with_sign(row['q'])}"
    if not math.isnan(row["ci_low"]):
        ends = (row["ci_low"], row["ci_high"])
        low, high = (number(end) if math.isfinite(end) else "not bounded" for end in ends)
        said += f", interval of the log ratio {low} to {high}"
    return f"{said}."


def check_apart(result: Distinguish, answer: str) -> Feedback:
    """Check the answer to: what may be said of how well these outlets were told apart?

    Parameters
    ----------
    result : Distinguish
    answer : str
        A key of ``APART``. The right one follows from p as printed and masked.

    Examples
    --------
    >>> list(APART)[2]
    'only house style'
    """
    if answer not in APART:
        return no_such(answer, APART)
    right, told = _what_holds(result)
    if answer == right:
        return Feedback(True, f"Right. {told}")
    if answer.endswith("biased"):
        return Feedback(False, f"Not from this figure: bias needs {APART[answer]}. {told}")
    if answer.endswith("slant"):
        return Feedback(
            False,
            f"The machine was never told what slant is: {APART[answer]}. Habits of style, choice of topics "
            f"inside an event and choice of sources all count. {told}",
        )
    return Feedback(False, f'Not quite. "{answer}" needs {APART[answer]}. {told}')


def _what_holds(result: Distinguish) -> tuple[str, str]:
    """The right answer, and the numbers that make it so."""
    if result.table.empty:
        return "too few events", str(result.notes[0])
    first, last = result.table.iloc[0], result.table.iloc[-1]
    told = (
        f"Macro-F1 is {number(first['macro_f1'])} as printed and {number(last['macro_f1'])} masked; with "
        f"names shuffled it is {number(last['chance'])} (masked: p {with_sign(last['p'])})."
    )
    if last["p"] < ALPHA:
        return "distinguishable by their wording", told
    return "only house style" if first["p"] < ALPHA else "not shown to be distinguishable", told
