import numpy as np
import pytest

from analysis.features.agency import FEATURES
from analysis.features.verb_uses import VOICES, find_uses, verbs
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


def marked(name, body):
    tokens = tokenise([""], [body])
    marks = BY_NAME[name].mark(tokens)
    pairs = zip(tokens.begin[marks.at], tokens.stop[marks.at + marks.length - 1], strict=True)
    return [tokens.stream[begin:stop].lower() for begin, stop in pairs], marks.weight.tolist()


def used(body):
    tokens = tokenise([""], [body])
    uses = find_uses(tokens)
    return [(tokens.text_of(at), VOICES[voice]) for at, voice in zip(uses.verb, uses.voice, strict=True)]


def test_a_passive_is_marked_from_its_auxiliary_to_its_participle():
    text = "It was not immediately found. It was sunk by a torpedo."
    assert marked("agency.passive", text) == (["was not immediately found", "was sunk"], [1.0, 1.0])
    assert marked("agency.agentless", text) == (["was not immediately found"], [1.0])
    assert marked("agency.agentless_share", text)[1] == [1.0, 0.0]


def test_harm_counts_who_did_it_in_the_active_and_the_passive():
    text = "Police killed a man. A man was killed by police. A man was killed. A deal was struck."
    assert marked("agency.agentless_harm", text) == (["killed", "killed", "killed"], [0.0, 0.0, 1.0])


def test_figurative_harm_is_left_out():
    assert marked("agency.agentless_harm", "They struck a deal. They will kill the bill.") == ([], [])


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Troops attacked the town.", "attacked"),
        ("They have attacked.", "attacked"),
        ("It will strike again.", "strike"),
        ("The army is shelling it.", "shelling"),
        ("The firm fires its workers.", "fires"),
        ("Dozens died in the fire.", "died"),
    ],
)
def test_verbs_in_the_active(text, verb):
    assert used(text)[0] == (verb, "active")


@pytest.mark.parametrize(
    "text",
    [
        "The attack on it.",
        "A man killed in March.",
        "His attacks.",
        "Air strikes in May.",
        "By attacking it.",
    ],
)
def test_nouns_participles_and_gerunds_are_no_verbs_in_the_active(text):
    assert used(text) == []


def test_power_and_initiative_are_those_of_the_subject():
    text = "The court banned the group. The group was banned. They begged him. They need aid."
    assert marked("agency.power", text) == (["banned", "banned", "begged", "need"], [1.0, -1.0, -1.0, -1.0])
    text = "The army attacked it. It was attacked. They suffered losses."
    assert marked("agency.agency", text)[1] == [1.0, 0.0, -1.0]


def test_nouns_of_deeds_are_told_from_verbs():
    text = "The killing of two men. They are killing two men. An attack. They attack. The death penalty."
    assert marked("agency.nominalisation", text)[0] == ["killing", "attack"]


def test_the_lists_are_long_enough_and_complete():
    entries = verbs().entries
    assert len(entries) >= 600
    assert {entry.category for entry in entries} == {"agent", "theme", "equal", "none"}
    for entry in entries:
        assert len(entry.flags & {"active", "neutral", "passive"}) == 1, entry.term
    assert np.mean(["harm" in entry.flags for entry in entries]) < 0.2


def test_a_text_that_hides_the_doer_scores_higher():
    hiding, naming = "The town was bombed. Ten were killed.", "The army bombed the town. It killed ten."
    assert sum(marked("agency.agentless", hiding)[1]) > sum(marked("agency.agentless", naming)[1])
