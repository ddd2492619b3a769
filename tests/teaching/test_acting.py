"""Who did it: the sorting of sentences is checked one by one."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import AGENT_SENTENCES, AGENTS, AUTHORITIES, PEOPLE, check_agents, try_sentence

RIGHT = dict(
    zip(
        "ABCDEF",
        ("active", "agent named", "agent left out", "active", "agent named", "agent named"),
        strict=True,
    )
)


def test_all_six_right_pass_and_the_limits_are_said():
    feedback = check_agents(RIGHT)
    assert feedback.right
    assert "miss E" in feedback.says


@pytest.mark.parametrize("letter", sorted(AGENT_SENTENCES))
def test_every_sentence_sorted_wrongly_has_a_hint_of_its_own(letter):
    for wrong in set(AGENTS) - {RIGHT[letter]}:
        feedback = check_agents({**RIGHT, letter: wrong})
        assert not feedback.right
        assert f"In {letter} " in feedback.says or f"in {letter} " in feedback.says
        assert len(feedback.says) < 120


def test_what_is_still_open_is_said():
    feedback = check_agents({**RIGHT, "B": "?"})
    assert not feedback.right
    assert feedback.says == "So far right. Still open: B."


def test_an_answer_or_letter_that_is_none_is_named():
    assert "Take one of: active" in check_agents({"A": "passive"}).says
    with pytest.raises(SamestoryError, match="no sentence Z"):
        check_agents({"Z": "active"})


@pytest.mark.parametrize("letter", sorted(set(AGENT_SENTENCES) - {"E"}))
def test_the_rules_count_as_a_reader_does_but_for_the_sentence_that_the_praise_names(letter):
    found = try_sentence(AGENT_SENTENCES[letter], "agency.passive")["label"].tolist()
    told = {"active": [], "agent named": ["names its agent"], "agent left out": ["leaves its agent out"]}
    assert found == told[RIGHT[letter]]


def test_the_rules_miss_the_passive_without_was():
    assert try_sentence(AGENT_SENTENCES["E"], "agency.passive").empty


def test_the_classes_of_actors_share_no_noun_and_work_in_sa_acts():
    assert not set(AUTHORITIES) & set(PEOPLE)
    body = "Police arrested the protesters. Residents were moved."
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [body]}))
    found = sa.acts(corpus, [AUTHORITIES, PEOPLE])
    assert found[["doer", "done_to"]].to_numpy().tolist() == [["authorities", "people"], ["", "people"]]
