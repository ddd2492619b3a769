"""Variants: every feature of a table of measures under the choices that ``compare`` varies by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.contrasts import against_rest
from analysis.measure import Measures

__all__ = ["Measured", "Variant", "Way", "copied", "log_scale", "variants_of", "ways_of"]

AS_ASKED, COUNTED, RAW = "as asked", "counted", "raw"
LEFT_OUT, LOG = "left out", "log"

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Variant:
    """All instruments under one choice of scope, wire copy and scale: differences, cells x instruments."""

    scope: str
    copies: str
    scale: str
    differences: Array


Measured = tuple[list[str], list[Variant]]
"""The instruments, in the order of the columns of each variant; and the variants."""


@dataclass(frozen=True, eq=False)
class Way:
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


def variants_of(measures: Measures, cells: Cells, features: Iterable[str]) -> Measured:
    """The instruments needed for ``features`` (with their twins), and their differences in each variant."""
    wanted = list(features)
    twins = [measures.twins[name] for name in wanted if name in measures.twins]
    instruments = [name for name in dict.fromkeys(wanted + twins) if name in measures.table.columns]
    scopes = {AS_ASKED: measures.table, **measures.alternatives}
    copies_of = copied(measures.articles)
    keeps = {COUNTED: None, LEFT_OUT: ~copies_of} if copies_of[cells.rows].any() else {COUNTED: None}
    found = []
    for scope, table in scopes.items():
        raw = table[instruments].to_numpy(np.float64)
        for (copies, keep), scale in product(keeps.items(), (RAW, LOG)):
            values = cells.mean(raw if scale == RAW else log_scale(raw), keep=keep)
            found.append(Variant(scope, copies, scale, against_rest(values, cells.event)))
    return instruments, found


def log_scale(values: Array) -> Array:
    """Values on a log scale that keeps 0 and the sign: sign(y) ln(1 + \\|y\\|).

    >>> log_scale(np.array([-1.0, 0.0, 1.0])).round(3)
    array([-0.693,  0.   ,  0.693])
    """
    logged: Array = np.sign(values) * np.log1p(np.abs(values))
    return logged


def copied(articles: pd.DataFrame) -> NDArray[np.bool_]:
    """Which articles repeat an earlier one of their event."""
    if "copy_of" not in articles:
        return np.zeros(len(articles), np.bool_)
    return np.array(articles["copy_of"].fillna("") != "", np.bool_)


def ways_of(measured: Measured, feature: str, twins: dict[str, str]) -> list[Way]:
    """The default first, then every other way; those that vary nowhere or equal an earlier one are dropped.

    Empty where the default itself shows no difference anywhere: then no choice can matter.
    """
    instruments, variants = measured
    found: list[Way] = []
    seen: set[bytes] = set()
    for instrument in [feature, *([twins[feature]] if feature in twins else [])]:
        if instrument not in instruments:
            continue
        column = instruments.index(instrument)
        for variant in variants:
            differences = np.ascontiguousarray(variant.differences[:, column])
            if np.nan_to_num(differences).any() and differences.tobytes() not in seen:
                seen.add(differences.tobytes())
                found.append(Way(instrument, variant, differences))
            elif not found:
                return []
    return found
