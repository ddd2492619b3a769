"""What the solutions of "Which frame?" tell is what the checks and counts give."""

from pathlib import Path

import nbformat
import pytest

import analysis as sa
from analysis import teaching

PATH = Path(__file__).parents[2] / "notebooks" / "06_frames.ipynb"
STRIKE = "03-port-ellisar-strike/free-tribune"
CODED = {"conflict": 4, "human_interest": 2, "economic": 3, "morality": 2, "responsibility": 2}


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(PATH, as_version=4)


@pytest.fixture(scope="module")
def solution(notebook):
    return next(c.source for c in notebook.cells if "solution" in c.metadata.get("tags", []))


def test_the_claim_told_is_the_one_the_check_accepts(cases, solution):
    comparison = sa.compare(sa.measure(cases, "frames"))
    assert teaching.check_claim(comparison, "frames.responsibility", "National Register", "words only").right
    assert "*Words only.*" in solution
    assert "National Register" in solution


def test_the_share_in_quotations_told_is_the_one_counted(cases, solution):
    feedback = teaching.check_quoted(cases, "frames.conflict", "The Free Tribune", 10)
    assert feedback.right
    assert "6 of 63" in feedback.says
    assert "21 of 100" in feedback.says
    assert "About 10 of 100 (6 of 63)" in solution
    assert "21 of 100 of all" in solution


def test_the_coding_told_and_the_ranks_told_are_those_of_the_table(cases, solution):
    table = teaching.frame_coding(cases, STRIKE, CODED)
    assert (table.at["conflict", "rank"], table.at["economic", "rank"]) == (1, 5)
    assert "agree" not in teaching.check_frames(cases, STRIKE, {**CODED, "conflict": 0, "economic": 3}).says
    told = "conflict 4 of 4, human interest 2 of 4, economic 3 of 3, morality 2 of 3, responsibility 2 of 5"
    assert told in solution
    found = sa.evidence(cases, STRIKE, "frames.economic")
    assert found.loc[found["role"] == "explains", "text"].tolist() == ["dividend"]


def test_what_the_page_says_of_other_lists_is_there(cases, notebook):
    prose = " ".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for word, article in (
        ("clashed", STRIKE),
        ("regime", "08-mayoral-recount/free-tribune"),
        ("kills", "05-clinic-closure/free-tribune"),
    ):
        assert f"*{word}*" in prose
        assert word in set(sa.evidence(cases, article, "war_peace.war")["text"])
    unseen = "Whatever the mayor says at noon, the harbour master says the reverse at six."
    assert unseen in prose
    assert teaching.try_sentence(unseen, "frames.conflict").empty
