"""Coding by hand: sentences drawn blind, a reader's yes or no, and how far an instrument agrees."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.permutation import SEED
from analysis.compare.showing import html_of
from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure import marks_in
from analysis.teaching.exercises import Feedback, unless_open
from analysis.text import Scope, Tokens, mask, tokens_of
from analysis.wording import counted, listed, number

__all__ = ["Agreement", "CodingSheet", "agreement", "check_coding", "coding_sheet", "kappa"]

FEWEST_WORDS, MOST_WORDS = 8, 35
"""A shorter sentence seldom stands on its own; a longer one holds more than one answer."""
NEGATIVE = -0.05
"""A signed measure says yes ("negative") from here down: the line that VADER's authors recommend."""
_ANSWERS = {"yes": True, "y": True, "no": False, "n": False}


@dataclass(frozen=True, eq=False)
class CodingSheet:
    """Sentences to be coded, without outlet, event or any measure beside them; it shows itself as a list.

    Attributes
    ----------
    texts : tuple of str
        In the order in which they are coded.
    places : int array
        Numbers of the sentences in the tokens of the corpus.
    corpus : Corpus
    drawn_by : str
        The feature of which half of the sentences got a yes and half a no, as far as there were enough.
    """

    texts: tuple[str, ...]
    places: NDArray[np.int64]
    corpus: Corpus
    drawn_by: str

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return "\n".join(f"{n}. {text}" for n, text in enumerate(self.texts, 1))

    def _repr_html_(self) -> str:
        return f"<ol>{''.join(f'<li>{escape(text)}</li>' for text in self.texts)}</ol>"


