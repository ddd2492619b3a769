"""Rows: a share, how sure it is, the band in which it should lie, and whether it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

__all__ = ["AT_MOST", "COVERAGE", "SAFE", "SIZE", "Row", "Tally"]

Band = tuple[float, float]
SIZE: Band = (0.04, 0.06)
"""For p < .05 of a test that is meant to use its 5 in 100."""
SAFE: Band = (0.0, 0.06)
"""For a test and an interval together, which ask more than the test alone."""
AT_MOST: Band = (0.0, 0.05)
"""For false finds in whole tables, of which q and max-T promise no more."""
COVERAGE: Band = (0.93, 0.97)
"""For a 95 % interval."""
MARKS = {"ok": " ", "BELOW": "<", "ABOVE": ">"}


@dataclass(frozen=True)
class Row:
    """One figure: in what share of so many data sets it happened.

    ``why`` says what is known of a miss; it is printed only with one. ``spread``: the standard deviation
    over data sets, where each gives a share and not a yes or no.
    """

    what: str
    data: str
    events: int | str
    share: float
    trials: int
    band: Band
    why: str = ""
    spread: float | None = None

    @classmethod
    def of(
        cls,
        what: str,
        happened: NDArray[np.bool_],
        *,
        at: tuple[str, int | str],
        band: Band = SIZE,
        why: str = "",
    ) -> Row:
        """The row of a flag a data set; ``at``: which data, and how many events."""
        return cls(what, *at, float(happened.mean()), len(happened), band, why)

    @property
    def error(self) -> float:
        """95 % error of the share, binomial unless each data set gives a share of its own."""
        if self.spread is not None:
            return float(1.96 * self.spread / np.sqrt(self.trials))
        share = min(max(self.share, 0.5 / self.trials), 1 - 0.5 / self.trials)
        return float(1.96 * np.sqrt(share * (1 - share) / self.trials))

    @property
    def place(self) -> str:
        """Where the figure lies: ok, BELOW or ABOVE its band.

        >>> Row("a test", "normal", 8, 0.07, 1000, SIZE).place
        'ABOVE'
        """
        low, high = self.band
        return "ok" if low <= self.share <= high else "BELOW" if self.share < low else "ABOVE"

    @property
    def near(self) -> bool:
        """Whether the band is within the binomial error of the figure."""
        low, high = self.band
        return low - self.error <= self.share <= high + self.error

    def __str__(self) -> str:
        told = f"{self.what:<44}{self.data:<34}{self.events:>7}  {self.share:.4f} +-{self.error:.4f}"
        if self.place == "ok":
            return told
        low, high = self.band
        why = "; ".join(filter(None, ["within binomial error" if self.near else "", self.why]))
        return f"{told} {self.place:<5} {low:g}-{high:g}" + (f": {why}" if why else "")


class Tally:
    """Prints rows by section, numbers of events side by side, and keeps those that miss."""

    def __init__(self) -> None:
        self.total = 0
        self.missed: list[Row] = []

    def show(self, title: str, rows: Iterable[Row]) -> None:
        """A section: its title, then a line a test and kind of data; "<" is below the band, ">" above."""
        lines: dict[tuple[str, str], list[Row]] = {}
        for row in rows:
            lines.setdefault((row.what, row.data), []).append(row)
            self.total += 1
            if row.place != "ok":
                self.missed.append(row)
        print(f"\n{title}")
        for (what, data), beside in lines.items():
            figures = "".join(f"{row.events:>6}: {row.share:.4f}{MARKS[row.place]}" for row in beside)
            # The error of a figure in the middle of its band.
            usual = replace(beside[0], share=0.95 if beside[0].band == COVERAGE else 0.05)
            error = max(row.error for row in beside) if beside[0].spread is not None else usual.error
            print(f"{what:<44}{data:<34}{figures:<64}+-{error:.4f}", flush=True)

    def close(self) -> None:
        """How many figures there were, and those that missed with what is known of it."""
        if not self.missed:
            print(f"\nAll {self.total} figures within their bands.")
            return
        far = sum(not row.near for row in self.missed)
        print(f"\n{self.total - len(self.missed)} of {self.total} figures within their bands; of the others")
        print(f"{len(self.missed) - far} miss by no more than their binomial error, {far} by more:\n")
        for row in sorted(self.missed, key=lambda row: row.near):
            print(row)
