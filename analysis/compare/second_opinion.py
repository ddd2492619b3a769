"""Second opinion: the same difference by the paired contrast and by two regressions, side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.chance import against_the_rest
from analysis.compare.contrasts import against_rest
from analysis.compare.event_effects import Estimates, fixed_effects, random_effects
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.method import Method
from analysis.compare.permutation import SEED
from analysis.compare.sentences import by_feature, title_of, unit_of, with_titles
from analysis.compare.showing import html_of
from analysis.compare.verdict import ALPHA
from analysis.errors import SamestoryError, expect, whole
from analysis.measure import Measures
from analysis.wording import counted, number, p_is, some

__all__ = ["METHODS", "SecondOpinion", "second_opinion"]

METHODS = ("paired", "fixed", "mixed")
APART = 0.20
"""Two estimates that differ by more than this share are said to differ."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SecondOpinion:
    """Each difference by three methods, and whether they say the same.

    Attributes
    ----------
    table : DataFrame
        A row a feature and outlet: ``feature``, ``outlet``, ``n_events``; for each of ``paired`` (mean of
        the event differences, interval of Student's t, p of the shuffles), ``fixed`` (regression with
        fixed event and outlet effects) and ``mixed`` (random event effects) the estimate and, as
        ``paired_low``, ``paired_high``, ``paired_p`` and so on, interval and p; ``pooled``, the outlet's
        mean minus that of all other cells, events ignored: what no one should report; ``agrees`` (same
        sign, intervals that overlap, same side of .05; missing below 6 events); ``why``: where they do
        not agree; ``title`` and ``unit`` of the feature. Estimates are the outlet minus the mean of the
        others, in the measure's unit.
    by, within : str
    seed : int
        Of the shuffles.
    notes : tuple of str
    """

    table: pd.DataFrame
    by: str
    within: str
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """How many differences agree, then a sentence for each that does not; one for two outlets alone."""
        known = _each_once(self.table)
        if known.empty:
            return (f"Cannot say: no difference varied over {FEWEST_EVENTS} {self.within}s or more.",)
        apart = known[~known["agrees"].astype(bool)]
        n_agree = len(known) - len(apart)
        first = (
            f"In {n_agree:,} of {counted(len(known), 'difference')} the paired contrast and the regressions "
            "with event effects say the same."
        )
        return (first, *(_said(row, self.within) for _, row in apart.iterrows()))

    def __repr__(self) -> str:
        features, outlets = self.table["feature"].nunique(), self.table["outlet"].nunique()
        once = _each_once(self.table)
        agreed, known = int(once["agrees"].sum()), len(once)
        return (
            f"SecondOpinion({counted(features, 'feature')} x {outlets} values of {self.by}: "
            f"{agreed} of {known} agree)"
        )

    def _repr_html_(self) -> str:
        columns = ["feature", "outlet", "n_events", *METHODS, *(f"{name}_p" for name in METHODS), "agrees"]
        return html_of(self.sentences[:6], self.table[columns], self.notes)


