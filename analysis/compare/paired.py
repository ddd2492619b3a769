"""The paired contrast: outlets against the others and against each other, event by event."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of, ratio
from analysis.compare.choices import Agreement, agreement
from analysis.compare.comparison import COMPARISON_COLUMNS, Comparison
from analysis.compare.contrasts import against_other, against_rest, aligned, medians, summarise
from analysis.compare.correction import false_discovery
from analysis.compare.groups import FEWEST_EVENTS, Group, groups_of, same_pattern
from analysis.compare.intervals import effect_size, smallest_detectable, t_interval
from analysis.compare.permutation import DRAWS, SEED, Shuffle, studentised_p
from analysis.compare.verdict import ALPHA, Answers, verdict
from analysis.errors import SamestoryError, expect
from analysis.measure import Measures

__all__ = ["against_the_rest", "compare", "each_pair"]

PAIRED_OUTLETS = 12
"""Every pair is compared up to this many outlets; 200 outlets would be 19,900 pairs."""
FEW_EVENTS = 20
"""Below this many events a reader is told that they are few."""

Array = NDArray[np.float64]


def compare(
    measures: Measures,
    by: str = "outlet",
    within: str = "event",
    *,
    shuffle: Shuffle = "aligned",
    seed: int = SEED,
    draws: int = DRAWS,
) -> Comparison:
    """Contrast outlets that reported the same events, with chance, instrument and choices beside each number.

    The difference of an outlet is the mean, over the events it shares with others, of: its measure minus
    the mean of the other outlets in that event; in the measure's unit, every event weighing the same.
    Comparing inside events takes the topic out: a paper that covers more wars is not darker for it.

    Parameters
    ----------
    measures : Measures
    by : str
        The column that names the outlets; any column of ``measures.articles`` will do ("leaning").
    within : str
        The column that names the events.
    shuffle : {"aligned", "plain"}
        "plain" shuffles the names over the values as they are. "aligned" first takes out what is constant
        among the *other* outlets: with 8 events and the others 4 spreads apart, plain finds p < .05 in 3
        of 100 cases without a difference, aligned in 5; with all alike both find 5. Pairs are the same.
    seed, draws : int
        Of the shuffles, used where there are more than 200,000 arrangements to try.

    Returns
    -------
    Comparison
        A row a feature and outlet, every pair of outlets, the event differences, and notes.

    Raises
    ------
    SamestoryError
        If a column is missing, one outlet stands alone, or no event has two outlets.

    Cautions
    --------
    With unequal presence outlets are compared with different partners; the pairs show it. A difference
    is not unfairness: that needs a standard and an argument.
    """
    expect("compare", measures, Measures, "Pass sa.measure(corpus).")
    if draws < 1:
        raise SamestoryError(f"compare: draws must be 1 or more, not {draws}; 9,999 is usual.")
    cells = cells_of(measures.articles, by=by, within=within)
    values = cells.mean(measures.table.to_numpy(np.float64))
    differences = against_rest(values, cells.event)
    table = against_the_rest(values, cells, measures.features, shuffle=shuffle, seed=seed, draws=draws)
    pairs = each_pair(values, cells, measures.features, seed=seed, draws=draws)
    table = _singly(table, pairs)
    table = _with_verdicts(table, measures, agreement(measures, cells, shuffle=shuffle, seed=seed))
    return Comparison(
        table=table,
        pairs=pairs,
        differences=_long(differences, cells, measures.features),
        by=by,
        within=within,
        seed=seed,
        draws=draws,
        notes=(*cells.notes, *_notes(measures, cells, within)),
    )


def against_the_rest(
    values: Array,
    cells: Cells,
    features: tuple[str, ...],
    *,
    shuffle: Shuffle = "aligned",
    seed: int = SEED,
    draws: int = DRAWS,
) -> pd.DataFrame:
    """The chance answer for every feature and outlet: ``values`` is cells x features."""
    differences = against_rest(values, cells.event)
    p = np.full((len(cells.outlets), len(features)), np.nan)
    for group in groups_of(~np.isnan(differences), cells):
        part = differences[np.ix_(group.rows, group.columns)]
        p[np.ix_(group.outlets, group.columns)] = _shuffled_p(part, group, cells, shuffle, seed, draws)
    blocks = []
    for number, outlet in enumerate(cells.outlets):
        here = cells.outlet == number
        block = _chance(differences[here], p[number])
        known = ~np.isnan(differences[here])
        block.insert(0, "feature", list(features))
        block.insert(1, "outlet", outlet)
        block["mean"] = ratio(np.where(known, values[here], 0.0).sum(axis=0), known.sum(axis=0))
        blocks.append(block)
    return _by_feature(blocks, len(features))


def _shuffled_p(
    differences: Array, group: Group, cells: Cells, shuffle: Shuffle, seed: int, draws: int
) -> Array:
    """P of each outlet and column of a group; aligned shuffling asks for each outlet anew."""
    if shuffle == "plain" or (group.sizes == 2).all():
        return studentised_p(differences, group.observed, group.sizes, seed=seed, draws=draws)
    names = cells.outlet[group.rows]
    found = []
    for number, outlet in enumerate(group.outlets):
        part = aligned(differences, names, group.sizes, asked=int(outlet), fewest=FEWEST_EVENTS)
        place = group.observed[number : number + 1]
        found.append(studentised_p(part, place, group.sizes, seed=seed, draws=draws)[0])
    return np.array(found)


def each_pair(
    values: Array, cells: Cells, features: tuple[str, ...], *, seed: int = SEED, draws: int = DRAWS
) -> pd.DataFrame:
    """The same for every pair of outlets over the events that both covered; chance by swapping the two."""
    blocks = []
    pairs = combinations(range(len(cells.outlets)), 2) if len(cells.outlets) <= PAIRED_OUTLETS else ()
    for one, other in pairs:
        differences = against_other(values, cells, one, other)
        block = _chance(differences, _swapped_p(differences, seed=seed, draws=draws))
        block.insert(0, "feature", list(features))
        block.insert(1, "outlet", cells.outlets[one])
        block.insert(2, "other", cells.outlets[other])
        blocks.append(block)
    if not blocks:
        empty = _chance(np.empty((0, 0)), np.empty(0))
        return empty.reindex(columns=["feature", "outlet", "other", *empty.columns])
    table = _by_feature(blocks, len(features))
    table["q"] = false_discovery(table["p"].to_numpy(np.float64))
    return table


def _swapped_p(differences: Array, *, seed: int, draws: int) -> Array:
    """P of each column of pair differences (events x columns): the two names swap, the sign flips."""
    present = ~np.isnan(differences)
    p = np.full(differences.shape[1], np.nan)
    for columns in same_pattern(present):
        shared = differences[np.ix_(present[:, columns[0]], columns)]
        n = len(shared)
        if n >= FEWEST_EVENTS:
            both = np.stack([shared, -shared], axis=1).reshape(2 * n, len(columns))
            as_it_was = np.zeros((1, n), np.intp)
            p[columns] = studentised_p(both, as_it_was, np.full(n, 2), seed=seed, draws=draws)[0]
    return p


def _chance(differences: Array, p: Array) -> pd.DataFrame:
    """The columns that answer for chance and size, a row a feature; no interval below the fewest events."""
    found = summarise(differences)
    low, high = t_interval(found.mean, found.sd, found.n)
    enough = found.n >= FEWEST_EVENTS
    return pd.DataFrame(
        {
            "n_events": found.n.astype(np.int64),
            "difference": found.mean,
            "ci_low": np.where(enough, low, np.nan),
            "ci_high": np.where(enough, high, np.nan),
            "p": p,
            "q": np.nan,
            "effect": effect_size(found.mean, found.sd),
            "smallest_detectable": smallest_detectable(found.sd, found.n),
            "median": medians(differences),
            "share_above": found.above,
        }
    )


def _by_feature(blocks: list[pd.DataFrame], n_features: int) -> pd.DataFrame:
    """Blocks of one row a feature, put together with all rows of a feature side by side."""
    order = np.arange(len(blocks) * n_features).reshape(len(blocks), n_features).T.ravel()
    return pd.concat(blocks, ignore_index=True).iloc[order].reset_index(drop=True)


def _singly(table: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Add, from the pairs, with how many others an outlet was compared and from how many it differs."""
    other_way = pairs.rename(columns={"outlet": "other", "other": "outlet"})
    both = pd.concat([pairs, other_way.assign(difference=-other_way["difference"])], ignore_index=True)
    both = both[both["p"].notna()]
    row = ["feature", "outlet"]
    told = both.merge(table[[*row, "difference"]], on=row, suffixes=("", "_from_mean"))
    apart = (told["p"] < ALPHA) & (np.sign(told["difference"]) == np.sign(told["difference_from_mean"]))
    counts = apart.groupby([told["feature"], told["outlet"]]).agg(["size", "sum"]).astype(np.float64)
    found = counts.reindex(pd.MultiIndex.from_frame(table[row])).to_numpy(np.float64)
    return table.assign(others=found[:, 0], differs_from=found[:, 1])


