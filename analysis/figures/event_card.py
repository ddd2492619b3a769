"""The event card: one event on one page, as an index to passages and no proof of anything."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.statements import Statements
from analysis.compare.statements.absences import NOT_FOUND
from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.figures.sheet import drawing, look
from analysis.figures.style import INK, PALE, label, outlet_styles, safe
from analysis.measure import Measures
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["event_card"]

FEATURES = (
    *("frames.conflict", "frames.human_interest", "frames.economic"),
    *("loaded.words", "sourcing.quoted_share", "hedging.hedges"),
)
"""What the card shows where nothing else is asked for."""
MOST_OUTLETS = 12
NAME = 20
"""Letters of an outlet's name."""


def event_card(
    corpus: Corpus,
    measures: Measures,
    event: str,
    *,
    features: Sequence[str] = FEATURES,
    statements: Statements | None = None,
    by: str = "outlet",
    within: str = "event",
) -> Figure:
    """Draw one event on one page: headlines, a few measures by outlet, and what each text holds alone.

    One event cannot tell a habit from a bad day, so nothing is tested and no mark is filled: the card says
    which passages to read.

    Parameters
    ----------
    corpus : Corpus
    measures : Measures
        Of the same articles.
    event : str
    features : sequence of str
        Names in ``measures``; those that are not there are left out.
    statements : Statements, optional
        Of this event; adds how many statements each outlet shares, tells alone and lacks.
    by, within : str

    Returns
    -------
    Figure
        Its label (``figure.get_label()``) is the card in words.

    Raises
    ------
    SamestoryError
        For an event that is not there, or where none of the features was measured.
    """
    from matplotlib import pyplot as plt

    rows = _rows_of(corpus, measures, event, by=by, within=within)
    shown = [name for name in features if name in measures.table]
    if not shown:
        raise SamestoryError(
            f"event_card: none of {', '.join(features)} was measured. Name some of: "
            f"{', '.join(measures.features[:12])}."
        )
    outlets = list(dict.fromkeys(rows["outlet"]))[:MOST_OUTLETS]
    now = look()
    panels = len(shown) + (statements is not None)
    lines = math.ceil(panels / 2)
    heights = [0.7 + 0.46 * len(outlets), *[0.62 + 0.24 * len(outlets)] * lines]
    size = (now.width, (sum(heights) + 1.1) * now.scale)
    # The figure is made outside the settings: see ``sheet``.
    figure = plt.figure(
        figsize=size,
        layout="constrained",
        label=_in_words(rows, event, by, {name: measures.titles[name] for name in shown}),
    )
    with drawing():
        grid = figure.add_gridspec(1 + lines, 2, height_ratios=heights)
        _headlines(figure.add_subplot(grid[0, :]), rows, outlets)
        places = [(line, column) for line in range(1, lines + 1) for column in (0, 1)]
        for (line, column), name in zip(places, shown, strict=False):
            panel = figure.add_subplot(grid[line, column])
            _strip(panel, rows, name, outlets)
            _dress(panel, outlets, measures.titles[name], measures.units[name], names=column == 0)
        if statements is not None:
            line, column = places[len(shown)]
            _told(figure.add_subplot(grid[line, column]), statements, outlets, names=column == 0)
        _title(figure, rows, event, by)
    return figure


def _rows_of(corpus: Corpus, measures: Measures, event: str, *, by: str, within: str) -> pd.DataFrame:
    """The event's articles with their measures, by outlet."""
    articles = corpus.articles
    for column in (by, within):
        if column not in articles:
            raise SamestoryError(f'event_card: the articles have no column "{column}".')
    here = articles[articles[within].astype(str) == event]
    if here.empty:
        known = ", ".join(sorted(set(articles[within].astype(str)))[:8])
        raise SamestoryError(f'event_card: there is no {within} "{event}". There are: {known}.')
    told = here[["article", "headline", "date"]].assign(outlet=here[by].astype(str))
    joined = told.join(measures.table, on="article")
    return joined.sort_values(["outlet", "date", "article"], kind="stable").reset_index(drop=True)


def _headlines(axes: Axes, rows: pd.DataFrame, outlets: list[str]) -> None:
    """Each outlet's first headline, with its mark."""
    styles, now = outlet_styles(rows["outlet"]), look()
    letter = 0.56 * now.text / 72
    letters = int((now.width - 0.9 * NAME * letter - 0.5 * now.scale) / letter)
    for y, outlet in enumerate(outlets):
        mine = rows[rows["outlet"] == outlet]
        style = styles[outlet]
        axes.plot([0.01], [y], style.marker, color=style.colour, markersize=5 * now.scale, clip_on=False)
        text = safe(str(mine["headline"].iloc[0])) or "(no headline)"
        more = f" (+{len(mine) - 1} more)" if len(mine) > 1 else ""
        wrapped = "\n".join(textwrap.wrap(text + more, letters, max_lines=2, placeholder=" …"))
        axes.annotate(wrapped, (0.01, y), xytext=(9 * now.scale, 0), textcoords="offset points", va="center")
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.set_ylim(len(outlets) - 0.5, -0.5)
    axes.set_yticks(range(len(outlets)), [styles[outlet].label(NAME, 1) for outlet in outlets])
    axes.tick_params(axis="y", length=0, labelsize=0.9 * now.text)
    axes.spines[:].set_visible(False)


