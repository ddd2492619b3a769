"""How well outlets were told apart: accuracy, recall, macro-F1, and their spread over events."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["BOOTSTRAPS", "macro_f1", "over_events", "tallies", "three_figures"]

BOOTSTRAPS = 1_999
"""Draws of events for an interval."""

Array = NDArray[np.float64]


def tallies(names: NDArray[np.intp], said: NDArray[np.intp], n_outlets: int) -> Array:
    """Articles right, articles of it, and times said, for each outlet (... x 3 x outlets).

    >>> tallies(np.array([[0, 0, 1]]), np.array([[0, 1, 1]]), 2).tolist()
    [[[1.0, 1.0], [2.0, 1.0], [1.0, 2.0]]]
    """
    rows = np.arange(len(names))[:, None] * n_outlets
    shape = (len(names), n_outlets)
    size = shape[0] * shape[1]
    right = np.bincount((rows + names)[names == said], minlength=size).reshape(shape)
    of_it = np.bincount((rows + names).ravel(), minlength=size).reshape(shape)
    times = np.bincount((rows + said).ravel(), minlength=size).reshape(shape)
    return np.stack([right, of_it, times], axis=1).astype(np.float64)


def macro_f1(tally: Array) -> Array:
    """The mean over outlets of F1 = 2 right / (articles of it + times said); 0 to 1.

    Every outlet weighs the same. An outlet without articles (in a draw of events) is left out.

    >>> macro_f1(np.array([[[1.0, 1.0], [2.0, 1.0], [1.0, 2.0]]])).round(4).tolist()
    [0.6667]
    """
    right, of_it, times = tally[:, 0], tally[:, 1], tally[:, 2]
    f1 = np.divide(2 * right, of_it + times, out=np.zeros_like(right), where=of_it + times > 0)
    return _mean_where(f1, of_it > 0)


def three_figures(tally: Array) -> tuple[Array, Array, Array]:
    """Accuracy, balanced accuracy (the mean recall of outlets) and macro-F1."""
    right, of_it = tally[:, 0], tally[:, 1]
    recall = np.divide(right, of_it, out=np.zeros_like(right), where=of_it > 0)
    accuracy = right.sum(axis=1) / np.maximum(of_it.sum(axis=1), 1)
    return accuracy, _mean_where(recall, of_it > 0), macro_f1(tally)


def _mean_where(values: Array, known: NDArray[np.bool_]) -> Array:
    mean: Array = np.where(known, values, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    return mean


def over_events(
    names: NDArray[np.intp], said: NDArray[np.intp], event: NDArray[np.intp], n_outlets: int, *, seed: int
) -> Array:
    """Tallies of resampled events (draws x 3 x outlets): events drawn anew with all their articles.

    What was learned stays; the draws say what other events like these would give. Every call with the
    same seed draws the same events, so that two texts are compared event by event.

    Source: Efron and Tibshirani 1993, *An Introduction to the Bootstrap*; clusters: Davison and Hinkley
    1997.
    """
    from scipy.sparse import csr_array

    number = np.unique(event, return_inverse=True)[1]
    n_events = int(number.max()) + 1
    right = names == said
    columns = np.concatenate([names[right], n_outlets + names, 2 * n_outlets + said])
    rows = np.concatenate([number[right], number, number])
    counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(n_events, 3 * n_outlets))
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(n_events, np.full(n_events, 1 / n_events), size=BOOTSTRAPS)
    totals: Array = np.asarray(drawn.astype(np.float64) @ counts)
    return totals.reshape(BOOTSTRAPS, 3, n_outlets)
