"""The picture of keyness: each outlet's surest keywords, and beside them what only looks like one."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.keyness import Keyness
from analysis.compare.keyness.kinds import LARGE_Z, keywords_of
from analysis.compare.keyness.sentences import distinct
from analysis.errors import SamestoryError
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, label, outlet_styles
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["keywords"]

MOST_OUTLETS = 8
"""Outlets in the figure: those with the most events, and the caption says so."""
ROWS = 20
"""Keywords without names, all outlets together; each gets two at least."""
_LOOKALIKES = ("not shown within events", "one article's word")

Row = Mapping[Hashable, Any]


def keywords(result: Keyness, *, outlet: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw the surest keywords of each outlet, with what looks like a keyword and is none.

    The mark is the log ratio to base 2 within events (1 is twice as often as the others in the same events,
    0 as often), the line its 95 % interval; an arrow is an end that the articles do not bound. Beside it
    stand the outlet's articles and events that hold the term. Under the plain keywords, in italics, come
    those with names; under them, hollow, terms with a large pooled z that are no keywords, and why not.

    Parameters
    ----------
    result : Keyness
    outlet : str, optional
        One outlet, with more of its terms; the outlets with the most events where none is named.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For an outlet that was not compared.

    References
    ----------
    Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus
    Linguistics 13(4): why the articles and events stand beside the ratio.
    """
    shown = _outlets_shown(result, outlet)
    groups = {name: _rows_of(result.table, name, max(2, ROWS // max(len(shown), 1))) for name in shown}
    lines = sum(len(rows) + 1 for rows in groups.values())
    axes = sheet(1.5 + 0.22 * lines, ax)
    styles = outlet_styles(result.outlets["outlet"])
    with drawing():
        _frame(axes, list(groups.values()), lines)
        names = _draw_groups(axes, groups, styles)
        axes.set_yticks(range(lines), names)
        _letters(axes, groups)
        title, caption = _title(result, outlet), _caption(result, shown)
        finish(axes, title=title, caption=caption, alt=_alt(title, groups), mine=ax is None)
    return axes


def _outlets_shown(result: Keyness, outlet: str | None) -> list[str]:
    """The outlet asked for, or those with the most events, by name."""
    known = list(result.outlets["outlet"])
    if outlet is None:
        most = result.outlets.sort_values(["events", "outlet"], ascending=[False, True], kind="stable")
        return sorted(most["outlet"].head(MOST_OUTLETS))
    if outlet not in known:
        named = ", ".join(known[:20])
        raise SamestoryError(f'figures: "{outlet}" was not compared. Compared were: {named}.')
    return [outlet]


def _rows_of(table: pd.DataFrame, outlet: str, each: int) -> pd.DataFrame:
    """An outlet's rows to draw: plain keywords, those with names, lookalikes; ``drawn`` says which."""
    mine = table[(table["outlet"] == outlet) & table["within"].notna()]
    sure, few = keywords_of(mine), max(1, each // 3)
    rising = mine.sort_values(["z", "term"], ascending=[False, True], kind="stable")
    alike = rising[(rising["within"] > 0) & (rising["z"] > LARGE_Z) & rising["kind"].isin(_LOOKALIKES)]
    if (mine["kind"] == "too few events").any():
        alike = rising[rising["within"] > 0].head(each)
    parts = {
        "keyword": distinct(sure[~sure["name"]], each),
        "name": distinct(sure[sure["name"]], few),
        "lookalike": distinct(alike, few),
    }
    return pd.concat([rows.assign(drawn=drawn) for drawn, rows in parts.items()], ignore_index=True)


def _frame(axes: Axes, groups: list[pd.DataFrame], lines: int) -> None:
    """The line of "as often as the others", the scale in ratios and in times, room for every row."""
    rows = pd.concat(groups, ignore_index=True) if groups else pd.DataFrame(columns=["within"])
    ends = np.array([0.0, *rows["within"], *rows.get("ci_low", []), *rows.get("ci_high", [])], np.float64)
    ends = ends[np.isfinite(ends)]
    low, high = min(-0.8, ends.min() - 0.4), max(2.0, ends.max() + 0.6)
    axes.set_xlim(low, high)
    axes.set_ylim(lines - 0.4, -0.7)
    axes.axvline(0, color=PALE, linewidth=0.9, zorder=1)
    step = 2 if high - low < 14 else 4
    ticks = [tick for tick in range(-40, 60, step) if low <= tick <= high]
    axes.set_xticks(ticks, [f"{_whole(tick)}\n{_times(tick)}" for tick in ticks])
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.tick_params(axis="y", length=0, pad=9 * look().scale)


def _whole(tick: int) -> str:
    """A whole number with a minus sign that is one."""
    return str(tick).replace("-", "−")


def _times(tick: int) -> str:
    """A log ratio to base 2 as a factor: "4 ×"."""
    return f"{2**tick:,} ×" if tick >= 0 else f"1/{2**-tick:,} ×"


def _draw_groups(axes: Axes, groups: dict[str, pd.DataFrame], styles: dict[str, OutletStyle]) -> list[str]:
    """Every group under its outlet's name; gives the labels of all lines from above."""
    names: list[str] = []
    for outlet, rows in groups.items():
        names.append(styles[outlet].label(24, 1))
        if rows.empty:
            axes.annotate("nothing to show", (0, len(names) - 1), color=INK, va="center")
        for row in rows.to_dict("records"):
            _draw_row(axes, row, len(names), styles[outlet])
            names.append(label(row["term"], 24, 1))
    return names


def _draw_row(axes: Axes, row: Row, y: int, style: OutletStyle) -> None:
    """The interval with its arrows, the mark on it, and the articles and events beside it."""
    scale, (left, right) = look().scale, axes.get_xlim()
    if not (math.isnan(row["ci_low"]) or math.isnan(row["ci_high"])):
        ends = [max(row["ci_low"], left), min(row["ci_high"], right)]
        axes.plot(ends, [y, y], color=style.colour, linewidth=1.4 * scale, zorder=3)
        for end, edge, arrow in ((row["ci_low"], left, "<"), (row["ci_high"], right, ">")):
            if math.isinf(end):
                point: dict[str, Any] = {"markersize": 4.5 * scale, "color": style.colour, "clip_on": False}
                axes.plot([edge], [y], marker=arrow, linestyle="none", zorder=3, **point)
    axes.plot(
        [min(max(row["within"], left), right)],
        [y],
        marker=style.marker,
        markersize=(4.2 if row["drawn"] == "name" else 5.8) * scale,
        markerfacecolor="white" if row["drawn"] == "lookalike" else style.colour,
        markeredgecolor=style.colour,
        markeredgewidth=1.3 * scale,
        linestyle="none",
        zorder=4,
    )
    place: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center", "color": INK}
    axes.annotate(_beside(row), (1.03, y), fontsize=0.9 * look().text, **place)


def _beside(row: Row) -> str:
    """How many articles and events hold the term, and why a hollow one is no keyword."""
    if look().narrow:
        return f"{row['articles']} · {row['events']}"
    said = f"{counted(row['articles'], 'article')}, {counted(row['events'], 'event')}"
    return f"{said}: {row['kind']}" if row["drawn"] == "lookalike" else said


def _letters(axes: Axes, groups: dict[str, pd.DataFrame]) -> None:
    """Outlets in bold letters, names in italics."""
    kinds = [kind for rows in groups.values() for kind in ("outlet", *rows["drawn"])]
    for tick, kind in zip(axes.get_yticklabels(), kinds, strict=True):
        tick.set_fontweight("bold" if kind == "outlet" else "normal")
        tick.set_fontstyle("italic" if kind == "name" else "normal")


def _title(result: Keyness, outlet: str | None) -> str:
    """How many keywords, and whose."""
    outlets = result.outlets
    if outlet is not None:
        outlets = outlets[outlets["outlet"] == outlet]
    if not len(outlets) or (outlets["events"] < FEWEST_EVENTS).all():
        return f"Too few {result.within}s for keywords: the terms are examples"
    found = outlets["keywords"].sum()
    if not found:
        return f"No keyword was shown within the same {result.within}s"
    if outlet is not None:
        return f"{counted(found, 'keyword')} of {outlet} within the same {result.within}s"
    first = outlets.sort_values(["keywords", "outlet"], ascending=[False, True], kind="stable").iloc[0]
    said = f"{counted(found, 'keyword')} within the same {result.within}s"
    return f"{said}, the most of {first['outlet']} ({first['keywords']:,})"


def _caption(result: Keyness, shown: list[str]) -> str:
    """The scale, how to read it, and what is not shown."""
    everyone = len(result.outlets)
    narrow = look().narrow
    beside = "beside: articles · events of the outlet that hold it" if narrow else ""
    key = "line: 95 % interval · arrow: an end that is not bounded · filled: keyword · hollow: not a keyword"
    tested = int(result.table["p"].notna().sum())
    asked = f"italics: with names · q over {tested:,} tests · {result.voice} voice"
    left_out = "" if len(shown) == everyone else f" · shown: {len(shown)} of {everyone} {result.by}s"
    scale = f"log ratio to base 2 against the others in the same {result.within}s (below it: times as often)"
    return "\n".join(filter(None, [scale, key, beside, f"{asked} · the surest of each only{left_out}"]))


def _alt(title: str, groups: dict[str, pd.DataFrame]) -> str:
    """The picture in words: every row drawn, with its numbers."""
    told = []
    for outlet, rows in groups.items():
        terms = [
            f'"{row["term"]}" {number(row["within"], signed=True)} ({_span(row)}; '
            f"{counted(row['articles'], 'article')}, {counted(row['events'], 'event')}; {row['kind']})"
            for row in rows.to_dict("records")
        ]
        told.append(f"{outlet}: {', '.join(terms) or 'nothing to show'}")
    return f"{title}. Log ratios to base 2 within events. {'; '.join(told)}."


def _span(row: Row) -> str:
    """The interval in words, where there is one."""
    if math.isnan(row["ci_low"]) or math.isnan(row["ci_high"]):
        return "no interval"
    low, high = (
        number(end) if math.isfinite(end) else "not bounded" for end in (row["ci_low"], row["ci_high"])
    )
    return f"95 % interval {low} to {high}"
