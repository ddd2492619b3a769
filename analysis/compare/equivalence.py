"""Equivalence: whether a difference is shown to be smaller than one that would matter."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.comparison import Comparison
from analysis.compare.contrasts import summarise
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.intervals import t_interval
from analysis.compare.sentences import title_of, unit_of, with_titles
from analysis.compare.showing import html_of
from analysis.compare.verdict import ALPHA
from analysis.errors import SamestoryError, expect
from analysis.wording import counted, number, p_is, some

__all__ = ["Equivalence", "equivalence", "two_one_sided"]

SMALLER, LARGER, CANNOT_SAY, TOO_FEW = "smaller", "larger", "cannot say", "too few events"
LEVEL = 0.90
"""Two one-sided tests at .05 and a 90 % interval inside the margin are the same thing."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Equivalence:
    """Which differences are shown to be smaller than a margin, which larger, and which are open.

    Attributes
    ----------
    table : DataFrame
        A row a feature and outlet: ``feature``, ``outlet``, ``n_events``, ``difference``, ``margin`` (all
        in the measure's unit), ``low``, ``high`` (90 % interval), ``p`` (of the larger one-sided test: small
        where the difference is smaller than the margin), ``q`` (over all rows of the table), ``p_larger``,
        ``q_larger`` (small where the difference is larger than the margin), ``largest_plausible`` (the
        smallest margin that this row alone would have passed), ``answer``: "smaller", "larger",
        "cannot say" or "too few events"; ``title`` and ``unit`` of the feature.
    by, within : str
    notes : tuple of str
    """

    table: pd.DataFrame
    by: str
    within: str
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence a row."""
        return tuple(_said(row, self.within) for _, row in self.table.iterrows())

    def __repr__(self) -> str:
        answers = self.table["answer"].value_counts()
        told = [f"{answers.get(answer, 0)} {answer}" for answer in (SMALLER, LARGER, CANNOT_SAY, TOO_FEW)]
        return f"Equivalence({len(self.table)} differences against their margin: {', '.join(told)})"

    def _repr_html_(self) -> str:
        return html_of(self.sentences[:5], self.table.drop(columns=["title", "unit"]), self.notes)


def equivalence(comparison: Comparison, margin: float | Mapping[str, float]) -> Equivalence:
    """Is the difference shown to be smaller than one that would matter?

    "No difference was found" is not "there is none": few events find nothing. Two one-sided t tests on the
    event differences ask whether the difference lies above -margin and below +margin; both at .05 is the
    same as a 90 % interval inside the margin. Answers, after correction over all rows: "smaller" than the
    margin (q < .05); "larger" (q_larger < .05: the same question turned round); "cannot say".

    Parameters
    ----------
    comparison : Comparison
    margin : float or dict
        The smallest difference that would matter, in the measure's unit; one for all features, or by
        feature (features not named are left out).

    Returns
    -------
    Equivalence

    Raises
    ------
    SamestoryError
        For a margin that is not a number above 0, or a feature that was not compared.

    Cautions
    --------
    Choose the margin before seeing data, from what would matter to a reader of these outlets, and say
    where it comes from. A margin chosen to fit the data can show anything; ``largest_plausible`` is there
    to be reported, not to be chosen. Below 6 events no row gets an answer. Skewed differences need more
    events than these tests know of.

    References
    ----------
    Schuirmann 1987, *A Comparison of the Two One-Sided Tests Procedure and the Power Approach for
    Assessing the Equivalence of Average Bioavailability*; Lakens 2017, *Equivalence Tests*.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> from analysis.compare.paired import compare
    >>> rows = [(o, e, "good " * (n % 3 + 4 * (o == "A")) + f"day at {e}. " * 4)
    ...         for n, e in enumerate("stuvwxyz") for o in "ABC"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> found = compare(measure(corpus, "sentiment.huliu_net"))
    >>> equivalence(found, margin=15.0).table[["outlet", "difference", "margin", "q", "answer"]].round(3)
      outlet  difference  margin    q   answer
    0      A      22.282    15.0  1.0   larger
    1      B     -11.141    15.0  0.0  smaller
    2      C     -11.141    15.0  0.0  smaller
    """
    expect("equivalence", comparison, Comparison, "Pass sa.compare(measures).")
    margins = _margins(comparison, margin)
    rows = comparison.table[comparison.table["feature"].isin(list(margins))]
    table = rows[["feature", "outlet", "n_events", "difference"]].reset_index(drop=True)
    table = with_titles(table, comparison.titles, comparison.units)
    table["margin"] = table["feature"].map(margins).astype(np.float64)
    table = _tested(table, *_spread(table, comparison))
    return Equivalence(table, comparison.by, comparison.within, _notes(comparison, margin, table))


def two_one_sided(mean: Array, sd: Array, n: Array, margin: Array) -> tuple[Array, Array]:
    """P that a mean difference is smaller than a margin, and p that it is larger (arrays, one a row).

    The first is the larger of the two one-sided p; the second twice the smaller p of the two tests beyond
    the margin, so that with a margin of 0 it is the usual two-sided t test. NaN below 2 events or without
    spread.

    >>> smaller, larger = two_one_sided(np.array([0.1]), np.array([0.5]), np.array([25.0]), np.array([0.4]))
    >>> float(smaller[0].round(4)), float(larger[0].round(4))
    (0.0031, 1.0)
    """
    from scipy.special import stdtr

    known = (n >= 2) & (sd > 0)
    error = np.where(known, sd, np.nan) / np.sqrt(np.where(known, n, 1.0))
    freedom = np.where(known, n - 1, 1.0)
    above, below = (mean + margin) / error, (mean - margin) / error
    smaller = np.maximum(stdtr(freedom, -above), stdtr(freedom, below))
    larger = np.minimum(2 * np.minimum(stdtr(freedom, above), stdtr(freedom, -below)), 1.0)
    # Far out the t distribution runs out of digits; a p of 0 would say more than can be known.
    least = np.finfo(np.float64).tiny
    return np.maximum(smaller, least), np.maximum(larger, least)


def _spread(table: pd.DataFrame, comparison: Comparison) -> tuple[Array, Array]:
    """Spread of the event differences and how many equal events they are worth, a row of the table.

    As in the comparison: with weights the spread is such that sd / sqrt(worth) is the standard error.
    """
    found = []
    for feature, rows in comparison.differences.groupby("feature", sort=False):
        wide = rows.pivot(index="event", columns="outlet", values="difference")
        weights = comparison.weights
        weight = None if weights is None else weights.loc[wide.index].to_numpy(np.float64)
        told = summarise(wide.to_numpy(np.float64), weight)
        found.append(
            pd.DataFrame({"outlet": wide.columns, "sd": told.sd, "worth": told.worth, "feature": feature})
        )
    if not found:
        return np.full(len(table), np.nan), np.full(len(table), np.nan)
    keys = pd.MultiIndex.from_frame(table[["feature", "outlet"]])
    both = pd.concat(found).set_index(["feature", "outlet"]).reindex(keys)
    return both["sd"].to_numpy(np.float64), both["worth"].to_numpy(np.float64)


def _tested(table: pd.DataFrame, sd: Array, worth: Array) -> pd.DataFrame:
    """The table with interval, p, q and answer; ``worth``: how many equal events a row has."""
    n = worth
    mean, margin = (table[name].to_numpy(np.float64) for name in ("difference", "margin"))
    enough = table["n_events"].to_numpy() >= FEWEST_EVENTS
    low, high = (np.where(enough, side, np.nan) for side in t_interval(mean, sd, n, level=LEVEL))
    p, p_larger = (np.where(enough, side, np.nan) for side in two_one_sided(mean, sd, n, margin))
    q, q_larger = false_discovery(p), false_discovery(p_larger)
    answer = np.where(q < ALPHA, SMALLER, np.where(q_larger < ALPHA, LARGER, CANNOT_SAY))
    return table.assign(
        low=low,
        high=high,
        p=p,
        q=q,
        p_larger=p_larger,
        q_larger=q_larger,
        largest_plausible=np.where(sd > 0, np.maximum(np.abs(low), np.abs(high)), np.nan),
        answer=np.where(enough, answer, TOO_FEW),
    )


def _margins(comparison: Comparison, margin: float | Mapping[str, float]) -> dict[str, float]:
    """The margin of each feature that was compared and has one, checked."""
    compared = list(dict.fromkeys(comparison.table["feature"]))
    given = margin if isinstance(margin, Mapping) else dict.fromkeys(compared, margin)
    unknown = [str(name) for name in given if name not in compared]
    if unknown:
        raise SamestoryError(
            f"equivalence: there is a margin for {some(unknown)}, which was not compared. "
            f"Compared were: {some(compared, most=10)}."
        )
    for name, size in given.items():
        fits = isinstance(size, int | float | np.number) and not isinstance(size, bool)
        if not (fits and math.isfinite(size) and size > 0):
            raise SamestoryError(
                f"equivalence: the margin of {name} must be a number above 0 in its unit "
                f"({comparison.units[name]}), found {size!r}. Name the smallest difference that would matter."
            )
    if not given:
        raise SamestoryError(
            "equivalence: no margin was given. Pass the smallest difference that would matter, as a number "
            'or as a number by feature, for example {"loaded.words": 0.5}.'
        )
    return {str(name): float(size) for name, size in given.items()}


def _notes(
    comparison: Comparison, margin: float | Mapping[str, float], table: pd.DataFrame
) -> tuple[str, ...]:
    notes = [
        "A margin means something only if it was chosen before the data were seen; say why it is this one."
    ]
    units = sorted(set(table["unit"]))
    if not isinstance(margin, Mapping) and len(units) > 1:
        notes.append(
            f"One margin was given for measures in {len(units)} units ({some(units)}): it cannot mean the "
            "same in each. Give one a feature."
        )
    if comparison.weights is not None:
        notes.append(
            f"Events are weighted by {comparison.method.weights}, as in the comparison: the tests and the "
            "90 % interval are those of the weighted mean."
        )
    left = comparison.table["feature"].nunique() - table["feature"].nunique()
    if left:
        notes.append(f"{counted(left, 'feature')} without a margin left out.")
    return tuple(notes)


def _said(row: pd.Series, within: str) -> str:
    """One row in words."""
    what = f"“{title_of(row)}”"
    n, events = int(row["n_events"]), counted(row["n_events"], within)
    if row["answer"] == TOO_FEW:
        return f"{title_of(row)}, {row['outlet']}: {events} cannot decide."
    unit, margin = unit_of(row), number(row["margin"])
    if not math.isfinite(row["p"]) and not math.isfinite(row["low"]):
        return f"{title_of(row)}, {row['outlet']}: {events} cannot decide, as one outweighs the rest."
    if not math.isfinite(row["p"]):
        return (
            f"In these {events}, the difference of {row['outlet']} from the others in {what} was the same in "
            f"each ({number(row['difference'])}; {unit}): without spread there is nothing to judge by."
        )
    details = (
        f"difference {number(row['difference'])}, 90 % interval {number(row['low'])} to {number(row['high'])}"
    )
    begun = f"In these {n:,} {within}s, {row['outlet']}"
    if row["answer"] == SMALLER:
        told = f"differed from the mean of the others in {what} by less than {margin}"
        found = f"({unit}; {details}; {p_is('q', row['q'])})"
        return f"{begun} {told} {found}: a difference as large as {margin} is unlikely."
    if row["answer"] == LARGER:
        told = f"differed from the mean of the others in {what} by more than {margin}"
        return f"{begun} {told} ({unit}; {details}; {p_is('q', row['q_larger'])})."
    return (
        f"Cannot say whether {row['outlet']} differed from the mean of the others in {what} by less than "
        f"{margin} or by more ({unit}; {events}; {details}; {p_is('q', row['q'])}); the smallest margin that "
        f"this row alone would have passed is {number(row['largest_plausible'])}."
    )
