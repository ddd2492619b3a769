"""Commands that ask one question of a corpus, print the answer in words and keep the table behind it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from analysis.cli.asking import Commands, ask_about_pairing, ask_about_reading
from analysis.cli.corpora import corpus_of, refused_all
from analysis.cli.exits import FINE, NOTHING_USABLE
from analysis.cli.files import file_to_write

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import Corpus

__all__ = ["add_choices", "add_coverage", "add_distinguish", "add_keyness", "add_statements"]

Parser = argparse.ArgumentParser


class Answer(Protocol):
    """What every question gives back: sentences, notes and a table."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in words."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know."""

    @property
    def table(self) -> pd.DataFrame:
        """The rows behind the words."""


Question = Callable[["Corpus", argparse.Namespace], Answer]


def _add(commands: Commands[Parser], name: str, words: str, question: Question) -> Parser:
    """Add one question; what all of them are asked is said here."""
    command = commands.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
    command.add_argument(
        "source", nargs="?", metavar="SOURCE", help="anything that report reads (default: data/cases)"
    )
    command.add_argument(
        "-o", "--output", metavar="CSV", help="keep the table behind the words (.csv); folders are made"
    )
    ask_about_pairing(command)
    ask_about_reading(command)
    command.set_defaults(run=lambda asked: _run(asked, question))
    return command


def _run(asked: argparse.Namespace, question: Question) -> int:
    from analysis.corpus.export import write_csv

    output = file_to_write(asked.output, ".csv") if asked.output else None
    corpus = corpus_of(asked.source, asked)
    if refused_all(corpus):
        return NOTHING_USABLE
    answer = question(corpus, asked)
    for sentence in answer.sentences:
        print(sentence)
    for note in answer.notes:
        print(f"Note: {note}")
    if output:
        write_csv(answer.table, output)
        print(f"Table: {output.as_posix()}")
    return FINE


def add_keyness(commands: Commands[Parser]) -> None:
    """Which words tell outlets apart."""
    words = "which words and phrases tell outlets apart within the same events"
    command = _add(commands, "keyness", words, _keyness)
    command.add_argument("--voice", choices=("own", "quoted", "all"), default="own")
    command.add_argument("--phrases", type=int, default=2, metavar="N", help="longest phrase (default: 2)")
    command.add_argument("--outlet", metavar="NAME", help="one outlet against the others; each without it")


def _keyness(corpus: Corpus, asked: argparse.Namespace) -> Answer:
    from analysis.compare.keyness import keyness

    return keyness(
        corpus,
        by=asked.by,
        within=asked.within,
        outlet=asked.outlet,
        voice=asked.voice,
        phrases=asked.phrases,
    )


def add_coverage(commands: Commands[Parser]) -> None:
    """Which events, how much, when."""
    words = "which events each outlet reported, how much, and who was first"
    command = _add(commands, "coverage", words, _coverage)
    command.add_argument(
        "--pool", type=int, default=2, metavar="N", help="events that N outlets or more reported (default: 2)"
    )


def _coverage(corpus: Corpus, asked: argparse.Namespace) -> Answer:
    from analysis.compare.coverage import coverage

    return coverage(corpus, by=asked.by, within=asked.within, pool=asked.pool)


def add_distinguish(commands: Commands[Parser]) -> None:
    """Can a machine tell the outlets apart."""
    words = "whether a machine can tell the outlets apart on events it has not seen, and by which words"
    command = _add(commands, "distinguish", words, _distinguish)
    command.add_argument("--voice", choices=("own", "quoted", "all"), default="all")
    command.add_argument("--draws", type=int, default=argparse.SUPPRESS, metavar="N", help="of shuffles")


def _distinguish(corpus: Corpus, asked: argparse.Namespace) -> Answer:
    from analysis.compare.distinguish import distinguish

    draws = {"draws": asked.draws} if "draws" in asked else {}
    return distinguish(
        corpus,
        by=asked.by,
        within=asked.within,
        voice=asked.voice,
        progress=sys.stderr.isatty(),
        **draws,
    )


def add_choices(commands: Commands[Parser]) -> None:
    """Does it survive other choices."""
    words = "whether a difference survives other reasonable choices of how to measure it"
    command = _add(commands, "choices", words, _choices)
    command.add_argument("--feature", required=True, metavar="NAME", help="such as sentiment.vader")
    command.add_argument("--outlet", metavar="NAME", help="one outlet; all without it")
    command.add_argument("--about", nargs="+", metavar="NAME", help="names of one actor")


def _choices(corpus: Corpus, asked: argparse.Namespace) -> Answer:
    from analysis.compare.choices import choices
    from analysis.errors import SamestoryError
    from analysis.features.registry import resolve

    try:
        resolve(asked.feature)
    except SamestoryError as unknown:
        raise SamestoryError(f'{unknown} On the command line "samestory features" lists them.') from None
    return choices(
        corpus,
        asked.feature,
        asked.outlet,
        by=asked.by,
        within=asked.within,
        about=asked.about,
        progress=sys.stderr.isatty(),
    )


def add_statements(commands: Commands[Parser]) -> None:
    """What each outlet says and leaves out."""
    words = "what each outlet says of an event, and what was not found in its text"
    command = _add(commands, "statements", words, _statements)
    command.add_argument("--event", metavar="NAME", help="one event; all without it")


def _statements(corpus: Corpus, asked: argparse.Namespace) -> Answer:
    from analysis.compare.statements import statements

    return statements(corpus, asked.event, by=asked.by, within=asked.within)
