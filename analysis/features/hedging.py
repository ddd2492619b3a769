"""Hedging: how often the outlet's own voice limits its certainty or stresses it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped, once_per_tokens, only
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

LEXICON = "hedging.tsv"
CITATION = "Classes after Hyland (2005), Metadiscourse: Exploring Interaction in Writing. Own list."
CAUTIONS = (
    "Says that uncertainty is marked more often, not that a writer is unsure or careful.",
    "'May' with a capital is taken for the month or a name, so headlines in title case lose it; "
    "'could' of ability is counted with 'could' of possibility, 'could not' is not.",
    "Facts differ in how certain they are: compare within one event only.",
)

find_all = find_shipped(LEXICON)


def hedges(tokens: Tokens) -> Marks:
    """Words and phrases that limit a claim; 'about', 'around' and 'some' only before a number."""
    return only(find_all(tokens), "hedge")


def boosters(tokens: Tokens) -> Marks:
    """Words and phrases that stress a claim."""
    return only(find_all(tokens), "booster")


def attribution(tokens: Tokens) -> Marks:
    """Adverbs and formulas that leave a claim to others: legal caution rather than doubt."""
    return only(find_all(tokens), "attribution")


@once_per_tokens
def balance(tokens: Tokens) -> Marks:
    """Hedges with weight 1 and boosters with weight -1; their mean is (H - B) / (H + B)."""
    both = only(find_all(tokens), "hedge", "booster")
    return replace(both, weight=np.where(both.label == both.labels.index("hedge"), 1.0, -1.0))


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="hedging.hedges",
        title="Hedges",
        meaning="Higher: the outlet marks uncertainty more often ('may', 'appears to', 'about 30').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=hedges,
        citation=CITATION,
        cautions=CAUTIONS,
        lexicons=(LEXICON,),
    ),
    Feature(
        name="hedging.boosters",
        title="Boosters",
        meaning="Higher: the outlet stresses certainty more often ('clearly', 'of course', 'never').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=boosters,
        citation=CITATION,
        cautions=("'Never' and 'always' can be plain facts.", *CAUTIONS[::2]),
        lexicons=(LEXICON,),
    ),
    Feature(
        name="hedging.index",
        title="Hedges against boosters",
        meaning="Higher: marks of certainty are outweighed by marks of uncertainty; 1 is hedges only, "
        "-1 boosters only.",
        unit="(hedges - boosters) / (hedges + boosters), -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_marks",
        mark=balance,
        citation=CITATION,
        cautions=("Missing where an article has neither; rough where it has only a few.", *CAUTIONS),
        lexicons=(LEXICON,),
    ),
    Feature(
        name="hedging.attribution",
        title="Attribution by adverb",
        meaning="Higher: more claims are left to others in passing ('allegedly', 'said to have').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=attribution,
        citation=CITATION,
        cautions=(
            "Mostly legal caution in reports of crime, not doubt; kept apart from hedges for that reason.",
            "Style guides of some outlets forbid these words: their absence need not mean more certainty.",
        ),
        lexicons=(LEXICON,),
    ),
)
