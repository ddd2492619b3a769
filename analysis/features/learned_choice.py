"""Learns weights, picks settings inside folds, and finds out on folds apart how far to trust the result."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.features.learned_model import DENSE, KINDS, Block, Model, scaled
from analysis.features.learned_text import Units, counts, judgements, mark_rates, means
from analysis.features.word_vectors import WordVectors

__all__ = [
    "INNER",
    "Coded",
    "Goal",
    "Setting",
    "best_setting",
    "fit",
    "folds",
    "goodness",
    "predicted",
    "settings",
]

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Goal = Literal["macro-F1", "accuracy", "Spearman"]
INNER = 3
_MANY, _COMMON = 2_500, 250


@dataclass(frozen=True)
class Setting:
    """What the inner folds choose between: which blocks, and how closely the weights follow the codes."""

    kinds: tuple[str, ...]
    strength: float


@dataclass(frozen=True, eq=False)
class Coded:
    """Coded units with every column that a setting may use; the codes as class numbers or numbers."""

    raw: dict[str, Any]
    terms: dict[str, tuple[str, ...]]
    codes: NDArray[Any]
    groups: NDArray[np.str_]
    classes: tuple[str, ...]
    common: tuple[str, ...]
    features: tuple[Feature, ...]
    vectors: WordVectors | None
    has_target: bool
    seed: int

    @classmethod
    def of(
        cls,
        units: Units,
        codes: NDArray[Any],
        groups: NDArray[np.str_],
        *,
        classes: tuple[str, ...],
        features: tuple[Feature, ...],
        vectors: WordVectors | None,
        seed: int,
    ) -> Coded:
        """Count everything once; what a fold may know of it is cut out later."""
        has_target = units.target_begin is not None
        often = Counter(word.lower() for parts in units.pieces() for part in parts for word in part)
        common = tuple(sorted(sorted(often, key=lambda word: (-often[word], word))[:_COMMON]))
        kinds = ("words", "letters", "shapes", *(("near", "target") if has_target else ()))
        found = {kind: counts(kind, units, frozenset(common)) for kind in kinds}
        raw = {kind: matrix for kind, (matrix, _) in found.items()}
        raw |= {"marks": mark_rates(features, units), "judges": judgements(features, units)}
        raw = {kind: table for kind, table in raw.items() if table.shape[1]}
        if vectors is not None:
            raw["meaning"] = means(units, vectors.words, vectors.share, vectors.vectors)
        terms = {kind: names for kind, (_, names) in found.items()}
        return cls(raw, terms, codes, groups, classes, common, features, vectors, has_target, seed)

    def __len__(self) -> int:
        return len(self.codes)


def settings(coded: Coded) -> list[Setting]:
    """The settings to choose between, the plainest first; fewer where many texts make each costly."""
    here = coded.raw
    every = tuple(kind for kind in KINDS if kind in here)
    if len(coded) > _MANY:
        return [Setting(every, strength) for strength in (0.03, 0.1)]
    sets = [
        tuple(kind for kind in every if kind not in ("shapes", "meaning")),
        tuple(kind for kind in every if kind != "meaning"),
        every,
        tuple(kind for kind in every if kind not in ("letters", "shapes")),
    ]
    return [Setting(kinds, strength) for kinds in dict.fromkeys(sets) for strength in (0.03, 0.1, 0.3, 1.0)]


def folds(coded: Coded, rows: Rows, number: int) -> Iterator[tuple[Rows, Rows]]:
    """Rows to learn from and rows apart; no group is on both sides, classes are spread evenly."""
    from sklearn.model_selection import GroupKFold, StratifiedGroupKFold

    groups, codes = coded.groups[rows], coded.codes[rows]
    number = min(number, len(np.unique(groups)))
    if coded.classes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # A class in fewer groups than folds: some folds lack it.
            cut = StratifiedGroupKFold(number, shuffle=True, random_state=coded.seed)
            parts = list(cut.split(codes, codes, groups))
    else:
        names, at = np.unique(groups, return_inverse=True)
        turned = np.random.default_rng(coded.seed).permutation(len(names))[at]
        parts = list(GroupKFold(number).split(codes, codes, turned))
    for learn, apart in parts:
        yield rows[learn], rows[apart]


@dataclass(frozen=True, eq=False)
class _Columns:
    """One block as the rows to learn from shape it: which columns, how scaled."""

    kind: str
    kept: Rows
    scale: Floats
    shift: Floats

    def of(self, coded: Coded, rows: Rows) -> Any:  # noqa: ANN401
        raw = coded.raw[self.kind][rows]
        return scaled(self.kind, raw if self.kind in DENSE else raw[:, self.kept], self.scale, self.shift)


def _columns(coded: Coded, rows: Rows, kinds: Sequence[str]) -> list[_Columns]:
    made = []
    for kind in kinds:
        raw = coded.raw[kind][rows]
        if kind in DENSE:
            spread = raw.std(axis=0)
            scale = np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 1e-9)
            made.append(_Columns(kind, np.arange(raw.shape[1]), scale, raw.mean(axis=0)))
        else:
            seen = np.asarray((raw > 0).sum(axis=0)).ravel()
            kept = np.flatnonzero(seen >= min(2, len(rows)))
            made.append(_Columns(kind, kept, np.log((1 + len(rows)) / (1 + seen[kept])) + 1, np.zeros(0)))
    return made


def _weights(coded: Coded, table: Any, codes: NDArray[Any], strength: float) -> tuple[Floats, Floats]:  # noqa: ANN401
    """Weights, columns x classes, and the bias of each class."""
    from sklearn.linear_model import Ridge
    from sklearn.svm import LinearSVC

    if not coded.classes:
        model = Ridge(alpha=1 / strength, solver="lsqr", tol=1e-6).fit(table, codes)
        return model.coef_.reshape(-1, 1), np.array([float(model.intercept_)])
    classes = len(coded.classes)
    width = 1 if classes == 2 else classes
    present = np.unique(codes)
    weights, bias = np.zeros((table.shape[1], width)), np.full(width, -10.0)
    if len(present) == 1:
        bias[0 if classes == 2 else present[0]] = 2.0 * present[0] - 1 if classes == 2 else 1.0
        return weights, bias
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # Stopping early is a setting like others: the folds judge the result.
        model = LinearSVC(C=strength, class_weight="balanced", random_state=coded.seed, max_iter=1_000)
        model.fit(table, codes)
    if classes == 2 or len(present) > 2:
        at = np.zeros(1, int) if classes == 2 else present
        weights[:, at], bias[at] = model.coef_.T, model.intercept_
    else:
        weights[:, present] = np.concatenate([-model.coef_, model.coef_]).T
        bias[present] = -model.intercept_[0], model.intercept_[0]
    return weights, bias


def _learned(coded: Coded, rows: Rows, kinds: Sequence[str]) -> tuple[list[_Columns], Any]:
    from scipy import sparse

    columns = _columns(coded, rows, kinds)
    return columns, sparse.hstack([one.of(coded, rows) for one in columns]).tocsr()


def predicted(coded: Coded, learn: Rows, apart: Rows, chosen: Sequence[Setting]) -> list[NDArray[Any]]:
    """What each setting, learned from some rows, says of others."""
    from scipy import sparse

    said: list[NDArray[Any]] = []
    known: dict[tuple[str, ...], tuple[Any, Any]] = {}
    for setting in chosen:
        if setting.kinds not in known:
            columns, table = _learned(coded, learn, setting.kinds)
            known = {setting.kinds: (table, sparse.hstack([one.of(coded, apart) for one in columns]).tocsr())}
        table, other = known[setting.kinds]
        weights, bias = _weights(coded, table, coded.codes[learn], setting.strength)
        said.append(_bare(coded, learn).decide(np.asarray(other @ weights) + bias))
    return said


def _bare(coded: Coded, rows: Rows) -> Model:
    """A model without blocks, which knows how to decide."""
    numbers = coded.codes[rows] if not coded.classes else np.zeros(1)
    low, high = float(numbers.min()), float(numbers.max())
    return Model((), np.zeros(1), coded.classes, coded.common, coded.features, low, high, coded.has_target)


def goodness(goal: Goal, codes: NDArray[Any], said: NDArray[Any]) -> float:
    """How well answers agree with codes."""
    from scipy.stats import rankdata

    if goal == "accuracy":
        return float(np.mean(codes == said))
    if goal == "Spearman":
        ranks = rankdata(codes), rankdata(said)
        return float(np.corrcoef(*ranks)[0, 1]) if min(map(np.std, ranks)) > 0 else 0.0
    present = np.unique(codes)
    hits = [2 * np.sum((codes == one) & (said == one)) for one in present]
    return float(
        np.mean(
            [
                hit / np.sum((codes == c).astype(int) + (said == c))
                for hit, c in zip(hits, present, strict=True)
            ]
        )
    )


def best_setting(coded: Coded, rows: Rows, goal: Goal) -> Setting:
    """The setting that does best on inner folds of these rows; the plainer of two alike."""
    wanted = settings(coded)
    said = np.zeros((len(wanted), len(coded)))
    for learn, apart in folds(coded, rows, INNER):
        for number, answers in enumerate(predicted(coded, learn, apart, wanted)):
            said[number, apart] = answers
    figures = [goodness(goal, coded.codes[rows], one[rows]) for one in said]
    return wanted[int(np.argmax(figures))]


def fit(coded: Coded, setting: Setting) -> Model:
    """The model learned from all rows."""
    rows = np.arange(len(coded))
    columns, table = _learned(coded, rows, setting.kinds)
    weights, bias = _weights(coded, table, coded.codes, setting.strength)
    cuts = np.cumsum([len(one.kept) for one in columns])[:-1]
    blocks = []
    for one, part in zip(columns, np.split(weights, cuts), strict=True):
        if one.kind == "meaning" and coded.vectors is not None:
            # A mean of vectors times weights is a mean of one number a word: the vectors need not be kept.
            turned = part * one.scale[:, None] / len(part) ** 0.5
            bias = bias - one.shift @ turned
            words, share = coded.vectors.words, coded.vectors.share
            blocks.append(Block("meaning", words, share, np.zeros(0), coded.vectors.vectors @ turned))
            continue
        terms = () if one.kind in DENSE else tuple(coded.terms[one.kind][at] for at in one.kept)
        blocks.append(Block(one.kind, terms, one.scale, one.shift, part))
    bare = _bare(coded, rows)
    return Model(
        tuple(blocks), bias, bare.classes, bare.common, bare.features, bare.low, bare.high, bare.has_target
    )