def second_opinion(
    measures: Measures,
    features: str | Sequence[str],
    *,
    by: str = "outlet",
    within: str = "event",
    seed: int = SEED,
) -> SecondOpinion:
    """Would a regression have said the same?

    A reviewer may ask for a mixed model. Where every outlet is in every event with one article, the paired
    mean, the regression with fixed event effects and the one with random event effects give the same
    estimate; where presence is unequal they need not, and this table shows by how much.

    Parameters
    ----------
    measures : Measures
    features : str or sequence of str
        One or several; a mixed model takes about a quarter of a second for 500 events.
    by, within : str
        As in ``compare``.
    seed : int

    Returns
    -------
    SecondOpinion

    Raises
    ------
    SamestoryError
        For a feature that is not there, or nothing to pair.

    Cautions
    --------
    The paired contrast stays the answer; the others are checks. The fixed effects regression takes a
    cell (an outlet's mean in an event) as its unit, the mixed model an article. Random event effects use
    differences between events as well, and are off where outlets choose their events. Each p stands
    alone: none is corrected for many rows.

    References
    ----------
    Gelman and Hill 2007, *Data Analysis Using Regression and Multilevel/Hierarchical Models*; Laird and
    Ware 1982, *Random-Effects Models for Longitudinal Data*.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, "good " * (n % 3 + 4 * (o == "A")) + f"day at {e}. " * 4)
    ...         for n, e in enumerate("stuvwxyz") for o in "ABC"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> second_opinion(measure(corpus, "sentiment.huliu_net"), "sentiment.huliu_net")
    SecondOpinion(1 feature x 3 values of outlet: 3 of 3 agree)
    """
    expect("second_opinion", measures, Measures, "Pass sa.measure(corpus).")
    whole("second_opinion", "seed", seed, least=0, usual=SEED)
    wanted = _wanted(features)
    unknown = [name for name in wanted if name not in measures.features]
    if unknown or not wanted:
        raise SamestoryError(
            f"second_opinion: {'no feature ' + some(unknown) if unknown else 'no feature was named'}. "
            f"These measures have: {', '.join(measures.features)}."
        )
    cells = cells_of(measures.articles, by=by, within=within, step="second_opinion")
    articles = measures.table[wanted].to_numpy(np.float64)
    values = cells.mean(articles)
    table = _paired(values, cells, wanted, seed)
    table = with_titles(table, measures.titles, measures.units)
    notes = _regressions(table, articles[cells.rows], values, cells)
    table = _agreement(table)
    crowded = len(cells.rows) > len(cells.event)
    return SecondOpinion(table, by, within, seed, (*cells.notes, *notes, *_notes(within, crowded=crowded)))


def _each_once(table: pd.DataFrame) -> pd.DataFrame:
    """The rows judged. Where only two outlets have a feature, their rows are one difference, told once."""
    present = table[table["n_events"] > 0]
    size = present.groupby("feature")["outlet"].transform("size")
    again = present.duplicated("feature") & (size == 2)
    judged = present[~again]
    return judged[judged["agrees"].notna()]


def _wanted(features: str | Sequence[str]) -> list[str]:
    """The names asked for, each once; an error for what is no name."""
    named = [features] if isinstance(features, str) else features
    listed = list(named) if isinstance(named, Iterable) else [named]
    if not all(isinstance(name, str) for name in listed):
        raise SamestoryError(
            f"second_opinion: features must be a name or a list of names, not {features!r}. "
            'Pass for example "loaded.words".'
        )
    return list(dict.fromkeys(listed))


def _paired(values: Array, cells: Cells, features: Sequence[str], seed: int) -> pd.DataFrame:
    """The paired answers of ``compare``, a row a feature and outlet."""
    table = against_the_rest(values, cells, tuple(features), method=Method(seed=seed))
    named = dict(zip(("ci_low", "ci_high", "p"), _columns("paired"), strict=True))
    table = table.rename(columns={"difference": "paired", **named})
    return table[["feature", "outlet", "n_events", "paired", *named.values()]]


def _columns(method: str) -> list[str]:
    return [f"{method}_{what}" for what in ("low", "high", "p")]


def _regressions(table: pd.DataFrame, articles: Array, values: Array, cells: Cells) -> list[str]:
    """Fill in the regressions and the pooled difference, a feature at a time; give what to note.

    ``articles``: a row a row of ``cells.rows``. Only events with two cells or more count.
    """
    n_outlets = len(cells.outlets)
    noted: dict[str, list[str]] = {}
    known = ~np.isnan(against_rest(values, cells.event))
    shape = (len(table), 4)
    found = {"fixed": np.full(shape, np.nan), "mixed": np.full(shape, np.nan)}
    pooled = np.full(len(table), np.nan)
    for column, title in enumerate(by_feature(table, title_of).values()):
        here = known[:, column]
        if not here.any():
            continue
        names, outlet = np.unique(cells.outlet[here], return_inverse=True)
        code = np.searchsorted(names, cells.outlet)
        rows = column * n_outlets + names
        y = values[here, column]
        used = here[cells.cell] & ~np.isnan(articles[:, column])
        cell = cells.cell[used]
        opinions = {
            "fixed": fixed_effects(y[:, None], cells.event[here], outlet),
            "mixed": random_effects(articles[used, column], cells.event[cell], code[cell]),
        }
        for method, given in opinions.items():
            found[method][rows] = _stacked(given)
            for note in given.notes:
                noted.setdefault(note, []).append(title)
        pooled[rows] = _pooled(y, outlet)
    few = (table["n_events"] < FEWEST_EVENTS).to_numpy(np.bool_)
    for method, columns in found.items():
        columns[few, 1:] = np.nan
        table[[method, *_columns(method)]] = columns
    table["pooled"] = pooled
    return [f"{note} In: {some(where)}." for note, where in noted.items()]


