"""Headlines: yes or no for five things that a headline can do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.features.feature import Feature, Marks, yes_or_no
from analysis.features.loaded import LEXICON, find_loaded
from analysis.features.matching import NUMERAL, once_per_tokens
from analysis.text.tokens import HEADLINE, Tokens

__all__ = ["FEATURES"]

Places = NDArray[np.int64]

EDITORS = (
    "Headlines are written by desk editors, often not by the reporter, and changed after publication.",
    "One headline an article is one yes or no: many articles are needed before a difference shows.",
)
NEWS = "Idea after Dor (2003), On newspaper headlines as relevance optimizers, Journal of Pragmatics 35."


def _words(tokens: Tokens) -> Places:
    return np.flatnonzero(tokens.part == HEADLINE).astype(np.int64)


def _ending_in(marks: str) -> Callable[[Tokens], Places]:
    """Words of headlines behind which one of the marks stands before the next word."""

    def hits(tokens: Tokens) -> Places:
        at = _words(tokens)
        following = np.minimum(at + 1, len(tokens) - 1)
        goes_on = (tokens.paragraph[following] == tokens.paragraph[at]) & (following > at)
        stop = np.where(goes_on, tokens.begin[following], tokens.body_at[tokens.article[at]])
        gaps = zip(tokens.stop[at].tolist(), stop.tolist(), strict=True)
        keep = np.array([any(mark in tokens.stream[a:b] for mark in marks) for a, b in gaps], bool)
        return np.asarray(at[keep])

    return hits


def _numbers(tokens: Tokens) -> Places:
    at = _words(tokens)
    words = [tokens.words[word] for word in tokens.word[at]]
    keep = [word != "one" and NUMERAL.fullmatch(word) is not None for word in words]
    return np.asarray(at[np.array(keep, bool)])


def _quoted(tokens: Tokens) -> Places:
    at = _words(tokens)
    return np.asarray(at[tokens.quoted[at]])


def _loaded(tokens: Tokens) -> Places:
    at = find_loaded(tokens).at
    return np.asarray(at[(tokens.part[at] == HEADLINE) & ~tokens.quoted[at]], np.int64)


def _feature(
    name: str,
    title: str,
    meaning: str,
    hits: Callable[[Tokens], Places],
    caution: str,
    lexicons: tuple[str, ...] = (),
) -> Feature:
    """A yes or no about headlines."""

    @once_per_tokens
    def mark(tokens: Tokens) -> Marks:
        return yes_or_no(tokens, HEADLINE, hits(tokens), name)

    return Feature(
        name=f"headline.{name}",
        title=title,
        meaning=meaning,
        unit="1 where the headline has it, else 0",
        low=0.0,
        high=1.0,
        adds="mean_of_marks",
        mark=mark,
        citation=NEWS,
        cautions=(caution, *EDITORS),
        lexicons=lexicons,
        voice="all",
        voice_fixed=True,
        part_fixed="headline",
    )


FEATURES: tuple[Feature, ...] = (
    _feature(
        "question",
        "Headline asks",
        "1: the headline holds a question mark.",
        _ending_in("?？؟"),
        "A question can be a source's, in quotation marks, or announce an explanation rather than doubt.",
    ),
    _feature(
        "exclamation",
        "Headline exclaims",
        "1: the headline holds an exclamation mark.",
        _ending_in("!！"),
        "Rare in news; names with the mark in them ('Yahoo!') count.",
    ),
    _feature(
        "number",
        "Number in headline",
        "1: the headline holds a number, in digits or spelled out from two on.",
        _numbers,
        "Years, ages, scores and sums are alike here; 'one' is left out, 'half' and 'dozens' count.",
    ),
    _feature(
        "quote",
        "Quotation in headline",
        "1: the headline holds words in quotation marks: a source speaks, or the outlet keeps its distance.",
        _quoted,
        "Titles of works and single words count too.",
    ),
    _feature(
        "loaded",
        "Loaded word in headline",
        "1: the headline holds one of our loaded words outside quotation marks.",
        _loaded,
        "A list of words, not a judgement; a word on it can be the plain fact.",
        lexicons=(LEXICON,),
    ),
)
