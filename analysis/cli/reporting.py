"""``samestory report``: read, measure, compare and write the pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.asking import (
    Commands,
    ask_about_features,
    ask_about_pairing,
    ask_about_reading,
    ask_about_workers,
)
from analysis.cli.corpora import corpus_of, features_wanted, keep_rejects, name_rejects, refused_all
from analysis.cli.exits import FINE, NOTHING_USABLE
from analysis.cli.files import in_folder

if TYPE_CHECKING:
    from analysis.report import Report

__all__ = ["add"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "report",
        help="read, measure, compare and write the pages",
        description=(
            "Read articles, mark words and sentences, compare outlets within events, and write a folder of "
            "pages: open its index.html. Beside it lie measures.parquet, comparison.csv, pairs.csv, "
            "rejects.csv, figures/ and manifest.json."
        ),
    )
    command.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="folder of articles, or a .csv .tsv .xlsx .jsonl .parquet .txt .md file (default: data/cases)",
    )
    command.add_argument("-o", "--output", default="out", metavar="DIR", help="folder (default: out)")
    ask_about_pairing(command)
    ask_about_reading(command)
    ask_about_features(command)
    ask_about_workers(command)
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from analysis.report import build

    corpus = corpus_of(asked.source, asked)
    home = Path(asked.output)
    if refused_all(corpus):
        keep_rejects(corpus, in_folder(home / "rejects.csv"))
        return NOTHING_USABLE
    made = build(
        corpus,
        asked.output,
        by=asked.by,
        within=asked.within,
        features=features_wanted(asked),
        workers=asked.workers,
        progress=sys.stderr.isatty(),
    )
    _say_findings(made)
    name_rejects(corpus, home / "rejects.csv")
    print(f"Page: {(home / 'index.html').as_posix()}")
    return FINE


def _say_findings(made: Report) -> None:
    """The verdicts in a few lines, or why there are none."""
    if made.comparison is None:
        print(made.note)
        return
    from analysis.compare import claim
    from analysis.figures.wording import summary

    table = made.comparison.table
    print(summary(made.comparison))
    for verdict, count in table["verdict"].value_counts().sort_index().items():
        print(f"  {verdict}: {count}")
    supported = table[table["verdict"] == "supported"]
    for _, row in supported.head(5).iterrows():
        print(f"  {claim(row)}")
    if len(supported) > 5:
        print(f"  and {len(supported) - 5} more, on the page.")
