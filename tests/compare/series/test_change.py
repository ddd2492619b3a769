import numpy as np
import pytest
from scipy import stats

from analysis.compare.series.change import Change, largest_split, places_in, segments, shape_of


def p_of(values, **how):
    values = np.asarray(values, float)[:, None]
    return [found[0] for found in largest_split(values, places_in(np.arange(len(values))), **how)]


def test_a_planted_step_is_found_near_its_place():
    rng = np.random.default_rng(1)
    values = rng.normal(0, 1, (40, 50)) + np.where(np.arange(40) >= 25, 1.5, 0)[:, None]
    place, _, p = largest_split(values, places_in(np.arange(40)), draws=499)
    assert (np.abs(place - 25) <= 3).mean() > 0.85
    assert (p < 0.05).mean() > 0.9


def test_without_a_step_p_is_below_05_in_4_to_6_of_100_cases():
    values = np.random.default_rng(2).standard_exponential((20, 2_000))
    p = largest_split(values, places_in(np.arange(20)), draws=499)[2]
    assert 0.04 <= (p < 0.05).mean() <= 0.06


def test_looking_everywhere_is_paid_for():
    values = np.random.default_rng(3).normal(size=(30, 400))
    _, explained, p = largest_split(values, places_in(np.arange(30)), draws=499)
    t = np.sqrt(28 * explained / (1 - explained))
    as_if_one_place = 2 * stats.t.sf(t, 28)
    assert (as_if_one_place < 0.05).mean() > 0.2
    assert (p < 0.05).mean() < 0.09


def test_explained_is_the_r2_of_the_step():
    values = np.random.default_rng(4).normal(size=12)
    place, explained, _ = p_of(values)
    step = (np.arange(12) >= place).astype(float)
    assert explained == pytest.approx(np.corrcoef(step, values)[0, 1] ** 2)


def test_eight_events_are_tried_in_every_order():
    # One place (4 | 4): of the 70 ways to choose the first four, 2 part the four smallest from the rest.
    assert p_of([1, 2, 3, 4, 5, 6, 7, 8])[2] == pytest.approx(2 / 70)


def test_constant_values_have_p_1():
    assert p_of([0.1] * 20, draws=99)[2] == 1


def test_fewer_than_eight_events_or_one_day_cannot_be_split():
    assert len(places_in(np.arange(7))) == 0
    assert len(places_in(np.zeros(30, int))) == 0
    assert places_in(np.arange(8)).tolist() == [4]


def test_two_steps_are_found_one_after_the_other():
    rng = np.random.default_rng(5)
    values = rng.normal(0, 0.5, 60) + np.repeat([0, 3, -1], 20)
    day = np.arange(60)
    place, explained, p = p_of(values, draws=999)
    found = segments(values, day, Change(0, 60, int(place), explained, p, 0))
    assert [change.place for change in found] == [20, 40]


def test_a_straight_trend_is_seldom_called_a_step():
    rng = np.random.default_rng(6)
    day = np.arange(40)
    shapes = []
    for _ in range(200):
        values = day * 0.08 + rng.normal(0, 1, 40)
        _, explained, _ = largest_split(values[:, None], places_in(day), draws=1)
        shapes.append(shape_of(values, day, explained[0])[0])
    assert shapes.count("step") <= 6


def test_a_sharp_step_is_called_a_step():
    values = np.repeat([0.0, 3.0], 20) + np.random.default_rng(7).normal(0, 0.7, 40)
    _, explained, _ = p_of(values, draws=9)
    assert shape_of(values, np.arange(40), explained)[0] == "step"


def test_same_seed_same_p():
    values = np.random.default_rng(8).normal(size=30)
    assert p_of(values, seed=4, draws=99) == p_of(values, seed=4, draws=99)
