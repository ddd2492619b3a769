"""Labels: which of several names for one thing an outlet uses, from the mildest to the harshest."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.contrasts import LABELS, STANCES, Term, as_lexicon, read_contrasts
from analysis.features.feature import Feature, Marks
from analysis.features.lexicon import Lexicon
from analysis.features.matching import find, once_per_tokens
from analysis.text import Part, Scope, Tokens, Voice, mask, tokens_of

__all__ = ["FEATURES", "LABEL_COLUMNS", "find_labels", "labels"]

LABEL_COLUMNS = ("set", "term", "stance", "outlet", "event", "count", "of")
CITATION = (
    "van Dijk (1988), News as Discourse; Hamborg, Zhukova and Gipp (2019), Automated Identification of Media "
    "Bias by Word Choice and Labeling in News Articles, JCDL. Own contrast sets, each with its source."
)
CAUTIONS = (
    "Names of the list, not the thing: 'refugees' and 'migrants' can be two groups, rightly told apart.",
    "Style guides of some outlets forbid names of this list: that is a rival explanation of a difference.",
    "Rests on few names an article, and on the sets that its topic calls for: compare within one event only, "
    "and read sa.labels(corpus) to see which names make the difference.",
    "Harsh is harsh on the thing named, whoever is right: the plain fact can be the harsh name.",
)
WEIGHTS = {"harsh": (0.0, 0.0, 1.0), "mild": (1.0, 0.0, 0.0), "stance": (-1.0, 0.0, 1.0)}
"""What a mild, a neutral and a harsh name add to each measure."""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return as_lexicon(read_contrasts())


@lru_cache(maxsize=1)
def _terms() -> tuple[Term, ...]:
    return read_contrasts().terms


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """What evidence calls a mark: "government or regime: harsh"."""
    return tuple(f"{one.name}: {stance}" for one in read_contrasts().sets for stance in STANCES)


@once_per_tokens
def find_labels(tokens: Tokens) -> Marks:
    """Every name of a contrast set, labelled with set and stance; the weight is the number of the term."""
    found = find(_lexicon(), tokens)
    place = {name: number for number, name in enumerate(_names())}
    of_term = np.array([place[f"{term.contrast}: {term.stance}"] for term in _terms()], np.int16)
    return replace(found, label=of_term[found.weight.astype(np.int64)], labels=_names())


def _mark(tokens: Tokens, measure: str) -> Marks:
    """The names, weighted by their stance."""
    marks = find_labels(tokens)
    return replace(marks, weight=np.array(WEIGHTS[measure])[marks.label % len(STANCES)])


def labels(corpus: Corpus, *, part: Part = "body", voice: Voice = "own") -> pd.DataFrame:
    """Count which outlet uses which name for the same thing, event by event.

    Parameters
    ----------
    corpus : Corpus
    part : {"body", "headline", "lede", "all"}
    voice : {"own", "quoted", "all"}
        The outlet's own words by default: a quoted name is the source's choice.

    Returns
    -------
    DataFrame
        A row a set, term, outlet and event in which the term stands: ``set``, ``term`` as the list has
        it, ``stance`` ("mild", "neutral", "harsh"), ``outlet``, ``event``, ``count``, and ``of``: how
        often the outlet names the thing in that event by any name of the set. The most telling sets
        come first: those in which names of different stance are most even.

    Raises
    ------
    SamestoryError
        If the corpus holds no article, or the part or voice is not known.

    References
    ----------
    van Dijk (1988), News as Discourse.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> bodies = ["The regime fell.", "The Syrian government fell. The regime is gone."]
    >>> corpus = read(pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "e"], "body": bodies}))
    >>> labels(corpus)[["term", "stance", "outlet", "count", "of"]]
                      term   stance outlet  count  of
    0  <nation> government  neutral      B      1   2
    1               regime    harsh      A      1   1
    2               regime    harsh      B      1   2
    """
    if len(corpus) == 0:
        raise SamestoryError("labels: the corpus has no articles; corpus.rejects says why rows were refused.")
    tokens = tokens_of(corpus)
    found = find_labels(tokens)
    inside = mask(tokens, Scope(part=part, voice=voice)).tokens[found.at]
    article = tokens.article[found.at[inside]]
    terms = [_terms()[int(number)] for number in found.weight[inside]]
    rows = pd.DataFrame(
        {
            "set": [term.contrast for term in terms],
            "term": [term.term for term in terms],
            "stance": [term.stance for term in terms],
            "outlet": corpus.articles["outlet"].to_numpy()[article],
            "event": corpus.articles["event"].to_numpy()[article],
        }
    ).astype(str)
    return _counted(rows)


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    """Mentions counted in each cell, sets with the most even stances first."""
    if rows.empty:
        return pd.DataFrame(columns=list(LABEL_COLUMNS))
    table = rows.assign(count=1).groupby(["set", "term", "stance", "outlet", "event"], as_index=False).sum()
    table["of"] = table.groupby(["set", "outlet", "event"])["count"].transform("sum")
    by_stance = table.groupby(["set", "stance"])["count"].sum().groupby("set")
    evenness = by_stance.sum() - by_stance.max()
    table["order"] = -table["set"].map(evenness)
    table = table.sort_values(["order", "set", "term", "outlet", "event"], kind="stable", ignore_index=True)
    return table[list(LABEL_COLUMNS)]


def _feature(name: str, title: str, meaning: str, unit: str, low: float) -> Feature:
    """The mean over all names of one weighting of stances."""
    return Feature(
        name=f"labels.{name}",
        title=title,
        meaning=meaning,
        unit=unit,
        low=low,
        high=1.0,
        adds="mean_of_marks",
        mark=partial(_mark, measure=name),
        citation=CITATION,
        cautions=CAUTIONS,
        lexicons=(LABELS,),
    )


FEATURES: tuple[Feature, ...] = (
    _feature(
        "harsh",
        "Harsher names",
        "Higher: where several names exist for one thing, the outlet more often takes the harsher one "
        "('regime', 'death tax').",
        "share of names from contrast sets",
        0.0,
    ),
    _feature(
        "mild",
        "Milder names",
        "Higher: where several names exist for one thing, the outlet more often takes the milder one "
        "('security operation', 'downsizing').",
        "share of names from contrast sets",
        0.0,
    ),
    _feature(
        "stance",
        "Harsher against milder names",
        "Higher: harsher names outweigh milder ones; 1 is harsh names only, -1 mild ones only, 0 a balance "
        "or neutral names.",
        "(harsh - mild) / all names from contrast sets, -1 to 1",
        -1.0,
    ),
)
