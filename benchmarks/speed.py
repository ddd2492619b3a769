"""Speed and memory, as ratios measured in one run: python -m benchmarks.speed [--corpus FILE].

The unit is F: one ``re.findall(r"\\w+")`` an article over the same text, in the same process. Seconds of
a machine mean little to another; a ratio to F travels. Each run of a candidate stands between two runs
of F, and the ratio is that of the medians. What a figure measures is checked first: the compounds of all
sentences must be those of vaderSentiment 3.3.2.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pandas as pd
import vaderSentiment.vaderSentiment as peer  # noqa: N813

from analysis.corpus import Corpus, read
from analysis.features.registry import FEATURES, resolve
from analysis.features.vader import compounds, vader_marks
from analysis.measure import measure
from analysis.text import Tokens, tokenise

__all__ = ["Timing", "main", "sentences_that_differ"]

CASES = Path(__file__).parent.parent / "data" / "cases"
REPEATS = 25
PEER_ARTICLES = 100
RUNS, FEW_RUNS = 7, 3
WORD = re.compile(r"\w+")
CORE = (
    *("sentiment.vader", "sentiment.huliu_net", "sentiment.huliu_polarity", "loaded", "hedging"),
    *("sourcing.quoted_share", "sourcing.attributions", "sourcing.neutral", "sourcing.doubting"),
    *("sourcing.vouching", "sourcing.anonymous", "frames.conflict", "frames.human_interest"),
    *("frames.economic", "frames.morality", "frames.responsibility", "readability"),
)
"""The 29 features that the suite began with: the whole catalogue may cost three times as much."""


@dataclass(frozen=True)
class Timing:
    """Medians of the runs of a candidate and of F around them, in seconds."""

    candidate: float
    floor: float
    runs: int

    @property
    def ratio(self) -> float:
        """How many F the candidate takes."""
        return self.candidate / self.floor


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, the answer kept until the clock has stopped."""
    gc.collect()
    start = perf_counter()
    answer = work()
    taken = perf_counter() - start
    del answer
    return taken


def timed(work: Callable[[], object], texts: list[str], runs: int) -> Timing:
    """Time ``work``, each run between two runs of F over ``texts``."""

    def floor() -> float:
        return seconds(lambda: [len(WORD.findall(text)) for text in texts])

    floors, candidates = [floor()], []
    for _ in range(runs):
        candidates.append(seconds(work))
        floors.append(floor())
    return Timing(median(candidates), median(floors), runs)


def corpus_of(file: str | None) -> tuple[Corpus, str]:
    """The corpus to time on, and what it is in words."""
    if file:
        corpus = read(file)
        return corpus, f"{corpus.source}: {len(corpus):,} articles of {corpus.rows_in:,} rows"
    cases = read(CASES)
    copies = pd.concat([cases.articles] * REPEATS, ignore_index=True)
    copies["article"] = [f"{name} {number}" for number, name in enumerate(copies["article"])]
    words = f"the {len(cases)} bundled articles {REPEATS} times over: {len(copies):,} articles"
    return replace(cases, articles=copies, rows_in=len(copies)), words


def sentences_of(tokens: Tokens) -> list[str]:
    """The text of every sentence."""
    bounds = zip(tokens.sentences.begin.tolist(), tokens.sentences.stop.tolist(), strict=True)
    return [tokens.stream[begin:stop] for begin, stop in bounds]


def sentences_that_differ(tokens: Tokens) -> int:
    """How many sentences get another compound from vaderSentiment than from our exact mode."""
    analyzer = peer.SentimentIntensityAnalyzer()
    ours = compounds(tokens, fold_quotes=False).tolist()
    pairs = list(zip(sentences_of(tokens), ours, strict=True))
    other = [pair for pair in pairs if analyzer.polarity_scores(pair[0])["compound"] != pair[1]]
    # From Python 3.12 on sum() compensates rounding; those that differ get the plain sum of 3.11.
    vars(peer)["sum"] = _term_by_term
    count = sum(analyzer.polarity_scores(text)["compound"] != value for text, value in other)
    del vars(peer)["sum"]
    return count


