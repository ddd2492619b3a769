"""Telling outlets apart: the whole way from a corpus to figures, text after text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from tqdm import tqdm

from analysis.compare.cells import Cells
from analysis.compare.distinguish.carrying import WORD_COLUMNS, carrying
from analysis.compare.distinguish.learning import CURVE_COLUMNS, learning_curve
from analysis.compare.distinguish.masking import KINDS, Masked, masked
from analysis.compare.distinguish.material import Flags, Material
from analysis.compare.distinguish.result import AS_PRINTED, MASKED, TABLE_COLUMNS, Distinguish
from analysis.compare.distinguish.ridge import articles_weigh, folds_of, said_apart
from analysis.compare.distinguish.shuffled_names import chance_p, shuffled_names
from analysis.compare.distinguish.taking_part import FEWEST_FOLDS, Taking, taking_part
from analysis.compare.distinguish.terms import Terms, likeness, terms_of
from analysis.compare.distinguish.told import macro_f1, over_events, tallies, three_figures
from analysis.compare.permutation import SEED
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.text.scope import Scope, mask
from analysis.text.tokens import Part, Voice, tokens_of

__all__ = ["distinguish"]

FEW_EVENTS = 50
"""Below this many events an interval from resampled events is too narrow."""

Array = NDArray[np.float64]
Numbers = NDArray[np.intp]


def distinguish(
    corpus: Corpus,
    by: str = "outlet",
    within: str = "event",
    *,
    voice: Voice = "all",
    part: Part = "body",
    folds: int = 10,
    seed: int = SEED,
    draws: int = 999,
    progress: bool = False,
) -> Distinguish:
    """Tell outlets apart by their words on events not seen before; as printed, and with their marks masked.

    Whole events are kept apart in turn. From the others ridge regression learns, one outlet against the
    rest, from words and pairs of words (tf-idf, every article brought to length 1, so that length cannot
    tell), what speaks for each outlet, and says whose each unseen article is. Chance is what the same does
    when names are shuffled within events, in what is learned from and in what is asked.

    A high figure as printed is house style: bylines, names of the house, lines of the page. So eleven kinds
    of such marks are masked, one after the other, and the figure is given after each; ``leak`` is what the
    masks took. What remains is wording, in ``words``. No rule of masking looks at which outlet an article is
    from.

    Parameters
    ----------
    corpus : Corpus
    by : str
        The column that names the outlets; any column will do ("leaning"). Names in it and in the column
        "outlet" are masked.
    within : str
        The column that names the events.
    voice : {"all", "own", "quoted"}
    part : {"body", "headline", "lede", "all"}
    folds : int
        Into how many parts the events are cut.
    seed, draws : int
        Of the shuffles, and of the draws of events for intervals.
    progress : bool
        Show a progress bar on standard error.

    Returns
    -------
    Distinguish

    Raises
    ------
    SamestoryError
        If a column is missing, one outlet stands alone, no event has two outlets, or a number is too small.

    Cautions
    --------
    "Distinguishable by their words" is all that a high figure says. Where ``by`` groups outlets (a leaning),
    the same outlets are learned from and asked about: their habits count as the group's.

    References
    ----------
    Hoerl and Kennard 1970 (ridge regression); Phipson and Smyth 2010 (p of shuffles); Ojala and Garriga 2010,
    *Permutation Tests for Studying Classifier Performance*.
    """
    expect("distinguish", corpus, Corpus, "Pass sa.read(...).")
    if folds < FEWEST_FOLDS or draws < 1:
        raise SamestoryError(
            f"distinguish: folds must be 2 or more and draws 1 or more, not {folds} and {draws}; "
            "10 folds and 999 draws are usual."
        )
    tokens = tokens_of(corpus)
    scope = mask(tokens, Scope(part=part, voice=voice)).tokens
    taking = taking_part(corpus.articles, by=by, within=within, seed=seed)
    material = Material(tokens, corpus.articles, by, taking.event_of_article)
    scope = scope & taking.counts[tokens.article]
    masks = masked(material, scope)
    if taking.cells is None:
        return _cannot_say(taking, masks, by=by, within=within, folds=folds, seed=seed, draws=draws)
    task = _Task.of(taking.cells, taking.unequal, folds=folds, draws=draws, seed=seed)
    texts = list(_texts(material, masks, scope, task, progress))
    return Distinguish(
        table=_table(texts, task),
        outlets=pd.concat([_each_outlet(text, task) for text in texts if text.whole], ignore_index=True),
        confusion=_confusion(texts[-1], task),
        words=pd.concat([text.words for text in texts if text.whole], ignore_index=True),
        curve=pd.concat([text.curve for text in texts if text.whole], ignore_index=True),
        masks=masks.table,
        answers=_answers(corpus.articles, texts, task),
        by=by,
        within=within,
        folds=int(task.fold.max()) + 1,
        seed=seed,
        draws=draws,
        n_events=len(taking.cells.events),
        notes=(*taking.notes, *_notes(corpus.articles, taking, texts[-1], by=by, within=within)),
    )


@dataclass(frozen=True, eq=False)
class _Task:
    """Who wrote what about which event, the folds, and the shuffles: the same for every text."""

    cells: Cells
    event: Numbers
    names: Numbers
    fold: Numbers
    shuffled: Numbers
    exact: bool
    unequal: bool
    seed: int

    @classmethod
    def of(cls, cells: Cells, unequal: bool, *, folds: int, draws: int, seed: int) -> _Task:
        event, names = cells.event[cells.cell], cells.outlet[cells.cell]
        shuffled, exact = shuffled_names(cells, draws=draws, seed=seed)
        return cls(cells, event, names, folds_of(event, folds), shuffled, exact, unequal, seed)

    @property
    def n_outlets(self) -> int:
        return len(self.cells.outlets)


@dataclass(frozen=True, eq=False)
class _Text:
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


def _texts(
    material: Material, masks: Masked, scope: Flags, task: _Task, progress: bool
) -> Iterator[_Text]:
    """The text as printed, then with one kind of mask more at a time."""
    names = [AS_PRINTED, *(f"+ {kind}" for kind in list(KINDS)[:-1]), MASKED]
    for kinds, name in enumerate(tqdm(names, desc="telling apart", disable=not progress, leave=False)):
        kept = scope if kinds == 0 else scope & masks.left(kinds)
        terms = terms_of(
            material.tokens, kept, rows=task.cells.rows, event=task.event, printed=kinds == 0
        )
        yield _told(name, terms, material, task, whole=name in (AS_PRINTED, MASKED))


def _told(name: str, terms: Terms, material: Material, task: _Task, *, whole: bool) -> _Text:
    """Everything that one text tells; words and the learning curve for the first and last text only."""
    gram = likeness(terms.weights)
    both = np.concatenate([task.names[None], task.shuffled])
    n = task.n_outlets
    said = said_apart(
        gram, both, event=task.event, fold=task.fold, n_outlets=n, unequal=task.unequal
    )
    words, curve = pd.DataFrame(columns=list(WORD_COLUMNS[1:])), pd.DataFrame(columns=list(CURVE_COLUMNS))
    if whole:
        weigh = articles_weigh(gram, task.names, n)
        words = carrying(terms, weigh, names=task.names, event=task.event, material=material)
        words["outlet"] = np.array(task.cells.outlets, object)[words["outlet"].to_numpy(np.intp)]
        curve = learning_curve(
            gram, task.names, event=task.event, fold=task.fold, n_outlets=n, seed=task.seed
        )
    for frame in (words, curve):
        frame.insert(0, "text", name)
    return _Text(
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


def _table(texts: list[_Text], task: _Task) -> pd.DataFrame:
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


def _figures(text: _Text, task: _Task) -> tuple[Array, Array, Array]:
    return three_figures(tallies(task.names[None], text.said[None], task.n_outlets))


def _each_outlet(text: _Text, task: _Task) -> pd.DataFrame:
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


def _confusion(text: _Text, task: _Task) -> pd.DataFrame:
    counts = np.zeros((task.n_outlets, task.n_outlets), np.int64)
    np.add.at(counts, (task.names, text.said), 1)
    return pd.DataFrame(counts, index=list(task.cells.outlets), columns=list(task.cells.outlets))


def _answers(articles: pd.DataFrame, texts: list[_Text], task: _Task) -> pd.DataFrame:
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


def _notes(
    articles: pd.DataFrame, taking: Taking, last: _Text, *, by: str, within: str
) -> Iterator[str]:
    """What a reader must know of the figures."""
    assert taking.cells is not None
    n_events = len(taking.cells.events)
    if n_events < FEW_EVENTS:
        yield (
            f"{n_events} {within}s: intervals from resampled {within}s are too narrow below {FEW_EVENTS}; "
            "rely on p."
        )
    if taking.unequal:
        yield (
            f"Not every {by} has equally many articles in each {within}: each weighs the same in learning, "
            "and thresholds are learned too."
        )
    if by != "outlet" and "outlet" in articles and articles["outlet"].nunique() > articles[by].nunique():
        yield (
            f'"{by}" groups outlets: the same outlets are learned from and asked about, so that the habits of '
            "a large one count as its group's."
        )
    if last.empty:
        yield f"{last.empty} articles have no word left once masked; what is said of them is a guess."
    copies = int((articles["copy_of"].fillna("") != "").iloc[taking.cells.rows].sum()) if "copy_of" in articles else 0
    if copies:
        yield f"{copies} articles repeat an earlier text of the same {within}: two outlets, one voice."
    yield (
        "Articles are brought to one length before learning, so length cannot tell outlets apart. The rarity "
        "of words is taken from all articles, without their names."
    )


def _cannot_say(
    taking: Taking, masks: Masked, *, by: str, within: str, folds: int, seed: int, draws: int
) -> Distinguish:
    """The result where there are too few events: no figure, and what is missing."""
    return Distinguish(
        table=pd.DataFrame(columns=list(TABLE_COLUMNS)),
        outlets=pd.DataFrame(columns=["text", "outlet", "recall", "precision", "f1", "articles", "events"]),
        confusion=pd.DataFrame(),
        words=pd.DataFrame(columns=list(WORD_COLUMNS)),
        curve=pd.DataFrame(columns=["text", *CURVE_COLUMNS]),
        masks=masks.table,
        answers=pd.DataFrame(columns=["article", "event", "outlet", "said", "said_as_printed"]),
        by=by,
        within=within,
        folds=folds,
        seed=seed,
        draws=draws,
        n_events=0,
        notes=taking.notes,
    )
