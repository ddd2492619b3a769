"""Planted differences against found ones, hits and misses both: python -m benchmarks.planted.

The cases were written to differ (data/cases/truth.yml). A planted difference is found where the
comparison shows it in the planted direction with q < .05. What else is significant, and differs from most
other outlets singly, stands below the table: not every such row is a false alarm, since a habit can show
in a measure nobody had in mind.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import yaml

import analysis as sa

__all__ = ["CASES", "planted_against_found"]

CASES = Path(__file__).parent.parent / "data" / "cases"


def planted_against_found(table: pd.DataFrame) -> pd.DataFrame:
    """One row a planted difference: what the comparison says of it, and whether that is a hit."""
    truth = yaml.safe_load((CASES / "truth.yml").read_text(encoding="utf-8"))
    rows = pd.DataFrame(truth["planted"]).merge(table, on=["outlet", "feature"], how="left")
    right_way = (rows["difference"] > 0) == (rows["direction"] == "higher")
    rows["found"] = ["hit" if hit else "miss" for hit in right_way & (rows["q"] < 0.05)]
    rows["why"] = [
        "" if found == "hit" else "other direction" if not right else "right direction, q not below .05"
        for found, right in zip(rows["found"], right_way, strict=True)
    ]
    return rows


def main() -> int:
    """Print the table and the count."""
    comparison = sa.compare(sa.measure(sa.read(CASES)))
    rows = planted_against_found(comparison.table)
    shown = rows[
        ["outlet", "feature", "direction", "difference", "ci_low", "ci_high", "p", "q", "found", "why"]
    ]
    print(shown.to_string(index=False, float_format=lambda number: f"{number:.3f}"))
    print(f"\n{(rows['found'] == 'hit').sum()} of {len(rows)} planted differences found")
    significant = comparison.table[(comparison.table["q"] < 0.05) & (comparison.table["cause"] != "others")]
    others = significant.merge(rows[["outlet", "feature"]], how="left", indicator=True)
    others = others[others["_merge"] == "left_only"]
    print(f"{len(others)} more differ from most other outlets (q < .05) without being planted as such:")
    print(
        others[["outlet", "feature", "difference", "q"]].to_string(index=False, float_format="{:.3f}".format)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
