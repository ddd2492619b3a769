"""Hu and Liu's words as marks, and the sentiment family's entries in the catalogue."""

import pytest

from analysis.features.sentiment import FEATURES, huliu_marks
from analysis.features.shipped import shipped_rows
from analysis.text import tokenise

PUBLISHED = "The regime's reckless attack killed innocent civilians, but the peace talks were a success."


def words(text: str, sign: float | None = None) -> list[str]:
    tokens = tokenise([""], [text])
    marks = huliu_marks(tokens)
    return [
        tokens.words[tokens.word[at]]
        for at, weight in zip(marks.at, marks.weight, strict=True)
        if sign in (None, weight)
    ]


def test_published_example_word_by_word():
    assert words(PUBLISHED, 1) == ["peace", "success"]
    assert words(PUBLISHED, -1) == ["reckless", "attack", "killed"]
    tokens = tokenise([""], [PUBLISHED])
    assert len(tokens) == 14
    assert round(100 * huliu_marks(tokens).weight.sum() / len(tokens), 4) == -7.1429
    assert round(huliu_marks(tokens).weight.mean(), 4) == -0.2


def test_negation_changes_nothing():
    assert words("It was not a success.", 1) == ["success"]


def test_names_are_no_praise():
    assert words("Trump and TRUMP met Grace.") == []
    assert words("It would trump any offer, with grace.", 1) == ["trump", "grace"]


@pytest.mark.parametrize(
    "text", ["the vice president", "the Vice President’s plane", "gross domestic product"]
)
def test_fixed_names_are_no_blame(text):
    assert words(text) == []


def test_a_fixed_name_ends_with_its_sentence():
    assert words("They fight vice. President Moon left.") == ["vice"]
    assert words("a den of vice") == ["vice"]


def test_words_of_news_are_passed_over():
    assert words("The right issue for a patient at work is the lead in the appeal.") == []


def test_case_and_apostrophes_do_not_matter():
    assert words("SUCCESS, Success and naïve’ attack") == ["success", "success", "naïve", "attack"]


def test_words_in_both_polarities_are_left_out():
    listed = dict(shipped_rows("hu_liu.tsv"))
    assert len(listed) == 6783
    assert set(listed.values()) == {"1", "-1"}
    assert not {"envious", "enviously", "enviousness"} & listed.keys()


def test_every_stop_names_a_listed_word_and_a_known_rule():
    listed = dict(shipped_rows("hu_liu.tsv"))
    for word, where, reason in shipped_rows("hu_liu_news_stop.tsv"):
        assert word in listed
        assert where in {"always", "capitalised"} or where.startswith("before ")
        assert reason


def test_no_text_gives_no_marks():
    assert len(huliu_marks(tokenise([], []))) == 0
    assert len(huliu_marks(tokenise([""], ["vice"]))) == 1


def test_entries_are_complete():
    names = {feature.name for feature in FEATURES}
    assert names == {"sentiment.vader", "sentiment.huliu_net", "sentiment.huliu_polarity"}
    for feature in FEATURES:
        assert feature.twin in names
        assert all(shipped_rows(name) for name in feature.lexicons)
        assert feature.citation
        assert len(feature.cautions) >= 4
    by_name = {feature.name: feature for feature in FEATURES}
    assert by_name["sentiment.vader"].twin == "sentiment.huliu_net"
    assert by_name["sentiment.huliu_net"].twin == "sentiment.vader"
