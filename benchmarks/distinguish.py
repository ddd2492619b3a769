"""Telling outlets apart: how far, how much of it is house style, and whether chance is told as chance.

``python -m benchmarks.distinguish`` runs on the bundled cases; ``--corpus triples --by side`` on a corpus of
the folder that SAMESTORY_CORPORA names, or on a file.

Figures are macro-F1 on events not learned from. "names shuffled" repeats the masked text with names shuffled
within events: the mean and range of the figure, and how often p < .05 came out, with fresh shuffles as data
sets against shuffles as reference. All shuffles of a data set have one and the same reference distribution,
so one reference serves all.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import pandas as pd

import analysis as sa
from analysis.compare.distinguish import Distinguish, distinguish
from analysis.compare.distinguish.masking import masked
from analysis.compare.distinguish.material import Material
from analysis.compare.distinguish.ridge import STRENGTH, folds_of, said_apart
from analysis.compare.distinguish.shuffled_names import chance_p, shuffled_names
from analysis.compare.distinguish.taking_part import taking_part
from analysis.compare.distinguish.terms import likeness, terms_of
from analysis.compare.distinguish.told import macro_f1, tallies
from analysis.compare.permutation import SEED
from analysis.corpus import Corpus
from benchmarks.gold import corpora

CASES = Path(__file__).parent.parent / "data" / "cases"
KNOWN = {"triples": "allsides_fulltext_triples/triples.jsonl.gz"}
REFERENCE, DATA_SETS, BAND = 1_999, 1_000, (0.04, 0.06)
WORDS_SHOWN = 12


def shuffled_figures(corpus: Corpus, by: str, *, draws: int, seed: int) -> np.ndarray:
    """Macro-F1 of the masked text under names shuffled within events."""
    tokens = sa.tokens_of(corpus)
    taking = taking_part(corpus.articles, by=by, within="event", seed=SEED)
    cells = taking.cells
    if cells is None:
        return np.zeros(0)
    material = Material(tokens, corpus.articles, by, taking.event_of_article)
    scope = (tokens.part > 0) & taking.counts[tokens.article]
    kept = scope & (masked(material, scope).level == 0)
    event = cells.event[cells.cell]
    terms = terms_of(tokens, kept, rows=cells.rows, event=event, printed=False)
    names, _ = shuffled_names(cells, draws=draws, seed=seed)
    said = said_apart(
        likeness(terms.weights),
        names,
        event=event,
        fold=folds_of(event, 10),
        n_outlets=len(cells.outlets),
        unequal=taking.unequal,
        length=terms.length,
    )
    return macro_f1(tallies(names, said, len(cells.outlets)))


def called(data: np.ndarray, reference: np.ndarray) -> np.ndarray:
    """Which figures of shuffled names have p < .05 against other shuffles."""
    return np.array([chance_p(float(one), reference, exact=False) < 0.05 for one in data])


def show_chance(corpus: Corpus, by: str) -> None:
    """Print what is told apart when names mean nothing, and how often it is called a finding."""
    figures = shuffled_figures(corpus, by, draws=REFERENCE + DATA_SETS, seed=SEED + 1)
    data, reference = figures[:DATA_SETS], figures[DATA_SETS:]
    if not len(reference):
        return
    size = float(called(data, reference).mean())
    place = "ok" if BAND[0] <= size <= BAND[1] else "MISS"
    print(
        f"\nnames shuffled: mean {data.mean():.3f}, range {data.min():.3f} to {data.max():.3f} over "
        f"{len(data):,} data sets; p < .05 in {size:.3f} of them ({BAND[0]} to {BAND[1]}: {place}; "
        f"95 % error +-{1.96 * (0.05 * 0.95 * (1 / len(data) + 1 / len(reference))) ** 0.5:.3f})"
    )


def show(found: Distinguish) -> None:
    """Print the tables and sentences."""
    with pd.option_context("display.width", 200, "display.max_columns", 30, "display.max_rows", 500):
        print(found.table.round(3).to_string(index=False))
        print("\n" + found.masks.drop(columns="takes").round(3).to_string(index=False))
        print("\n" + found.outlets.round(3).to_string(index=False))
        print("\n" + found.curve.round(3).to_string(index=False))
    for (text, outlet), words in found.words.groupby(["text", "outlet"], sort=False):
        first = "; ".join(f"{row.term} ({row.events})" for row in words.head(WORDS_SHOWN).itertuples())
        print(f"\n{text}, {outlet}: {first}")
    print("", *found.sentences, *found.notes, sep="\n")


def main() -> None:
    """Run one corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", help=f"a file or folder, or one of: {', '.join(KNOWN)}")
    parser.add_argument("--by", default="outlet", help="the column that names the outlets")
    asked = parser.parse_args()
    source = asked.corpus or CASES
    folder = corpora()
    if source in KNOWN:
        if folder is None:
            parser.error("set SAMESTORY_CORPORA to the folder of corpora")
        source = folder / KNOWN[source]
    corpus = sa.read(source, by=asked.by)
    begun = time.perf_counter()
    found = distinguish(corpus, by=asked.by)
    print(
        f"{Path(source).name}, by {asked.by}: {time.perf_counter() - begun:.1f} s; ridge penalty {STRENGTH}\n"
    )
    show(found)
    show_chance(corpus, asked.by)


if __name__ == "__main__":
    main()
