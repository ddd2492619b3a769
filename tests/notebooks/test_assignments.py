"""The assignments are solved, their answers are right, and a student who has not answered meets no error."""

import json
import re
from pathlib import Path

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course import grading_copy, make_course, read_notebook, student_copy

FOLDER = Path(__file__).parents[2] / "notebooks"
ASSIGNMENTS = sorted((FOLDER / "teaching").glob("*.ipynb"))
LESSONS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "course"
    make_course(FOLDER, folder)
    return folder


def run(path, monkeypatch):
    """Run every code cell in the folder of the notebook, and close the pictures."""
    from matplotlib import pyplot

    monkeypatch.chdir(path.parent)
    names = {"display": str}  # every notebook has it
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    pyplot.close("all")


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_every_hidden_test_accepts_the_solved_answer(path, course, monkeypatch):
    solved = course / "source" / path.stem / path.name
    assert "BEGIN HIDDEN TESTS" in solved.read_text(encoding="utf-8")
    run(solved, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_a_copy_without_answers_runs_to_its_end(path, course, monkeypatch):
    run(course / "student" / path.name, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_without_answers_runs_to_its_end(path, course, monkeypatch):
    run(course / "student" / path.name, monkeypatch)


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_points_add_up_to_what_the_title_says(path):
    notebook = read_notebook(path)
    cells = [
        cell.metadata["nbgrader"] for cell in grading_copy(notebook).cells if "nbgrader" in cell.metadata
    ]
    checked = sum(cell.get("points", 0) for cell in cells if not cell["solution"])
    read = sum(cell.get("points", 0) for cell in cells if cell["solution"])
    assert f"**{checked + read} points**: {checked} for" in notebook.cells[0].source
    assert f"{read} for two texts" in notebook.cells[0].source
    headings = "\n".join(cell.source for cell in notebook.cells)
    assert sum(map(int, re.findall(r"^## .*\((\d+) points\)$", headings, re.MULTILINE))) == checked + read


@pytest.mark.parametrize("path", ASSIGNMENTS, ids=lambda path: path.stem)
def test_solved_answers_are_stored_without_results(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert all(cell["outputs"] == [] for cell in cells if cell["cell_type"] == "code")


@pytest.mark.parametrize("path", [*LESSONS, *ASSIGNMENTS], ids=lambda path: path.stem)
def test_a_student_copy_can_be_made_of_every_notebook(path):
    try:
        copy = student_copy(read_notebook(path))
    except SamestoryError as error:
        pytest.fail(str(error))
    assert not [cell for cell in copy.cells if "solution" in cell.tags]
