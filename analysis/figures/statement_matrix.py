"""Statements against outlets: who tells what, and in whose text it was not found."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.statements import Statements
from analysis.compare.statements.absences import NOT_FOUND, UNCLEAR
from analysis.compare.statements.likeness import JOINS, JOINS_F1, LABELLED_PAIRS
from analysis.compare.statements.notes import OWN_LIKENESS
from analysis.errors import SamestoryError, expect
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, outlet_styles, safe
from analysis.wording import counted, listed, some

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["statement_matrix"]

MOST_ROWS, MOST_COLUMNS, MOST_IN_COLUMN_OF_A_PAPER = 25, 16, 8
"""Statements and outlets on one sheet; the caption says so where there are more."""
SHORTEST_NAME = 10
"""Letters below which a name above its column is written upwards."""
FEWEST, LONGEST = 2, 36
"""Outlets that must tell a statement before another can be said to lack it; letters of a name in a title."""
TOLD, NO_ARTICLE = "told", "no article"

_FILLING = {TOLD: "full", UNCLEAR: "left", NOT_FOUND: "none"}
_KEY = (
    f"● told · ◐ {UNCLEAR}: something near is there · ○ {NOT_FOUND} in the text as retrieved: "
    "a candidate to be confirmed by reading, no proof that it was left out"
)


@dataclass(frozen=True, eq=False)
class _Shown:
    """What is on the sheet: the rows and columns, the state of each cell, and each outlet's colour."""

    rows: pd.DataFrame
    outlets: list[str]
    states: list[list[str]]
    styles: dict[str, OutletStyle]


