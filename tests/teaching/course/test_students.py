"""Nothing that a student must not see is left in a student's copy."""

import json

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course import read_notebook, student_copy, write_notebook


def test_answers_solutions_and_outputs_are_gone_and_the_rest_is_there(lesson, tmp_path):
    write_notebook(student_copy(read_notebook(lesson)), tmp_path / "copy.ipynb")
    text = (tmp_path / "copy.ipynb").read_text(encoding="utf-8")
    assert "Zörner Post" not in text
    assert "model answer" not in text
    cells = json.loads(text)["cells"]
    assert [cell["id"] for cell in cells] == ["c1", "c2", "c3", "c4", "c5"]
    assert all(cell["outputs"] == [] for cell in cells if cell["cell_type"] == "code")
    assert 'lowest = "?"  # <- your answer: an outlet\n' in cells[3]["source"]
    assert "write your answer" in cells[4]["source"][0]


def test_a_copy_is_a_notebook_that_jupyter_accepts(lesson, tmp_path):
    import nbformat

    write_notebook(student_copy(read_notebook(lesson)), tmp_path / "copy.ipynb")
    nbformat.validate(nbformat.read(tmp_path / "copy.ipynb", as_version=4))


def test_the_same_notebook_gives_the_same_bytes(lesson, tmp_path):
    for name in ("a", "b"):
        write_notebook(student_copy(read_notebook(lesson)), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_exercise_whose_answer_cannot_be_found_stops_the_copy(written):
    path = written(("code", 'answer = "C"\ncheck(answer)', ("exercise",)))
    with pytest.raises(SamestoryError, match=r'lesson\.ipynb, cell "c1" checks an answer, but none'):
        student_copy(read_notebook(path))


@pytest.mark.parametrize(
    "content", ["", "[1]", "{}", '{"nbformat": 3}', '{"nbformat": 4, "cells": [1]}', "[" * 99999]
)
def test_what_is_no_notebook_is_said_in_words(tmp_path, content):
    (tmp_path / "odd.ipynb").write_text(content)
    with pytest.raises(SamestoryError, match=r"odd\.ipynb.*JupyterLab"):
        read_notebook(tmp_path / "odd.ipynb")


def test_cells_without_ids_are_named_and_two_of_one_id_are_refused(tmp_path):
    cells = [{"cell_type": "markdown", "source": "a\r\nb"}, {"cell_type": "code", "source": ["x"]}]
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "cells": cells}))
    read = read_notebook(path)
    assert [cell.name for cell in read.cells] == ["cell-01", "cell-02"]
    assert read.cells[0].source == "a\nb"
    path.write_text(json.dumps({"nbformat": 4, "cells": [{**cell, "id": "x"} for cell in cells]}))
    with pytest.raises(SamestoryError, match="two cells of one id"):
        read_notebook(path)
