"""From what was named on the command line to a corpus: what came in, what was refused, where it is kept."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import SamestoryError

if TYPE_CHECKING:
    from analysis.corpus import Corpus
    from analysis.features.feature import Feature

__all__ = [
    "CASES",
    "corpus_of",
    "features_wanted",
    "keep_rejects",
    "name_rejects",
    "own_features",
    "refused_all",
]

CASES = Path("data/cases")


def corpus_of(source: str | Path | list[str] | None, asked: argparse.Namespace) -> Corpus:
    """Read, and say on standard output what came in; without a source, the bundled cases."""
    from analysis.corpus import MAX_BODY, read
    from analysis.wording import counted

    if source is None and not CASES.is_dir():
        raise SamestoryError(
            f"{asked.command}: no SOURCE was named, and there is no folder {CASES.as_posix()} here to take "
            f"instead. Name a folder or a file: samestory {asked.command} news.csv"
        )
    by = getattr(asked, "by", "outlet")
    longest = MAX_BODY if asked.max_body is None else asked.max_body
    corpus = read(
        CASES if source is None else source,
        columns=asked.columns,
        by=None if by == "outlet" else by,
        max_body=longest,
    )
    rows, articles = counted(corpus.rows_in, "row"), counted(len(corpus), "article")
    print(f"Read: {rows} = {articles} + {len(corpus.rejects):,} refused")
    for sentence in (*corpus.log, *_refusals(corpus)):
        print(f"  {sentence}")
    return corpus


def _refusals(corpus: Corpus) -> list[str]:
    """Why rows were refused and what to do, the most common reasons first."""
    reasons = Counter(zip(corpus.rejects["reason"], corpus.rejects["what_to_do"], strict=True))
    return [f"refused {count:,} x {reason}; {advice}" for (reason, advice), count in reasons.most_common(10)]


def refused_all(corpus: Corpus) -> bool:
    """Whether nothing is left to work on, which is then said."""
    if not corpus.rows_in:
        print("samestory: no article could be used: no row came in.", file=sys.stderr)
    elif not len(corpus):
        print("samestory: no article could be used; see above why rows were refused.", file=sys.stderr)
    return not len(corpus)


def keep_rejects(corpus: Corpus, path: Path, *, always: bool = False) -> None:
    """Write the refused rows where there are some; a list that an earlier run left never stays."""
    from analysis.corpus.export import is_rejects, write_rejects

    if always or len(corpus.rejects) or is_rejects(path):
        write_rejects(corpus.rejects, path)
    name_rejects(corpus, path)


def name_rejects(corpus: Corpus, path: Path) -> None:
    """Say where the refused rows are, if there are any."""
    if len(corpus.rejects):
        print(f"Refused rows: {path.as_posix()}")


def own_features(asked: argparse.Namespace) -> list[Feature]:
    """The features of the files that were named."""
    from analysis.features.dictionary import dictionary_features
    from analysis.features.learned_file import load_feature

    own: list[Feature] = []
    for name in asked.add:
        own += [load_feature(name)] if name.lower().endswith(".npz") else dictionary_features(name)
    return own


def features_wanted(asked: argparse.Namespace) -> list[str | Feature]:
    """The features to measure: those named, and those of the user's own files, which may be named too."""
    own = own_features(asked)
    names = ["all"] if asked.features == "all" else asked.features
    mine = {name for feature in own for name in (feature.name, feature.family)}
    kept = [
        feature for feature in own if not mine & set(names) or {feature.name, feature.family} & set(names)
    ]
    return [*(name for name in names if name not in mine), *kept]
