import numpy as np
import pytest

from analysis.compare.statements.likeness import close_pairs, embeddings, likeness, pairs_by
from analysis.compare.statements.units import units_of
from analysis.compare.statements.vectors import rarity, vectors_of
from analysis.errors import SamestoryError
from analysis.text import tokenise


def alike(*sentences):
    tokens = tokenise([""] * len(sentences), sentences)
    units = units_of(tokens)
    weight = rarity(tokens, {}, 0, n_told=len(sentences))
    return vectors_of(tokens, units.first, units.last, units.sentence, weight)


def of(one, other):
    return float(likeness(alike(one, other), np.array([0]), np.array([1]))[0])


def test_identical_texts_are_alike_entirely():
    assert of("The gates were opened at night.", "The gates were opened at night.") == 1.0


def test_likeness_does_not_depend_on_the_order():
    one, other = "The gates were opened at night.", "At night officials opened two gates of the dam."
    assert of(one, other) == pytest.approx(of(other, one))


def test_the_same_told_in_other_words_is_nearer_than_another_act_of_the_same_person():
    told = "The mayor Ada Kerrow called for an inquiry by a judge."
    same = "Ada Kerrow, the mayor, wants a judge to hold an inquiry."
    other = "The mayor Ada Kerrow opened a new school for deaf children."
    assert of(told, same) > of(told, other)


def test_shared_names_alone_prove_little():
    assert (
        of("Then Ana Lee and Ben Cole opened the gates.", "Later Ana Lee and Ben Cole hired singers.") < 0.18
    )


def test_other_numbers_make_less_alike_but_do_not_part():
    three = "Three people died under the old bridge."
    assert of("Two people died under the old bridge.", three) < of(three, three)
    assert of("Two people died under the old bridge.", three) > 0.18


def test_all_close_pairs_are_found_once():
    vectors = alike("The gates opened at night.", "The gates opened at night.", "Hotels gave free meals.")
    one, other, value = close_pairs(vectors, least=0.1)
    assert (one.tolist(), other.tolist(), value.tolist()) == ([0], [1], [1.0])


def test_a_likeness_of_ones_own_is_checked():
    with pytest.raises(SamestoryError, match="one row of finite numbers a text"):
        pairs_by(lambda texts: np.zeros(3), ["a", "b"], least=0.1)
    one, other, value = pairs_by(lambda texts: np.array([[1.0, 0], [1, 0], [0, 1]]), "abc", least=0.5)
    assert (one.tolist(), other.tolist(), value.tolist()) == ([0], [1], [1.0])


def test_embeddings_are_never_downloaded(tmp_path):
    with pytest.raises(SamestoryError, match="Nothing is downloaded"):
        embeddings(tmp_path / "none")


def test_embeddings_say_what_is_missing(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(SamestoryError, match="pip install sentence-transformers"):
        embeddings(tmp_path)
