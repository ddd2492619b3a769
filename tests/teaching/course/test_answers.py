"""Answers are found by their mark and taken out whole; what stands around them stays."""

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course.answers import answers_in, between_marks, blanked


@pytest.mark.parametrize(
    ("solved", "open_"),
    [
        ('a = "C"  # <- an outlet', 'a = "?"  # <- an outlet'),
        ("a = 'C # <- D'  # <- an outlet", 'a = "?"  # <- an outlet'),
        ("a = -0.3  # <- a number", "a = None  # <- a number"),
        ("a = True  # <- yes or no", "a = None  # <- yes or no"),
        ('a = ["A", "B"]  # <- two', 'a = ["?"]  # <- two'),
        ('a = {"A": "x", "B": 3}  # <- both', 'a = {"A": "?", "B": None}  # <- both'),
        ('a = (\n    "long "\n    "text"\n)  # <- words', 'a = (\n    "?"\n)  # <- words'),
        ('é = "ü"; a = "日本"  # <- words', 'é = "ü"; a = "?"  # <- words'),
        ("a = x.idxmin()  # <- how?", 'a = "?"  # <- how?'),
    ],
)
def test_an_answer_of_any_kind_is_taken_out_and_its_comment_stays(solved, open_):
    assert blanked(solved, answers_in(solved)) == open_


@pytest.mark.parametrize(
    "line",
    ['a = "C"', 'a = "C"  # see above', 'source = "../x"  # <- YOUR OWN CORPUS: change', 'say("# <- no")'],
)
def test_what_is_not_marked_is_no_answer(line):
    assert answers_in(line) == ()


def test_several_answers_are_all_taken_out():
    solved = 'a = "A"  # <- first\nb = a + "x"\nc = 3  # <- second\ncheck(a, c)'
    assert [answer.name for answer in answers_in(solved)] == ["a", "c"]
    assert blanked(solved, answers_in(solved)) == (
        'a = "?"  # <- first\nb = a + "x"\nc = None  # <- second\ncheck(a, c)'
    )


def test_between_the_marks_stands_the_whole_solved_line_behind_the_open_one():
    solved = 'x = 1\na = (\n    "A"\n)  # <- first\ny = 2\ncheck(a)'
    assert between_marks(solved, answers_in(solved), 5).split("\n") == [
        "x = 1",
        "a = (",
        '    "?"',
        ")  # <- first",
        "### BEGIN SOLUTION",
        "a = (",
        '    "A"',
        ")  # <- first",
        "### END SOLUTION",
        "y = 2",
    ]


def test_a_cell_that_is_not_python_is_named_with_its_line():
    with pytest.raises(SamestoryError, match='lesson, cell "c4", line 2 is not valid Python'):
        answers_in("a = 1\n%magic", 'lesson, cell "c4"')
