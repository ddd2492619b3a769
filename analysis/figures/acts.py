"""The picture of who acts: of the clauses that name an actor, in how many it acts or is acted on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.figures.columns import Cell, Fill, draw_columns, of_all, row_name, rows_height
from analysis.figures.sheet import drawing, finish, look, sheet
from analysis.figures.style import outlet_styles
from analysis.wording import counted, some

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["acts"]

MOST_OUTLETS = 16
FEWEST = 3
"""Clauses that an outlet must have to stand in the title: a share of one or two says nothing."""
ROLES: dict[str, tuple[str, Fill]] = {
    "acts": ("acts", "striped"),
    "told": ("is acted on, doer told", "dotted"),
    "left out": ("is acted on, doer left out", "hollow"),
}
"""The columns: their headings and how their bars are filled."""
SHORT = {"acts": "acts", "told": "acted on, by someone", "left out": "acted on, no doer"}
Counts = Mapping[str, Mapping[str, int]]
"""By outlet, then by role."""
AGENTLESS = "passive, agent left out"


def acts(
    found: pd.DataFrame,
    corpus: Corpus,
    actor: str | None = None,
    *,
    ax: Axes | None = None,
    most: int = MOST_OUTLETS,
) -> Axes:
    """Draw who acts: how often each outlet has an actor act, be acted on by someone, be acted on by nobody.

    A row is an outlet; its three bars are shares of all clauses in which ``sa.acts`` found the actor as
    doer or as the one it is done to. "Doer left out" is a passive that does not say by whom.

    Parameters
    ----------
    found : DataFrame
        Of ``sa.acts``.
    corpus : Corpus
        The same that ``sa.acts`` read: it says which outlet wrote which article.
    actor : str, optional
        As it stands in ``doer`` and ``done_to``; the one found most often where none is given.
    ax : Axes, optional
        Where to draw; a new figure where none is given.
    most : int
        Outlets to show, those with the most clauses.

    Returns
    -------
    Axes

    Raises
    ------
    SamestoryError
        Where no clause was found, or none about this actor.

    References
    ----------
    van Dijk (1988), News as Discourse. Sap, Prasettio, Holtzman, Rashkin and Choi (2017), Connotation
    Frames of Power and Agency in Modern Films, EMNLP.
    """
    who = _actor(found, actor)
    outlets = sorted(set(corpus.articles["outlet"].astype(str)))
    counts = _counts(found, corpus, who, outlets)
    shown = sorted(sorted(outlets, key=lambda outlet: -_total(counts[outlet]))[:most])
    styles = outlet_styles(outlets)
    title = _title(counts, who)
    axes = sheet(rows_height(len(shown)), ax)
    with drawing():
        cells = [[_cell(counts[outlet], role) for role in ROLES] for outlet in shown]
        heads = [
            (row_name(styles[outlet], counted(_total(counts[outlet]), "clause")), styles[outlet])
            for outlet in shown
        ]
        columns = [SHORT[role] if look().narrow else ROLES[role][0] for role in ROLES]
        draw_columns(axes, heads, columns, cells)
        caption = _caption(who, len(shown), len(outlets))
        finish(axes, title=title, caption=caption, alt=_alt(title, counts, shown), mine=ax is None)
    return axes


def _actor(found: pd.DataFrame, actor: str | None) -> str:
    """The actor asked for, or the one found most often."""
    named = pd.concat([found["doer"], found["done_to"]])
    named = named[named != ""]
    if named.empty:
        raise SamestoryError(
            "acts: no clause was found in which an actor stands right beside a listed verb. Give sa.acts "
            "further names, as they are printed."
        )
    known = named.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    if actor is None:
        return str(known.index[0])
    if actor not in known.index:
        raise SamestoryError(
            f'acts: no clause is about "{actor}". Found were: {some(list(known.index), 20)}.'
        )
    return actor


def _counts(found: pd.DataFrame, corpus: Corpus, actor: str, outlets: list[str]) -> Counts:
    """Clauses of each outlet by the actor's role in them."""
    outlet_of = corpus.articles.set_index("article")["outlet"].astype(str)
    outlet = found["article"].map(outlet_of)
    done = found["done_to"] == actor
    agentless = found["voice"] == AGENTLESS
    masks = {"acts": found["doer"] == actor, "told": done & ~agentless, "left out": done & agentless}
    counts = {role: outlet[mask].value_counts().to_dict() for role, mask in masks.items()}
    return {name: {role: int(counts[role].get(name, 0)) for role in ROLES} for name in outlets}


def _total(counts: Mapping[str, int]) -> int:
    """Clauses with the actor in any role."""
    return sum(counts.values())


def _cell(counts: Mapping[str, int], role: str) -> Cell:
    of = _total(counts)
    share = counts[role] / of if of else math.nan
    return Cell(share, of_all(counts[role], of), ROLES[role][1])


def _title(counts: Counts, actor: str) -> str:
    """Where the actor acts in the largest and in the smallest share of its clauses."""
    name = actor[:1].upper() + actor[1:]
    share = {o: told["acts"] / _total(told) for o, told in counts.items() if _total(told) >= FEWEST}
    if not share:
        return f"{name}: no outlet has {FEWEST} clauses or more (counts, not tested)"
    high, low = max(share, key=share.__getitem__), min(share, key=share.__getitem__)
    of = counted(_total(counts[high]), "clause")
    said = f"{name}: the doer in {counts[high]['acts']:,} of {of} of {high}"
    if share[low] < share[high]:
        said += f", in {counts[low]['acts']:,} of {_total(counts[low]):,} of {low}"
    return f"{said} (counts, not tested)"


def _caption(actor: str, shown: int, outlets: int) -> str:
    lines = [
        f"share of the clauses with “{actor}” right beside a listed verb · pale bar: all of them",
        "striped: acts · dotted: is acted on by someone · hollow: by nobody that the sentence names",
        "rules without a parser, rather missing a clause than taking a wrong one; no test of a difference",
    ]
    if shown < outlets:
        lines.append(f"shown: {shown} of {outlets} outlets, the most clauses")
    return "\n".join(lines)


def _alt(title: str, counts: Counts, shown: list[str]) -> str:
    """The figure in words: each outlet's clauses by role."""
    said = []
    for outlet in shown:
        told = ", ".join(f"{ROLES[role][0]} {count:,}" for role, count in counts[outlet].items())
        said.append(f"{outlet} {told}, of {_total(counts[outlet]):,}")
    return f"{title}. Clauses: {'; '.join(said)}."
