"""What a learned feature sees of a text: word and letter sequences, shapes of words, rates of our marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.text.tokens import Tokens, tokenise

__all__ = [
    "Units",
    "counts",
    "judgements",
    "mark_rates",
    "means",
    "pieces_of",
    "units_of_sentences",
    "units_of_texts",
]

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

_PIECE = re.compile(r"\w+(?:'\w+)?|[^\w\s]")
_ENDINGS = ("ing", "ed", "ly", "ous", "ful", "less", "ism", "ist", "est", "er", "al", "ive", "ity", "s")
_NEAR = 6
_TARGET = "<t>"


@dataclass(frozen=True, eq=False)
class Units:
    """Stretches of text to be judged, one a row; each may have a target, the words that it speaks of.

    ``begin``, ``stop`` and the same of the target are positions in ``tokens.stream``; ``of_token`` says in
    which unit each token lies, -1 for none.
    """

    tokens: Tokens
    begin: Places
    stop: Places
    of_token: Places
    target_begin: Places | None = None
    target_stop: Places | None = None

    def __len__(self) -> int:
        return len(self.begin)

    def pieces(self) -> list[tuple[list[str], list[str], list[str]]]:
        """Words and signs before the target, of the target, behind it; without one all stand before."""
        stream, begin, stop = self.tokens.stream.replace("’", "'"), self.begin, self.stop
        first = stop if self.target_begin is None else self.target_begin
        second = stop if self.target_stop is None else self.target_stop
        cuts = zip(begin.tolist(), first.tolist(), second.tolist(), stop.tolist(), strict=True)
        find = _PIECE.findall
        return [(find(stream[a:b]), find(stream[b:c]), find(stream[c:d])) for a, b, c, d in cuts]


def pieces_of(text: str) -> list[str]:
    """Words and signs of a text, as printed.

    >>> pieces_of("It’s over!")
    ["It's", 'over', '!']
    """
    return _PIECE.findall(text.replace("’", "'"))


def units_of_texts(texts: Sequence[str], targets: Sequence[tuple[int, int]] | None = None) -> Units:
    """Each text as one unit; targets are offsets into the texts."""
    tokens = tokenise([""] * len(texts), texts)
    begin = tokens.body_at
    stop = begin + np.array([len(text) for text in texts], np.int64)
    of_token = tokens.article.astype(np.int64)
    if targets is None:
        return Units(tokens, begin, stop, of_token)
    place = np.array(targets, np.int64).reshape(-1, 2)
    return Units(tokens, begin, stop, of_token, begin + place[:, 0], begin + place[:, 1])


def units_of_sentences(tokens: Tokens, chosen: Places, targets: tuple[Places, Places] | None = None) -> Units:
    """Chosen sentences of a corpus; targets are first and last token of what each speaks of."""
    row = np.full(len(tokens.sentences), -1, np.int64)
    row[chosen] = np.arange(len(chosen))
    begin, stop = tokens.sentences.begin[chosen], tokens.sentences.stop[chosen]
    if targets is None:
        return Units(tokens, begin, stop, row[tokens.sentence])
    first, last = tokens.begin[targets[0]], tokens.stop[targets[1]]
    return Units(tokens, begin, stop, row[tokens.sentence], first, last)


def counts(kind: str, units: Units, common: frozenset[str], terms: Sequence[str] | None = None) -> Any:  # noqa: ANN401
    """How often each sequence occurs in each unit, with the sequences' names.

    Parameters
    ----------
    kind : {"words", "letters", "shapes", "near", "target"}
    units : Units
    common : frozenset of str
        Words that ``shapes`` spells out.
    terms : sequence of str, optional
        Count these; else all that occur twice.

    Returns
    -------
    (sparse matrix units x terms, tuple of str)
    """
    from sklearn.feature_extraction.text import CountVectorizer

    pieces = units.pieces()
    letters = {"analyzer": "char_wb", "ngram_range": (2, 5)} if kind == "letters" else {"analyzer": _as_is}
    counter = CountVectorizer(
        **letters, vocabulary=terms, min_df=1 if terms is not None or len(units) < 2 else 2
    )
    rows: list[Any] = [_SEQUENCES[kind](before, target, after, common) for before, target, after in pieces]
    if units.target_begin is None and kind in ("near", "target"):
        rows = [[] for _ in rows]
    found = counter.fit_transform(rows) if terms is None else counter.transform(rows)
    return found, tuple(counter.get_feature_names_out())


def _as_is(row: list[str]) -> list[str]:
    return row


def _lower(words: Iterable[str]) -> list[str]:
    return [word.lower() for word in words]


def _joined(before: list[str], target: list[str], after: list[str]) -> list[str]:
    """The unit with a placeholder where its target stands."""
    return [*_lower(before), _TARGET, *_lower(after)] if target else _lower(before)


def _words(before: list[str], target: list[str], after: list[str], _: frozenset[str]) -> list[str]:
    """Words, and pairs of words."""
    row = _joined(before, target, after)
    return row + [f"{a} {b}" for a, b in pairwise(row)]


def _letters(before: list[str], target: list[str], after: list[str], _: frozenset[str]) -> str:
    return " ".join(_joined(before, target, after))


def _near(before: list[str], target: list[str], after: list[str], _: frozenset[str]) -> list[str]:
    """Words and pairs near the target, with the side on which they stand."""
    left, right = _lower(before[-_NEAR:]), _lower(after[:_NEAR])
    sides = [("<", [*left, _TARGET]), (">", [_TARGET, *right])]
    row = [side + word for side, words in sides for word in words]
    return row + [f"{side}{a} {b}" for side, words in sides for a, b in pairwise(words)]


def _target(before: list[str], target: list[str], after: list[str], _: frozenset[str]) -> list[str]:
    return _lower(target)


def _shapes(before: list[str], target: list[str], after: list[str], common: frozenset[str]) -> list[str]:
    """How the sentence is built: common words and signs as they are, others by capital and ending."""
    row = [_shape(word, common) for word in (*before, *target, *after)]
    pairs = [f"{a} {b}" for a, b in pairwise(row)]
    return row + pairs + [f"{a} {b} {c}" for a, b, c in zip(row, row[1:], row[2:], strict=False)]


def _shape(word: str, common: frozenset[str]) -> str:
    small = word.lower()
    if small in common or not word[0].isalnum():
        return small
    if word[0].isdigit():
        return "0"
    start = "Xx" if word[0].isupper() else "x"
    return next((f"{start}-{ending}" for ending in _ENDINGS if small.endswith(ending)), start)


_SEQUENCES = {"words": _words, "letters": _letters, "near": _near, "target": _target, "shapes": _shapes}


def mark_rates(features: Sequence[Feature], units: Units) -> Floats:
    """What the features' marks amount to in each unit, as logarithms with sign.

    Without a target a column a feature: the weights by words or sentences, as its rule says. With one, ten:
    weights above and below zero before and behind the target, near it, and by distance. Learned features have
    their columns in ``judgements``.
    """
    columns: list[Floats] = []
    for feature in features:
        if hasattr(feature.mark, "scores"):
            continue
        marks = feature.mark(units.tokens)
        columns += (
            _by_place(marks, units) if units.target_begin is not None else [_rate(feature, marks, units)]
        )
    table = np.column_stack(columns) if columns else np.zeros((len(units), 0))
    logarithms: Floats = np.sign(table) * np.log1p(np.abs(table))
    return logarithms


def judgements(features: Sequence[Feature], units: Units) -> Floats:
    """What learned features among these say of each unit: their scores, a column a class."""
    judges = [feature.mark for feature in features if hasattr(feature.mark, "scores")]
    columns = [np.asarray(judge.scores(units), np.float64) for judge in judges]
    return np.hstack(columns) if columns else np.zeros((len(units), 0))


def _rate(feature: Feature, marks: Marks, units: Units) -> Floats:
    """The feature's rule inside each unit; 0 where it is undefined."""
    n, tokens = len(units), units.tokens
    of_sentence = units.of_token[tokens.sentences.first]
    unit = (units.of_token if marks.unit == "token" else of_sentence)[marks.at]
    inside = unit >= 0
    total = np.bincount(unit[inside], weights=marks.weight[inside], minlength=n).astype(float)
    words = np.bincount(units.of_token[units.of_token >= 0], minlength=n).astype(float)
    sentences = np.bincount(of_sentence[of_sentence >= 0], minlength=n).astype(float)
    if feature.formula is not None:
        with np.errstate(all="ignore"):
            return np.nan_to_num(feature.formula(words, sentences, total), posinf=0.0, neginf=0.0)
    of_marks = np.bincount(unit[inside], minlength=n).astype(float)
    divisor = {"rate": words / 100, "share_of_words": words, "mean_of_marks": of_marks}.get(
        feature.adds, sentences
    )
    divided: Floats = np.divide(total, divisor, out=np.zeros(n), where=divisor > 0)
    return divided


