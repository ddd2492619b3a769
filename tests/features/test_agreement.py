"""Agreement with human codes: metrics against worked examples, draws against repeated units."""

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from benchmarks.validity import agreement
from benchmarks.validity.narrative_frames import predicted_in_folds

YES = np.array([1, 1, 1, 0, 0, 0, 0, 0])
SCORE = np.array([0.9, 0.8, 0.3, 0.7, 0.4, 0.2, 0.1, 0.05])


def once(metric, n):
    return float(metric(np.ones((1, n)))[0])


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (agreement.f1(YES, SCORE > 0.5), 2 / 3),
        (agreement.macro_f1(YES, SCORE > 0.5), 11 / 15),
        (agreement.auc(YES, SCORE), 13 / 15),
    ],
)
def test_classes_agree_with_the_worked_example(metric, expected):
    assert once(metric, 8) == pytest.approx(expected)


def test_ranks_agree_with_scipy_where_values_tie():
    x, y = [1, 2, 2, 3, 5], [2, 1, 3, 3, 4]
    assert once(agreement.spearman(x, y), 5) == pytest.approx(spearmanr(x, y)[0]) == pytest.approx(0.763158)


def test_a_weight_counts_a_unit_as_often():
    rng = np.random.default_rng(3)
    x, y, times = rng.integers(0, 5, 40), rng.integers(0, 5, 40), rng.integers(0, 4, 40)
    weights, again = times[None].astype(float), np.repeat(np.arange(40), times)
    assert agreement.spearman(x, y)(weights)[0] == pytest.approx(spearmanr(x[again], y[again])[0])
    assert agreement.auc(x > 2, y)(weights)[0] == pytest.approx(roc_auc_score(x[again] > 2, y[again]))
    assert agreement.pearson(x, y)(weights)[0] == pytest.approx(np.corrcoef(x[again], y[again])[0, 1])


def test_slope_does_not_depend_on_which_outlet_comes_first():
    x, y = np.array([1.0, -2.0, 3.0]), np.array([0.5, -1.0, 0.0])
    flip = np.array([-1, 1, -1])
    assert once(agreement.slope(x, y), 3) == pytest.approx(once(agreement.slope(x * flip, y * flip), 3))


def test_floor_of_classes_is_what_shuffled_answers_reach():
    coded, said = np.repeat([0, 1], [600, 400]), np.tile([0, 1], 500)
    shuffled = np.random.default_rng(1).permutation(said)
    reached = once(agreement.macro_f1(coded, shuffled), 1000)
    assert agreement.chance_macro_f1(coded, said) == pytest.approx(reached, abs=0.03)
    assert agreement.chance_macro_f1(coded, np.zeros(1000)) == pytest.approx(0.375)


def test_interval_is_wider_where_units_of_a_group_repeat_each_other():
    hits = np.repeat(np.random.default_rng(2).integers(0, 2, 50), 10)
    told = {"scope": "", "unit": "", "name": "", "floor": 0.5}
    grouped = agreement.agree(agreement.share(hits), np.repeat(np.arange(50), 10), **told)
    alone = agreement.agree(agreement.share(hits), np.arange(500), **told)
    assert (grouped.n, grouped.groups) == (500, 50)
    assert grouped.ci_high - grouped.ci_low > 2.5 * (alone.ci_high - alone.ci_low)


def test_a_draw_without_the_mark_counts_as_the_floor():
    x, y = np.array([0.0, 0.0, 0.0, 1.0]), np.array([1.0, 2.0, 3.0, 4.0])
    found = agreement.agree(agreement.spearman(x, y), np.arange(4), scope="", unit="", name="", floor=0.0)
    assert found.ci_low == 0.0


def test_a_threshold_is_never_chosen_on_the_outlet_it_is_used_on():
    outlets = np.repeat(list("abcde"), 4)
    coded, scored = np.tile([0, 0, 1, 1], 5), np.tile([0.1, 0.2, 0.3, 0.4], 5)
    coded[:4] = 1 - coded[:4]
    assert predicted_in_folds(coded, scored, outlets)[:4].tolist() == [False, False, True, True]


def test_a_floor_that_moves_with_the_draw_is_taken_off_in_each_draw():
    # Who always says yes is the floor itself: however the groups fall, the distance is 0.
    gold = np.array([1, 0, 1, 1, 0, 1])
    yes = agreement.always_yes(gold)
    found = agreement.agree(yes, np.arange(6), scope="", unit="", name="F1", floor=yes)
    assert found.floor == pytest.approx(0.8)
    assert [found.figure, found.ci_low, found.ci_high] == pytest.approx([0.8, 0.8, 0.8])


def test_a_fixed_floor_leaves_the_interval_alone():
    gold = np.array([1, 0, 1, 1, 0, 1])
    found = agreement.agree(agreement.always_yes(gold), np.arange(6), scope="", unit="", name="F1", floor=0.8)
    assert found.ci_low < 0.8 < found.ci_high
