"""Positions: means, tenths, and the sentences on them."""

import pandas as pd
import pytest

import analysis as sa
from analysis.compare.positions import positions

FEATURE = "sentiment.huliu_net"
FILL = "It rained on the town. " * 4


def corpus(events=8, outlets="ABC"):
    rows = [
        {
            "outlet": outlet,
            "event": f"e{event}",
            "body": f"A brutal day. {FILL}"
            if outlet == "A"
            else f"{FILL}{'It rained. ' * (event % 3)}A brutal day.",
        }
        for event in range(events)
        for outlet in outlets
    ]
    return sa.read(pd.DataFrame(rows))


def test_the_one_at_the_top_stands_apart():
    found = positions(corpus(), FEATURE)
    assert found.apart["outlet"].tolist() == ["A"]
    assert found.table["mean"].iloc[0] == pytest.approx(1 / 23)
    assert "the same in all 8 events" in found.sentences[0]
    assert "nearer to the end than the others in the same events" in found.sentences[1]


def test_shares_of_tenths_add_up_to_one_and_marks_to_all():
    found = positions(corpus(), FEATURE)
    assert found.tenths.groupby("outlet")["share"].sum().tolist() == pytest.approx([1, 1, 1])
    assert found.tenths["marks"].sum() == len(found.places) == 24
    assert found.tenths.iloc[0]["share"] == 1


def test_an_outlet_without_a_mark_is_told_and_missing():
    found = positions(corpus(), "loaded.doubt")
    assert found.table["mean"].isna().all()
    assert found.tenths["share"].isna().all()
    assert found.sentences[0].startswith("A: no “")


def test_few_events_cannot_decide():
    assert all("2 events cannot decide" in said for said in positions(corpus(2), FEATURE).sentences)


def test_an_actor_is_named_in_words():
    found = positions(corpus(), about=("the town", "town"))
    assert found.what == "mentions of the town"
    assert found.validity == "not validated"
    assert "<table" in found._repr_html_()
