"""The teacher's key: who is who, what the suite counts in the same two texts, and where."""

from __future__ import annotations

import re
from bisect import bisect_right

import pandas as pd

from analysis.corpus import Corpus
from analysis.features.cards import validity
from analysis.features.registry import FEATURES
from analysis.measure import evidence, measure
from analysis.teaching.close_reading import marks_shown
from analysis.teaching.handouts.layout import page, seen, shown
from analysis.teaching.handouts.pairing import MEASURES
from analysis.teaching.handouts.student_page import TASKS
from analysis.teaching.handouts.versions import Version
from analysis.teaching.marked_text import marked_text
from analysis.wording import counted, number

__all__ = ["key_page"]

_MOST_WORDS = 30
"""Marks that are printed as words. Where a text has more, only their sentences are named."""
_READ = (
    "Two articles show how a measure works, and nothing about outlets: chance is asked over events. Where no "
    "outlets were named, the pair was picked because it differs most in what is counted here, so it is no "
    "typical pair. A7 is sentence 7 of version A."
)


def key_page(title: str, story: Corpus, versions: tuple[Version, Version]) -> str:
    """The sheet for the teacher, as HTML; ``versions`` with their names shown."""
    values = measure(story, MEASURES).table[list(MEASURES)]
    who = "; ".join(f"<b>{one.letter}</b> is <bdi>{shown(one.outlet)}</bdi>" for one in versions)
    body = "\n".join(
        (
            '<section class="sheet"><h1>Key for the teacher</h1>',
            f'<p class="say"><b><bdi>{shown(title)}</bdi></b>. {who}. Do not hand out.</p>',
            f'<p class="say">{_READ}</p>',
            _numbers(values, versions),
            *(_words(story, feature, versions) for feature in MEASURES),
            _talk(),
            "</section>",
            _in_place(story, versions),
        )
    )
    return page(f"Key: {title}", body)


def _numbers(values: pd.DataFrame, versions: tuple[Version, Version]) -> str:
    """A row a measure: what it is, both numbers, how far people confirm it."""
    signs = {task.measure: f" ({task.sign.split()[0].lower()})" for task in TASKS}
    heads = ("Measure", "Unit", *(one.letter for one in versions), "Agreement with human coders")
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    rows = []
    for name in MEASURES:
        feature = FEATURES[name]
        said = "".join(
            f'<td class="value">{number(value, signed=feature.low < 0)}</td>' for value in values[name]
        )
        rows.append(
            f'<tr><th scope="row">{shown(feature.title)}{signs.get(name, "")}</th>'
            f"<td>{shown(feature.unit)}</td>{said}<td>{shown(validity(feature))}</td></tr>"
        )
    return f'<table class="say"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _words(story: Corpus, name: str, versions: tuple[Version, Version]) -> str:
    """What one measure marks in both texts, sentence by sentence."""
    articles = [str(article) for article in story.articles["article"]]
    marks = [marks_shown(evidence(story, article, name), in_headline=False) for article in articles]
    in_full = max(map(len, marks)) <= _MOST_WORDS
    told = [
        f'<p class="say"><b>{version.letter}</b>: <bdi>{_marked(found, name, version, in_full)}</bdi></p>'
        for found, version in zip(marks, versions, strict=True)
    ]
    return f"<h2>{shown(FEATURES[name].title)}</h2>{''.join(told)}"


def _marked(marks: pd.DataFrame, name: str, version: Version, in_full: bool) -> str:
    """The marked words of one text behind the number of their sentence, or only the sentences."""
    begins = [one.start for paragraph in version.paragraphs for one in paragraph]
    found: dict[int, list[str]] = {}
    for start, text, weight in zip(marks["start"], marks["text"], marks["weight"], strict=True):
        signed = f" {number(weight, signed=True)}" if FEATURES[name].low < 0 else ""
        found.setdefault(bisect_right(begins, start), []).append(shown(f"{text}{signed}"))
    if not found:
        return "nothing marked"
    if in_full:
        return "; ".join(f"<b>{version.letter}{at}</b> {', '.join(words)}" for at, words in found.items())
    sentences = ", ".join(f"{version.letter}{at}" for at in found)
    return f"{counted(len(marks), 'mark')} in {sentences}"


def _talk() -> str:
    """How to use the difference between hands and lists."""
    return (
        "<h2>In class</h2>"
        '<p class="say">A list is no model answer. Ask of each mark that only the class made: which word '
        "would the list need, and what else would it then catch? Of each that only the list made: what does "
        "the word mean here? Two students who marked the same text differ too; count where.</p>"
    )


def _in_place(story: Corpus, versions: tuple[Version, Version]) -> str:
    """The first measure in both texts, on a page of its own."""
    first = FEATURES[MEASURES[0]]
    columns = marked_text(story, str(story.articles["event"].iloc[0]), first).columns
    heads = "".join(
        f'<th scope="col">{version.letter}: <bdi>{head}</bdi></th>'
        for version, (head, _) in zip(versions, columns, strict=True)
    )
    texts = "".join(f"<td>{_close(text)}</td>" for _, text in columns)
    return (
        f'<section class="sheet"><h2>{shown(first.title)} in place, {shown(first.unit)}</h2>'
        f'<table class="marked"><thead><tr>{heads}</tr></thead>'
        f"<tbody><tr>{texts}</tr></tbody></table></section>"
    )


def _close(text: str) -> str:
    """Paragraphs without empty lines between them, so that most pairs fit on one page."""
    return seen(re.sub(r"\n\s*\n", "\n", text))
