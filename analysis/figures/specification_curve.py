"""The specification curve: one outlet's difference under every choice, and the choices below it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.choices import Choices
from analysis.compare.choices.specification import DIMENSIONS
from analysis.compare.intervals import t_interval
from analysis.compare.verdict import AGREEMENT, ALPHA
from analysis.errors import SamestoryError
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, label, outlet_styles
from analysis.wording import counted, number, some, with_sign

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["specification_curve"]

OTHER_SIDE = "#c84c00"
ROW, CURVE = 0.15, 1.9
"""Inches of a row of choices, and of the curve."""
LEFT_OUT = ("outlet_left_out", "event_left_out")

_HEADS = {"copies": "wire copy", "least_outlets": "outlets asked", "estimator": "average"}
_OPTIONS = {
    ("part", "all"): "headline + body",
    ("voice", "all"): "with quotes",
    ("voice", "own"): "own voice",
    ("scale", "rank"): "rank in event",
}

Array = NDArray[np.float64]
Row = tuple[str, str, NDArray[np.bool_]]
"""The choice, the option's words, and in which specifications it was taken."""


def specification_curve(
    choices: Choices, outlet: str, *, mine: int | None = None, ax: Axes | None = None
) -> Axes:
    """Draw every estimate of one outlet, sorted, with the choices that made each of them below.

    A column is one specification. Above: the difference in spreads of the event differences (units differ
    between specifications, spreads do not) with its 95 % interval; a filled dot has q < .05, a hollow one
    not, a cross lies on the other side than the default, a square measures something else (the headline
    alone) and counts in no share. Medians have no interval. Below: a stroke marks what was chosen. The
    line through both is the default.

    Parameters
    ----------
    choices : Choices
    outlet : str
    mine : int, optional
        A row of ``choices.table`` to mark as the reader's own.
    ax : Axes, optional
        Where to draw; the panel of choices takes its lower part. A new figure where none is given.

    Returns
    -------
    Axes
        Those of the curve; the panel of choices comes after them in their figure.

    Raises
    ------
    SamestoryError
        For an outlet of which nothing was tried, or a row that is not one of its specifications.

    References
    ----------
    Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. Nature Human
    Behaviour 4.
    """
    rows = _rows_of(choices, outlet)
    chosen = _chosen(rows, choices.titles)
    at = _place(rows, mine)
    below = ROW * len(chosen)
    axes = sheet(1.2 + CURVE + below, ax)
    with drawing():
        panel = _below(axes, below / (CURVE + below))
        _curve(axes, rows, outlet_styles(choices.summary["outlet"])[outlet].colour)
        _panel(panel, rows, chosen)
        _lines(axes, panel, rows, at)
        words = {"title": _title(choices, outlet), "caption": _caption(choices, rows, at)}
        finish(axes, **words, alt=_alt(choices, outlet, rows, at), mine=ax is None)
        axes.spines["bottom"].set_visible(False)
        if ax is not None:
            panel.set_xlabel(axes.get_xlabel(), color=PALE, fontsize=0.9 * look().text)
            axes.set_xlabel("")
    return axes


def _below(axes: Axes, share: float) -> Axes:
    """Split the axes: new ones below them take this share of their height."""
    figure: Any = axes.figure
    spec = axes.get_subplotspec()
    if spec is None:
        box = axes.get_position()
        axes.set_position((box.x0, box.y0 + share * box.height, box.width, (1 - share) * box.height))
        below: Axes = figure.add_axes((box.x0, box.y0, box.width, share * box.height))
        return below
    halves = spec.subgridspec(2, 1, height_ratios=(1 - share, share), hspace=0.0)
    axes.set_subplotspec(halves[0])
    panel: Axes = figure.add_subplot(halves[1])
    return panel


def _rows_of(choices: Choices, outlet: str) -> pd.DataFrame:
    rows = choices.table[choices.table["outlet"] == outlet]
    if rows.empty:
        known = ", ".join(choices.summary["outlet"].head(40)) or "none"
        raise SamestoryError(f'figures: no choices were tried for "{outlet}". They were for: {known}.')
    return rows


def _place(rows: pd.DataFrame, mine: int | None) -> int | None:
    """On which column the reader's own specification stands."""
    if mine is None:
        return None
    if mine not in rows.index:
        raise SamestoryError(
            f"figures: row {mine} is no specification of this {rows['outlet'].iloc[0]!r}. "
            "Pass an index of choices.table."
        )
    return rows.index.tolist().index(mine)


