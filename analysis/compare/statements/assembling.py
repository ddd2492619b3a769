"""Put the events' findings together into one result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.compare.statements.absences import ABSENCE_COLUMNS
from analysis.compare.statements.asked import FACT_COLUMNS
from analysis.compare.statements.differing import NUMBER_COLUMNS
from analysis.compare.statements.result import TABLE_COLUMNS, Statements
from analysis.wording import some

__all__ = ["Found", "assembled"]

UNIT_COLUMNS = ("statement", "article", "outlet", "date", "part", "start", "end", "position", "text")


@dataclass(frozen=True, eq=False)
class Found:
    """The frames of one event; ``elsewhere``: outlets whose articles seem to tell another story."""

    event: str
    outlets: tuple[str, ...]
    table: pd.DataFrame
    units: pd.DataFrame
    absences: pd.DataFrame
    numbers: pd.DataFrame
    facts: pd.DataFrame
    elsewhere: tuple[str, ...] = ()


def assembled(
    found: list[Found],
    sources: pd.DataFrame,
    *,
    by: str,
    within: str,
    threshold: float,
    notes: tuple[str, ...],
) -> Statements:
    """Put events together; statements are numbered through, from 1."""
    ahead = 1
    parts: dict[str, list[pd.DataFrame]] = {
        "table": [],
        "units": [],
        "absences": [],
        "numbers": [],
        "facts": [],
    }
    for one in found:
        for name, frames in parts.items():
            frame = getattr(one, name).copy()
            frame.insert(0, "event", one.event)
            if "statement" in frame:
                frame["statement"] = frame["statement"].astype(np.int64) + ahead
            frames.append(frame)
        ahead += len(one.table)
    table = _joined(parts["table"], TABLE_COLUMNS)
    units = _joined(parts["units"], ("event", *UNIT_COLUMNS))
    outlets = sorted({name for one in found for name in one.outlets})
    present = pd.DataFrame(False, index=[one.event for one in found], columns=outlets)
    for one in found:
        present.loc[one.event, list(one.outlets)] = True
    matrix, positions = _matrices(table, units, present)
    return Statements(
        table=table,
        matrix=matrix,
        positions=positions,
        units=units,
        absences=_joined(parts["absences"], ("event", *ABSENCE_COLUMNS)),
        numbers=_joined(parts["numbers"], ("event", *NUMBER_COLUMNS)),
        sources=sources,
        facts=_joined(parts["facts"], ("event", *FACT_COLUMNS)),
        events=tuple(one.event for one in found),
        by=by,
        within=within,
        threshold=threshold,
        notes=(*notes, *_another_story(found, by)),
    )


def _another_story(found: list[Found], by: str) -> list[str]:
    """A note on articles that share little with the rest of their event."""
    odd = [f"{one.event}: {', '.join(one.elsewhere)}" for one in found if one.elsewhere]
    if not odd:
        return []
    return [
        f"Articles that share so little with the rest that they seem to tell another story ({some(odd)}): "
        f"they are joined with nothing and nothing is called left out by such a {by}. Check the events."
    ]


def _joined(frames: list[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """Frames one below the other; empty ones only give their columns."""
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return pd.DataFrame(columns=list(columns))
    return pd.concat(filled, ignore_index=True)[list(columns)]


def _matrices(
    table: pd.DataFrame, units: pd.DataFrame, present: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Statements x outlets: how many sentences, and where the first stands."""
    there = present.loc[table["event"].tolist()].to_numpy(bool)
    index = pd.Index(table["statement"].to_numpy(np.int64), name="statement")
    size = (len(index), present.shape[1])
    counts, first = np.zeros(size), np.full(size, np.inf)
    place = (
        units["statement"].to_numpy(np.int64) - 1,
        present.columns.get_indexer(pd.Index(units["outlet"])),
    )
    np.add.at(counts, place, 1.0)
    np.minimum.at(first, place, units["position"].to_numpy(np.float64))
    matrix = pd.DataFrame(np.where(there, counts, np.nan), index=index, columns=present.columns)
    return matrix, pd.DataFrame(
        np.where(np.isfinite(first), first, np.nan), index=index, columns=present.columns
    )
