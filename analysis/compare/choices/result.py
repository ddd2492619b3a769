"""What the multiverse says: every specification in a row, a summary of each outlet, each choice's weight."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from analysis.compare.choices.plan import Plan
from analysis.compare.choices.specification import DIMENSIONS
from analysis.compare.choices.telling import told
from analysis.compare.showing import html_of
from analysis.wording import counted

__all__ = ["Choices"]

SHOWN_OUTLETS = 12
"""Outlets of which a notebook shows the sentence."""


@dataclass(frozen=True, eq=False)
class Choices:
    """One difference, measured in every reasonable way.

    Attributes
    ----------
    table : DataFrame
        The specification curve: a row an outlet and specification, sorted by outlet and ``effect``.
        ``instrument``, ``part``, ``voice``, ``copies``, ``least_outlets``, ``scale``, ``estimator``,
        ``outlet_left_out``, ``event_left_out`` say how it was measured; ``default``: True in the row of
        the comparison; ``construct``: "same", or "other" for a specification that measures something
        else (the headline alone) and counts in no share. ``n_events``; ``estimate``, ``ci_low``,
        ``ci_high`` in the unit of that specification (no interval for medians, nor below 6 events);
        ``effect``, the estimate in spreads of the event differences, comparable over specifications
        (NaN without spread: it then stands at its end of the curve); ``p``, ``q`` (Benjamini-Hochberg
        over the rows of the outlet); ``agrees``: same sign as the default, an exact 0 does not.
    summary : DataFrame
        A row an outlet, of the same construct. ``specifications`` crossed, the default among them, and of the
        others ``share_agreeing`` (with the default's sign), ``share_significant`` (and q < .05),
        ``share_interval`` (and an interval without 0, of those that have one); ``median_effect``;
        ``joint_p``, of the median effect under the same shuffles in all specifications, and ``joint_q``
        over the outlets; ``left_out``, how many leave an outlet or event out and change nothing else,
        and ``left_out_agreeing``; ``matters_most``, the choice that explains most of the variance of
        the effects, and its ``eta_squared``; ``turned_by``, the option under which fewest agree; and
        ``turned_alone``, options that take the sign away when nothing else is changed.
    influence : DataFrame
        A row an outlet, ``dimension`` and ``option``: ``specifications``, ``mean_effect``,
        ``share_agreeing``, ``eta_squared`` (one value a dimension).
    feature, title, unit : str
        What was asked.
    by, within : str
        The columns that name the outlets and the events.
    plan : Plan
        The plan that was given; the notes say what of it could not apply.
    seed, draws : int
        Of the permutation.
    notes : tuple of str
        What a reader must know: choices that could not apply, specifications dropped and why.
    titles : dict
        By instrument, what the catalogue calls it.
    """

    table: pd.DataFrame
    summary: pd.DataFrame
    influence: pd.DataFrame
    feature: str
    title: str
    unit: str
    by: str
    within: str
    plan: Plan
    seed: int
    draws: int
    notes: tuple[str, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.table[list(DIMENSIONS)].drop_duplicates())

    @property
    def sentences(self) -> tuple[str, ...]:
        """What may be said, an outlet a sentence or two."""
        if self.summary.empty:
            return (f"“{self.title}” showed no difference in any {self.within}: no choice can matter.",)
        default = self.table[self.table["default"]].set_index("outlet")["estimate"]
        return tuple(
            told(
                row,
                float(default[row["outlet"]]),
                title=self.title,
                unit=self.unit,
                within=self.within,
                left=self._left_out(row["outlet"]),
            )
            for _, row in self.summary.iterrows()
        )

    def _left_out(self, outlet: str) -> str:
        """What was left out one at a time: "outlet", "event" or "outlet or event"."""
        rows = self.table[self.table["outlet"] == outlet]
        kinds = {"outlet_left_out": self.by, "event_left_out": self.within}
        return " or ".join(name for column, name in kinds.items() if (rows[column] != "").any())

    def __repr__(self) -> str:
        asked = f"{counted(len(self), 'specification')}, {counted(len(self.summary), 'value')} of {self.by}"
        return f"Choices({self.feature}: {asked}, within {self.within})"

    def _repr_html_(self) -> str:
        columns = ["outlet", "n_events", "specifications", "share_agreeing", "share_significant"]
        columns += ["median_effect", "joint_p", "matters_most", "turned_alone"]
        return html_of(self.sentences[:SHOWN_OUTLETS], self.summary[columns], self.notes)
