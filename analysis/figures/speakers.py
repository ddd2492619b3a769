"""The picture of who speaks: of each outlet's quoted words, the share of every kind of source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.compare.sentences import SUPPORTED, TOO_FEW
from analysis.errors import SamestoryError
from analysis.features.speakers import KINDS
from analysis.figures.columns import Cell, draw_columns, most_columns, row_name, rows_height
from analysis.figures.outlets import most_present
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import outlet_styles
from analysis.measure.measures import Measures
from analysis.wording import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["speakers"]

MOST_OUTLETS = 16
UNKNOWN = "kind unknown"
MOST_KINDS = 5
"""Columns at most: more of them are many bars of nothing; the caption names the kinds without one."""
NAMES = {
    "civil_society": "civil society",
    "documents": "documents",
    "anonymous_speakers": "without a name",
    "unattributed": "nobody found",
}
"""Headings that are not the measure's own name."""


def speakers(
    comparison: Comparison,
    measures: Measures | None = None,
    *,
    ax: Axes | None = None,
    most: int = MOST_OUTLETS,
) -> Axes:
    """Draw who speaks in each outlet: the share of its quoted words that every kind of source says.

    A row is an outlet, a column a kind of source, from the one with the most words to the one with the
    fewest. A share is the mean over the outlet's articles, the ``mean`` of ``comparison.table``. A filled
    bar is a share that differs from the other outlets' with all three answers; a hollow one does not. What
    is left to 100 % is quoted from speakers whose kind the rules could not tell.

    Parameters
    ----------
    comparison : Comparison
        Of the measures in ``analysis.features.speakers.KINDS``, or of some of them.
    measures : Measures, optional
        What was compared. With it each row says how many quoted words it rests on: a share of 100 % can be
        one quotation.
    ax : Axes, optional
        Where to draw; a new figure where none is given.
    most : int
        Outlets to show, those with the most events.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        If no share of a kind of source was compared.

    References
    ----------
    Bennett (1990), Toward a Theory of Press-State Relations, Journal of Communication 40(2).
    """
    table = _kinds_of(comparison)
    shares = table.pivot(index="outlet", columns="feature", values="mean")
    events = table.groupby("outlet")["n_events"].max()
    outlets = most_present(table, most)
    shown = _columns(shares)
    axes = sheet(rows_height(len(outlets)), ax)
    styles = outlet_styles(comparison.table["outlet"])
    verdicts = table.set_index(["outlet", "feature"])["verdict"].to_dict()
    words = _quoted_words(measures)
    with drawing():
        rows = [
            (row_name(styles[outlet], _basis(outlet, events, words)), styles[outlet]) for outlet in outlets
        ]
        cells = [
            [_cell(shares, outlet, feature, verdicts.get((outlet, feature), "")) for feature in shown]
            for outlet in outlets
        ]
        draw_columns(axes, rows, [_heading(feature) for feature in shown], cells)
        finish(
            axes,
            title=_title(table, shares),
            caption=_caption(table, shares, shown, outlets, words=bool(words)),
            alt=_alt(table, shares, shown, outlets),
            mine=ax is None,
        )
    return axes


def _kinds_of(comparison: Comparison) -> pd.DataFrame:
    """The rows of the comparison that are shares of kinds of sources."""
    rows = comparison.table[comparison.table["feature"].isin(list(KINDS))]
    if rows.empty:
        raise SamestoryError(
            'speakers: no share of a kind of source was compared. Measure "sourcing.officials", '
            '"sourcing.citizens" and the like, then compare.'
        )
    return rows


def _columns(shares: pd.DataFrame) -> list[str]:
    """Kinds that speak anywhere, the most quoted first, as many as fit, then what is left to 100 %."""
    spoken = shares.mean().sort_values(ascending=False, kind="stable")
    kinds = [str(name) for name in spoken.index[spoken > 0]]
    room = min(most_columns(), MOST_KINDS)
    if set(shares.columns) != set(KINDS):
        return kinds[:room]
    return [*kinds[: room - 1], UNKNOWN]


def _share(shares: pd.DataFrame, outlet: str, feature: str) -> float:
    """The share of one kind; for the unknown, what the others leave of the whole."""
    if feature == UNKNOWN:
        return float(np.clip(1.0 - shares.loc[outlet].sum(skipna=False), 0.0, 1.0))
    return float(shares[feature][outlet])


