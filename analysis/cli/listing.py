"""``samestory features``: list the instruments."""

from __future__ import annotations

import argparse

from analysis.cli.asking import Commands, ask_for_own
from analysis.cli.corpora import own_features
from analysis.cli.exits import FINE
from analysis.cli.files import file_to_write

__all__ = ["add"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "features",
        help="list the instruments: unit, meaning, validity",
        description="List every feature: its unit, what it means, how far it agrees with human coders.",
    )
    command.add_argument(
        "-o", "--output", metavar="CSV", help="write the whole catalogue as a table instead; folders are made"
    )
    ask_for_own(command)
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from analysis.corpus.export import write_csv
    from analysis.features.listing import listing
    from analysis.features.registry import FEATURES, catalogue

    own = own_features(asked)
    if asked.output:
        output = file_to_write(asked.output, ".csv")
        write_csv(catalogue(own), output)
        print(f"Catalogue: {output.as_posix()}")
    else:
        print(listing([*FEATURES.values(), *own]))
    return FINE
