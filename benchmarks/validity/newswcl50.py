"""NewsWCL50: phrases by which news portrays somebody, each with the property that coders saw in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.features.feature import Feature
from analysis.text import Tokens, tokenise
from benchmarks.gold import table
from benchmarks.validity.agreement import Agreement, agree, share
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import on_texts

__all__ = ["NEWSWCL50"]

_FOR = (
    "Affection",
    "Confidence",
    "Economy positive",
    "Fairness",
    "Good quality",
    "Honor",
    "Lawfulness",
    "Positive",
    "Reason",
    "Safety",
    "Trustworthiness",
)
_AGAINST = (
    "Aggressor",
    "Difficulty",
    "Dishonor",
    "Economy negative",
    "Negative",
    "No trustworthiness",
    "Poor quality",
    "Refusal",
    "Unimportance",
    "Unlawfulness",
    "Unreason",
    "Unsafety",
    "Victim",
    "Weakness",
)
"""Properties with a sign; power, importance and others have none and are left out."""


@cache
def _phrases(corpora: Path) -> tuple[pd.DataFrame, Tokens]:
    rows = table(corpora, "newswcl50/annotations.csv")
    rows = rows[(rows["code_type"] == "PROPERTY") & rows["code_name"].isin([*_FOR, *_AGAINST])]
    return rows, tokenise([""] * len(rows), rows["code_mention"].tolist())


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    rows, tokens = _phrases(corpora)
    sign = np.sign(np.nan_to_num(on_texts(feature, tokens, "all"), nan=0.0))
    coded = np.where(rows["code_name"].isin(_FOR), 1, -1)
    said = sign != 0
    yield agree(
        share(sign[said] == coded[said]),
        (rows["event_id"] + "/" + rows["outlet"])[said],
        scope=f"the phrase; {100 * said.mean():.0f} % answered",
        unit="coded phrase",
        name="accuracy of the sign",
        floor=float(max((coded[said] > 0).mean(), (coded[said] < 0).mean())),
    )


NEWSWCL50 = GoldSet(
    name="NewsWCL50",
    folders=("newswcl50",),
    features=("sentiment",),
    about=(
        "Phrases of news on five events by five outlets, in which trained coders saw a property of the "
        "person, group or country concerned: honour, weakness, aggression, reason. Properties that "
        "speak for or against somebody are kept. Where the feature finds a word it knows, does its sign "
        "agree? The share of phrases that it answers is told with the scope. Phrases of one article are "
        "one group. The floor is always to say the more frequent sign."
    ),
    ceiling="No figure of one coder against another on this set is known; 1 stands in.",
    citation=(
        "Hamborg, F., Zhukova, A. & Gipp, B. (2019). Automated Identification of Media Bias by Word Choice "
        "and Labeling in News Articles. JCDL."
    ),
    licence="CC BY-SA 4.0",
    agreements=_agreements,
)
