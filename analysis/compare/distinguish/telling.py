"""One text after another: what is learned from it, what is said of unseen articles, and what by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from tqdm import tqdm

from analysis.compare.distinguish.carrying import WORD_COLUMNS, carrying
from analysis.compare.distinguish.learning import CURVE_COLUMNS, learning_curve
from analysis.compare.distinguish.masking import KINDS, Masked
from analysis.compare.distinguish.material import Flags, Material
from analysis.compare.distinguish.result import AS_PRINTED, MASKED
from analysis.compare.distinguish.ridge import articles_weigh, said_apart
from analysis.compare.distinguish.task import Task
from analysis.compare.distinguish.terms import Terms, likeness, terms_of
from analysis.compare.distinguish.told import macro_f1, over_events, tallies

__all__ = ["Text", "told_texts"]

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Text:
    """One text of all articles, as printed or masked so far, and what was told apart by it."""

    name: str
    said: Numbers
    chance: Array
    drawn: Array
    terms: int
    empty: int
    whole: bool
    words: pd.DataFrame
    curve: pd.DataFrame


def told_texts(material: Material, masks: Masked, scope: Flags, task: Task, progress: bool) -> Iterator[Text]:
    """The text as printed, then with one kind of mask more at a time."""
    names = [AS_PRINTED, *(f"+ {kind}" for kind in list(KINDS)[:-1]), MASKED]
    for kinds, name in enumerate(tqdm(names, desc="telling apart", disable=not progress, leave=False)):
        kept = scope if kinds == 0 else scope & masks.left(kinds)
        terms = terms_of(material.tokens, kept, rows=task.cells.rows, event=task.event, printed=kinds == 0)
        yield _told(name, terms, material, task)


def _told(name: str, terms: Terms, material: Material, task: Task) -> Text:
    """Everything that one text tells; words and the learning curve for the first and last text only."""
    gram, n, whole = likeness(terms.weights), task.n_outlets, name in (AS_PRINTED, MASKED)
    length = terms.length if name == MASKED else None
    said = said_apart(
        gram,
        np.concatenate([task.names[None], task.shuffled]),
        event=task.event,
        fold=task.fold,
        n_outlets=n,
        unequal=task.unequal,
        length=length,
    )
    words, curve = pd.DataFrame(columns=list(WORD_COLUMNS[1:])), pd.DataFrame(columns=list(CURVE_COLUMNS))
    if whole:
        weigh = articles_weigh(gram, task.names, n, length=length)
        words = carrying(terms, weigh, names=task.names, event=task.event, material=material)
        words["outlet"] = np.array(task.cells.outlets, object)[words["outlet"].to_numpy(np.intp)]
        curve = learning_curve(gram, task, length=length)
    for frame in (words, curve):
        frame.insert(0, "text", name)
    return Text(
        name=name,
        said=said[0],
        chance=macro_f1(tallies(task.shuffled, said[1:], n)),
        drawn=macro_f1(over_events(task.names, said[0], task.event, n, seed=task.seed)),
        terms=terms.weights.shape[1],
        empty=int((np.diff(terms.weights.indptr) == 0).sum()),
        whole=whole,
        words=words,
        curve=curve,
    )
