"""Presence: has a headline the words or not, and how often has a stretch of its body of the same length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure.adding import in_scope, needs_actor, scope_of
from analysis.measure.evidence import marks_in
from analysis.text import Part, Tokens, Voice, mask, tokens_of

__all__ = ["PRESENCE_COLUMNS", "presence", "share_of_stretches"]

PRESENCE_COLUMNS = ("event", "outlet", "headline", "body", "headline_words", "body_words")

Floats = NDArray[np.float64]


def presence(
    corpus: Corpus,
    feature: str | Feature,
    *,
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Whether each headline holds a mark, beside how often a stretch of its body of that length does.

    A headline has some ten words and a body some three hundred, so nearly every body "has it", and a rate
    per 100 words jumps by ten for one word of a headline. Both are unfair. Here the body is asked the same
    question as the headline: of all runs of as many words in a row as the headline has, what share holds
    at least one mark?

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature
        One that marks words; measures of sentences have no presence.
    voice, about
        As in ``measure``.

    Returns
    -------
    DataFrame
        A row an article, index ``article``: ``event``, ``outlet``; ``headline`` (0 or 1) and ``body`` (0 to
        1), missing where a part has no words in scope; ``headline_words``, ``body_words`` in scope. A body
        shorter than its headline is one stretch.

    Raises
    ------
    SamestoryError
        For an unknown feature, one that is defined on one part alone, or one that marks sentences.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> row = {"outlet": "A", "headline": "Brutal rain", "body": "A brutal day came to an end."}
    >>> found = presence(read(pd.DataFrame([row])), "sentiment.huliu_net")
    >>> found[["headline", "body"]].round(3).values.tolist()  # 2 of the 6 pairs of words hold "brutal"
    [[1.0, 0.333]]
    """
    expect("presence", corpus, Corpus, "Pass sa.read(source).")
    chosen = resolve(feature)
    if len(chosen) != 1 or chosen[0].part_fixed:
        raise SamestoryError(
            f'presence: "{feature}" is not one feature of words in headline and body. Name one, as '
            '"loaded.words".'
        )
    names = (about,) if isinstance(about, str) else tuple(about or ())
    tokens = tokens_of(corpus)
    size, at = {}, {}
    for part in ("headline", "body"):
        size[part], at[part] = _in_part(tokens, chosen[0], part, voice, names)
    held = np.bincount(at["headline"][0], minlength=tokens.n_articles) > 0
    top = np.where(size["headline"] > 0, held, np.nan)
    body = share_of_stretches(at["body"][1], size["body"], size["headline"])
    columns = (
        corpus.articles["event"].to_numpy(),
        corpus.articles["outlet"].to_numpy(),
        *(top, body, size["headline"], size["body"]),
    )
    table = pd.DataFrame(dict(zip(PRESENCE_COLUMNS, columns, strict=True)))
    return table.set_index(pd.Index(corpus.articles["article"], name="article"))


def share_of_stretches(
    marked: NDArray[np.bool_], size: NDArray[np.int64], length: NDArray[np.int64]
) -> Floats:
    """Of all runs of ``length`` words in each text, the share that holds a marked word.

    ``marked`` has a value a word, texts one after the other, ``size`` words each. NaN where a text or the
    run has no words; a text shorter than the run is one run.

    >>> share_of_stretches(np.array([True, False, False, False]), np.array([4]), np.array([2])).round(3)
    array([0.333])
    """
    run = np.minimum(length, size)
    text = np.repeat(np.arange(len(size)), size)
    stop = np.arange(len(marked)) + run[text]
    whole = stop <= np.cumsum(size)[text]
    before = np.concatenate([[0], np.cumsum(marked)])
    holds = before[stop[whole]] > before[np.flatnonzero(whole)]
    runs = np.bincount(text[whole], minlength=len(size)).astype(np.float64)
    found = np.bincount(text[whole], weights=holds, minlength=len(size))
    nothing = np.full(len(size), np.nan)
    share: Floats = np.divide(found, runs, out=nothing, where=(runs > 0) & (run > 0))
    return share


def _in_part(
    tokens: Tokens, feature: Feature, part: Part, voice: Voice | None, names: tuple[str, ...]
) -> tuple[NDArray[np.int64], tuple[NDArray[np.integer], NDArray[np.bool_]]]:
    """Words in scope of each article; the articles of the marks; and which words in scope are marked."""
    if feature.mark_about and not names:
        raise needs_actor(feature)
    marks = marks_in(tokens, feature, names)
    if marks.unit != "token":
        raise SamestoryError(
            f"presence: {feature.name} marks sentences, not words, so a headline has no less of it than a "
            'number. Compare it with sa.headline_gap(..., scale="measure").'
        )
    inside = mask(tokens, scope_of(feature, part, voice, names))
    at = marks.at[in_scope(feature, marks, tokens, inside)]
    marked = np.zeros(len(tokens), np.bool_)
    marked[at] = True
    words = inside.tokens
    size = np.bincount(tokens.article[words], minlength=tokens.n_articles)
    return size, (tokens.article[at], marked[words])