@dataclass(frozen=True, eq=False)
class Agreement:
    """How far instruments agree with one reader's coding.

    Attributes
    ----------
    table : DataFrame
        A row an instrument: ``agree``, sentences with the same answer; ``of``; ``share`` with its Wilson
        interval ``low`` to ``high``; ``kappa``, NaN where both sides gave one and the same answer throughout.
    cases : DataFrame
        A row a sentence: its ``number``, the reader's answer (``you``), each instrument's, the text.
    notes : tuple of str
    """

    table: pd.DataFrame
    cases: pd.DataFrame
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence an instrument, with the count before the share."""
        return tuple(
            f"{row['feature']} gave the reader's answer in {row['agree']} of {row['of']} sentences "
            f"({100 * row['share']:.0f} %, 95 % interval {100 * row['low']:.0f} to "
            f"{100 * row['high']:.0f} %); {_kappa_said(row['kappa'])}."
            for row in self.table.to_dict("records")
        )

    def __repr__(self) -> str:
        return "\n".join(self.notes if self.table.empty else self.sentences)

    def _repr_html_(self) -> str:
        if self.table.empty:
            return f"<p>{escape(repr(self))}</p>"
        return html_of(list(self.sentences), self.cases, self.notes, most=40)


def coding_sheet(
    corpus: Corpus, feature: str | Feature, *, sentences: int = 8, seed: int = SEED
) -> CodingSheet:
    """Draw sentences for coding by hand, blind: half with a yes of the instrument and half without.

    Only sentences of the body in the outlet's own voice, of 8 to 35 words; they stand in random order,
    without outlet, event or number. Half and half makes both answers frequent enough to see errors of
    both kinds in few sentences; for the same reason the agreement on the sheet is not that of the corpus,
    where one answer may be rare.

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature
        A list says yes to a sentence with a marked word; a measure with a sign says yes to a negative one
        (−0.05 or lower).
    sentences : int
        How many, two at least.
    seed : int

    Returns
    -------
    CodingSheet

    Raises
    ------
    SamestoryError
        Where the corpus has fewer such sentences.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["The vile regime sent its thugs again to the old square.",
    ...           "They met at the town hall on a grey Monday in March."]
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": bodies}))
    >>> len(coding_sheet(corpus, "loaded.words", sentences=2))
    2
    """
    expect("teaching", corpus, Corpus, "Pass sa.read(source).")
    if sentences < 2:
        raise SamestoryError(
            f"teaching: sentences={sentences} gives nothing to agree on. Ask for two or more."
        )
    one, tokens = _one(feature), tokens_of(corpus)
    fit = np.flatnonzero(_codable(tokens))
    if len(fit) < sentences:
        raise SamestoryError(
            f"teaching: only {counted(len(fit), 'sentence')} of {FEWEST_WORDS} to {MOST_WORDS} words in an "
            f"outlet's own voice, and {sentences} were asked for. Ask for fewer, or take more articles."
        )
    said = says_yes(tokens, one)[fit]
    rng = np.random.default_rng(seed)
    yes, no = rng.permutation(fit[said]), rng.permutation(fit[~said])
    n_yes = min(max(sentences // 2, sentences - len(no)), len(yes))
    places = rng.permutation(np.concatenate([yes[:n_yes], no[: sentences - n_yes]])).astype(np.int64)
    spans = tokens.sentences
    texts = [" ".join(tokens.stream[spans.begin[at] : spans.stop[at]].split()) for at in places]
    return CodingSheet(tuple(texts), places, corpus, one.name)


def agreement(
    sheet: CodingSheet, codes: str | Sequence[str], features: str | Sequence[str] | None = None
) -> Agreement:
    """Hold instruments against a reader's coding of the sentences of a sheet.

    Parameters
    ----------
    sheet : CodingSheet
    codes : str or sequence of str
        "yes" or "no" for each sentence, in their order: "yes no no yes".
    features : str or sequence of str, optional
        The instruments; the one that drew the sheet where none is given.

    Returns
    -------
    Agreement
        Where an answer is missing or is not yes or no, its tables are empty and it shows what is missing:
        an exercise that waits for its reader is no error, and the cells below it still run.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1).
    """
    mine, problem = _read(codes, len(sheet))
    if problem:
        return Agreement(pd.DataFrame(), pd.DataFrame(), (problem,))
    asked = [sheet.drawn_by] if features is None else [features] if isinstance(features, str) else features
    tokens = tokens_of(sheet.corpus)
    theirs = {name: says_yes(tokens, _one(name))[sheet.places] for name in asked}
    rows = [{"feature": name, **_row(mine, said)} for name, said in theirs.items()]
    answers = {name: np.where(said, "yes", "no") for name, said in {"you": mine, **theirs}.items()}
    cases = pd.DataFrame({"number": range(1, len(sheet) + 1), **answers, "sentence": sheet.texts})
    return Agreement(pd.DataFrame(rows), cases, _notes(sheet))


def check_coding(sheet: CodingSheet, codes: str | Sequence[str], feature: str | None = None) -> Feedback:
    """Check that a coding is complete and was made by reading; then say how far an instrument agrees.

    There is no right answer to look up: the reader is the measure here. Hints of their own have a list
    that is too short or too long, an answer that is neither yes nor no, and one answer throughout.

    Parameters
    ----------
    sheet : CodingSheet
    codes : str or sequence of str
    feature : str, optional
        The instrument; the one that drew the sheet where none is given.
    """
    mine, problem = _read(codes, len(sheet))
    if problem:
        return Feedback(False, problem)
    found = agreement(sheet, codes, feature)
    row = found.table.iloc[0]
    agreed = f"{row['agree']} of {row['of']} ({100 * row['share']:.0f} %)"
    if mine.all() or not mine.any():
        word = "yes" if mine.all() else "no"
        return Feedback(
            False,
            f'You wrote "{word}" throughout. Whoever does not read gets {agreed} this way: so percent '
            f"agreement alone proves no reading, and kappa, which takes out what chance gives, is "
            f"{number(row['kappa'])}. Now read each sentence and code it.",
        )
    apart = found.cases.loc[found.cases["you"] != found.cases[row["feature"]], "number"]
    span = f"95 % interval {100 * row['low']:.0f} to {100 * row['high']:.0f} %"
    said = f"You and {row['feature']} agree in {agreed}, {span}; {_kappa_said(row['kappa'])}. "
    if not len(apart):
        return Feedback(True, f"{said}No sentence sets you apart. Let a neighbour code the sheet unseen.")
    numbers = listed([str(n) for n in apart])
    noun = "sentence" if len(apart) == 1 else "sentences"
    return Feedback(
        True, f"{said}Read {noun} {numbers} again: who is wrong there, and because of which word?"
    )


def kappa(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Cohen's kappa of two codings: agreement beyond what two independent coders would reach.

    (observed − expected) / (1 − expected); 1 at best, 0 at what chance gives, NaN where both gave the same
    answer throughout, since then nothing is left for chance to explain.

    Examples
    --------
    >>> kappa(np.array([True, True, False, False]), np.array([True, False, False, False]))
    0.5
    """
    from sklearn.metrics import cohen_kappa_score

    if len({*one.tolist(), *other.tolist()}) < 2:
        return math.nan
    return float(cohen_kappa_score(one, other))


