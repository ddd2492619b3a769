"""What telling outlets apart found: as printed and masked, the leak, the words, and what may be said."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.compare.distinguish.words import apart, masks_took
from analysis.compare.showing import html_of
from analysis.compare.verdict import ALPHA
from analysis.wording import counted, listed, number, probability, some

__all__ = ["AS_PRINTED", "MASKED", "TABLE_COLUMNS", "Distinguish"]

AS_PRINTED, MASKED = "as printed", "masked"
"""The first and the last row of the table: nothing masked, all kinds masked."""
TABLE_COLUMNS = (
    "text",
    "accuracy",
    "balanced_accuracy",
    "macro_f1",
    "ci_low",
    "ci_high",
    "chance",
    "chance_high",
    "p",
    "leak",
    "leak_low",
    "leak_high",
    "terms",
)
_NAMED = 6
"""Words named for an outlet in a sentence, and outlets named."""


@dataclass(frozen=True, eq=False)
class Distinguish:
    """Whether outlets can be told apart by their words on events that were not learned from.

    Attributes
    ----------
    table : DataFrame
        A row a text: "as printed", then one kind of mask after the other laid on top ("+ journalists"),
        the last one "masked". ``accuracy``, ``balanced_accuracy`` (mean recall) and ``macro_f1`` from 0 to
        1; ``ci_low``, ``ci_high``: 95 % interval of macro-F1 over events; ``chance``, ``chance_high``: mean
        and 95th percentile of macro-F1 with names shuffled within events; ``p``; ``leak``, ``leak_low``,
        ``leak_high``: what the masks so far take from the figure as printed; ``terms``: words and pairs.
    outlets : DataFrame
        A row a text and outlet: ``text``, ``outlet``, ``recall``, ``precision``, ``f1``, ``articles``,
        ``events``.
    confusion : DataFrame
        Articles of each outlet (rows) by the outlet said (columns), masked.
    words : DataFrame
        The terms that speak for each outlet: ``text``, ``outlet``, ``term``, ``weight``, ``articles``,
        ``events``, ``flag`` ("name", "number", "punctuation"); only those in 3 or more of its events.
    curve : DataFrame
        ``text``, ``events`` learned from, ``macro_f1``, ``lowest``, ``highest``, ``draws``.
    masks : DataFrame
        ``kind``, ``takes``, ``articles`` (share touched), ``words``, ``words_share``.
    answers : DataFrame
        ``article``, ``event``, ``outlet``, ``said`` (masked), ``said_as_printed``.
    by, within : str
    folds, seed, draws : int
    n_events : int
        Events with two or more of the outlets told apart.
    notes : tuple of str
    """

    table: pd.DataFrame
    outlets: pd.DataFrame
    confusion: pd.DataFrame
    words: pd.DataFrame
    curve: pd.DataFrame
    masks: pd.DataFrame
    answers: pd.DataFrame
    by: str
    within: str
    folds: int
    seed: int
    draws: int
    n_events: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What may be said, with the numbers: as printed, masked, the leak, the words, and what it is not."""
        if self.table.empty:
            return (f"Cannot say whether they can be told apart: {self.notes[0]}",)
        printed, masked = self.table.iloc[0], self.table.iloc[-1]
        took, said = masks_took(masked), [apart(row["p"], self.draws) for row in (printed, masked)]
        names = [str(name) for name in self.confusion.index]
        who = listed(names) if len(names) <= _NAMED else some(names, _NAMED)
        told = [
            f"In these {counted(self.n_events, self.within)}, {who} were {said[0]} by their words as "
            f"printed, on {self.within}s not learned from ({_figures(printed)}). Until masked, this figure "
            "is house style: names, bylines, lines of the page.",
            f"With {len(self.masks)} kinds of such marks masked they were {said[1]} "
            f"({_figures(masked)}). {f'{took[:1].upper()}{took[1:]}.' if took else ''}",
        ]
        told.extend(self._wording())
        told.append(
            "Distinguishable means different words about the same events. It does not say why: habits of "
            "style, choice of topics inside an event and choice of sources all count, and a mask can miss."
        )
        return tuple(told)

    def _wording(self) -> list[str]:
        """The first words of each outlet once masked, where there is something to tell apart."""
        masked = self.table.iloc[-1]
        if not masked["p"] < ALPHA:
            return []
        words = self.words[self.words["text"] == MASKED]
        parts = []
        for outlet, rows in list(words.groupby("outlet", sort=True))[:_NAMED]:
            first = [f'"{row.term}" ({row.events} {self.within}s)' for row in rows.head(3).itertuples()]
            parts.append(f"{outlet}: {', '.join(first)}")
        return [f"The words that carried most once masked: {'; '.join(parts)}."] if parts else []

    def __repr__(self) -> str:
        if self.table.empty:
            return f"Distinguish(cannot say: {self.notes[0]})"
        printed, masked = self.table.iloc[0], self.table.iloc[-1]
        size = f"{len(self.confusion)} values of {self.by} on {counted(self.n_events, self.within)}"
        return (
            f"Distinguish({size}: macro-F1 {number(printed['macro_f1'])} as printed, "
            f"{number(masked['macro_f1'])} masked, chance {number(masked['chance'])})"
        )

    def _repr_html_(self) -> str:
        columns = ["text", "macro_f1", "ci_low", "ci_high", "chance", "p", "leak", "leak_low", "leak_high"]
        return html_of(self.sentences, self.table[columns], self.notes)


def _figures(row: pd.Series) -> str:
    """Macro-F1, its interval, chance and p, in words."""
    said = probability(row["p"])
    return (
        f"macro-F1 {number(row['macro_f1'])}, 95 % interval {number(row['ci_low'])} to "
        f"{number(row['ci_high'])}; names shuffled: {number(row['chance'])}; "
        f"p {said if said.startswith('<') else f'= {said}'}"
    )
