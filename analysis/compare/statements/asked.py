"""Facts asked for: which outlets tell what a person put in words, and where."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.compare.statements.absences import NOT_FOUND, UNCLEAR
from analysis.compare.statements.coverage import found_in, searched
from analysis.compare.statements.terms import terms_of
from analysis.compare.statements.texts import Texts

__all__ = ["FACT_COLUMNS", "PERHAPS", "TELLS", "TOLD", "facts_told"]

TELLS = 0.45
"""Share of a fact's weight from which a place is taken to tell it: above all planted omissions of the cases,
on which it was chosen (benchmarks/statements.py)."""
PERHAPS = 0.30
"""Share from which a person had better look."""
TOLD = "told"
FACT_COLUMNS = (
    *("fact", "wording", "outlet", "verdict", "share", "sentence", "article", "part", "start", "end"),
    "published",
)


def facts_told(texts: Texts, facts: Mapping[str, str]) -> pd.DataFrame:
    """A row a fact and outlet: whether it tells the fact, and the place that tells most of it."""
    terms = terms_of(texts.tokens)
    asked = []
    for number in range(len(facts)):
        held = np.unique(terms.of_word[texts.tokens.word[texts.tokens.article == texts.n + number]])
        asked.append(held[held >= 0])
    places = found_in(searched(texts.tokens, texts.rarity), asked, texts.n)
    share, article = places.best_of(texts.outlet_of_article, len(texts.outlets))
    rows = []
    for number, (name, wording) in enumerate(facts.items()):
        for outlet, label in enumerate(texts.outlets):
            row = int(article[number, outlet])
            where = texts.of_sentences(row, int(places.first[number, row]), int(places.last[number, row]))
            rows.append(
                {
                    "fact": name,
                    "wording": wording,
                    "outlet": label,
                    "verdict": _verdict(float(share[number, outlet])),
                    "share": float(share[number, outlet]),
                    **where,
                    "sentence": where["nearest"],
                    "published": texts.last_day[outlet],
                }
            )
    return pd.DataFrame(rows, columns=list(FACT_COLUMNS))


def _verdict(share: float) -> str:
    return TOLD if share >= TELLS else UNCLEAR if share >= PERHAPS else NOT_FOUND
