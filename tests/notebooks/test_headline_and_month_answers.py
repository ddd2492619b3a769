"""The solutions of the notebooks on headlines and on a month tell answers that their checks accept."""

from pathlib import Path

import nbformat
import pytest

import analysis as sa
from analysis import teaching

FOLDER = Path(__file__).parents[2] / "notebooks"


def solution(name):
    cells = nbformat.read(FOLDER / name, as_version=4).cells
    return next(cell.source for cell in cells if "solution" in cell.metadata.get("tags", []))


@pytest.fixture(scope="module")
def month():
    return sa.read("data/month/articles.csv")


def test_the_answers_on_headlines_are_right(cases):
    told = solution("09_headline_body.ipynb")
    caution = sa.headline_gap(cases, "hedging.hedges")
    assert teaching.check_gap(caution, "The Harbour Courier", lowest=True).right
    assert "The Harbour Courier" in told
    parts = [sa.compare(sa.measure(cases, "loaded.words", part=part)) for part in ("headline", "body")]
    second = parts[1].table.sort_values("difference")["outlet"].iloc[-2]
    assert second == "The Free Tribune"
    assert teaching.check_part(*parts, "loaded.words", second, "text only").right
    assert "Text only" in told


def test_the_answers_on_the_month_are_right(month):
    told = solution("12_a_month.ipynb")
    outlets = sorted(month.articles["outlet"].unique())
    for event in ("bridge-report", "minister-expenses"):
        assert teaching.check_left_out(sa.coverage(month), outlets[2], event).right
        assert event in told
    parts = sa.composition(sa.measure(month, "sentiment.vader", part="headline"), "sentiment.vader")
    assert teaching.check_origin(parts, outlets[1], "events").right
    assert "Events" in told
