"""Politics told as a game or as strategy: who wins and leads; motives, tactics and appearances."""

from __future__ import annotations

from analysis.features.cues import cue_share, sentences_of
from analysis.features.feature import Feature
from analysis.features.matching import find_shipped

__all__ = ["FEATURES"]

LEXICON = "strategy.tsv"
CITATION = (
    "Aalberg, Strömbäck and de Vreese (2012), The Framing of Politics as Strategy and Game: A Review "
    "of Concepts, "
    "Operationalizations and Key Findings, Journalism 13(2). Own cue list, own indicators."
)
CAUTIONS = (
    "Made for news of politics. In reports of war or sport the same words are literal: do not use it there.",
    "An election night is a race: the event brings the cues, so compare outlets within one event only.",
    "No set coded by people has judged it.",
)

find_cues = find_shipped(LEXICON)


def _feature(name: str, title: str, meaning: str, caution: str) -> Feature:
    """The feature of one of the two frames."""
    return cue_share(
        f"strategy.{name}",
        title,
        meaning,
        mark=sentences_of(find_cues, name),
        citation=CITATION,
        cautions=(caution, *CAUTIONS),
        lexicon=LEXICON,
    )


FEATURES: tuple[Feature, ...] = (
    _feature(
        "game",
        "Game cues",
        "Higher: more sentences tell politics as a contest: winning and losing, polls and standings, "
        "words of "
        "sport and combat.",
        "A poll named as evidence of what people think counts like one that says who leads.",
    ),
    _feature(
        "strategy",
        "Strategy cues",
        "Higher: more sentences speak of motives, tactics, style and image, or of campaigning and "
        "its coverage.",
        "'Strategic' and 'tactics' count in business and the military too where no exclusion names "
        "the phrase.",
    ),
)
