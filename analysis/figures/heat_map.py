"""Every outlet and feature on one sheet, each cell drawn as its instrument deserves."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.sentences import SUPPORTED, by_feature, title_of
from analysis.errors import SamestoryError, expect
from analysis.features.cards import GRADES
from analysis.figures.grades import GRADE_KEY, grade_look, write_grades
from analysis.figures.outlets import most_present, written_upwards
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, label, outlet_styles
from analysis.figures.wording import BEYOND_CHANCE
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["heat_map"]

MOST_ROWS, MOST_COLUMNS, MOST_IN_COLUMN_OF_A_PAPER = 40, 16, 6
"""Features and outlets on one sheet; the caption says where there are more, and the table has all."""
FULL_COLOUR = 2.0
"""The size of d_z at which the colour is full: more than twice what Cohen (1988) calls large."""
_CELLS, _CELLS_IN_COLUMN_OF_A_PAPER, _NUMBER = 0.68, 0.47, 3.3
"""Share of the sheet that the cells take beside the names, and how many letters wide a number is."""
_SMALLEST, _LARGEST = 0.72, 0.92

_ABOVE, _BELOW = (0x00, 0x5F, 0x9E), (0xB3, 0x43, 0x00)
_FAINTEST = 0.3
"""A frame of this strength can still be seen; the filling may be as pale as its number."""


def heat_map(
    comparison: Comparison, features: Sequence[str] | None = None, *, ax: Axes | None = None
) -> Axes:
    """Draw a row a feature and a column an outlet; only cells of validated instruments are filled.

    The number in a cell is the outlet's mean difference from the others in the same events, divided by
    the standard deviation of that difference between events (Cohen's d_z): how *regular* the difference
    is, so that features of other units can stand side by side; blue above, orange below the others. A
    hatched cell rests on an instrument that agrees with human coders weakly, an empty frame on one that
    does so no better than chance or that nobody has tested. Brackets: chance is not ruled out. A thick
    dark frame: supported.

    Parameters
    ----------
    comparison : Comparison
    features : sequence of str, optional
        Names in ``comparison.table``, in this order. Without them the first 40, validated ones above.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For a feature that was not compared.

    References
    ----------
    Cohen, J. (1988). Statistical power analysis for the behavioral sciences. Second edition.
    """
    expect("figures", comparison, Comparison, "Pass what sa.compare gives.")
    rows = _features(comparison, features)
    most = MOST_IN_COLUMN_OF_A_PAPER if look().narrow else MOST_COLUMNS
    outlets = most_present(comparison.table, most)
    table = comparison.table
    shown = table[table["feature"].isin(rows) & table["outlet"].isin(outlets)]
    cells = {(cell["feature"], cell["outlet"]): cell for cell in shown.to_dict("records")}
    axes = sheet(1.9 + 0.32 * len(rows) + (0.6 if written_upwards(outlets) else 0), ax)
    letters = _letters(len(outlets))
    with drawing():
        _frame(axes, [comparison.titles[feature] for feature in rows], outlets)
        for y, feature in enumerate(rows):
            for x, outlet in enumerate(outlets):
                _draw_cell(axes, x, y, cells.get((feature, outlet)), letters=letters)
        write_grades(axes, [_grade(shown, feature) for feature in rows], at=range(len(rows)))
        caption = _caption(comparison, shown)
        title, words = _title(shown), _alt(shown, rows, outlets)
        finish(axes, title=title, caption=caption, alt=words, mine=ax is None)
    return axes


def _features(comparison: Comparison, features: Sequence[str] | None) -> list[str]:
    """The rows from above: as asked for, else validated instruments first."""
    graded = comparison.table.drop_duplicates("feature").set_index("feature")["validity"]
    if features is None:
        place = [GRADES.index(grade) if grade in GRADES else len(GRADES) for grade in graded]
        order = pd.Series(place, graded.index).sort_values(kind="stable").index
        return list(order[:MOST_ROWS])
    asked = [features] if isinstance(features, str) else list(dict.fromkeys(features))
    for name in asked:
        if name not in graded:
            known = ", ".join(graded.index[:40])
            raise SamestoryError(f'figures: "{name}" was not compared. Compared were: {known}.')
    return asked


def _grade(shown: pd.DataFrame, feature: str) -> str:
    return str(shown.loc[shown["feature"] == feature, "validity"].iloc[0])


def _frame(axes: Axes, titles: Sequence[str], outlets: Sequence[str]) -> None:
    """Room for the cells, names of features to their left and of outlets above."""
    wide, upwards, styles = not look().narrow, written_upwards(outlets), outlet_styles(outlets)
    width = (
        22 if upwards else max(8, int(min(60, _inches() * 72 / (0.6 * look().text))) // max(len(outlets), 1))
    )
    axes.set_xlim(-0.5, len(outlets) - 0.5)
    axes.set_ylim(len(titles) - 0.5, -0.5)
    axes.tick_params(length=0, labelsize=look().text, colors=INK)
    axes.xaxis.tick_top()
    names = [styles[outlet].label(width) for outlet in outlets]
    axes.set_xticks(range(len(outlets)), names, rotation=90 if upwards else 0)
    axes.set_yticks(range(len(titles)), [label(title, 32 if wide else 20, 2) for title in titles])
    axes.set_facecolor("none")
    axes.spines["bottom"].set_visible(False)


def _inches() -> float:
    """About how wide the cells are together."""
    return look().width * (_CELLS_IN_COLUMN_OF_A_PAPER if look().narrow else _CELLS)


def _letters(columns: int) -> float:
    """Size of the numbers against ordinary letters: "(−2.3)" keeps clear of the frame of its cell."""
    inside = 0.8 * _inches() * 72 / max(columns, 1)
    return max(_SMALLEST, min(_LARGEST, inside / (_NUMBER * look().text)))


def _draw_cell(axes: Axes, x: int, y: int, cell: Mapping[Hashable, Any] | None, *, letters: float) -> None:
    """One cell: filled, hatched or an empty frame by its instrument; its number; the mark of a verdict."""
    from matplotlib.patches import Rectangle

    effect = math.nan if cell is None else float(cell["effect"])
    if cell is None or not math.isfinite(effect):
        axes.text(x, y, "–", ha="center", va="center", color=PALE)
        return
    grade, scale, supported = grade_look(str(cell["validity"])), look().scale, cell["verdict"] == SUPPORTED
    box: dict[str, Any] = {"xy": (x - 0.44, y - 0.4), "width": 0.88, "height": 0.8}
    face = _colour(effect) if grade.filled else "white"
    edge: dict[str, Any] = {
        "edgecolor": _colour(effect, _FAINTEST),
        "linewidth": 1.3 * scale,
        "linestyle": grade.line,
    }
    axes.add_patch(Rectangle(**box, facecolor=face, hatch=grade.hatch, **edge))
    if supported:
        axes.add_patch(Rectangle(**box, fill=False, edgecolor=INK, linewidth=2.4 * scale, zorder=3))
    dark = grade.filled and abs(effect) > 0.6 * FULL_COLOUR
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if grade.hatch else None
    axes.text(
        x,
        y,
        _number(cell, effect),
        ha="center",
        va="center",
        fontsize=letters * look().text,
        color="white" if dark else INK,
        weight="bold" if supported else "normal",
        bbox=behind,
        zorder=4,
    )


def _number(cell: Mapping[Hashable, Any], effect: float) -> str:
    """The number as it stands in the cell: in brackets where chance is not ruled out."""
    text = f"{effect:+.1f}".replace("-", "−") if abs(effect) >= 0.05 else "0.0"
    return text if cell["cause"] in BEYOND_CHANCE else f"({text})"


def _colour(effect: float, faintest: float = 0.0) -> str:
    """Blue above, orange below; the paler, the nearer to zero."""
    strength = max(faintest, min(abs(effect) / FULL_COLOUR, 1.0))
    mixed = (round(255 + (part - 255) * strength) for part in (_ABOVE if effect > 0 else _BELOW))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _title(shown: pd.DataFrame) -> str:
    """How many differences are supported, and how many instruments could support one."""
    supported = int((shown["verdict"] == SUPPORTED).sum())
    grades = shown.drop_duplicates("feature")["validity"]
    sure = int((grades == GRADES[0]).sum())
    verb, also = ("are" if number_of > 1 else "is" for number_of in (supported, sure))
    found = f"{supported or 'None'} of {counted(len(shown), 'difference')} {verb} supported"
    validated = f"{sure or 'none'} of {counted(len(grades), 'measure')} {also} validated"
    return f"{found}; {validated}"


def _caption(comparison: Comparison, shown: pd.DataFrame) -> str:
    """The unit, then how to read a cell, then what is not shown."""
    low, high = int(shown["n_events"].min()), int(shown["n_events"].max())
    events = counted(high, "event") if low == high else f"{low} to {counted(high, 'event')}"
    unit = (
        "in a cell: mean difference from the others, over its standard deviation between events (d_z); "
        f"full colour from {FULL_COLOUR:g} · {events}"
    )
    brackets = "in brackets: not beyond chance, or against few of the others only"
    key = f"{GRADE_KEY}\n{brackets} · thick frame: supported"
    table = comparison.table
    left = table["feature"].nunique() - shown["feature"].nunique()
    out = table["outlet"].nunique() - shown["outlet"].nunique()
    counts = [counted(n, noun) for n, noun in ((left, "feature"), (out, comparison.by)) if n]
    return f"{unit}\n{key}" + (f"\nnot shown: {' and '.join(counts)} of the table" if counts else "")


def _alt(shown: pd.DataFrame, rows: Sequence[str], outlets: Sequence[str]) -> str:
    """The figure in words: each feature with its grade, and each outlet's number and verdict."""
    titles, lines = by_feature(shown, title_of), []
    for feature in rows:
        mine = {cell["outlet"]: cell for cell in shown[shown["feature"] == feature].to_dict("records")}
        said = [
            f"{outlet} {number(mine[outlet]['effect'], signed=True)} ({mine[outlet]['verdict']})"
            for outlet in outlets
            if outlet in mine
        ]
        lines.append(f"{titles[feature]} ({_grade(shown, feature)}): {', '.join(said)}")
    return (
        f"{_title(shown)}. Mean differences over their standard deviation between events: {'; '.join(lines)}."
    )
