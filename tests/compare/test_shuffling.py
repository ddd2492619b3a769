"""The shuffles that are shown are those that p counts."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from analysis.compare import compare
from analysis.compare.method import Method
from analysis.compare.shuffling import shuffled_differences
from analysis.errors import SamestoryError

PLAIN = Method(shuffle="plain")


def rest(values, event, name):
    return values[event][name] - np.delete(values[event], name).mean()


def test_all_729_arrangements_of_the_worked_set_are_there_and_26_are_as_far(w, measures_of):
    found = shuffled_differences(measures_of(w), "f.x", "A", method=PLAIN)
    by_hand = [
        np.mean([rest(w, e, pick) for e, pick in enumerate(picks)]) for picks in product(range(3), repeat=6)
    ]
    assert np.sort(found.table["difference"]) == pytest.approx(np.sort(by_hand), abs=1e-9)
    assert found.exact
    assert found.n_as_far == 26
    assert found.share == pytest.approx(0.0356653, abs=5e-8)
    assert found.observed == pytest.approx(0.916667, abs=5e-7)
    assert found.t == pytest.approx(2.859314, abs=5e-7)


def test_each_t_is_the_difference_over_its_standard_error(w, measures_of):
    found = shuffled_differences(measures_of(w), "f.x", "A", method=PLAIN).table
    first = np.array([rest(w, e, 0) for e in range(6)])
    assert found["t"].iloc[0] == pytest.approx(first.mean() / (first.std(ddof=1) / 6**0.5))


@pytest.mark.parametrize("method", [Method(), PLAIN, Method(weights="weight")])
def test_p_and_the_difference_are_those_of_the_comparison(method, measures_of):
    rng = np.random.default_rng(5)
    given = measures_of(rng.normal(size=(9, 4)) + 0.6 * np.eye(4)[0], "ABCD")
    given.articles["weight"] = np.repeat(rng.integers(1, 5, 9), 4)
    table = compare(given, method=method).table.set_index("outlet")
    for outlet in "ABCD":
        found = shuffled_differences(given, "f.x", outlet, method=method)
        assert found.p == pytest.approx(table.at[outlet, "p"], abs=1e-12)
        assert found.observed == pytest.approx(table.at[outlet, "difference"], abs=1e-12)


def test_where_a_second_kind_of_shuffle_decides_p_a_note_says_so(measures_of):
    alone = np.zeros((8, 5))
    alone[:, 0] = 1 + np.arange(8) / 10
    found = shuffled_differences(measures_of(alone, "ABCDE"), "f.x", "A")
    assert found.p < found.share
    assert "stays where it was" in found.notes[-1]


def test_a_band_around_zero_holds_95_of_100_shuffled_differences(measures_of):
    given = measures_of(np.random.default_rng(2).normal(size=(20, 3)))
    found = shuffled_differences(given, "f.x", "B")
    inside = found.table["difference"].between(found.low, found.high).mean()
    assert inside == pytest.approx(0.95, abs=0.01)
    assert found.low < 0 < found.high
    assert len(found.table) == 9_999


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_shuffles(measures_of):
    given = measures_of(np.random.default_rng(2).normal(size=(20, 3)))
    one, again = (shuffled_differences(given, "f.x", "B") for _ in range(2))
    other = shuffled_differences(given, "f.x", "B", method=Method(seed=3))
    pd.testing.assert_frame_equal(one.table, again.table)
    assert not np.array_equal(one.table["difference"], other.table["difference"])


def test_below_six_events_there_are_no_shuffles_and_a_sentence_says_why(w, measures_of):
    found = shuffled_differences(measures_of(w[:2]), "f.x", "A")
    assert found.table.empty
    assert np.isnan(found.p)
    assert found.sentences == ("f.x, A: 2 events cannot decide; shuffling takes 6 or more.",)
    assert found.observed == pytest.approx(1.125)


def test_an_outlet_in_one_event_only_is_answered(w, measures_of):
    w[1:, 2] = np.nan
    found = shuffled_differences(measures_of(w), "f.x", "C")
    assert (found.n_events, len(found.table)) == (1, 0)


def test_a_measure_that_never_varies_gives_p_1(measures_of):
    found = shuffled_differences(measures_of(np.ones((8, 3))), "f.x", "A")
    assert (found.p, found.observed, found.low, found.high) == (1.0, 0.0, 0.0, 0.0)


def test_the_same_difference_in_every_event_has_an_infinite_t(measures_of):
    found = shuffled_differences(measures_of(np.tile([1.0, 0.0], (7, 1)), "AB"), "f.x", "A")
    assert np.isinf(found.t)
    assert found.share == pytest.approx(2 / 128)


def test_sentences_hold_the_numbers_and_claim_no_more(w, measures_of):
    found = shuffled_differences(measures_of(w), "f.x", "A", method=PLAIN)
    assert (
        found.sentences[0] == "In these 6 events, A was 0.92 above the mean of the others in “f.x” (units)."
    )
    assert "26 of all 729 shuffles" in found.sentences[1]
    assert "bias" not in " ".join(found.sentences)
    assert "729" in repr(found)
    assert "<p>" in found._repr_html_()


@pytest.mark.parametrize(("feature", "outlet", "said"), [("f.y", "A", r"f\.x"), ("f.x", "Z", "A, B, C")])
def test_an_unknown_feature_or_outlet_is_an_error_that_names_the_known(feature, outlet, said, w, measures_of):
    with pytest.raises(SamestoryError, match=said):
        shuffled_differences(measures_of(w), feature, outlet)


def test_many_outlets_are_answered(measures_of):
    names = [f"o{n:03}" for n in range(200)]
    given = measures_of(np.random.default_rng(1).normal(size=(8, 200)), names)
    assert len(shuffled_differences(given, "f.x", "o007", method=Method(draws=199)).table) == 199
