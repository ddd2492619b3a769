import numpy as np
import pandas as pd

from analysis.compare.cells import cells_of
from analysis.compare.distinguish.shuffled_names import chance_p, shuffled_names


def cells(n_events, outlets, copies=1):
    rows = [(f"e{event:02d}", name) for event in range(n_events) for name in outlets for _ in range(copies)]
    return cells_of(pd.DataFrame(rows, columns=["event", "outlet"]), by="outlet", within="event")


def test_every_event_keeps_its_outlets():
    here = cells(20, "ABC")
    names, exact = shuffled_names(here, draws=50, seed=1)
    assert not exact
    assert names.shape == (50, 60)
    assert (np.sort(names.reshape(50, 20, 3), axis=2) == [0, 1, 2]).all()


def test_few_arrangements_are_all_tried_the_true_one_first():
    here = cells(6, "AB")
    names, exact = shuffled_names(here, draws=999, seed=1)
    assert exact
    assert len({tuple(row) for row in names.tolist()}) == len(names) == 64
    assert (names[0] == here.outlet[here.cell]).all()


def test_articles_of_an_outlet_in_an_event_move_together():
    here = cells(10, "AB", copies=3)
    names, _ = shuffled_names(here, draws=99, seed=1)
    first = np.unique(here.cell, return_index=True)[1]
    assert (names == names[:, first][:, here.cell]).all()


def test_p_is_never_zero():
    assert chance_p(1.0, np.zeros(999), exact=False) == 0.001
    assert chance_p(1.0, np.array([1.0, 0.2, 0.3, 1.0]), exact=True) == 0.5
