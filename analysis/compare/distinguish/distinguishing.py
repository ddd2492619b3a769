"""Telling outlets apart: the whole way from a corpus to figures, words and sentences."""

from __future__ import annotations

import pandas as pd

from analysis.compare.distinguish.carrying import WORD_COLUMNS
from analysis.compare.distinguish.learning import CURVE_COLUMNS
from analysis.compare.distinguish.masking import Masked, masked
from analysis.compare.distinguish.material import Material
from analysis.compare.distinguish.result import TABLE_COLUMNS, Distinguish
from analysis.compare.distinguish.tables import (
    answers_of,
    confusion_of,
    each_outlet,
    figures_table,
    notes_of,
)
from analysis.compare.distinguish.taking_part import FEWEST_FOLDS, Taking, taking_part
from analysis.compare.distinguish.task import Task
from analysis.compare.distinguish.telling import told_texts
from analysis.compare.permutation import SEED
from analysis.corpus import Corpus
from analysis.engine import one_thread
from analysis.errors import expect, whole
from analysis.text.scope import Scope, mask
from analysis.text.tokens import Part, Voice, tokens_of

__all__ = ["distinguish"]


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
    rest, from words and pairs of words (tf-idf, every article brought to length 1), what speaks for each
    outlet, and says whose each unseen article is. Chance is what the same does when names are shuffled
    within events, in what is learned from and in what is asked.

    A high figure as printed is house style: bylines, names of the house, lines of the page. So twelve kinds
    of such marks are masked, one after the other, and the figure is given after each; ``leak`` is what the
    masks took. What remains is wording, in ``words``. No rule of masking looks at which outlet an article
    is from. The last kind is length, which vectors of equal length do not hide (see ``ridge.dual``).

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

    Examples
    --------
    >>> from analysis.corpus import read
    >>> rows = [(o, e, f"A {'lorry' if o == 'A' else 'truck'} burned at {e}. Nobody was hurt.")
    ...         for e in "stuvwxyz" for o in "AB"]
    >>> corpus = read(pd.DataFrame(rows, columns=["outlet", "event", "body"]))
    >>> distinguish(corpus, draws=39)
    Distinguish(2 values of outlet on 8 events: macro-F1 1.00 as printed, 1.00 masked, chance 0.44)
    """
    expect("distinguish", corpus, Corpus, "Pass sa.read(...).")
    folds = whole("distinguish", "folds", folds, least=FEWEST_FOLDS, usual=10)
    draws = whole("distinguish", "draws", draws, least=1, usual=999)
    seed = whole("distinguish", "seed", seed, least=0, usual=SEED)
    tokens = tokens_of(corpus)
    scope = mask(tokens, Scope(part=part, voice=voice)).tokens
    taking = taking_part(corpus.articles, by=by, within=within, seed=seed)
    material = Material(tokens, corpus.articles, by, taking.event_of_article)
    scope = scope & taking.counts[tokens.article]
    masks = masked(material, scope)
    if taking.cells is None:
        return _cannot_say(taking, masks, by=by, within=within, folds=folds, seed=seed, draws=draws)
    task = Task.of(taking.cells, taking.unequal, folds=folds, draws=draws, seed=seed)
    with one_thread():
        texts = list(told_texts(material, masks, scope, task, progress))
    return Distinguish(
        table=figures_table(texts, task),
        outlets=pd.concat([each_outlet(text, task) for text in texts if text.whole], ignore_index=True),
        confusion=confusion_of(texts[-1], task),
        words=pd.concat([text.words for text in texts if text.whole], ignore_index=True),
        curve=pd.concat([text.curve for text in texts if text.whole], ignore_index=True),
        masks=masks.table,
        answers=answers_of(corpus.articles, texts, task),
        by=by,
        within=within,
        folds=int(task.fold.max()) + 1,
        seed=seed,
        draws=draws,
        n_events=len(taking.cells.events),
        notes=(*taking.notes, *notes_of(corpus.articles, task, texts[-1], by=by, within=within)),
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
