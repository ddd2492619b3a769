"""The command line, ``samestory``: one file a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from analysis.cli import comparing, course, importing, listing, measuring, questions, reporting
from analysis.cli.exits import FINE, INTERRUPTED, WRONG_CALL
from analysis.errors import SamestoryError

__all__ = ["main"]

# What needs numpy, pandas or matplotlib is imported inside the commands: --help answers at once.

COMMANDS = (
    reporting.add,
    importing.add,
    measuring.add,
    comparing.add,
    comparing.add_verdicts,
    questions.add_keyness,
    questions.add_coverage,
    questions.add_distinguish,
    questions.add_statements,
    questions.add_choices,
    listing.add,
    course.add,
)

_ABOUT = """\
How outlets report the same event, and what may be claimed about the difference.

Every difference comes with three answers: chance (is it larger than shuffling outlets within
events makes it?), instrument (does the measure agree with human coders?) and choices (does it
survive other reasonable choices?). Only where all three hold is it called supported."""

_EXAMPLES = """\
examples:
  samestory report                              the cases that come along, into out/index.html
  samestory report news.csv -o report           your own table: outlet, event, headline, body
  samestory report news.csv --by leaning        compare by another column of the table
  samestory report news.csv --columns outlet=side,body=text
                                                tell it which of your columns is which
  samestory report article.txt                  one text: marked, not compared

exit codes: 0 fine; 1 no article could be used; 2 wrong call or input that cannot be read;
130 interrupted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``samestory``; those of this process where none are given.

    Returns
    -------
    int
        0 fine; 1 no article could be used; 2 wrong call or unusable input; 130 interrupted.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.command is None:
        parser.print_help()
        return FINE
    try:
        code: int = asked.run(asked)
    except SamestoryError as error:
        if asked.debug:
            raise
        print(f"samestory: {error}", file=sys.stderr)
        return WRONG_CALL
    except OSError as error:
        if asked.debug:
            raise
        print(f"samestory: {error.strerror or error}: {error.filename or ''}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        print("samestory: interrupted; what was written so far may be incomplete.", file=sys.stderr)
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samestory",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(debug=False)
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser
