"""Same statement or not, against readers' labels and planted omissions.

    python -m benchmarks.statements [--corpora DIR] [--timing]

Prints: how far the two readers agree; how well likeness tells "same or contains" from "different", at a
threshold chosen on other stories (ten folds by story), with an interval by resampling stories, and by
threshold, also weighted back to all pairs of sentences; how often pooled stories are joined wrongly; and
which planted omissions of the teaching cases are found. ``--timing`` adds an event of 60 articles.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray

from analysis.compare.statements import statements
from analysis.compare.statements.likeness import JOINS, likeness
from analysis.compare.statements.stems import FUNCTION_WORDS, stem
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.units import units_of
from analysis.compare.statements.vectors import rarity, vectors_of
from analysis.corpus import Corpus, read
from analysis.text import Tokens, tokenise
from benchmarks.gold import GOLD, articles, corpora

__all__ = ["Planted", "Scored", "cross_validated", "planted_omissions", "pooled", "scored_pairs"]

CASES = Path(__file__).parent.parent / "data" / "cases"
FOLDS, DRAWS, SEED = 10, 2_000, 20_261_124
GRID = np.round(np.arange(0.04, 0.62, 0.01), 2)
SHOWN = (0.04, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.24, 0.3)
STORIES_IN_A_POOL = 10
ABOUT = 0.3
"""Share of a fact's stems in the sentences of two outlets from which a statement is about the fact."""
WORD = re.compile(r"\w+(?:[-'.,]\w+)*")
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Scored:
    """Labelled pairs of sentences: likeness, the labels, the story, and the pairs that each stands for."""

    likeness: Floats
    labels: pd.DataFrame
    story: NDArray[np.intp]
    weight: Floats

    @property
    def positive(self) -> Flags:
        """The label is "same" or "contains"."""
        return (self.labels["label"] != "different").to_numpy(bool)


def scored_pairs(folder: Path) -> Scored:
    """The likeness of every labelled pair; a changed corpus is an error, not a low figure."""
    with (GOLD / "statements.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    labels = pd.DataFrame(rows)
    values = np.zeros(len(rows))
    for corpus, part in labels.groupby("corpus"):
        texts = articles(folder, str(corpus))
        known = _known(texts)
        for event, pairs in part.groupby("event"):
            story = [row for row in texts if str(row["event_id"]) == event]
            tokens = tokenise([""] * len(story), [str(row["text"]) for row in story])
            names = [str(row["article_id"]) for row in story]
            for at, row in pairs.iterrows():
                values[int(str(at))] = _pair(tokens, names, row, known)
    count = labels["stratum"].map(labels["stratum"].value_counts())
    weight = labels["pairs_in_stratum"].astype(float) / count
    story = np.unique((labels["corpus"] + " " + labels["event"]).to_numpy(str), return_inverse=True)[1]
    return Scored(values, labels, story, weight.to_numpy(float))


def _known(texts: list[dict[str, object]]) -> tuple[dict[str, int], int]:
    """In how many articles of a corpus each term stands."""
    terms = terms_of(tokenise([""] * len(texts), [str(row["text"]) for row in texts]))
    return dict(zip(terms.names, terms.articles.tolist(), strict=True)), len(texts)


def _pair(tokens: Tokens, names: list[str], row: pd.Series, known: tuple[dict[str, int], int]) -> float:
    """Likeness of two sentences: that of their most alike clauses."""
    places, texts = [], []
    for side in "ab":
        start = int(tokens.body_at[names.index(row[f"article_{side}"])])
        begin, end = start + int(row[f"begin_{side}"]), start + int(row[f"end_{side}"])
        texts.append(tokens.stream[begin:end])
        places.append(int(tokens.sentence[np.searchsorted(tokens.begin, begin)]))
    if hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12] != row["sha256_12"]:
        raise ValueError(f"statements.tsv: {row['corpus']} {row['event']} is not the text that was labelled.")
    units = units_of(tokens)
    one, other = (np.flatnonzero(units.sentence == place) for place in places)
    both = np.concatenate([one, other])
    weight = rarity(tokens, *known, n_told=tokens.n_articles)
    vectors = vectors_of(tokens, units.first[both], units.last[both], units.sentence[both], weight)
    pairs = np.array(list(product(range(len(one)), range(len(one), len(both)))), np.int64).reshape(-1, 2)
    return float(likeness(vectors, pairs[:, 0], pairs[:, 1]).max(initial=0.0))


def f1(said: Flags, true: Flags, weight: Floats | None = None) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    weight = np.ones(len(true)) if weight is None else weight
    both = (weight * (said & true)).sum()
    precision, recall = both / max((weight * said).sum(), 1e-9), both / max((weight * true).sum(), 1e-9)
    return precision, recall, 2 * both / max((weight * said).sum() + (weight * true).sum(), 1e-9)


