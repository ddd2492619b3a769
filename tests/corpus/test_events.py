"""Likely stories: together by rare words and near days, apart by either, the same every time."""

import pandas as pd
import pytest

from analysis.corpus import events
from analysis.corpus.events import likely_stories
from analysis.errors import SamestoryError

ROWS = [
    ("2024-05-01", "Flood hits Varn", "The Varn burst its banks at Quay Street on Monday."),
    ("2024-05-01", "Bank cuts rate", "The central bank cut its rate to two per cent."),
    (
        "2024-05-02",
        "Quay Street under water",
        "The Varn stands a metre deep in Quay Street after it burst its banks.",
    ),
    ("2024-05-03", "Rate cut to two per cent", "Savers lose as the central bank cut its rate."),
    ("2024-05-02", "Zoo calf named Olu", "Children chose a name for an elephant calf."),
]


@pytest.fixture
def articles():
    return pd.DataFrame(ROWS, columns=["date", "headline", "body"])


def test_articles_of_one_story_stand_beside_each_other_in_the_order_of_days(articles):
    found = likely_stories(articles)
    assert found.index.tolist() == [0, 2, 1, 3, 4]
    assert found["story"].tolist() == [1, 1, 2, 2, 0]
    assert "varn" in found["words"].iloc[0].split()
    assert found["words"].iloc[4] == ""


def test_reports_far_apart_in_time_are_not_one_story(articles):
    later = articles.assign(date=["2024-05-01", "2024-05-01", "2024-05-09", "2024-05-09", "2024-05-02"])
    assert likely_stories(later)["story"].tolist() == [0] * 5


def test_without_dates_words_alone_decide(articles):
    found = likely_stories(articles.assign(date=""))["story"]
    assert found[0] == found[2] != 0
    assert found[1] == found[3] != found[0]


def test_nothing_is_changed_and_every_article_is_there_once(articles):
    before = articles.copy()
    first, second = likely_stories(articles), likely_stories(articles)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(first, second)
    assert sorted(first.index) == list(articles.index)


@pytest.mark.parametrize("texts", [[], [""], ["!", "?"], ["\u202e", "\U0001f600"]])
def test_texts_without_words_get_no_suggestion(texts):
    found = likely_stories(pd.DataFrame({"headline": texts, "body": texts, "date": ""}))
    assert found["story"].tolist() == [0] * len(texts)


def test_blocks_change_nothing(articles, monkeypatch):
    whole = likely_stories(articles)
    monkeypatch.setattr(events, "_BLOCK", 2)
    pd.testing.assert_frame_equal(likely_stories(articles), whole)


def test_a_corpus_beyond_the_bound_is_refused_before_any_work():
    with pytest.raises(SamestoryError, match="20,001 articles are too many"):
        likely_stories(pd.DataFrame(index=range(20_001), columns=["headline", "body", "date"]))


def test_in_the_bundled_cases_no_two_events_are_put_together(cases):
    found = likely_stories(cases.articles).join(cases.articles["event"])
    groups = found[found["story"] > 0].groupby("story")["event"].nunique()
    assert groups.tolist() == [1] * 8
