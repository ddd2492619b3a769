"""Sides: one outlet and the others in the events they share, and all that describes a term between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.cells import Cells
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.keyness.association import g2, log_odds, log_ratio, percent_difference
from analysis.compare.keyness.dispersion import dispersion
from analysis.compare.keyness.settings import Settings
from analysis.compare.keyness.strata import ratio_within
from analysis.compare.permutation import EXACT

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["PER", "Prior", "Sides", "described", "prior_of", "sides_of"]

PER = 1_000
"""Rates are per so many words."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Prior:
    """Imagined occurrences of each term, and of all terms as long as it."""

    each: Array
    total: Array


def prior_of(counts: csr_array, length: NDArray[np.int64], settings: Settings) -> Prior:
    """The prior of each term, from the counts of all texts compared (articles x terms)."""
    pooled = np.asarray(counts.sum(axis=0), np.float64)
    size = int(length.max(initial=1)) + 1
    terms = np.bincount(length, minlength=size).astype(np.float64)[length]
    if settings.prior != "informative":
        return Prior(np.full(len(pooled), float(settings.prior)), float(settings.prior) * terms)
    return Prior(pooled * terms / np.bincount(length, pooled, size)[length], terms)


@dataclass(frozen=True, eq=False)
class Sides:
    """One outlet and the others in its events.

    Attributes
    ----------
    own, others : sparse arrays, articles x terms
    own_words : array
        Words of each of the outlet's articles.
    own_event, others_event : int arrays
        The event of each article, counted from 0 among the events shared.
    others_outlet : int array
    words_in, words_in_others : arrays
        Words of either side in each event.
    texts_in : int array
        Outlets in each event, itself among them.
    """

    own: csr_array
    others: csr_array
    own_words: Array
    own_event: NDArray[np.intp]
    others_event: NDArray[np.intp]
    others_outlet: NDArray[np.intp]
    words_in: Array
    words_in_others: Array
    texts_in: NDArray[np.intp]

    @property
    def n_articles(self) -> int:
        """Articles of the outlet."""
        return len(self.own_words)

    @property
    def n_others(self) -> int:
        """Other outlets that share an event with it."""
        return len(np.unique(self.others_outlet))

    def smallest_p(self, draws: int) -> float:
        """The smallest two-sided p that shuffles can give; NaN below the fewest events."""
        if len(self.texts_in) < FEWEST_EVENTS:
            return float("nan")
        arrangements = float(np.exp(min(np.log(self.texts_in).sum(), 700.0)))
        return 2 / (arrangements if arrangements <= EXACT else draws + 1)


def sides_of(counts: csr_array, words: Array, cells: Cells, number: int) -> Sides:
    """Split the articles of an outlet's events into its own and the others'."""
    event, outlet = cells.event[cells.cell], cells.outlet[cells.cell]
    shared, place = np.unique(event[outlet == number]), np.full(len(cells.events), -1)
    place[shared] = np.arange(len(shared))
    mine, theirs = outlet == number, (outlet != number) & (place[event] >= 0)
    own_event, others_event = place[event[mine]], place[event[theirs]]
    return Sides(
        own=counts[mine],
        others=counts[theirs],
        own_words=words[mine],
        own_event=own_event,
        others_event=others_event,
        others_outlet=outlet[theirs],
        texts_in=np.bincount(cells.event)[shared],
        words_in=np.bincount(own_event, words[mine], len(shared)).astype(np.float64),
        words_in_others=np.bincount(others_event, words[theirs], len(shared)).astype(np.float64),
    )


def described(sides: Sides, prior: Prior, settings: Settings) -> pd.DataFrame:
    """Counts, pooled figures, the ratio within events and dispersion, a row a term."""
    events, words, words_others = len(sides.words_in), sides.own_words.sum(), sides.words_in_others.sum()
    own, others = (
        _summed(sides.own, sides.own_event, events),
        _summed(sides.others, sides.others_event, events),
    )
    count, count_others = own.sum(axis=0), others.sum(axis=0)
    four = count, words, count_others, words_others
    delta, z = log_odds(*four, prior=prior.each, prior_total=prior.total, variance=settings.variance)
    ratio = ratio_within(own, own + others, sides.words_in, sides.words_in_others)
    dp, normalised = dispersion(sides.own, sides.own_words)
    by_outlet = _summed(sides.others, sides.others_outlet, int(sides.others_outlet.max()) + 1)
    return pd.DataFrame(
        {
            "count": count.astype(np.int64),
            "count_others": count_others.astype(np.int64),
            "rate": PER * count / words,
            "rate_others": PER * count_others / words_others,
            "log_odds": delta,
            "z": z,
            "g2": g2(*four),
            "log_ratio": log_ratio(*four),
            "percent": percent_difference(*four),
            "within": ratio.estimate,
            "ci_low": ratio.low,
            "ci_high": ratio.high,
            "dp": dp,
            "dp_normalised": normalised,
            "articles": _holding(sides.own),
            "events": _holding(own),
            "articles_others": _holding(sides.others),
            "events_others": _holding(others),
            "others": _holding(by_outlet),
            "events_either": ratio.events,
        }
    )


def _summed(counts: csr_array, group: NDArray[np.intp], groups: int) -> csr_array:
    """Add up articles by group (groups x terms)."""
    from scipy.sparse import csr_array

    size = len(group)
    member = csr_array((np.ones(size), (group, np.arange(size))), shape=(groups, size))
    return csr_array(member @ counts)


def _holding(counts: csr_array) -> NDArray[np.intp]:
    """How many rows hold each term."""
    return np.bincount(counts.indices, minlength=counts.shape[1])
