"""Pictures of telling outlets apart: mask by mask, and by how many events were learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.compare.distinguish import Distinguish
from analysis.compare.distinguish.result import AS_PRINTED, MASKED
from analysis.compare.distinguish.words import apart, masks_took
from analysis.compare.verdict import ALPHA
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, outlet_styles
from analysis.wording import counted, number, probability

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["learning_curve", "telling_apart"]

_BAND = "#d9dde1"
_TEXTS = {AS_PRINTED: ("as printed", "-"), MASKED: ("masked", "--")}


def telling_apart(result: Distinguish, *, ax: Axes | None = None) -> Axes:
    """Draw how well outlets were told apart on unseen events: as printed, mask by mask, all masked.

    The mark is macro-F1 (1: every article given to its outlet), the line its 95 % interval over events. The
    grey band is chance: from the mean to the 95th percentile of what the same gives with names shuffled
    within events. A hollow mark is not beyond chance. What the marks lose from top to bottom is the leak:
    marks of the house, not wording.

    Parameters
    ----------
    result : Distinguish
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    References
    ----------
    Ojala, M. & Garriga, G. C. (2010). Permutation tests for studying classifier performance. Journal of
    Machine Learning Research 11: why the band is drawn from shuffled names and not at one over the outlets.
    """
    table = result.table
    axes = sheet(1.7 + 0.3 * max(len(table), 2), ax)
    with drawing():
        _frame(axes, len(table))
        if table.empty:
            axes.annotate("cannot say", (0.5, 0.5), xycoords="axes fraction", ha="center", color=INK)
        else:
            _draw_band(axes, table)
            _draw_texts(axes, table)
        title = _title(result)
        finish(axes, title=title, caption=_caption(result), alt=_alt(result, title), mine=ax is None)
    return axes


def learning_curve(result: Distinguish, *, ax: Axes | None = None) -> Axes:
    """Draw macro-F1 on unseen events by how many events were learned from, as printed and masked.

    A curve that still rises says that more events would tell the outlets apart better: the figure of
    ``telling_apart`` is a floor. The band runs from the worst to the best order of events tried.

    Parameters
    ----------
    result : Distinguish
    ax : Axes, optional

    Returns
    -------
    Axes
    """
    axes = sheet(3.6, ax)
    curve = result.curve
    with drawing():
        axes.set_ylim(0, 1.04)
        axes.tick_params(labelsize=look().text, colors=INK)
        if curve.empty:
            axes.set_xticks([])
            axes.annotate("cannot say", (0.5, 0.5), xycoords="axes fraction", ha="center", color=INK)
        else:
            _draw_curves(axes, curve)
            _draw_chance(axes, float(result.table.iloc[-1]["chance"]))
        axes.set_ylabel("macro-F1 on unseen events")
        title, caption = _curve_title(result), _curve_caption(result)
        finish(axes, title=title, caption=caption, alt=_curve_alt(result, title), mine=ax is None)
    return axes


def _frame(axes: Axes, rows: int) -> None:
    axes.set_xlim(0, 1.02)
    axes.set_ylim(max(rows, 1) - 0.4, -0.6)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "0.25", "0.50", "0.75", "1"])
    axes.tick_params(labelsize=look().text, colors=INK)
    axes.tick_params(axis="y", length=0)
    axes.set_yticks([])


def _draw_band(axes: Axes, table: pd.DataFrame) -> None:
    """Chance beside each row, from its mean to its 95th percentile."""
    for y, (mean, high) in enumerate(zip(table["chance"], table["chance_high"], strict=True)):
        axes.fill_betweenx([y - 0.5, y + 0.5], mean, high, color=_BAND, linewidth=0, zorder=1)
    axes.plot(table["chance"], range(len(table)), color=PALE, linewidth=0.9, zorder=2)


def _draw_texts(axes: Axes, table: pd.DataFrame) -> None:
    """A row a text: interval, mark, figure; the first and the last in stronger letters."""
    colour, scale = outlet_styles(["a"])["a"].colour, look().scale
    axes.set_yticks(range(len(table)), list(table["text"]))
    for y, row in enumerate(table.to_dict("records")):
        whole = row["text"] in _TEXTS
        axes.plot([row["ci_low"], row["ci_high"]], [y, y], color=colour, linewidth=1.6 * scale, zorder=3)
        axes.plot(
            [row["macro_f1"]],
            [y],
            marker="o" if whole else "D",
            markersize=(7.5 if whole else 4.5) * scale,
            markerfacecolor=colour if row["p"] < ALPHA else "white",
            markeredgecolor=colour,
            markeredgewidth=1.4,
            linestyle="none",
            zorder=4,
        )
        words = f"{number(row['macro_f1'])}{'' if row['p'] < ALPHA else '  chance'}"
        place: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center"}
        axes.annotate(words, (1.02, y), weight="bold" if whole else "normal", **place)
    for tick, text in zip(axes.get_yticklabels(), table["text"], strict=True):
        tick.set_fontweight("bold" if text in _TEXTS else "normal")


def _draw_curves(axes: Axes, curve: pd.DataFrame) -> None:
    """The curve of the printed and of the masked text, each named where it ends."""
    styles, scale = outlet_styles(["a", "b"]), look().scale
    axes.set_xscale("log", base=2)
    axes.minorticks_off()
    ticks = sorted(set(curve["events"]))
    # The last step is the largest fold and may stand close to the one before it.
    shown = [n for n in ticks[:-1] if ticks[-1] / n > 1.3] + ticks[-1:]
    axes.set_xticks(shown, [f"{n:,}" for n in shown])
    axes.set_xlim(ticks[0] / 1.15, ticks[-1] * 1.05)
    for (name, (_, dashes)), style in zip(_TEXTS.items(), styles.values(), strict=True):
        rows = curve[curve["text"] == name]
        if rows.empty:
            continue
        look_of: dict[str, Any] = {"color": style.colour, "linestyle": dashes, "marker": style.marker}
        axes.fill_between(rows["events"], rows["lowest"], rows["highest"], color=style.colour, alpha=0.15)
        axes.plot(rows["events"], rows["macro_f1"], linewidth=1.6 * scale, markersize=5 * scale, **look_of)
    _name_curves(axes, curve)


def _name_curves(axes: Axes, curve: pd.DataFrame) -> None:
    """The names at the ends of the curves, moved apart where the curves meet."""
    styles = outlet_styles(["a", "b"])
    ends = [float(curve.loc[curve["text"] == name, "macro_f1"].iloc[-1]) for name in _TEXTS]
    apart = max(0.0, 0.09 - abs(ends[0] - ends[1])) / 2
    shifts = (apart, -apart) if ends[0] >= ends[1] else (-apart, apart)
    for (said, _), end, shift, style in zip(_TEXTS.values(), ends, shifts, styles.values(), strict=True):
        place: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "center", "color": style.colour}
        axes.annotate(f"{said} {number(end)}", (1.015, end + shift), weight="bold", **place)


def _draw_chance(axes: Axes, chance: float) -> None:
    axes.axhline(chance, color=PALE, linewidth=0.9, linestyle=":")
    axes.annotate(
        "names shuffled", (1.015, chance), xycoords=("axes fraction", "data"), va="center", color=PALE
    )


def _title(result: Distinguish) -> str:
    """As printed, masked, chance, and whether the last is beyond it."""
    if result.table.empty:
        return f"Too few {result.within}s to say whether they can be told apart"
    first, last = result.table.iloc[0], result.table.iloc[-1]
    verdict = apart(last["p"], result.draws)
    return (
        f"{len(result.confusion)} {result.by}s, marks of the house masked: {verdict} "
        f"(macro-F1 {number(first['macro_f1'])} as printed, {number(last['macro_f1'])} masked, "
        f"chance {number(last['chance'])})"
    )


def _caption(result: Distinguish) -> str:
    if result.table.empty:
        return str(result.notes[0])
    last = result.table.iloc[-1]
    took = masks_took(last)
    p = probability(last["p"])
    said = f"{result.n_events:,} {result.within}s in {result.folds} folds · {result.draws:,} shuffles"
    return (
        f"macro-F1 (0 to 1) on {result.within}s not learned from · line: 95 % interval over them\n"
        f"grey: names shuffled, mean to 95th percentile · hollow: not beyond chance\n"
        f"{f'{took} · ' if took else ''}masked: p {p if p.startswith('<') else f'= {p}'} · {said} · "
        "ridge on words and pairs of words"
    )


def _alt(result: Distinguish, title: str) -> str:
    """Every row in words."""
    said = [
        f"{row['text']} {number(row['macro_f1'])}, 95 % interval {number(row['ci_low'])} to "
        f"{number(row['ci_high'])}, chance {number(row['chance'])}"
        for row in result.table.to_dict("records")
    ]
    return f"{title}. {'; '.join(said) or 'Nothing is drawn'}."


def _curve_title(result: Distinguish) -> str:
    """Whether the masked curve still rises at its end."""
    rows = result.curve[result.curve["text"] == MASKED] if len(result.curve) else result.curve
    if rows.empty:
        return f"Too few {result.within}s for a learning curve"
    first, last = rows.iloc[0], rows.iloc[-1]
    events = f"from {first['events']:,} to {counted(last['events'], result.within)} learned from"
    return f"Masked, macro-F1 went from {number(first['macro_f1'])} to {number(last['macro_f1'])}, {events}"


def _curve_caption(result: Distinguish) -> str:
    return (
        f"{result.within}s learned from (each step doubles them; the last is all but a fold)\n"
        f"band: the worst and the best of several orders of {result.within}s · dotted: names shuffled"
    )


def _curve_alt(result: Distinguish, title: str) -> str:
    said = [
        f"{row['text']}, {counted(row['events'], result.within)}: {number(row['macro_f1'])}"
        for row in result.curve.to_dict("records")
    ]
    return f"{title}. {'; '.join(said) or 'Nothing is drawn'}."
