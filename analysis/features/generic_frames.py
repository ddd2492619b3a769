"""The five generic frames of Semetko and Valkenburg, as shares of sentences that hold a cue.

Responsibility joins two questions, who caused a problem and what can be done; ``frames.solution`` is the
second alone.
"""

from __future__ import annotations

from collections.abc import Callable

from analysis.features.cues import cue_share
from analysis.features.feature import Feature, Marks, sentences_with
from analysis.features.matching import find_shipped, only
from analysis.text.tokens import Tokens

__all__ = ["FEATURES"]

CITATION = (
    "Semetko and Valkenburg (2000), Framing European Politics: A Content Analysis of Press and Television "
    "News, Journal of Communication 50(2). Own cue lists, a group an item, in own short forms."
)
CAUTIONS = (
    "Cues of the frame, not the frame: the scale was made for trained coders, not for word lists.",
    "Coders themselves agree only moderately on these frames, least on human interest.",
    "The topic brings its own cues (war is conflict, a budget is economic): compare within one event only.",
)


def _mark(lexicon: str, items: tuple[str, ...] = ()) -> Callable[[Tokens], Marks]:
    """A mark function: the sentences that hold a term of the list, or of some of its items, as parts."""
    find_cues = find_shipped(lexicon)

    def mark(tokens: Tokens) -> Marks:
        found = find_cues(tokens)
        return sentences_with(tokens, only(found, *items) if items else found)

    return mark


def _feature(
    name: str, title: str, meaning: str, caution: str, *, of: str = "", items: tuple[str, ...] = ()
) -> Feature:
    """The feature of one frame, or of some items of the frame ``of``."""
    lexicon = f"frame_{of or name}.tsv"
    return cue_share(
        f"frames.{name}",
        title,
        meaning,
        mark=_mark(lexicon, items),
        citation=CITATION,
        cautions=(caution, *CAUTIONS),
        lexicon=lexicon,
    )


FEATURES: tuple[Feature, ...] = (
    _feature(
        "conflict",
        "Conflict cues",
        "Higher: more sentences speak of disagreement, reproach, two sides, or winning and losing.",
        "Words of war are left out where they are likely to be literal: a battle is not yet the frame.",
    ),
    _feature(
        "human_interest",
        "Human interest cues",
        "Higher: more sentences show persons and families, feelings, private life, or people hit by events.",
        "Kinship words also stand in plain identification ('son of the president').",
    ),
    _feature(
        "economic",
        "Economic cues",
        "Higher: more sentences speak of gains and losses, costs, or economic consequences.",
        "Names of ministries and papers ('Financial Times') count.",
    ),
    _feature(
        "morality",
        "Morality cues",
        "Higher: more sentences carry moral judgement, religion, or prescriptions for conduct.",
        "Religious titles and church names count even where the story is no moral one.",
    ),
    _feature(
        "responsibility",
        "Responsibility cues",
        "Higher: more sentences speak of who caused a problem, who can ease it, solutions, or urgency.",
        "Everyday words of policy ('plan to', 'agreement') are cues of the item on solutions.",
    ),
    _feature(
        "solution",
        "Solution cues",
        "Higher: more sentences speak of solutions, of what a government can do, or of urgency: what can be "
        "done, without who is to blame.",
        "Three of the five items of responsibility: the half that Iyengar (1991) calls treatment.",
        of="responsibility",
        items=("government can ease", "solution", "urgency"),
    ),
)
