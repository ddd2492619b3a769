"""A feature learned from coded texts: it marks sentences or articles like any other, and brings its card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.features.learned_card import own_card
from analysis.features.learned_choice import Coded, Goal, best_setting, fit, folds, predicted
from analysis.features.learned_feature import Judge, Learned, learned_feature, worth_of
from analysis.features.learned_text import units_of_texts
from analysis.features.registry import resolve
from analysis.features.word_vectors import word_vectors

__all__ = ["learn"]

OUTER, FEWEST, FEWEST_OF_CLASS, MOST_CLASSES = 5, 30, 5, 50


def learn(
    coded: pd.DataFrame,
    *,
    text: str = "sentence",
    label: str,
    groups: str | None = "event",
    unit: Literal["sentence", "article"] = "sentence",
    target: tuple[str, str] | None = None,
    counts: str | Mapping[str, float] | None = None,
    name: str | None = None,
    goal: Goal | None = None,
    marks: str | Feature | Iterable[str | Feature] = "all",
    background: Iterable[str] | None = None,
    seed: int = 0,
) -> Learned:
    """Learn a feature from texts that people coded.

    It looks at words, letters, the build of sentences and the marks of other features, and weighs them in a
    line. Which of these, and how closely they follow the codes, is chosen on folds inside folds: no group
    (event, outlet, article) is ever on both sides, so the card tells what to expect on events that nobody has
    coded.

    Parameters
    ----------
    coded : DataFrame
        A row a text.
    text, label : str
        The columns that hold the text and its code: two or more classes, or numbers.
    groups : str, optional
        The column whose values must not be on both sides. None: every row is a group of its own, which is
        only right where no two rows share an event, an article or an outlet.
    unit : {"sentence", "article"}
        What the texts are, and what the feature will mark.
    target : (str, str), optional
        Columns with the offsets where the words begin and end that the code is about; the feature then needs
        ``.towards("name")``.
    counts : str or mapping, optional
        The class that is counted, or what each class is worth. Not needed for yes and no, or for numbers.
    name : str, optional
        Default ``learned.<label>``.
    goal : {"macro-F1", "accuracy", "Spearman"}, optional
        What settings are chosen by and the card tells. Default: Spearman for numbers, else macro-F1.
    marks : str, Feature, or several of them
        Features whose marks it looks at; other learned features may be among them.
    background : iterable of str, optional
        Texts without codes, from which the meaning of words is learned: with few coded texts, words that were
        never coded then count like their neighbours.
    seed : int

    Returns
    -------
    Learned
        A feature for ``measure``, ``evidence``, ``report``; ``.cards`` holds its card, ``.answers`` the
        answers on folds apart.

    Raises
    ------
    SamestoryError
        For missing columns or codes, fewer than 30 texts, 5 texts a class or 2 groups, or unclear ``counts``.

    Examples
    --------
    >>> coded = pd.DataFrame({"sentence": ["A cruel, brutal act."] * 20 + ["They met on Monday."] * 20,
    ...     "harsh": ["yes"] * 20 + ["no"] * 20, "event": [f"e{n % 5}" for n in range(40)]})
    >>> harsh = learn(coded, label="harsh", marks=["loaded.words"])
    >>> harsh.name, harsh.cards[0].figure
    ('learned.harsh', 1.0)
    """
    texts, codes, classes, group, places = _checked(coded, text, label, groups, target)
    worth = worth_of(classes, counts, label)
    units = units_of_texts(texts, places)
    vectors = None if background is None else word_vectors(background, seed=seed)
    sheet = Coded.of(
        units, codes, group, classes=classes, features=resolve(marks), vectors=vectors, seed=seed
    )
    goal = goal or ("macro-F1" if classes else "Spearman")
    everything = np.arange(len(sheet))
    said = np.zeros(len(sheet))
    for inside, apart in folds(sheet, everything, OUTER):
        said[apart] = predicted(sheet, inside, apart, [best_setting(sheet, inside, goal)])[0]
    title = name or f"learned.{re.sub(r'[^a-z0-9]+', '_', label.lower()).strip('_')}"
    if title.count(".") != 1:
        raise SamestoryError(f'learn: the name "{title}" should be of the form family.name.')
    card = own_card(title, label, unit, goal, codes, said, group)
    judge = Judge(fit(sheet, best_setting(sheet, everything, goal)), unit, worth)
    made = learned_feature(title, f"Learned: {label}", judge, (card,))
    answers = pd.DataFrame(
        {"code": _named(classes, codes), "answer": _named(classes, said)}, index=coded.index
    )
    return replace(made, answers=answers)


def _named(classes: tuple[str, ...], codes: NDArray[Any]) -> list[Any]:
    return [classes[int(code)] for code in codes] if classes else codes.tolist()


def _checked(
    coded: pd.DataFrame, text: str, label: str, groups: str | None, target: tuple[str, str] | None
) -> tuple[list[str], NDArray[Any], tuple[str, ...], NDArray[np.str_], list[tuple[int, int]] | None]:
    """The columns as arrays, or an error that says what is missing."""
    wanted = [text, label, *([groups] if groups else []), *(target or ())]
    missing = [column for column in wanted if column not in coded.columns]
    if missing:
        have = ", ".join(map(str, list(coded.columns)[:20]))
        raise SamestoryError(
            f"learn: no column {', '.join(missing)}; there are {have}. Name them: text=, label=, groups=."
        )
    empty = coded[wanted].isna().any(axis=1) | (coded[text].astype(str).str.strip() == "")
    if empty.any():
        raise SamestoryError(
            f"learn: {int(empty.sum()):,} of {len(coded):,} rows lack a text, a code or a group (the first "
            f"is row {int(np.flatnonzero(empty)[0]) + 1}). Fill or remove them."
        )
    if len(coded) < FEWEST:
        raise SamestoryError(
            f"learn: {len(coded)} coded texts; at least {FEWEST} are needed, better some hundreds."
        )
    group = coded[groups].astype(str).to_numpy(str) if groups else np.arange(len(coded)).astype(str)
    if len(np.unique(group)) < OUTER:
        raise SamestoryError(
            f'learn: the column "{groups}" has {len(np.unique(group))} groups; at least {OUTER} are needed, '
            "so that some can be kept apart. Group by article or outlet instead."
        )
    codes, classes = _codes(coded[label], label)
    texts = coded[text].astype(str).tolist()
    places = None
    if target:
        places = list(
            zip(coded[target[0]].astype(int).tolist(), coded[target[1]].astype(int).tolist(), strict=True)
        )
        for number, ((begin, stop), one) in enumerate(zip(places, texts, strict=True), start=1):
            if not 0 <= begin < stop <= len(one):
                raise SamestoryError(
                    f"learn: row {number}: the target {begin} to {stop} lies outside its text."
                )
    return texts, codes, classes, group, places


def _codes(label: pd.Series[Any], name: str) -> tuple[NDArray[Any], tuple[str, ...]]:
    """Class numbers with the classes, or numbers."""
    distinct = label.nunique()
    if pd.api.types.is_float_dtype(label) or (pd.api.types.is_integer_dtype(label) and distinct > 2):
        numbers = label.to_numpy(np.float64)
        if not np.isfinite(numbers).all() or distinct < 2:
            raise SamestoryError(f'learn: the numbers of "{name}" are not finite, or all alike.')
        return numbers, ()
    words = label.astype(str)
    classes = tuple(sorted(words.unique()))
    rare = words.value_counts()
    if len(classes) < 2 or len(classes) > MOST_CLASSES or rare.min() < FEWEST_OF_CLASS:
        raise SamestoryError(
            f'learn: "{name}" has {len(classes)} codes, the rarest ({rare.index[-1]!r}) {rare.min()} times. '
            f"Needed are 2 to {MOST_CLASSES} codes, each at least {FEWEST_OF_CLASS} times; join rare ones."
        )
    number = {one: at for at, one in enumerate(classes)}
    return words.map(number).to_numpy(np.int64), classes
