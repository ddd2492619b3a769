"""Sentences: one row of a comparison in plain English, with its numbers and its verdict, and no more."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.errors import SamestoryError
from analysis.features.registry import FEATURES, named
from analysis.wording import capitalised, counted, lowered, number, p_is

__all__ = ["SUPPORTED", "TOO_FEW", "by_feature", "claim", "title_of", "unit_of", "with_titles"]

SUPPORTED, TOO_FEW = "supported", "too few events"


Row = pd.Series | Mapping[Hashable, Any]


def title_of(row: Row) -> str:
    """Plain words for the feature of a row: the title that came with it, else that of the registry.

    A row made by hand, or kept from an older table, has no ``title``.
    """
    return str(row.get("title", named(row["feature"])[0]))


def unit_of(row: Row) -> str:
    """The unit of a row's numbers: the one that came with it, else that of the registry, else "units"."""
    return str(row.get("unit", named(row["feature"])[1]))


def by_feature(table: pd.DataFrame, told: Callable[[Row], str]) -> dict[str, str]:
    """The title or the unit of each feature in a table, in the table's order.

    >>> by_feature(pd.DataFrame({"feature": ["mine.words"] * 2, "title": ["War words"] * 2}), title_of)
    {'mine.words': 'War words'}
    """
    return {str(row["feature"]): told(row) for row in table.drop_duplicates("feature").to_dict("records")}


def with_titles(table: pd.DataFrame, titles: Mapping[str, str], units: Mapping[str, str]) -> pd.DataFrame:
    """Rows of features with the title and the unit of each, so that they can be read on their own.

    >>> with_titles(pd.DataFrame({"feature": ["mine.words"]}), {"mine.words": "War words"}, {})["title"][0]
    'War words'
    """
    return table.assign(title=table["feature"].map(titles), unit=table["feature"].map(units))


def claim(row: pd.Series) -> str:
    """Say one row of ``Comparison.table``: the most that it allows, ready to be read aloud or put in a paper.

    What was found, in the past tense and "in these n events", then the verdict: *supported* where chance,
    instrument and choices all hold; *not supported* with the reason; or *cannot say*, with the difference
    that so few events could have shown. Where outlets differ but the claim is not supported, the
    difference in the measure is still told, since it was counted; what it means is what is in doubt.

    Parameters
    ----------
    row : Series
        A row of ``Comparison.table``.

    Examples
    --------
    >>> row = pd.Series({"feature": "mine.words", "outlet": "Post", "n_events": 8, "difference": 0.5,
    ...     "ci_low": 0.2, "ci_high": 0.8, "q": 0.012, "others": 4, "differs_from": 3,
    ...     "smallest_detectable": 0.4, "cause": "supported", "verdict": "supported",
    ...     "reason": "chance, instrument and choices all hold"})
    >>> claim(row)
    'In these 8 events, Post was 0.50 above the mean of the others in “mine.words” (units; 95 % interval 0.20
    to 0.80; q = .012), and above 3 of the 4 others taken singly. Supported: chance, instrument and choices
    all hold.'
    """
    if not isinstance(row, pd.Series) or not {"feature", "outlet", "cause", "verdict"} <= set(row.index):
        raise SamestoryError(
            f"claim: needs one row of comparison.table, not {_kind(row)}. "
            "Pass e.g. sa.claim(comparison.table.iloc[0])."
        )
    if row["verdict"] == TOO_FEW or not math.isfinite(row["difference"]):
        return _cannot_say(row)
    # How many of the others it differs from is part of what was found, so the reason need not say it again.
    reason = str(row["reason"]).partition(";")[0] if row["cause"] == "others" else str(row["reason"])
    return f"{_found(row)}. {capitalised(row['verdict'])}: {reason.rstrip('.')}."


def _kind(given: object) -> str:
    """What was passed in place of a row."""
    return "a row without a verdict" if isinstance(given, pd.Series) else type(given).__name__


def _found(row: pd.Series) -> str:
    """What was counted: "In these 8 events, Post was 0.50 above the mean of the others in ... (...)"."""
    events, what = counted(row["n_events"], "event"), f"“{lowered(title_of(row))}”"
    if row["cause"] == "no variation":
        return f"In these {events}, {row['outlet']} never differed from the others in {what}"
    sign, side = (-1, "below") if row["difference"] < 0 else (1, "above")
    low, high = sorted((sign * row["ci_low"], sign * row["ci_high"]))
    details = [unit_of(row)]
    if math.isfinite(low):
        details.append(f"95 % interval {number(low)} to {number(high)}")
    if math.isfinite(row["q"]):
        details.append(p_is("q", row["q"]))
    amount = f"{number(sign * row['difference'])} {side}" if row["difference"] else "on"
    told = f"In these {events}, {row['outlet']} was {amount} the mean of the others in {what}"
    return f"{told} ({'; '.join(details)}){_singly(row, side)}"


def _singly(row: pd.Series, side: str) -> str:
    """How the outlet stands to the others one by one, where chance alone would not explain it."""
    if not row["others"] >= 2 or not row["q"] < 0.05:
        return ""
    apart, others = int(row["differs_from"]), int(row["others"])
    which = "none" if apart == 0 else f"only {apart}" if apart <= others / 2 else f"{apart}"
    which = "each" if apart == others else which
    return f", {'and' if apart > others / 2 else 'but'} {side} {which} of the {others} others taken singly"


def _cannot_say(row: pd.Series) -> str:
    """That the events are too few, and what they could have shown at best."""
    n, subject = int(row["n_events"]), f"{title_of(row)}, {row['outlet']}"
    if n == 0 or not math.isfinite(row["difference"]):
        return f"{subject}. Cannot say: there was nothing to measure in this scope."
    least = row["smallest_detectable"]
    if not math.isfinite(least):
        return (
            f"{subject}. Cannot say: too few events ({n}); one event shows no chance variation to judge by."
        )
    if least == 0:
        return (
            f"{subject}. Cannot say: too few events ({n}), and none in which the outlet differed otherwise."
        )
    unit, widest = unit_of(row), _range_of(row["feature"])
    if least > widest:
        return (
            f"{subject}. Cannot say: too few events ({n}); no difference that the measure can take "
            f"(at most {number(widest)}) would have stood out in them."
        )
    return (
        f"{subject}. Cannot say: too few events ({n}); they could only have shown a difference of "
        f"{number(least)} or more ({unit})."
    )


def _range_of(feature: str) -> float:
    """The largest difference that two values of a feature can have; infinite where it is not ours."""
    return FEATURES[feature].high - FEATURES[feature].low if feature in FEATURES else math.inf