def statement_matrix(found: Statements, *, event: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw a row a statement and a column an outlet: told, unclear, or not found.

    Rows are statements that two or more outlets tell, those of most outlets above and, among equals, those
    that stand earlier in the texts; at most 25. A full mark: the outlet's text tells it. A half mark:
    something near is there. An empty mark: not found in the text as retrieved, by likeness of words; a
    candidate for an omission, to be confirmed by reading.

    Parameters
    ----------
    found : Statements
        What ``sa.statements`` gives.
    event : str, optional
        One event; all of ``found`` where none is given.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For an event that is not in ``found``.
    """
    expect("figures", found, Statements, "Pass what sa.statements gives.")
    if event is not None and event not in found.events:
        raise SamestoryError(
            f'figures: event "{event}" is not among the statements. There are: {some(found.events)}.'
        )
    table = found.table if event is None else found.table[found.table["event"] == event]
    shown = _shown(found, table)
    upwards = _upwards(shown.outlets)
    axes = sheet(1.75 + 0.36 * max(len(shown.rows), 1) + (0.7 if upwards else 0), ax)
    with drawing():
        _frame(axes, shown, upwards=upwards)
        _draw(axes, shown)
        title = _title(found, table)
        caption = _caption(found, table, shown)
        finish(axes, title=title, caption=caption, alt=_alt(title, shown), mine=ax is None)
    return axes


def _shown(found: Statements, table: pd.DataFrame) -> _Shown:
    """Rows, columns and cells: the statements that most outlets tell, the outlets that tell most of them."""
    several = table[table["outlets"] > 1]
    rows = several.sort_values(["outlets", "position"], ascending=[False, True], kind="stable").head(
        MOST_ROWS
    )
    there = found.matrix.loc[table["statement"]].dropna(axis=1, how="all")
    most = MOST_IN_COLUMN_OF_A_PAPER if look().narrow else MOST_COLUMNS
    told = (there.reindex(rows["statement"]) > 0).sum().sort_values(ascending=False, kind="stable")
    outlets = sorted(str(name) for name in told.index[:most])
    counts = found.matrix.loc[rows["statement"], outlets].to_numpy(np.float64)
    verdicts = {
        (statement, outlet): str(verdict)
        for statement, outlet, verdict in found.absences[["statement", "outlet", "verdict"]].itertuples(
            index=False
        )
    }
    states = [
        [_state(count, verdicts.get((number, outlet))) for outlet, count in zip(outlets, line, strict=True)]
        for number, line in zip(rows["statement"].tolist(), counts.tolist(), strict=True)
    ]
    return _Shown(rows, outlets, states, outlet_styles(map(str, found.matrix.columns)))


def _state(count: float, verdict: str | None) -> str:
    """What one cell says."""
    if count > 0:
        return TOLD
    return NO_ARTICLE if np.isnan(count) or verdict is None else verdict


def _letters() -> float:
    """Ordinary letters that stand side by side on the sheet."""
    return look().width * 72 / (0.56 * look().text)


def _room(outlets: list[str]) -> int:
    """Letters that the name of each outlet may take above its column."""
    return int(0.46 * _letters() / max(len(outlets), 1))


def _upwards(outlets: list[str]) -> bool:
    """Whether the names of outlets are written upwards, for want of room."""
    return _room(outlets) < SHORTEST_NAME


def _frame(axes: Axes, shown: _Shown, *, upwards: bool) -> None:
    """Room for the marks, the wording of each statement to their left and the outlets above."""
    wide, n = not look().narrow, len(shown.rows)
    axes.set_xlim(-0.6, max(len(shown.outlets), 1) - 0.4)
    axes.set_ylim(max(n, 1) - 0.5, -0.5)
    axes.tick_params(length=0, labelsize=look().text, colors=INK)
    axes.xaxis.tick_top()
    width = 22 if upwards else min(_room(shown.outlets), 26)
    lines = 2 if wide or not upwards else 1
    names = [shown.styles[outlet].label(width, lines) for outlet in shown.outlets]
    axes.set_xticks(range(len(names)), names, rotation=90 if upwards else 0)
    axes.set_yticks(range(n), [_short(wording, int(0.38 * _letters())) for wording in shown.rows["wording"]])
    axes.spines["bottom"].set_visible(False)
    for y in range(n - 1):
        axes.axhline(y + 0.5, color=PALE, alpha=0.25, linewidth=0.6, zorder=1)


def _short(wording: str, width: int) -> str:
    """A wording in two lines, cut at its end where it is longer."""
    return safe("\n".join(textwrap.wrap(wording, width, max_lines=2, placeholder=" …")))


def _draw(axes: Axes, shown: _Shown) -> None:
    """The marks, one call for each outlet and state, and how many outlets tell each statement."""
    scale = look().scale
    for x, outlet in enumerate(shown.outlets):
        column = [line[x] for line in shown.states]
        for state, filling in _FILLING.items():
            at = [y for y, one in enumerate(column) if one == state]
            look_of: dict[str, Any] = {"marker": "o", "markersize": 9 * scale, "linestyle": "none"}
            colours: dict[str, Any] = {"color": shown.styles[outlet].colour, "markerfacecoloralt": "white"}
            line = axes.plot([x] * len(at), at, fillstyle=filling, **look_of, **colours, zorder=3)[0]
            line.set_markeredgewidth(1.3 * scale)
            line.set_gid(state)
        for y in (y for y, one in enumerate(column) if one == NO_ARTICLE):
            axes.text(x, y, "–", ha="center", va="center", color=PALE)
    for y, (told, of) in enumerate(zip(shown.rows["outlets"], shown.rows["of"], strict=True)):
        where: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center", "color": PALE}
        axes.annotate(f"{told} of {of}", (1.01, y), **where)
    if shown.rows.empty:
        axes.annotate("no statement of two outlets", (0.5, 0.5), xycoords="axes fraction", ha="center")


def _title(found: Statements, table: pd.DataFrame) -> str:
    """How many statements several outlets tell, and in whose text most of them were not found."""
    several = int((table["outlets"] > 1).sum())
    start = f"{several} of {counted(len(table), 'statement')} told by two or more {found.by}s"
    if not several:
        return start
    if table["of"].max() <= FEWEST:
        return f"{start}; with two no omission can be seen"
    absent = found.absences[found.absences["statement"].isin(table["statement"])]
    missing = absent.loc[absent["verdict"] == NOT_FOUND, "outlet"].value_counts()
    if missing.empty:
        return f"{start}; none of them is listed as {NOT_FOUND}"
    most = int(missing.max())
    worst = sorted(str(name) for name in missing.index[missing == most])
    whose = (
        f"{_named(worst[0])}'s text" if len(worst) == 1 else f"the text of each of {len(worst)} {found.by}s"
    )
    return f"{start}; {most} of them {NOT_FOUND} in {whose} (to be confirmed)"


def _named(name: str) -> str:
    """A name short enough for a title: names of one publisher often differ at their end."""
    if len(name) <= LONGEST:
        return name
    start, end = name[: LONGEST // 2].rsplit(" ", 1)[0], name[-LONGEST // 2 :].split(" ", 1)[-1]
    return f"{start} … {end.lstrip(', ')}"


def _caption(found: Statements, table: pd.DataFrame, shown: _Shown) -> str:
    """The marks, then n and the order, then what the alignment is worth."""
    several, outlets = int((table["outlets"] > 1).sum()), int(_there(found, table))
    rows = "" if several == len(shown.rows) else f", {len(shown.rows)} of {several} shown"
    columns = "" if outlets == len(shown.outlets) else f", {len(shown.outlets)} of them shown"
    events = counted(table["event"].nunique(), found.within)
    size = (
        f"n = {counted(len(table), 'statement')}, {events}, {counted(outlets, found.by)}{columns} · rows: "
        f"told by two or more{rows}, by how many tell it, then by place in the text"
    )
    if found.threshold == JOINS and OWN_LIKENESS not in found.notes:
        worth = f"F1 {JOINS_F1:.2f} on {LABELLED_PAIRS} pairs of sentences, labelled by a language model"
    else:
        worth = "its fit was not measured"
    dash = " · – no article on it" if any(NO_ARTICLE in line for line in shown.states) else ""
    return f"{_KEY}{dash}\n{size}\njoined from likeness of words {found.threshold:g} ({worth})"


def _there(found: Statements, table: pd.DataFrame) -> int:
    """Outlets with an article on these events."""
    return int(found.matrix.loc[table["statement"]].notna().any().sum())


def _alt(title: str, shown: _Shown) -> str:
    """The figure in words: each statement, with the outlets in each state."""
    lines = []
    for wording, states in zip(shown.rows["wording"], shown.states, strict=True):
        said = []
        for state in _FILLING:
            names = [name for name, one in zip(shown.outlets, states, strict=True) if one == state]
            said += [f"{state}: {listed(names)}"] if names else []
        lines.append(f"“{' '.join(str(wording).split())}” ({'; '.join(said)})")
    return f"{title}. {' '.join(lines)}".strip()
