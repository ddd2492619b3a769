"""Dispersion: whether a term is spread over an outlet's articles or sits in a few of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["dispersion"]

Array = NDArray[np.float64]


def dispersion(counts: csr_array, words: Array) -> tuple[Array, Array]:
    """Gries' deviation of proportions DP and its normalised form, one value a term.

    Half the sum over articles of |share of the term's occurrences - share of all words|: 0 where the term
    follows the length of the articles, near 1 where one article holds it all. The normalised form divides
    by the largest value that can be reached. NaN for a term without an occurrence. A word used once an
    article at most is near 1 in many articles too: read it beside the number of articles.

    Parameters
    ----------
    counts : array or sparse array, articles x terms
    words : array
        Words of each article; articles without a word do not count.

    References
    ----------
    Gries, S. (2008). Dispersions and adjusted frequencies in corpora. doi:10.1075/ijcl.13.4.02gri.
    Lijffijt, J., and Gries, S. (2012). Correction to the above. doi:10.1075/ijcl.17.1.08lij

    Examples
    --------
    >>> found = dispersion(np.array([[1], [2], [3], [4], [5]]), np.array([9.0, 10, 10, 10, 11]))
    >>> [float(value.round(4)[0]) for value in found]
    [0.18, 0.2195]
    """
    from scipy.sparse import coo_array

    table = coo_array(counts)
    terms = table.shape[1]
    total = np.bincount(table.col, table.data, terms)
    share = words / words.sum() if words.sum() > 0 else words
    here = share[table.row]
    apart = np.abs(table.data / total[table.col] - here) - here
    # An article without the term adds its share of words; those with it add their distance instead.
    dp = (1 + np.bincount(table.col, apart, terms)) / 2
    dp[total == 0] = np.nan
    largest = 1 - share[share > 0].min() if (share > 0).any() else 0.0
    normalised = dp / largest if largest > 0 else np.full(terms, np.nan)
    return dp, normalised
