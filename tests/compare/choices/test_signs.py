import numpy as np
import pytest

from analysis.compare import compare
from analysis.compare.cells import cells_of
from analysis.compare.choices import agreement


def answer_of(measures):
    return agreement(measures, cells_of(measures.articles, by="outlet", within="event"), draws=99)


def test_every_other_choice_is_tried_once(measures_of, w):
    other = measures_of(w * 2 + 1).table
    answer = answer_of(measures_of(w, alternatives={"other voice": other}))
    assert answer.tried[0, 0] == 2 * 2 * 2 - 1  # scope x scale x estimator; no copies, no twin


def test_what_cannot_differ_is_no_choice(measures_of, w):
    same = measures_of(w).table
    assert answer_of(measures_of(w, alternatives={"other voice": same})).tried[0, 0] == 2 * 2 - 1


def test_the_twin_is_a_choice_and_can_turn_the_sign(measures_of, w):
    both = np.stack([w, -w], axis=2)
    answer = answer_of(measures_of(both, names=("f.x", "f.y"), twins={"f.x": "f.y"}))
    assert answer.tried[0, 0] == 2 * 2 * 2 - 1
    assert answer.share[0, 0] == pytest.approx(3 / 7)
    assert answer.turned_by[0, 0] == "f.y as the instrument"


def test_wire_copy_is_left_out_among_the_choices(measures_of, w):
    articles = measures_of(w).articles
    copied = articles.assign(copy_of=["", "a000000", *[""] * 16])
    assert answer_of(measures_of(w, articles=copied)).tried[1, 0] == 2 * 2 * 2 - 1


def test_a_sign_that_turns_is_named_in_the_reason(measures_of):
    values = np.random.default_rng(0).normal(size=(30, 3)) + np.array([3, 0, 0])
    turned = {"headline included": measures_of(-values).table}
    measures = measures_of(values, alternatives=turned, validity={"f.x": "validated"})
    reason = compare(measures).table["reason"][0]
    assert reason.startswith("it depends on choices; 4 of 7 others")
    assert reason.endswith("headline included")


def test_a_constant_feature_leaves_no_choice(measures_of):
    answer = answer_of(measures_of(np.ones((8, 3))))
    assert answer.tried.max() == 0
    assert np.isnan(answer.share).all()
