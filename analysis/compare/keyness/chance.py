"""Chance: outlet names shuffled over the texts of each event, the same shuffles for all terms.

A term stands in few events, so the table of differences is sparse and so is the work. Most terms are
clearly chance after some hundred shuffles and stop there; the few that are not get up to a hundred
thousand, which is what many tests at once need.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from analysis.compare.cells import Cells
from analysis.compare.groups import Group, groups_of
from analysis.compare.keyness.settings import Settings
from analysis.compare.permutation import BLOCK, TIE, Picks, Shuffles, pull, sums_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["chance", "surplus"]

ENOUGH = 25
"""Shuffles as far out, on the rarer side, after which a term needs no more (Besag and Clifford 1991)."""
FIRST_LOOK = 500
"""Shuffles before the first look at which terms may stop; then after each doubling."""

FULL = 2_000_000
"""Terms x cells up to which a full matrix is used (16 MB)."""

Array = NDArray[np.float64]
Pulls = Callable[[Picks], Array]
Counts = NDArray[np.int64]


def chance(
    counts: csr_array, words: Array, cells: Cells, *, settings: Settings, asked: NDArray[np.intp]
) -> Array:
    """P of each term for the outlets ``asked`` (outlets x terms); NaN for outlets in fewer than 6 events.

    The difference of a text is its occurrences of the term less what they would be at the rate of all
    texts of the event together. Names are shuffled over the texts of each event (an outlet's articles in
    an event are one text); the sum over events is studentised, as in ``compare``, so that an outlet with
    short or uneven texts is not found for that alone.

    Two-sided as twice the smaller of the two tails. That has no blind side with few events: a shuffle in
    which an outlet's own word is missed everywhere is far out on the other side and does not count.

    Parameters
    ----------
    counts : sparse array, cells x terms
    words : array
        Words of each cell, all above 0.
    cells : Cells
    settings : Settings
    asked : int array
        Numbers of outlets in ``cells.outlets``.

    References
    ----------
    Chung, E., and Romano, J. (2013). doi:10.1214/13-AOS1090. Besag, J., and Clifford, P. (1991).
    doi:10.1093/biomet/78.2.301. Phipson, B., and Smyth, G. (2010). doi:10.2202/1544-6115.1585
    """
    p = np.full((len(cells.outlets), counts.shape[1]), np.nan)
    everywhere = np.ones((len(cells.event), 1), np.bool_)
    for group in groups_of(everywhere, cells):
        wanted = np.isin(group.outlets, asked)
        if wanted.any():
            differences = surplus(counts[group.rows], words[group.rows], group.sizes)
            p[group.outlets[wanted]] = _shuffled(differences, group, group.observed[wanted], settings).T
    return p[asked]


def surplus(counts: csr_array, words: Array, sizes: NDArray[np.intp]) -> csr_array:
    """Occurrences less what the event's common rate would give (terms x cells, sparse)."""
    from scipy.sparse import csr_array

    event = np.repeat(np.arange(len(sizes)), sizes)
    share = words / np.bincount(event, words)[event]
    member = csr_array((np.ones(len(event)), (event, np.arange(len(event)))), shape=(len(sizes), len(event)))
    spread = csr_array((share, (np.arange(len(event)), event)), shape=(len(event), len(sizes)))
    expected = csr_array(spread @ (member @ counts))
    found = csr_array((counts - expected).T)
    # What is left of equal rates is rounding; studentised, it would look like a constant difference.
    found.data[np.abs(found.data) <= TIE * np.abs(expected).max()] = 0.0
    found.eliminate_zeros()
    return found


