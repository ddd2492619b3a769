import numpy as np

from analysis.compare.statements.coverage import found_in, searched
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.vectors import rarity
from analysis.text import tokenise

FACT = "Two gates of the dam were opened at night on Tuesday."


def places(*bodies, fact=FACT):
    tokens = tokenise([""] * (len(bodies) + 1), [*bodies, fact])
    asked = np.unique(terms_of(tokens).of_word[tokens.word[tokens.article == len(bodies)]])
    weight = rarity(tokens, {}, 0, n_told=len(bodies))
    return found_in(searched(tokens, weight), [asked[asked >= 0]], len(bodies))


def test_a_fact_told_in_full_is_found_in_full():
    assert places(FACT).share[0, 0] == 1.0


def test_a_fact_spread_over_neighbouring_sentences_is_found_a_little_less():
    found = places("Two gates of the dam opened. It was Tuesday night.")
    assert 0.9 < found.share[0, 0] < 1.0
    assert (found.first[0, 0], found.last[0, 0]) == (0, 2)


def test_another_number_weighs_more_than_another_word():
    number = places(FACT.replace("Two", "Nine")).share[0, 0]
    assert number < places(FACT.replace("night", "dusk")).share[0, 0]


def test_words_of_one_family_count_in_part():
    assert 0 < places("A defensive drill.", fact="The defence.").share[0, 0] < 1


def test_an_article_without_words_is_missing_not_0():
    found = places("", FACT)
    assert np.isnan(found.share[0, 0])
    assert found.share[0, 1] == 1.0


def test_sentences_of_two_articles_are_never_read_together():
    assert places("Two gates of the dam opened.", "It was Tuesday night.").share.max() < 0.9
