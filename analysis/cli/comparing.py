"""``samestory compare``: contrast outlets within events; ``samestory verdicts``: every row as a sentence."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from analysis.cli.asking import (
    Commands,
    ask_about_features,
    ask_about_pairing,
    ask_about_reading,
    ask_about_workers,
)
from analysis.cli.corpora import corpus_of, features_wanted, refused_all
from analysis.cli.exits import FINE, NOTHING_USABLE
from analysis.cli.files import file_to_write

if TYPE_CHECKING:
    from analysis.compare.method import Method

__all__ = ["add", "add_verdicts"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add ``compare``."""
    command = commands.add_parser(
        "compare",
        help="contrast outlets within events",
        description="Compare measures: each outlet against the mean of the others in the same events.",
    )
    command.add_argument("measures", metavar="MEASURES", help='file made by "samestory measure"')
    command.add_argument(
        "-o", "--output", required=True, metavar="CSV", help="table to write (.csv); folders are made"
    )
    ask_about_pairing(command)
    _ask_about_the_method(command)
    command.set_defaults(run=_compare)


def add_verdicts(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add ``verdicts``."""
    command = commands.add_parser(
        "verdicts",
        help="say every difference in a sentence, with its verdict",
        description="Compare outlets within events and print one sentence a feature and outlet.",
    )
    command.add_argument(
        "source", nargs="?", metavar="SOURCE", help="anything that report reads (default: data/cases)"
    )
    ask_about_pairing(command)
    ask_about_reading(command)
    ask_about_features(command)
    ask_about_workers(command)
    command.set_defaults(run=_verdicts)


def _ask_about_the_method(command: argparse.ArgumentParser) -> None:
    """Every field of ``Method``; what is not asked for stays as it is there."""
    words = {
        "shuffle": 'what is shuffled: "aligned" (default) or "plain"',
        "interval": '"t" (default), "bca", "percentile" or "permutation"',
        "correction": '"bh" (default) bounds false finds among the finds, "by" and "max-t" are stricter',
        "events": '"all" (default), or "shared": only events that every outlet covered',
        "weights": 'what an event counts: "equal" (default), "articles", "words" or a numeric column',
    }
    for name, said in words.items():
        command.add_argument(f"--{name}", default=argparse.SUPPRESS, metavar=name.upper(), help=said)
    for name in ("seed", "draws"):
        command.add_argument(
            f"--{name}", type=int, default=argparse.SUPPRESS, metavar="N", help="of shuffles"
        )


def _method(asked: argparse.Namespace) -> Method:
    from dataclasses import fields

    from analysis.compare.method import Method

    given = vars(asked)
    return Method(**{field.name: given[field.name] for field in fields(Method) if field.name in given})


def _compare(asked: argparse.Namespace) -> int:
    from analysis.compare import compare
    from analysis.corpus.export import write_csv
    from analysis.figures.wording import summary
    from analysis.measure import read_measures

    measures, method = read_measures(asked.measures), _method(asked)
    comparison = compare(measures, by=asked.by, within=asked.within, method=method)
    output = file_to_write(asked.output, ".csv")
    write_csv(comparison.table, output)
    for note in comparison.notes:
        print(note)
    print(summary(comparison))
    print(f"Comparison: {output.as_posix()}")
    return FINE


def _verdicts(asked: argparse.Namespace) -> int:
    from analysis.compare import claim, compare
    from analysis.figures.wording import summary
    from analysis.measure import measure

    corpus = corpus_of(asked.source, asked)
    if refused_all(corpus):
        return NOTHING_USABLE
    wanted, progress = features_wanted(asked), sys.stderr.isatty()
    measures = measure(corpus, wanted, workers=asked.workers, progress=progress)
    comparison = compare(measures, by=asked.by, within=asked.within)
    for feature, rows in comparison.table.groupby("feature", sort=False):
        print(f"\n{feature}")
        for _, row in rows.iterrows():
            print(f"  {claim(row)}")
    print()
    for note in comparison.notes:
        print(note)
    print(summary(comparison))
    return FINE
