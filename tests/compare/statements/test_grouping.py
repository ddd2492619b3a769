import numpy as np
import pytest

from analysis.compare.statements.grouping import average_linkage, weakest


def pairs(*rows):
    one, other, alike = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(one, int), np.array(other, int), np.array(alike, float)


def test_a_bridge_does_not_join_two_different_things():
    found = average_linkage(3, pairs((0, 1, 0.9), (1, 2, 0.8)), threshold=0.5)
    assert found.tolist() == [0, 0, 1]


def test_what_is_alike_throughout_becomes_one_group():
    near = pairs((0, 1, 0.6), (0, 2, 0.6), (1, 2, 0.6))
    assert average_linkage(4, near, threshold=0.5).tolist() == [0, 0, 0, 1]


def test_groups_equal_those_of_scipy():
    from scipy.cluster.hierarchy import fcluster, linkage

    rng = np.random.default_rng(3)
    alike = np.triu(rng.random((14, 14)), 1)
    one, other = np.triu_indices(14, 1)
    tree = linkage(1 - alike[one, other], "average")
    theirs = fcluster(tree, 0.4, "distance")
    ours = average_linkage(14, (one, other, alike[one, other]), threshold=0.6)
    same = ours[:, None] == ours[None, :]
    assert (same == (theirs[:, None] == theirs[None, :])).all()


def test_clauses_of_one_sentence_are_not_joined_by_their_likeness():
    apart = np.array([5, 5])
    assert average_linkage(2, pairs((0, 1, 0.9)), threshold=0.5, apart=apart).tolist() == [0, 1]


def test_nothing_gives_nothing():
    assert average_linkage(0, pairs(), threshold=0.5).tolist() == []


def test_strength_is_the_lowest_likeness_and_0_where_a_pair_shares_nothing():
    group = np.array([0, 0, 0, 1])
    full = weakest(group, pairs((0, 1, 0.6), (0, 2, 0.7), (1, 2, 0.5)))
    assert full[0] == pytest.approx(0.5)
    assert np.isnan(full[1])
    assert weakest(group, pairs((0, 1, 0.6), (0, 2, 0.7)))[0] == 0
