"""Series: a measure over days or weeks by outlet, and whether it changed."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.asked import yes_or_no
from analysis.compare.correction import false_discovery
from analysis.compare.coverage.result import Coverage
from analysis.compare.permutation import SEED
from analysis.compare.series.bins import Every, binned
from analysis.compare.series.change import LEAST, Change, largest_split, places_in
from analysis.compare.series.changes import changes_of
from analysis.compare.series.result import Series
from analysis.compare.series.smooth import FEWEST_TO_SMOOTH, smoothed
from analysis.compare.series.table import lag_of, outlet_table
from analysis.compare.series.values import amount_of, values_of
from analysis.errors import SamestoryError, whole
from analysis.features.cards import NOT_VALIDATED
from analysis.measure import Measures
from analysis.wording import counted, some

__all__ = ["series"]

ALIKE = 1.0
"""Neighbours resemble each other if their correlation is above so many times 1 / sqrt(n)."""

Array = NDArray[np.float64]


def series(
    measures: Measures | Coverage,
    feature: str,
    *,
    by: str = "outlet",
    every: Every = "week",
    within: str = "event",
    differences: bool = True,
    seed: int = SEED,
) -> Series:
    """Follow a measure over time, outlet by outlet, and look for days from which it lies elsewhere.

    A value is one event: by default the outlet less the mean of the others in that event, since a raw
    level also moves with what happened. Events are ordered by the day of their first report.

    Parameters
    ----------
    measures : Measures or Coverage
        With a coverage: how much was written, for events of the pool; ``sa.coverage(corpus,
        within="date")`` makes days the events, so that the series is volume by day, every day counted.
    feature : str
        A column of ``measures.table``; of a coverage "articles", "words", "prominence" or "front".
    by, within : str
        The columns that name the outlets and the events; a coverage brings its own.
    every : {"day", "week", "2 weeks"}
        The periods of ``bins``. Changes are looked for event by event, whatever the periods.
    differences : bool
        False shows raw levels.
    seed : int
        Of shuffled orders and resampled events.

    Returns
    -------
    Series

    Raises
    ------
    SamestoryError
        If the feature is not there, nothing can be paired, or no event has a date.

    Cautions
    --------
    Shuffling the order takes events as unrelated. Where days follow from each other p is too small; the
    notes say where neighbours resemble each other. A change in the *others* moves the differences of all.

    References
    ----------
    Worsley 1979, JASA 74 (largest split); Scott & Knott 1974, Biometrics 30 (segmentation);
    Cleveland 1979, JASA 74 (lowess).

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, f"2024-03-{n + 1:02}", "good " * (n % 3 + (n // 6 + 2) * (o == "A")) + "day. " * 9)
    ...         for n, e in enumerate("abcdefghijkl") for o in "AB"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "date", "body"]))
    >>> found = series(measure(corpus, "sentiment.huliu_net"), "sentiment.huliu_net")
    >>> found.table[["outlet", "events", "mean", "changed_at"]].round(2)
      outlet  events   mean  changed_at
    0      A      12  18.18  2024-03-07
    1      B      12 -18.18  2024-03-07
    """
    if not isinstance(measures, Measures | Coverage):
        raise SamestoryError(
            f"series: needs Measures or a Coverage, not {type(measures).__name__}. Pass sa.measure(corpus) "
            "or sa.coverage(corpus)."
        )
    yes_or_no("series", "differences", differences)
    whole("series", "seed", seed, least=0, usual=SEED)
    if isinstance(measures, Coverage):
        by, within = measures.by, measures.within
    points, notes = values_of(measures, feature, by=by, within=within, differences=differences)
    bins = binned(points, every)
    runs = {str(outlet): run.reset_index(drop=True) for outlet, run in points.groupby("outlet", sort=True)}
    roots = {outlet: _root(run, seed) for outlet, run in runs.items()}
    p = np.array([np.nan if root is None else root.p for root in roots.values()])
    q = dict(zip(roots, false_discovery(p).tolist(), strict=True))
    changes = changes_of(points, roots, q, differences=differences, seed=seed)
    return Series(
        table=outlet_table(runs, roots, q, changes),
        points=points[["outlet", "event", "date", "value"]],
        bins=bins,
        smooth=_smooth(runs, seed),
        changes=changes,
        feature=feature,
        every=every,
        by=by,
        differences=differences,
        within=within,
        notes=(*_notes(runs, roots, changes, differences=differences), *notes),
        **_told(measures, feature),
    )


def _told(source: Measures | Coverage, feature: str) -> dict[str, str]:
    """What is measured, in which unit and by an instrument of which grade; a volume is counted."""
    if isinstance(source, Coverage):
        amount = amount_of(source, feature)
        return {"title": feature, "unit": amount, "amount": amount}
    grade = source.validity.get(feature, NOT_VALIDATED)
    return {"title": source.titles[feature], "unit": source.units[feature], "validity": grade}


def _root(run: pd.DataFrame, seed: int) -> Change | None:
    """The best split of one outlet's events, None where they cannot be split."""
    places = places_in(run["day"].to_numpy())
    if not len(places):
        return None
    place, explained, p = largest_split(run[["value"]].to_numpy(np.float64), places, seed=seed)
    return Change(0, len(run), int(place[0]), float(explained[0]), float(p[0]), 0)


