"""Figures of outlets stand side by side under the noun that they count."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import numbers_told


def told(*bodies):
    outlets = list("ABCD")[: len(bodies)]
    corpus = sa.read(pd.DataFrame({"outlet": outlets, "event": "e", "body": bodies}))
    return numbers_told(sa.statements(corpus, "e"))


def test_nouns_are_whole_words_and_an_outlet_without_a_figure_has_a_dash():
    table = told("The lake stood at 41 metres.", "The lake stood at 41 metres.", "The lake was full.")
    assert table.index.get_level_values("counts").tolist() == ["metres"]
    assert table.iloc[0].to_dict().get("C", "–") == "–"
    assert table.iloc[0, :2].tolist() == ["41", "41"]


def test_figures_that_cannot_both_be_right_are_told_as_a_conflict():
    table = told("The flood reached 620 houses.", "The flood reached 640 houses.")
    assert table.index.tolist() == [("houses", "statement", "yes")]


def test_a_figure_that_an_outlet_gives_twice_stands_there_once():
    table = told(
        "The damage is 48 million crowns. Yes, 48 million crowns.", "The damage is 48 million crowns."
    )
    assert set(table["A"]) == {"48 million crowns"}


def test_where_no_two_outlets_count_the_same_there_is_no_row():
    assert told("It rained.", "The sun shone.").empty


def test_the_event_stands_first_where_there_are_several():
    body = "The flood reached 620 houses."
    rows = {"outlet": list("ABAB"), "event": ["e", "e", "f", "f"], "body": body}
    table = numbers_told(sa.statements(sa.read(pd.DataFrame(rows))))
    assert table.index.names == ["event", "counts", "basis", "conflict"]
    assert set(table.index.get_level_values("event")) == {"e", "f"}


def test_what_is_no_result_is_refused():
    with pytest.raises(SamestoryError, match=r"sa\.statements"):
        numbers_told(pd.DataFrame())
