import numpy as np
import pytest

from analysis.compare.distinguish.told import macro_f1, over_events, tallies, three_figures


def test_figures_are_those_of_sklearn():
    from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score

    rng = np.random.default_rng(0)
    names, said = rng.integers(0, 4, 200), rng.integers(0, 4, 200)
    found = [float(figure[0]) for figure in three_figures(tallies(names[None], said[None], 4))]
    theirs = (
        accuracy_score(names, said),
        balanced_accuracy_score(names, said),
        f1_score(names, said, average="macro"),
    )
    assert found == pytest.approx(theirs, abs=1e-12)


def test_an_outlet_never_said_counts_as_zero():
    names, said = np.array([[0, 0, 1, 1]]), np.array([[0, 0, 0, 0]])
    assert macro_f1(tallies(names, said, 2))[0] == pytest.approx((2 * 2 / 6 + 0) / 2)


def test_events_are_drawn_whole():
    names, said = np.tile([0, 1], 20), np.tile([0, 1], 20)
    said[:20] = 1 - said[:20]
    event = np.repeat(np.arange(2), 20)
    drawn = macro_f1(over_events(names, said, event, 2, seed=1))
    assert set(drawn.round(6)) == {0.0, 0.5, 1.0}


def test_the_same_seed_draws_the_same_events():
    rng = np.random.default_rng(0)
    names, said, event = rng.integers(0, 2, 60), rng.integers(0, 2, 60), np.arange(60) // 3
    one, other = (over_events(names, said, event, 2, seed=5) for _ in range(2))
    assert (one == other).all()
