"""The shuffles themselves: what one outlet's difference becomes when names are shuffled within events."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.contrasts import against_rest, summarise
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.method import DEFAULT, Method
from analysis.compare.parts import Part, parts_of
from analysis.compare.permutation import TIE, Shuffles, pull, sums_of
from analysis.compare.showing import html_of
from analysis.compare.weighing import event_weights, shared_events
from analysis.errors import SamestoryError, expect
from analysis.measure import Measures
from analysis.wording import counted, number, probability, with_sign

__all__ = ["Shuffled", "shuffled_differences"]

BAND = (0.025, 0.975)
SAME = 1e-12
"""A p further below the share of the shuffles shown than this comes from the second kind of shuffle."""
COLUMNS = ["difference", "t", "as_far"]

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Shuffled:
    """One outlet's difference, and what it becomes when outlet names are shuffled within events.

    Attributes
    ----------
    table : DataFrame
        A row a shuffle: ``difference`` (mean over events, in the measure's unit), ``t`` (over its own
        standard error; infinite where all events give the same) and ``as_far``: \\|t\\| at least that of the
        names as they were. Empty below 6 events.
    feature, title, unit, outlet, by, within : str
    n_events : int
    observed, t : float
        The difference of the names as they were, and its t.
    outlets : tuple of str
        All that were compared, so that this one looks the same in every figure.
    low, high : float
        The band that holds the middle 95 % of the shuffled differences.
    share : float
        P from the shuffles of ``table`` alone.
    p : float
        As in a comparison: the smaller of ``share`` and the p of a second kind of shuffle, where few
        events and many outlets ask for one (``studentised_p`` says why).
    exact : bool
        Whether ``table`` holds every arrangement; else it is a seeded sample.
    method : Method
    notes : tuple of str
    """

    table: pd.DataFrame
    feature: str
    title: str
    unit: str
    outlet: str
    by: str
    within: str
    n_events: int
    observed: float
    outlets: tuple[str, ...]
    t: float = math.nan
    low: float = math.nan
    high: float = math.nan
    share: float = math.nan
    p: float = math.nan
    exact: bool = False
    method: Method = DEFAULT
    notes: tuple[str, ...] = ()

    @property
    def n_as_far(self) -> int:
        """Shuffles at least as far out as the names as they were."""
        return int(self.table["as_far"].sum())

    @property
    def sentences(self) -> tuple[str, ...]:
        """How often chance alone gives a difference as clear, in words."""
        if self.table.empty:
            return (f"{self.title}, {self.outlet}: {self.notes[0]}",)
        all_of = "all " if self.exact else ""
        return (
            f"In these {counted(self.n_events, self.within)}, {self.outlet} was "
            f"{number(abs(self.observed))} {'above' if self.observed >= 0 else 'below'} the mean of the "
            f"others in “{self.title}” ({self.unit}).",
            f"With the names shuffled within {self.within}s, {self.n_as_far:,} of {all_of}"
            f"{len(self.table):,} shuffles gave a difference as clear, to either side; "
            f"p {with_sign(self.p)}.",
            f"The middle 95 % of the shuffled differences ran from {number(self.low, signed=True)} to "
            f"{number(self.high, signed=True)}.",
        )

    def __repr__(self) -> str:
        return (
            f"Shuffled({self.feature}, {self.outlet}: {counted(len(self.table), 'shuffle')} of "
            f"{counted(self.n_events, self.within)}, observed {number(self.observed, signed=True)}, "
            f"p {probability(self.p)})"
        )

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table.head(0), self.notes)


def shuffled_differences(
    measures: Measures,
    feature: str,
    outlet: str,
    *,
    by: str = "outlet",
    within: str = "event",
    method: Method = DEFAULT,
) -> Shuffled:
    """Shuffle the names of the outlets within events, and keep every difference that comes out.

    If names meant nothing, this outlet's name could have stood on any article of an event. Each shuffle
    puts it on one at random, in every event, and takes the mean difference from the others again. How
    often the result is as clear as the real one is p. These are the shuffles of ``compare`` with the same
    method; "as clear" is judged by t, the difference over its own standard error, so a shuffle with a
    smaller but steadier difference counts too (Chung and Romano 2013).

    Parameters
    ----------
    measures : Measures
    feature, outlet : str
    by, within : str
        As in ``compare``.
    method : Method
        Its shuffle, events, weights, seed and draws are used.

    Returns
    -------
    Shuffled

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there, or nothing to pair.

    Cautions
    --------
    Where all arrangements are tried, p is that of the comparison. Where they are drawn it can differ in
    its last digits, since there other features are shuffled beside this one.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, "A vile crime." if o == "A" else "A fine day.") for e in "uvwxyz" for o in "AB"]
    >>> measures = measure(read(pd.DataFrame(rows, columns=["outlet", "event", "body"])), "sentiment.vader")
    >>> shuffled_differences(measures, "sentiment.vader", "A").share    # 2 of 64
    0.03125
    """
    expect("shuffled_differences", measures, Measures, "Pass sa.measure(corpus).")
    if feature not in measures.table.columns:
        raise SamestoryError(
            f'shuffled_differences: there is no feature "{feature}" in these measures. '
            f"They have: {', '.join(measures.features[:40])}."
        )
    cells = cells_of(measures.articles, by=by, within=within, step="shuffled_differences")
    if method.events == "shared":
        cells = shared_events(cells, within=within)
    if outlet not in cells.outlets:
        raise SamestoryError(
            f'shuffled_differences: no {by} "{outlet}" shares a {within} with another. '
            f"These do: {', '.join(cells.outlets[:40])}."
        )
    weights = event_weights(measures.articles, cells, method.weights)
    values = cells.mean(measures.table[[feature]].to_numpy(np.float64))
    differences = against_rest(values, cells.event)
    asked = cells.outlets.index(outlet)
    here = cells.outlet == asked
    found = summarise(differences[here], None if weights is None else weights[cells.event[here]])
    n = int(found.n[0])
    known = Shuffled(
        table=pd.DataFrame(columns=COLUMNS, dtype=np.float64),
        feature=feature,
        title=measures.titles[feature],
        unit=measures.units[feature],
        outlet=outlet,
        by=by,
        within=within,
        n_events=n,
        observed=float(found.mean[0]),
        outlets=cells.outlets,
        method=method,
        notes=(f"{counted(n, within)} cannot decide; shuffling takes {FEWEST_EVENTS} or more.",),
    )
    part = _part_of(asked, differences, cells, method, weights)
    return known if part is None else _shuffled(known, part)


def _part_of(
    asked: int, differences: Array, cells: Cells, method: Method, weights: Array | None
) -> Part | None:
    """The cells among which this outlet's name may fall; None where it is in too few events."""
    for part in parts_of(differences, cells, shuffle=method.shuffle, weights=weights):
        at = np.flatnonzero(part.outlets == asked)
        if len(at):
            one = slice(int(at[0]), int(at[0]) + 1)
            return replace(
                part,
                outlets=part.outlets[one],
                observed=part.observed[one],
                tables=(part.table_of(int(at[0])),),
            )
    return None


