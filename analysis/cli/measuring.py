"""``samestory measure``: add up marks, a table of articles x features."""

from __future__ import annotations

import argparse
import sys

from analysis.cli.asking import Commands, ask_about_features, ask_about_reading, ask_about_workers
from analysis.cli.corpora import corpus_of, features_wanted, keep_rejects, refused_all
from analysis.cli.exits import FINE, NOTHING_USABLE
from analysis.cli.files import file_to_write

__all__ = ["add"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "measure",
        help="add up marks: a table, articles x features",
        description=(
            "Measure every article: mark words and sentences and add the marks up inside a scope. Rows that "
            "cannot be used go to MEASURES with the ending .rejects.csv."
        ),
    )
    command.add_argument("corpus", metavar="CORPUS", help="corpus file, or anything that report reads")
    command.add_argument(
        "-o", "--output", required=True, metavar="MEASURES", help="file (.parquet); folders are made"
    )
    ask_about_features(command)
    command.add_argument("--part", choices=("headline", "lede", "body", "all"), default="body")
    command.add_argument(
        "--voice",
        choices=("own", "quoted", "all"),
        help="whose words count: the outlet's own, quoted ones, all (default: as each feature is defined)",
    )
    command.add_argument(
        "--about",
        nargs="+",
        metavar="NAME",
        help="names of one actor: only sentences that hold one of them count",
    )
    ask_about_reading(command)
    ask_about_workers(command)
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from analysis.measure import measure, write_measures
    from analysis.wording import counted

    output = file_to_write(asked.output, ".parquet")
    corpus = corpus_of(asked.corpus, asked)
    keep_rejects(corpus, output.with_suffix(".rejects.csv"))
    if refused_all(corpus):
        return NOTHING_USABLE
    measures = measure(
        corpus,
        features_wanted(asked),
        part=asked.part,
        voice=asked.voice,
        about=asked.about,
        workers=asked.workers,
        progress=sys.stderr.isatty(),
    )
    write_measures(measures, output)
    articles, features = counted(len(measures), "article"), counted(len(measures.features), "feature")
    print(f"Measured: {articles} x {features}")
    print(f"Scope: {measures.scope_in_words}")
    print(f"Measures: {output.as_posix()}")
    return FINE
