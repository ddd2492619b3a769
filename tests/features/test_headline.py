import pytest

from analysis.features.headline import FEATURES
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


@pytest.mark.parametrize(
    ("name", "headline", "word"),
    [
        ("question", "Is this the end?", "end"),
        ("question", "Why? Nobody knows", "Why"),
        ("exclamation", "Stop it now!", "now"),
        ("number", "Storm kills 12", "12"),
        ("number", "Storm kills two", "two"),
        ("quote", "Minister: “Stay home”", "Stay"),
        ("loaded", "Regime lashes out", "Regime"),
    ],
)
def test_each_is_found_and_its_word_marked(name, headline, word):
    tokens = tokenise([headline], ["It rained. Did it? Yes!"])
    marks = BY_NAME[f"headline.{name}"].mark(tokens)
    assert [tokens.text_of(at) for at in marks.at] == [word]
    assert marks.weight.tolist() == [1.0]


@pytest.mark.parametrize("name", list(BY_NAME))
def test_a_plain_headline_counts_as_no_and_none_as_missing(name):
    marks = BY_NAME[name].mark(
        tokenise(["One storm nears coast", ""], ["“Who?” 12 thugs!", "“Who?” 12 thugs!"])
    )
    assert marks.at.tolist() == [0]
    assert marks.weight.tolist() == [0.0]
