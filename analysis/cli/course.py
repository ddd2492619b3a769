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
            "answers or solutions, in DIR/source assignments for nbgrader, and beside them the articles."
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
    command.add_argument("--form", choices=("student", "nbgrader"), help="only this form (default: both)")
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    from analysis.teaching.course import make_course

    print(make_course(asked.notebooks, asked.output, form=asked.form))
    print(f"Folder: {Path(asked.output).as_posix()}")
    return FINE
