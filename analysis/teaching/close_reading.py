"""Close reading: one sentence measured, or articles side by side with the marked words in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.corpus import Corpus, read
from analysis.features.feature import Feature
from analysis.measure import evidence
from analysis.text import Part, Voice
from analysis.wording import number

__all__ = ["Reading", "marks_shown", "side_by_side", "try_sentence"]

_INK = "color:#22262b;"
_PAINT = {1: "background:#cfe4f7;", -1: "background:#fbd8b4;", 0: "background:#e6e6e6;"}
"""Blue above zero, orange below: apart for colour-blind readers; the sign is printed too."""
_CELL = "vertical-align:top;text-align:left;white-space:pre-line;line-height:1.5;"
_STILL = "background:none;"
"""JupyterLab paints the row under the mouse pale blue; a whole text is one row, and its marks would fade."""
_PLACES = {"body": ("body",), "lede": ("body",), "headline": ("headline",), "all": ("headline", "body")}
"""Which texts of an article a scope shows."""


def try_sentence(sentence: str, feature: str) -> pd.DataFrame:
    """Measure one sentence of your own: what the instrument marked in it, with which weight.

    Parameters
    ----------
    sentence : str
    feature : str
        "sentiment.vader".

    Returns
    -------
    DataFrame
        ``text``, ``label``, ``weight`` and ``role``, the first rows of ``sa.evidence``.

    Examples
    --------
    >>> try_sentence("A brutal attack.", "sentiment.huliu_net")["text"].tolist()
    ['brutal', 'attack']
    """
    corpus = read(pd.DataFrame({"outlet": ["a reader"], "body": [sentence]}))
    found = evidence(corpus, corpus.articles["article"].iloc[0], feature, voice="all")
    return found[["text", "label", "weight", "role"]]


@dataclass(frozen=True)
class Reading:
    """Articles beside one another with the words that made their numbers; it shows itself.

    Attributes
    ----------
    columns : tuple of (str, str)
        The heading and the marked text of each article, as HTML that is safe to show.
    plain : tuple of (str, str)
        The same without the text: heading and marked words.
    """

    columns: tuple[tuple[str, str], ...]
    plain: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return "\n".join(f"{heading}: {words}" for heading, words in self.plain)

    def _repr_html_(self) -> str:
        cell = f'<td style="{_CELL}width:{{}}%;">{{}}</td>'
        width = 100 // max(len(self.columns), 1)
        heads = "".join(cell.format(width, f"<b>{heading}</b>") for heading, _ in self.columns)
        texts = "".join(cell.format(width, text) for _, text in self.columns)
        return f'<table><tbody><tr>{heads}</tr><tr style="{_STILL}">{texts}</tr></tbody></table>'


def side_by_side(
    corpus: Corpus,
    articles: Sequence[str],
    feature: str | Feature,
    *,
    part: Part = "body",
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> Reading:
    """Set articles beside one another, with the marked words of one feature and their weights.

    Where a feature marks sentences and explains them by words (VADER), the words are shown. Only what
    counted is marked: words in another voice than the feature's own are left plain.

    Parameters
    ----------
    corpus : Corpus
    articles : sequence of str
        Names of articles, two or three for a page.
    feature : str or Feature
    part, voice, about
        The scope, as in ``sa.measure``. The headline is shown where it counts.

    Returns
    -------
    Reading

    Raises
    ------
    SamestoryError
        For an unknown article or feature.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> corpus = sa.read(pd.DataFrame(rows))
    >>> side_by_side(corpus, corpus.articles["article"], "sentiment.huliu_net")
    A: vile −1.00, crime −1.00
    B: fine +1.00
    """
    table = corpus.articles.set_index("article", drop=False)
    columns, plain = [], []
    for name in articles:
        found = evidence(corpus, name, feature, part=part, voice=voice, about=about)
        marks = {place: marks_shown(found, place == "headline") for place in _PLACES[part]}
        outlet = str(table.at[name, "outlet"])
        texts = [_marked(str(table.at[name, place]), shown) for place, shown in marks.items()]
        columns.append((escape(outlet), "\n\n".join(texts)))
        words = [
            f"{text} {_signed(weight)}"
            for shown in marks.values()
            for text, weight in zip(shown["text"], shown["weight"], strict=True)
        ]
        plain.append((outlet, ", ".join(words) or "nothing marked"))
    return Reading(tuple(columns), tuple(plain))


def marks_shown(found: pd.DataFrame, in_headline: bool) -> pd.DataFrame:
    """The marks to paint, in the order of the text: words where words explain, no mark over another."""
    counted = found[found["counted"] & ((found["part"] == "headline") == in_headline)]
    role = "explains" if (counted["role"] == "explains").any() else "adds"
    ordered = counted[counted["role"] == role].sort_values(["start", "end"], kind="stable")
    return ordered[ordered["start"] >= ordered["end"].cummax().shift(fill_value=0)]


def _marked(body: str, marks: pd.DataFrame) -> str:
    """The text as HTML, each mark painted by its sign with its weight behind it."""
    pieces, at = [], 0
    for start, end, weight in zip(marks["start"], marks["end"], marks["weight"], strict=True):
        paint = _INK + _PAINT[(weight > 0) - (weight < 0)]
        pieces.append(escape(body[at:start]))
        pieces.append(f'<b style="{paint}">{escape(body[start:end])}</b><sub>{_signed(weight)}</sub>')
        at = end
    return "".join([*pieces, escape(body[at:])])


def _signed(weight: float) -> str:
    return number(weight, signed=True)
