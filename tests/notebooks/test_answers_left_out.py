"""What the prose and the solution of "What is left out?" tell is what the checks and counts give."""

from pathlib import Path

import nbformat
import pytest

import analysis as sa
from analysis import teaching

PATH = Path(__file__).parents[2] / "notebooks" / "07_left_out.ipynb"


@pytest.fixture(scope="module")
def found(cases):
    return sa.statements(cases, "02-varn-flood")


@pytest.fixture(scope="module")
def solution():
    cells = nbformat.read(PATH, as_version=4).cells
    return next(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


@pytest.mark.parametrize(
    ("number", "answer", "evidence"),
    [
        (2, "confirm", "engineers, experts, warned"),
        (5, "veto", "A collapse would have exposed 30,000 people"),
        (7, "confirm", "41 metres, limit, gauge"),
    ],
)
def test_the_exercises_answers_are_right(cases, found, solution, number, answer, evidence):
    assert teaching.check_omission(cases, found, number, answer, evidence).right
    assert f"*{evidence}*" in solution


def test_the_candidates_are_those_that_the_exercises_speak_of(found):
    table = teaching.candidates(found).table
    assert table.loc[[1, 2, 5, 7], "outlet"].tolist() == [
        "National Register",
        "Daily Beacon",
        "Ledger Business",
        "Daily Beacon",
    ]
    for number, words in ((1, "Sirens"), (2, "2022"), (5, "30,000"), (7, "41 metres")):
        assert words in table.loc[number, "wording"]


def test_the_example_of_section_6_holds(cases, found):
    assert teaching.check_omission(cases, found, 1, "confirm", "sirens, warning, alarm, text messages").right


def test_asking_for_the_dead_depends_on_the_wording(cases):
    facts = {"two dead": "Two people died in the flood.", "names": "Josef and Lena Aumery were killed."}
    asked = sa.statements(cases, "02-varn-flood", facts=facts).facts
    said = asked.pivot_table(index="fact", columns="outlet", values="verdict", aggfunc="first")
    assert said["Daily Beacon"].to_dict() == {"names": "told", "two dead": "unclear"}
