"""Terms: words and phrases of the articles compared, counted once as a sparse table of articles x terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from analysis.compare.keyness.function_words import FUNCTION_WORDS
from analysis.text import Tokens
from analysis.text.characters import Kind, among, kinds_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Terms", "count_terms", "joined"]

WIDEST = 3
"""Characters between two words of a phrase at most: one space, or the stop of an abbreviation and a space."""
BETWEEN = (Kind.SPACE, Kind.NEWLINE, Kind.DOT, Kind.INVISIBLE)

Flags = NDArray[np.bool_]
Ids = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Terms:
    """What was counted.

    Attributes
    ----------
    terms : tuple of str
        As in ``Tokens.words`` (lower case), the words of a phrase with a space between.
    words : int array, terms x longest
        Their numbers in ``Tokens.words``, -1 behind the last.
    length : int array
        Words of each term.
    counts : sparse array, articles x terms
        A row for each article of the corpus.
    """

    terms: tuple[str, ...]
    words: Ids
    length: Ids
    counts: csr_array


def count_terms(tokens: Tokens, inside: Flags, *, longest: int, fewest: int) -> Terms:
    """Count words and phrases of up to ``longest`` words that occur ``fewest`` times or more.

    Phrases are words in a row: they cross no sentence, no quotation mark, no comma and no word outside
    of the scope. What holds no letter (numbers) is no term and breaks a phrase; a phrase of function
    words alone ("of the") is none either, though single function words are: "may" is a habit.
    A phrase is looked for only where its parts are frequent enough, so memory follows the words kept.

    Parameters
    ----------
    tokens : Tokens
    inside : bool array, one value a token
        The words that count.
    longest, fewest : int
    """
    at = np.flatnonzero(inside & _lettered(tokens)[tokens.word])
    links = joined(tokens, inside)
    plain = np.fromiter((word in FUNCTION_WORDS for word in tokens.words), np.bool_, len(tokens.words))
    single = np.full(len(tokens) + 1, -1, np.int64)
    single[at] = tokens.word[at]
    here, parts = single, np.arange(len(tokens.words))[:, None]
    found: list[tuple[Ids, Ids]] = []
    for length in range(1, longest + 1):
        if length > 1:
            here, parts = _extended(here, parts, single, links)
        here, parts = _frequent(here, parts, fewest)
        if length == 1:
            single, single_words = here, parts[:, 0]
        members = parts if length == 1 else single_words[parts]
        kept = np.flatnonzero(~plain[members].all(axis=1) | (length == 1))
        found.append((_renumbered(here, kept, len(members)), members[kept]))
    return _gathered(tokens, found, longest)


def joined(tokens: Tokens, inside: Flags) -> Flags:
    """Tell for each word whether the next one can follow it in a phrase (False behind the last)."""
    links = np.zeros(len(tokens), np.bool_)
    if len(tokens) < 2:
        return links
    gap = tokens.begin[1:] - tokens.stop[:-1]
    links[:-1] = inside[1:] & inside[:-1] & (tokens.quoted[1:] == tokens.quoted[:-1]) & (gap <= WIDEST)
    links[:-1] &= (np.diff(tokens.sentence) == 0) & (np.diff(tokens.article) == 0)
    for place in range(WIDEST):
        behind = tokens.codes[np.minimum(tokens.stop[:-1] + place, len(tokens.codes) - 1)]
        links[:-1] &= (place >= gap) | among(kinds_of(behind), BETWEEN)
    return links


def _lettered(tokens: Tokens) -> Flags:
    """Tell which of ``tokens.words`` hold a letter."""
    return np.fromiter((any(map(str.isalpha, word)) for word in tokens.words), np.bool_, len(tokens.words))


def _extended(here: Ids, parts: Ids, single: Ids, links: Flags) -> tuple[Ids, Ids]:
    """Phrases one word longer: where they begin, and the numbers of their words in ``single``."""
    width = parts.shape[1]
    at = np.flatnonzero(here[:-1] >= 0)
    at = at[at + width < len(links)]
    at = at[links[at + width - 1] & (single[at + width] >= 0)]
    many = int(single.max(initial=0)) + 1
    keys, number = np.unique(here[at] * many + single[at + width], return_inverse=True)
    longer = np.full(len(here), -1, np.int64)
    longer[at] = number
    before = keys // many
    # The words of a single term are its own number; those of a phrase stand in ``parts``.
    members = before[:, None] if width == 1 else parts[before]
    return longer, np.hstack([members, (keys % many)[:, None]])


def _frequent(here: Ids, parts: Ids, fewest: int) -> tuple[Ids, Ids]:
    """Keep what occurs often enough, numbered anew in the same order."""
    kept = np.flatnonzero(np.bincount(here[here >= 0], minlength=len(parts)) >= fewest)
    return _renumbered(here, kept, len(parts)), parts[kept]


def _renumbered(here: Ids, kept: NDArray[np.intp], many: int) -> Ids:
    """Numbers without gaps for what is kept of ``many``, -1 for the rest and for -1."""
    number = np.full(many + 1, -1, np.int64)
    number[kept] = np.arange(len(kept))
    return number[here]


def _gathered(tokens: Tokens, found: list[tuple[Ids, Ids]], longest: int) -> Terms:
    """One table of all lengths."""
    from scipy.sparse import csr_array

    article, column, words, first = [], [], [], 0
    for here, members in found:
        at = np.flatnonzero(here >= 0)
        article.append(tokens.article[at])
        column.append(here[at] + first)
        words.append(np.pad(members, ((0, 0), (0, longest - members.shape[1])), constant_values=-1))
        first += len(members)
    rows, columns = np.concatenate(article), np.concatenate(column)
    counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(tokens.n_articles, first))
    counts.sum_duplicates()
    ids = np.concatenate(words)
    terms = tuple(" ".join(tokens.words[word] for word in row if word >= 0) for row in ids.tolist())
    return Terms(terms, ids, (ids >= 0).sum(axis=1), counts)
