"""Handouts of a course: one an event, the same two outlets throughout, keys apart."""

import json

import pandas as pd

import analysis as sa
from analysis.teaching.handouts import make_handouts
from analysis.teaching.handouts.pairing import furthest_apart

FRAME = pd.DataFrame(
    {
        "outlet": ["A", "B", "C", "A", "B", "A"],
        "event": ["1-one", "1-one", "1-one", "two", "two", "alone"],
        "body": ["A vile day.", "A day.", "A brutal, vile, horrific day.", "A vile day.", "Rain.", "Wind."],
    }
)


def notebook(folder, source):
    code = [f'source = "{source}"  # <- YOUR OWN CORPUS: change only this line']
    cell = {"cell_type": "code", "id": "c1", "metadata": {}, "source": code}
    content = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "lesson.ipynb").write_text(json.dumps(content), encoding="utf-8")
    return folder / "lesson.ipynb"


def test_each_event_of_two_outlets_gets_a_handout_and_a_key(tmp_path):
    FRAME.to_csv(tmp_path / "news.csv", index=False)
    made = make_handouts(notebook(tmp_path, "news.csv"), tmp_path / "course")
    names = ["01-one.html", "02-two.html"]
    for folder in ("handouts", "handouts/keys"):
        assert sorted(path.name for path in (tmp_path / "course" / folder).glob("*.html")) == names
    assert {page.outlets for page in made.pages} == {("A", "B")}
    assert "Handouts to print: 2 events" in repr(made)


def test_the_pair_with_most_shared_events_comes_before_the_one_that_differs_most():
    assert furthest_apart(sa.read(FRAME)) == ("A", "B")
    assert set(furthest_apart(sa.read(FRAME[:3]))) == {"B", "C"}


def test_without_two_outlets_of_one_event_it_says_so(tmp_path):
    FRAME[-1:].to_csv(tmp_path / "news.csv", index=False)
    made = make_handouts(notebook(tmp_path, "news.csv"), tmp_path / "course")
    assert repr(made) == "No handouts: no event was reported by two outlets."
