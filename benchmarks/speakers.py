"""How often the speaker found for a quotation is the one a person named: python -m benchmarks.speakers.

Needs the corpora that the labels point into; the variable SAMESTORY_CORPORA names their folder.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.features.named_speakers import find_names
from analysis.features.source_types import UNATTRIBUTED, find_source_types, type_names
from analysis.features.speaker_words import capitalised
from analysis.features.speakers import speakers_of_quotations
from analysis.text import Tokens, tokenise
from benchmarks.gold import GOLD, articles, corpora
from benchmarks.validity.agreement import agree, share

__all__ = ["Labelled", "labelled_quotations"]

Span = tuple[int, int]
WORD = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Labelled:
    """One quotation: what a person labelled and what the rules found.

    ``nearest`` is the simplest other answer: the nearest name outside quotation marks.
    """

    corpus: str
    article: str
    part: str
    named: bool
    found: bool
    hit: bool
    nearest: bool
    kind: str
    kind_found: str
    speaker_found: str


def labelled_quotations(folder: Path, *, labels: str = "speakers.tsv") -> list[Labelled]:
    """Hold every hand label against what is found; a changed corpus is an error, not a low figure."""
    with (GOLD / labels).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    texts = {
        name: {row["article_id"]: str(row["text"]) for row in articles(folder, name)}
        for name in sorted({row["corpus"] for row in rows})
    }
    return [_judged(row, texts[row["corpus"]][row["article"]]) for row in rows]


def _judged(row: dict[str, str], text: str) -> Labelled:
    """One row of the labels held against the rules."""
    begin, end = int(row["begin"]), int(row["end"])
    if hashlib.sha256(text[begin:end].encode()).hexdigest()[:12] != row["sha256_12"]:
        raise ValueError(f"{row['corpus']} {row['article']} is not the text that was labelled.")
    tokens = tokenise([""], [text])
    offset = int(tokens.body_at[0]) + begin
    quotation = [place + offset for place in map(int, row["quotation"].split("-"))]
    number = int(np.flatnonzero(tokens.quotations.begin == quotation[0])[0])
    labels = [tuple(int(place) + offset for place in span.split("-")) for span in row["speaker"].split()]
    verb, names = int(speakers_of_quotations(tokens)[number]), find_names(tokens)
    found = verb >= 0 and bool(names.last[verb] > names.first[verb])
    span = (int(tokens.begin[names.first[verb]]), int(tokens.stop[names.last[verb] - 1])) if found else (0, 0)
    kinds = type_names(tokens)
    return Labelled(
        corpus=row["corpus"],
        article=row["article"],
        part=row["part"],
        named=bool(labels),
        found=found,
        hit=found and _same(tokens.stream, span, labels),
        nearest=_same(tokens.stream, _nearest_name(tokens, quotation[0], quotation[1]), labels),
        kind=row["type"],
        kind_found=kinds[int(find_source_types(tokens)[verb])] if found else UNATTRIBUTED,
        speaker_found=tokens.stream[slice(*span)],
    )


def _same(stream: str, found: Span, labels: list[Span]) -> bool:
    """True where the found phrase overlaps a labelled one, or holds its last word elsewhere in the text."""
    words = _plain(stream[slice(*found)])
    return any(
        (found[0] < label[1] and found[1] > label[0]) or _plain(stream[slice(*label)])[-1] in words
        for label in labels
    )


def _plain(phrase: str) -> list[str]:
    phrase = re.sub("[’']s\\b", "", phrase.lower())
    return [word.strip(".-") for word in WORD.findall(phrase)] or [""]


def _nearest_name(tokens: Tokens, begin: int, stop: int) -> Span:
    """The nearest word with a capital, outside quotations and not first in its sentence."""
    at = np.flatnonzero(capitalised(tokens) & ~tokens.quoted)
    at = at[tokens.sentences.first[tokens.sentence[at]] != at]
    if not len(at):
        return 0, 0
    away = np.maximum(begin - tokens.stop[at], tokens.begin[at] - stop)
    best = at[int(np.argmin(away))]
    return int(tokens.begin[best]), int(tokens.stop[best])


def main() -> int:
    """Print precision and recall by part, and what differs with --differ."""
    folder = corpora()
    if folder is None:
        print("speakers: set SAMESTORY_CORPORA to the folder of the labelled corpora.", file=sys.stderr)
        return 2
    rows = labelled_quotations(folder)
    print(
        "quotations          n   precision  95 % interval    recall    95 % interval    nearest  kind right"
    )
    for name, part in (("tuned on", "tune"), ("untouched", "report"), ("all", "")):
        chosen = [row for row in rows if part in ("", row.part)]
        print(f"{name:14} {len(chosen):6}   {_figures(chosen)}")
    if "--differ" in sys.argv:
        for row in rows:
            if row.part == "tune" and row.hit != row.named:
                print(f"{row.corpus} {row.article}: found {row.speaker_found!r}")
    return 0


def _figures(rows: list[Labelled]) -> str:
    """Precision, recall, the simplest answer, and kinds of sources, as printed."""
    cells = []
    for chosen in ([row for row in rows if row.found], [row for row in rows if row.named]):
        groups = [f"{row.corpus} {row.article}" for row in chosen]
        one = agree(share([row.hit for row in chosen]), groups, scope="", unit="", name="", floor=0.0)
        cells.append(f"{one.figure:.3f}      {one.ci_low:.3f} to {one.ci_high:.3f}")
    named, typed = [row for row in rows if row.named], [row for row in rows if row.kind]
    cells.append(f"{np.mean([row.nearest for row in named]):.3f}")
    cells.append(f"{sum(row.kind == row.kind_found for row in typed)} of {len(typed)}")
    return "   ".join(cells)


if __name__ == "__main__":
    sys.exit(main())
