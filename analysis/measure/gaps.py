"""The gap between headline and body: the same feature on both, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure.measuring import measure
from analysis.text import Voice

__all__ = ["GAP_COLUMNS", "gap"]

GAP_COLUMNS = ("event", "outlet", "feature", "headline", "body", "gap", "headline_words")


def gap(
    corpus: Corpus,
    features: str | Feature | Iterable[str | Feature],
    *,
    voice: Voice | None = None,
    about: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Measure features on the headline and on the body, and how far the headline goes beyond the body.

    A headline has some ten words, so one mark moves a rate by ten per hundred: read single gaps as "has it
    or not", and compare outlets by their mean gap over many events.

    Parameters
    ----------
    corpus : Corpus
    features : str, Feature, or several of them
        Features that are defined on one part alone cannot have a gap.
    voice, about
        As in ``measure``.

    Returns
    -------
    DataFrame
        A row an article and feature, index ``article``: ``event``, ``outlet``, ``feature``, ``headline``
        and ``body`` (the measure on each), ``gap`` (headline less body, in the unit of the feature; missing
        where either is), ``headline_words``.

    Raises
    ------
    SamestoryError
        For an unknown feature, or one that is defined on one part alone.

    Examples
    --------
    >>> from analysis.corpus import read
    >>> row = {"outlet": "A", "event": "e", "headline": "Brutal attack", "body": "They met on Monday."}
    >>> float(gap(read(pd.DataFrame([row])), "sentiment.huliu_net")["gap"].iloc[0])
    -100.0
    """
    chosen = resolve(features)
    fixed = [feature.name for feature in chosen if feature.part_fixed]
    if fixed:
        raise SamestoryError(
            f"gap: {', '.join(fixed)} is defined on one part alone, so it has no gap between headline and "
            "body. Choose features that can be measured on both."
        )
    top = measure(corpus, chosen, "headline", voice, about)
    body = measure(corpus, chosen, "body", voice, about)
    frames = [
        top.articles[["event", "outlet"]].assign(
            feature=feature.name,
            headline=top.table[feature.name],
            body=body.table[feature.name],
            gap=top.table[feature.name] - body.table[feature.name],
            headline_words=top.words[feature.name],
        )
        for feature in chosen
    ]
    return pd.concat(frames)[list(GAP_COLUMNS)]
