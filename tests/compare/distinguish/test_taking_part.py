import sys

import numpy as np
import pandas as pd

from analysis.compare.distinguish.taking_part import taking_part


def table(rows):
    frame = pd.DataFrame(rows, columns=["event", "outlet"])
    return frame.assign(article=[f"a{number:04d}" for number in range(len(frame))])


def test_rare_outlets_are_left_out_and_named():
    rows = [(f"e{event}", name) for event in range(8) for name in "AB"] + [("e0", "C"), ("e1", "C")]
    taking = taking_part(table(rows), by="outlet", within="event", seed=1)
    assert taking.cells.outlets == ("A", "B")
    assert any("'C'" in note for note in taking.notes)
    assert taking.counts.tolist() == [True] * 16 + [False] * 2
    assert not taking.unequal


def test_leaving_one_out_may_leave_out_another():
    rows = [(f"e{event}", "A") for event in range(8)] + [(f"e{event}", "B") for event in range(8)]
    rows += [(f"f{event}", name) for event in range(5) for name in "CD"]
    assert taking_part(table(rows), by="outlet", within="event", seed=1).cells.outlets == ("A", "B")


def test_too_few_events_say_what_is_missing():
    rows = [(f"e{event}", name) for event in range(5) for name in "AB"]
    taking = taking_part(table(rows), by="outlet", within="event", seed=1)
    assert taking.cells is None
    assert "needed are 6 or more events" in taking.notes[0]


def test_unequal_presence_is_seen():
    rows = [(f"e{event}", name) for event in range(8) for name in "AB"]
    assert taking_part(table([*rows, ("e0", "A")]), by="outlet", within="event", seed=1).unequal
    assert taking_part(table([*rows, ("f", "A")]), by="outlet", within="event", seed=1).unequal is False


def test_too_many_articles_are_drawn_by_whole_events(monkeypatch):
    monkeypatch.setattr(sys.modules[taking_part.__module__], "MOST_ARTICLES", 30)
    rows = [(f"e{event:02d}", name) for event in range(40) for name in "AB"]
    taking = taking_part(table(rows), by="outlet", within="event", seed=1)
    assert len(taking.cells.rows) == 30
    assert set(np.bincount(taking.cells.event)) == {2}
    assert "15 of 40 events were drawn" in taking.notes[-1]
