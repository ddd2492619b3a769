import numpy as np
import pandas as pd
import pytest

from analysis.compare.events_needed import crossing, events_for, falling

NAN = float("nan")


def test_an_asked_for_number_of_events_lies_between_points():
    assert crossing(np.array([0.0, 1.0]), np.array([0.05, 0.5])) != crossing(np.array([0.0]), np.array([0.9]))
    # 0.6 and 0.5 are the same power, .55.
    found = crossing(np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.0, 0.6, 0.5, 1.0]))
    assert found == pytest.approx(2 + 0.25 / 0.45)


def test_one_lucky_share_is_not_where_power_reaches_its_mark():
    found = crossing(np.array([0.0, 1.0, 2.0, 3.0, 4.0]), np.array([0.0, 0.81, 0.6, 0.78, 0.9]))
    assert 3 < found < 4


def reached_by(simulated):
    n = np.array([6, 8, 12, 20, 30])
    return pd.DataFrame({"n_events": n, "simulated": simulated, "formula": 3 / np.sqrt(n)})


NO_ROWS = pd.DataFrame({"difference": [], "n_events": [], "power": [], "low": [], "high": []}, dtype=float)


def test_a_lucky_small_number_of_events_does_not_overrule_the_others():
    reached = falling(reached_by([0.60, 0.38, 0.45, 0.40, 0.30]))
    assert (np.diff(reached["simulated"]) <= 0).all()
    own = reached["simulated"][3]
    assert events_for(own, reached, NO_ROWS) <= 20 < events_for(own - 0.01, reached, NO_ROWS)


def test_no_fewer_events_are_named_than_a_row_shows_to_fail():
    reached = reached_by([0.60, 0.50, 0.45, 0.40, 0.30])
    failed = pd.DataFrame({"difference": [0.5], "n_events": [20], "power": [0.7], "low": 0.65, "high": 0.75})
    assert events_for(0.5, reached, NO_ROWS) == 8 and events_for(0.5, reached, failed) == 21


def test_a_curve_that_never_got_there_is_not_the_formula():
    reached = reached_by([NAN, NAN, 0.45, 0.40, 0.30])
    tried = pd.DataFrame({"difference": [2.0, 2.0], "n_events": [6, 8], "high": [0.9, 0.9]})
    assert events_for(1.5, reached, tried) > 8
