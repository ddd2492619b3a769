"""A row a change: from when, from what to what, against how many others, and whether a trend would do."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.compare.series.change import ALPHA, Change, segments, shape_of
from analysis.compare.series.singly import singly

__all__ = ["CHANGE_COLUMNS", "changes_of"]

CHANGE_COLUMNS = (
    *("outlet", "last_before", "changed_at", "before", "after", "step", "events_before", "events_after"),
    *("explained", "p", "depth", "shape", "step_over_line", "others", "differs_from"),
)


def changes_of(
    points: pd.DataFrame,
    roots: Mapping[str, Change | None],
    q: Mapping[str, float],
    *,
    differences: bool,
    seed: int,
) -> pd.DataFrame:
    """Every change of the outlets whose first split has q < .05; ``points`` sorted by outlet and day."""
    rows = []
    for outlet, root in roots.items():
        if root is None or not q[outlet] < ALPHA:
            continue
        run = points[points["outlet"] == outlet].reset_index(drop=True)
        found = segments(run["value"].to_numpy(np.float64), run["day"].to_numpy(), root, seed=seed)
        cuts = [0, *[change.place for change in found], len(run)]
        for number, change in enumerate(found, start=1):
            row = _row(run, change, around=(cuts[number - 1], cuts[number + 1]))
            others, same = np.nan, np.nan
            if differences:
                days = (int(run["day"][cuts[number - 1]]), int(run["day"][cuts[number + 1] - 1]))
                same, others = singly(points, outlet, at=int(run["day"][change.place]), days=days)
            rows.append({**row, "others": others, "differs_from": same})
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


def _row(run: pd.DataFrame, change: Change, *, around: tuple[int, int]) -> dict[str, object]:
    """One change; means are of the events from the change before to the change after it."""
    value, day = run["value"].to_numpy(np.float64), run["day"].to_numpy()
    before, after = value[around[0] : change.place], value[change.place : around[1]]
    inside = slice(change.low, change.high)
    shape, better = shape_of(value[inside], day[inside], change.explained)
    return {
        "outlet": run["outlet"][0],
        "last_before": run["date"][change.place - 1],
        "changed_at": run["date"][change.place],
        "before": before.mean(),
        "after": after.mean(),
        "step": after.mean() - before.mean(),
        "events_before": len(before),
        "events_after": len(after),
        "explained": change.explained,
        "p": change.p,
        "depth": change.depth,
        "shape": shape,
        "step_over_line": better,
    }
