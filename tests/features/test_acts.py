import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.features.acts import ACTS_COLUMNS, acts, agency_about, power_about
from analysis.text import tokenise


def corpus_of(body, headline=""):
    return read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "headline": [headline], "body": [body]}))


def who(body, actors):
    found = acts(corpus_of(body), actors)
    return list(zip(found["doer"], found["verb"], found["done_to"], strict=True))


def test_the_worked_example_of_power():
    body = "The army attacked the rebels. The rebels need aid. The rebels obey."
    tokens = tokenise([""], [body])
    assert power_about(tokens, ("army",)).weight.tolist() == [1.0]
    assert power_about(tokens, ("rebels",)).weight.tolist() == [-1.0, -1.0, -1.0]
    assert agency_about(tokens, ("rebels",)).weight.tolist() == [0.0, -1.0, -1.0]
    assert acts(corpus_of(body), ["army", "rebels"])["doer"].tolist() == ["army", "rebels", "rebels"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Oslo condemned Kim.", [("Oslo", "condemn", "Kim")]),
        ("Kim was condemned by Oslo.", [("Oslo", "condemn", "Kim")]),
        ("Kim was condemned.", [("", "condemn", "Kim")]),
        ("Kim will not soon attack the northern town.", [("Kim", "attack", "")]),
        ("Kim supporters attacked it.", []),
        ("The army of Kim attacked it.", []),
        ("Police arrested Kim supporters.", []),
        ("Kim's aides attacked it.", []),
        ("Oslo said Kim lied. “No,” said Kim.", [("Oslo", "say", "")]),
        ("Jong Kim attacked it.", [("Kim", "attack", "")]),
    ],
)
def test_roles_are_told_by_place(text, rows):
    assert who(text, [("Kim", "Jong Kim"), "Oslo"]) == rows


def test_offsets_cut_out_the_clause():
    body = "On Monday Kim attacked the town. Oslo was shelled by Kim."
    for row in acts(corpus_of(body, "Kim attacked Oslo"), ["Kim", "Oslo"]).itertuples():
        field = "Kim attacked Oslo" if row.part == "headline" else body
        assert field[row.start : row.end] == row.text


def test_no_act_is_an_empty_table_and_no_actor_an_error():
    assert tuple(acts(corpus_of("It rained."), ["Kim"]).columns) == ACTS_COLUMNS
    with pytest.raises(SamestoryError, match="list of actors"):
        acts(corpus_of("It rained."), "Kim")
    with pytest.raises(SamestoryError, match="holds no word"):
        acts(corpus_of("It rained."), ["—"])
