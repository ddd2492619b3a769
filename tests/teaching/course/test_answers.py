"""Answers are found by their mark and taken out whole; what stands around them stays."""

import pytest

from analysis.errors import SamestoryError
from analysis.teaching.course.answers import answers_in, between_marks, blanked


@pytest.mark.parametrize(
    ("solved", "open_", "empty"),
    [
        ('a = "C"  # <- an outlet', 'a = "?"  # <- an outlet', '"?"'),
        ("a = 'C # <- D'  # <- an outlet", 'a = "?"  # <- an outlet', '"?"'),
        ("a = -0.3  # <- a number", "a = 0  # <- a number", ""),
        ("a = 0  # <- how many", "a = 1  # <- how many", ""),
        ("a = True  # <- yes or no", "a = None  # <- yes or no", ""),
        ('a = ["A", "B"]  # <- two', 'a = ["?"]  # <- two', '["?"]'),
        ('a = [\n    "A",\n    "B",\n]  # <- two', 'a = ["?"]  # <- two', '["?"]'),
        ('a = {"A": "x", "B": 3}  # <- both', 'a = {"A": "?", "B": 0}  # <- both', '{"A": "?", "B": 0}'),
        ("n, of = 3, 14  # <- how many of", "n, of = 0, 0  # <- how many of", ""),
        ('n, o = 3, "A"  # <- both', 'n, o = 0, "?"  # <- both', '0, "?"'),
        ('a = (\n    "long "\n    "text"\n)  # <- words', 'a = (\n    "?"\n)  # <- words', '"?"'),
        (
            'a = {\n    "A": "x",  # <- words\n    "B": "y",\n}',
            'a = {\n    "A": "?",  # <- words\n    "B": "?",\n}',
            '{ "A": "?", "B": "?", }',
        ),
        ('é = "ü"; a = "日本"  # <- words', 'é = "ü"; a = "?"  # <- words', '"?"'),
        ("a = x.idxmin()  # <- how?", 'a = "?"  # <- how?', '"?"'),
    ],
)
def test_an_answer_of_any_kind_is_taken_out_and_its_comment_stays(solved, open_, empty):
    assert blanked(solved, answers_in(solved)) == open_
    assert answers_in(solved)[0].empty == empty


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
        'a = "?"  # <- first\nb = a + "x"\nc = 0  # <- second\ncheck(a, c)'
    )


def test_between_the_marks_stands_the_whole_solved_line_behind_the_open_one():
    solved = 'x = 1\nl = [\n    "A",\n]  # <- zero\na = (\n    "A"\n)  # <- first\ny = 2\ncheck(a)'
    assert between_marks(solved, answers_in(solved), 8).split("\n") == [
        "x = 1",
        'l = ["?"]  # <- zero',
        "### BEGIN SOLUTION",
        "l = [",
        '    "A",',
        "]  # <- zero",
        "### END SOLUTION",
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
