"""A learned feature: judges sentences or articles by a model, and marks them like any other feature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import SamestoryError
from analysis.features.cards import Card
from analysis.features.feature import Adds, Feature, Marks
from analysis.features.learned_model import Model
from analysis.features.learned_text import Units, units_of_sentences
from analysis.text import Scope, mask
from analysis.text.tokens import HEADLINE, Tokens

__all__ = ["Judge", "Learned", "learned_feature", "worth_of"]

_YES = {"true", "1", "1.0", "yes", "y"}
CAUTIONS = (
    "Learned from the coded texts it was given: on other subjects, years or kinds of text it may be worse.",
    "It answers like the coders, with their leanings; its card is for texts like theirs.",
    "No single word explains an answer; read marked sentences before claiming more.",
)


@dataclass(frozen=True, eq=False)
class Judge:
    """The mark function of a learned feature; it can travel to a worker process."""

    model: Model
    unit: Literal["sentence", "article"]
    worth: tuple[float, ...]
    names: tuple[str, ...] = ()

    def scores(self, units: Units) -> NDArray[np.float64]:
        """The model's scores of units that another learned feature looks at."""
        return self.model.scores(units)

    def __call__(self, tokens: Tokens) -> Marks:
        """Mark every sentence, or the first one of each article, with what its class is worth."""
        if self.unit == "article":
            at, units = _articles(tokens)
        elif self.model.has_target:
            at, units = _naming(tokens, self.names)
        else:
            at = np.arange(len(tokens.sentences))
            units = units_of_sentences(tokens, at)
        said = self.model.decide(self.model.scores(units))
        if not self.model.classes:
            return Marks.of("sentence", at, weight=said.astype(np.float64), labels=("judged",))
        weight = np.array(self.worth)[said.astype(np.int64)]
        # What adds nothing to a share is no evidence for it; a mean needs its zeros.
        kept = weight != 0 if self.adds == "share_of_sentences" else np.ones(len(at), bool)
        return Marks.of(
            "sentence",
            at[kept],
            weight=weight[kept],
            label=said[kept].astype(np.int16),
            labels=self.model.classes,
        )

    @property
    def adds(self) -> Adds:
        """The rule by which these marks add up."""
        if self.model.has_target or self.unit == "article":
            return "mean_of_marks"
        return "share_of_sentences" if set(self.worth) == {0.0, 1.0} else "mean_of_sentences"


def _articles(tokens: Tokens) -> tuple[NDArray[np.int64], Units]:
    """The first sentence of each body, where the mark of the article stands, and the bodies."""
    body = np.flatnonzero(tokens.sentence_part != HEADLINE)
    article = tokens.sentences.article[body]
    first = body[np.diff(article, prepend=-1) != 0]
    last = body[np.diff(article, append=-1) != 0]
    row = np.full(tokens.n_articles, -1, np.int64)
    row[tokens.sentences.article[first]] = np.arange(len(first))
    of_token = np.where(tokens.part == HEADLINE, -1, row[tokens.article])
    return first, Units(tokens, tokens.sentences.begin[first], tokens.sentences.stop[last], of_token)


def _naming(tokens: Tokens, names: tuple[str, ...]) -> tuple[NDArray[np.int64], Units]:
    """The sentences that hold one of the names, each with its first mention as the target."""
    if not names:
        raise SamestoryError(
            'learned: this feature judges what is said of somebody. Name whom: feature.towards("Kim").'
        )
    at = np.flatnonzero(mask(tokens, Scope(part="all", voice="all", about=names)).sentences)
    pattern = re.compile("|".join(rf"\b{re.escape(n)}\b" for n in sorted(names, key=len, reverse=True)))
    begin, stop = tokens.sentences.begin[at], tokens.sentences.stop[at]
    found = [pattern.search(tokens.stream, a, b) for a, b in zip(begin.tolist(), stop.tolist(), strict=True)]
    kept = np.array([one is not None for one in found], bool)
    places = np.array([one.span() for one in found if one is not None], np.int64).reshape(-1, 2)
    units = units_of_sentences(tokens, at[kept])
    return at[kept], replace(units, target_begin=places[:, 0], target_stop=places[:, 1])