def _shuffled(known: Shuffled, part: Part) -> Shuffled:
    """Try the shuffles of one outlet and one feature."""
    method, n = known.method, known.n_events
    weighted = part.weighted(part.tables[0])
    whole = float(n if part.weights is None else part.weights.sum())
    shuffles = Shuffles(part.sizes, method.seed, method.draws)
    sums = sums_of(np.hstack([weighted, weighted * weighted]), part.sizes)
    both = np.vstack([sums(picks) for picks in shuffles.blocks(len(weighted) + 2)])
    pulls = pull(both[:, 0], both[:, 1], n)
    seen = sums(part.observed)[0]
    bar = float(pull(seen[:1], seen[1:], n)[0])
    as_far = pulls >= bar * (1 - TIE) - TIE * TIE
    differences = both[:, 0] / whole
    share = float(shuffles.p(np.array([as_far.sum()]))[0])
    p = float(part.p(seed=method.seed, draws=method.draws)[0, 0])
    low, high = np.quantile(differences, BAND)
    return replace(
        known,
        table=pd.DataFrame(
            {"difference": differences, "t": _t(pulls, both[:, 0], n), "as_far": as_far}, columns=COLUMNS
        ),
        t=float(_t(np.array([bar]), seen[:1], n)[0]),
        low=float(low),
        high=float(high),
        share=share,
        p=p,
        exact=shuffles.exact,
        notes=_notes(known, shuffles.exact, share, p),
    )


def _t(pulls: Array, totals: Array, n: int) -> Array:
    """From the pull, t^2 / (t^2 + n - 1), back to t with the sign of the total."""
    rest = 1 - pulls
    flat = rest <= TIE
    squared = np.divide((n - 1) * pulls, rest, out=np.full_like(pulls, np.inf), where=~flat)
    return np.copysign(np.sqrt(squared), totals)


def _notes(known: Shuffled, exact: bool, share: float, p: float) -> tuple[str, ...]:
    notes = []
    if known.method.shuffle == "aligned":
        notes.append(
            f"What is constant among the other {known.by}s was taken out before the shuffles: whether they "
            "differ among themselves is another question."
        )
    if not exact:
        notes.append(f"A sample of the arrangements, seed {known.method.seed}; p is never 0 for it.")
    if p < share - SAME:
        notes.append(
            f"These shuffles alone give p {with_sign(share)}: some avoid the "
            f"{known.by}'s own article in every {known.within}, and are smaller but as steady. In a second "
            f"set the name stays where it was in half of the {known.within}s; its p, the smaller, counts."
        )
    return tuple(notes)
