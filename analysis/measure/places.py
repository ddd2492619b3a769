"""Places: where in the body the marks of a feature or the mentions of an actor stand, 0 top to 1 end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus import Corpus
from analysis.errors import SamestoryError, expect
from analysis.features.actors import find_mentions
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure.adding import in_scope, needs_actor, scope_of
from analysis.measure.evidence import marks_in
from analysis.text import Tokens, Voice, mask, tokens_of
from analysis.text.tokens import HEADLINE

__all__ = ["PLACE_COLUMNS", "places"]

PLACE_COLUMNS = ("article", "event", "outlet", "place", "text")


def places(
    corpus: Corpus,
    feature: str | Feature | None = None,
    *,
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Where each mark of a feature, or each mention of an actor, stands in the body of its article.

    News puts first what it holds to be most important, and readers and editors cut from the end (the
    inverted pyramid). The same words count as one and the same in a rate, wherever they stand.

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature, optional
        None: mentions of the actor that ``about`` names, by name, office or pronoun.
    voice, about
        As in ``measure``.

    Returns
    -------
    DataFrame
        A row a mark, in the order of the text: ``article``, ``event``, ``outlet``; ``place``, the share of
        the body's words before it, from 0 (the first word) to just below 1; ``text``, what was marked (of
        a sentence, its first word).

    Raises
    ------
    SamestoryError
        For an unknown feature, or with neither a feature nor an actor.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> corpus = read(pd.DataFrame({"outlet": ["A"], "body": ["A brutal day. They met at noon."]}))
    >>> places(corpus, "sentiment.huliu_net")[["place", "text"]].round(2).values.tolist()
    [[0.14, 'brutal']]
    """
    expect("places", corpus, Corpus, "Pass sa.read(source).")
    tokens = tokens_of(corpus)
    names = (about,) if isinstance(about, str) else tuple(about or ())
    if feature is None and not names:
        raise SamestoryError(
            'places: of what? Name a feature, such as "loaded.words", or an actor with about=.'
        )
    first, last = _mentions(tokens, names) if feature is None else _marks(tokens, feature, voice, names)
    in_body = tokens.part != HEADLINE
    before = np.cumsum(in_body) - in_body
    size = np.bincount(tokens.article[in_body], minlength=tokens.n_articles)
    article = tokens.article[first]
    begins = np.concatenate([[0], np.cumsum(size)])[article]
    spans = zip(tokens.begin[first].tolist(), tokens.stop[last].tolist(), strict=True)
    rows = corpus.articles[["article", "event", "outlet"]].iloc[article].reset_index(drop=True)
    return rows.assign(
        place=(before[first] - begins) / size[article], text=[tokens.stream[a:b] for a, b in spans]
    )


Ends = tuple[NDArray[np.integer], NDArray[np.integer]]


def _mentions(tokens: Tokens, names: tuple[str, ...]) -> Ends:
    """First and last word of each mention in a body."""
    found = find_mentions(tokens, names)
    inside = tokens.part[found.first] != HEADLINE
    return found.first[inside], found.last[inside] - 1


def _marks(tokens: Tokens, feature: str | Feature, voice: Voice | None, names: tuple[str, ...]) -> Ends:
    """First and last word of each mark in scope in a body; of a marked sentence, its first word."""
    chosen = resolve(feature)
    if len(chosen) != 1:
        raise SamestoryError(f'places: "{feature}" names {len(chosen)} features; name one, as family.name.')
    if chosen[0].part_fixed == "headline":
        raise SamestoryError(f"places: {chosen[0].name} is defined on headlines; it has no place in a body.")
    if chosen[0].mark_about and not names:
        raise needs_actor(chosen[0])
    marks = marks_in(tokens, chosen[0], names)
    scope = scope_of(chosen[0], "body", voice, names)
    inside = in_scope(chosen[0], marks, tokens, mask(tokens, scope))
    at, length = marks.at[inside], marks.length[inside]
    if marks.unit == "sentence":
        first = tokens.sentences.first[at]
        return first, first
    return at, at + length - 1
