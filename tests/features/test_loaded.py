import pytest

from analysis.features.lexicon import read_lexicon
from analysis.features.loaded import FEATURES
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


def words(name, body):
    tokens = tokenise([""], [body])
    marks = BY_NAME[name].mark(tokens)
    pairs = zip(tokens.begin[marks.at], tokens.stop[marks.at + marks.length - 1], strict=True)
    return [tokens.stream[begin:stop] for begin, stop in pairs]


TEXT = (
    "The so-called regime slammed a hardliner. Its utterly baseless crackdown was collateral damage. "
    "The minister met farmers."
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("loaded.intensifiers", ["utterly"]),
        ("loaded.sensational", ["slammed"]),
        ("loaded.dysphemism", ["regime", "crackdown"]),
        ("loaded.euphemism", ["collateral damage"]),
        ("loaded.pejorative", ["hardliner"]),
        ("loaded.doubt", ["so-called", "baseless"]),
    ],
)
def test_each_category_finds_its_words(name, expected):
    assert words(name, TEXT) == expected


def test_all_words_are_the_six_categories_together():
    assert len(words("loaded.words", TEXT)) == 8


def test_plain_words_of_news_are_not_loaded():
    plain = "A major party, more serious than most, is leading. It was supposed to meet. He would be there."
    assert words("loaded.words", plain) == []


def test_exclusions_keep_literal_uses_out():
    text = "The sanctions regime, a puppet show, a pap smear, free radicals, and wholesale prices."
    assert words("loaded.words", text) == []


def test_every_category_is_broad_enough():
    entries = read_lexicon("loaded.tsv").entries
    for category in ("intensifier", "sensational", "dysphemism", "euphemism", "pejorative", "doubt"):
        assert sum(entry.category == category for entry in entries) >= 60
