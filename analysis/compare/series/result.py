"""What a series is: an outlet's values event by event, in periods, smoothed, and where they change."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from analysis.compare.showing import html_of
from analysis.wording import counted, number, p_is

__all__ = ["Series"]


@dataclass(frozen=True, eq=False)
class Series:
    """A measure over time, by outlet.

    Attributes
    ----------
    table : DataFrame
        A row an outlet: ``events`` with a value and a date, ``first_day``, ``last_day``, ``mean``;
        ``trend`` (slope a week, with a t interval); the best single split: ``changed_at`` (day of the
        first event after it), ``step`` (mean after less mean before), ``p`` (maximum over all splits,
        order of events shuffled), ``q`` over outlets, ``shape`` ("step", "step or trend", "trend": which
        describes the values better), ``lag`` (correlation of neighbours once the split is taken out; the
        test takes it to be 0), ``changes`` (how many were found, at q < .05).
    points : DataFrame
        ``outlet``, ``event``, ``date``, ``value``: what all else is made of.
    bins : DataFrame
        ``outlet``, ``start``, ``events``, ``mean``, ``ci_low``, ``ci_high`` (none below 6 events).
    smooth : DataFrame
        ``outlet``, ``date``, ``smooth``, ``low``, ``high`` (a band at each day, from resampled events).
    changes : DataFrame
        Changes found: ``outlet``, ``last_before``, ``changed_at``, ``before``, ``after``, ``step``,
        ``events_before``, ``events_after``, ``explained``, ``p``, ``depth``, ``shape``,
        ``step_over_line`` (BIC of a line less BIC of the step), ``others`` and ``differs_from`` (against
        how many of the others, taken singly, it holds: where one outlet changes, the difference of every
        other one moves; missing for raw levels).
    feature, title, unit, every, by, within : str
        ``unit`` of a coverage: what was counted and in what.
    differences : bool
        True: values are within-event differences from the other outlets; False: raw levels.
    validity : str
        The grade of the instrument; "" of a coverage, which is counted.
    amount : str
        Of a coverage: its unit ("articles a day"); "" of a measure.
    notes : tuple of str
    """

    table: pd.DataFrame
    points: pd.DataFrame
    bins: pd.DataFrame
    smooth: pd.DataFrame
    changes: pd.DataFrame
    feature: str
    title: str
    unit: str
    every: str
    by: str
    differences: bool
    within: str = "event"
    validity: str = ""
    amount: str = ""
    notes: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """What one value stands for: an event, or a day where days are the events."""
        return "day" if self.within == "date" else "event"

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence an outlet, and one more for each change found."""
        told = []
        for _, row in self.table.iterrows():
            told.append(self._on(row))
            changes = self.changes[self.changes["outlet"] == row["outlet"]]
            told += [_change(change, self.noun, signed=self.differences) for _, change in changes.iterrows()]
        return tuple(told)

    def _on(self, row: pd.Series) -> str:
        """What one outlet's values were, and whether they changed."""
        what = f"“{self.title}” ({self.unit})"
        events = counted(row["events"], self.noun)
        kind = "its difference from the others" if self.differences else "its level"
        mean = number(row["mean"], signed=self.differences)
        told = (
            f"{row['outlet']}: in {events} from {row['first_day']} to {row['last_day']}, {kind} in {what} "
            f"was {mean} on average"
        )
        if not math.isfinite(row["p"]):
            return f"{told}; {events} on these days cannot decide whether it changed."
        if row["changes"]:
            return f"{told}; it changed ({p_is('q', row['q'])})."
        return f"{told}; no change is shown ({p_is('p', row['p'])}, {p_is('q', row['q'])})."

    def __repr__(self) -> str:
        return (
            f"Series({self.feature} by {self.every}, {len(self.table)} values of {self.by}, "
            f"{'differences within events' if self.differences else 'raw levels'}, "
            f"{counted(len(self.changes), 'change')} found)"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table, self.notes)


def _change(row: pd.Series, noun: str, *, signed: bool) -> str:
    """One change: where, from what to what, and whether a trend would do."""
    earlier, later = counted(row["events_before"], noun), counted(row["events_after"], noun)
    mean_before, mean_after = number(row["before"], signed=signed), number(row["after"], signed=signed)
    told = (
        f"{row['outlet']}: {mean_before} in the {earlier} up to {row['last_before']}, {mean_after} in the "
        f"{later} from {row['changed_at']} ({p_is('p', row['p'])}, all other days looked at included)"
    )
    if row["differs_from"] <= row["others"] / 2:
        told += f"; taken singly only against {row['differs_from']:.0f} of the {row['others']:.0f} others"
    if row["shape"] == "step":
        return f"{told}; a step describes this clearly better than a steady trend."
    better = "describes it better" if row["shape"] == "trend" else "describes it about as well"
    return f"{told}; a steady trend {better}, so no day of change can be named."