def _term_by_term(values: list[Any]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def megabytes() -> float | None:
    """The most memory that this process has held, or None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def show(what: str, timing: Timing, target: str = "") -> None:
    """One line of the table."""
    print(f"{what:<58}{timing.ratio:>8.2f} F{timing.runs:>6}   {target}")


def time_ours(corpus: Corpus, tokens: Tokens, texts: list[str]) -> tuple[Timing, Timing]:
    """Print the lines of Samestory; the timings of the token pass and of VADER after it."""
    headlines, bodies = corpus.articles["headline"].tolist(), corpus.articles["body"].tolist()
    pass_ = timed(lambda: tokenise(headlines, bodies), texts, RUNS)
    show("tokens, sentences, parts, voice", pass_, "at most 5 F")
    vader = timed(lambda: vader_marks(tokens), texts, RUNS)
    show("VADER with its marks, once tokens exist", vader, "at most 1 F")
    exact = timed(lambda: compounds(tokens, fold_quotes=False), texts, RUNS)
    show("VADER in exact mode, compounds only, once tokens exist", exact)
    for family in dict.fromkeys(feature.family for feature in FEATURES.values()):
        members = [feature for feature in FEATURES.values() if feature.family == family]
        # A copy of the tokens, since families remember what they found in tokens they have seen.
        marks = timed(lambda of=members: _mark(replace(tokens), of), texts, FEW_RUNS)  # type: ignore[misc]
        show(f"  marks of {family} ({len(members)}), once tokens exist", marks)
    core = timed(lambda: measure(replace(corpus), CORE), texts, FEW_RUNS)
    show(f"the first {len(resolve(CORE))} features, raw text to measures", core, "at most 15 F")
    everything = timed(lambda: measure(replace(corpus)), texts, FEW_RUNS)
    show(f"all {len(resolve())} features, raw text to measures", everything)
    times = everything.ratio / core.ratio
    print(f"    the whole catalogue costs {times:.1f} times the first {len(resolve(CORE))}   at most 3")
    return pass_, vader


def _mark(tokens: Tokens, features: list[Any]) -> list[object]:
    return [feature.mark(tokens) for feature in features]


def time_peer(tokens: Tokens, texts: list[str], pass_: Timing, vader: Timing) -> None:
    """Print the lines of vaderSentiment; whole articles, being slow, on the first ones against F on them."""
    analyzer = peer.SentimentIntensityAnalyzer()

    def compare(what: str, pieces: list[str], floor_texts: list[str]) -> None:
        timing = timed(lambda: [analyzer.polarity_scores(piece) for piece in pieces], floor_texts, FEW_RUNS)
        show(f"vaderSentiment {what}", timing)
        once, charged = timing.ratio / vader.ratio, timing.ratio / (pass_.ratio + vader.ratio)
        print(f"    ours is faster {once:.1f} times, with the whole token pass charged {charged:.1f} times")

    compare("per sentence", sentences_of(tokens), texts)
    first = texts[:PEER_ARTICLES]
    compare(f"per whole article, first {len(first)} articles", first, first)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if any sentence differs from vaderSentiment."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--corpus", help="a file or folder of articles; default: the bundled cases, repeated")
    corpus, what = corpus_of(parser.parse_args(arguments).corpus)
    table = corpus.articles
    texts = [f"{headline}\n\n{body}" for headline, body in zip(table["headline"], table["body"], strict=True)]
    before = megabytes()
    measure(replace(corpus))
    after = megabytes()
    tokens = tokenise(table["headline"].tolist(), table["body"].tolist())
    print(f"{what}; {len(tokens):,} words, {len(tokens.sentences):,} sentences")
    differing = sentences_that_differ(tokens)
    print(f"sentences whose exact compound differs from vaderSentiment: {differing:,}\n")
    floor = timed(lambda: None, texts, RUNS).floor
    size = sum(len(text.encode(errors="replace")) for text in texts) / 1e6
    print(f"F = {floor:.3f} s on this machine now, {size / floor:.0f} MB/s\n")
    print(f"{'':<58}{'ratio':>8}  {'runs':>6}   target")
    time_peer(tokens, texts, *time_ours(corpus, tokens, texts))
    if before is not None and after is not None:
        print(f"\nmemory: at most {after:.0f} MB until all was measured, {before:.0f} MB of them before")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
