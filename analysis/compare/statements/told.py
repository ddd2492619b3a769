"""Statements of one event: their units, their wording, who tells them, and when in the text."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.statements.grouping import average_linkage, weakest
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import Texts
from analysis.compare.statements.units import JOINING, RELATIVE
from analysis.compare.statements.vectors import unit_rows

__all__ = ["core_terms", "group_units", "statement_rows", "unit_rows_of"]

_VAGUE = "he she it they this that these those his her their its we i you him them there"
VAGUE = frozenset(_VAGUE.split())
UNCLEAR_STARTS = VAGUE | JOINING | RELATIVE
CLEAR_WORDS = 5
"""Words that a clear wording has at least."""

Ints = NDArray[np.int64]


def group_units(texts: Texts, threshold: float) -> Ints:
    """The statement of each unit, numbered from 0: most outlets first, then in order of telling."""
    units = texts.units
    one, other, alike = texts.pairs
    group = average_linkage(len(units), (one, other, alike), threshold=threshold, apart=units.sentence)
    if not len(group):
        return group
    pairs = pd.DataFrame({"group": group, "outlet": texts.outlet, "at": positions(texts)})
    found = pairs.groupby("group").agg(outlets=("outlet", "nunique"), at=("at", "median"))
    order = found.sort_values(["outlets", "at"], ascending=[False, True], kind="stable").index
    rank = np.empty(len(found), np.int64)
    rank[order.to_numpy()] = np.arange(len(found))
    return rank[group]


def positions(texts: Texts) -> NDArray[np.float64]:
    """Where in its article each unit stands: 0 the headline or first word, 1 the last."""
    units, tokens = texts.units, texts.tokens
    length = np.bincount(tokens.article[tokens.part > 0], minlength=tokens.n_articles)
    first = np.searchsorted(tokens.begin, tokens.body_at)[units.article]
    at = (units.first - first) / np.maximum(length[units.article] - 1, 1)
    return np.where(units.headline, 0.0, np.clip(at, 0.0, 1.0))


def unit_rows_of(texts: Texts, group: Ints) -> pd.DataFrame:
    """One row a unit."""
    units = texts.units
    shift = texts.offsets(units.article, units.begin)
    of_article = texts.articles.iloc[units.article].reset_index(drop=True)
    return pd.DataFrame(
        {
            "statement": group,
            "article": of_article["article"],
            "outlet": of_article["outlet"],
            "date": of_article["date"],
            "part": np.where(units.headline, "headline", "body"),
            "start": units.begin - shift,
            "end": units.stop - shift,
            "position": positions(texts),
            "text": texts.cut(units.begin, units.stop),
        }
    )


def statement_rows(texts: Texts, group: Ints, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a statement, without what others leave out."""
    frame = rows.assign(headline=rows["part"] == "headline").groupby("statement")
    told = frame["outlet"].agg(lambda names: "; ".join(sorted(set(names))))
    outlets = frame["outlet"].nunique().to_numpy(np.int64)
    wording = _wording(texts, group)
    return pd.DataFrame(
        {
            "statement": np.arange(len(told)),
            "wording": [" ".join(rows["text"].iloc[at].split()) for at in wording.tolist()],
            "outlets": outlets,
            "reported_by": told.to_numpy(),
            "only_by": np.where(outlets == 1, told.to_numpy(str), "") if len(told) else [],
            "articles": frame["article"].nunique().to_numpy(),
            "position": frame["position"].median().to_numpy(),
            "headline": frame["headline"].any().to_numpy(),
            "strength": weakest(group, texts.pairs),
        }
    )


def _wording(texts: Texts, group: Ints) -> Ints:
    """For each statement the unit that words it: the shortest clear one of those nearest to its centre."""
    one, other, alike = texts.pairs
    inside = group[one] == group[other]
    n = len(group)
    central = np.bincount(one[inside], alike[inside], n) + np.bincount(other[inside], alike[inside], n)
    frame = pd.DataFrame({"group": group, "central": central.round(9), "unclear": _unclear(texts)})
    frame["far"] = frame["central"] < frame.groupby("group")["central"].transform("median")
    frame["length"] = texts.units.last - texts.units.first
    ordered = frame.sort_values(["group", "unclear", "far", "length"], kind="stable")
    return ordered.drop_duplicates("group").index.to_numpy(np.int64)


def _unclear(texts: Texts) -> NDArray[np.int64]:
    """How far each unit is from a clear sentence: short, opens with "he" or "which", a clause, a headline."""
    units, tokens = texts.units, texts.tokens
    if not len(units):
        return np.zeros(0, np.int64)
    vague = np.array([word in UNCLEAR_STARTS for word in tokens.words], bool)
    short = units.last - units.first < CLEAR_WORDS
    part = (units.first != tokens.sentences.first[units.sentence]) | (
        units.last != tokens.sentences.last[units.sentence]
    )
    starts = vague[tokens.word[units.first]]
    return np.asarray(4 * short + 2 * starts + 1 * part + 1 * units.headline, np.int64)


def core_terms(texts: Texts, group: Ints, statements: Ints) -> list[Ints]:
    """For some statements the terms that more than half of their units hold."""
    terms, units = terms_of(texts.tokens), texts.units
    of_token = terms.of_word[texts.tokens.word]
    table = unit_rows(units.first, units.last, of_token, len(terms.names))
    found = []
    order = np.argsort(group, kind="stable")
    lows = np.searchsorted(group[order], statements, side="left").tolist()
    highs = np.searchsorted(group[order], statements, side="right").tolist()
    for low, high in zip(lows, highs, strict=True):
        held = np.asarray(table[order[low:high]].sum(axis=0)).ravel()
        found.append(np.flatnonzero(2 * held > high - low))
    return found
