"""Words of five moral foundations, each with the acts it praises and the acts it blames."""

from __future__ import annotations

from collections.abc import Callable

from analysis.features.cues import cues_of
from analysis.features.feature import Feature, Marks
from analysis.features.matching import find_shipped
from analysis.text.tokens import Tokens

__all__ = ["FEATURES", "POLES"]

LEXICON = "moral.tsv"
CITATION = (
    "Foundations after Graham, Haidt and Nosek (2009), Liberals and Conservatives Rely on Different "
    "Sets of Moral "
    "Foundations, Journal of Personality and Social Psychology 96(5). Own words, none from the "
    "published dictionaries."
)
CAUTIONS = (
    "More words of a foundation, not more moral and not a moral judgement: 'killed' may be the plain fact.",
    "It finds acts that coders call moral, but mostly not which of two outlets on a story has more of them.",
    "The event brings its words (a shooting is harm, a trial is authority): compare within one event only.",
    "Below 100 words one hit moves the rate by more than one: compare counts.",
)
POLES = {
    "care": "helping, protecting, kindness",
    "harm": "violence, suffering, cruelty",
    "fairness": "justice, equality, honesty",
    "cheating": "unfairness, discrimination, deceit",
    "loyalty": "standing by one's group or country",
    "betrayal": "turning against one's own",
    "authority": "law, obedience, respect, and acts that enforce them",
    "subversion": "defiance, disorder, disrespect",
    "sanctity": "purity and the sacred",
    "degradation": "impurity, disgust, desecration",
}
"""The ten poles, virtue before vice, and what their words speak of."""
RARE = ("sanctity", "degradation")

find_moral = find_shipped(LEXICON)


def _mark(pole: str) -> Callable[[Tokens], Marks]:
    """A mark function: the words of one pole."""

    def mark(tokens: Tokens) -> Marks:
        return cues_of(find_moral(tokens), pole)

    return mark


def _feature(name: str, title: str, meaning: str, mark: Callable[[Tokens], Marks], *cautions: str) -> Feature:
    """A feature of the family; all differ in their words alone."""
    return Feature(
        name=f"moral.{name}",
        title=title,
        meaning=meaning,
        unit="per 100 words",
        low=0.0,
        high=100.0,
        adds="rate",
        mark=mark,
        citation=CITATION,
        cautions=(*cautions, *CAUTIONS),
        lexicons=(LEXICON,),
    )


def _pole(pole: str) -> Feature:
    """The feature of one pole."""
    rare = ("Rare in news of politics, so small samples cannot show a difference.",) if pole in RARE else ()
    title, meaning = f"Moral words: {pole}", f"Higher: more words of {POLES[pole]}."
    return _feature(pole, title, meaning, _mark(pole), *rare)


FEATURES: tuple[Feature, ...] = (
    _feature(
        "words",
        "Moral words",
        "Higher: more words of any of the five moral foundations, praise or blame.",
        find_moral,
    ),
    *(_pole(pole) for pole in POLES),
)
