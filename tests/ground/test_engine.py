"""The engine: order and results do not depend on the workers."""

import pytest

from analysis.engine import map_partitions, partitions
from analysis.errors import SamestoryError


def test_partitions_cover_every_article_once():
    covered = [i for cut in partitions(1203, size=500) for i in range(1203)[cut]]
    assert covered == list(range(1203))


def test_two_workers_return_results_in_the_order_of_the_items():
    items = ["", "a", "bc", "def"]
    assert map_partitions(len, items, workers=2) == map_partitions(len, items) == [0, 1, 2, 3]


def test_no_workers_is_said_in_words():
    with pytest.raises(SamestoryError, match="must be 1 or more, not 0"):
        map_partitions(len, ["a"], workers=0)
