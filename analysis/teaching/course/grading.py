"""The form for nbgrader: answers between its marks, hidden tests that ask the checks of the exercises.

nbgrader itself is not needed here. The metadata follow its published schema, version 3 (Jupyter Development
Team; Hamrick, J. B. et al., 2019, nbgrader: A tool for creating and grading assignments in the Jupyter
Notebook, Journal of Open Source Education 2(11), 32): ``grade`` and ``locked`` for tests, ``solution`` for
answers, both for what a person reads and marks.
"""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from analysis.errors import SamestoryError
from analysis.teaching.course.answers import (
    MARK,
    Answer,
    answers_in,
    asks_a_check,
    between_marks,
    code_of,
)
from analysis.teaching.course.notebooks import CODE, PROSE, Cell, Notebook
from analysis.teaching.course.students import EXERCISE, SOLUTION, WRITE_HERE, WRITTEN, where

__all__ = ["CONFIG", "grading_copy", "is_assignment", "points_of"]

SCHEMA_VERSION = 3
_POINTS = re.compile(r"points-(\d{1,3})")

CONFIG = f"""\
# For nbgrader, in the folder that holds source/. An answer that is taken out leaves a line for people who
# do not program, in place of an error.
c = get_config()
c.CourseDirectory.course_id = "samestory"
c.ClearSolutions.code_stub = {{"python": "# Your answer goes into the line above."}}
c.ClearSolutions.text_stub = "{WRITE_HERE}"
"""


def points_of(cell: Cell) -> int:
    """Points of a cell, from its tag ``points-2``; 0 without one."""
    given = [match for tag in cell.tags if (match := _POINTS.fullmatch(tag))]
    return int(given[0][1]) if given else 0


def is_assignment(notebook: Notebook) -> bool:
    """Whether a notebook is marked: some cell of it has points."""
    return any(points_of(cell) for cell in notebook.cells)


def grading_copy(notebook: Notebook) -> Notebook:
    """Give the solved notebook the form of an nbgrader source.

    An exercise becomes two cells: the answer, between ``### BEGIN SOLUTION`` and ``### END SOLUTION``, and a
    locked test that asks its check, hidden from students. A written answer is marked by a person. Every
    other code cell is locked, except those in which a reader fills something in.

    Raises
    ------
    SamestoryError
        For an exercise without a marked answer, a check at its end, or points.
    """
    cells: list[Cell] = []
    for cell in notebook.cells:
        if SOLUTION not in cell.tags:
            cells.extend(_for_grading(cell, where(cell, notebook)))
    return replace(notebook, cells=tuple(cells))


def _for_grading(cell: Cell, place: str) -> tuple[Cell, ...]:
    if cell.kind == PROSE:
        written = WRITTEN in cell.tags
        points = _points(cell, place) if written else 0
        return (_graded(cell, cell.name, solution=True, points=points),) if written else (cell,)
    if cell.kind != CODE:
        return (cell,)
    if EXERCISE in cell.tags and (points_of(cell) or asks_a_check(cell.source, place)):
        return _exercise(cell, place)
    filled_in = MARK in cell.source and answers_in(cell.source, place)
    return (cell,) if filled_in else (_graded(cell, cell.name, locked=True),)


def _exercise(cell: Cell, place: str) -> tuple[Cell, Cell]:
    """The cell of the answer and the cell that tests it."""
    answers, body = answers_in(cell.source, place), code_of(cell.source, place).body
    if not answers or not isinstance(body[-1], ast.Expr):
        raise SamestoryError(
            f'course: {place} is tagged "exercise"; it needs an answer marked "{MARK} your answer" and, as '
            "its last statement, the check of it."
        )
    begin = body[-1].lineno - 1
    points, check = _points(cell, place), "\n".join(cell.source.split("\n")[begin:])
    answer = cell.saying(between_marks(cell.source, answers, begin))
    test = replace(cell, source=_test(answers, check, points), metadata={})
    return (
        _graded(answer, cell.name, solution=True),
        _graded(test, f"{cell.name[:58]}-test", locked=True, points=points),
    )


def _test(answers: tuple[Answer, ...], check: str, points: int) -> str:
    """What the student sees: has it an answer; what only the teacher sees: is it right."""
    asked = [f'assert ({a.name}) != ({a.empty}), "There is no answer yet."' for a in answers if a.empty]
    # Shown as well as asserted: nbgrader cuts the line of an error off at the edge of its page.
    hidden = [f"feedback = {check}", "display(feedback)", "assert feedback.right, feedback.says"]
    said = f"# {points} point{'' if points == 1 else 's'}. Your answer is checked after you hand in."
    return "\n".join([said, *asked, "### BEGIN HIDDEN TESTS", *hidden, "### END HIDDEN TESTS"])


def _points(cell: Cell, place: str) -> int:
    points = points_of(cell)
    if not points:
        raise SamestoryError(f'course: {place} is an exercise without points. Add a tag such as "points-2".')
    return points


def _graded(cell: Cell, name: str, *, solution: bool = False, locked: bool = False, points: int = 0) -> Cell:
    """The cell with nbgrader's metadata; it is graded where it has points."""
    told: dict[str, object] = {
        "grade": points > 0,
        "grade_id": name,
        "locked": locked,
        "schema_version": SCHEMA_VERSION,
        "solution": solution,
        "task": False,
    }
    told |= {"points": points} if points else {}
    return replace(cell, name=name, metadata={**cell.metadata, "nbgrader": told})