def says_yes(tokens: Tokens, feature: Feature) -> NDArray[np.bool_]:
    """The answer of an instrument to each sentence: a marked word, or with a sign a negative sum."""
    marks = marks_in(tokens, feature)
    at = tokens.sentence[marks.at] if marks.unit == "token" else marks.at
    total = np.bincount(at, weights=marks.weight, minlength=len(tokens.sentences))
    return np.asarray(total <= NEGATIVE if feature.low < 0 else total > 0, np.bool_)


def _one(feature: str | Feature) -> Feature:
    found = resolve(feature)
    if len(found) != 1 or found[0].mark_about:
        raise SamestoryError(
            f'teaching: "{feature}" cannot code sentences; name one feature, as family.name, of no actor.'
        )
    return found[0]


def _codable(tokens: Tokens) -> NDArray[np.bool_]:
    """Sentences of the body in the outlet's own voice that are neither too short nor too long."""
    words = tokens.sentences.last - tokens.sentences.first
    own = mask(tokens, Scope(part="body", voice="own")).sentences
    return np.asarray(own & (words >= FEWEST_WORDS) & (words <= MOST_WORDS), np.bool_)


def _read(codes: str | Sequence[str], wanted: int) -> tuple[NDArray[np.bool_], str]:
    """A reader's answers, and what is wrong with them or ""."""
    words = re.split(r"[\s,;]+", codes.strip()) if isinstance(codes, str) else [str(code) for code in codes]
    words = [word.strip().lower() for word in words if word.strip()]
    odd = [word for word in words if word not in _ANSWERS]
    if odd:
        told = unless_open(odd[0], f'"{odd[0][:20]}" is no answer.')
        return np.zeros(0, np.bool_), f"{told} Write yes or no for each of the {wanted} sentences."
    if len(words) != wanted:
        told = (
            f"There are {wanted} sentences, and you gave {counted(len(words), 'answer')}. Write yes or no "
            "for each, in their order, with a space between."
        )
        return np.zeros(0, np.bool_), told
    return np.array([_ANSWERS[word] for word in words], np.bool_), ""


def _row(mine: NDArray[np.bool_], said: NDArray[np.bool_]) -> dict[str, float]:
    from scipy.stats import binomtest

    agree = int((mine == said).sum())
    span = binomtest(agree, len(mine)).proportion_ci(method="wilson")
    ends = {"low": float(span.low), "high": float(span.high)}
    return {"agree": agree, "of": len(mine), "share": agree / len(mine), **ends, "kappa": kappa(mine, said)}


def _notes(sheet: CodingSheet) -> tuple[str, ...]:
    return (
        f"The sheet holds as many sentences with a yes of {sheet.drawn_by} as without where there were "
        "enough, so these shares are not those of the corpus.",
        "One reader and few sentences: an exercise. A card needs two coders who do not see one another's "
        "answers, and some hundred units.",
    )


def _kappa_said(value: float) -> str:
    return (
        f"kappa {number(value)}"
        if math.isfinite(value)
        else "no kappa, since one answer was given throughout"
    )
