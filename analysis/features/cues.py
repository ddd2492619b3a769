"""Word lists whose categories are named "group: indicator": one search serves a feature a group."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analysis.features.feature import Feature, Marks, sentences_with
from analysis.features.matching import keeping
from analysis.text.tokens import Tokens

__all__ = ["Mark", "cue_share", "cues_of", "sentences_leaning", "sentences_of"]

Mark = Callable[[Tokens], Marks]


def cues_of(marks: Marks, group: str) -> Marks:
    """The marks of one group, labelled with their indicators as they were.

    Parameters
    ----------
    marks : Marks
        With labels "group: indicator".
    group : str

    Examples
    --------
    >>> labels = ("war: force", "peace: talks")
    >>> both = Marks.of("token", np.array([0, 4]), label=np.array([1, 0]), labels=labels)
    >>> cues_of(both, "war").at
    array([4], dtype=int32)
    """
    inside = np.array([label.startswith(f"{group}: ") for label in marks.labels], bool)
    return keeping(marks, inside[marks.label])


def cue_share(
    name: str, title: str, meaning: str, *, mark: Mark, citation: str, cautions: tuple[str, ...], lexicon: str
) -> Feature:
    """A feature that is the share of sentences with a cue, whoever speaks: the shape of every frame here."""
    return Feature(
        name=name,
        title=title,
        meaning=meaning,
        unit="share of sentences",
        low=0.0,
        high=1.0,
        adds="share_of_sentences",
        mark=mark,
        citation=citation,
        cautions=cautions,
        lexicons=(lexicon,),
        voice="all",
    )


def sentences_of(find: Mark, group: str) -> Mark:
    """A mark function: the sentences that hold a cue of the group, with the cues as parts."""

    def mark(tokens: Tokens) -> Marks:
        return sentences_with(tokens, cues_of(find(tokens), group))

    return mark


def sentences_leaning(find: Mark, towards: str, away: str) -> Mark:
    """A mark function: +1 for a sentence with cues of ``towards`` alone, -1 with cues of ``away`` alone.

    A sentence with cues of both is marked with 0, so that the evidence shows it.
    """

    def mark(tokens: Tokens) -> Marks:
        found = find(tokens)
        cued = [np.unique(tokens.sentence[cues_of(found, group).at]) for group in (towards, away)]
        at = np.union1d(*cued)
        leaning = np.isin(at, cued[0]).astype(np.int16) - np.isin(at, cued[1]).astype(np.int16)
        labels = (f"cues of {away}", "cues of both", f"cues of {towards}")
        return Marks.of(
            "sentence", at, weight=leaning.astype(np.float64), label=leaning + 1, labels=labels, parts=found
        )

    return mark
