import pandas as pd

from analysis.compare.coverage.words import words_in


def test_words_are_those_of_headline_and_body():
    articles = pd.DataFrame(
        {"headline": ["Storm nears", None], "body": ["It didn't stop.", "U.S. far-right"]}
    )
    assert words_in(articles)[0].tolist() == [5, 2]


def test_a_column_of_words_is_believed_and_its_gaps_are_counted_in_the_text():
    articles = pd.DataFrame({"words": ["640", "", "-3"], "body": ["One two", "One two", "Three"]})
    words, notes = words_in(articles)
    assert words.tolist() == [640, 2, 1]
    assert "2 articles without a number there counted in the text" in notes[0]


def test_many_articles_are_counted_each_for_itself():
    articles = pd.DataFrame({"body": ["word " * (number % 7) for number in range(4_500)]})
    assert words_in(articles)[0].tolist() == [number % 7 for number in range(4_500)]


def test_without_text_words_are_missing_and_a_note_says_so():
    words, notes = words_in(pd.DataFrame({"outlet": ["A"]}))
    assert pd.isna(words).all()
    assert "counted in articles" in notes[0]
