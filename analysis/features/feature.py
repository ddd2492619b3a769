"""The one shape of every instrument: a feature marks; it never counts, averages or normalises.

``Feature`` says what is marked and how marks add up; ``Marks`` is what was found. The adding up is
done once, for all features and all scopes, in ``analysis.measure``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.features.cards import Card
from analysis.text.tokens import Part, Tokens
from analysis.wording import as_title

__all__ = ["STEADY", "Adds", "Feature", "Formula", "Marks", "Unit", "sentences_with", "yes_or_no"]

Unit = Literal["token", "sentence"]
Adds = Literal[
    "rate",  # 100 x sum of weights / words in scope
    "share_of_words",  # sum of weights / words in scope
    "share_of_sentences",  # sum of weights / sentences in scope (sentence marks)
    "mean_of_marks",  # sum of weights / number of marks in scope
    "mean_of_sentences",  # sum of weights / sentences in scope (sentence marks)
    "level",  # formula(words, sentences, sum of weights) in scope
    "steady_rate",  # 100 x sum of weights / (words in scope + STEADY); missing without marks
]
STEADY = 500
"""Words without a mark that "steady_rate" adds to each scope, so that short ones do not swing."""
Formula = Callable[[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
"""(words, sentences, sum of weights), each one value an article in scope, to the level of the article."""


@dataclass(frozen=True, eq=False)
class Marks:
    """What a feature found, as arrays over the whole corpus.

    Attributes
    ----------
    unit : {"token", "sentence"}
        What ``at`` numbers: tokens (words) or sentences of the ``Tokens`` that were marked.
    at : int32 array, sorted
        The first marked token, or the marked sentence.
    weight : float64 array
        What the mark adds. 1.0 for a plain hit.
    label : int16 array
        Index into ``labels``: the category, the lexicon entry's class.
    labels : tuple of str
    length : int32 array
        Tokens that a token mark covers (1 for a word, more for a phrase). A phrase is one mark; it is
        in a scope where its first token is.
    parts : Marks, optional
        Token marks that explain sentence marks: the words with their parts of the weight.
    """

    unit: Unit
    at: NDArray[np.int32]
    weight: NDArray[np.float64]
    label: NDArray[np.int16]
    labels: tuple[str, ...]
    length: NDArray[np.int32]
    parts: Marks | None = None

    def __len__(self) -> int:
        return len(self.at)

    @classmethod
    def of(
        cls,
        unit: Unit,
        at: NDArray[np.integer],
        *,
        weight: NDArray[np.float64] | float = 1.0,
        label: NDArray[np.integer] | int = 0,
        labels: tuple[str, ...] = ("",),
        length: NDArray[np.integer] | int = 1,
        parts: Marks | None = None,
    ) -> Marks:
        """Make marks from what was found; single values are repeated, the order becomes that of the text."""
        n = len(at)
        order = np.argsort(at, kind="stable")
        return cls(
            unit=unit,
            at=np.asarray(at, np.int32)[order],
            weight=np.broadcast_to(np.asarray(weight, np.float64), n)[order],
            label=np.broadcast_to(np.asarray(label, np.int16), n)[order],
            labels=labels,
            length=np.broadcast_to(np.asarray(length, np.int32), n)[order],
            parts=parts,
        )


@dataclass(frozen=True, eq=False)
class Feature:
    """A named rule that marks tokens or sentences, with all that a reader must know to use it.

    Attributes
    ----------
    name : str
        ``family.name``; the column in ``Measures.table``.
    title : str
        A few plain words for a figure's axis: "Loaded words".
    meaning : str
        One sentence for a reader of news: what a higher value means.
    unit : str
        "per 100 words", "share of sentences", "mean compound, -1 to 1", "grade".
    low, high : float
        Range of the measure; infinite where it has no bound.
    adds : Adds
        The rule by which marks become a measure.
    mark : callable
        ``mark(tokens) -> Marks``. Pure: same tokens, same marks; an article's marks depend on that
        article alone.
    citation : str
        Where the idea and, if any, the list comes from (author, year, title).
    cautions : tuple of str
        What the number does not say; known failures on news.
    lexicons : tuple of str
        File names in ``features/lexicons`` that the rule reads.
    voice : {"own", "all"}
        The voice the feature is defined on, used where the caller names none.
    voice_fixed : bool
        True where another voice would make no sense (the share of quoted words).
    part_fixed : {"headline", "lede", "body"}, optional
        The part that the feature is measured on whatever part is asked for, where another would make no
        sense (a question as headline; diversity, which needs one run of words).
    formula : Formula, optional
        For ``adds="level"``.
    mark_about : callable, optional
        For a measure of one actor: ``mark_about(tokens, names) -> Marks``. ``mark`` then marks nothing,
        and the measure asks for ``about`` where no actor is named; the scope is not narrowed to sentences
        that hold a name, since the feature itself knows who is meant.
    twin : str, optional
        Another feature that claims to measure the same thing: a reasonable other choice.
    cards : tuple of Card
        Validity cards that the feature brings along because it was held against codes when it was made
        (a learned feature); those of the shipped features stand in a table.
    """

    name: str
    title: str
    meaning: str
    unit: str
    low: float
    high: float
    adds: Adds
    mark: Callable[[Tokens], Marks]
    citation: str
    cautions: tuple[str, ...]
    lexicons: tuple[str, ...] = ()
    voice: Literal["own", "all"] = "own"
    voice_fixed: bool = False
    part_fixed: Part | None = None
    formula: Formula | None = None
    mark_about: Callable[[Tokens, tuple[str, ...]], Marks] | None = None
    twin: str | None = None
    cards: tuple[Card, ...] = ()

    def __post_init__(self) -> None:
        # Both may come from a user's file and go on into figures, pages and sentences.
        object.__setattr__(self, "title", as_title(self.title))
        object.__setattr__(self, "unit", as_title(self.unit))

    @property
    def family(self) -> str:
        """The part of the name before the dot."""
        return self.name.partition(".")[0]

    def marks(self, tokens: Tokens, about: tuple[str, ...] = ()) -> Marks:
        """What the feature marks, of the actor if it measures one and names are given."""
        return self.mark_about(tokens, about) if self.mark_about and about else self.mark(tokens)


def sentences_with(tokens: Tokens, parts: Marks) -> Marks:
    """Mark, with weight 1, each sentence that holds at least one of the token marks ``parts``.

    The token marks stay as ``parts``, so the evidence shows which words made the sentence count.
    """
    at = np.unique(tokens.sentence[parts.at])
    return Marks.of("sentence", at, labels=("sentence with a cue",), parts=parts)


def yes_or_no(tokens: Tokens, part: int, hits: NDArray[np.integer], label: str) -> Marks:
    """Mark, in each article that has the part, its first hit with weight 1 or else its first word with 0.

    ``part`` is ``HEADLINE`` or ``LEDE``; ``hits`` are tokens in the order of the text. The mean of such
    marks is 1 where the part has what was looked for and 0 where it has not.
    """
    words = np.flatnonzero(tokens.part == part)
    article, first = np.unique(tokens.article[words], return_index=True)
    hits = hits[tokens.part[hits] == part]
    having, place = np.unique(tokens.article[hits], return_index=True)
    at, weight = words[first], np.isin(article, having).astype(np.float64)
    at[np.searchsorted(article, having)] = hits[place]
    return Marks.of("token", at, weight=weight, label=1 - weight.astype(int), labels=(label, "none"))
