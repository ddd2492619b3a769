"""Corpora that users bring, read as their authors laid them out, and hand labels that point into them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

__all__ = ["GOLD", "Passage", "articles", "corpora", "passages", "table"]

GOLD = Path(__file__).parent.parent / "tests" / "gold"


def corpora() -> Path | None:
    """The folder that the variable SAMESTORY_CORPORA names, or None where there is none."""
    folder = os.environ.get("SAMESTORY_CORPORA", "")
    return Path(folder) if folder and Path(folder).is_dir() else None


def articles(folder: Path, corpus: str) -> list[dict[str, object]]:
    """Every article of one corpus, with its text under ``text`` and its name under ``article_id``."""
    (path,) = sorted((folder / corpus).glob("*.jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        row["article_id"] = str(row.get("article_id", row.get("title")))
        row.setdefault("text", "\n\n".join(row.get("paragraphs", [])) or " ".join(row.get("sentences", [])))
    return rows


def table(folder: Path, name: str) -> pd.DataFrame:
    """A table of one corpus, every cell as text: "None" and empty cells stay what they are."""
    return pd.read_csv(folder / name, dtype=str, keep_default_na=False, encoding="utf-8")


@dataclass(frozen=True)
class Passage:
    """A stretch of one article and what a person marked in it, as offsets into the stretch."""

    article: str
    begin: int
    end: int
    labels: str

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.article[self.begin : self.end]


def passages(folder: Path, labels: str) -> list[Passage]:
    """Read hand labels and the passages they point into; a changed corpus is an error, not a low figure."""
    with (GOLD / labels).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    texts = {
        name: {row["article_id"]: row["text"] for row in articles(folder, name)}
        for name in sorted({row["corpus"] for row in rows})
    }
    found = []
    for row in rows:
        values = list(row.values())
        text = str(texts[row["corpus"]][row["article"]])
        passage = Passage(text, int(row["begin"]), int(row["end"]), values[-1])
        if hashlib.sha256(passage.text.encode()).hexdigest()[:12] != row["sha256_12"]:
            raise ValueError(f"{labels}: {row['corpus']} {row['article']} is not the text that was labelled.")
        found.append(passage)
    return found
