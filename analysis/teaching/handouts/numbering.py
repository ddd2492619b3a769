"""Sentences of a body with a number each, so that a class can say "A7"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.text import tokenise

__all__ = ["Sentence", "numbered"]


@dataclass(frozen=True)
class Sentence:
    """One sentence: its number in the article, where it begins and ends in the body, its text."""

    number: int
    start: int
    end: int
    text: str


def numbered(body: str) -> tuple[tuple[Sentence, ...], ...]:
    """Cut a body into paragraphs of sentences; the numbers run from 1 through all of them.

    The sentences are those that the measures count. What stands between two of them (a dash, an emoji, a
    line of asterisks) goes with the one before, so that no letter is lost in print.

    Examples
    --------
    >>> [[(one.number, one.text) for one in paragraph] for paragraph in numbered("Rain. Wind.\\n\\nSun.")]
    [[(1, 'Rain.'), (2, 'Wind.')], [(3, 'Sun.')]]
    """
    tokens = tokenise([""], [body])
    spans = tokens.sentences
    begins = [int(at) for at in spans.begin - tokens.body_at[0]]
    begins = [0, *begins[1:]] if begins else [0]
    ends = [*begins[1:], len(body)]
    paragraphs = [int(tokens.paragraph[first]) for first in spans.first] or [0]
    found: dict[int, list[Sentence]] = {}
    for number, (start, end, paragraph) in enumerate(zip(begins, ends, paragraphs, strict=True), 1):
        text = re.sub(r"\s+", " ", body[start:end]).strip()
        found.setdefault(paragraph, []).append(Sentence(number, start, end, text))
    return tuple(tuple(sentences) for sentences in found.values())
