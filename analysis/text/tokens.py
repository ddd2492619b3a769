"""Tokens: words and sentences as flat arrays over the whole corpus, with exact offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from analysis.corpus.articles import Corpus
from analysis.errors import SamestoryError
from analysis.text.characters import code_points, kinds_of
from analysis.text.paragraphs import Bounds, paragraph_bounds, white_space
from analysis.text.quotes import quotation_bounds
from analysis.text.sentences import sentence_bounds
from analysis.text.words import vocabulary, word_bounds

__all__ = ["BODY", "HEADLINE", "LEDE", "Part", "Spans", "Tokens", "Voice", "tokenise", "tokens_of"]

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
        Index into ``words``: lower case, straight apostrophes and hyphens, soft hyphens gone, NFC.
    words : tuple of str
    article : int32 array
        Number of the article (row of ``Corpus.articles``).
    sentence, paragraph : int32 arrays
        Number of the sentence, of the paragraph, over the whole corpus. A headline is one paragraph
        and at least one sentence of its own. Each holds at least one word: a line of asterisks is
        no paragraph, an emoji between two sentences goes with one of them.
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

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """Code points of ``stream``, made when first asked for (4 bytes a character)."""
        return code_points(self.stream)

    @cached_property
    def start(self) -> NDArray[np.int64]:
        """Offset of each token in its own headline or body, as the reader brought it."""
        return self.begin - self._origin

    @cached_property
    def end(self) -> NDArray[np.int64]:
        """Offset behind each token in its own headline or body."""
        return self.stop - self._origin

    @property
    def _origin(self) -> NDArray[np.int64]:
        """Where the headline or body of each token begins in ``stream``."""
        at = np.where(self.part == HEADLINE, self.headline_at[self.article], self.body_at[self.article])
        return np.asarray(at, np.int64)

    @cached_property
    def sentence_part(self) -> NDArray[np.uint8]:
        """``HEADLINE``, ``LEDE`` or ``BODY``, one value a sentence."""
        return self.part[self.sentences.first]

    def text_of(self, token: int) -> str:
        """Return one token as printed."""
        return self.stream[int(self.begin[token]) : int(self.stop[token])]


def tokenise(headlines: Sequence[str], bodies: Sequence[str]) -> Tokens:
    """Cut articles into words, sentences, paragraphs and quotations, all in one pass.

    What is found in an article depends on that article alone. Paragraphs and sentences hold at least
    one word: a line of asterisks belongs to none.

    Parameters
    ----------
    headlines, bodies : sequences of str
        One headline and one body an article; "" where there is none.

    Returns
    -------
    Tokens

    Raises
    ------
    SamestoryError
        If there are not as many headlines as bodies.

    Examples
    --------
    >>> tokens = tokenise(["Storm nears"], ["Gen. Lee said: “Stay home.” Nobody did."])
    >>> [tokens.stream[a:b] for a, b in zip(tokens.sentences.begin, tokens.sentences.stop)]
    ['Storm nears', 'Gen. Lee said: “Stay home.”', 'Nobody did.']
    >>> [tokens.text_of(token) for token in np.flatnonzero(tokens.quoted)]
    ['Stay', 'home']
    """
    if len(headlines) != len(bodies):
        raise SamestoryError(
            f"tokenise: {len(headlines)} headlines and {len(bodies)} bodies. Give one of each an article, "
            'with "" where an article has no headline.'
        )
    stream = "".join(f"{headline}\n\n{body}\n\n" for headline, body in zip(headlines, bodies, strict=True))
    headline_at, body_at = _places(headlines, bodies)
    codes = code_points(stream)
    kinds = kinds_of(codes)
    words = Bounds(*word_bounds(kinds))
    known = vocabulary(stream, codes, *words)
    white = white_space(kinds)
    found = paragraph_bounds(kinds, white, headline_at=headline_at, body_at=body_at)
    paragraphs = _with_words(found, words, headline_at)
    marks = Bounds(paragraphs.begin, paragraphs.stop)
    quotations = quotation_bounds(
        stream, codes, kinds, paragraphs=marks, continues=_continues(paragraphs, body_at)
    )
    quoted = Bounds(quotations.begin, quotations.stop)
    ends = sentence_bounds(
        kinds, words=words, vocabulary=known, white=white, paragraphs=marks, quotations=quoted
    )
    sentences = _spans(ends, words, headline_at)
    spans = _spans(quoted, words, headline_at)
    paragraph = _numbers(paragraphs)
    article = paragraphs.article[paragraph]
    return Tokens(
        stream=stream,
        headline_at=headline_at,
        body_at=body_at,
        begin=words.begin,
        stop=words.stop,
        form=known.form,
        forms=known.forms,
        word_of_form=known.word_of_form,
        word=known.word_of_form[known.form],
        words=known.words,
        article=article,
        sentence=_numbers(sentences),
        paragraph=paragraph,
        part=_parts(paragraphs, body_at)[paragraph],
        quoted=_covered(spans, len(words.begin)),
        sentences=sentences,
        paragraphs=paragraphs,
        quotations=spans,
        quotation_closed=quotations.closed,
        n_articles=len(bodies),
    )


_MEMORY: WeakKeyDictionary[Corpus, Tokens] = WeakKeyDictionary()


def tokens_of(corpus: Corpus) -> Tokens:
    """Return the tokens of a corpus, made once and kept as long as the corpus lives.

    >>> import pandas as pd
    >>> corpus = Corpus(pd.DataFrame({"headline": ["Rain"], "body": ["It fell."]}), pd.DataFrame(), 1)
    >>> len(tokens_of(corpus)), tokens_of(corpus) is tokens_of(corpus)
    (3, True)
    """
    if corpus not in _MEMORY:
        _MEMORY[corpus] = tokenise(corpus.articles["headline"].tolist(), corpus.articles["body"].tolist())
    return _MEMORY[corpus]


def _places(headlines: Sequence[str], bodies: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each headline and each body begins in the stream."""
    lengths = np.zeros(2 * len(bodies) + 1, np.int64)
    lengths[1::2] = [len(headline) + 2 for headline in headlines]
    lengths[2::2] = [len(body) + 2 for body in bodies]
    at = np.cumsum(lengths)
    return at[0:-1:2], at[1::2]


