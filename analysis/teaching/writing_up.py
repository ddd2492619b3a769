"""Writing a result up: two sentences for a paper that claim no more than the table does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from analysis.compare import Comparison
from analysis.compare.sentences import SUPPORTED, TOO_FEW, claim, title_of, unit_of
from analysis.features.cards import NOT_VALIDATED, deciding, in_house
from analysis.features.registry import FEATURES
from analysis.figures.wording import interval, singly, why
from analysis.teaching.exercises import row_of, rows_of
from analysis.wording import counted, listed, number, p_is

__all__ = ["Sentences", "for_a_paper", "held_against", "in_words", "made_with"]

_AUTHORS_AND_YEAR = re.compile(r".*?\(\d{4}\)")


@dataclass(frozen=True)
class Sentences:
    """Sentences that show themselves as paragraphs.

    Attributes
    ----------
    lines : tuple of str
    """

    lines: tuple[str, ...]

    def __repr__(self) -> str:
        return "\n".join(self.lines)

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in self.lines)


def in_words(comparison: Comparison, feature: str) -> Sentences:
    """Say each outlet's difference in one feature with its verdict and the reason, from the highest down.

    Parameters
    ----------
    comparison : Comparison
    feature : str

    Raises
    ------
    SamestoryError
        For a feature that was not compared.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> comparison = sa.compare(sa.measure(sa.read(pd.DataFrame(rows)), "sentiment.huliu_net"))
    >>> in_words(comparison, "sentiment.huliu_net")
    Net tone (Hu and Liu), B. Cannot say: too few events (1); ...
    Net tone (Hu and Liu), A. Cannot say: too few events (1); ...
    """
    rows = rows_of(comparison, feature).sort_values(["difference", "outlet"], ascending=[False, True])
    return Sentences(tuple(claim(row) for _, row in rows.iterrows()))


def for_a_paper(comparison: Comparison, feature: str, outlet: str) -> Sentences:
    """Write two sentences about one difference: the finding, then what the instrument is worth.

    The first gives the number of events, the difference in its unit, its interval and q; the second the
    citation of the measure, what it was tested against and the grade, the verdict and the version. Both are
    in the past tense and about the articles at hand.

    Parameters
    ----------
    comparison : Comparison
    feature, outlet : str
        The row of ``comparison.table``.

    Raises
    ------
    SamestoryError
        For a row that is not in the comparison.

    Examples
    --------
    >>> import analysis as sa
    >>> rows = {"outlet": ["A", "B"], "event": ["e", "e"], "body": ["A vile crime.", "A fine day."]}
    >>> comparison = sa.compare(sa.measure(sa.read(pd.DataFrame(rows)), "sentiment.huliu_net"))
    >>> for_a_paper(comparison, "sentiment.huliu_net", "A").lines[0]
    'In 1 event, shown as an example and not tested, ...'
    """
    row = row_of(comparison, feature, outlet)
    tested = int(comparison.table["q"].notna().sum())
    return Sentences((_finding(row, tested), _instrument(row, feature)))


def _finding(row: pd.Series, tests: int) -> str:
    """The first sentence."""
    sign, side = (1, "higher") if row["difference"] > 0 else (-1, "lower")
    events = counted(row["n_events"], "event")
    subject = f"the articles of {row['outlet']} measured {number(sign * row['difference'])} {side}"
    what = f"than the mean of the other outlets in {title_of(row)} ({unit_of(row)}"
    if row["verdict"] == TOO_FEW:
        return f"In {events}, shown as an example and not tested, {subject} {what})."
    span = interval(*sorted((sign * row["ci_low"], sign * row["ci_high"])))
    chance = f"{p_is('q', row['q'])} over {counted(tests, 'tested difference')}, shuffled within events"
    alone = singly(row)
    return f"Over {events}, {subject} {what}; {span}; {chance}{f'; {alone}' if alone else ''})."


def _instrument(row: pd.Series, feature: str) -> str:
    """The second sentence."""
    cited = _AUTHORS_AND_YEAR.match(FEATURES[feature].citation) if feature in FEATURES else None
    source = f"; {cited.group()}" if cited else ""
    verdict = row["verdict"] if row["verdict"] == SUPPORTED else f"{row['verdict']} ({why(row)})"
    measure = f"he measure ({feature}{source}; {made_with()})"
    if row["validity"] == NOT_VALIDATED:
        return f"T{measure} has not been tested against human coders; the difference was {verdict}."
    return f'{held_against(feature)} t{measure} was graded "{row["validity"]}"; the difference was {verdict}.'


def held_against(feature: str) -> str:
    """What a measure was held against, as a sentence begins: human coders, or whose labels in their place.

    >>> held_against("sentiment.vader")
    'Against human coders (SEESAW)'
    """
    sets = listed(list(dict.fromkeys(card.gold for card in deciding(feature))))
    if in_house(feature):
        return f"Against {sets} (a language model read for the makers; no human coders)"
    return f"Against human coders ({sets})" if sets else "Against human coders"


def made_with() -> str:
    """The program and its version: "Samestory 0.1.0".

    >>> made_with().startswith("Samestory ")
    True
    """
    try:
        return f"Samestory {version('samestory')}"
    except PackageNotFoundError:
        return "Samestory from source"
