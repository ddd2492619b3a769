"""The copy for students: the one solved notebook without outputs, solutions and answers."""

from __future__ import annotations

from dataclasses import replace

from analysis.errors import SamestoryError
from analysis.teaching.course.answers import answers_in, asks_a_check, blanked
from analysis.teaching.course.notebooks import CODE, PROSE, Cell, Notebook

__all__ = ["EXERCISE", "SOLUTION", "WRITTEN", "student_copy", "where"]

EXERCISE, SOLUTION, WRITTEN = "exercise", "solution", "written"
"""Tags of cells: an answer in code is filled in; the solution is told; the model of a written answer."""
WRITE_HERE = "*Double-click here and write your answer.*"


def student_copy(notebook: Notebook) -> Notebook:
    """Leave out what a student must not see.

    Cells tagged ``solution`` are dropped; in code cells tagged ``exercise`` every value marked ``# <-`` is
    replaced by a placeholder; the text of cells tagged ``written`` gives way to an invitation to write.
    Outputs are never kept.

    Raises
    ------
    SamestoryError
        For an exercise that checks an answer which is not marked: it could not be taken out.
    """
    kept = [cell for cell in notebook.cells if SOLUTION not in cell.tags]
    return replace(notebook, cells=tuple(_for_students(cell, notebook) for cell in kept))


def where(cell: Cell, notebook: Notebook) -> str:
    """How an error names the cell."""
    return f'{notebook.path.name}, cell "{cell.name}"'


def _for_students(cell: Cell, notebook: Notebook) -> Cell:
    if cell.kind == PROSE and WRITTEN in cell.tags:
        return cell.saying(WRITE_HERE)
    if cell.kind != CODE or EXERCISE not in cell.tags:
        return cell
    place = where(cell, notebook)
    found = answers_in(cell.source, place)
    if not found and asks_a_check(cell.source, place):
        raise SamestoryError(
            f"course: {place} checks an answer, but none is marked in it. "
            'Write "# <- your answer" behind the value that a student fills in.'
        )
    return cell.saying(blanked(cell.source, found))
