import pytest

from analysis.features.passives import find_passives
from analysis.text import tokenise
from benchmarks.gold import corpora
from benchmarks.passives import CLAUSES, FRESH, WITH_BY, clauses


def voices(body):
    tokens = tokenise([""], [body])
    found = find_passives(tokens)
    return [
        (tokens.text_of(verb), "agent" if by >= 0 else "agentless")
        for verb, by in zip(found.participle, found.by, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("The town was bombed overnight.", "bombed"),
        ("He was not immediately identified.", "identified"),
        ("Two men were reportedly shot.", "shot"),
        ("She has been arrested.", "arrested"),
        ("He got fired.", "fired"),
        ("Talks are expected to resume by Friday.", "expected"),
        ("They weren't told.", "told"),
        ("It was, however, rejected.", "rejected"),
        ("The rule could still be 'permanently' banned.", "banned"),
        ("It's written in the paper.", "written"),
        ("She was re-elected.", "re-elected"),
        ("Was he not even asked?", "asked"),
        ("Costs were cut by 20 percent.", "cut"),
        ("It was passed by a narrow margin.", "passed"),
        ("The bridge was destroyed by firing on it.", "destroyed"),
        ("It was met with fierce opposition by no means.", "met"),
        ("He was fired for refusing to abide by the ruling.", "fired"),
        ("They were injured after a march by teachers.", "injured"),
        ("It was given to a unit led by Lee.", "given"),
        ("The law was changed by law.", "changed"),
    ],
)
def test_passives_without_agent(text, participle):
    assert voices(text) == [(participle, "agentless")]


@pytest.mark.parametrize(
    ("text", "participle"),
    [
        ("The town was bombed by government forces.", "bombed"),
        ("The ship was sunk by a torpedo.", "sunk"),
        ("He was shot in the head by another police officer.", "shot"),
        ("They were drawn to the U.S. by “loopholes”.", "drawn"),
        ("He was stopped by two men.", "stopped"),
        ("She was praised by Beijing.", "praised"),
        ("They were arrested and charged by police.", "arrested"),
        ("It was raided by law enforcement.", "raided"),
        ("They were surprised by the raid.", "surprised"),
        ("The talks were led, he said, by Lee.", "led"),
    ],
)
def test_passives_with_agent(text, participle):
    assert voices(text)[0] == (participle, "agent")


@pytest.mark.parametrize(
    "text",
    [
        "She was concerned.",
        "The man killed by police was 23.",
        "Police killed the man.",
        "It's fed a perception that she lied.",
        "They are interested in it.",
        "He is committed to peace.",
        "The minister is supposed to speak.",
        "He got used to it.",
        "He was in need. Speed is indeed a family matter.",
        "It is a taxpayer-funded effort.",
        "She was very relaxed.",
        "It was true. Killed by a storm, it sank.",
        "He is unmarried.",
        "“It is,” he said. What was it, he asked? The truth is he lied and failed.",
    ],
)
def test_what_only_looks_like_a_passive(text):
    assert voices(text) == []


def test_odd_texts_bring_no_error():
    for text in ("", "by", "was", "killed", "was killed by", "By was killed", "🚀 was 🚀 killed by 🚀"):
        voices(text)


@pytest.mark.skipif(corpora() is None, reason="SAMESTORY_CORPORA names no folder of labelled corpora")
@pytest.mark.parametrize("labels", [CLAUSES, WITH_BY, FRESH])
def test_hand_labels_are_met(labels):
    found = clauses(corpora(), labels)
    right = sum(clause.label == clause.said for clause in found)
    assert right / len(found) >= 0.95
