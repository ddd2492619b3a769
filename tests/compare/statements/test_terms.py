from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.vectors import rarity
from analysis.text import tokenise

TOKENS = tokenise(["", ""], ["Today Ana Lee closed 12 gates. Gates were closed by Ana.", "The siren failed."])


def test_terms_are_stems_names_and_numbers():
    terms = terms_of(TOKENS)
    known = dict(zip(terms.names, zip(terms.name.tolist(), terms.number.tolist(), strict=True), strict=True))
    assert known["ana"] == (True, False)
    assert known["12"] == (False, True)
    assert known["clos"] == (False, False)


def test_articles_are_counted_once_a_term():
    terms = terms_of(TOKENS)
    assert terms.articles[terms.names.index("gat")] == 1


def test_what_stands_in_many_sentences_weighs_less():
    weight = dict(zip(terms_of(TOKENS).names, rarity(TOKENS, {}, 0, n_told=2).tolist(), strict=True))
    assert weight["gat"] < weight["siren"]


def test_letters_are_runs_of_four_with_the_edges():
    terms = terms_of(tokenise([""], ["Dams."]))
    assert len(terms.letters[0]) == len(" dam ") - 3
