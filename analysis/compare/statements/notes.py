"""Notes: what a reader of statements must know of the articles."""

from __future__ import annotations

import pandas as pd

from analysis.compare.statements.asking import filled
from analysis.wording import counted, some

__all__ = ["OWN_LIKENESS", "notes_on"]

SHORT = 600
"""Letters below which a body is said to be short."""
OWN_LIKENESS = "Likeness is the user's own: no labels say how well it and the threshold fit."


def notes_on(articles: pd.DataFrame, *, by: str, within: str, left_out: int, own: bool) -> tuple[str, ...]:
    """What a reader must know; ``left_out``: articles of the corpus that do not take part."""
    notes = [
        "Not found means: not found in the text as retrieved, by likeness of words. Confirm each case by the "
        "nearest sentence beside it before it is called an omission."
    ]
    if left_out:
        notes.append(
            f"{counted(left_out, 'article')} without a value in {by} or {within}, or of a {within} that one "
            f"{by} alone covers, left out."
        )
    if "copy_of" in articles:
        copies = int(filled(articles["copy_of"]).sum())
        if copies:
            notes.append(
                f"{counted(copies, 'article')} repeat{'s' if copies == 1 else ''} an earlier text of the "
                f"same {within} (wire copy): outlets with one text are one voice, though counted singly here."
            )
    dates = articles["date"].astype(str) if "date" in articles else pd.Series("", index=articles.index)
    spread = dates[dates != ""].groupby(articles[within]).nunique()
    if (spread > 1).any():
        notes.append(
            f"Articles of {counted(int((spread > 1).sum()), within)} were published on different days: later "
            "ones know more (published_before marks absences that time alone may explain)."
        )
    short = articles.loc[articles["body"].str.len() < SHORT, by].astype(str)
    if len(short):
        whose = some(sorted(set(short)))
        notes.append(
            f"{counted(len(short), 'article')} shorter than {SHORT} letters (of {whose}): a short text "
            "leaves out nearly everything."
        )
    if articles[by].nunique() == 1:
        notes.append(f"One {by} only: nothing to set beside it.")
    if own:
        notes.append(OWN_LIKENESS)
    return tuple(notes)
