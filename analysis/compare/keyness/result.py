"""What a keyness analysis is: a row a term and outlet, with chance, spread and the way back to the lines."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.keyness.kinds import keywords_of
from analysis.compare.keyness.lines import Lines
from analysis.compare.keyness.sentences import in_words
from analysis.compare.keyness.settings import Settings
from analysis.compare.showing import html_of
from analysis.text import Voice

__all__ = ["KEYNESS_COLUMNS", "Keyness"]

KEYNESS_COLUMNS = (
    "outlet",
    "term",
    "name",
    "signature",
    "count",
    "count_others",
    "rate",
    "rate_others",
    "log_odds",
    "z",
    "g2",
    "log_ratio",
    "percent",
    "within",
    "ci_low",
    "ci_high",
    "p",
    "q",
    "dp",
    "dp_normalised",
    "articles",
    "events",
    "articles_others",
    "events_others",
    "others",
    "kind",
)
SHOWN = [
    *(
        "outlet",
        "term",
        "name",
        "count",
        "count_others",
        "rate",
        "rate_others",
        "within",
        "ci_low",
        "ci_high",
    ),
    *("q", "articles", "events", "kind"),
]


@dataclass(frozen=True, eq=False)
class Keyness:
    """Which words and phrases tell outlets apart within the same events.

    Attributes
    ----------
    table : DataFrame
        A row an outlet and term, columns ``KEYNESS_COLUMNS``, by outlet and falling z. ``name``: the term
        holds a word mostly printed with a capital inside sentences; ``signature``: one that belongs to an
        outlet's own name or a byline. ``rate`` and ``rate_others`` are per 1,000 words, over the events
        that the outlet shares with others. Pooled over these events: ``log_odds`` and its ``z``, ``g2``
        (4 cells), ``log_ratio`` (base 2), ``percent``. Within them: ``within``, the log ratio to base 2
        of outlet against others in the same event, with ``ci_low``, ``ci_high``, ``p`` and ``q``. ``dp``
        and ``dp_normalised``: how unevenly the outlet's articles use it. ``articles``, ``events``: how
        many of the outlet's hold it, with ``_others`` the others'; ``others``: how many other outlets
        use it. ``kind``: what the row may be called. p is missing where a term stands in too few
        articles to be tested.
    outlets : DataFrame
        A row an outlet: events shared, articles, words of either side, terms listed and tested, the
        smallest p that shuffling can give, keywords.
    lines : Lines
        The texts, for ``where``.
    by, within : str
    phrases : int
        Words of the longest phrase.
    voice : {"own", "quoted", "all"}
    settings : Settings
    notes : tuple of str
        What a reader must know.
    """

    table: pd.DataFrame
    outlets: pd.DataFrame
    lines: Lines
    by: str
    within: str
    phrases: int
    voice: Voice
    settings: Settings
    notes: tuple[str, ...] = ()

    @property
    def keywords(self) -> pd.DataFrame:
        """The rows that may be called keywords of an outlet, the surest large ratio first (``ci_low``)."""
        return keywords_of(self.table)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, in words: a sentence or two an outlet."""
        return in_words(self.table, self.outlets, within=self.within)

    def where(self, term: str, outlet: str | None = None) -> pd.DataFrame:
        """The lines in which a term was counted: as many as ``count`` says.

        Columns ``article``, ``outlet``, ``event``, ``start`` and ``end`` (offsets in the headline or
        body), ``before``, ``term`` as printed, ``after``. Any words may be asked for, listed or not.
        """
        return self.lines.of(term, outlet)

    def __repr__(self) -> str:
        return (
            f"Keyness({self.table['term'].nunique():,} terms x {len(self.outlets)} values of {self.by}, "
            f"within {self.within}, {self.voice} voice: {len(self.keywords):,} keywords)"
        )

    def _repr_html_(self) -> str:
        shown = self.keywords if len(self.keywords) else self.table
        return html_of(self.sentences, shown[SHOWN], self.notes)
