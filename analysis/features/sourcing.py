"""Sourcing: how much is quoted, by which verbs speech is attributed, how often the source has no name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analysis.features.attribution import CONTEXT, VERBS, find_attributions
from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

ANONYMOUS = "anonymous_sources.tsv"
CITATION = (
    "Classes after Hooper (1975), On Assertive Predicates, and Caldas-Coulthard (1994), On Reporting "
    "Reporting. Own list."
)
CAUTIONS = (
    "A verb followed by a bare clause ('he argued the plan failed') is missed unless it always takes speech.",
    "Nouns are told from verbs by the word before, not by a parser; open the evidence where it matters.",
    "A shade of truth or doubt is the usual one of the verb; 'claim' can be meant neutrally.",
)


def quoted_words(tokens: Tokens) -> Marks:
    """Every word inside quotation marks."""
    return Marks.of("token", np.flatnonzero(tokens.quoted), labels=("quoted word",))


def _share(tokens: Tokens, category: str) -> Marks:
    """All attributions, with weight 1 for those of one class and 0 for the rest."""
    marks = find_attributions(tokens)
    weight: NDArray[np.float64] = (marks.label == marks.labels.index(category)).astype(np.float64)
    return replace(marks, weight=weight)


def _share_feature(name: str, title: str, meaning: str, caution: str) -> Feature:
    """The share of one class among all attributions."""
    return Feature(
        name=f"sourcing.{name}",
        title=title,
        meaning=meaning,
        unit="share of attributions",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=partial(_share, category=name),
        citation=CITATION,
        cautions=(caution, *CAUTIONS),
        lexicons=(VERBS, CONTEXT),
    )


FEATURES: tuple[Feature, ...] = (
    Feature(
        name="sourcing.quoted_share",
        title="Quoted words",
        meaning="Higher: more of the text is other people's words in quotation marks.",
        unit="share of words",
        low=0.0,
        high=1.0,
        adds="share_of_words",
        mark=quoted_words,
        citation="Definition after van Dijk (1988), News as Discourse: direct quotation.",
        cautions=(
            "Quotation marks around a term or title count like speech.",
            "Indirect speech is not in it; see sourcing.attributions.",
        ),
        voice="all",
        voice_fixed=True,
    ),
    Feature(
        name="sourcing.attributions",
        title="Attributions",
        meaning="Higher: the outlet more often says who said it ('said', 'claimed', 'according to').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=find_attributions,
        citation=CITATION,
        cautions=CAUTIONS[:2],
        lexicons=(VERBS, CONTEXT),
    ),
    _share_feature(
        "neutral",
        "Neutral attributions",
        "Higher: more attributions take no stand on the truth ('said', 'told', 'added', 'according to').",
        "'Said' alone is more than half of all attributions in most news.",
    ),
    _share_feature(
        "doubting",
        "Doubting attributions",
        "Higher: more attributions keep the outlet at a distance from what was said ('claimed', 'insisted').",
        "Rests on few verbs an article; missing where an article attributes nothing.",
    ),
    _share_feature(
        "vouching",
        "Vouching attributions",
        "Higher: more attributions take what was said as true ('revealed', 'pointed out', 'acknowledged').",
        "'Admitted' and 'acknowledged' grant the truth and also blame the speaker.",
    ),
    Feature(
        name="sourcing.anonymous",
        title="Sources without a name",
        meaning="Higher: more is laid to sources that have no name ('sources said', 'asked not to be named', "
        "'critics say').",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=find_shipped(ANONYMOUS),
        citation="Idea after Sternadori and Thorson (2009), Anonymous Sources Harm Credibility of All "
        "Stories, Newspaper Research Journal. Own list.",
        cautions=(
            "One source can be marked twice in a sentence ('sources said, on condition of anonymity').",
            "Three kinds are added: sources with a promise of anonymity, unnamed sources, vague groups; "
            "the labels in the evidence keep them apart.",
            "A group that is named further down ('officials said ... the minister said') still counts.",
        ),
        lexicons=(ANONYMOUS,),
    ),
)
