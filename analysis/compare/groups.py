"""Groups: outlets and features that stand on the same cells share one set of shuffles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells

__all__ = ["FEWEST_EVENTS", "Group", "groups_of", "same_pattern"]

FEWEST_EVENTS = 6
"""Below this many events no pair of outlets can reach p < .05, so no p is given."""


@dataclass(frozen=True, eq=False)
class Group:
    """Cells among which a name may fall, and whose names and which columns they serve.

    Attributes
    ----------
    columns, outlets : int array
    rows : int array
        The cells: those measured, in the events that these outlets are in.
    sizes : int array
        Cells in each of these events.
    observed : int array, outlets x events
        The cell on which each outlet stands, counted from 0 within the event.
    """

    columns: NDArray[np.intp]
    outlets: NDArray[np.intp]
    rows: NDArray[np.intp]
    sizes: NDArray[np.intp]
    observed: NDArray[np.intp]


def same_pattern(present: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Columns grouped by where they are True, in order of first appearance.

    >>> same_pattern(np.array([[True, False, True], [True, True, True]]))
    [array([0, 2]), array([1])]
    """
    groups: dict[bytes, list[int]] = {}
    for number, column in enumerate(np.packbits(present, axis=0).T):
        groups.setdefault(column.tobytes(), []).append(number)
    return [np.array(numbers, np.intp) for numbers in groups.values()]


def groups_of(present: NDArray[np.bool_], cells: Cells) -> Iterator[Group]:
    """Split (cells x columns), True where a difference exists, into groups that share their shuffles.

    A missing cell is no place for a name: only cells measured in that column count. Outlets in fewer
    than ``FEWEST_EVENTS`` events are left out.
    """
    for columns in same_pattern(present):
        measured = np.flatnonzero(present[:, columns[0]])
        event, outlet = cells.event[measured], cells.outlet[measured]
        attended = np.zeros((len(cells.events), len(cells.outlets)), np.bool_)
        attended[event, outlet] = True
        for outlets in same_pattern(attended):
            events = attended[:, outlets[0]]
            if events.sum() < FEWEST_EVENTS:
                continue
            inside = events[event]
            sizes = np.bincount(event[inside], minlength=len(events))[events]
            within = np.arange(inside.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            observed = [within[outlet[inside] == name] for name in outlets]
            yield Group(columns, outlets, measured[inside], sizes, np.array(observed, np.intp))
