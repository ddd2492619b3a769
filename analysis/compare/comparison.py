"""What a comparison is: a row a feature and outlet, with chance, instrument and choices beside the number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.compare.answers import three_answers
from analysis.compare.method import DEFAULT, Method
from analysis.compare.sentences import by_feature, title_of, unit_of
from analysis.compare.showing import html_of
from analysis.wording import counted

__all__ = ["COMPARISON_COLUMNS", "Comparison"]

COMPARISON_COLUMNS = (
    "feature",
    "outlet",
    "n_events",
    "difference",
    "ci_low",
    "ci_high",
    "p",
    "q",
    "effect",
    "smallest_detectable",
    "validity",
    "choices_agree",
    "verdict",
    "reason",
    "title",
    "unit",
)

SHOWN_ROWS = 20
"""Rows of the table that a notebook shows."""
SUPPORTED_MEANS = "A difference is supported where chance, instrument and choices all hold."


@dataclass(frozen=True, eq=False)
class Comparison:
    """Outlets contrasted within events.

    Attributes
    ----------
    table : DataFrame
        A row a feature x outlet, columns ``COMPARISON_COLUMNS`` then further ones: ``median``, the
        Hodges-Lehmann estimate, with its interval ``median_low``, ``median_high``; ``share_above``, share
        of events in which the outlet is above the others; ``mean``, its own mean; ``fixed_effects``, the
        difference from a regression with event and outlet effects, which takes out the company an outlet
        had; ``others``, ``differs_from``, with how many outlets it was compared singly and from how many
        it differs; ``choices``, ``choices_p``, how many other choices were tried and their joint test;
        ``cause``, which answer decided, as a code. ``difference`` is the mean over events of: the outlet
        minus the mean of the other outlets present, in the measure's unit. Medians, ``share_above`` and
        ``mean`` count every event once whatever the weights. ``verdict`` is "supported", "not supported"
        or "too few events"; ``reason`` says why, in words. ``title`` and ``unit`` are what the catalogue says
        of the feature, of the user's own what its file says.
    pairs : DataFrame
        The same for every pair of outlets: ``feature``, ``outlet``, ``other``, then as above
        without validity, choices and verdict; and ``cliffs_delta``, how far the values of the two overlap
        if events are not paired (-1 to 1).
    differences : DataFrame
        ``feature``, ``outlet``, ``event``, ``difference``: what the means are made of.
    by, within : str
        The columns that name the outlets and the events.
    method : Method
        How it was compared.
    weights : Series or None
        What each event counted (index: ``event``), of mean 1; None where all counted the same.
    notes : tuple of str
        What a reader must know: events with one outlet left out, names that look alike, copies.
    """

    table: pd.DataFrame
    pairs: pd.DataFrame
    differences: pd.DataFrame
    by: str
    within: str
    method: Method = DEFAULT
    notes: tuple[str, ...] = ()
    weights: pd.Series | None = None

    @property
    def seed(self) -> int:
        """The seed of every draw."""
        return self.method.seed

    @property
    def draws(self) -> int:
        """Shuffles drawn where there are too many to try all."""
        return self.method.draws

    @cached_property
    def titles(self) -> dict[str, str]:
        """By feature, what the catalogue calls it."""
        return by_feature(self.table, title_of)

    @cached_property
    def units(self) -> dict[str, str]:
        """By feature, the unit of its differences."""
        return by_feature(self.table, unit_of)

    @property
    def supported(self) -> pd.DataFrame:
        """The rows of which all three answers hold."""
        return self.table[self.table["verdict"] == "supported"]

    def __repr__(self) -> str:
        features, outlets = self.table["feature"].nunique(), self.table["outlet"].nunique()
        return (
            f"Comparison({features} features x {outlets} values of {self.by}, within {self.within}: "
            f"{len(self.supported)} of {len(self.table)} differences supported)"
        )

    def _repr_html_(self) -> str:
        """Show the three answers side by side, in words; the numbers are in ``table``."""
        shown = three_answers(self.table.head(SHOWN_ROWS)).rename(columns={"outlet": self.by})
        left = (
            f"The first {SHOWN_ROWS} of {len(self.table):,} differences; all, with their numbers, in .table."
        )
        notes = (*([left] if len(self.table) > SHOWN_ROWS else []), *self.notes)
        all_of_them = counted(len(self.table), "difference")
        said = f"Supported: {len(self.supported)} of {all_of_them}, within {self.within}. {SUPPORTED_MEANS}"
        return html_of([said], shown, notes, most=SHOWN_ROWS)
