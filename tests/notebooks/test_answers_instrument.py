"""What the solutions of "Does the instrument agree with people?" tell is what the checks and counts give."""

from pathlib import Path

import nbformat
import pytest

from analysis import teaching

PATH = Path(__file__).parents[2] / "notebooks" / "03_instrument.ipynb"


@pytest.fixture(scope="module")
def solution():
    cells = nbformat.read(PATH, as_version=4).cells
    return next(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


@pytest.mark.parametrize(
    ("feature", "grade"),
    [("moral.care", "no better than chance"), ("agency.passive", "weak"), ("frames.morality", "validated")],
)
def test_the_grades_told_are_the_grades_of_the_cards(solution, feature, grade):
    assert teaching.check_grade(feature, grade, card=2 if feature == "moral.care" else 1).right
    told = solution[solution.index(f"`{feature}`") :]
    assert told.index(f"*{grade}*") < 60


def test_the_coding_told_gives_the_figures_told(solution, cases):
    sheet = teaching.coding_sheet(cases, "sentiment.vader", sentences=10)
    found = teaching.agreement(sheet, ["no"] * 9 + ["yes"], ["sentiment.vader", "loaded.words"]).table
    assert found["agree"].tolist() == [6, 8]
    assert [round(value, 2) for value in found["kappa"]] == [0.2, -0.11]
    assert "dragged" in sheet.texts[9]
    assert "right in 6 of 10 and kappa is 0.20" in solution
    assert "right in 8 of 10, which looks better, and kappa is −0.11" in solution