def _smooth(runs: dict[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    """The smooths of all outlets under each other."""
    frames = []
    for outlet, run in runs.items():
        curve = smoothed(run["day"].to_numpy(), run["value"].to_numpy(np.float64), seed=seed)
        moments = pd.Timestamp(0) + pd.to_timedelta(curve.pop("day"), unit="D")
        curve.insert(0, "outlet", outlet)
        curve.insert(1, "date", moments.dt.strftime("%Y-%m-%d"))
        frames.append(curve)
    return pd.concat(frames, ignore_index=True)


def _notes(
    runs: dict[str, pd.DataFrame],
    roots: dict[str, Change | None],
    changes: pd.DataFrame,
    *,
    differences: bool,
) -> list[str]:
    """What a reader must know of order, trends and few events."""
    notes = [
        "p of a change: the largest split over all days, against the largest in shuffled orders of events."
    ]
    if not differences:
        notes.append("Raw levels also move with what happened; differences=True takes the events out.")
    short = [outlet for outlet, root in roots.items() if root is None]
    if short:
        notes.append(
            f"Fewer than {2 * LEAST} events, or all on a few days, so no test of change: {some(short)}."
        )
    rough = [outlet for outlet, run in runs.items() if len(run) < FEWEST_TO_SMOOTH]
    if rough:
        notes.append(f"Fewer than {FEWEST_TO_SMOOTH} events, so no smooth: {some(rough)}.")
    doubtful = changes[changes["shape"] != "step"]
    if len(doubtful):
        names = list(dict.fromkeys(doubtful["outlet"]))
        notes.append(
            f"{counted(len(doubtful), 'change')} ({some(names)}) could as well be a steady trend over these "
            "days: a test for steps finds trends too."
        )
    moved = changes[changes["differs_from"] <= changes["others"] / 2]
    if len(moved):
        notes.append(
            "A change of one outlet moves the differences of all; singly against at most half of the others: "
            f"{some(list(dict.fromkeys(moved['outlet'])))}."
        )
    related = [outlet for outlet, root in roots.items() if root and _neighbours_alike(runs[outlet], root)]
    if related:
        notes.append(
            f"Neighbouring events resemble each other (column lag), so p may be too small: {some(related)}."
        )
    return notes


def _neighbours_alike(run: pd.DataFrame, root: Change) -> bool:
    """Whether events resemble the one before; one in six series without that does too, to be careful."""
    lag = lag_of(run["value"].to_numpy(np.float64), root.place)
    return lag > ALIKE / math.sqrt(len(run))