def cross_validated(scored: Scored) -> tuple[Flags, list[float]]:
    """What is said of each pair at the threshold that was best on the other stories, and the thresholds."""
    fold = np.random.default_rng(SEED).permutation(scored.story.max() + 1)[scored.story] % FOLDS
    said, chosen = np.zeros(len(fold), bool), []
    for number in range(FOLDS):
        here = fold == number
        value, true = scored.likeness[~here], scored.positive[~here]
        chosen.append(float(max(GRID, key=lambda at: f1(value >= at, true)[2])))
        said[here] = scored.likeness[here] >= chosen[-1]
    return said, chosen


def interval(scored: Scored, said: Flags) -> tuple[float, float]:
    """95 % of F1 when whole stories are drawn again."""
    rng, n = np.random.default_rng(SEED), scored.story.max() + 1
    drawn = [
        np.bincount(rng.integers(n, size=n), minlength=n)[scored.story].astype(float) for _ in range(DRAWS)
    ]
    low, high = np.percentile([f1(said, scored.positive, times)[2] for times in drawn], [2.5, 97.5])
    return float(low), float(high)


def reader_agreement(one: pd.Series, other: pd.Series) -> tuple[float, float, float]:
    """Share of equal labels, Cohen's kappa and Krippendorff's alpha (nominal, two readers, none missing)."""
    table = pd.crosstab(one, other)
    names = sorted({*table.index, *table.columns})
    counts = table.reindex(index=names, columns=names, fill_value=0).to_numpy(float)
    n = counts.sum()
    same = np.trace(counts) / n
    by_chance = (counts.sum(axis=0) * counts.sum(axis=1)).sum() / n**2
    both = counts.sum(axis=0) + counts.sum(axis=1)
    apart = 1 - (both * (both - 1)).sum() / (2 * n * (2 * n - 1))
    return same, (same - by_chance) / (1 - by_chance), 1 - (1 - same) / apart


@dataclass(frozen=True)
class Planted:
    """One fact and one outlet of the cases: left out on purpose or told, and what is said of it."""

    event: str
    fact: str
    outlet: str
    omitted: bool
    by_fact: str
    by_statement: str


def planted_omissions() -> list[Planted]:
    """What is said of every fact and outlet of the cases, by asking for the fact and by statements alone."""
    corpus = read(CASES)
    truth = yaml.safe_load((CASES / "truth.yml").read_text(encoding="utf-8"))
    return [row for event in truth["events"] for row in _planted(corpus, event)]


def _planted(corpus: Corpus, event: dict[str, dict[str, dict[str, object]]]) -> Iterator[Planted]:
    found = statements(corpus, str(event["event"]), facts={k: str(v) for k, v in event["facts"].items()})
    omitted = {str(row["outlet"]): row["leaves_out"] for row in event["articles"].values()}
    for fact in event["facts"]:
        rows = found.facts[found.facts["fact"] == fact].set_index("outlet")
        number = _statement_about(found.units, str(event["facts"][fact]))
        absent = found.absences[found.absences["statement"] == number].set_index("outlet")["verdict"]
        for outlet, left_out in omitted.items():
            said = "no statement" if number < 0 else str(absent.get(outlet, "told"))
            verdict = str(rows.loc[outlet, "verdict"])
            yield Planted(str(event["event"]), fact, outlet, fact in left_out, verdict, said)  # type: ignore[operator]


def _statement_about(units: pd.DataFrame, fact: str) -> int:
    """The statement of which two outlets' sentences hold most of a fact's words; -1 below ``ABOUT``."""
    asked = _stems(fact)
    share = units.assign(share=[len(asked & _stems(text)) / len(asked) for text in units["text"]])
    best = share.groupby(["statement", "outlet"])["share"].max().sort_values(ascending=False, kind="stable")
    second = best.groupby("statement").nth(1)
    if second.empty or second.max() < ABOUT:
        return -1
    return int(second.index.get_level_values("statement")[int(second.to_numpy().argmax())])


def _stems(text: str) -> set[str]:
    words = WORD.findall(text.casefold().replace("’", "'"))
    return {stem(word) for word in words if word not in FUNCTION_WORDS}


def pooled(folder: Path, corpus: str) -> tuple[int, int, int, int]:
    """Different stories handed in as one event.

    Returns the pools, the statements that join two articles, those that join two stories, and the stories.
    """
    stories: dict[str, list[dict[str, object]]] = {}
    for row in articles(folder, corpus):
        stories.setdefault(str(row["event_id"]), []).append(row)
    names = np.random.default_rng(SEED).permutation(sorted(stories)).tolist()
    pools = [names[low : low + STORIES_IN_A_POOL] for low in range(0, len(names), STORIES_IN_A_POOL)]
    joins = wrong = 0
    for pool in pools:
        rows = [row for name in pool for row in stories[name]]
        frame = pd.DataFrame(
            {
                "article": [str(row["article_id"]) for row in rows],
                "outlet": [str(row["article_id"]) for row in rows],
                "headline": [str(row["title"]) for row in rows],
                "body": [str(row["text"]) for row in rows],
                "event": "pool",
            }
        )
        story = {str(row["article_id"]): str(row["event_id"]) for row in rows}
        units = statements(read(frame)).units
        told = units.assign(story=units["article"].map(story)).groupby("statement")
        counts = told[["article", "story"]].nunique()
        joins += int((counts["article"] > 1).sum())
        wrong += int((counts["story"] > 1).sum())
    return len(pools), joins, wrong, len(names)


