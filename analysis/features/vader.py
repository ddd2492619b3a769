"""VADER for every sentence of a corpus at once (Hutto and Gilbert 2014), equal to vaderSentiment 3.3.2.

``vader_chunks`` cuts the sentences into words, ``vader_rating`` rates these by the rules.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Marks
from analysis.features.vader_chunks import Chunks, chunk
from analysis.features.vader_rating import Rated, compounds_of, rate
from analysis.features.vader_rules import rules
from analysis.text.tokens import Tokens

__all__ = ["LABELS", "NEUTRAL_BELOW", "compounds", "vader_marks"]

LABELS = ("negative", "neutral", "positive")
NEUTRAL_BELOW = 0.05
"""A compound nearer to 0 than this is neutral, as VADER's authors advise."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def compounds(tokens: Tokens, *, fold_quotes: bool = True) -> Floats:
    """VADER's compound of every sentence, from -1 (negative words) to 1 (positive words).

    compound = S / sqrt(S^2 + 15), where S adds the ratings of the words in the order of the sentence;
    rounded to four decimals. A sentence without rated words has 0.

    Parameters
    ----------
    tokens : Tokens
    fold_quotes : bool
        Read ’ and “ ” as ' and " (in the descriptions of emoji too). False reads them as vaderSentiment
        does, to which "wasn’t" with a curly apostrophe is no negation: then every sentence's compound
        equals that of ``polarity_scores``.

    Returns
    -------
    float64 array, one value a sentence

    Notes
    -----
    S is added up term by term, as Python 3.11 and numpy do. From Python 3.12 on ``sum`` compensates its
    error, so vaderSentiment itself may there differ where terms cancel to zero but for the last bit.

    References
    ----------
    Hutto, C. J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of
    Social Media Text. ICWSM.

    Examples
    --------
    >>> from analysis.text import tokenise
    >>> compounds(tokenise([""], ["The embassy wasn’t safe. The talks were a success."])).tolist()
    [-0.3412, 0.5719]
    """
    return compounds_of(*_score(tokens, fold_quotes))


def vader_marks(tokens: Tokens, *, fold_quotes: bool = True) -> Marks:
    """Mark every sentence with its compound, and as its parts the words that carried valence.

    A word's part is its rating after all rules, before the sentence is brought to -1..1. An emoticon
    counts in its sentence but is no word, so it is no part.

    >>> from analysis.text import tokenise
    >>> marks = vader_marks(tokenise([""], ["The minister was not helpful."]))
    >>> [marks.labels[label] for label in marks.label], marks.parts.weight.round(3).tolist()
    (['negative'], [-1.332])
    """
    chunks, rated = _score(tokens, fold_quotes)
    compound = compounds_of(chunks, rated)
    label = 1 + (compound >= NEUTRAL_BELOW).astype(np.int64) - (compound <= -NEUTRAL_BELOW)
    parts = _parts(tokens, rated.valence, *chunks.places(rated.chunk))
    return Marks.of(
        "sentence", np.arange(len(compound)), weight=compound, label=label, labels=LABELS, parts=parts
    )


def _score(tokens: Tokens, fold_quotes: bool) -> tuple[Chunks, Rated]:
    """The words of every sentence, and those of them that the lexicon rates."""
    sentences = tokens.sentences
    chunks = chunk(tokens.stream, sentences.begin, sentences.stop, rules(), fold_quotes=fold_quotes)
    return chunks, rate(chunks, rules())


def _parts(tokens: Tokens, valence: Floats, begin: Ints, stop: Ints) -> Marks:
    """Token marks for the rated words that hold a token."""
    token = np.searchsorted(tokens.stop, begin, side="right")
    length = np.searchsorted(tokens.begin, stop) - token
    kept = (valence != 0) & (length > 0)
    return Marks.of(
        "token",
        token[kept],
        weight=valence[kept],
        label=np.where(valence[kept] > 0, 2, 0),
        labels=LABELS,
        length=length[kept],
    )
