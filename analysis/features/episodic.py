"""Episodic and thematic reporting: single cases and scenes against trends, causes and institutions."""

from __future__ import annotations

from analysis.features.cues import cue_share, sentences_leaning, sentences_of
from analysis.features.feature import Feature
from analysis.features.matching import find_shipped

__all__ = ["FEATURES"]

LEXICON = "episodic.tsv"
CITATION = (
    "Iyengar (1991), Is Anyone Responsible? How Television Frames Political Issues. Own cue "
    "list, own indicators."
)
CAUTIONS = (
    "Cues, not the frame: a story told through one case can carry many figures, and the other way round.",
    "First reports of an event are episodic by nature; compare outlets within one event, on like days.",
    "No set coded by people has judged it.",
)

find_cues = find_shipped(LEXICON)


def _share(name: str, group: str, title: str, meaning: str) -> Feature:
    """The feature of one of the two kinds."""
    return cue_share(
        f"episodic.{name}",
        title,
        meaning,
        mark=sentences_of(find_cues, group),
        citation=CITATION,
        cautions=CAUTIONS,
        lexicon=LEXICON,
    )


FEATURES: tuple[Feature, ...] = (
    _share(
        "cues",
        "episodic",
        "Episodic cues",
        "Higher: more sentences show a private person, a scene, or a single event.",
    ),
    _share(
        "thematic",
        "thematic",
        "Thematic cues",
        "Higher: more sentences speak of figures and trends, research, policy, causes or background.",
    ),
    Feature(
        name="episodic.index",
        title="Episodic minus thematic sentences",
        meaning="Above 0: more sentences with episodic cues alone than with thematic cues alone; "
        "below 0: fewer. "
        "Sentences with cues of both, or of neither, count as 0.",
        unit="difference of shares of sentences, -1 to 1",
        low=-1.0,
        high=1.0,
        adds="mean_of_sentences",
        mark=sentences_leaning(find_cues, "episodic", "thematic"),
        citation=CITATION,
        cautions=("Around 0 may mean much of both or nothing of either; see the two shares.", *CAUTIONS),
        lexicons=(LEXICON,),
        voice="all",
    ),
)