def seconds_for_60(folder: Path) -> tuple[int, float]:
    """Sentences and seconds of an event of 60 articles of 60 sentences each, from one corpus."""
    bodies = []
    for row in articles(folder, "allsides_fulltext_triples"):
        tokens = tokenise([""], [str(row["text"])])
        if len(tokens.sentences) >= 60 and len(bodies) < 60:
            bodies.append(tokens.stream[int(tokens.body_at[0]) : int(tokens.sentences.stop[59])])
    corpus = read(pd.DataFrame({"outlet": [f"o{n}" for n in range(60)], "event": "e", "body": bodies}))
    start = perf_counter()
    statements(corpus)
    return 60 * len(bodies), perf_counter() - start


def print_gold(folder: Path) -> None:
    """Readers, F1 and thresholds."""
    scored = scored_pairs(folder)
    for name, merged in (("same / contains / different", False), ("same or contains / different", True)):
        one, other = (
            scored.labels[column].replace({"contains": "same"} if merged else {})
            for column in ("label_1", "label_2")
        )
        same, kappa, alpha = reader_agreement(one, other)
        print(f"two readings, {name}: equal {same:.3f}, kappa {kappa:.3f}, alpha {alpha:.3f} (n {len(one)})")
    said, chosen = cross_validated(scored)
    low, high = interval(scored, said)
    precision, recall, both = f1(said, scored.positive)
    stories = scored.story.max() + 1
    print(f"\n{len(said)} pairs of {stories} stories, {scored.positive.sum()} same or contains")
    print(f"threshold chosen on the other folds: {min(chosen)} to {max(chosen)}")
    print(f"F1 {both:.3f} [{low:.3f}, {high:.3f}], precision {precision:.3f}, recall {recall:.3f}")
    always = f1(np.ones(len(said), bool), scored.positive)[2]
    print(
        f"always yes: F1 {always:.3f}\n\nby threshold (default {JOINS}); weighted: to all pairs of sentences"
    )
    print("threshold precision recall  F1     recall of same  weighted precision  weighted recall")
    same = (scored.labels["label"] == "same").to_numpy(bool)
    for at in SHOWN:
        above = scored.likeness >= at
        plain, heavy = f1(above, scored.positive), f1(above, scored.positive, scored.weight)
        print(
            f"{at:9.2f} {plain[0]:9.3f} {plain[1]:6.3f} {plain[2]:5.3f} {above[same].mean():14.3f} "
            f"{heavy[0]:19.3f} {heavy[1]:16.3f}"
        )


def _counts(values: pd.Series) -> str:
    return ", ".join(f"{name} {count}" for name, count in values.value_counts().sort_index().items())


def print_planted() -> None:
    """Hits, misses and false omissions."""
    rows = pd.DataFrame(planted_omissions())
    gone, told = rows[rows["omitted"]], rows[~rows["omitted"]]
    print(f"\nplanted omissions: {len(gone)}; facts told, by outlet: {len(told)}")
    for column, title in (("by_fact", "asked for as facts"), ("by_statement", "by statements alone")):
        print(f"\n{title}:")
        print("  planted:", _counts(gone[column]))
        print("  told:   ", _counts(told[column]))
        missed = gone[~gone[column].isin(["not found", "unclear"])]
        print(
            "  missed: ", "; ".join(f"{r.event} {r.fact} {r.outlet}" for r in missed.itertuples()) or "none"
        )


def main() -> int:
    """Print everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, default=corpora(), help="the folder of corpora")
    parser.add_argument("--timing", action="store_true", help="time an event of 60 articles")
    asked = parser.parse_args()
    if asked.corpora is None:
        print("No corpora: name their folder by --corpora or SAMESTORY_CORPORA. Planted omissions only.")
    else:
        print_gold(asked.corpora)
        for name in ("seesaw", "moralevents"):
            pools, joins, wrong, stories = pooled(asked.corpora, name)
            print(
                f"\n{name}: {stories} stories in {pools} pools, each handed in as one event: {wrong} of "
                f"{joins} statements of several articles join stories ({100 * wrong / max(joins, 1):.1f} %)"
            )
        if asked.timing:
            n, seconds = seconds_for_60(asked.corpora)
            print(f"\nan event of 60 articles, {n:,} sentences: {seconds:.1f} s")
    print_planted()
    return 0


if __name__ == "__main__":
    sys.exit(main())
