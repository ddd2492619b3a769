"""How far an instrument agrees with people: each card between reading nothing and another person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, NOT_VALIDATED, Card, cards_of
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.figures.grades import grade_look, write_grades
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import INK, PALE, label
from analysis.wording import counted, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["instruments", "validity"]

MOST_CARDS = 30
"""Rows on one sheet; the caption says where there are more."""
_ROOMY = 7.0
"""Inches, for letters of a web page, below which a row has no room for its figure in digits."""
_VALIDATED_FROM = 0.7
"""Of the way from floor to ceiling, as ``grade`` asks; drawn so that a reader can check it."""
_LEAST, _MOST = (-0.15, 1.15), (-0.5, 1.7)
"""How far the axis reaches beyond floor and ceiling; an interval that is longer ends in an arrow."""
_DIGITS = 125
"""Points that the figures in digits take beside the axes of a web page."""

_COINS = ("pair accuracy", "AUC", "outlet pairs")
"""Metrics that a coin can answer: of two, which one has more?"""


def validity(feature: str | Feature, *, ax: Axes | None = None) -> Axes:
    """Draw the cards of one feature: a dot a gold set and test, its 95 % interval, between floor and ceiling.

    Every figure is placed by how far it stands on the way from its floor (0: a coin, or the answer that
    needs no reading) to its ceiling (1: another person, or perfect agreement where nobody has measured
    people), since an accuracy of 0.53 and a correlation of 0.20 have different floors. An interval that
    reaches the line at 0 is no better than that; from the dotted line on it is *validated*. The digits on
    the right are the figures as they were measured.

    Parameters
    ----------
    feature : str or Feature
        "sentiment.vader"; a feature that ``sa.learn`` made brings cards of its own.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For an unknown feature, or one that no set coded by people has judged.
    """
    named = _features([feature])
    if len(named) != 1:
        raise SamestoryError(
            f'figures: "{feature}" names {len(named)} features; name one, as family.name, or draw all with '
            "figures.instruments."
        )
    one = named[0]
    found = sorted(cards_of(one), key=_badness, reverse=True)
    if not found:
        raise SamestoryError(
            f'figures: "{one.name}" is not validated: it has no card, so there is nothing to draw. '
            "sa.features() has the grade of each feature; figures.instruments draws several."
        )
    names = [_names_of(card) for card in found]
    grades = [card.grade for card in found]
    title = f"{one.title}: {found[0].grade}, by {_worst_in_words(found[0])}"
    return _draw(found, names, grades, title=title, ax=ax)


def instruments(features: Iterable[str | Feature], *, ax: Axes | None = None) -> Axes:
    """Draw one row a feature: the card that decides its grade, the worst of those that it has.

    Parameters
    ----------
    features : iterable of str or Feature
        In this order from above; a family ("frames") stands for all its features.
    ax : Axes, optional
        Where to draw; a new figure where none is given.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        For an unknown feature.
    """
    chosen = _features([features] if isinstance(features, str | Feature) else features)
    found = [max(cards_of(one), key=_badness, default=None) for one in chosen]
    names = [
        f"{label(one.title, 34, 1)}\n{_gold(card) if card else 'no gold set'}"
        for one, card in zip(chosen, found, strict=True)
    ]
    grades = [card.grade if card else NOT_VALIDATED for card in found]
    sure = grades.count(GRADES[0])
    verb = "are" if sure > 1 else "is"
    title = (
        f"{sure or 'None'} of {counted(len(chosen), 'measure')} {verb} validated, by the worst card of each"
    )
    return _draw(found, names, grades, title=title, ax=ax)


def _features(asked: Iterable[str | Feature]) -> tuple[Feature, ...]:
    return resolve(list(asked))


def _badness(card: Card) -> int:
    return GRADES.index(card.grade)


def _way(card: Card, value: float) -> float:
    """How far a figure stands on the way from floor to ceiling."""
    return (value - card.floor) / (card.ceiling - card.floor)


def _draw(
    found: Sequence[Card | None],
    names: Sequence[str],
    grades: Sequence[str],
    *,
    title: str,
    ax: Axes | None,
) -> Axes:
    """The sheet: lines of floor and ceiling, a row a card, its figure in digits and its grade in words."""
    shown = range(min(len(found), MOST_CARDS))
    axes = sheet(1.75 + 0.44 * len(shown), ax)
    roomy = _roomy()
    with drawing():
        _frame(axes, [names[row] for row in shown])
        axes.set_xlim(*_reach([found[row] for row in shown]))
        for y in shown:
            card = found[y]
            if card is None:
                axes.text(0.5, y, "not tested", ha="center", va="center", color=PALE)
                continue
            _draw_card(axes, card, y)
            if roomy:
                axes.annotate(
                    _digits(card),
                    (1, y),
                    xytext=(8 * look().scale, 0),
                    xycoords=("axes fraction", "data"),
                    textcoords="offset points",
                    va="center",
                    fontsize=0.85 * look().text,
                )
        gap = _DIGITS if roomy else 8
        write_grades(axes, [grades[y] for y in shown], at=list(shown), gap=gap)
        words = _alt(found, names, grades, title)
        finish(axes, title=title, caption=_caption(found, roomy), alt=words, mine=ax is None)
    return axes


def _frame(axes: Axes, names: Sequence[str]) -> None:
    """Room for the rows, the lines that every row is held against, and their names above."""
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.axvline(0, color=INK, linewidth=1.1, zorder=1)
    axes.axvline(_VALIDATED_FROM, color=PALE, linewidth=0.9, linestyle=":", zorder=1)
    axes.axvline(1, color=PALE, linewidth=0.9, linestyle="--", zorder=1)
    axes.tick_params(length=0, labelsize=0.92 * look().text, colors=INK)
    axes.xaxis.tick_top()
    axes.set_xticks([0, 1], ["no reading\n(a coin flip)" if _roomy() else "a coin\nflip", "another\nperson"])
    axes.set_yticks(range(len(names)), names)
    axes.spines["bottom"].set_visible(False)


def _reach(found: Sequence[Card | None]) -> tuple[float, float]:
    """The ends of the axis: floor and ceiling with room for every dot."""
    ways = [_way(card, card.figure) for card in found if card]
    lows = [_way(card, card.ci_low) for card in found if card]
    left = max(min([_LEAST[0], *lows, *(way - 0.1 for way in ways)]), _MOST[0])
    right = min(max([_LEAST[1], *(way + 0.1 for way in ways)]), _MOST[1])
    return left, right


def _draw_card(axes: Axes, card: Card, y: int) -> None:
    """The interval, cut where the sheet ends, and the dot: full, half or hollow by the grade."""
    grade, scale = grade_look(card.grade), look().scale
    ends = [_way(card, value) for value in (card.ci_low, card.ci_high)]
    left, right = axes.get_xlim()
    inside = [min(max(end, left), right) for end in ends]
    axes.plot(inside, [y, y], color=INK, linewidth=1.5 * scale, zorder=3)
    for end, drawn, arrow in zip(ends, inside, "<>", strict=True):
        if end != drawn:
            axes.plot([drawn], [y], marker=arrow, markersize=5 * scale, color=INK, clip_on=False, zorder=3)
    axes.plot(
        [min(max(_way(card, card.figure), left), right)],
        [y],
        marker="o",
        markersize=8 * scale,
        fillstyle=grade.half,
        markerfacecolor=INK if grade.half != "none" else "white",
        markerfacecoloralt="white",
        markeredgecolor=INK,
        markeredgewidth=1.3 * scale,
        linestyle="none",
        zorder=4,
    )


def _roomy() -> bool:
    """Whether a row has room for its figure in digits, for letters of this size."""
    return look().width / look().scale > _ROOMY


def _gold(card: Card) -> str:
    """The gold set, the scope, and what was counted, in a few words."""
    metric, scope = card.metric.partition(",")[0], card.scope.partition(",")[0]
    if _roomy():
        return label(f"{card.gold}, {scope}: {metric}", 46, 1)
    return label(f"{card.gold}: {metric}", 26, 1)


def _names_of(card: Card) -> str:
    """Two lines for a row of one feature: the set and the metric, then how many of which unit."""
    counted_units = f"{card.n:,} × {card.unit}" if _roomy() else f"n = {card.n:,}"
    return f"{_gold(card)}\n{label(counted_units, 48, 1)}"


def _digits(card: Card) -> str:
    """The figure as measured, and what it is held against."""
    people = f", people {card.ceiling:.2f}" if card.ceiling < 1 else ""
    return (
        f"{number(card.figure)} ({number(card.ci_low)} to {number(card.ci_high)})\n"
        f"floor {card.floor:.2f}{people}"
    )


def _worst_in_words(card: Card) -> str:
    """The test that decided, for a title."""
    metric = card.metric.partition(",")[0]
    coin = " (a coin gets 0.50)" if metric in _COINS and card.floor == 0.5 else ""
    return f"{metric} {number(card.figure)} on {card.gold}{coin}"


def _caption(found: Sequence[Card | None], roomy: bool) -> str:
    """What the axis is, what the marks mean, where the figures come from."""
    held = [card for card in found if card is not None]
    axis = (
        "how far from what needs no reading (left line) to another person, or to perfect where no person "
        "was measured (right line)"
    )
    digits = " · digits: as measured" if roomy else ""
    key = (
        f"bar: 95 % interval{digits} · full dot: validated (from the dotted line on) · half: weak · "
        "hollow: no better than chance"
    )
    dates = ", ".join(sorted({card.date for card in held}))
    source = f"cards measured {dates}" if held else "no cards"
    left = len(found) - MOST_CARDS
    return f"{axis}\n{key}\n{source}" + (f" · not shown: {counted(left, 'row')}" if left > 0 else "")


def _alt(found: Sequence[Card | None], names: Sequence[str], grades: Sequence[str], title: str) -> str:
    """The figure in words, a row a clause."""
    said = []
    for card, name, grade in zip(found, names, grades, strict=True):
        row = name.replace("\n", ", ")
        figures = _digits(card).replace("\n", ", ") if card else "not tested"
        said.append(f"{row}: {figures}: {grade}")
    return f"{title}. {'; '.join(said)}."
