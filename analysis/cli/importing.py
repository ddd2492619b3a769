"""``samestory import``: check articles and keep them as one corpus file."""

from __future__ import annotations

import argparse

from analysis.cli.asking import Commands, ask_about_reading
from analysis.cli.corpora import corpus_of, keep_rejects, refused_all
from analysis.cli.exits import FINE, NOTHING_USABLE
from analysis.cli.files import file_to_write

__all__ = ["add"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "import",
        help="check articles and keep them as one corpus file",
        description=(
            "Read articles of any supported format into one corpus file. Rows that cannot be used go to "
            "rejects.csv beside it, with file, row, column, reason and what to do."
        ),
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="files or folders of articles")
    command.add_argument(
        "-o", "--output", required=True, metavar="CORPUS", help="corpus file (.parquet); folders are made"
    )
    ask_about_reading(command)
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    output = file_to_write(asked.output, ".parquet")
    corpus = corpus_of(asked.files, asked)
    keep_rejects(corpus, output.parent / "rejects.csv", always=True)
    if refused_all(corpus):
        return NOTHING_USABLE
    corpus.articles.to_parquet(output, index=False)
    print(f"Corpus: {output.as_posix()}")
    return FINE
