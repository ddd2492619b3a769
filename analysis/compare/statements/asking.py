"""What is asked: the articles and the facts, checked before the slow part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import SamestoryError
from analysis.wording import counted, some

__all__ = ["articles_asked", "facts_asked", "filled"]

LONGEST_FACT = 2_000
"""Letters of a fact that are read."""


def articles_asked(corpus: Corpus, event: str | None, *, by: str, within: str) -> pd.DataFrame:
    """The articles asked for, by their names: whoever sorts the corpus anew gets the same statements."""
    articles = corpus.articles.sort_values("article", kind="stable")
    for role, column in (("by", by), ("within", within)):
        if column not in articles:
            raise SamestoryError(
                f'statements: there is no column "{column}" ({role}). The articles have: '
                f"{', '.join(str(name) for name in articles.columns)}. Name one of these."
            )
    named = articles[(filled(articles[by])) & (filled(articles[within]))]
    if event is not None:
        chosen = named[named[within].astype(str) == str(event)]
        if chosen.empty:
            names = sorted(set(named[within].astype(str)))
            raise SamestoryError(
                f'statements: there is no {within} "{event}". There are {len(names):,}: '
                f"{some(names, most=5) or 'none'}. "
                "Name one of these, or fill the column with sa.events(corpus)."
            )
        return chosen
    several = named.groupby(within)[by].transform("nunique") > 1
    if not several.any():
        raise SamestoryError(
            f"statements: no {within} has articles of two outlets ({counted(len(articles), 'article')}, "
            f'column "{by}"). Give articles about one event the same value in "{within}", or name one event '
            "to see its statements all the same."
        )
    return named[several]


def filled(values: pd.Series) -> pd.Series:
    """True where a cell holds more than blanks."""
    return values.notna() & (values.astype(str).str.strip() != "")


def facts_asked(facts: Mapping[str, str] | Sequence[str] | None, n_events: int) -> dict[str, str]:
    """Facts by name; a list is numbered f1, f2, …"""
    if facts is None:
        return {}
    if isinstance(facts, str) or not isinstance(facts, Mapping | Sequence):
        raise SamestoryError("statements: facts must be a list or a dict of sentences.")
    named = dict(facts) if isinstance(facts, Mapping) else {f"f{n}": text for n, text in enumerate(facts, 1)}
    wrong = [name for name, text in named.items() if not isinstance(text, str) or not text.strip()]
    if wrong or not named:
        raise SamestoryError(
            f"statements: facts must be sentences; {some([str(name) for name in wrong]) or 'the list'} "
            "is empty or no text. Give each fact as one sentence of your own."
        )
    if n_events != 1:
        raise SamestoryError(
            f"statements: facts belong to one event, but {n_events:,} were asked for. Name it: event=..."
        )
    return {str(name): text[:LONGEST_FACT] for name, text in named.items()}
