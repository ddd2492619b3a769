"""The form for nbgrader keeps to its published schema, version 3, and to its marks."""

import re

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course import grading_copy, read_notebook

FLAGS = {"grade", "locked", "solution", "task"}


def told(notebook):
    return [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]


def assert_valid(notebook):
    """What nbgrader's validator of schema 3 asks of a cell, and of all of them together."""
    names = []
    for cell in notebook.cells:
        if "nbgrader" not in cell.metadata:
            continue
        given = cell.metadata["nbgrader"]
        assert set(given) - {"points"} == FLAGS | {"grade_id", "schema_version"}
        assert all(type(given[flag]) is bool for flag in FLAGS)
        assert given["schema_version"] == 3
        assert re.fullmatch(r"[a-zA-Z0-9_-]+", given["grade_id"])
        assert ("points" in given) == given["grade"]
        assert given.get("points", 0) >= 0
        assert not given["task"]
        if cell.kind == "markdown":
            assert given["grade"] == given["solution"]
        names.append(given["grade_id"])
    assert len(set(names)) == len(names)


def cleared(source, mark):
    """As nbgrader takes a region out of a student's version."""
    return re.sub(rf"### BEGIN {mark}\n.*?### END {mark}(\n|$)", "", source, flags=re.DOTALL)


def test_metadata_are_those_of_schema_3(lesson):
    assert_valid(grading_copy(read_notebook(lesson)))


def test_an_exercise_becomes_an_answer_and_a_locked_test(lesson):
    copy = grading_copy(read_notebook(lesson))
    answer, test = (next(c for c in copy.cells if c.name == name) for name in ("c4", "c4-test"))
    assert answer.metadata["nbgrader"] | {"solution": True, "grade": False} == answer.metadata["nbgrader"]
    assert (
        test.metadata["nbgrader"] | {"locked": True, "grade": True, "points": 2} == test.metadata["nbgrader"]
    )
    assert answer.source.split("\n") == [
        'event = "storm"',
        'lowest = "?"  # <- your answer: an outlet',
        "### BEGIN SOLUTION",
        'lowest = "Zörner Post"  # <- your answer: an outlet',
        "### END SOLUTION",
    ]


def test_the_check_is_hidden_and_asks_whether_the_answer_is_right(lesson):
    copy = grading_copy(read_notebook(lesson))
    test = next(cell for cell in copy.cells if cell.name == "c4-test").source
    assert 'feedback = teaching.check_lowest(\n    measures, event, "x", lowest\n)' in test
    assert "display(feedback)\nassert feedback.right, feedback.says" in test
    assert cleared(test, "HIDDEN TESTS").split("\n")[:2] == [
        "# 2 points. Your answer is checked after you hand in.",
        'assert (lowest) != ("?"), "There is no answer yet."',
    ]


def test_nothing_of_the_answer_is_left_after_nbgrader_clears_its_marks(lesson):
    copy = grading_copy(read_notebook(lesson))
    seen = [cleared(cleared(c.source, "SOLUTION"), "HIDDEN TESTS") for c in copy.cells if c.name != "c5"]
    assert "Zörner Post" not in "\n".join(seen)


def test_what_people_mark_is_a_graded_solution_and_the_corpus_is_locked(lesson):
    by_name = {cell.name: cell.metadata.get("nbgrader") for cell in grading_copy(read_notebook(lesson)).cells}
    assert by_name["c5"]["grade"]
    assert by_name["c5"]["solution"]
    assert by_name["c5"]["points"] == 3
    assert by_name["c2"]["locked"]
    assert by_name["c3"] is None  # the guess stays free
    assert by_name["c1"] is None


@pytest.mark.parametrize(
    ("source", "tags", "said"),
    [
        ('a = "C"  # <- your answer\ncheck(a)', ("exercise",), "without points"),
        ('check("C")', ("exercise", "points-1"), "needs an answer marked"),
        ('a = "C"  # <- your answer', ("exercise", "points-1"), "as its last statement, the check"),
    ],
)
def test_an_exercise_that_cannot_be_marked_is_named(written, source, tags, said):
    with pytest.raises(SamestoryError, match=said):
        grading_copy(read_notebook(written(("code", source, tags))))
