import numpy as np
import pytest

from analysis.compare.cells import cells_of
from analysis.compare.choices.joint import joint_p
from analysis.compare.contrasts import against_rest


@pytest.fixture
def worked(measures_of, w):
    cells = cells_of(measures_of(w).articles, by="outlet", within="event")
    ways = (w, np.log1p(w), (w > 1.4).astype(float))
    return cells, np.hstack([against_rest(way.reshape(-1, 1), cells.event) for way in ways])


def test_joint_test_gives_17_of_729_for_the_worked_set(worked):
    cells, ways = worked
    p = joint_p({0: ways}, cells, shuffle="plain", seed=1, draws=99)
    assert p[0, 0] == pytest.approx(17 / 729, abs=1e-12)


def test_the_effects_of_the_worked_set_are_those_of_the_page(worked):
    cells, ways = worked
    means = ways[cells.outlet == 0].mean(axis=0)
    assert means == pytest.approx([0.916667, 0.310437, 0.25], abs=1e-6)


def test_an_outlet_asked_alone_gets_the_same_p(worked):
    cells, ways = worked
    every = joint_p({0: ways}, cells, shuffle="aligned", seed=1, draws=99)
    alone = joint_p({0: ways}, cells, shuffle="aligned", seed=1, draws=99, outlets=np.array([1]))
    assert alone[1, 0] == every[1, 0]
    assert np.isnan(alone[[0, 2], 0]).all()


def test_two_questions_do_not_change_one_another(worked):
    cells, ways = worked
    both = joint_p({0: ways, 5: -ways[:, :1]}, cells, shuffle="aligned", seed=1, draws=99)
    one = joint_p({0: ways}, cells, shuffle="aligned", seed=1, draws=99)
    assert both[:, 0] == pytest.approx(one[:, 0])


def test_below_six_events_there_is_no_p(worked):
    cells, ways = worked
    few = ways.copy()
    few[cells.event == 0] = np.nan
    assert np.isnan(joint_p({0: few}, cells, shuffle="aligned", seed=1, draws=99)).all()
