"""Likeness of two stretches: how far they tell the same, from 0 to 1, by their words and letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.compare.statements.vectors import Vectors
from analysis.errors import SamestoryError

__all__ = [
    "JOINS",
    "JOINS_F1",
    "LABELLED_PAIRS",
    "NEAR",
    "Likeness",
    "close_pairs",
    "embeddings",
    "likeness",
    "pairs_by",
]

JOINS = 0.18
"""Likeness from which two stretches are joined. F1 on the labelled pairs is best near .14
(benchmarks/statements.py); the default is higher, because a wrong join hides an omission."""
JOINS_F1, LABELLED_PAIRS = 0.825, 400
"""How well "same or contains" is told from "different" at that threshold, and on how many pairs of
sentences (benchmarks/statements.py prints it, a test holds it): precision .862, recall .792. The labels are
two readings by one language model, not by people; weighted back to all pairs of sentences recall is .34."""
NEAR = 0.08
"""Likeness from which a sentence is near enough that "not found" is not said of its outlet: more than nine of
ten pairs that two readings called the same are above it."""
ENOUGH = 10.0
"""Shared weight of rare words at which .63 of full likeness is reached: one shared word proves nothing."""
OTHER_NUMBERS = 0.9
"""Factor where both hold numbers and share none: figures may conflict within one statement."""
ALL_BUT = 1 - 1e-9
"""From which a cosine or share is 1 but for rounding."""
WORTH_A_LOOK = 0.05
"""Cosine of stems below which a pair is not looked at."""
ROWS = 2_000
"""Stretches compared with all others at a time."""
BLOCK = 100_000
"""Pairs worked out at a time."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Likeness = Callable[[Sequence[str]], NDArray[np.floating[Any]]]
"""A likeness of the user's: from texts to rows whose cosine says how alike two texts are."""


def likeness(vectors: Vectors, one: Ints, other: Ints, *, least: float = 0.0) -> Floats:
    """How far two stretches tell the same: pair by pair, 0 to 1.

    The mean of three: cosine of TF-IDF of stems, cosine of TF-IDF of runs of four letters, share of the
    shorter one's pairs of neighbouring words that the other has too; times 1 - exp(-shared / 10), where
    ``shared`` is the weight of the stems in common, names at .3 of theirs; times .9 where
    their numbers differ. Identical texts: 1. A pair that cannot reach ``least`` may be given as 0.
    """
    found = np.empty(len(one))
    for low in range(0, len(one), BLOCK):
        part = slice(low, low + BLOCK)
        found[part] = _likeness(vectors, one[part], other[part], least)
    return found


def _likeness(vectors: Vectors, one: Ints, other: Ints, least: float) -> Floats:
    shared = vectors.terms[one].multiply(vectors.terms[other]) @ vectors.evidence
    words, runs = _dot(vectors.words, one, other), _dot(vectors.runs, one, other)
    length = np.diff(vectors.runs.indptr)
    runs = runs / np.maximum(np.minimum(length[one], length[other]), 1)
    count = np.diff(vectors.numbers.indptr)
    differ = (count[one] > 0) & (count[other] > 0) & (_dot(vectors.numbers, one, other) == 0)
    factor = (1 - np.exp(-shared / ENOUGH)) * np.where(differ, OTHER_NUMBERS, 1.0)
    identical = (words > ALL_BUT) & (runs > ALL_BUT)
    alike = np.where(identical, 1.0, 0.0)
    # Runs of letters are the dearest part: they are compared only where they can still lift the pair.
    may = np.flatnonzero(~identical & ((words + 1 + runs) / 3 * factor >= least))
    letters = _dot(vectors.letters, one[may], other[may])
    alike[may] = np.minimum((words[may] + letters + runs[may]) / 3 * factor[may], 1.0)
    return alike


def _dot(table: Any, one: Ints, other: Ints) -> Floats:  # noqa: ANN401 - scipy has no types
    return np.asarray(table[one].multiply(table[other]).sum(axis=1), np.float64).ravel()


def close_pairs(vectors: Vectors, *, least: float) -> tuple[Ints, Ints, Floats]:
    """All pairs of different stretches that are at least ``least`` alike: first, second, likeness."""
    found = []
    for low in range(0, len(vectors), ROWS):
        cosine = (vectors.words[low : low + ROWS] @ vectors.words.T).tocoo()
        some = (cosine.data >= WORTH_A_LOOK) & (cosine.col > cosine.row + low)
        found.append((cosine.row[some].astype(np.int64) + low, cosine.col[some].astype(np.int64)))
    one, other = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    alike = likeness(vectors, one, other, least=least)
    keep = alike >= least
    return one[keep], other[keep], alike[keep]


def pairs_by(function: Likeness, texts: Sequence[str], *, least: float) -> tuple[Ints, Ints, Floats]:
    """The same by a likeness of the user's."""
    rows = np.asarray(function(list(texts)), np.float64)
    if rows.ndim != 2 or len(rows) != len(texts) or not np.isfinite(rows).all():
        raise SamestoryError(
            f"statements: the likeness function must return one row of finite numbers a text; for "
            f"{len(texts)} texts it returned shape {rows.shape}. See sa.embeddings for one that does."
        )
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows / np.where(length > 0, length, 1.0)
    found = []
    for low in range(0, len(rows), ROWS):
        one, other = np.nonzero(np.triu(rows[low : low + ROWS] @ rows.T, k=low + 1) >= least)
        found.append((one + low, other, np.einsum("ij,ij->i", rows[one + low], rows[other])))
    one, other, alike = (np.concatenate(column) for column in zip(*found, strict=True))
    return one.astype(np.int64), other.astype(np.int64), alike


def embeddings(model: str | Path) -> Likeness:
    """A likeness by sentence embeddings, from a model that lies on this machine.

    Finds paraphrases that share no word; joins what merely sounds alike, too. Nothing is downloaded:
    install ``sentence-transformers`` and save a model to a folder beforehand.

    Parameters
    ----------
    model : str or Path
        A folder that ``SentenceTransformer.save`` wrote.

    Returns
    -------
    callable
        To be passed as ``likeness=``, with a ``threshold=`` of your own (0.7 is a start): the built-in
        one was chosen for the built-in likeness.

    Raises
    ------
    SamestoryError
        If the folder or the package is missing.
    """
    if not Path(model).is_dir():
        raise SamestoryError(
            f'embeddings: no folder "{model}". Nothing is downloaded here: save a sentence-transformers '
            "model to a folder (SentenceTransformer(name).save(folder)) and name that folder."
        )
    try:
        from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found, unused-ignore]
    except ImportError as missing:
        raise SamestoryError(
            'embeddings: the package "sentence-transformers" is not installed. Install it with '
            '"pip install sentence-transformers", or leave likeness= out: the default needs no model.'
        ) from missing
    loaded = SentenceTransformer(str(model), local_files_only=True)

    def rows(texts: Sequence[str]) -> NDArray[np.floating[Any]]:
        return np.asarray(loaded.encode(list(texts)), np.float64)

    return rows
