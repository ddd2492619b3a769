"""Options that several commands share."""

from __future__ import annotations

import argparse
import os

__all__ = [
    "Commands",
    "ask_about_features",
    "ask_about_pairing",
    "ask_about_reading",
    "ask_about_workers",
    "ask_for_own",
]

Commands = argparse._SubParsersAction  # the only name argparse gives the type


def ask_about_pairing(command: argparse.ArgumentParser) -> None:
    """Which columns name the outlets and the events."""
    command.add_argument("--by", default="outlet", metavar="COLUMN", help="compare by it (default: outlet)")
    command.add_argument("--within", default="event", metavar="COLUMN", help="pair by it (default: event)")


def ask_about_reading(command: argparse.ArgumentParser) -> None:
    """Which column is which, and how long a body may be."""
    command.add_argument(
        "--columns",
        metavar="OURS=YOURS,…",
        type=_columns,
        help=(
            "which of your columns is which, where it is not understood: outlet=side,body=text; "
            "with nothing after =, none: article="
        ),
    )
    command.add_argument(
        "--max-body",
        type=int,
        metavar="N",
        help="characters of the longest body that is accepted (default: 200,000)",
    )


def ask_about_features(command: argparse.ArgumentParser) -> None:
    """Which features to measure, the user's own ones too."""
    command.add_argument(
        "--features",
        nargs="+",
        default="all",
        metavar="NAME",
        help='features or families, as "samestory features" lists them (default: all)',
    )
    ask_for_own(command)


def ask_for_own(command: argparse.ArgumentParser) -> None:
    """Files with features of the user's own."""
    command.add_argument(
        "--add",
        "--dictionary",
        nargs="+",
        default=[],
        metavar="FILE",
        help="features of your own: word lists (.yml, .csv), learned features (.npz)",
    )


def ask_about_workers(command: argparse.ArgumentParser) -> None:
    """How many processes to use."""
    command.add_argument(
        "--workers",
        type=int,
        default=min(2, os.cpu_count() or 1),
        metavar="N",
        help="processes; the result is the same for any number (default: 2 where there are as many)",
    )


def _columns(text: str) -> dict[str, str | None]:
    """Read "outlet=side,article=": an empty name leaves that column of ours unfilled."""
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(ours.strip() and equals for ours, equals, _ in pairs):
        raise argparse.ArgumentTypeError(f'"{text}" is not of the form outlet=side,body=text')
    return {ours.strip(): theirs.strip() or None for ours, _, theirs in pairs}
