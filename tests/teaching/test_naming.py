"""Six of nine: the right answer passes, each typical wrong one has its hint."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import check_names, own_and_quoted

OWN = "The regime fell. The regime is gone. The Syrian government fled. The dictator left. "
QUOTED = "“We want the regime to go now,” said a nurse."


@pytest.fixture(scope="module")
def corpus():
    """A: three harsher names of four of its own (regime twice), one more in a quotation."""
    rows = {"outlet": ["A", "B", "A"], "event": ["e", "e", "f"]}
    return sa.read(pd.DataFrame({**rows, "body": [OWN + QUOTED, "The Syrian government.", "A regime."]}))


def test_the_counted_names_are_right(corpus):
    assert check_names(corpus, "A", 3, 4, event="e").right
    assert check_names(corpus, "A", 4, 5).right
    assert "So few names" in check_names(corpus, "A", 4, 5).says


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ((2, 3), "You counted rows"),
        ((4, 5), "quoted names"),
        ((4, 3), "the wrong way round"),
        ((9, 3), "cannot be more"),
        ((3, 5), "quoted names|all outlets"),
        ((1, 4), "The whole is right"),
        ((3, 7), "harsher names are right"),
        ((1, 2), "Not yet"),
    ],
)
def test_each_typical_wrong_count_has_its_hint(corpus, answer, hint):
    feedback = check_names(corpus, "A", *answer, event="e")
    assert not feedback.right
    assert any(word in feedback.says for word in hint.split("|"))


def test_an_outlet_without_names_is_told_who_has_some(corpus):
    with pytest.raises(SamestoryError, match="Those that did: A, B"):
        check_names(corpus, "C", 1, 1)


def test_a_word_is_counted_in_the_voice_that_says_it():
    bodies = ["A vile crime in the old town.", "“A vile, shameful crime in the old town,” she said."]
    corpus = sa.read(pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": bodies}))
    found = own_and_quoted(corpus, "loaded.words")
    assert found["own found"].to_dict() == {"A": 1, "B": 0}
    assert found["quoted found"].to_dict() == {"A": 0, "B": 2}
    assert found.loc["A", "own per 100"] == round(100 / 7, 2)
    assert pd.isna(found.loc["A", "quoted per 100"])