@dataclass(frozen=True, eq=False, kw_only=True)
class Learned(Feature):
    """A feature that was learned.

    Attributes
    ----------
    judge : Judge
        What marks; the model is in it.
    answers : DataFrame
        A row a coded text, in their order: ``code``, and ``answer`` of a model that had not seen its group.
        Empty for a feature that was read from a file.
    """

    judge: Judge
    answers: pd.DataFrame

    @property
    def classes(self) -> tuple[str, ...]:
        """The codes, or none where the label is a number."""
        return self.judge.model.classes

    def towards(self, *names: str) -> Learned:
        """The same judgement of what is said of one actor, by the names under which it is printed.

        Raises
        ------
        SamestoryError
            If the feature was not learned with a target.
        """
        if not self.judge.model.has_target:
            raise SamestoryError(
                f"learned: {self.name} was learned without a target, so it judges whole texts."
            )
        judge = replace(self.judge, names=names)
        return replace(self, judge=judge, mark=judge)

    def counting(self, counts: str | Mapping[str, float]) -> Learned:
        """The same model with another class counted: "Economic", or worths {"negative": -1, "positive": 1}.

        Raises
        ------
        SamestoryError
            For a class that was not coded.
        """
        judge = replace(self.judge, worth=worth_of(self.classes, counts, self.name))
        plain = re.sub(r"[\W_]+", "_", counts.lower()).strip("_") if isinstance(counts, str) else ""
        family = self.family
        name = f"{family}.{plain}" if plain else self.name
        made = learned_feature(name, self.title, judge, self.cards, citation=self.citation)
        return replace(made, answers=self.answers)


def worth_of(
    classes: tuple[str, ...], counts: str | Mapping[str, float] | None, label: str
) -> tuple[float, ...]:
    """What each class adds."""
    if not classes:
        return ()
    if counts is None:
        yes = [one for one in classes if one.lower() in _YES | {label.lower()}]
        if len(classes) != 2 or len(yes) != 1:
            raise SamestoryError(
                f"learn: the codes are {', '.join(classes[:12])}. Say which counts: counts={classes[0]!r}, "
                f"or what each is worth: counts={{{classes[0]!r}: -1, {classes[-1]!r}: 1}}."
            )
        counts = yes[0]
    worth = (
        {counts: 1.0}
        if isinstance(counts, str)
        else {str(key): float(value) for key, value in counts.items()}
    )
    unknown = [one for one in worth if one not in classes]
    if unknown or not all(np.isfinite(list(worth.values()))):
        raise SamestoryError(
            f"learn: counts names {unknown or 'no number'}; the codes are {', '.join(classes[:12])}."
        )
    return tuple(worth.get(one, 0.0) for one in classes)


def learned_feature(
    name: str, title: str, judge: Judge, cards: Iterable[Card], *, citation: str = ""
) -> Learned:
    """A learned feature from its parts."""
    model = judge.model
    worth = judge.worth if model.classes else (model.low, model.high)
    low, high = min(worth), max(worth)
    if judge.adds in ("share_of_sentences", "mean_of_sentences"):
        low, high = min(low, 0.0), max(high, 0.0)
    counted = [one for one, value in zip(model.classes, judge.worth, strict=False) if value]
    meaning = (
        f"Higher: more {judge.unit}s are judged {' / '.join(counted)} as the coders would."
        if set(judge.worth) == {0.0, 1.0}
        else "Higher: the text is judged higher on the coders' scale."
    )
    return Learned(
        name=name,
        title=title,
        meaning=meaning,
        unit=judge.adds.replace("_", " ") if judge.unit == "sentence" else "judgement of the article",
        low=low,
        high=high if high > low else low + 1.0,
        adds=judge.adds,
        mark=judge,
        citation=citation
        or "Learned from the user's own coded texts; linear weights (Fan et al., 2008, LIBLINEAR).",
        cautions=CAUTIONS,
        voice="all",
        voice_fixed=judge.unit == "article",
        cards=tuple(cards),
        judge=judge,
        answers=pd.DataFrame({"code": [], "answer": []}),
    )
