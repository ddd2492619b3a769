"""The picture of agendas: who reported which event on which days, how much, who first, and who not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.compare.coverage import Coverage
from analysis.figures.panels import columns, days_between
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, OutletStyle, label, outlet_styles
from analysis.wording import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["agenda"]

MOST_OUTLETS, MOST_NARROW, MOST_EVENTS = 8, 5, 40
LARGEST = 60.0
"""Points squared of the largest dot, at the ordinary size of letters."""
LETTERS = 10
"""Letters of a heading below which another panel would hide more than it shows."""
NAMES = 0.83
"""Share of the width that is left of the names of events for the panels."""


def agenda(
    coverage: Coverage, *, ax: Axes | None = None, most: int = MOST_OUTLETS, events: int = MOST_EVENTS
) -> Axes:
    """Draw events from the top down and days from the left, a panel an outlet.

    A dot is what the outlet wrote on the event that day, its area the words (or articles). A ring is the
    first report of all outlets. A small cross stands where others reported the event and this corpus has
    no article of the outlet. Without days (or articles: ``sa.coverage_of_counts``) all dots stand below each
    other, one an event.

    Parameters
    ----------
    coverage : Coverage
        From ``sa.coverage``.
    ax : Axes, optional
    most, events : int
        Outlets and events to show, those with the most articles; the caption says so where there are more.

    Returns
    -------
    Axes

    """
    days = _days(coverage)
    outlets = _most(days, "outlet", min(most, _room()))
    shown = coverage.events[coverage.events["event"].isin(_most(days, "event", events))]
    names = shown["event"].tolist()
    styles = outlet_styles(coverage.table["outlet"])
    axes = sheet(1.9 + 0.172 * len(names), ax)
    days = days.assign(
        row=days["event"].map({name: row for row, name in enumerate(names)}),
        day=_numbers(days["date"]),
        area=LARGEST * look().scale * days["amount"] / days["amount"].max(),
    ).dropna(subset="row")
    with drawing():
        width = 1 / len(outlets)
        panels = columns(axes, [width] * len(outlets))
        for panel, outlet in zip(panels, outlets, strict=True):
            _frame(panel, days, names, styles[outlet], panels=len(outlets))
            _draw(
                panel, days[days["outlet"] == outlet], _firsts(shown, coverage.first[outlet]), styles[outlet]
            )
            _draw_left_out(panel, shown, coverage.matrix[outlet])
        _name_events(panels[0], shown)
        title, caption = _title(coverage), _caption(coverage, len(outlets), len(names))
        finish(axes, title=title, caption=caption, alt=_alt(coverage), mine=ax is None)
    return axes


def _days(coverage: Coverage) -> pd.DataFrame:
    """What was written day by day, as ``amount``; all of an event on one day where no day is known."""
    if len(coverage.days):
        return coverage.days.assign(amount=coverage.days["words" if coverage.unit == "words" else "articles"])
    amounts = coverage.words if coverage.unit == "words" else coverage.matrix
    long = amounts.rename_axis("event").reset_index().melt("event", var_name="outlet", value_name="amount")
    return long[long["amount"] > 0].assign(date="", articles=long["amount"])


def _most(days: pd.DataFrame, column: str, most: int) -> list[str]:
    """The names with the most articles, by name."""
    articles = days.groupby(column, sort=True)["articles"].sum()
    return sorted(articles.sort_values(ascending=False, kind="stable").index[:most])


def _numbers(dates: pd.Series) -> pd.Series:
    """Days since 1970; 0 for none."""
    dates = dates.where(dates != "", "1970-01-01")
    return pd.Series(dates.to_numpy("datetime64[D]").astype(np.int64), index=dates.index)


def _letters() -> float:
    """Bold letters that stand side by side above all panels."""
    return look().width * NAMES * 72 / (0.68 * look().text)


def _room() -> int:
    """How many panels the sheet has room for."""
    return MOST_NARROW if look().narrow else int(_letters() / LETTERS)


def _frame(panel: Axes, days: pd.DataFrame, names: list[str], style: OutletStyle, *, panels: int) -> None:
    """The grid of one outlet: a line an event, the first and the last day below."""
    first, last = days["date"].min(), days["date"].max()
    low, high = days["day"].min(), days["day"].max()
    margin = 0.06 * max(high - low, 1) + 0.5
    panel.set_xlim(low - margin, high + margin)
    panel.set_ylim(len(names) - 0.4, -0.6)
    panel.hlines(np.arange(len(names)), low - margin, high, color=PALE, alpha=0.22, linewidth=0.5, zorder=0)
    ends = days_between(first, last, 2) if first else []
    wide = not look().narrow
    letters = int(_letters() / panels)
    dated = letters >= sum(len(name) + 1 for _, name in ends)
    panel.set_xticks([at for at, _ in ends], [name if dated else name.split(" ")[0] for _, name in ends])
    for tick in panel.get_xticklabels():
        tick.set_horizontalalignment("left" if tick.get_position()[0] == ends[0][0] else "right")
    panel.set_yticks([])
    heading = style.label(max(letters, 7), 3)
    panel.set_title(heading, fontsize=look().text * (0.95 if wide else 0.85), loc="center", weight="bold")


def _firsts(shown: pd.DataFrame, delay: pd.Series) -> list[str]:
    """Events that the outlet reported first, where another could have been before it."""
    return shown.loc[shown["event"].map(delay).eq(0) & (shown["outlets"] > 1), "event"].tolist()


def _draw(panel: Axes, days: pd.DataFrame, firsts: list[str], style: OutletStyle) -> None:
    """Dots of one outlet, lines from its first to its last day, rings where it was the first of all."""
    span = days.groupby("row")["day"].agg(["min", "max"])
    panel.hlines(span.index, span["min"], span["max"], color=style.colour, alpha=0.45, linewidth=1.1)
    area = days["area"].clip(lower=3)
    # Dots of the first and the last day would be cut at the edge of the panel.
    free: dict[str, Any] = {"clip_on": False, "zorder": 3}
    panel.scatter(days["day"], days["row"], s=area, color=style.colour, linewidths=0, **free)
    first = days.sort_values("day", kind="stable").drop_duplicates("row")
    first = first[first["event"].isin(firsts)]
    ring = (np.sqrt(first["area"].clip(lower=3)) + 3.2 * look().scale) ** 2
    line: dict[str, Any] = {"facecolors": "none", "edgecolors": INK, "linewidths": 0.9}
    panel.scatter(first["day"], first["row"], s=ring, **line, **free)


def _draw_left_out(panel: Axes, shown: pd.DataFrame, articles: pd.Series) -> None:
    """A cross on the day of the first report of each event that others have and this outlet has not."""
    missing = shown[shown["event"].map(articles).eq(0).to_numpy()]
    panel.scatter(
        _numbers(missing["date"]),
        missing.index.map({name: row for row, name in enumerate(shown.index)}),
        marker="x",
        s=13 * look().scale,
        color=PALE,
        linewidths=0.9,
        zorder=2,
    )


def _name_events(panel: Axes, shown: pd.DataFrame) -> None:
    """Names of the events at the left edge, those outside the pool pale."""
    wide = not look().narrow
    names = [label(event, 24 if wide else 17, 1) for event in shown["event"]]
    panel.set_yticks(range(len(names)), names, fontsize=look().text * (0.85 if wide else 0.75))
    panel.tick_params(axis="y", length=0)
    for tick, inside in zip(panel.get_yticklabels(), shown["in_pool"], strict=True):
        tick.set_color(INK if inside else PALE)
        tick.set_fontstyle("normal" if inside else "italic")


def _title(coverage: Coverage) -> str:
    """The finding: who reported more, fewer or first more often, or that chance is not ruled out."""
    table, shared = coverage.table, counted(coverage.n_events, f"shared {_noun(coverage)}")
    if not table["p"].notna().any() and not table["first_p"].notna().any():
        same = (table["share"] == 1).all()
        told = "every outlet reported all" if same else "too few to decide who reported more"
        return f"Agendas of {len(table)} outlets, {shared}: {told}"
    beyond = table["q"] < 0.05
    more = table.loc[beyond & (table["difference"] > 0), "outlet"].tolist()
    fewer = table.loc[beyond & (table["difference"] < 0), "outlet"].tolist()
    ahead = (table["first_q"] < 0.05) & (table["first_share"] > table["first_expected"])
    first = table.loc[ahead, "outlet"].tolist()
    told = "; ".join(
        f"{listed(names) if len(names) < 3 else counted(len(names), 'outlet')} {words}"
        for names, words in ((more, "reported more"), (fewer, "reported fewer"), (first, "more often first"))
        if names
    )
    finding = told or "chance is not ruled out, neither in how many nor in who was first"
    return f"Agendas of {len(table)} outlets, {shared}: {finding}"


def _noun(coverage: Coverage) -> str:
    return "event" if coverage.within == "event" else coverage.within


def _caption(coverage: Coverage, outlets: int, events: int) -> str:
    """What dots, rings and crosses are; the pool; what is not shown."""
    days = _days(coverage)
    largest, dated = days["amount"].max(), days["date"].max() != ""
    left = []
    if outlets < len(coverage.table):
        left.append(f"{outlets} of {len(coverage.table)} outlets")
    if events < len(coverage.events):
        left.append(f"{events} of {len(coverage.events)} events")
    shown = f" · shown: {listed(left)}, the most articles" if left else ""
    dot = f"{days['date'].min()} to {days['date'].max()} · dot: one day" if dated else "dot: one event"
    ring = " · ring: first report of all" if dated else ""
    return (
        f"{dot}, area = {coverage.unit} (largest {largest:,.0f}){ring}\n"
        "cross: reported by others, no article of this outlet in this corpus\n"
        f"pale names: fewer than {coverage.pool} outlets, not in the pool, and crosses there do not count\n"
        f"the pool is made of these outlets: what all left out is not here{shown}"
    )


def _alt(coverage: Coverage) -> str:
    """The picture in words, an outlet at a time."""
    said = []
    for _, row in coverage.table.iterrows():
        first = f", first in {row['first']:.3g}" if row["timed"] else ""
        said.append(
            f"{row['outlet']} reported {row['covered']} of {row['events']}{first}, "
            f"{counted(row['articles'], 'article')}"
        )
    return f"{_title(coverage)}. {'; '.join(said)}."
