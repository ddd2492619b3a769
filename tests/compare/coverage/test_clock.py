import numpy as np
import pandas as pd

from analysis.compare.coverage.clock import clock_of


def test_times_in_two_zones_are_brought_to_one_clock():
    clock = clock_of(pd.DataFrame({"published": ["2024-03-01T10:00+02:00", "2024-03-01T09:30Z"]}))
    assert clock.time[1] - clock.time[0] == 1.5
    assert clock.unit == "hours"


def test_days_are_used_where_no_article_has_a_time():
    clock = clock_of(pd.DataFrame({"date": ["2024-03-01", "2024-03-04", ""]}))
    assert clock.time[1] - clock.time[0] == 3
    assert np.isnan(clock.time[2])
    assert "1/k each" in clock.notes[0]
    assert "1 article without a date" in clock.notes[1]


def test_a_single_time_among_days_does_not_decide():
    frame = {"date": ["2024-03-01"] * 3, "published": ["2024-03-01 10:00", None, "yesterday"]}
    assert clock_of(pd.DataFrame(frame)).unit == "days"


def test_a_time_without_a_zone_beside_zoned_ones_is_said():
    clock = clock_of(pd.DataFrame({"published": ["2024-03-01T10:00Z", "2024-03-01 12:00"]}))
    assert any("no zone" in note for note in clock.notes)


def test_no_dates_at_all_is_said():
    clock = clock_of(pd.DataFrame({"outlet": ["A", "B"]}))
    assert clock.unit == ""
    assert "No article has a date" in clock.notes[0]