def _cell(shares: pd.DataFrame, outlet: str, feature: str, verdict: str) -> Cell:
    share = _share(shares, outlet, feature)
    if feature == UNKNOWN:
        return Cell(share, _percent(share), "striped")
    return Cell(share, _percent(share), "filled" if verdict == SUPPORTED else "hollow")


def _percent(share: float) -> str:
    """A share as it stands in the picture; nothing at all is a bare 0.

    >>> _percent(0.57), _percent(0.0), _percent(0.001), _percent(math.nan)
    ('57 %', '0', '0 %', '–')
    """
    if not math.isfinite(share) or share == 0:
        return "0" if share == 0 else "–"
    return f"{share:.0%}".replace("%", " %")


def _heading(feature: str) -> str:
    """A measure's name without its family, as a heading."""
    name = feature.removeprefix("sourcing.")
    return NAMES.get(name, name)


def _quoted_words(measures: Measures | None) -> dict[str, int]:
    """Words in quotations of each outlet: what every share of it is a share of."""
    if measures is None:
        return {}
    some = next((name for name in measures.features if name in KINDS), None)
    if some is None:
        return {}
    counts = measures.counts[some].groupby(measures.articles["outlet"].to_numpy()).sum()
    return {str(outlet): int(count) for outlet, count in counts.items()}


def _basis(outlet: str, events: pd.Series, words: dict[str, int]) -> str:
    """In how many events, and on how many quoted words, a row rests."""
    told = counted(events[outlet], "event")
    if outlet not in words:
        return told
    quoted = counted(words[outlet], "word")
    return quoted if look().narrow else f"{quoted}, {told}"


def _title(table: pd.DataFrame, shares: pd.DataFrame) -> str:
    """The kind whose share differs most between two outlets, and how many differences are supported."""
    spread = (shares.max() - shares.min()).fillna(0.0)
    kind = str(spread.idxmax())
    verdict = _verdict(table)
    if not spread[kind] > 0:
        return f"Who speaks: no kind of source differs between the outlets; {verdict}"
    high, low = str(shares[kind].idxmax()), str(shares[kind].idxmin())
    said = f"{_percent(_share(shares, high, kind))} of quoted words in {high}"
    return f"{_heading(kind).capitalize()}: {said}, {_percent(_share(shares, low, kind))} in {low}; {verdict}"


def _verdict(table: pd.DataFrame) -> str:
    """How many of the differences are supported."""
    if (table["verdict"] == TOO_FEW).all():
        return "too few events to decide"
    supported = int((table["verdict"] == SUPPORTED).sum())
    return f"{supported} of {len(table)} differences supported"


def _caption(
    table: pd.DataFrame, shares: pd.DataFrame, shown: list[str], outlets: list[str], *, words: bool
) -> str:
    """What a bar is, how to read it, what the instrument is worth, what is not shown."""
    striped = " · striped: kind not told" if UNKNOWN in shown else ""
    lines = [
        "share of quoted words, mean over articles" + (" · words: quoted ones" if words else ""),
        f"filled: supported · hollow: not supported{striped}",
        f"instrument: {listed(sorted(set(table['validity'])))}{_left_out(shares, shown)}",
    ]
    if len(outlets) < len(shares):
        lines.append(f"shown: {len(outlets)} of {len(shares)} outlets, the most events")
    return "\n".join(lines)


def _left_out(shares: pd.DataFrame, shown: list[str]) -> str:
    """Kinds that speak and have no column for want of room."""
    hidden = [_heading(str(n)) for n in shares.columns if n not in shown and shares[n].max() > 0]
    return f" · also quoted: {', '.join(hidden)}" if hidden else ""


def _alt(table: pd.DataFrame, shares: pd.DataFrame, shown: list[str], outlets: list[str]) -> str:
    """The figure in words: every outlet's shares."""
    said = []
    for outlet in outlets:
        parts = [f"{_heading(feature)} {_percent(_share(shares, outlet, feature))}" for feature in shown]
        said.append(f"{outlet} {', '.join(parts)}")
    return f"{_title(table, shares)}. Shares of quoted words by kind of source: {'; '.join(said)}."
