"""War-oriented and peace-oriented reporting of armed conflict, by indicators."""

from __future__ import annotations

import numpy as np

from analysis.features.cues import cue_share, sentences_of
from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped, keeping
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

LEXICON = "conflict_journalism.tsv"
CITATION = (
    "Galtung (2002), Peace Journalism: A Challenge; Lynch and McGoldrick (2005), Peace Journalism. "
    "Own cue list, "
    "own indicators."
)
CAUTIONS = (
    "War-oriented does not mean bad: the scheme sets a norm that other scholars dispute (Loyn 2007, "
    "Hanitzsch 2007).",
    "Made for reports of armed conflict or its threat. In other news it has no meaning.",
    "A day of fighting and a day of talks bring their own words: compare outlets within one event only.",
    "No set coded by people has judged it.",
)

find_cues = find_shipped(LEXICON)


def _indicators(tokens: Tokens) -> Marks:
    """The first cue of each indicator in each sentence: +1 for war, -1 for peace."""
    found = find_cues(tokens)
    pair = tokens.sentence[found.at].astype(np.int64) * len(found.labels) + found.label
    first = np.zeros(len(found), bool)
    first[np.unique(pair, return_index=True)[1]] = True
    sign = np.array([1.0 if label.startswith("war: ") else -1.0 for label in found.labels])
    kept = keeping(found, first)
    return Marks.of(
        "token",
        kept.at,
        weight=sign[kept.label],
        label=kept.label,
        labels=kept.labels,
        length=kept.length,
    )


def _share(name: str, title: str, meaning: str) -> Feature:
    """The feature of one of the two orientations."""
    return cue_share(
        f"war_peace.{name}",
        title,
        meaning,
        mark=sentences_of(find_cues, name),
        citation=CITATION,
        cautions=CAUTIONS,
        lexicon=LEXICON,
    )


FEATURES: tuple[Feature, ...] = (
    _share(
        "war",
        "War-oriented cues",
        "Higher: more sentences speak of force, victory and defeat, enemies, visible damage, or "
        "military elites.",
    ),
    _share(
        "peace",
        "Peace-oriented cues",
        "Higher: more sentences speak of talks, causes and context, civilians and third parties, "
        "unseen effects, "
        "or repair.",
    ),
    Feature(
        name="war_peace.index",
        title="War-oriented minus peace-oriented indicators",
        meaning="1: all indicators found are war-oriented; -1: all are peace-oriented; missing where "
        "none is found. "
        "An indicator counts once in each sentence, however many of its words stand there.",
        unit="(war - peace) / (war + peace), -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_marks",
        mark=_indicators,
        citation=CITATION,
        cautions=("Rests on few indicators in short texts: see how many were found.", *CAUTIONS),
        lexicons=(LEXICON,),
        voice="all",
    ),
)
