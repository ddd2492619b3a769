"""Composition: how much of an overall difference comes from the choice of events and how much from within."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.asked import measured_feature
from analysis.compare.cells import Cells, cells_of, ratio
from analysis.compare.contrasts import against_rest
from analysis.compare.coverage.reports import names_in
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.permutation import SEED
from analysis.compare.showing import html_of
from analysis.errors import SamestoryError, expect, whole
from analysis.measure import Measures
from analysis.wording import counted, number

__all__ = ["RESAMPLES", "Composition", "Sums", "composition", "parts_table"]

RESAMPLES = 1_999
BLOCK = 4_000_000
"""Numbers held at once in a block of resamples."""
PARTS = ("overall", "within", "composition")

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Composition:
    """An overall mean difference, taken apart.

    Attributes
    ----------
    table : DataFrame
        A row an outlet: ``articles`` and ``events`` with a value, ``shared`` events (with another outlet);
        ``mean`` over its articles and ``others_mean`` over all articles of the others; ``overall``, their
        difference; ``within``, the mean difference inside shared events, as ``compare`` gives it;
        ``composition`` = overall - within: which events the outlet reported and with how many articles.
        Each with ``_low`` and ``_high`` (95 %, events resampled). In the measure's unit.
    events : DataFrame
        A row an outlet and event: ``own_share`` and ``others_share`` of the articles of each side, and the
        ``level`` of the event (mean of its outlets): composition is made of high levels with more share.
    feature, title, unit, by : str
    seed : int
    notes : tuple of str
    """

    table: pd.DataFrame
    events: pd.DataFrame
    feature: str
    title: str
    unit: str
    by: str
    seed: int
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """A sentence an outlet."""
        return tuple(_said(row, self.title, self.unit) for _, row in self.table.iterrows())

    def __repr__(self) -> str:
        return f"Composition({self.feature}, {len(self.table)} values of {self.by})"

    def _repr_html_(self) -> str:
        return html_of(self.sentences, self.table, self.notes)


@dataclass(frozen=True, eq=False)
class Sums:
    """By event and outlet: articles with a value, the sum of their values, the within-event difference."""

    number: Array
    total: Array
    difference: Array


def composition(
    measures: Measures, feature: str, *, by: str = "outlet", within: str = "event", seed: int = SEED
) -> Composition:
    """Split each outlet's overall difference into tone within events and the choice of events.

    An outlet that writes more about wars has darker words on average, also if it tells every war as the
    others do. Overall difference (mean of its articles less mean of all articles of the others) =
    within-event difference + composition. Only the first part is about how the same event is told.

    The intervals resample events with all their articles; estimate +- t x the spread over resamples, with
    the shared events' degrees of freedom (percentiles are too narrow with few events).

    Parameters
    ----------
    measures : Measures
    feature : str
        A column of ``measures.table``.
    by, within : str
        The columns that name the outlets and the events.
    seed : int
        Of the resampling.

    Returns
    -------
    Composition

    Raises
    ------
    SamestoryError
        If the feature was not measured, a column is missing or no event has two outlets.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = [("war", "Post", "kill"), ("war", "Times", "kill"), ("fair", "Times", "good"),
    ...         ("war", "Post", "kill"), ("fair", "Post", "good")]
    >>> corpus = sa.read(pd.DataFrame(rows, columns=["event", "outlet", "body"]))
    >>> parts = composition(sa.measure(corpus, "sentiment.huliu_net"), "sentiment.huliu_net").table
    >>> parts[["outlet", "overall", "within", "composition"]].round(1)
      outlet  overall  within  composition
    0   Post    -33.3     0.0        -33.3
    1  Times     33.3     0.0         33.3

    Cautions
    --------
    Composition is not an error to be removed from a study of selection: it is what selection does to the
    mean. It also holds differences in how often an outlet returned to an event.
    """
    expect("composition", measures, Measures, "Pass sa.measure(corpus).")
    measured_feature("composition", feature, measures.features)
    whole("composition", "seed", seed, least=0, usual=SEED)
    cells = cells_of(measures.articles, by=by, within=within, step="composition")
    sums, events = _sums(measures, feature, cells, by, within)
    outlets = list(cells.outlets)
    return Composition(
        table=parts_table(sums, outlets, seed),
        events=_levels(sums, events, outlets),
        feature=feature,
        title=measures.titles[feature],
        unit=measures.units[feature],
        by=by,
        seed=seed,
        notes=(
            "Composition holds which events an outlet reported and with how many articles each.",
            f"Intervals: {RESAMPLES:,} resamples of events with all their articles.",
            *cells.notes,
        ),
    )


def _sums(measures: Measures, feature: str, cells: Cells, by: str, within: str) -> tuple[Sums, list[str]]:
    """Articles added up by event and outlet, events of one outlet too; and the names of the events."""
    values = measures.table[feature].to_numpy(np.float64)
    event, outlet = names_in(measures.articles[within]), names_in(measures.articles[by])
    used = ~np.isnan(values) & (event != "").to_numpy() & outlet.isin(cells.outlets).to_numpy()
    if not used.any():
        raise SamestoryError(
            f'composition: "{feature}" has no value in any article. Measure it in another part or voice.'
        )
    events = pd.Index(sorted(set(event[used])))
    shape = (len(events), len(cells.outlets))
    column = pd.Index(cells.outlets).get_indexer(pd.Index(outlet[used]))
    place = events.get_indexer(pd.Index(event[used])) * shape[1] + column

    def added(amounts: Array) -> Array:
        total = np.bincount(place, weights=amounts, minlength=shape[0] * shape[1])
        return total.reshape(shape).astype(np.float64)

    differences = against_rest(cells.mean(values[:, None]), cells.event)[:, 0]
    row = events.get_indexer(pd.Index(np.array(cells.events, object)[cells.event]))
    difference = np.full(shape, np.nan)
    difference[row[row >= 0], cells.outlet[row >= 0]] = differences[row >= 0]
    return Sums(added(np.ones(len(place))), added(values[used]), difference), list(events)


def _parts(sums: Sums, weights: Array) -> Array:
    """Overall, within and composition for rows of event weights (3 x rows x outlets)."""
    number, total = weights @ sums.number, weights @ sums.total
    all_number, all_total = number.sum(axis=1, keepdims=True), total.sum(axis=1, keepdims=True)
    overall = ratio(total, number) - ratio(all_total - total, all_number - number)
    known = ~np.isnan(sums.difference)
    shared = (weights @ known.astype(np.float64)).astype(np.float64)
    within = ratio(weights @ np.where(known, sums.difference, 0.0), shared)
    return np.stack([overall, within, overall - within])


def _spread(sums: Sums, seed: int) -> Array:
    """Spread of the three parts over resamples of events (3 x outlets)."""
    n = len(sums.number)
    rng = np.random.default_rng(seed)
    drawn, size = [], max(BLOCK // n, 1)
    for low in range(0, RESAMPLES, size):
        weights = rng.multinomial(n, np.full(n, 1 / n), size=min(size, RESAMPLES - low))
        drawn.append(_parts(sums, weights.astype(np.float64)))
    all_drawn = np.concatenate(drawn, axis=1)
    known = ~np.isnan(all_drawn)
    count = known.sum(axis=1).astype(np.float64)
    mean = ratio(np.where(known, all_drawn, 0.0).sum(axis=1), count)
    away = np.where(known, all_drawn - mean[:, None, :], 0.0)
    return np.sqrt(ratio((away**2).sum(axis=1), count - 1))


def parts_table(sums: Sums, outlets: list[str], seed: int) -> pd.DataFrame:
    """A row an outlet."""
    from scipy.special import stdtrit

    found = _parts(sums, np.ones((1, len(sums.number))))[:, 0, :]
    shared = (~np.isnan(sums.difference)).sum(axis=0)
    enough = shared >= FEWEST_EVENTS
    freedom = np.maximum(shared - 1.0, 1.0)
    half = stdtrit(freedom, 0.975) * _spread(sums, seed) * np.sqrt((freedom + 1) / freedom)
    half = np.where(enough, half, np.nan)
    number, total = sums.number.sum(axis=0), sums.total.sum(axis=0)
    table = pd.DataFrame(
        {
            "outlet": outlets,
            "articles": number.astype(np.int64),
            "events": (sums.number > 0).sum(axis=0),
            "shared": shared,
            "mean": ratio(total, number),
            "others_mean": ratio(total.sum() - total, number.sum() - number),
        }
    )
    for part, name in enumerate(PARTS):
        table[name] = found[part]
        table[f"{name}_low"], table[f"{name}_high"] = found[part] - half[part], found[part] + half[part]
    return table


def _levels(sums: Sums, events: list[str], outlets: list[str]) -> pd.DataFrame:
    """A row an outlet and event: shares of articles, and the level of the event."""
    number = sums.number
    cell = ratio(sums.total, number)
    present = ~np.isnan(cell)
    level = ratio(np.where(present, cell, 0.0).sum(axis=1), present.sum(axis=1).astype(np.float64))
    others = number.sum(axis=1, keepdims=True) - number

    def share(amounts: Array) -> Array:
        return ratio(amounts, np.broadcast_to(amounts.sum(axis=0), amounts.shape)).T.ravel()

    return pd.DataFrame(
        {
            "outlet": np.repeat(np.array(outlets, object), len(events)),
            "event": events * len(outlets),
            "own_share": share(number),
            "others_share": share(others),
            "level": np.tile(level, len(outlets)),
        }
    )


def _said(row: pd.Series, title: str, unit: str) -> str:
    """One outlet's difference and its two parts."""
    if not math.isfinite(row["composition"]):
        return f"{row['outlet']}: nothing to take apart; no shared event has a value."
    told = (
        f"Over all their articles ({row['outlet']}: {counted(row['events'], 'event')}), {row['outlet']} was "
        f"{_beside(row['overall'])} the mean of the others in “{title}” "
        f"({unit}): {_part(row, 'within')} within the {counted(row['shared'], 'event')} shared, "
        f"{_part(row, 'composition')} due to which events it reported and how often"
    )
    few = "" if math.isfinite(row["within_low"]) else f"; {counted(row['shared'], 'event')} cannot decide"
    return f"{told}{few}."


def _beside(difference: float) -> str:
    """Where an outlet lies: "0.50 above"; "on" where there is no difference."""
    if abs(difference) < 1e-9:
        return "on"
    return f"{number(abs(difference))} {'below' if difference < 0 else 'above'}"


def _part(row: pd.Series, name: str) -> str:
    """A part with its interval."""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    interval = f" (95 % interval {number(low)} to {number(high)})" if math.isfinite(low) else ""
    return f"{number(row[name], signed=True)}{interval}"
