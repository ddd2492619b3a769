"""Labels find places, days find ticks."""

from itertools import pairwise

import pytest

from analysis.figures.panels import days_between, spread


def test_labels_keep_their_order_their_distance_and_their_bounds():
    places = spread([0.0, 0.0, 0.0, 9.5, 9.6], 1.0, 0.0, 10.0)
    assert places == sorted(places)
    assert min(b - a for a, b in pairwise(places)) >= 1.0 - 1e-9
    assert places[0] >= 0
    assert places[-1] <= 10


def test_more_labels_than_room_share_it():
    assert spread([5.0] * 5, 100.0, 0.0, 8.0) == pytest.approx([0, 2, 4, 6, 8])


def test_one_day_is_one_tick():
    assert [name for _, name in days_between("2024-09-01", "2024-09-01", 4)] == ["1 Sep"]
