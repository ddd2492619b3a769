"""Choices: the same contrast under every reasonable choice of how to measure it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.contrasts import against_rest, aligned, centred_medians, medians, summarise
from analysis.compare.groups import FEWEST_EVENTS, Group, groups_of
from analysis.compare.intervals import effect_size, t_interval
from analysis.compare.permutation import SEED, Picks, Shuffle, Shuffles, share_as_far, studentised_p, sums_of
from analysis.errors import SamestoryError
from analysis.measure import Measures

__all__ = ["Agreement", "agreement", "choices"]

AS_ASKED, COUNTED, RAW, MEAN = "as asked", "counted", "raw", "mean"
LEFT_OUT, LOG, MEDIAN = "left out", "log", "median"

JOINT_DRAWS = 1_999
"""Shuffles of the joint test, which has some twenty times the columns of the chance answer."""
HELD = 8_000_000
"""Differences of all specifications held at once (64 MB)."""
LEAST_SD = 1e-9

Array = NDArray[np.float64]
Sums = Callable[[Picks], Array]
Middle = Callable[[Array], Array]


@dataclass(frozen=True, eq=False)
class Variant:
    """All instruments under one choice of scope, wire copy and scale: differences, cells x instruments."""

    scope: str
    copies: str
    scale: str
    differences: Array


@dataclass(frozen=True, eq=False)
class Specification:
    """One way to measure a feature: an instrument and a variant, with its differences (one a cell)."""

    instrument: str
    variant: Variant
    differences: Array

    def options(self, feature: str) -> list[str]:
        """The choices by which it departs from the default, in words."""
        variant = self.variant
        departures = {
            f"{self.instrument} as the instrument": self.instrument != feature,
            variant.scope: variant.scope != AS_ASKED,
            "wire copy left out": variant.copies == LEFT_OUT,
            "a log scale": variant.scale == LOG,
        }
        return [words for words, departs in departures.items() if departs]


@dataclass(frozen=True, eq=False)
class Agreement:
    """The choices answer, one value an outlet and feature (outlets x features).

    ``share`` of the other choices with the sign of the default, ``p`` of the joint test, ``tried``: how
    many other choices, ``turned_by``: the choice under which the sign turns most, or "".
    """

    share: Array
    p: Array
    tried: NDArray[np.intp]
    turned_by: NDArray[np.object_]

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> Agreement:
        """An answer in which nothing has been tried yet."""
        unknown = np.full(shape, np.nan)
        return cls(unknown, unknown.copy(), np.zeros(shape, np.intp), np.full(shape, "", object))


def choices(
    measures: Measures,
    feature: str,
    outlet: str | None = None,
    *,
    by: str = "outlet",
    within: str = "event",
) -> pd.DataFrame:
    """Measure one difference in every reasonable way: what a conclusion owes to choices.

    Every combination of instrument (the feature, its twin), scope (as asked, other voice, headline
    included), wire copy (counted, left out), scale (raw, log: sign(y) ln(1 + \\|y\\|)) and estimator (mean,
    Hodges-Lehmann median, less that of all outlets' differences), less those that cannot differ here.

    Parameters
    ----------
    measures : Measures
    feature : str
    outlet : str, optional
        One outlet; all without it.
    by, within : str
        As in ``compare``.

    Returns
    -------
    DataFrame
        A row an outlet and specification: ``outlet``, ``instrument``, ``scope``, ``copies``, ``scale``,
        ``estimator``, ``default`` (True in the row of the comparison), ``n_events``, ``estimate`` in the
        unit of that specification, ``ci_low``, ``ci_high`` (means only), ``effect`` (the estimate in
        spreads of the event differences, which can be compared over scales) and ``agrees`` (same sign as
        the default). Sorted by outlet and ``effect``.

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there, or nothing to pair.

    References
    ----------
    Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, *Increasing Transparency Through a Multiverse
    Analysis*; Simonsohn, Simmons and Nelson 2020, *Specification Curve Analysis*.
    """
    if feature not in measures.table.columns:
        raise SamestoryError(
            f'choices: there is no feature "{feature}" in these measures. '
            f"They have: {', '.join(measures.features)}."
        )
    cells = cells_of(measures.articles, by=by, within=within)
    if outlet is not None and outlet not in cells.outlets:
        raise SamestoryError(
            f'choices: no outlet "{outlet}" shares an event with another. '
            f"These do: {', '.join(cells.outlets)}."
        )
    specifications = _specifications(_variants(measures, cells, [feature]), feature, measures.twins)
    names = cells.outlets if outlet is None else (outlet,)
    rows = [row for name in names for row in _rows(specifications, feature, cells, name)]
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = (
    *("outlet", "instrument", "scope", "copies", "scale", "estimator", "default"),
    *("n_events", "estimate", "ci_low", "ci_high", "effect", "agrees"),
)


def _rows(
    specifications: Sequence[Specification], feature: str, cells: Cells, outlet: str
) -> list[tuple[object, ...]]:
    """All specifications for one outlet, sorted by effect."""
    if not specifications:
        return []
    here = cells.outlet == cells.outlets.index(outlet)
    differences = np.column_stack([spec.differences for spec in specifications])
    found, median = summarise(differences[here]), centred_medians(differences[here], medians(differences))
    low, high = t_interval(found.mean, found.sd, found.n)
    none = np.full_like(low, np.nan)
    estimators = {MEAN: (found.mean, low, high), MEDIAN: (median, none, none)}
    rows: list[tuple[float, tuple[object, ...]]] = []
    for (number, spec), (estimator, columns) in product(enumerate(specifications), estimators.items()):
        estimate, lower, upper = (float(column[number]) for column in columns)
        effect = float(effect_size(columns[0], found.sd)[number])
        variant, default = spec.variant, not spec.options(feature) and estimator == MEAN
        named = (outlet, spec.instrument, variant.scope, variant.copies, variant.scale, estimator, default)
        agrees = bool(np.sign(estimate) == np.sign(found.mean[0]))
        rows.append((effect, (*named, int(found.n[number]), estimate, lower, upper, effect, agrees)))
    return [row for _, row in sorted(rows, key=lambda pair: (np.isnan(pair[0]), pair[0]))]


def _variants(measures: Measures, cells: Cells, features: Iterable[str]) -> tuple[list[str], list[Variant]]:
    """The instruments needed for ``features`` (with their twins), and their differences in each variant."""
    wanted = list(features)
    twins = [measures.twins[name] for name in wanted if name in measures.twins]
    instruments = [name for name in dict.fromkeys(wanted + twins) if name in measures.table.columns]
    scopes = {AS_ASKED: measures.table, **measures.alternatives}
    copied = _copied(measures.articles)
    keeps = {COUNTED: None, LEFT_OUT: ~copied} if copied[cells.rows].any() else {COUNTED: None}
    found = []
    for scope, table in scopes.items():
        raw = table[instruments].to_numpy(np.float64)
        for (copies, keep), scale in product(keeps.items(), (RAW, LOG)):
            scaled = raw if scale == RAW else np.sign(raw) * np.log1p(np.abs(raw))
            values = cells.mean(scaled, keep=keep)
            found.append(Variant(scope, copies, scale, against_rest(values, cells.event)))
    return instruments, found


def _copied(articles: pd.DataFrame) -> NDArray[np.bool_]:
    """Which articles repeat an earlier one of their event."""
    if "copy_of" not in articles:
        return np.zeros(len(articles), np.bool_)
    return np.array(articles["copy_of"].fillna("") != "", np.bool_)


def _specifications(
    measured: tuple[list[str], list[Variant]], feature: str, twins: dict[str, str]
) -> list[Specification]:
    """The default first, then every other way; those that vary nowhere or equal an earlier one are dropped.

    Empty where the default itself shows no difference anywhere: then no choice can matter.
    """
    instruments, variants = measured
    found: list[Specification] = []
    seen: set[bytes] = set()
    for instrument in [feature, *([twins[feature]] if feature in twins else [])]:
        if instrument not in instruments:
            continue
        column = instruments.index(instrument)
        for variant in variants:
            differences = np.ascontiguousarray(variant.differences[:, column])
            if np.nan_to_num(differences).any() and differences.tobytes() not in seen:
                seen.add(differences.tobytes())
                found.append(Specification(instrument, variant, differences))
            elif not found:
                return []
    return found


def agreement(
    measures: Measures,
    cells: Cells,
    *,
    shuffle: Shuffle = "aligned",
    seed: int = SEED,
    draws: int = JOINT_DRAWS,
) -> Agreement:
    """The choices answer for every outlet and feature at once.

    The joint test: outlet names are shuffled within events, the same shuffle in all specifications, and
    the median of the effects over specifications is compared with that of the shuffles (Simonsohn,
    Simmons and Nelson 2020). "aligned" studentises and shuffles as the chance answer does, so that the
    two cannot contradict one another; "plain" is the test as published: means over their spread under
    shuffling, which an outlet between two extremes can hardly pass.
    """
    features = measures.features
    shape = (len(cells.outlets), len(features))
    answer = Agreement.empty(shape)
    scales_and_copies = 4
    ways = 2 * scales_and_copies * (1 + len(measures.alternatives))
    chunk = max(HELD // (len(cells.event) * ways), 1)
    for low in range(0, len(features), chunk):
        columns = list(range(low, min(low + chunk, len(features))))
        measured = _variants(measures, cells, [features[column] for column in columns])
        sets = {
            column: found
            for column in columns
            if (found := _specifications(measured, features[column], measures.twins))
        }
        if sets:
            _signs(answer, sets, features, cells)
            joint = _joint if shuffle == "aligned" else _joint_as_published
            joint(answer, sets, cells, seed=seed, draws=draws)
    return answer


Sets = dict[int, list[Specification]]
"""The specifications of each feature, by the feature's column."""


def _stacked(sets: Sets) -> tuple[Array, dict[int, slice]]:
    """The differences of all specifications side by side, and where each feature's stand."""
    ends = np.cumsum([len(found) for found in sets.values()])
    bounds = zip(sets, [0, *ends[:-1].tolist()], ends.tolist(), strict=True)
    places = {column: slice(start, end) for column, start, end in bounds}
    return np.column_stack([spec.differences for found in sets.values() for spec in found]), places


def _signs(answer: Agreement, sets: Sets, features: Sequence[str], cells: Cells) -> None:
    """Fill in the share of other choices with the default's sign, and the choice that turns it most."""
    differences, places = _stacked(sets)
    centre = medians(differences)
    for outlet in range(len(cells.outlets)):
        here = differences[cells.outlet == outlet]
        mean = np.sign(summarise(here).mean)
        median = np.sign(centred_medians(here, centre))
        for column, place in places.items():
            signs = np.concatenate([mean[place], median[place]])
            if np.isnan(signs[0]) or signs[0] == 0:
                continue
            known = ~np.isnan(signs)
            agrees = signs == signs[0]
            others = known.copy()
            others[0] = False
            answer.tried[outlet, column] = others.sum()
            answer.share[outlet, column] = agrees[others].mean()
            options = [spec.options(features[column]) for spec in sets[column]]
            options += [[*option, "the median in place of the mean"] for option in options]
            answer.turned_by[outlet, column] = _most_turning(options, agrees, others)


def _most_turning(options: list[list[str]], agrees: NDArray[np.bool_], others: NDArray[np.bool_]) -> str:
    """The option whose specifications agree least with the default; "" where all agree."""
    shares: dict[str, float] = {}
    for words in dict.fromkeys(words for option in options for words in option):
        having = others & np.array([words in option for option in options])
        if having.any():
            shares[words] = float(agrees[having].mean())
    worst = min(shares, key=lambda words: shares[words], default="")
    return worst if worst and shares[worst] < 1 else ""


def _joint(answer: Agreement, sets: Sets, cells: Cells, *, seed: int, draws: int) -> None:
    """Fill in the p of the joint test, with the shuffles and the studentising of the chance answer."""
    for group, served, differences, places in _grouped(sets, cells):
        filled, names = np.nan_to_num(differences[group.rows]), cells.outlet[group.rows]
        for number, outlet in enumerate(group.outlets):
            asked = aligned(filled, names, group.sizes, asked=int(outlet), fewest=FEWEST_EVENTS)
            place = group.observed[number : number + 1]
            middle = partial(_median_of, [np.arange(at.start, at.stop) for at in places.values()])
            p = studentised_p(asked, place, group.sizes, seed=seed, draws=draws, reduce=middle)
            answer.p[outlet, served] = p[0]


def _joint_as_published(answer: Agreement, sets: Sets, cells: Cells, *, seed: int, draws: int) -> None:
    """Fill in the p of the joint test on plain means, with one set of shuffles for all specifications."""
    for group, served, differences, places in _grouped(sets, cells):
        standardised, spread = _standardised(differences[group.rows], group)
        sums = sums_of(standardised, group.sizes)
        middle = partial(_median_of, [np.flatnonzero(spread[at]) + at.start for at in places.values()])

        def statistic(picks: Picks, sums: Sums = sums, middle: Middle = middle) -> Array:
            return middle(sums(picks))

        shuffles = Shuffles(group.sizes, seed, draws)
        p = share_as_far(shuffles, statistic, statistic(group.observed), width=sum(differences.shape))
        answer.p[np.ix_(group.outlets, served)] = p


def _grouped(sets: Sets, cells: Cells) -> Iterator[tuple[Group, NDArray[np.intp], Array, dict[int, slice]]]:
    """Features that share their shuffles: the group, their columns, and all their specifications."""
    columns = np.array(list(sets), np.intp)
    present = np.column_stack([~np.isnan(found[0].differences) for found in sets.values()])
    for group in groups_of(present, cells):
        served = columns[group.columns]
        yield group, served, *_stacked({int(column): sets[int(column)] for column in served})


def _median_of(places: list[NDArray[np.intp]], effects: Array) -> Array:
    """The absolute median over each feature's specifications (shuffles x features)."""
    return np.column_stack([np.abs(np.median(effects[:, place], axis=1)) for place in places])


def _standardised(differences: Array, group: Group) -> tuple[Array, NDArray[np.bool_]]:
    """Differences over the spread that their sum has under shuffling, and which specifications have one.

    The spread is exact: events are shuffled independently, so variances within events add up. A cell
    that a specification could not measure adds 0.
    """
    filled = np.where(np.isnan(differences), 0.0, differences)
    starts = np.cumsum(group.sizes) - group.sizes
    size = group.sizes[:, None]
    centre = np.add.reduceat(filled, starts, axis=0) / size
    filled -= np.repeat(centre, group.sizes, axis=0)
    spread = np.sqrt((np.add.reduceat(filled * filled, starts, axis=0) / size).sum(axis=0))
    varies = spread > LEAST_SD * np.max(np.abs(filled), axis=0, initial=0.0)
    return np.divide(filled, spread, out=np.zeros_like(filled), where=varies), varies
