"""The solutions of the notebooks on chance and choices tell the answers that the checks accept."""

from pathlib import Path

import nbformat
import pytest

import analysis as sa
from analysis import teaching

FOLDER = Path(__file__).parents[2] / "notebooks"
FEATURE = "frames.conflict"


def solution_of(name):
    cells = nbformat.read(FOLDER / name, as_version=4).cells
    return "\n".join(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


@pytest.fixture(scope="module")
def measures(cases):
    return sa.measure(cases, FEATURE)


def test_chance(cases, measures):
    solution = solution_of("02_chance.ipynb")
    event = cases.articles["event"].iloc[0]
    assert teaching.check_by_hand(measures, FEATURE, event, [-0.06, 0.105, -0.045]).right
    assert "−0.06, 0.105 (or 0.11) and −0.045" in solution
    comparison = sa.compare(measures)
    ranked = comparison.table.set_index("outlet")["difference"]
    assert (ranked.sort_values().index[1], ranked.abs().idxmin()) == ("Daily Beacon", "The Harbour Courier")
    answers = sa.equivalence(comparison, {FEATURE: 0.1})
    assert teaching.check_equal(answers, FEATURE, "Daily Beacon", "cannot say").right
    assert teaching.check_equal(answers, FEATURE, "The Harbour Courier", "smaller").right


def test_the_prose_of_chance_holds_of_the_bundled_articles(cases, measures):
    beacon = sa.compare(measures).table.set_index("outlet").loc["Daily Beacon"]
    assert beacon["p"] < 0.05 <= beacon["q"]
    assert beacon["ci_high"] < 0
    topical = teaching.within_and_across(
        sa.measure(cases, "policy.health"), "policy.health", "The Free Tribune"
    )
    within, across = topical["high"] - topical["low"]
    assert across > within


def test_one_in_twenty_of_what_the_notebook_tests_is_24(cases):
    nothing_there = sa.compare(sa.measure(teaching.names_shuffled(cases, seed=1))).table
    assert f"24 of the {nothing_there['p'].notna().sum()}" in solution_of("02_chance.ipynb")
    assert teaching.check_false_alarms(nothing_there, 24).right


def test_other_choices(cases):
    found = sa.choices(cases, "sentiment.vader")
    ranked = found.summary.sort_values("share_agreeing", kind="stable")["outlet"].tolist()
    assert (ranked[0], ranked[-1]) == ("The Harbour Courier", "The Free Tribune")
    assert teaching.check_matters_most(found, ranked[-1], "part").right
    assert teaching.check_survives(found, ranked[0], "depends on choices").right
    assert teaching.check_survives(found, ranked[-1], "survives").right
    assert "49 of 88" in solution_of("11_other_choices.ipynb")
    assert "88 of 88, joint p = .002" in solution_of("11_other_choices.ipynb")
    assert set(teaching.instruments_of(found)["validity"]) == {"no better than chance"}
    last = teaching.one_out(found, ranked[0]).iloc[-1]
    assert (last["left out"], bool(last["agrees"])) == ("outlet National Register", False)
