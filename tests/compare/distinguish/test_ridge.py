import sys

import numpy as np
import pytest

from analysis.compare.distinguish.ridge import dual, folds_of, said_apart


def drawn(counts=(40, 25, 15), seed=0):
    """Rows of length 1 whose mean depends on their class; classes are unequally frequent."""
    rng = np.random.default_rng(seed)
    names = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    rows = rng.normal(size=(len(names), 30)) + 1.5 * np.eye(30)[names]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True), names


@pytest.mark.parametrize("strength", [0.1, 1.0, 10.0])
def test_answers_are_those_of_sklearn_ridge_where_outlets_are_unequal(strength):
    from sklearn.linear_model import RidgeClassifier

    rows, names = drawn()
    learn, here = np.arange(60), np.arange(60, 80)
    learned = dual(rows[learn] @ rows[learn].T, strength=strength)
    targets = 2.0 * (names[learn, None] == np.arange(3)) - 1
    answers = learned.answers(rows[here] @ rows[learn].T) @ targets
    model = RidgeClassifier(alpha=strength, solver="cholesky").fit(rows[learn], names[learn])
    np.testing.assert_allclose(answers, model.decision_function(rows[here]), atol=1e-9)


def test_what_is_said_is_what_sklearn_says_where_outlets_are_equal():
    from sklearn.linear_model import RidgeClassifier
    from sklearn.model_selection import GroupKFold

    rows, names = drawn((30, 30, 30))
    rows, names = rows[np.argsort(names, kind="stable")], np.sort(names)
    event = np.tile(np.arange(30), 3)
    fold = folds_of(event, 5)
    said = said_apart(rows @ rows.T, names[None], event=event, fold=fold, n_outlets=3, unequal=False)[0]
    for learn, here in GroupKFold(5).split(rows, groups=event):
        model = RidgeClassifier(alpha=1.0, solver="cholesky").fit(rows[learn], names[learn])
        assert (model.predict(rows[here]) == said[here]).all()


def test_leaving_an_event_out_is_learning_without_it():
    rows, names = drawn((10, 8, 6))
    event = np.arange(24) // 3
    gram, target = rows @ rows.T, (names == 0).astype(float)
    shortcut = dual(gram).leaving_events_out(event) @ target
    for number in range(8):
        learn, here = np.flatnonzero(event != number), np.flatnonzero(event == number)
        learned = dual(gram[np.ix_(learn, learn)])
        slow = learned.answers(gram[np.ix_(here, learn)]) @ target[learn]
        np.testing.assert_allclose(shortcut[here], slow, atol=1e-9)


def test_many_shuffles_at_once_are_the_shuffles_one_by_one():
    rows, names = drawn()
    rng = np.random.default_rng(1)
    both = np.stack([names, rng.permutation(names), rng.permutation(names)])
    known = {"event": np.arange(80) // 2, "fold": folds_of(np.arange(80) // 2, 4), "n_outlets": 3}
    together = said_apart(rows @ rows.T, both, unequal=True, **known)
    for number in range(3):
        alone = said_apart(rows @ rows.T, both[number : number + 1], unequal=True, **known)
        assert (together[number] == alone[0]).all()


def test_an_outlet_with_few_articles_is_not_outvoted():
    rows, names = drawn((120, 20), seed=3)
    event = np.arange(140) // 2
    said = said_apart(
        rows @ rows.T, names[None], event=event, fold=folds_of(event, 10), n_outlets=2, unequal=True
    )[0]
    recall = [(said[names == outlet] == outlet).mean() for outlet in (0, 1)]
    assert abs(recall[0] - recall[1]) < 0.2


def test_holding_length_equal_is_a_regression_with_length_as_a_free_column():
    rows, names = drawn()
    length = np.log(np.arange(1, 81))
    target = (names == 0).astype(float) + length
    learned = dual(rows @ rows.T, length=length)
    weights, slope = rows.T @ learned.articles @ target, learned.slope @ target
    rest = target - learned.level @ target - slope * (length - length.mean()) - rows @ weights
    assert abs(rest.sum()) < 1e-9  # the conditions of least squares with a penalty on the words alone
    assert abs(rest @ (length - length.mean())) < 1e-9
    np.testing.assert_allclose(rows.T @ rest, weights, atol=1e-9)


def test_the_sparse_way_for_many_outlets_says_the_same(monkeypatch):
    rows, names = drawn()
    known = {"event": np.arange(80), "fold": folds_of(np.arange(80), 4), "n_outlets": 3, "unequal": True}
    full = said_apart(rows @ rows.T, names[None], **known)
    monkeypatch.setattr(sys.modules[said_apart.__module__], "_FEW", 0)
    assert (said_apart(rows @ rows.T, names[None], **known) == full).all()


def test_folds_keep_events_whole():
    event = np.repeat(np.arange(13), [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3])
    fold = folds_of(event, 5)
    assert all(len(set(fold[event == number])) == 1 for number in range(13))
    assert set(fold) == set(range(5))
