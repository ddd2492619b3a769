"""What statements are, once found: who tells them, who does not, and which numbers differ."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.showing import html_of
from analysis.compare.statements.absences import NOT_FOUND
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["TABLE_COLUMNS", "Statements"]

TABLE_COLUMNS = (
    *(
        "event",
        "statement",
        "wording",
        "outlets",
        "of",
        "reported_by",
        "only_by",
        "left_out_by",
        "unclear_for",
    ),
    *("articles", "position", "headline", "strength"),
)
NAMED = 12
"""Outlets that the sentences name at most."""
SHOWN = ["event", "statement", "wording", "outlets", "of", "only_by", "left_out_by", "position", "headline"]


@dataclass(frozen=True, eq=False)
class Statements:
    """What each outlet says and leaves out of the events.

    Attributes
    ----------
    table : DataFrame
        A row a statement: ``event``, ``statement`` (its number), ``wording`` (the shortest clear sentence
        that tells it), ``outlets`` (how many tell it) ``of`` how many in the event, ``reported_by``,
        ``only_by``, ``left_out_by`` (outlets in whose text it was not found, where two or more others tell
        it), ``unclear_for`` (something near is there: look), ``articles``, ``position`` (median, 0 top to 1
        end), ``headline`` (stands in one), ``strength`` (lowest likeness of two of its sentences, 0 where
        some two share nothing; NaN for one sentence).
    matrix : DataFrame
        Statements x outlets: in how many sentences; NaN where the outlet has no article on the event.
    positions : DataFrame
        Statements x outlets: where it is first told, 0 top to 1 end; NaN where it is not.
    units : DataFrame
        Every sentence or clause: ``event``, ``statement``, ``article``, ``outlet``, ``date``, ``part``,
        ``start``, ``end``, ``position``, ``text``.
    absences : DataFrame
        A row a statement of two or more outlets and an outlet not among them: ``verdict`` "not found" or
        "unclear", and the ``nearest`` sentence of that outlet with its ``likeness`` and the ``share`` of the
        statement's common words found in one place, so that a person can confirm or veto;
        ``published_before``: all its articles are older than the first that tells the statement.
    numbers : DataFrame
        Figures for one thing, side by side by outlet; ``conflict`` where they cannot both be right.
    sources : DataFrame
        Who is named as source, and by which outlets.
    facts : DataFrame
        A row a fact asked for and outlet: ``verdict`` "told", "unclear" or "not found", the ``share`` of
        the fact found in one place, and the sentences there. Empty where none were asked for.
    events : tuple of str
    by, within : str
    threshold : float
    notes : tuple of str
    """

    table: pd.DataFrame
    matrix: pd.DataFrame
    positions: pd.DataFrame
    units: pd.DataFrame
    absences: pd.DataFrame
    numbers: pd.DataFrame
    sources: pd.DataFrame
    facts: pd.DataFrame
    events: tuple[str, ...]
    by: str
    within: str
    threshold: float
    notes: tuple[str, ...] = ()

    @property
    def reported_by_all(self) -> pd.DataFrame:
        """Statements that every outlet of the event tells, where there are two or more."""
        return self.table[(self.table["outlets"] == self.table["of"]) & (self.table["of"] > 1)]

    def only_by(self, outlet: str) -> pd.DataFrame:
        """Statements found in this outlet's text alone."""
        self._check(outlet)
        return self.table[(self.table["only_by"] == outlet) & (self.table["of"] > 1)]

    def left_out_by(self, outlet: str) -> pd.DataFrame:
        """Statements of two or more others not found in this outlet's text as retrieved, and unclear ones."""
        self._check(outlet)
        return self.absences[self.absences["outlet"] == outlet]

    def _check(self, outlet: str) -> None:
        if outlet not in self.matrix.columns:
            raise SamestoryError(
                f'statements: there is no {self.by} "{outlet}" here. There are: '
                f"{some([str(name) for name in self.matrix.columns], most=12)}."
            )

    @property
    def sentences(self) -> tuple[str, ...]:
        """The result in words."""
        events = len(self.events)
        if self.matrix.shape[1] == 1:
            return (
                f"In this {self.within} there is one {self.by} only, with "
                f"{counted(len(self.table), 'statement')}: nothing to compare, nothing can be missing.",
                *self._told(),
            )
        several = self.table[self.table["outlets"] > 1]
        alone = self.table[(self.table["only_by"] != "") & (self.table["of"] > 1)]
        found = [
            f"In {'this event' if events == 1 else f'these {events:,} events'}, "
            f"{counted(len(several), 'statement')} of {len(self.table):,} "
            f"{'was' if len(several) == 1 else 'were'} told by two or more outlets, "
            f"{len(self.reported_by_all):,} by all, {len(alone):,} by one alone."
        ]
        missing = self.absences.loc[self.absences["verdict"] == NOT_FOUND, "outlet"].value_counts()
        found += [
            f"{counted(int(missing[outlet]), 'statement')} of two or more other outlets "
            f"{'was' if missing[outlet] == 1 else 'were'} not found in {outlet}'s text as retrieved."
            for outlet in sorted(missing.index, key=lambda name: (-missing[name], name))[:NAMED]
        ]
        things = self.numbers.loc[self.numbers["conflict"].astype(bool), ["event", "thing"]].drop_duplicates()
        if len(things):
            found.append(f"Outlets gave different figures for {counted(len(things), 'thing')}.")
        return (*found, *self._told())

    def _told(self) -> list[str]:
        """Facts asked for, in words."""
        if not len(self.facts):
            return []
        told = self.facts.groupby("outlet")["verdict"].agg(lambda verdicts: int((verdicts == "told").sum()))
        asked = self.facts.groupby("outlet")["verdict"].size()
        return [
            f"{outlet}'s text told {told[outlet]} of {asked[outlet]} facts asked for."
            for outlet in told.index
        ]

    def __repr__(self) -> str:
        return (
            f"Statements({len(self.table):,} statements, {counted(len(self.events), 'event')}, "
            f"{counted(self.matrix.shape[1], 'outlet')}, threshold {self.threshold:g})"
        )

    def _repr_html_(self) -> str:
        return html_of([repr(self), *self.sentences], self.table[SHOWN], self.notes)