def _with_verdicts(table: pd.DataFrame, measures: Measures, choices: Agreement) -> pd.DataFrame:
    """Add q, the instrument and choices answers, the verdict and its reason."""
    table = table.assign(
        q=false_discovery(table["p"].to_numpy(np.float64)),
        validity=[measures.validity.get(feature, "not validated") for feature in table["feature"]],
        choices_agree=choices.share.T.ravel(),
        choices_p=choices.p.T.ravel(),
        choices=choices.tried.T.ravel(),
    )
    known = [field.name for field in fields(Answers) if field.name in table]
    columns: dict[str, list[Any]] = {name: table[name].tolist() for name in known}
    columns["turned_by"] = choices.turned_by.T.ravel().tolist()
    rows = zip(*columns.values(), strict=True)
    said = [verdict(Answers(**dict(zip(columns, row, strict=True)))) for row in rows]
    table["verdict"], table["cause"], table["reason"] = (list(column) for column in zip(*said, strict=True))
    further = [column for column in table.columns if column not in COMPARISON_COLUMNS]
    return table[[*COMPARISON_COLUMNS, *further]]


def _long(differences: Array, cells: Cells, features: tuple[str, ...]) -> pd.DataFrame:
    """The differences as rows: feature, outlet, event, difference; missing ones left out."""
    order = np.lexsort((cells.event, cells.outlet))
    feature, cell = np.nonzero(~np.isnan(differences[order].T))
    cell = order[cell]
    return pd.DataFrame(
        {
            "feature": np.array(features, object)[feature],
            "outlet": np.array(cells.outlets, object)[cells.outlet[cell]],
            "event": np.array(cells.events, object)[cells.event[cell]],
            "difference": differences[cell, feature],
        }
    )


def _notes(measures: Measures, cells: Cells, within: str) -> list[str]:
    """What a reader must know of the events compared."""
    notes = []
    n_events, n_outlets = len(cells.events), len(cells.outlets)
    covered = np.bincount(cells.outlet, minlength=n_outlets)
    if covered.min() < n_events:
        least = int(covered.argmin())
        notes.append(
            f"Not every outlet is in each of the {n_events:,} {within}s (fewest: "
            f'"{cells.outlets[least]}", {covered[least]:,}); each is compared with those present.'
        )
    if n_events < FEW_EVENTS:
        notes.append(f"Few {within}s ({n_events}): one of them can move a result.")
    if "copy_of" in measures.articles:
        copies = int((measures.articles["copy_of"].fillna("") != "").iloc[cells.rows].sum())
        if copies:
            notes.append(
                f"{copies:,} of the articles compared repeat{'s' if copies == 1 else ''} an earlier text of "
                f"the same {within} (wire copy): counted here, left out among the choices."
            )
    if n_outlets > PAIRED_OUTLETS:
        notes.append(f"{n_outlets} outlets: pairs are compared only up to {PAIRED_OUTLETS}.")
    return notes