@dataclass(eq=False)
class _Tally:
    """How many shuffles were as far up and as far down, for each term and outlet, until it stopped."""

    observed: Array
    up: Counts = field(init=False)
    down: Counts = field(init=False)
    draws: Counts = field(init=False)
    open: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.up, self.down, self.draws = (np.zeros(self.observed.shape, np.int64) for _ in range(3))
        self.open = np.ones(self.observed.shape, np.bool_)

    def add(self, terms: NDArray[np.intp], shuffled: Array) -> None:
        """Count the shuffles (terms x draws) of some terms."""
        for outlet in range(self.observed.shape[1]):
            going = self.open[terms, outlet]
            here = terms[going]
            values = shuffled if going.all() else shuffled[going]
            seen = self.observed[here, outlet][:, None]
            slack = TIE * np.abs(seen) + TIE * TIE
            self.up[here, outlet] += (values >= seen - slack).sum(axis=1)
            self.down[here, outlet] += (values <= seen + slack).sum(axis=1)
            self.draws[here, outlet] += shuffled.shape[1]

    def stop(self) -> None:
        """Close the terms that are clearly chance."""
        self.open &= np.minimum(self.up, self.down) < ENOUGH


def _shuffled(differences: csr_array, group: Group, observed: NDArray[np.intp], settings: Settings) -> Array:
    """P of each term for some outlets of a group (terms x outlets)."""
    shuffles = Shuffles(group.sizes, settings.seed, settings.draws)
    everything = np.arange(differences.shape[0])
    tally = _Tally(_sparse(differences, group.sizes)(observed))
    done, look = 0, FIRST_LOOK
    live = _live(differences, everything, group.sizes)
    with tqdm(total=len(shuffles), desc="shuffling", disable=not settings.progress, leave=False) as bar:
        for picks in shuffles.blocks(BLOCK // FIRST_LOOK):
            for terms, pulls in live:
                tally.add(terms, pulls(picks))
            done += len(picks)
            bar.update(len(picks))
            if done >= look and not shuffles.exact:
                look *= 2
                tally.stop()
                live = _live(differences, np.flatnonzero(tally.open.any(axis=1)), group.sizes, looked=True)
                if not live:
                    break
    rarer = np.minimum(tally.up, tally.down)
    tail = rarer / tally.draws if shuffles.exact else (rarer + 1) / (tally.draws + 1)
    return np.minimum(2 * tail, 1.0)


def _live(
    differences: csr_array, terms: NDArray[np.intp], sizes: NDArray[np.intp], *, looked: bool = False
) -> list[tuple[NDArray[np.intp], Pulls]]:
    """The terms still going, in parts that stay within memory, each with its statistic.

    The few that go on for long are mostly frequent words, for which a full matrix is faster.
    """
    if looked and 0 < len(terms) * differences.shape[1] <= FULL:
        return [(terms, _full(differences[terms], sizes))]
    step = BLOCK // FIRST_LOOK
    parts = [terms[low : low + step] for low in range(0, len(terms), step)]
    return [(part, _sparse(differences[part], sizes)) for part in parts]


def _sparse(differences: csr_array, sizes: NDArray[np.intp]) -> Pulls:
    """From picked cells to the studentised sum, signed, on a scale from -1 to 1 (terms x draws)."""
    squares = differences.copy()
    squares.data **= 2
    starts = np.cumsum(sizes) - sizes

    def pulls(picks: Picks) -> Array:
        chosen = np.zeros((differences.shape[1], len(picks)))
        chosen[(picks + starts).T, np.arange(len(picks))] = 1.0
        return _signed(differences @ chosen, squares @ chosen, len(sizes))

    return pulls


def _full(differences: csr_array, sizes: NDArray[np.intp]) -> Pulls:
    """The same with a full matrix."""
    values = differences.T.toarray()
    sums, terms = sums_of(np.hstack([values, values * values]), sizes), values.shape[1]

    def pulls(picks: Picks) -> Array:
        both = sums(picks).T
        return _signed(both[:terms], both[terms:], len(sizes))

    return pulls


def _signed(total: Array, squares: Array, events: int) -> Array:
    signed: Array = np.copysign(pull(total, squares, events), total)
    return signed
