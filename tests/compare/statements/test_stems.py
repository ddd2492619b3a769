import pytest

from analysis.compare.statements.stems import FUNCTION_WORDS, number_of, stem


@pytest.mark.parametrize(
    "words",
    [
        "closed closes closing closure close",
        "elections elected election elect",
        "declared declaration declares",
        "fled flees fleeing",
        "families family family's",
        "votes voters voting",
        "announcement announced announces",
        "dams dam",
        "jobs job",
        "crisis crises",
    ],
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


def test_words_of_other_meaning_keep_apart():
    words = "bus war hospital siren dam gate judge minister ministry"
    stems = [stem(word) for word in words.split()]
    assert len(set(stems)) >= len(stems) - 1


def test_numbers_are_digits_however_they_are_written():
    assert [stem(word) for word in ("1,900", "thirty-eight", "38", "seven", "3.5")] == [
        *("1900", "38", "38", "7", "3.5")
    ]
    assert number_of("ninety-") == ""


def test_verbs_of_saying_tell_nothing():
    assert {"said", "told", "the"} <= FUNCTION_WORDS
