import re

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.coverage import coverage
from analysis.compare.coverage.pairs import mcnemar_p
from analysis.errors import SamestoryError


def articles_of(flags, outlets="ABCDE", **more):
    """One article a flag: events x outlets."""
    event, outlet = np.nonzero(np.asarray(flags))
    frame = pd.DataFrame({"event": [f"e{e:04d}" for e in event], "outlet": [outlets[o] for o in outlet]})
    return frame.assign(words=100, **more)


@pytest.fixture
def skipper():
    """20 events, five outlets; E has articles on 8 of them, and one event is D's alone."""
    flags = np.ones((21, 5), int)
    flags[8:, 4] = 0
    flags[20] = [0, 0, 0, 1, 0]
    return articles_of(flags)


def test_an_outlet_that_reported_fewer_events_is_told(skipper):
    found = coverage(skipper)
    row = found.table.set_index("outlet").loc["E"]
    assert (row["events"], row["covered"], row["share"], row["others_share"]) == (20, 8, 0.4, 1.0)
    assert row["q"] < 0.001
    assert any("E reported 8 of these 20 events" in said and "fewer" in said for said in found.sentences)
    assert found.table.set_index("outlet").loc["D", "only"] == 1


def test_no_sentence_names_an_intention_or_bias(skipper):
    said = " ".join((*coverage(skipper).sentences, *coverage(skipper).notes))
    assert not re.search("bias|ignor|hid|suppress|refus|want|avoid|failed", said)


def test_the_pool_is_stated_with_what_it_cannot_show(skipper):
    found = coverage(skipper)
    assert found.notes[0] == "The pool is the 20 events with at least 2 of 5 outlets (1 further left out)."
    assert "cannot show what all of them left out" in found.notes[1]
    assert coverage(skipper, pool=1).n_events == 21


def test_pairs_count_both_one_other_and_neither(skipper):
    pair = coverage(skipper, pool=1).pairs.set_index(["outlet", "other"]).loc[("D", "E")]
    assert pair[["both", "only_outlet", "only_other", "neither"]].tolist() == [8, 13, 0, 0]
    assert pair["jaccard"] == pytest.approx(8 / 21)
    assert pair["p"] == pytest.approx(2 * 0.5**13)


def test_attention_alike_in_two_outlets_has_cosine_and_rank_correlation_1(skipper):
    both = skipper[skipper["outlet"].isin(["A", "B"])].copy()
    both["words"] = 10 * (1 + both.groupby("outlet").cumcount())
    pair = coverage(both).pairs.iloc[0]
    assert (pair["cosine"], pair["spearman"]) == pytest.approx((1, 1))


def test_events_say_who_was_first_who_followed_and_who_not():
    rows = [
        ("e", "A", "2024-03-01T08:00", 10),
        ("e", "B", "2024-03-01T10:00", 30),
        ("f", "C", "2024-03-02T01:00", 5),
    ]
    frame = pd.DataFrame(rows, columns=["event", "outlet", "published", "words"])
    event = coverage(frame).events.set_index("event").loc["e"]
    assert event[["first", "followed", "not_by"]].tolist() == ["A", "B (+2.00 h)", "C"]
    assert event["words_by_outlet"] == "B 30, A 10"


def test_being_first_in_every_event_is_more_than_chance_gives():
    flags = np.ones((15, 3), int)
    frame = articles_of(flags)
    hour = frame["outlet"].map({"A": 6, "B": 9, "C": 9}) + frame.index % 2 * (frame["outlet"] != "A")
    frame["published"] = [f"2024-03-01T{hour:02d}:00" for hour in hour]
    found = coverage(frame)
    row = found.table.set_index("outlet").loc["A"]
    assert (row["first"], row["first_share"]) == (15, 1)
    assert row["first_expected"] == pytest.approx(1 / 3)
    assert row["first_p"] == pytest.approx(3.0**-15)
    assert any("A was first in 15" in said and "more than chance gives" in said for said in found.sentences)


def test_days_give_ties_and_that_is_said(skipper):
    found = coverage(skipper.assign(date="2024-03-01"))
    assert found.table["first_share"].tolist() == pytest.approx([0.23] * 4 + [0.2])
    assert found.clock == "days"
    assert any("1/k each" in note for note in found.notes)


