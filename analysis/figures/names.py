"""The picture of label choice: of several names for one thing, how often each outlet takes which."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.errors import SamestoryError
from analysis.figures.columns import Cell, Fill, draw_columns, most_columns, of_all, row_name, rows_height
from analysis.figures.sheet import drawing, finish, sheet
from analysis.figures.style import outlet_styles
from analysis.wording import counted, some

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["names"]

MOST_OUTLETS = 16
FEWEST = 3
"""Names that an outlet must have used to stand in the title: a share of one or two says nothing."""
STANCES = ("mild", "neutral", "harsh")
FILLS: dict[str, Fill] = {"mild": "dotted", "neutral": "hollow", "harsh": "striped"}
STANCE_HEADINGS = {"mild": "milder name", "neutral": "neutral name", "harsh": "harsher name"}
Column = tuple[str, str]
"""A stance and a name."""
Counts = dict[Column, int]
OTHERS: Column = ("", "other names")


def names(
    labels: pd.DataFrame,
    contrast: str | None = None,
    *,
    outlets: Sequence[str] = (),
    ax: Axes | None = None,
    most: int = MOST_OUTLETS,
) -> Axes:
    """Draw which outlet uses which name: "6 of 9" above a bar as long as that share.

    A row is an outlet, a column a name of one contrast set, milder names left and harsher ones right. Below
    all sets together, a column is a stance. A share is conditional on naming the thing at all: an outlet
    that speaks less of it is not milder.

    Parameters
    ----------
    labels : DataFrame
        Of ``sa.labels``.
    contrast : str, optional
        A set of the table ("government or regime"); all sets together where none is given.
    outlets : sequence of str
        Outlets to show besides those in the table: one that used no name of the set gets a row that says
        so. Colours follow all of them.
    ax : Axes, optional
        Where to draw; a new figure where none is given.
    most : int
        Outlets to show, those with the most names.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For a set that is not in the table, or a table without a row.

    References
    ----------
    Hamborg, Zhukova and Gipp (2019), Automated Identification of Media Bias by Word Choice and Labeling in
    News Articles, JCDL.
    """
    rows = _rows_of(labels, contrast)
    known = sorted({*labels["outlet"].astype(str), *outlets})
    counts = _counts(rows, contrast, known)
    columns = list(counts[known[0]])
    shown = sorted(sorted(known, key=lambda outlet: -sum(counts[outlet].values()))[:most])
    styles = outlet_styles(known)
    title = _title(rows, contrast)
    axes = sheet(rows_height(len(shown)), ax)
    with drawing():
        cells = [[_cell(counts[outlet], column) for column in columns] for outlet in shown]
        heads = [(row_name(styles[outlet], _basis(counts[outlet])), styles[outlet]) for outlet in shown]
        draw_columns(axes, heads, [_heading(column, contrast) for column in columns], cells)
        caption = _caption(contrast, len(shown), len(known))
        finish(axes, title=title, caption=caption, alt=_alt(title, counts, shown), mine=ax is None)
    return axes


def _rows_of(labels: pd.DataFrame, contrast: str | None) -> pd.DataFrame:
    if labels.empty:
        raise SamestoryError(
            "names: the table has no row, so no outlet used a name of our contrast sets. Try "
            'sa.labels(corpus, voice="all"), or other articles.'
        )
    rows = labels if contrast is None else labels[labels["set"] == contrast]
    if rows.empty:
        known = some(list(dict.fromkeys(labels["set"])), 20)
        raise SamestoryError(f'names: no outlet used a name of "{contrast}". Used were: {known}.')
    return rows


def _counts(rows: pd.DataFrame, contrast: str | None, outlets: Sequence[str]) -> dict[str, Counts]:
    """How often each outlet took each name; columns from mild to harsh, (stance, name) each."""
    name = rows["stance"] if contrast is None else rows["term"]
    keys = zip(rows["outlet"].astype(str), rows["stance"], name, rows["count"], strict=True)
    found: dict[str, Counter[Column]] = {outlet: Counter() for outlet in outlets}
    for outlet, stance, term, count in keys:
        found[outlet][stance, term] += int(count)
    every = sum(found.values(), Counter())
    frequent = sorted(every, key=lambda column: (-every[column], column))
    kept = frequent if len(frequent) <= most_columns() else frequent[: most_columns() - 1]
    columns = sorted(kept, key=lambda column: (STANCES.index(column[0]), -every[column], column[1]))
    counts = {outlet: {column: found[outlet][column] for column in columns} for outlet in outlets}
    if len(columns) < len(frequent):
        for outlet, took in counts.items():
            took[OTHERS] = found[outlet].total() - sum(took.values())
    return counts


def _cell(counts: Counts, column: Column) -> Cell:
    count, of = counts[column], sum(counts.values())
    share = count / of if of else math.nan
    return Cell(share, of_all(count, of), FILLS.get(column[0], "hollow"))


def _heading(column: Column, contrast: str | None) -> str:
    """A column's name; "<nation>" stands for any nation."""
    stance, name = column
    return STANCE_HEADINGS[stance] if contrast is None else name.replace("<nation>", "[nation]")


def _basis(counts: Counts) -> str:
    """How many names a row rests on."""
    return counted(sum(counts.values()), "name") if any(counts.values()) else "not named"


def _title(rows: pd.DataFrame, contrast: str | None) -> str:
    """Who takes the harsher name most often, and who least, with counts; counts are no test."""
    what = "All contrast sets" if contrast is None else contrast[:1].upper() + contrast[1:]
    of: dict[Any, int] = rows.groupby("outlet")["count"].sum().to_dict()
    harsh: dict[Any, int] = rows[rows["stance"] == "harsh"].groupby("outlet")["count"].sum().to_dict()
    if not harsh:
        told = f"no outlet took a harsher name in {counted(sum(of.values()), 'mention')}"
        return f"{what}: {told} (counts, not tested)"
    share = {outlet: harsh.get(outlet, 0) / count for outlet, count in of.items() if count >= FEWEST}
    if not share:
        return f"{what}: no outlet named it {FEWEST} times or more (counts, not tested)"
    high, low = max(share, key=share.__getitem__), min(share, key=share.__getitem__)
    said = f"{what}: {high} took a harsher name in {harsh.get(high, 0):,} of {counted(of[high], 'mention')}"
    if share[low] < share[high]:
        said += f", {low} in {harsh.get(low, 0):,} of {of[low]:,}"
    return f"{said} (counts, not tested)"


def _caption(contrast: str | None, shown: int, known: int) -> str:
    several = "each stance" if contrast is None else "each name"
    lines = [
        f"share of {several} among an outlet's names for the thing · pale bar: all of them",
        "striped: harsher · hollow: neutral · dotted: milder (by our list) · –: no name of the list",
        "counts of listed names: not validated, and no test of a difference",
    ]
    if shown < known:
        lines.append(f"shown: {shown} of {known} outlets, the most names")
    return "\n".join(lines)


def _alt(title: str, counts: dict[str, Counts], shown: Sequence[str]) -> str:
    """The figure in words: what each outlet took how often."""
    said = []
    for outlet in shown:
        used = [f"“{name}” {count:,}" for (_, name), count in counts[outlet].items() if count]
        said.append(f"{outlet} {', '.join(used) or 'none'} of {sum(counts[outlet].values()):,}")
    return f"{title}. Names used: {'; '.join(said)}."
