"""Draw the sentence pairs that were labelled as "same statement" or not.

    python -m benchmarks.statement_pairs DIR [--texts FILE]

Pairs of sentences of two articles about one story, from three corpora. Nearly all pairs of sentences have
nothing to do with each other, so they are drawn from five strata of likeness, with the number of pairs
in each stratum beside, by which figures can be weighted back to all pairs. Only names and offsets are
kept (``tests/gold/statements.tsv``); with ``--texts FILE`` the sentences are written out for a reader.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.text import tokenise
from benchmarks.gold import articles

__all__ = ["COLUMNS", "STRATA", "Pair", "draw"]

CORPORA = {"seesaw": 0.34, "moralevents": 0.26, "allsides_fulltext_triples": 0.40}
STRATA = {(0.6, 1.01): 60, (0.4, 0.6): 100, (0.25, 0.4): 120, (0.15, 0.25): 80, (0.0, 0.15): 40}
"""Likeness from, below: how many pairs are drawn."""
FEWEST_WORDS = 6
SEED = 5
COLUMNS = (
    *("pair", "corpus", "event", "article_a", "begin_a", "end_a", "article_b", "begin_b", "end_b"),
    *("sha256_12", "likeness", "stratum", "pairs_in_stratum"),
)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pair:
    """Two sentences of two articles: their places, likeness (0 to 1) and their stratum."""

    corpus: str
    event: str
    places: tuple[tuple[str, int, int], tuple[str, int, int]]
    texts: tuple[str, str]
    before: tuple[str, str]
    likeness: float
    stratum: int


def _stories(folder: Path, corpus: str, seen: set[str]) -> Iterator[list[dict[str, object]]]:
    """The stories of a corpus; those whose articles stood in an earlier corpus are left out."""
    stories: dict[str, list[dict[str, object]]] = {}
    for row in articles(folder, corpus):
        stories.setdefault(str(row["event_id"]), []).append(row)
    for name in sorted(stories):
        titles = {str(row["title"]).casefold() for row in stories[name]}
        if not titles & seen:
            seen |= titles
            yield stories[name]


def _pairs(corpus: str, story: list[dict[str, object]]) -> Iterator[Pair]:
    """All pairs of sentences of two articles of a story."""
    texts = [str(row["text"]) for row in story]
    tokens = tokenise([""] * len(texts), texts)
    spans = tokens.sentences
    long = np.flatnonzero(spans.last - spans.first >= FEWEST_WORDS)
    if len(set(spans.article[long].tolist())) < 2:
        return
    sentences = [tokens.stream[spans.begin[at] : spans.stop[at]] for at in long]
    words = TfidfVectorizer(sublinear_tf=True).fit_transform(sentences)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), sublinear_tf=True).fit_transform(
        sentences
    )
    likeness = ((words @ words.T) + (letters @ letters.T)).toarray() / 2
    starts = [tokens.stream.find(text) for text in texts]
    article = spans.article[long]
    bounds = list(STRATA)
    for one, other in zip(*np.nonzero(np.triu(article[:, None] != article[None, :])), strict=True):
        both = [_folded(sentences[at]) for at in (one, other)]
        if both[0] == both[1]:
            continue
        value = float(likeness[one, other])
        stratum = next(number for number, (low, high) in enumerate(bounds) if low <= value < high)
        places, before = [], []
        for at in (one, other):
            begin, number = int(spans.begin[long[at]]), int(article[at])
            end = int(spans.stop[long[at]])
            places.append((str(story[number]["article_id"]), begin - starts[number], end - starts[number]))
            before.append(tokens.stream[max(begin - 250, starts[number]) : begin])
        yield Pair(
            corpus,
            str(story[0]["event_id"]),
            (places[0], places[1]),
            (sentences[one], sentences[other]),
            (before[0], before[1]),
            value,
            stratum,
        )


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def draw(folder: Path) -> tuple[list[Pair], list[int]]:
    """The sample, shuffled, and how many pairs each stratum holds; at most one pair a story and stratum."""
    rng = np.random.default_rng(SEED)
    population = [0] * len(STRATA)
    seen: set[str] = set()
    drawn: list[Pair] = []
    for corpus, share in CORPORA.items():
        candidates: list[list[Pair]] = [[] for _ in STRATA]
        for story in _stories(folder, corpus, seen):
            by_stratum: dict[int, list[Pair]] = {}
            for pair in _pairs(corpus, story):
                population[pair.stratum] += 1
                by_stratum.setdefault(pair.stratum, []).append(pair)
            for stratum, pairs in by_stratum.items():
                candidates[stratum].append(pairs[int(rng.integers(len(pairs)))])
        for stratum, wanted in enumerate(STRATA.values()):
            order = rng.permutation(len(candidates[stratum]))[: round(wanted * share)]
            drawn += [candidates[stratum][at] for at in order]
    return [drawn[at] for at in rng.permutation(len(drawn))], population


def _digest(pair: Pair) -> str:
    return hashlib.sha256("\n".join(pair.texts).encode()).hexdigest()[:12]


def main() -> int:
    """Write the sample as a table of places, and the texts for a reader where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="the folder of corpora")
    parser.add_argument("--texts", type=Path, help="write the sentences here, outside the repository")
    asked = parser.parse_args()
    pairs, population = draw(asked.folder)
    writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    lines = []
    for number, pair in enumerate(pairs):
        first, second = pair.places
        low, high = list(STRATA)[pair.stratum]
        bounds = f"{low}-{min(high, 1.0)}"
        likeness = f"{pair.likeness:.3f}"
        places = (pair.corpus, pair.event, *first, *second)
        writer.writerow([number, *places, _digest(pair), likeness, bounds, population[pair.stratum]])
        lines += [f"## {number}"]
        for name, before, text in zip("AB", pair.before, pair.texts, strict=True):
            lines += [f"({name} before: …{' '.join(before.split())})", f"{name}: {' '.join(text.split())}"]
    if asked.texts:
        asked.texts.write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
