"""Lessons on one's own corpus: a spreadsheet as people have them, pictures for a paper, a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pandas as pd

from analysis.compare import Comparison
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.figures.differences import differences
from analysis.figures.sheet import save, style
from analysis.teaching.exercises import Feedback
from analysis.wording import counted, listed

__all__ = ["SavedFigures", "as_a_spreadsheet", "check_tests", "save_for_paper"]


def as_a_spreadsheet(corpus: Corpus, by: str = "outlet") -> pd.DataFrame:
    """A corpus as the spreadsheet that it might have been: other column names, and four faults.

    Columns *Newspaper*, *Story*, *Published*, *Title*, *Text*. One row lost its text, one its newspaper, one
    has a date that is none, and one is the text of another newspaper word for word.

    Parameters
    ----------
    corpus : Corpus
    by : str
        The column that names the outlets.

    Returns
    -------
    DataFrame

    Raises
    ------
    SamestoryError
        If the corpus has fewer than five articles, or no event that two outlets reported.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = {"outlet": list("ABABA"), "event": list("eeffg"), "body": ["A calm day."] * 4 + ["Rain."]}
    >>> as_a_spreadsheet(read(pd.DataFrame(rows)))["Text"].tolist()[:2]
    ['', 'A calm day.']
    """
    names = {by: "Newspaper", "event": "Story", "date": "Published", "headline": "Title", "body": "Text"}
    if len(corpus) < 5:
        raise SamestoryError("teaching: a spreadsheet with four faults needs five articles or more.")
    sheet = corpus.articles[list(names)].rename(columns=names).reset_index(drop=True)
    sheet["Newspaper"] = sheet["Newspaper"].astype(str)
    original, copy = _two_of_one_story(sheet)
    first, second, third = [row for row in range(len(sheet)) if row not in (original, copy)][:3]
    sheet.loc[first, "Text"] = ""
    sheet.loc[second, "Newspaper"] = ""
    sheet.loc[third, "Published"] = "last Tuesday"
    sheet.loc[[copy], "Text"] = sheet["Text"].iloc[original]
    return sheet


def _two_of_one_story(sheet: pd.DataFrame) -> tuple[int, int]:
    """The last two rows of one story by two newspapers."""
    for _, rows in reversed(list(sheet[sheet["Story"] != ""].groupby("Story", sort=True))):
        others = rows[rows["Newspaper"] != rows["Newspaper"].iloc[0]]
        if len(others):
            return int(rows.index[0]), int(others.index[-1])
    raise SamestoryError(
        "teaching: no event has articles of two outlets; fill the event column first. "
        'teaching.event_sheet(corpus).save("events.xlsx") makes a sheet for it.'
    )


@dataclass(frozen=True)
class SavedFigures:
    """Figures that were written; it shows their names, and not where this machine put them.

    Attributes
    ----------
    folder : Path
        Where they are.
    names : tuple of str
    """

    folder: Path
    names: tuple[str, ...]

    def __repr__(self) -> str:
        return f"{counted(len(self.names), 'file')}: {listed(self.names)}"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


def save_for_paper(
    comparison: Comparison, features: Sequence[str], folder: str | Path | None = None
) -> SavedFigures:
    """Write a figure a feature for one column of a journal, as PDF and as PNG.

    Parameters
    ----------
    comparison : Comparison
    features : sequence of str
    folder : path, optional
        Made where it is not there; a new folder among the temporary ones where none is given.

    Returns
    -------
    SavedFigures

    Raises
    ------
    SamestoryError
        For a feature that was not compared.
    """
    from matplotlib import pyplot as plt

    target = Path(mkdtemp(prefix="samestory-")) if folder is None else Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    names = []
    with style("paper"):
        for number, feature in enumerate(features, 1):
            axes = differences(comparison, feature)
            stem = f"figure-{number}-{feature.replace('.', '-').replace('/', '-')}"
            files = [f"{stem}.pdf", f"{stem}.png"]
            save(axes, *(target / name for name in files))
            figure: Any = axes.figure
            plt.close(figure)
            names += files
    return SavedFigures(target, tuple(names))


def check_tests(comparison: Comparison, answer: int) -> Feedback:
    """Check the answer to: over how many differences must q be corrected?

    Parameters
    ----------
    comparison : Comparison
    answer : int

    Examples
    --------
    >>> table = pd.DataFrame({"feature": "f", "outlet": list("ABC"), "n_events": 8, "q": 0.5})
    >>> check_tests(Comparison(table, table, table, "outlet", "event"), 3).right
    True
    """
    table = comparison.table
    features, outlets = table["feature"].nunique(), table["outlet"].nunique()
    right = int(table["q"].notna().sum())
    family = f"{counted(features, 'measure')} and {counted(outlets, comparison.by)}"
    if answer == right:
        return Feedback(True, f"Right: {family} make {counted(right, 'test')}, also those nobody looks at.")
    if not right:
        return Feedback(False, "Nothing was tested: the events are too few. The answer here is 0.")
    if answer == 1:
        return Feedback(
            False, "That is what remains when one looks at the best result only. Which others were looked at?"
        )
    if answer == features:
        return Feedback(False, f"Each measure was asked of every {comparison.by}, of {outlets:,} of them.")
    if answer == outlets:
        return Feedback(False, f"Each {comparison.by} was asked about every measure, {features:,} of them.")
    if answer == int(table["n_events"].max()):
        return Feedback(False, "Events are what a difference is averaged over; they are no tests.")
    return Feedback(False, f"Not yet: there are {family}. Count the rows of the table that have a q.")
