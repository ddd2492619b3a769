import numpy as np
import pytest

from analysis.features.readability import FEATURES
from analysis.features.syllables import syllables
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}
TEXT = "The army fired a missile. The ministry condemned the launch immediately. Nobody was hurt."


def level(name, body):
    tokens = tokenise([""], [body])
    feature = BY_NAME[name]
    total = feature.mark(tokens).weight.sum()
    return feature.formula(*(np.array([x], float) for x in (len(tokens), len(tokens.sentences), total)))[0]


def test_syllables_of_the_worked_example_are_those_counted_by_hand():
    tokens = tokenise([""], [TEXT])
    counted = [1, 2, 1, 1, 2, 1, 3, 2, 1, 1, 5, 3, 1, 1]
    assert BY_NAME["readability.flesch"].mark(tokens).weight.tolist() == counted


def test_flesch_and_grade_of_the_worked_example():
    """14 words, 3 sentences, 25 syllables, put into the published formulas."""
    assert level("readability.flesch", TEXT) == pytest.approx(51.0269, abs=1e-4)
    assert level("readability.flesch_kincaid", TEXT) == pytest.approx(7.3014, abs=1e-4)


def test_fog_counts_words_of_three_syllables():
    """ministry, immediately and Nobody (it begins its sentence): 0.4 x (14 / 3 + 100 x 3 / 14)."""
    assert level("readability.fog", TEXT) == pytest.approx(0.4 * (14 / 3 + 100 * 3 / 14))


def test_fog_leaves_names_compounds_and_endings_out():
    assert level("readability.fog", "We saw Alexandria, exploded well-meaning ships.") == pytest.approx(
        0.4 * 6
    )


def test_sentence_length_is_words_over_sentences():
    assert level("readability.sentence_length", TEXT) == pytest.approx(14 / 3)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("table", 2), ("rules", 1), ("houses", 2), ("wanted", 2), ("called", 1), ("handled", 2),
        ("nation", 2), ("radio", 3), ("video", 3), ("media", 3), ("saying", 2), ("employer", 3),
        ("employed", 2),
        ("statement", 2), ("government", 3), ("people", 2), ("league", 1), ("racism", 3),
        ("fbi", 1), ("npr", 3), ("w.h.o", 5), ("didn't", 2), ("boss's", 2), ("minister's", 3),
        ("1,000", 1), ("45-year-old", 3), ("-", 1),
    ],
)  # fmt: skip
def test_syllable_rules(word, count):
    assert syllables(word) == count


def test_harder_text_reads_as_harder():
    easy = "The dog ran. The cat sat. We ate."
    hard = (
        "Administrative considerations necessitated a comprehensive reorganisation of institutional policies."
    )
    assert level("readability.flesch", easy) > level("readability.flesch", hard)
    assert level("readability.flesch_kincaid", easy) < level("readability.flesch_kincaid", hard)
