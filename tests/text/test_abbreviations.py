"""The shipped list of abbreviations: well formed, and read as it stands."""

from importlib.resources import files

from analysis.text.abbreviations import Sort, sorts

LINES = files("analysis.text").joinpath("abbreviations.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


def test_each_word_stands_once_with_a_known_category():
    words = [word for word, _ in ROWS[1:]]
    assert ROWS[0] == ["word", "category"]
    assert len(set(words)) == len(words)
    assert {category.upper() for _, category in ROWS[1:]} <= set(Sort.__members__) - {"NONE", "INITIAL"}


def test_the_list_says_where_it_comes_from():
    assert LINES[0].startswith("#")
    assert "MIT" in LINES[0]


def test_capitals_prefixes_and_contractions_share_the_sort_of_their_word():
    names = [
        Sort(sort).name for sort in sorts(("GEN", "then-Gov", "D-Mass", "We're", "A", "x", "J.K", "p.m"))
    ]
    assert names == ["NEVER", "NEVER", "STATE", "STARTER", "INITIAL", "NONE", "BEFORE_STARTER", "CLOCK"]
