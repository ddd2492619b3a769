import pytest

from analysis.features.sourcing import FEATURES
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


def words(body, name="sourcing.attributions", headline=""):
    tokens = tokenise([headline], [body])
    marks = BY_NAME[name].mark(tokens)
    pairs = zip(tokens.begin[marks.at], tokens.stop[marks.at + marks.length - 1], strict=True)
    return [tokens.stream[begin:stop] for begin, stop in pairs]


def classes(body):
    marks = BY_NAME["sourcing.attributions"].mark(tokenise([""], [body]))
    return [marks.labels[i] for i in marks.label]


def test_each_quoted_word_is_marked():
    assert words('He said: "We will not go." They went.', "sourcing.quoted_share") == [
        "We",
        "will",
        "not",
        "go",
    ]


def test_verbs_have_their_class():
    text = (
        "The mayor said it rained. The baker claimed that it snowed. The guard pointed out a puddle. "
        "The clerk admitted that it thawed. The cook warned that it froze. It was cold, according to police."
    )
    assert classes(text) == ["neutral", "doubting", "vouching", "vouching", "other", "neutral"]


@pytest.mark.parametrize(
    "text",
    [
        "The claims were new.",
        "Her claims that it rained were new.",
        "The mayor's claims that it rained were new.",
        "New claims that it rained came up.",
        "Political claims, all of them.",
        "The United States and border states of the north met.",
        "They settled unemployment claims.",
        "The firm added 300 jobs.",
        "He declined to say more.",
        "She would not confirm that it rained.",
        "A noted author sang.",
        "He is accused of theft.",
        "He insisted on tea.",
        "They found a boat and showed it.",
    ],
)
def test_nouns_and_other_uses_are_left_out(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Critics claim that it rained.", "claim"),
        ("The report claims that it rained.", "claims"),
        ("She also notes that it rained.", "notes"),
        ("“It rained,” he added.", "added"),
        ("It rained, he added.", "added"),
        ("The page states that it rained.", "states"),
        ("They found that it rained.", "found"),
        ("He asked whether it rained.", "asked"),
    ],
)
def test_verbs_of_speech_are_kept(text, verb):
    assert words(text) == [verb]


def test_shares_weigh_one_class_against_all_attributions():
    tokens = tokenise([""], ["He said it rained. She claimed that it snowed. They said so. It said no."])
    for name, share in (("neutral", 0.75), ("doubting", 0.25), ("vouching", 0.0)):
        assert BY_NAME[f"sourcing.{name}"].mark(tokens).weight.mean() == share


def test_sources_without_a_name_are_found():
    text = (
        "A senior official, who asked not to be named, spoke. Critics say it rained. Unnamed officials left. "
        "The minister spoke on condition of anonymity. The baker said so. The source of the river is high."
    )
    assert words(text, "sourcing.anonymous") == [
        "asked not to be named",
        "Critics say",
        "Unnamed officials",
        "condition of anonymity",
    ]
