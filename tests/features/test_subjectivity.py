import pytest

from analysis.features.subjectivity import FEATURES
from analysis.text import tokenise

(SHARE,) = FEATURES


def sentences(body):
    return SHARE.mark(tokenise([""], [body])).at.tolist()


@pytest.mark.parametrize(
    "text",
    [
        "It was a shameful act.",
        "Of course it failed.",
        "They must resign.",
        "I saw it.",
        "It wreaked no end of carnage.",
    ],
)
def test_a_cue_makes_a_sentence_subjective(text):
    assert sentences(text) == [0]


def test_facts_and_quoted_views_do_not():
    assert sentences("The ministry met on Monday. Lee said: “It is shameful.”") == []


def test_the_cues_explain_the_sentence():
    marks = SHARE.mark(tokenise([""], ["The army fired. It was, of course, a shameful day."]))
    assert marks.at.tolist() == [1]
    assert [marks.parts.labels[label] for label in marks.parts.label] == ["stance", "evaluation"]
