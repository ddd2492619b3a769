"""MoralEvents: events in the news that coders read as acts of a moral foundation, praised or blamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks
from analysis.features.moral import POLES
from analysis.features.registry import FEATURES
from analysis.text import Tokens, Voice, tokenise
from benchmarks.gold import articles, table
from benchmarks.validity.agreement import Agreement, Metric, agree, always_yes, auc, f1, share
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.instrument import VOICES, on_texts
from benchmarks.validity.narrative_frames import predicted_in_folds

__all__ = ["MORALEVENTS", "place_of"]


FEWEST_STORIES = 20
"""A pole that sets outlets apart in fewer stories gets no card for pairs of them."""


@dataclass(frozen=True, eq=False)
class _Events:
    """The articles as tokens, how many events of each pole each has, and the trigger words of each pole."""

    tokens: Tokens
    story: NDArray[np.str_]
    number: dict[str, NDArray[np.int64]]
    triggers: dict[str, NDArray[np.bool_]]


def place_of(text: str, span: str, trigger: str, near: int) -> tuple[int, int]:
    """Where the trigger stands: in the event's span that lies nearest to a place; (0, 0) if nowhere."""
    spans = [found.start() for found in re.finditer(re.escape(span), text, re.IGNORECASE)]
    if not spans:
        return 0, 0
    begin = min(spans, key=lambda at: abs(at - near))
    inside = re.search(rf"\b{re.escape(trigger)}\b", text[begin : begin + len(span)], re.IGNORECASE)
    return (begin + inside.start(), begin + inside.end()) if inside else (0, 0)


@cache
def _events(corpora: Path) -> _Events:
    rows = articles(corpora, "moralevents")
    texts = [str(row["text"]) for row in rows]
    tokens = tokenise([""] * len(rows), texts)
    number = {str(row["article_id"]): place for place, row in enumerate(rows)}
    events_of = {pole: np.zeros(len(rows), np.int64) for pole in POLES}
    triggers = {pole: np.zeros(len(tokens), bool) for pole in POLES}
    begin = tokens.begin - tokens.body_at[tokens.article]
    for event in table(corpora, "moralevents/moral_events.csv").itertuples():
        article = number[str(event.article_id)]
        paragraphs = texts[article].split("\n\n")[: int(str(event.paragraph_index))]
        near = sum(len(paragraph) + 2 for paragraph in paragraphs)
        start, stop = place_of(texts[article], str(event.event_span), str(event.trigger), near)
        inside = (tokens.article == article) & (begin >= start) & (begin < stop)
        for name in (event.morality, event.morality2, event.morality3):
            if pole := str(name).lower():
                events_of[pole][article] += 1
                triggers[pole] |= inside
    return _Events(tokens, np.array([str(row["event_id"]) for row in rows]), events_of, triggers)


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    pole = feature.name.partition(".")[2]
    for voice in VOICES:
        if pole in POLES:
            yield from _in_articles(_events(corpora), feature, voice)
        else:
            yield _all_poles(_events(corpora), voice)
        yield from _between_outlets(_events(corpora), feature, voice)
    yield from _triggers(_events(corpora), feature, (pole,) if pole in POLES else tuple(POLES))


def _answers(
    events: _Events, feature: Feature, voice: Voice
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.bool_]]:
    """For each article: the coders' answer, the rate (0 where no word is in scope), the answer in folds."""
    coded = events.number[feature.name.partition(".")[2]] > 0
    scored = np.nan_to_num(on_texts(feature, events.tokens, voice))
    return coded, scored, predicted_in_folds(coded.astype(np.int64), scored, events.story)


def _in_articles(events: _Events, feature: Feature, voice: Voice) -> Iterator[Agreement]:
    """Is the pole present where the rate is high, and does a threshold beat saying yes always?"""
    coded, scored, said = _answers(events, feature, voice)
    pole, unit, scope = feature.name.partition(".")[2], "article", VOICES[voice]
    yield agree(auc(coded, scored), events.story, scope=scope, unit=unit, name=f"AUC, pole {pole}", floor=0.5)
    yield agree(
        f1(coded, said),
        events.story,
        scope=scope,
        unit=unit,
        name=f"F1 in folds, pole {pole}",
        floor=always_yes(coded),
    )