def _chosen(rows: pd.DataFrame, titles: dict[str, str]) -> list[Row]:
    """The rows of the panel: options of choices that vary; leaving out is one row for each kind."""
    found: list[Row] = []
    for dimension in DIMENSIONS:
        column = rows[dimension]
        if dimension in LEFT_OUT:
            left = (column != "").to_numpy(np.bool_)
            if left.any():
                found.append(("left out", f"one {dimension.split('_')[0]}", left))
            continue
        default = rows.loc[rows["default"], dimension].iloc[0]
        options = sorted(column.unique(), key=lambda option: (option != default, str(option)))
        if len(options) > 1:
            head = _HEADS.get(dimension, dimension)
            found += [
                (head, _words(dimension, option, titles), (column == option).to_numpy(np.bool_))
                for option in options
            ]
    return found


def _words(dimension: str, option: object, titles: dict[str, str]) -> str:
    """An option as the panel names it; an instrument by its title, in a column by its short name."""
    name = str(option)
    if dimension == "instrument":
        return name.split(".")[-1].replace("_", " ") if look().narrow else titles.get(name, name)
    return _OPTIONS.get((dimension, name), name)


def _effects(rows: pd.DataFrame) -> Array:
    """Effects; those without spread over events a little beyond all others, at the end of their sign."""
    effect = rows["effect"].to_numpy(np.float64).copy()
    most = max(float(np.nanmax(np.abs(effect), initial=0.0)), 1.0) * 1.1
    without = np.isnan(effect)
    effect[without] = np.sign(rows["estimate"].to_numpy(np.float64)[without]) * most
    return effect


def _curve(axes: Axes, rows: pd.DataFrame, colour: str) -> None:
    """Intervals first, then the marks on them."""
    scale, at, effect = look().scale, np.arange(len(rows)), _effects(rows)
    # The interval of a mean over its spread is the same for all specifications with as many events.
    low, high = t_interval(effect, np.ones(len(rows)), rows["n_events"].to_numpy(np.float64))
    drawn = (rows["ci_low"].notna() & rows["effect"].notna()).to_numpy(np.bool_)
    apart = ((rows["ci_low"] > 0) | (rows["ci_high"] < 0)).to_numpy(np.bool_)
    thin = min(1.6, 160 / len(rows)) * scale * look().width / 8.4
    for keep, shade in ((drawn & ~apart, "#c9ced4"), (drawn & apart, "#9aa3ad")):
        axes.vlines(
            at[keep],
            low[keep],
            high[keep],
            color=shade,
            linewidth=max(thin, 0.4),
            antialiased=False,
            zorder=2,
        )
    axes.axhline(0, color=PALE, linewidth=0.9, zorder=1)
    size = (min(5.0, 2.2 + 90 / len(rows)) * scale * (0.75 if look().narrow else 1)) ** 2
    for keep, marks in _kinds(rows, colour):
        larger = 2.2 if marks["marker"] == "X" else 1.0
        axes.scatter(at[keep], effect[keep], s=larger * size, zorder=4, **marks)
    axes.set_xlim(-1, len(rows))
    axes.set(xticks=[])
    axes.set_ylabel("difference\n(in spreads)", color=INK)
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.locator_params(axis="y", nbins=4 if look().narrow else 6)


def _kinds(rows: pd.DataFrame, colour: str) -> list[tuple[NDArray[np.bool_], dict[str, Any]]]:
    """Which specifications get which mark: shape says side and construct, filling says chance."""
    same, agrees = rows["construct"] == "same", rows["agrees"].astype(bool)
    sure = rows["q"] < ALPHA
    ring = {"facecolor": "white", "linewidth": 0.8}
    return [
        ((same & agrees & sure).to_numpy(), {"marker": "o", "color": colour, "linewidth": 0.8}),
        ((same & agrees & ~sure).to_numpy(), {"marker": "o", "edgecolor": colour, **ring}),
        ((same & ~agrees).to_numpy(), {"marker": "X", "color": OTHER_SIDE, "linewidth": 0.0}),
        ((~same).to_numpy(), {"marker": "s", "edgecolor": INK, **ring}),
    ]


