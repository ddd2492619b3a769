"""Fourteen frames of the Policy Frames Codebook, as shares of sentences that hold a cue.

The fifteenth, "other", is what no cue describes. It has no words of its own, so it is no feature.
"""

from __future__ import annotations

from analysis.features.cues import cue_share, sentences_of
from analysis.features.feature import Feature
from analysis.features.matching import find_shipped

__all__ = ["FEATURES"]

LEXICON = "policy_frames.tsv"
CITATION = (
    "Boydstun, Card, Gross, Resnik and Smith (2014), Tracking the Development of Media Frames within "
    "and across "
    "Policy Issues. Own cue list, own indicators; the codebook's 'other' is left out."
)
CAUTIONS = (
    "Cues of the frame, not the frame: coders read what a passage makes of an issue, the list sees "
    "its words.",
    "Every subject brings its own words (a trial is legality and crime): compare within one event only.",
    "Where people judged it, they read opinion articles and readers' comments, not news reports.",
    "A word stands for one frame alone, that of its usual news sense, and a sentence may count for several.",
)
FRAMES = {
    "economic": ("Economic", "costs and money, taxes, work and incomes, business and trade", ""),
    "capacity": (
        "Capacity and resources",
        "what there is too little or enough of: staff, space, supplies, infrastructure",
        "No set coded by people has judged it.",
    ),
    "morality": ("Morality", "right and wrong, duty, conscience, or religion", ""),
    "fairness": ("Fairness and equality", "equal or unequal treatment, discrimination, who gets what", ""),
    "legality": ("Legality and constitution", "courts, rights, law and constitution", ""),
    "crime": ("Crime and punishment", "crimes, policing, trial and punishment", ""),
    "prescription": ("Policy and its evaluation", "laws and programmes proposed, and whether they work", ""),
    "political": (
        "Politics",
        "parties, elections, governments, lobbying and partisanship",
        "Titles of office ('president', 'senator') count, and name politicians in stories about "
        "something else.",
    ),
    "security": ("Security and defence", "threats, terrorism, war, armed forces", ""),
    "health": ("Health and safety", "illness, care, accidents, what is safe", ""),
    "quality of life": (
        "Quality of life",
        "everyday life: home, commuting, leisure, happiness, hardship",
        "No set coded by people has judged it.",
    ),
    "cultural identity": (
        "Cultural identity",
        "culture, tradition, language, ethnic groups, shared values",
        "",
    ),
    "public opinion": ("Public opinion", "polls, protests, and what people think", ""),
    "external": (
        "Other countries and reputation",
        "relations with other countries, treaties, standing in the world",
        "No set coded by people has judged it.",
    ),
}
"""The frame to its title, what its cues speak of, and a caution of its own where it has one."""

find_cues = find_shipped(LEXICON)


def _feature(frame: str) -> Feature:
    """The feature of one frame."""
    title, subject, caution = FRAMES[frame]
    return cue_share(
        f"policy.{frame.replace(' ', '_')}",
        f"Policy frame cues: {title[0].lower()}{title[1:]}",
        f"Higher: more sentences speak of {subject}.",
        mark=sentences_of(find_cues, frame),
        citation=CITATION,
        cautions=(caution, *CAUTIONS) if caution else CAUTIONS,
        lexicon=LEXICON,
    )


FEATURES: tuple[Feature, ...] = tuple(_feature(frame) for frame in FRAMES)