def test_q_is_over_both_kinds_of_test(skipper):
    table = coverage(skipper.assign(date="2024-03-01")).table
    assert table["q"].min() == pytest.approx(table["p"].min() * 10)


def test_below_six_events_no_p_and_no_interval(skipper):
    found = coverage(skipper[(skipper["event"] > "e0004") & (skipper["event"] < "e0010")])
    assert found.table[["p", "q", "ci_low", "first_p"]].isna().all(axis=None)
    assert found.pairs["p"].isna().all()
    assert any("5 events cannot decide" in said for said in found.sentences)


def test_a_corpus_in_which_all_reported_all_has_no_test_and_says_so():
    found = coverage(articles_of(np.ones((10, 3))))
    assert found.table["p"].isna().all()
    assert any("as did every other outlet" in said for said in found.sentences)
    assert any("says nothing of selection" in note for note in found.notes)


def test_two_outlets_in_step_are_named():
    rng = np.random.default_rng(3)
    flags = rng.random((60, 4)) < 0.5
    flags[:, 3] = flags[:, 2]
    assert any(
        '"C" and "D"' in note and "one newsroom" in note for note in coverage(articles_of(flags)).notes
    )


def test_a_corpus_is_read_and_its_words_are_counted(cases):
    found = coverage(cases)
    counted = sa.measure(cases, "loaded.words").articles.groupby("outlet")["words"].sum()
    assert found.table.set_index("outlet")["words"].to_dict() == counted.to_dict()


def test_days_can_be_the_events(skipper):
    dated = skipper.assign(date=[f"2024-03-{1 + int(event[1:]) % 9:02d}" for event in skipper["event"]])
    found = coverage(dated, within="date")
    assert found.matrix.loc["2024-03-01", "A"] == 3


def test_shuffling_rows_changes_nothing(skipper):
    one, other = coverage(skipper), coverage(skipper.sample(frac=1, random_state=3))
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(one.events, other.events)


def test_200_outlets_give_an_answer():
    flags = np.random.default_rng(1).random((50, 200)) < 0.2
    outlets = [f"o{number:03d}" for number in range(200)]
    found = coverage(articles_of(flags, outlets))
    assert len(found.pairs) == 19_900
    assert len(found.sentences) < 30
    assert "and 1" in found.events["not_by"].iloc[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.assign(outlet="A"), "leaves nothing to compare"),
        (lambda frame: frame.drop_duplicates("event"), "has 2 outlets|leaves nothing"),
        (lambda frame: "text", "needs a Corpus"),
    ],
)
def test_what_cannot_be_compared_is_said(skipper, change, message):
    with pytest.raises(SamestoryError, match=message):
        coverage(change(skipper))


def test_a_pool_of_more_outlets_than_there_are_is_an_error(skipper):
    with pytest.raises(SamestoryError, match="from 1 to 5"):
        coverage(skipper, pool=6)


def test_names_are_escaped_in_a_notebook(skipper):
    found = coverage(skipper.replace({"outlet": {"E": "<script>"}}))
    assert "<script>" not in found._repr_html_()
    assert repr(found) == "Coverage(5 outlets, 20 of 21 events in the pool, attention in words)"


def test_days_hold_every_article_that_has_a_day():
    rows = {"event": ["e", "e", "e", "f"], "outlet": ["A", "A", "B", "B"], "words": ["10", "20", "5", "7"]}
    rows["date"] = ["2024-09-01", "2024-09-01", "2024-09-02", ""]
    days = coverage(pd.DataFrame(rows), pool=1).days
    assert days[["event", "outlet", "date", "articles", "words"]].values.tolist() == [
        ["e", "A", "2024-09-01", 2, 30.0],
        ["e", "B", "2024-09-02", 1, 5.0],
    ]


def test_a_whole_number_of_firsts_is_said_as_one():
    rows = {"event": ["e", "e"], "outlet": ["A", "B"], "date": ["2024-09-01", "2024-09-02"]}
    assert any("A was first in 1 of" in said for said in coverage(pd.DataFrame(rows)).sentences)


def test_a_pair_that_always_parts_has_a_p_above_0():
    assert mcnemar_p(np.array([5000.0]), np.array([0.0]))[0] > 0