def _panel(panel: Axes, rows: pd.DataFrame, chosen: list[Row]) -> None:
    """A row an option, a stroke where it was taken; the name of a choice stands before its first option."""
    narrow = look().narrow
    stroke = max(min(2.6, 330 / len(rows)) * look().width / 8.4, 0.5)
    names, before = [], ""
    for y, (head, option, taken) in enumerate(chosen):
        at = np.flatnonzero(taken)
        panel.vlines(at, y - 0.36, y + 0.36, color=INK, linewidth=stroke, antialiased=False)
        text = label(option, 18 if narrow else 30, 1)
        names.append(text if head == before or narrow else f"{head}:  {text}")
        if y and head != before:
            panel.axhline(y - 0.5, color="#d5d9de", linewidth=0.7)
        before = head
    panel.set_xlim(-1, len(rows))
    panel.set_ylim(len(chosen) - 0.5, -0.5)
    panel.set_yticks(range(len(chosen)), names, fontsize=0.86 * look().text, color=INK)
    panel.set(xticks=[])
    panel.tick_params(length=0)
    panel.spines[:].set_visible(False)


def _lines(axes: Axes, panel: Axes, rows: pd.DataFrame, mine: int | None) -> None:
    """The default, and the reader's own choice, through the curve and the choices."""
    default = int(np.flatnonzero(rows["default"])[0])
    marked = [(default, "default", "-")] + ([] if mine is None else [(mine, "yours", (0, (3, 2)))])
    for x, words, line in marked:
        for one in (axes, panel):
            one.axvline(x, color=INK, linewidth=0.9, linestyle=line, zorder=3)
        right = x > len(rows) / 2
        axes.annotate(
            words,
            (x, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(-3 if right else 3, 0 if words == "default" else -1.2 * look().text),
            textcoords="offset points",
            ha="right" if right else "left",
            va="top",
            color=INK,
            weight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
            zorder=6,
        )


def _summary(choices: Choices, outlet: str) -> pd.Series:
    return choices.summary[choices.summary["outlet"] == outlet].iloc[0]


def _title(choices: Choices, outlet: str) -> str:
    """The share that agrees and the joint p, with what the choices answer makes of them."""
    row = _summary(choices, outlet)
    what = f"{choices.title}, {outlet}"
    others = int(row["specifications"]) - 1
    if not others:
        return f"{what}: there was no other way to measure it"
    if not math.isfinite(row["share_agreeing"]):
        return f"{what}: no side to keep"
    agreeing = f"{round(row['share_agreeing'] * others):,} of {others:,} other choices give the same side"
    if not math.isfinite(row["joint_p"]):
        return f"{what}: {agreeing}; too few events to rule out chance"
    if row["share_agreeing"] < AGREEMENT:
        verdict = "it depends on choices"
    elif row["joint_p"] < ALPHA:
        verdict = "it survives other choices"
    else:
        verdict = "over all choices chance is not ruled out"
    return f"{what}: {verdict} ({agreeing}, joint p {with_sign(row['joint_p'])})"


def _caption(choices: Choices, rows: pd.DataFrame, mine: int | None) -> str:
    row = _summary(choices, str(rows["outlet"].iloc[0]))
    crossed = counted(row["specifications"], "specification")
    left = int(((rows["outlet_left_out"] != "") | (rows["event_left_out"] != "")).sum())
    other = int((rows["construct"] != "same").sum())
    more = [f"{left:,} that leave one out"] if left else []
    more += [f"{other:,} that measure something else (squares)"] if other else []
    lines = [
        f"each column is one way to measure it: {', '.join([crossed, *more])} · "
        f"{counted(row['n_events'], choices.within)}",
        "height: difference over the spread of its events · lines: 95 % intervals · filled: q < .05 · "
        "hollow: not · cross: the other side",
    ]
    if rows["effect"].isna().any():
        lines.append("at the very end without an interval: the same difference in every event, no spread")
    if mine is not None:
        lines.append("dashed: your choice")
    return "\n".join(lines)


def _alt(choices: Choices, outlet: str, rows: pd.DataFrame, mine: int | None) -> str:
    row, effect = _summary(choices, outlet), rows["effect"]
    default = rows[rows["default"]].iloc[0]
    said = [
        f"{_title(choices, outlet)}. {counted(len(rows), 'estimate')} sorted from "
        f"{number(effect.min(), signed=True)} to {number(effect.max(), signed=True)} spreads of the event "
        f"differences; the default is {number(default['effect'], signed=True)}",
    ]
    if row["matters_most"]:
        said.append(f"the choice that matters most is {row['matters_most']}")
    if row["turned_alone"]:
        said.append(f"alone these take the side away: {some(row['turned_alone'].split('; '), most=4)}")
    if mine is not None:
        said.append(f"the marked choice is {number(float(effect.iloc[mine]), signed=True)}")
    return "; ".join(said) + "."