def _by_place(marks: Marks, units: Units) -> list[Floats]:
    """Weights of words on each side of the target, near it, and all by distance."""
    marks = marks.parts if marks.unit == "sentence" and marks.parts is not None else marks
    if marks.unit == "sentence" or units.target_begin is None or units.target_stop is None:
        return []
    tokens, n = units.tokens, len(units)
    unit = units.of_token[marks.at]
    at, weight, unit = marks.at[unit >= 0], marks.weight[unit >= 0], unit[unit >= 0]
    first = np.searchsorted(tokens.begin, units.target_begin)[unit]
    last = np.searchsorted(tokens.begin, units.target_stop)[unit]
    distance = np.where(at < first, at - first, np.where(at >= last, at - last + 1, 0))
    found = []
    for part in (np.maximum(weight, 0), np.minimum(weight, 0)):
        before, behind, near = distance < 0, distance > 0, np.abs(distance) < _NEAR
        shares = (before, before & near, behind, behind & near, 1 / (1 + np.abs(distance)))
        found += [np.bincount(unit, weights=part * share, minlength=n).astype(float) for share in shares]
    return found


def means(units: Units, words: Sequence[str], share: Floats, vectors: Floats) -> Floats:
    """The mean vector of each unit's known words, each counted by its share; zeros where none is known."""
    from scipy import sparse

    known = {word: number for number, word in enumerate(words)}
    rows, columns = [], []
    for row, (before, target, after) in enumerate(units.pieces()):
        found = [known[word] for word in _lower((*before, *target, *after)) if word in known]
        rows += [row] * len(found)
        columns += found
    size = (len(units), len(words))
    weighed = sparse.csr_array((share[columns], (rows, columns)), shape=size)
    total = np.maximum(weighed.sum(axis=1), 1.0)
    mean: Floats = np.asarray(weighed @ vectors) / total[:, None]
    return mean