def _stacked(given: Estimates) -> Array:
    return np.column_stack([side.ravel() for side in (given.estimate, given.low, given.high, given.p)])


def _pooled(values: Array, outlet: NDArray[np.intp]) -> Array:
    """Each outlet's mean minus the mean of all cells of the others, whatever their events."""
    total, count = np.bincount(outlet, values), np.bincount(outlet)
    pooled: Array = total / count - (total.sum() - total) / (count.sum() - count)
    return pooled


def _agreement(table: pd.DataFrame) -> pd.DataFrame:
    """Add whether the methods agree, and where they do not, in words."""
    estimate, low, high, p = (
        table[[f"{method}{what}" for method in METHODS]].to_numpy(np.float64)
        for what in ("", "_low", "_high", "_p")
    )
    judged = (~np.isnan(p)).sum(axis=1) >= 2
    sign = np.sign(np.where(np.isnan(estimate), 0.0, estimate))
    opposite = (sign.max(axis=1) > 0) & (sign.min(axis=1) < 0)
    below = np.where(np.isnan(p), False, p < ALPHA).sum(axis=1)
    split = (below > 0) & (below < (~np.isnan(p)).sum(axis=1))
    separate = np.where(np.isnan(low), -np.inf, low).max(axis=1) > np.where(np.isnan(high), np.inf, high).min(
        axis=1
    )
    reasons = {
        "opposite signs": opposite,
        "intervals that do not overlap": separate,
        "p on both sides of .05": split,
    }
    why = [
        ", ".join(words for words, holds in reasons.items() if holds[row] and judged[row])
        for row in range(len(table))
    ]
    agrees = pd.array(
        [not words if known else None for words, known in zip(why, judged, strict=True)], "boolean"
    )
    return table.assign(agrees=agrees, why=why)


def _notes(within: str, *, crowded: bool) -> tuple[str, ...]:
    notes = [
        "The regressions give all outlets the same spread; the paired contrast uses each one's own.",
        "The mixed model's p and intervals are normal ones, too hopeful with few events.",
    ]
    if crowded:
        notes.append(
            f"Some outlets have several articles on one {within}: the mixed model counts each article by "
            "itself, the other two their mean."
        )
    return tuple(notes)


def _said(row: pd.Series, within: str) -> str:
    """One difference on which the methods do not agree, and what that usually means."""
    names = ("paired", "fixed event effects", "random event effects")
    told = [
        f"{name} {number(row[method])} ({p_is('p', row[method + '_p'])})"
        for method, name in zip(METHODS, names, strict=True)
        if math.isfinite(row[method])
    ]
    return (
        f"In these {counted(row['n_events'], within)}, the methods do not agree on {row['outlet']} in "
        f"“{title_of(row)}”: {', '.join(told)} ({unit_of(row)}; {row['why']}). "
        f"{_meaning(row)}"
    )


def _meaning(row: pd.Series) -> str:
    """What such a disagreement usually means."""
    if _differ(row["fixed"], row["paired"]):
        return (
            "Usually outlets are not in the same events: the paired contrast compares with whoever is there, "
            "the regression puts together chains of pairs. Look at the pairs."
        )
    if _differ(row["mixed"], row["fixed"]):
        return (
            "Usually the random effects also use differences between events, or count articles where the "
            "others count cells: if outlets choose their events, trust the paired contrast."
        )
    own, shared = (row[f"{method}_high"] - row[f"{method}_low"] for method in METHODS[:2])
    if _differ(own, shared):
        more, they = ("more", "too sure") if own > shared else ("less", "too doubtful")
        return (
            f"The estimates are near each other, but this outlet's differences are {more} spread than those "
            f"of the rest; the regressions, which give all the same spread, are usually {they} of it."
        )
    return "The estimates and intervals are near each other; this close to .05 none of them decides."


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > APART * abs(other)
