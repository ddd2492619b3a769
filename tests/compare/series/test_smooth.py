import numpy as np
import pytest

from analysis.compare.series.smooth import smoothed


def test_a_straight_line_is_left_straight():
    curve = smoothed(np.arange(30), 2.0 * np.arange(30))
    assert curve["smooth"].to_numpy() == pytest.approx(2.0 * curve["day"].to_numpy())
    assert (curve["low"] <= curve["smooth"] + 1e-9).all()


def test_the_band_holds_the_truth_at_most_days():
    rng = np.random.default_rng(1)
    held = []
    for _ in range(8):
        day = np.sort(rng.integers(0, 60, 80))
        curve = smoothed(day, rng.normal(size=80))
        held.append(((curve["low"] <= 0) & (curve["high"] >= 0)).mean())
    assert np.mean(held) > 0.8


def test_few_events_or_days_have_no_smooth():
    assert smoothed(np.arange(9), np.zeros(9)).empty
    assert smoothed(np.repeat([1, 2], 10), np.zeros(20)).empty


def test_days_far_apart_give_gaps_and_no_warning():
    curve = smoothed(np.r_[np.zeros(12, int), np.full(12, 50), 51, 100], np.arange(26.0))
    assert len(curve) == 60
