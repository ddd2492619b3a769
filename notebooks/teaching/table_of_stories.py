"""From stories as JSON lines to the table that a notebook reads: event, outlet, date, headline, body.

``python notebooks/teaching/table_of_stories.py STORIES.jsonl.gz TABLE.csv`` reads one article a line, as
researchers publish them, with its story under ``event_id`` and its text as ``paragraphs`` or ``text``.
``--outlet outlet_leaning_0to4`` takes another column for what is compared. Keep the table out of any
repository: the texts belong to the newspapers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

COLUMNS = ("event", "outlet", "date", "headline", "body")


def stories(path: Path) -> Iterator[dict[str, Any]]:
    """Every line of a file of stories; ``.gz`` is unpacked on the way."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _story(line, f"{path.name}, line {number}")


def _story(line: str, where: str) -> dict[str, Any]:
    try:
        return dict(json.loads(line))
    except (TypeError, ValueError):
        raise SystemExit(f"{where}: no JSON object. Save one article a line.") from None


def row_of(story: Mapping[str, Any], outlet: str) -> dict[str, str]:
    """One article as a row; what a story lacks is left empty, and refused by name when it is read."""
    text = story.get("paragraphs") or story.get("sentences") or story.get("text") or story.get("body") or ""
    values = {
        "event": story.get("event_id") or story.get("event") or "",
        "outlet": story.get(outlet, ""),
        "date": story.get("date") or "",
        "headline": story.get("title") or story.get("headline") or "",
        "body": text if isinstance(text, str) else "\n\n".join(map(str, text)),
    }
    return {column: str(value) for column, value in values.items()}


def main(given: Sequence[str] | None = None) -> int:
    """Run the command."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("stories", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--outlet", default="outlet", metavar="COLUMN")
    asked = parser.parse_args(given)
    rows = [row_of(story, asked.outlet) for story in stories(asked.stories)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table.to_csv(asked.table, index=False, encoding="utf-8", lineterminator="\n")
    outlets = table["outlet"].nunique()
    size = f"{len(table):,} articles, {table['event'].nunique():,} events, {outlets:,} outlets"
    sys.stdout.write(f"{size}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
