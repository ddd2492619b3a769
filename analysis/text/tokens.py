"""Tokens: words and sentences as flat arrays over the whole corpus, with exact offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["BODY", "HEADLINE", "LEDE", "Part", "Spans", "Tokens", "Voice"]

Part = Literal["headline", "lede", "body", "all"]
"""A stretch of the article to measure: "body" includes the lede, "all" adds the headline."""
Voice = Literal["own", "quoted", "all"]
HEADLINE, LEDE, BODY = 0, 1, 2
"""Codes of ``Tokens.part``: the headline, the first paragraph, the rest of the body."""


@dataclass(frozen=True, eq=False)
class Spans:
    """Stretches of text in order: sentences, paragraphs or quotations.

    Attributes
    ----------
    begin, stop : int64 arrays
        Positions in ``Tokens.stream``; ``stream[begin:stop]`` is the text of the stretch.
    first, last : int32 arrays
        The tokens inside are ``first .. last - 1`` (``first == last``: no word inside).
    article : int32 array
        Number of the article.
    """

    begin: NDArray[np.int64]
    stop: NDArray[np.int64]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    article: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.begin)


@dataclass(frozen=True, eq=False)
class Tokens:
    """Every word of the corpus in reading order: headline, then body, article after article.

    A token is a word: letters and digits, with inner apostrophes, hyphens, and the dots of initials
    ("U.S", "a.m") and the points and commas of numbers ("3.5", "1,000"). Punctuation is never a token.

    Attributes
    ----------
    stream : str
        All texts joined: for each article its headline, a blank line, its body, a blank line.
    headline_at, body_at : int64 arrays, one value an article
        Where the headline and the body begin in ``stream``.
    begin, stop : int64 arrays, one value a token
        ``stream[begin:stop]`` is the token as printed.
    form : int32 array
        Index into ``forms``, the distinct words as printed (case kept).
    forms : tuple of str
    word_of_form : int32 array
        From ``form`` to ``word``.
    word : int32 array
        Index into ``words``: lower case, curly apostrophes straight, soft hyphens gone, NFC.
    words : tuple of str
    article : int32 array
        Number of the article (row of ``Corpus.articles``).
    sentence, paragraph : int32 arrays
        Number of the sentence, of the paragraph, over the whole corpus. A headline is one paragraph
        and at least one sentence of its own.
    part : uint8 array
        ``HEADLINE``, ``LEDE`` or ``BODY``.
    quoted : bool array
        True inside quotation marks (the voice is a source's), False in the outlet's own voice.
    sentences, paragraphs, quotations : Spans
        A sentence never crosses a paragraph. Quotations are in order and do not overlap; one that
        runs over several paragraphs is one span a paragraph.
    quotation_closed : bool array
        False where a quotation mark was opened and never closed (bounded to its paragraph).
    n_articles : int
    """

    stream: str
    headline_at: NDArray[np.int64]
    body_at: NDArray[np.int64]
    begin: NDArray[np.int64]
    stop: NDArray[np.int64]
    form: NDArray[np.int32]
    forms: tuple[str, ...]
    word_of_form: NDArray[np.int32]
    word: NDArray[np.int32]
    words: tuple[str, ...]
    article: NDArray[np.int32]
    sentence: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    part: NDArray[np.uint8]
    quoted: NDArray[np.bool_]
    sentences: Spans
    paragraphs: Spans
    quotations: Spans
    quotation_closed: NDArray[np.bool_]
    n_articles: int

    def __len__(self) -> int:
        return len(self.begin)
