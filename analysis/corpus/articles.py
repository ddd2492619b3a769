"""The corpus: a checked table of articles, and the rows it refused with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.corpus.showing import excerpt, table_of
from analysis.wording import counted

__all__ = ["REJECT_COLUMNS", "STANDARD_COLUMNS", "Corpus"]

STANDARD_COLUMNS = (
    "article",
    "event",
    "outlet",
    "date",
    "headline",
    "body",
)
"""Columns that every corpus has, in this order. A text column without a value holds "" (never a gap)."""

REJECT_COLUMNS = ("file", "row", "column", "reason", "what_to_do")
"""Columns of ``Corpus.rejects``; ``row`` counts from 1 and includes a header line where there is one."""


SHOWN = 5
"""Articles, and refused rows, that a notebook shows."""


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """Articles that passed the checks, and the rows that did not.

    Attributes
    ----------
    articles : DataFrame
        One row an article, index 0..n-1 (the row number is the article number everywhere else).
        Columns ``article`` (unique name), ``event``, ``outlet``, ``date`` ("2023-08-18" or ""),
        ``headline``, ``body``; then ``copy_of`` (name of an earlier article of the same event with
        the same text, or ""), ``language`` ("en", another code, or "" where the text is too short to
        say); then every further column of the source, untouched.
    rejects : DataFrame
        One row a refused row: ``file``, ``row``, ``column``, ``reason``, ``what_to_do``.
        ``len(articles) + len(rejects) == rows_in``, always.
    rows_in : int
        Rows (or files) that came in.
    log : tuple of str
        Sentences for the reader: what was read, which column was taken for what, what was flagged.
    source : str
        Name of what was read, without the path of this machine.
    """

    articles: pd.DataFrame
    rejects: pd.DataFrame
    rows_in: int
    log: tuple[str, ...] = ()
    source: str = ""

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        return "\n".join([f"Corpus: {self._in_words()}", *(f"  {sentence}" for sentence in self.log)])

    def _repr_html_(self) -> str:
        """Show counts, the log, the first articles and the rows refused; what the source says stays text."""
        log = "".join(f"<li><bdi>{escape(sentence)}</bdi></li>" for sentence in self.log)
        above = f"<p><b>Corpus</b>: {escape(self._in_words())}</p><ul>{log}</ul>"
        return above + self._first_articles() + self._refused()

    def _first_articles(self) -> str:
        """One line an article, with the beginning of its text."""
        columns = ["event", "outlet", "date", "headline", "body"]
        shown = self.articles[columns].head(SHOWN).astype(object).fillna("")
        shown = shown.assign(headline=shown["headline"].map(excerpt), body=shown["body"].map(excerpt))
        more = f"<p>The first {SHOWN} of {len(self):,}; all in <code>.articles</code>.</p>"
        return table_of(shown) + (more if len(self) > SHOWN else "") if len(self) else ""

    def _refused(self) -> str:
        """The rows that were refused, each with its reason."""
        if not len(self.rejects):
            return ""
        refused = self.rejects.head(SHOWN).astype(object).fillna("")
        more = f"<p>The first {SHOWN} of {len(self.rejects):,}; all in <code>.rejects</code>.</p>"
        told = "<p><b>Refused</b>: not measured, for the reason given.</p>"
        return told + table_of(refused) + (more if len(self.rejects) > SHOWN else "")

    def _in_words(self) -> str:
        """Counts of everything."""
        outlets = self.articles["outlet"].replace("", pd.NA).nunique()
        events = self.articles["event"].replace("", pd.NA).nunique()
        return (
            f"{counted(len(self), 'article')}, {counted(events, 'event')}, {counted(outlets, 'outlet')} "
            f"from {self.source}; {len(self.rejects):,} of {counted(self.rows_in, 'row')} refused"
        )