def _spans(bounds: Bounds, words: Bounds, headline_at: NDArray[np.int64]) -> Spans:
    """Add to stretches the tokens inside and the article."""
    return Spans(
        begin=bounds.begin,
        stop=bounds.stop,
        first=np.searchsorted(words.begin, bounds.begin).astype(np.int32),
        last=np.searchsorted(words.begin, bounds.stop).astype(np.int32),
        article=(np.searchsorted(headline_at, bounds.begin, side="right") - 1).astype(np.int32),
    )


def _with_words(bounds: Bounds, words: Bounds, headline_at: NDArray[np.int64]) -> Spans:
    """Return the stretches that hold a word."""
    first = np.searchsorted(words.begin, bounds.begin)
    filled = first < np.searchsorted(words.begin, bounds.stop)
    return _spans(Bounds(bounds.begin[filled], bounds.stop[filled]), words, headline_at)


def _numbers(spans: Spans) -> NDArray[np.int32]:
    """Return the number of its stretch for each token, for stretches that cover all tokens."""
    return np.repeat(np.arange(len(spans), dtype=np.int32), spans.last - spans.first)


def _continues(paragraphs: Spans, body_at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which paragraphs follow another one of the same body."""
    in_body = paragraphs.begin >= body_at[paragraphs.article]
    follows = np.zeros(len(paragraphs), np.bool_)
    follows[1:] = in_body[:-1] & (np.diff(paragraphs.article) == 0)
    return follows


def _parts(paragraphs: Spans, body_at: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return the part that each paragraph belongs to."""
    in_body = paragraphs.begin >= body_at[paragraphs.article]
    part = np.where(in_body, BODY, HEADLINE).astype(np.uint8)
    at = np.flatnonzero(in_body)
    ledes = at[np.diff(paragraphs.article[at], prepend=-1) != 0]
    part[ledes] = LEDE
    return part


def _covered(spans: Spans, n_tokens: int) -> NDArray[np.bool_]:
    """Tell which tokens lie in one of the stretches, which do not overlap."""
    step = np.zeros(n_tokens + 1, np.int8)
    np.add.at(step, spans.first, 1)
    np.add.at(step, spans.last, -1)
    return np.cumsum(step[:-1], dtype=np.int8).astype(np.bool_)
