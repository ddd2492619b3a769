"""Keyness: its speed, its size where names mean nothing, and what it finds in the teaching cases.

    python -m benchmarks.keyness [--corpus triples.jsonl.gz --by side] [--shuffles 5]

Speed is given in F (see ``benchmarks.speed``). Size: outlet names are shuffled over the articles of each
event and the whole analysis is run again; nothing then tells the names apart, so p < .05 should come out
in 5 of 100 rows and q < .05 in no row at all in 95 of 100 runs. The pooled z beside it shows what is called
a keyword where words are taken as independent draws. Every line is printed, misses too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.compare.cells import cells_of
from analysis.compare.keyness import Keyness, Settings, keyness
from analysis.compare.keyness.chance import chance
from analysis.corpus import Corpus, read
from analysis.text import tokens_of
from benchmarks.speed import CASES, FEW_RUNS, megabytes, timed

__all__ = ["TERMS", "main", "share_called", "shuffled"]

CLASSES = (1, 20, 100)
"""Rows are shown from so many occurrences on."""
LIMIT = 0.06
"""The share of p < .05 that is still within its band; below .04 is the safe side."""
LENGTHS = ((600, 600, 600), (1500, 500, 500), (250, 900, 900), (300, 800, 1500))
EVENTS = (8, 30, 100)
TERMS = 3_000
SHOWN = 12
SEED = 20_260


def shuffled(corpus: Corpus, by: str, seed: int) -> Corpus:
    """The corpus with the values of ``by`` shuffled over the articles of each event."""
    rng = np.random.default_rng(seed)
    articles = corpus.articles.copy()
    names = articles.groupby("event", sort=True)[by]
    articles[by] = names.transform(lambda values: rng.permutation(values.to_numpy()))
    return replace(corpus, articles=articles)


def speed(corpus: Corpus, by: str) -> None:
    """Seconds and F of the analysis, and of what scikit-learn needs to count the same phrases."""
    from sklearn.feature_extraction.text import CountVectorizer

    texts = corpus.articles["body"].tolist()
    tokens_of(corpus)
    counter = CountVectorizer(ngram_range=(1, 2), token_pattern=r"\b\w[\w'’-]*\b", dtype=np.int64)
    works = {
        "keyness, words and pairs of words, once tokens exist": lambda: keyness(corpus, by),
        "keyness, words alone, once tokens exist": lambda: keyness(corpus, by, phrases=1),
        "CountVectorizer, words and pairs, counting only": lambda: counter.fit_transform(texts),
    }
    for what, work in works.items():
        taken = timed(work, texts, FEW_RUNS)
        print(f"{what:<56}{taken.candidate:>8.2f} s{taken.ratio:>9.1f} F")
    held = megabytes()
    print(f"most memory of the process: {held:.0f} MB" if held else "memory is not told on this system")


def size(corpus: Corpus, by: str, shuffles: int) -> int:
    """Print a line a class of counts; how many figures miss."""
    runs = [keyness(shuffled(corpus, by, SEED + number), by) for number in range(shuffles)]
    tables = [found.table[found.table["p"].notna()] for found in runs]
    rows = pd.concat(tables, ignore_index=True)
    used = rows["count"] + rows["count_others"]
    print(f"{'occurrences':<14}{'rows':>9}{'p < .05':>10}{'p < .01':>10}{'0 outside':>11}{'|z| > 1.96':>12}")
    missed = 0
    for least in CLASSES:
        here = rows[used >= least]
        outside = (here["ci_low"] > 0) | (here["ci_high"] < 0)
        shares = [(here["p"] < 0.05).mean(), (here["p"] < 0.01).mean(), outside.mean()]
        shares.append((here["z"].abs() > 1.96).mean())
        missed += int(shares[0] > LIMIT)
        word = "ABOVE" if shares[0] > LIMIT else ""
        counts = "".join(
            f"{share:>{width}.4f}" for share, width in zip(shares, (10, 10, 11, 12), strict=True)
        )
        print(f"{least:>6} or more{len(here):>8}{counts} {word}")
    called = [int((table["q"] < 0.05).sum()) for table in tables]
    keywords = sum(len(found.keywords) for found in runs)
    print(
        f"runs with any q < .05: {sum(map(bool, called))} of {shuffles}; in all {sum(called)} rows, "
        f"{keywords} keywords"
    )
    return missed


def lengths() -> int:
    """Print the size with simulated words where outlets differ in length alone; how many figures miss."""
    print(f"{'words an article of A, B, C':<30}{'events':>7}{'p < .05 of A':>15}{'B':>9}{'C':>9}")
    missed = 0
    for words in LENGTHS:
        for events in EVENTS:
            shares = share_called(words, events, np.random.default_rng([SEED, events]))
            missed += sum(share > LIMIT for share in shares)
            word = "ABOVE" if max(shares) > LIMIT else ""
            told = f"{', '.join(map(str, words)):<30}{events:>7}{shares[0]:>15.4f}"
            print(f"{told}{shares[1]:>9.4f}{shares[2]:>9.4f} {word}")
    return missed


def share_called(words: tuple[int, ...], events: int, rng: np.random.Generator) -> list[float]:
    """Simulated terms with bursts by event and by article, the same for all outlets."""
    outlets = "ABC"
    names = [f"{event:04d}{outlet}" for event in range(events) for outlet in outlets]
    columns = {
        "article": names,
        "event": [name[:4] for name in names],
        "outlet": [name[4:] for name in names],
    }
    cells = cells_of(pd.DataFrame(columns), by="outlet", within="event")
    length = np.tile(np.array(words, float), events) * rng.uniform(0.7, 1.3, len(names))
    bursts = rng.gamma(0.4, 5.0, (events, 1, TERMS)) * rng.gamma(0.8, 1.25, (events, len(outlets), TERMS))
    counts = rng.poisson(bursts.reshape(-1, TERMS) * 0.001 * length[:, None]).astype(float)
    settings = Settings(draws=999)
    p = chance(csr_array(counts), length, cells, settings=settings, asked=np.arange(len(outlets)))
    return [float(share) for share in (p < 0.05).mean(axis=1)]


def found_in(found: Keyness) -> None:
    """The sentences, and the first keywords of each outlet with both rates per 1,000 words."""
    for sentence in found.sentences[:1]:
        print(sentence)
    for outlet, rows in found.keywords.groupby("outlet"):
        print(f"\n{outlet}: {len(rows)} keywords; the surest first")
        for _, row in rows.head(SHOWN).iterrows():
            flags = " ".join(flag for flag in ("name", "signature") if row[flag])
            print(
                f"  {row['term']:<22}{row['rate']:>8.2f} against {row['rate_others']:<8.2f}"
                f"q {row['q']:.4f}  {row['articles']} articles {flags}"
            )


def main(arguments: Iterable[str] | None = None) -> int:
    """Print all parts; 1 if a size is above its band."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", help="a file or folder of articles; default: the teaching cases")
    parser.add_argument("--by", default="outlet", help="the column that names the outlets")
    parser.add_argument("--shuffles", type=int, default=5, help="runs with shuffled names")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    corpus = read(asked.corpus or CASES, by=asked.by)
    print(f"{corpus.source}: {len(corpus):,} articles, {len(tokens_of(corpus)):,} words\n")
    speed(corpus, asked.by)
    print(f"\nnames shuffled within events, {asked.shuffles} runs")
    missed = size(corpus, asked.by, asked.shuffles)
    print(f"\nsimulated: {TERMS:,} terms, outlets that differ in length alone")
    missed += lengths()
    print("\nas it is")
    found_in(keyness(corpus, asked.by))
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