def _strip(axes: Axes, rows: pd.DataFrame, feature: str, outlets: list[str]) -> None:
    """One measure: a hollow mark an outlet, the mean of its articles."""
    styles, now = outlet_styles(rows["outlet"]), look()
    means = rows.groupby("outlet")[feature].mean().reindex(outlets)
    for y, (outlet, value) in enumerate(means.items()):
        style = styles[str(outlet)]
        if math.isfinite(value):
            axes.plot([0, value], [y, y], color=style.colour, linewidth=1.2 * now.scale, alpha=0.6)
            (mark,) = axes.plot([value], [y], marker=style.marker, markersize=6 * now.scale, clip_on=False)
            mark.set(markerfacecolor="white", markeredgecolor=style.colour)
        _beside(axes, number(value), y)
    axes.axvline(0, color=PALE, linewidth=0.8)


def _told(axes: Axes, statements: Statements, outlets: list[str], *, names: bool) -> None:
    """How many statements each outlet shares with others, tells alone, and lacks."""
    told, table = statements.matrix > 0, statements.table.set_index("statement")
    shared = table["outlets"] > 1
    for y, outlet in enumerate(outlets):
        mine = told[outlet] if outlet in told else pd.Series(False, index=table.index)
        counts = (int((mine & shared).sum()), int((mine & ~shared).sum()))
        absent = statements.absences
        lacking = int(((absent["outlet"] == outlet) & (absent["verdict"] == NOT_FOUND)).sum())
        axes.barh(y, counts[0], height=0.55, color=PALE)
        axes.barh(y, counts[1], left=counts[0], height=0.55, color="white", edgecolor=PALE, hatch="///")
        _beside(axes, f"{lacking} not found", y)
    _dress(axes, outlets, "Statements", "full: told by others too · striped: alone", names=names)


def _beside(axes: Axes, words: str, y: int) -> None:
    """Words to the right of a line, clear of a mark that stands at the edge."""
    where: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
    axes.annotate(words, (1, y), xytext=(6 * look().scale, 0), va="center", **where)


def _dress(axes: Axes, outlets: list[str], title: str, unit: str, *, names: bool) -> None:
    now, styles = look(), outlet_styles(outlets)
    axes.set_ylim(len(outlets) - 0.4, -0.6)
    axes.set_yticks(
        range(len(outlets)), [styles[outlet].label(NAME, 1) if names else "" for outlet in outlets]
    )
    axes.tick_params(axis="y", length=0, labelsize=0.9 * now.text)
    axes.tick_params(axis="x", labelsize=0.85 * now.text)
    axes.locator_params(axis="x", nbins=3 if now.narrow else 4)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.set_title(label(title, 15 if now.narrow else 26), loc="left", fontsize=now.text, weight="bold")
    axes.set_xlabel(label(unit, 24 if now.narrow else 44), color=PALE, fontsize=0.85 * now.text)


def _title(figure: Any, rows: pd.DataFrame, event: str, by: str) -> None:  # noqa: ANN401 - stubs of Figure
    now = look()
    days = sorted({day for day in rows["date"].astype(str) if day})
    when = "" if not days else f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}"
    outlets = rows["outlet"].nunique()
    title = f"{event}: {counted(len(rows), 'article')} of {counted(outlets, by)}{when}"
    shown = f"; {MOST_OUTLETS} of {outlets} shown" if outlets > MOST_OUTLETS else ""
    below = f"One event, shown as an example and not tested: it says which passages to read{shown}."
    head = {"x": 0.01, "ha": "left", "weight": "bold", "fontsize": 1.17 * now.text, "color": INK}
    figure.suptitle(now.wrapped(safe(title), size=1.17, bold=True), **head)
    foot = {"x": 0.01, "ha": "left", "fontsize": 0.9 * now.text, "color": PALE}
    figure.supxlabel(now.wrapped(below, size=0.9), **foot)


def _in_words(rows: pd.DataFrame, event: str, by: str, titles: dict[str, str]) -> str:
    """The card for readers who do not see it."""
    parts = [f"{event}: {counted(len(rows), 'article')} of {counted(rows['outlet'].nunique(), by)}."]
    for outlet, mine in rows.groupby("outlet", sort=True):
        means = mine[list(titles)].mean().to_numpy(np.float64)
        told = ", ".join(
            f"{title} {number(value)}" for title, value in zip(titles.values(), means, strict=True)
        )
        parts.append(f"{outlet}, “{mine['headline'].iloc[0]}”: {told}.")
    return " ".join([*parts, "One event, not tested."])
