"""``samestory course``: from solved notebooks to what a class is given."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis.cli.asking import Commands
from analysis.cli.exits import FINE

__all__ = ["add"]


def add(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser(
        "course",
        help="make student copies and assignments from solved notebooks",
        description=(
            "Make what a class is given from solved notebooks: in DIR/student copies without results, "
            "answers or solutions, in DIR/source assignments for nbgrader, and beside them the articles. "
            "DIR/handouts has two versions of each event to print, DIR/handouts/keys what you keep."
        ),
    )
    command.add_argument(
        "notebooks",
        nargs="?",
        default="notebooks",
        metavar="NOTEBOOKS",
        help="folder of notebooks, or one of them (default: notebooks)",
    )
    command.add_argument("-o", "--output", default="course", metavar="DIR", help="folder (default: course)")
    command.add_argument(
        "--form", choices=("student", "nbgrader", "handouts"), help="only this form (default: all)"
    )
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from analysis.teaching.course import make_course
    from analysis.teaching.handouts import make_handouts

    if asked.form != "handouts":
        print(make_course(asked.notebooks, asked.output, form=asked.form))
    if asked.form in (None, "handouts"):
        print(make_handouts(asked.notebooks, asked.output))
    print(f"Folder: {Path(asked.output).as_posix()}")
    return FINE
