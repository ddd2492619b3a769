"""Sources: who is named as a source of an event, outlet by outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.features.quotations import quotations

__all__ = ["SOURCE_COLUMNS", "sources_of"]

SOURCE_COLUMNS = ("event", "source", "type", "outlets", "named_by", "only_by", "quotations", "outlet_counts")
NAMED = r"\b[^\W\d_a-z][\w.’'-]*\s+(?:[a-z]+\s+)?[^\W\d_a-z]"
"""Two words with a capital; a phrase without them has to hold a noun that tells a kind of source."""
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "his", "her", "their", "him", "them"])


def sources_of(corpus: Corpus, *, by: str, within: str) -> pd.DataFrame:
    """A row an event and source: which outlets quote it or report its words, and how often.

    Mentions of one event with the same last word ("Ana Lee", "Ms Lee") count as one source under the longest
    name given. Found by the rules of ``sa.quotations``, about one in ten of which is wrong.
    """
    if not len(corpus):
        return pd.DataFrame(columns=list(SOURCE_COLUMNS))
    found = quotations(corpus)
    found = found[(found["speaker"] != "") & (found["kind"] != "term")]
    found = found[~found["speaker"].str.casefold().isin(PRONOUNS)]
    found = found.reset_index(drop=True)
    rows = corpus.articles.set_index("article")
    label = rows[by].astype(str).reindex(found["article"]).to_numpy()
    event = rows[within].astype(str).reindex(found["article"]).to_numpy()
    key = found["speaker"].str.casefold().str.replace(r"[’']s?$", "", regex=True).str.split().str[-1]
    frame = pd.DataFrame({"event": event, "key": key, "outlet": label})
    frame["name"], frame["type"] = found["speaker"].str.split().str.join(" "), found["type"]
    gathered = [
        _row(str(name[0]), group)
        for name, group in frame.groupby(["event", "key"], sort=True)
        if group["name"].str.contains(NAMED).any() or (group["type"] != "unknown").any()
    ]
    table = pd.DataFrame(gathered, columns=list(SOURCE_COLUMNS))
    order = ["event", "outlets", "quotations", "source"]
    return table.sort_values(order, ascending=[True, False, False, True], kind="stable", ignore_index=True)


def _row(event: str, group: pd.DataFrame) -> dict[str, object]:
    counts = group["outlet"].value_counts().sort_index()
    names = sorted(set(group["name"]), key=lambda name: (-len(name), name))
    known = group.loc[group["type"] != "unknown", "type"]
    types, number = np.unique(known.to_numpy(str), return_counts=True)
    return {
        "event": event,
        "source": names[0],
        "type": str(types[number.argmax()]) if len(types) else "unknown",
        "outlets": len(counts),
        "named_by": "; ".join(str(name) for name in counts.index),
        "only_by": str(counts.index[0]) if len(counts) == 1 else "",
        "quotations": len(group),
        "outlet_counts": "; ".join(f"{name}: {count}" for name, count in counts.items()),
    }
