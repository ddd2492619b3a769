"""SEESAW: which of two outlets is harsher on somebody, in the same story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.features.feature import Feature
from analysis.measure.adding import add_up, value
from analysis.text import Part, Scope, Tokens, mask, tokenise
from benchmarks.gold import articles, table
from benchmarks.validity.agreement import Agreement, agree, share, slope, spearman
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_sentences

__all__ = ["SEESAW"]

PAIR_CEILING, ENTITY_CEILING = 0.67, 0.65
_NAME_ENDINGS = {"Jr", "Sr", "II", "III", "IV"}


@dataclass(frozen=True, eq=False)
class _Stories:
    """The articles as tokens; every coded entity with the sentences that name it; pairs of rows of it."""

    tokens: Tokens
    coded: pd.DataFrame
    sentences: list[NDArray[np.int64]]
    pairs: pd.DataFrame


@cache
def _stories(corpora: Path) -> _Stories:
    rows = articles(corpora, "seesaw")
    tokens = tokenise([str(row["title"]) for row in rows], [str(row["text"]) for row in rows])
    number = {row["article_id"]: place for place, row in enumerate(rows)}
    coded = table(corpora, "seesaw/entity_sentiment.csv")
    coded["human"] = pd.to_numeric(coded["mean_score_m3to3"])
    coded = coded[coded["human"].notna()].reset_index(drop=True)
    coded["article"] = coded["article_id"].map(number)
    naming = [_naming(tokens, *row) for row in zip(coded["article"], coded["entity"], strict=True)]
    sides = coded[["event_id", "entity", "article", "human"]].reset_index(names="row")
    pairs = sides.merge(sides, on=["event_id", "entity"], suffixes=("_a", "_b"))
    return _Stories(tokens, coded, naming, pairs[pairs["article_a"] < pairs["article_b"]])


@cache
def _surnames(tokens: Tokens) -> dict[str, NDArray[np.int64]]:
    """Where each word stands, as printed but without a possessive."""
    bare = [re.sub(r"['’]s$", "", form) for form in tokens.forms]
    known = {word: number for number, word in enumerate(dict.fromkeys(bare))}
    word = np.array([known[form] for form in bare])[tokens.form]
    order = np.argsort(word, kind="stable")
    cuts = np.searchsorted(word[order], np.arange(len(known) + 1))
    return {name: order[cuts[number] : cuts[number + 1]] for name, number in known.items()}


def _naming(tokens: Tokens, article: int, entity: str) -> NDArray[np.int64]:
    """Sentences of an article that hold the last word of a name, with its capitals."""
    words = [word for word in re.findall(r"[\w'’-]+", entity) if word not in _NAME_ENDINGS]
    last = re.sub(r"['’]s$", "", words[-1]) if words else ""
    at = _surnames(tokens).get(last, np.empty(0, np.int64))
    return np.unique(tokens.sentence[at[tokens.article[at] == article]]).astype(np.int64)


def _scored(stories: _Stories, feature: Feature) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Scopes, and in each one value a coded entity."""
    if feature.mark_about is None:
        for voice, words in VOICES.items():
            scored = on_sentences(feature, stories.tokens, voice, stories.sentences)
            yield f"{words}, sentences naming the entity", scored
        return
    words = VOICES[feature.voice]
    scopes: dict[Part, str] = {"body": f"{words}", "all": f"{words}, headline included"}
    masks = {part: mask(stories.tokens, Scope(part=part, voice=feature.voice)) for part in scopes}
    values = {part: np.full(len(stories.coded), np.nan) for part in scopes}
    for entity, rows in stories.coded.groupby("entity"):
        if not re.search(r"\w", str(entity)):
            continue
        marks = feature.marks(stories.tokens, (str(entity),))
        for part, found in masks.items():
            added = value(feature, add_up(feature, marks, stories.tokens, found))
            values[part][rows.index] = added[rows["article"]]
    yield from ((scope, values[part]) for part, scope in scopes.items())


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    stories = _stories(corpora)
    for scope, scored in _scored(stories, feature):
        yield from _pair_agreements(stories, scored, scope)
        found, main = np.isfinite(scored), (stories.coded["salience"] == "Main").to_numpy()
        units = {"entity in an article": found, "main entity in an article": found & main}
        for unit, wanted in units.items():
            coded = stories.coded[wanted]
            yield agree(
                spearman(scored[wanted], coded["human"]),
                coded["event_id"],
                scope=scope,
                unit=unit,
                name="Spearman",
                floor=0.0,
                ceiling=ENTITY_CEILING,
            )


def _pair_agreements(stories: _Stories, scored: NDArray[np.float64], scope: str) -> Iterator[Agreement]:
    """Which of two outlets is harsher, and whether the coders' gap grows with the measure's."""
    pairs = stories.pairs
    ours = scored[pairs["row_a"]] - scored[pairs["row_b"]]
    theirs = (pairs["human_a"] - pairs["human_b"]).to_numpy()
    story = pairs["event_id"].to_numpy()
    both = np.isfinite(ours)
    apart = both & (theirs != 0)
    hits = np.where(ours == 0, 0.5, np.sign(ours) == np.sign(theirs))
    unit = "pair of outlets on one story and entity"
    yield agree(
        share(hits[apart]),
        story[apart],
        scope=scope,
        unit=unit,
        name="pair accuracy",
        floor=0.5,
        ceiling=PAIR_CEILING,
    )
    yield agree(
        slope(ours[both], theirs[both]),
        story[both],
        scope=scope,
        unit=unit,
        name="slope of differences",
        floor=0.0,
    )


SEESAW = GoldSet(
    name="SEESAW",
    folders=("seesaw",),
    features=("sentiment",),
    about=(
        "News stories, each told by three US outlets. Coders judged how the author of each article feels "
        "about each main and salient person, organisation or topic, from very negative to very positive. The "
        "test that matters here is the pair: the same story, the same entity, two outlets, and coders who "
        "found one harsher; does the feature find the same one harsher? Pairs that coders found equal are "
        "left out; a tie of the feature counts a half. The slope uses all pairs, equal ones too: it is above "
        "0 if averages over many stories carry some signal although single pairs do not. The pooled "
        "correlation over all articles is told beside it, but it also rewards telling stories apart. An "
        "entity is found by the last word of its name, and the feature is measured in the sentences that "
        "hold it; a feature of an actor finds the mentions itself and says nothing where there are fewer "
        "than three. The weights of its rules were chosen on NewsMTSC and with an eye on these stories."
    ),
    ceiling=(
        "Where one coder found one of two outlets harsher, another agreed in 67 % of 33 pairs, a tie "
        "counting a half; single codes correlate at 0.65 (213 entities coded twice). Most entities have one "
        "coder only."
    ),
    citation=(
        "Zhang, X., Beauchamp, N. & Wang, L. (2022). Generative Entity-to-Entity Stance Detection with "
        "Knowledge Graph Augmentation. EMNLP."
    ),
    licence="CC BY-NC-SA 4.0",
    agreements=_agreements,
    actors=True,
)
