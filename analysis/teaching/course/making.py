"""From one folder of solved notebooks to what is handed out: student copies, and sources for nbgrader."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import pandas as pd

from analysis.errors import SamestoryError
from analysis.teaching.course.grading import CONFIG, grading_copy, is_assignment, points_of
from analysis.teaching.course.material import KEPT_BACK, Material, beside, copy_material
from analysis.teaching.course.notebooks import Notebook, read_notebook, write_notebook
from analysis.teaching.course.students import EXERCISE, SOLUTION, WRITTEN, student_copy
from analysis.wording import counted

__all__ = ["COURSE_COLUMNS", "Course", "Form", "make_course"]

Form = Literal["student", "nbgrader"]
COURSE_COLUMNS = ("form", "notebook", "file", "exercises", "solutions", "points")
STUDENT, NBGRADER = "student", "source"
"""The folders that are written; ``source`` is the name that nbgrader looks for."""


@dataclass(frozen=True, eq=False)
class Course:
    """What was written for a class.

    Attributes
    ----------
    table : DataFrame
        A row a copy: ``form``, ``notebook``, ``file`` (inside the folder), ``exercises`` (cells whose
        answer was taken out), ``solutions`` (cells left out), ``points`` (NaN in student copies).
    notes : tuple of str
        What a lecturer must know.
    """

    table: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was made, in words."""
        said = []
        for form, rows in self.table.groupby("form", sort=False):
            made = {"student": "Student copies", "nbgrader": "Assignments for nbgrader"}[str(form)]
            done = f"{counted(rows['exercises'].sum(), 'exercise')} without an answer"
            out = f"{counted(rows['solutions'].sum(), 'solution')} left out"
            marks = f", {rows['points'].sum():.0f} points" if form == "nbgrader" else ""
            said.append(f"{made}: {counted(len(rows), 'notebook')}, {done}, {out}{marks}.")
        return tuple(said)

    def __repr__(self) -> str:
        return "\n".join([*self.sentences, *self.notes])

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in (*self.sentences, *self.notes))


def make_course(source: str | Path, folder: str | Path, *, form: Form | None = None) -> Course:
    """Write what a class needs from solved notebooks.

    ``folder/student/`` gets a copy of every notebook without outputs, answers and solutions;
    ``folder/source/NAME/NAME.ipynb`` one for nbgrader of every notebook with points (tags ``points-2``).
    Beside them lies what they read, under ``data/``, so that the folder can be handed out as it is. Files
    of the same names are written over; nothing else is touched.

    Parameters
    ----------
    source : str or Path
        A notebook, or a folder: all notebooks in it and in its folders.
    folder : str or Path
        Where to write; not inside ``source``.
    form : {"student", "nbgrader"}, optional
        Only this form; both without it.

    Returns
    -------
    Course

    Raises
    ------
    SamestoryError
        Where there are no notebooks, an answer cannot be taken out, or the copies would lie among the
        originals.
    """
    if form not in (None, "student", "nbgrader"):
        raise SamestoryError(f'course: there is no form "{form}". Take student or nbgrader.')
    notebooks = _notebooks(Path(source), Path(folder))
    assignments = [notebook for notebook in notebooks if is_assignment(notebook)]
    if form == "nbgrader" and not assignments:
        raise SamestoryError(
            'course: no notebook has points, so there is nothing to mark. Tag its exercises, as "points-2".'
        )
    # Every copy is made before the first is written: a mistake in one of them leaves no half of a course.
    handed = [] if form == "nbgrader" else [(n, *beside(student_copy(n))) for n in notebooks]
    graded = [] if form == "student" else [(n, *beside(grading_copy(n))) for n in assignments]
    back = _write_student(handed, Path(folder) / STUDENT) + _write_nbgrader(graded, Path(folder))
    rows = [_row("student", n, f"{STUDENT}/{n.path.name}") for n, *_ in handed]
    rows += [_row("nbgrader", n, f"{NBGRADER}/{n.path.stem}/{n.path.name}") for n, *_ in graded]
    notes = (f"Kept back, for you alone: {' and '.join(KEPT_BACK)} of the articles.",) if back else ()
    return Course(pd.DataFrame(rows, columns=list(COURSE_COLUMNS)), notes)


_Made = list[tuple[Notebook, Notebook, tuple[Material, ...]]]
"""The original, the copy and what it reads."""


def _write_student(made: _Made, folder: Path) -> int:
    """One folder for all copies: they share what they read."""
    back = copy_material(tuple(material for *_, needed in made for material in needed), folder)
    for original, copy, _ in made:
        write_notebook(copy, folder / original.path.name)
    return back


def _write_nbgrader(made: _Made, folder: Path) -> int:
    """A folder for each assignment: nbgrader hands out the folder."""
    back = 0
    for original, copy, needed in made:
        home = folder / NBGRADER / original.path.stem
        back += copy_material(needed, home)
        write_notebook(copy, home / original.path.name)
    if made:
        (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8", newline="\n")
    return back


def _notebooks(source: Path, folder: Path) -> list[Notebook]:
    """Every notebook, in the order of names."""
    _expect_apart(source, folder)
    home = source.parent if source.is_file() else source
    found = [source] if source.is_file() else sorted(source.rglob("*.ipynb"))
    paths = [path for path in found if not any(part.startswith(".") for part in path.relative_to(home).parts)]
    if not paths:
        raise SamestoryError(f'course: "{source.as_posix()}" holds no notebook (.ipynb).')
    names = [path.name for path in paths]
    for path in paths:
        if names.count(path.name) > 1:
            raise SamestoryError(f'course: two notebooks are called "{path.name}". Rename one of them.')
    return [read_notebook(path) for path in paths]


def _expect_apart(source: Path, folder: Path) -> None:
    """Copies must not lie among the originals, nor where a file is in the way."""
    if not source.exists():
        raise SamestoryError(
            f'course: there is no "{source.as_posix()}" here. Name the folder of your notebooks, or one.'
        )
    if folder.exists() and not folder.is_dir():
        raise SamestoryError(f'course: "{folder.as_posix()}" is a file. Name a folder with -o.')
    inside = folder.resolve().is_relative_to(source.resolve())
    if source.is_dir() and inside:
        raise SamestoryError(
            f'course: "{folder.as_posix()}" lies inside "{source.as_posix()}", among the originals. '
            "Name another folder with -o."
        )


def _row(form: Form, notebook: Notebook, file: str) -> dict[str, object]:
    """What was done to one notebook."""
    tags = [cell.tags for cell in notebook.cells]
    points = sum(points_of(cell) for cell in notebook.cells)
    return {
        "form": form,
        "notebook": notebook.path.name,
        "file": file,
        "exercises": sum(EXERCISE in tag or WRITTEN in tag for tag in tags),
        "solutions": sum(SOLUTION in tag for tag in tags),
        "points": float(points) if form == "nbgrader" else float("nan"),
    }
