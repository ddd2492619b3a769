import numpy as np
import pandas as pd
import pytest

from analysis.compare.coverage.reports import reports_of
from analysis.errors import SamestoryError


@pytest.fixture
def week():
    """Two events, two outlets, three days; Post has an article of no event."""
    return pd.DataFrame(
        [
            ("e1", "Post", "2024-03-01", "2024-03-01T08:00", 100, "A1"),
            ("e1", "Post", "2024-03-02", "2024-03-02T08:00", 300, "7"),
            ("", "Post", "2024-03-01", "2024-03-01T09:00", 300, "2"),
            ("e2", "Post", "2024-03-02", "2024-03-02T09:00", 100, ""),
            ("e1", "Times", "2024-03-01", "2024-03-01T11:30", 50, "1"),
            ("e1", "", "2024-03-01", "2024-03-01T01:00", 50, "1"),
        ],
        columns=["event", "outlet", "date", "published", "words", "page"],
    )


def test_articles_words_and_delays_stand_where_they_belong(week):
    reports = reports_of(week, by="outlet", within="event")
    assert reports.articles.tolist() == [[2, 1], [1, 0]]
    assert reports.words.tolist() == [[400, 50], [100, 0]]
    assert reports.delay[0].tolist() == [0, 3.5]
    assert reports.delay[1, 0] == 0
    assert np.isnan(reports.delay[1, 1])
    assert reports.dates == ("2024-03-01", "2024-03-02")


def test_prominence_is_the_share_of_what_the_outlet_wrote_on_those_days(week):
    # Post wrote 800 words on the two days of e1, 400 of them on e1; 400 on the day of e2, 100 of them on e2.
    prominence = reports_of(week, by="outlet", within="event").prominence
    assert prominence[:, 0].tolist() == [0.5, 0.25]
    assert prominence[0, 1] == 1
    assert np.isnan(prominence[1, 1])


def test_front_page_counts_articles_with_a_known_page(week):
    front = reports_of(week, by="outlet", within="event").front
    assert front[0].tolist() == [0.5, 1]
    assert np.isnan(front[1, 0])


def test_articles_left_out_are_counted(week):
    notes = " ".join(reports_of(week, by="outlet", within="event").notes)
    assert '1 article without a value in "outlet" left out' in notes
    assert '1 article without a value in "event"' in notes


def test_without_dates_prominence_is_over_the_whole_corpus(week):
    reports = reports_of(week.drop(columns=["date", "published"]), by="outlet", within="event")
    assert reports.prominence[:, 0].tolist() == [0.5, 0.125]
    assert np.isnan(reports.delay).all()


def test_a_missing_column_is_an_error_in_words(week):
    with pytest.raises(SamestoryError, match='no column "paper"'):
        reports_of(week, by="paper", within="event")
    with pytest.raises(SamestoryError, match="both"):
        reports_of(week, by="event", within="event")
    with pytest.raises(SamestoryError, match="no article has both"):
        reports_of(week.assign(event=""), by="outlet", within="event")
