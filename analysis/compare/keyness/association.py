"""Association: how much more often one side uses a term, by the formulas that the field knows.

All take counts of a term and of all words on two sides, as arrays or numbers. They treat words as if each
were drawn alone; one article can make a keyword. So they order and describe; chance is asked elsewhere.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.compare.keyness.settings import Variance

__all__ = ["g2", "log_odds", "log_ratio", "percent_difference"]

HALF = 0.5
"""What a count of 0 becomes where a ratio needs more than 0."""

Array = NDArray[np.float64]


def log_odds(
    count: ArrayLike,
    total: ArrayLike,
    others: ArrayLike,
    total_others: ArrayLike,
    *,
    prior: ArrayLike,
    prior_total: ArrayLike,
    variance: Variance = "four-term",
) -> tuple[Array, Array]:
    """Log of the odds ratio of a term with a Dirichlet prior, and its z score.

    Above 0: used more by the first side. z divides by the standard error, so that frequent terms with a
    modest ratio and rare ones with a large ratio stand in one list; beyond 1.96 is the usual reading, but
    z takes every word for an independent draw. Natural logarithm. NaN where a side has no other word.

    Parameters
    ----------
    count, total, others, total_others : numbers or arrays
        Occurrences of the term and all words, on either side.
    prior, prior_total : numbers or arrays
        Imagined occurrences of the term, and of all terms.
    variance : {"four-term", "two-term"}
        "two-term" leaves out the counts of all other words, as published; the z of frequent words is then
        smaller.

    References
    ----------
    Monroe, B., Colaresi, M., and Quinn, K. (2008). Fightin' Words. doi:10.1093/pan/mpn018

    Examples
    --------
    >>> delta, z = log_odds(6, 50, 1, 40, prior=0.5, prior_total=2.5)
    >>> float(delta.round(4)), float(z.round(6))
    (1.3513, 1.451515)
    """
    alpha = np.asarray(prior, np.float64)
    y, rest = np.asarray(count) + alpha, np.asarray(total) + prior_total - np.asarray(count) - alpha
    y_others = np.asarray(others) + alpha
    rest_others = np.asarray(total_others) + prior_total - np.asarray(others) - alpha
    rest, rest_others = (np.where(left > 0, left, np.nan) for left in (rest, rest_others))
    delta = np.log(y / rest) - np.log(y_others / rest_others)
    spread = 1 / y + 1 / y_others
    if variance == "four-term":
        spread = spread + 1 / rest + 1 / rest_others
    return np.asarray(delta), np.asarray(delta / np.sqrt(spread))


def g2(
    count: ArrayLike,
    total: ArrayLike,
    others: ArrayLike,
    total_others: ArrayLike,
    *,
    cells: Literal[2, 4] = 4,
) -> Array:
    """Log-likelihood ratio of a term's two counts against equal rates: 0 and up, without direction.

    ``cells=4`` counts the term and all other words (Dunning 1993), ``cells=2`` the term alone
    (Rayson and Garside 2000), which is what many online calculators print.

    >>> float(g2(6, 50, 1, 40).round(4)), float(g2(6, 50, 1, 40, cells=2).round(4))
    (3.1504, 2.9337)
    """
    a, b = np.asarray(count, np.float64), np.asarray(others, np.float64)
    n, m = np.asarray(total, np.float64), np.asarray(total_others, np.float64)
    share = (a + b) / (n + m)
    found = _part(a, n * share) + _part(b, m * share)
    if cells == 4:
        found = found + _part(n - a, n * (1 - share)) + _part(m - b, m * (1 - share))
    return np.asarray(2 * np.maximum(found, 0.0))


def _part(seen: Array, expected: Array) -> Array:
    """One cell's share: O ln(O / E), 0 where nothing was seen."""
    from scipy.special import xlogy

    found: Array = xlogy(seen, np.divide(seen, expected, out=np.ones_like(seen + expected), where=seen > 0))
    return found


def log_ratio(count: ArrayLike, total: ArrayLike, others: ArrayLike, total_others: ArrayLike) -> Array:
    """How many times the rate doubles: 1 is twice as often, -1 half as often (Hardie 2014).

    A count of 0 is taken as half an occurrence.

    >>> float(log_ratio(6, 50, 1, 40).round(4))
    2.263
    """
    return np.asarray(np.log2(_quotient(count, total, others, total_others)))


def percent_difference(
    count: ArrayLike, total: ArrayLike, others: ArrayLike, total_others: ArrayLike
) -> Array:
    """By how many per cent the rate is above the others' (Gabrielatos and Marchi 2011); -100 at least.

    Where only the others' count is 0, it is taken as half an occurrence.

    >>> float(percent_difference(6, 50, 1, 40).round(4))
    380.0
    """
    a, n = np.asarray(count, np.float64), np.asarray(total, np.float64)
    b, m = np.asarray(others, np.float64), np.asarray(total_others, np.float64)
    return np.asarray(100 * (a / n / (np.where(b > 0, b, HALF) / m) - 1))


def _quotient(count: ArrayLike, total: ArrayLike, others: ArrayLike, total_others: ArrayLike) -> Array:
    a, b = np.asarray(count, np.float64), np.asarray(others, np.float64)
    rate = np.where(a > 0, a, HALF) / np.asarray(total, np.float64)
    rate_others = np.where(b > 0, b, HALF) / np.asarray(total_others, np.float64)
    return np.asarray(rate / rate_others)
