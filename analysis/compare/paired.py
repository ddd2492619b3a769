"""The paired contrast: outlets against the others and against each other, event by event."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.chance import PAIRED_OUTLETS, against_the_rest, each_pair
from analysis.compare.choices import Agreement, agreement
from analysis.compare.comparison import COMPARISON_COLUMNS, Comparison
from analysis.compare.contrasts import against_rest
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.method import DEFAULT, Method
from analysis.compare.sentences import with_titles
from analysis.compare.verdict import ALPHA, Answers, verdict
from analysis.compare.weighing import event_weights, shared_events, worth
from analysis.errors import expect
from analysis.features.cards import in_house
from analysis.measure import Measures
from analysis.wording import lowered, number, some

__all__ = ["compare"]

FEW_EVENTS = 20
"""Below this many events a reader is told that they are few."""
APART = 0.2
"""Paired difference and regression are called apart above this share of the paired difference."""

Array = NDArray[np.float64]


def compare(
    measures: Measures,
    by: str = "outlet",
    within: str = "event",
    *,
    method: Method = DEFAULT,
) -> Comparison:
    """Contrast outlets that reported the same events, with chance, instrument and choices beside each number.

    The difference of an outlet is the mean, over the events it shares with others, of: its measure minus
    the mean of the other outlets in that event; in the measure's unit, every event weighing the same unless
    the method says otherwise.
    Comparing inside events takes the topic out: a paper that covers more wars is not darker for it.

    Parameters
    ----------
    measures : Measures
    by : str
        The column that names the outlets; any column of ``measures.articles`` will do ("leaning").
    within : str
        The column that names the events.
    method : Method
        Shuffle, interval, correction, events, weights, seed and draws; ``Method`` says what each moves.

    Returns
    -------
    Comparison
        A row a feature and outlet, every pair of outlets, the event differences, and notes.

    Raises
    ------
    SamestoryError
        If a column is missing, one outlet stands alone, no event has two outlets (or all of them, where
        only shared events were asked for), or the weights cannot be used.

    Cautions
    --------
    With unequal presence outlets are compared with different partners; the pairs show it. A difference
    is not unfairness: that needs a standard and an argument.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> from analysis.measure import measure
    >>> rows = [(o, e, "good " * (n % 3 + 4 * (o == "A")) + f"day at {e}. " * 4)
    ...         for n, e in enumerate("stuvwxyz") for o in "AB"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> found = compare(measure(corpus, "sentiment.huliu_net"))
    >>> found.table[["outlet", "n_events", "difference", "q"]].round(3)
      outlet  n_events  difference      q
    0      A         8      22.282  0.008
    1      B         8     -22.282  0.008
    """
    expect("compare", measures, Measures, "Pass sa.measure(corpus).")
    expect("compare", method, Method, 'Pass Method(correction="by"), for example.')
    cells = cells_of(measures.articles, by=by, within=within)
    if method.events == "shared":
        cells = shared_events(cells, within=within)
    weights = event_weights(measures.articles, cells, method.weights)
    values = cells.mean(measures.table.to_numpy(np.float64))
    table = against_the_rest(values, cells, measures.features, method=method, weights=weights)
    pairs = each_pair(values, cells, measures.features, method=method, weights=weights)
    answer = agreement(measures, cells, shuffle=method.shuffle, seed=method.seed)
    table = _with_verdicts(_singly(table, pairs), measures, answer)
    differences = against_rest(values, cells.event)
    return Comparison(
        table=table,
        pairs=pairs,
        differences=_long(differences, cells, measures.features),
        by=by,
        within=within,
        method=method,
        weights=None if weights is None else pd.Series(weights, index=list(cells.events), name="weight"),
        notes=(
            *cells.notes,
            *_notes(measures, cells, within),
            *_weights_note(weights, method, within),
            *_company_note(table),
        ),
    )


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
    """Add the instrument and choices answers, the verdict and its reason."""
    table = table.assign(
        validity=[measures.validity.get(feature, "not validated") for feature in table["feature"]],
        choices_agree=choices.share.T.ravel(),
        choices_p=choices.p.T.ravel(),
        choices=choices.tried.T.ravel(),
    )
    known = [field.name for field in fields(Answers) if field.name in table]
    columns: dict[str, list[Any]] = {name: table[name].tolist() for name in known}
    columns["turned_by"] = choices.turned_by.T.ravel().tolist()
    in_house_only = {feature: in_house(feature) for feature in measures.features}
    columns["in_house"] = [in_house_only[feature] for feature in table["feature"]]
    rows = zip(*columns.values(), strict=True)
    said = [verdict(Answers(**dict(zip(columns, row, strict=True)))) for row in rows]
    table["verdict"], table["cause"], table["reason"] = (list(column) for column in zip(*said, strict=True))
    table = with_titles(table, measures.titles, measures.units)
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


def _weights_note(weights: Array | None, method: Method, within: str) -> list[str]:
    """What unequal weights do, in words."""
    if weights is None:
        return []
    return [
        f"The {len(weights):,} {within}s are weighted by {method.weights} and worth {worth(weights):.1f} "
        f"equal ones; the median, share_above, mean and the choices answer count every {within} once."
    ]


def _company_note(table: pd.DataFrame) -> list[str]:
    """Where the regression and the paired contrast disagree: outlets were compared in different company."""
    gap = (table["fixed_effects"] - table["difference"]).abs()
    apart = (gap > APART * table["difference"].abs()) & (table["n_events"] >= FEWEST_EVENTS)
    # The gaps that matter come first: those that are large beside what the sample could have shown.
    ranked = table.assign(gap=gap / table["smallest_detectable"])[apart]
    told = ranked.sort_values("gap", ascending=False, kind="stable")
    if told.empty:
        return []
    rows = zip(told["title"], told["outlet"], told["difference"], told["fixed_effects"], strict=True)
    names = [
        f'“{lowered(title)}” of "{outlet}" ({number(paired, signed=True)} paired, '
        f"{number(fitted, signed=True)} fitted)"
        for title, outlet, paired, fitted in rows
    ]
    return [
        f"In {len(told):,} of {len(table):,} rows the paired difference and a regression with event and "
        f"outlet effects are more than 20 % apart, as outlets had different company: {some(names, most=3)}."
    ]
