import numpy as np

from analysis.compare.distinguish.terms import likeness, terms_of
from analysis.text import tokenise

BODIES = [
    "the red fox ran and the fox hid",
    "a red fox ran to the hill",
    "the hill was red and the fox ran",
    "nobody ran to the red hill",
]


def counted(bodies=BODIES, kept=None, *, printed=False):
    tokens = tokenise([""] * len(bodies), bodies)
    kept = np.ones(len(tokens), bool) if kept is None else kept(tokens)
    rows = np.arange(len(bodies))
    return terms_of(tokens, kept, rows=rows, event=rows, printed=printed)


def names(terms):
    return [terms.name(term) for term in range(len(terms.first))]


def test_weights_are_those_of_sklearn():
    from sklearn.feature_extraction.text import TfidfVectorizer

    terms = counted()
    told = TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, min_df=2, token_pattern=r"\w+", lowercase=False
    )
    theirs = told.fit_transform(BODIES).toarray()
    order = [names(terms).index(name) for name in told.get_feature_names_out()]
    assert len(order) == terms.weights.shape[1]
    np.testing.assert_allclose(terms.weights.toarray()[:, order], theirs, atol=1e-12)


def test_articles_have_length_one_however_long():
    terms = counted([*BODIES, " ".join(BODIES) + ". " + " ".join(BODIES)])
    lengths = np.sqrt((terms.weights.toarray() ** 2).sum(axis=1))
    np.testing.assert_allclose(lengths, 1.0)


def test_likeness_is_the_product_of_all_terms():
    weights = counted().weights
    np.testing.assert_allclose(likeness(weights), (weights @ weights.T).toarray(), atol=1e-12)


def test_a_masked_word_leaves_no_pair_and_no_trace():
    masked = counted(kept=lambda tokens: np.array([tokens.words[word] != "fox" for word in tokens.word]))
    assert not [name for name in names(masked) if "fox" in name]
    assert "red ran" not in names(masked)


def test_words_of_one_event_alone_are_not_counted():
    assert "nobody" not in names(counted())


def test_as_printed_keeps_marks_and_shapes_that_masking_folds():
    bodies = ["He didn’t go, “no”.", "She didn’t go, “no”.", "We didn't go, no."]
    printed, folded = names(counted(bodies, printed=True)), names(counted(bodies))
    assert {"“", "”", ",", "didn’t"} <= set(printed)
    assert "didn't" in folded
    assert not {"“", ",", "didn’t"} & set(folded)


def test_nothing_left_is_a_row_of_zeros():
    terms = counted(kept=lambda tokens: np.zeros(len(tokens), bool))
    assert terms.weights.shape == (4, 0)
    assert (likeness(terms.weights) == 0).all()
