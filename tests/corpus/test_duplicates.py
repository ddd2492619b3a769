import numpy as np

from analysis.corpus.duplicates import copies, similar_pairs

WORDS = [f"word{n}" for n in range(100)]
TEXT = " ".join(WORDS)


def test_a_copy_names_the_first_earlier_article_of_its_event():
    assert copies(["a", "b", "c"], ["e", "e", "e"], [TEXT, TEXT, TEXT]) == ["", "a", "a"]


def test_the_same_text_in_another_event_is_no_copy():
    assert copies(["a", "b"], ["e", "f"], [TEXT, TEXT]) == ["", ""]


def test_articles_without_an_event_are_not_compared():
    assert copies(["a", "b"], ["", ""], [TEXT, TEXT]) == ["", ""]


def test_a_copy_with_a_word_changed_and_other_punctuation_is_still_a_copy():
    changed = ", ".join(["other", *WORDS[1:]]).upper()
    assert copies(["a", "b"], ["e", "e"], [TEXT, changed]) == ["", "a"]


def test_half_a_text_in_common_is_no_copy():
    half = " ".join(WORDS[:50] + [f"new{n}" for n in range(50)])
    assert copies(["a", "b"], ["e", "e"], [TEXT, half]) == ["", ""]


def test_the_share_of_common_shingles_is_the_one_counted_by_hand():
    # Six shingles each, four blanks at the end counted in; only "a b c d e" is in both: 1 of 11.
    earlier, later, alike = similar_pairs(["e", "e"], ["a b c d e f", "a b c d e g"])
    assert (earlier.tolist(), later.tolist()) == ([0], [1])
    assert np.allclose(alike, 1 / 11)


def test_texts_of_one_word_and_of_none_are_compared_without_a_fall():
    assert copies(["a", "b", "c", "d"], ["e"] * 4, ["Yes.", "yes", "", ""]) == ["", "a", "", ""]


def test_an_empty_corpus_has_no_copies():
    assert copies([], [], []) == []
