"""Editorials of the New York Times, rated sentence by sentence for sentiment."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, agree, pearson
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import on_texts

__all__ = ["EDITORIALS"]


@cache
def _snippets(corpora: Path) -> tuple[pd.DataFrame, Tokens]:
    snippets = table(corpora, "vader_groundtruth/nyt_editorials.csv")
    for column in ("mean_rating_m4to4", "sd", "n_raters"):
        snippets[column] = pd.to_numeric(snippets[column])
    return snippets, tokenise([""] * len(snippets), snippets["text"].tolist())


def one_rater_against_the_rest(snippets: pd.DataFrame) -> float:
    """Pearson's r that one rater reaches with the mean of the others, from the spread of ratings."""
    raters = float(snippets["n_raters"].mean())
    within = float((snippets["sd"] ** 2).mean())
    between = float(snippets["mean_rating_m4to4"].var()) - within / raters
    return between / float(np.sqrt((between + within) * (between + within / (raters - 1))))


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    snippets, tokens = _snippets(corpora)
    scored = on_texts(feature, tokens, "all")
    found = np.isfinite(scored)
    coded = snippets[found]
    yield agree(
        pearson(scored[found], coded["mean_rating_m4to4"]),
        coded["id"].str.partition("_")[0],
        scope="all words",
        unit="snippet",
        name="Pearson",
        floor=0.0,
        ceiling=one_rater_against_the_rest(snippets),
    )


EDITORIALS = GoldSet(
    name="NYT editorials",
    folders=("vader_groundtruth",),
    features=("sentiment",),
    about=(
        "Snippets of editorials, each rated from -4 to 4 by 20 trained raters. The test asks whether the "
        "feature rises with the mean rating. The mood of a sentence is rated here, not what the paper thinks "
        "of somebody. Snippets of one editorial are one group. Where a feature is undefined, the snippet is "
        "left out."
    ),
    ceiling="One rater against the mean of the other nineteen, worked out from the spread of the ratings.",
    citation=(
        "Hutto, C. J. & Gilbert, E. (2014). VADER: A Parsimonious Rule-based Model for Sentiment Analysis of "
        "Social Media Text. ICWSM."
    ),
    licence="MIT",
    agreements=_agreements,
)
