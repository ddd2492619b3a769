"""From what was told apart to tables: a row a text, a row an outlet, answers, and what a reader must know."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.distinguish.result import TABLE_COLUMNS
from analysis.compare.distinguish.shuffled_names import chance_p
from analysis.compare.distinguish.task import Task
from analysis.compare.distinguish.telling import Text
from analysis.compare.distinguish.told import tallies, three_figures
from analysis.compare.distinguish.words import too_few_draws
from analysis.wording import counted

__all__ = ["FEW_EVENTS", "answers_of", "confusion_of", "each_outlet", "figures_table", "notes_of"]

FEW_EVENTS = 50
"""Below this many events an interval from resampled events is too narrow."""

Array = NDArray[np.float64]


def figures_table(texts: list[Text], task: Task) -> pd.DataFrame:
    """A row a text: figures, interval, chance, and what the masks took."""
    rows = []
    first = texts[0]
    for text in texts:
        figures = [float(value[0]) for value in _figures(text, task)]
        low, high = np.percentile(text.drawn, [2.5, 97.5])
        took: tuple[float, ...] = (np.nan, np.nan, np.nan)
        if text is not first:
            leak = float(_figures(first, task)[2][0]) - figures[2]
            took = (leak, *np.percentile(first.drawn - text.drawn, [2.5, 97.5]))
        p = chance_p(figures[2], text.chance, exact=task.exact)
        chance = float(text.chance.mean()), float(np.percentile(text.chance, 95))
        rows.append((text.name, *figures, low, high, *chance, p, *took, text.terms))
    return pd.DataFrame(rows, columns=list(TABLE_COLUMNS))


def _figures(text: Text, task: Task) -> tuple[Array, Array, Array]:
    return three_figures(tallies(task.names[None], text.said[None], task.n_outlets))


def each_outlet(text: Text, task: Task) -> pd.DataFrame:
    """Recall, precision and F1 of each outlet; precision is missing where an outlet was never said."""
    right, of_it, times = tallies(task.names[None], text.said[None], task.n_outlets)[0]
    return pd.DataFrame(
        {
            "text": text.name,
            "outlet": list(task.cells.outlets),
            "recall": right / of_it,
            "precision": np.divide(right, times, out=np.full_like(right, np.nan), where=times > 0),
            "f1": 2 * right / (of_it + times),
            "articles": of_it.astype(np.int64),
            "events": np.bincount(task.cells.outlet, minlength=task.n_outlets),
        }
    )


def confusion_of(text: Text, task: Task) -> pd.DataFrame:
    """Articles of each outlet (rows) by the outlet said of them (columns)."""
    counts = np.zeros((task.n_outlets, task.n_outlets), np.int64)
    np.add.at(counts, (task.names, text.said), 1)
    return pd.DataFrame(counts, index=list(task.cells.outlets), columns=list(task.cells.outlets))


def answers_of(articles: pd.DataFrame, texts: list[Text], task: Task) -> pd.DataFrame:
    """What was said of each article, in the order of the corpus."""
    outlets = np.array(task.cells.outlets, object)
    names = articles["article"] if "article" in articles else articles.index.to_series()
    answers = pd.DataFrame(
        {
            "article": names.to_numpy()[task.cells.rows],
            "event": np.array(task.cells.events, object)[task.event],
            "outlet": outlets[task.names],
            "said": outlets[texts[-1].said],
            "said_as_printed": outlets[texts[0].said],
        },
        index=task.cells.rows,
    )
    return answers.sort_index().reset_index(drop=True)


def notes_of(articles: pd.DataFrame, task: Task, last: Text, *, by: str, within: str) -> Iterator[str]:
    """What a reader must know of the figures."""
    n_events = len(task.cells.events)
    if n_events < FEW_EVENTS:
        yield (
            f"{n_events} {within}s: intervals from resampled {within}s are too narrow below {FEW_EVENTS}; "
            "rely on p."
        )
    if not task.exact and too_few_draws(len(task.shuffled)):
        yield (
            f"With {counted(len(task.shuffled), 'draw')} p cannot go below .05, whatever is found. "
            "Ask for more: draws=999 is usual."
        )
    if task.unequal:
        yield (
            f"Not every {by} has equally many articles in each {within}: each weighs the same in learning, "
            "and thresholds are learned too."
        )
    if by != "outlet" and "outlet" in articles and articles["outlet"].nunique() > articles[by].nunique():
        yield (
            f'"{by}" groups outlets: the same outlets are learned from and asked about, so that the habits '
            "of a large one count as its group's."
        )
    if last.empty:
        yield f"{last.empty} articles have no word left once masked; what is said of them is a guess."
    copies = (
        int((articles["copy_of"].fillna("") != "").iloc[task.cells.rows].sum())
        if "copy_of" in articles
        else 0
    )
    if copies:
        yield f"{copies} articles repeat an earlier text of the same {within}: two outlets, one voice."
    yield (
        "The rarity of words is taken from all articles, without a look at whose they are. Names of people "
        "in the news and the use of tenses are not masked."
    )