def _between_outlets(events: _Events, feature: Feature, voice: Voice) -> Iterator[Agreement]:
    """Of two outlets on one story, has the one with more coded events for its length the higher rate too?"""
    pole, words = feature.name.partition(".")[2], np.bincount(events.tokens.article)
    number = events.number.get(pole, np.sum(list(events.number.values()), axis=0))
    coded = number / words
    first, second = np.nonzero(np.triu(events.story[:, None] == events.story, 1))
    apart = coded[first] != coded[second]
    first, second = first[apart], second[apart]
    if len(np.unique(events.story[first])) < FEWEST_STORIES:
        return
    richer = np.sign(coded[first] - coded[second])

    def same_side(scored: NDArray[np.float64]) -> NDArray[np.float64]:
        ours = np.sign(scored[first] - scored[second])
        return np.where(ours == 0, 0.5, ours == richer)

    yield agree(
        share(same_side(np.nan_to_num(on_texts(feature, events.tokens, voice)))),
        events.story[first],
        scope=VOICES[voice],
        unit="pair of outlets on one story",
        name=f"outlet pairs, pole {pole if pole in POLES else 'any'}",
        floor=max(0.5, float(same_side(-words.astype(np.float64)).mean())),
    )


def _all_poles(events: _Events, voice: Voice) -> Agreement:
    """Mean of the ten F1 figures, against saying yes always to each."""
    said, always = [], []
    for pole in POLES:
        coded, _, answered = _answers(events, FEATURES[f"moral.{pole}"], voice)
        said.append(f1(coded, answered))
        always.append(always_yes(coded))
    return agree(
        _mean(said),
        events.story,
        scope=VOICES[voice],
        unit="article",
        name="macro-F1 in folds",
        floor=_mean(always),
    )


def _mean(figures: list[Metric]) -> Metric:
    """The mean of several figures; a pole that a draw holds nowhere counts as 0."""
    return lambda weights: np.asarray(
        np.mean([np.nan_to_num(figure(weights)) for figure in figures], axis=0), np.float64
    )


def _triggers(events: _Events, feature: Feature, poles: tuple[str, ...]) -> Iterator[Agreement]:
    """How many marks hold a coded trigger of the pole, and how many triggers are marked."""
    tokens, marks = events.tokens, feature.mark(events.tokens)
    trigger = np.any([events.triggers[pole] for pole in poles], axis=0)
    covered = _covered(marks, len(tokens))
    sums = np.concatenate([[0], np.cumsum(trigger)])
    holds = sums[marks.at + marks.length] > sums[marks.at]
    story = events.story[tokens.article]
    scope = "all words"
    yield agree(
        share(holds),
        story[marks.at],
        scope=scope,
        unit="marked word",
        name="trigger precision",
        floor=float(trigger.mean()),
    )
    yield agree(
        share(covered[trigger]),
        story[trigger],
        scope=scope,
        unit="trigger word",
        name="trigger recall",
        floor=float(covered.mean()),
    )


def _covered(marks: Marks, n: int) -> NDArray[np.bool_]:
    """True for the words that a mark covers."""
    steps = np.bincount(marks.at, minlength=n + 1) - np.bincount(marks.at + marks.length, minlength=n + 1)
    return np.asarray(np.cumsum(steps)[:n] > 0)


MORALEVENTS = GoldSet(
    name="MoralEvents",
    folders=("moralevents",),
    features=("moral",),
    about=(
        "News stories, each told by three US outlets, in which coders marked the events that carry moral "
        "weight, quoted ones too: the trigger word and one to three of ten poles, five foundations praised "
        "or blamed. Five tests: is the rate higher in articles with an event of the pole (AUC); does a "
        "threshold on it, chosen on other stories, beat saying yes always (F1, and for all moral words the "
        "mean of the ten); of two outlets on one story, has the one with more events for its length the "
        "higher rate (pairs, which is what a comparison within events rests on; the floor is a coin, or to "
        "pick the shorter article where that does better); how many marks hold a coded trigger of the pole "
        "(precision); how many triggers are marked (recall). The floor of the last two is what as many words "
        "drawn blindly would reach. Coders marked events only, so a moral adjective counts as a miss. "
        "Articles of one story are one group. The lists were written without these articles; after a first "
        "look at the figures, not at the texts, some general words were taken out and others put in. "
        "Sanctity and degradation are all but absent here (7 and 14 articles), and the mean of the ten leans "
        "on them; they set outlets apart in too few stories for pairs."
    ),
    ceiling="Not published in a form that fits these tests; 1 stands in, which is strict.",
    citation=(
        "Zhang, X. F., Wu, W., Beauchamp, N. & Wang, L. (2024). MOKA: Moral Knowledge Augmentation for "
        "Moral Event Extraction. NAACL."
    ),
    licence="CC BY-NC-SA 4.0",
    agreements=_agreements,
)
