"""The words beside a number: what may be said of a difference, and how numbers are printed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.compare.comparison import Comparison
from analysis.features.registry import FEATURES

__all__ = [
    "QUESTION",
    "finding",
    "headline",
    "kind",
    "number",
    "probability",
    "summary",
    "title_of",
    "unit_of",
]

QUESTION = (
    "What would have to be true for this to be bias? A difference is what is measured here; bias needs a "
    "standard (accuracy, balance, the event itself) and someone who argues for it."
)

SUPPORTED, TOO_FEW = "supported", "too few events"


def number(value: float, *, signed: bool = False) -> str:
    """Print a number with two digits after the point, or two that count where it is small.

    Examples
    --------
    >>> number(1.239), number(-0.00451), number(0.5, signed=True), number(float("nan"))
    ('1.24', '−0.0045', '+0.50', '–')
    """
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    digits = 2 if size >= 0.1 or size < 1e-9 else min(6, 1 - math.floor(math.log10(size)))
    text = f"{size:.{digits}f}"
    return f"−{text}" if value < 0 and float(text) else f"+{text}" if signed and float(text) else text


def probability(p: float) -> str:
    """Print a p or q value as the field prints it: no leading zero, never 0.

    Examples
    --------
    >>> probability(0.0214), probability(0.00002), probability(1.0), probability(float("nan"))
    ('.021', '< .001', '1.0', '–')
    """
    if not math.isfinite(p):
        return "–"
    return "< .001" if p < 0.001 else "1.0" if p > 0.9995 else f"{p:.3f}"[1:]


def title_of(feature: str) -> str:
    """Plain words for a feature: its title in the registry, or its name where it is not ours."""
    return FEATURES[feature].title if feature in FEATURES else feature


def unit_of(feature: str) -> str:
    """The unit of a feature, or "units" where it is not in the registry."""
    return FEATURES[feature].unit if feature in FEATURES else "units"


def _interval(row: pd.Series, sign: int = 1) -> str:
    if not math.isfinite(row["ci_low"]):
        return "no interval"
    low, high = sorted((sign * row["ci_low"], sign * row["ci_high"]))
    return f"95 % interval {number(low)} to {number(high)}"


def _amount(row: pd.Series, size: str, sign: int = 1) -> str:
    """Size, unit and interval: "0.92 per 100 words (95 % …)", "0.11 (share of words; 95 % …)"."""
    unit, interval = unit_of(row["feature"]), _interval(row, sign)
    return f"{size} {unit} ({interval})" if unit.startswith("per ") else f"{size} ({unit}; {interval})"


def finding(row: pd.Series) -> str:
    """Say one row of ``Comparison.table`` as a sentence that claims no more than its verdict allows.

    The past tense and "in these n events" are part of the claim: it is about the articles at hand.

    Parameters
    ----------
    row : Series
        A row of ``Comparison.table``.

    Examples
    --------
    >>> row = pd.Series({"feature": "mine.words", "outlet": "Post", "n_events": 8, "difference": 0.5,
    ...     "ci_low": 0.2, "ci_high": 0.8, "verdict": "supported", "reason": ""})
    >>> finding(row)
    'In these 8 events, Post was above the others in mine.words by 0.50 (units; 95 % interval 0.20 to 0.80).'
    """
    events, outlet, title = int(row["n_events"]), row["outlet"], title_of(row["feature"])
    if row["verdict"] == TOO_FEW or not math.isfinite(row["difference"]):
        return f"{title}, {outlet}: {_sentence(row['reason'] or f'{events} events cannot decide')}"
    if row["verdict"] == SUPPORTED:
        sign, side = (1, "above") if row["difference"] > 0 else (-1, "below")
        amount = _amount(row, number(sign * row["difference"]), sign)
        return f"In these {events} events, {outlet} was {side} the others in {_lower(title)} by {amount}."
    amount = _amount(row, number(row["difference"], signed=True))
    return f"{title}, {outlet}: {amount} against the others; {row['verdict']}. {_sentence(row['reason'])}"


def headline(rows: pd.DataFrame) -> str:
    """The finding of one feature, over all its outlets, as the title of its figure.

    Parameters
    ----------
    rows : DataFrame
        The rows of ``Comparison.table`` of one feature.
    """
    title = title_of(str(rows["feature"].iloc[0]))
    sure = rows[rows["verdict"] == SUPPORTED]
    if len(sure) > 3:
        return f"{title}: {len(sure)} of {len(rows)} differ from the others (supported)"
    if len(sure):
        sides = [
            f"{outlet} {'above' if difference > 0 else 'below'}"
            for outlet, difference in zip(sure["outlet"], sure["difference"], strict=True)
        ]
        return f"{title}: {_listed(sides)} the others (supported)"
    if (rows["verdict"] == TOO_FEW).all():
        return f"{title}: too few events to decide"
    held = rows[~rows["reason"].str.startswith(("chance", "no ")) & (rows["verdict"] != TOO_FEW)]
    if len(held):
        why = Counter(held["reason"].map(kind)).most_common(1)[0][0]
        return f"{title}: {len(held)} of {len(rows)} differ beyond chance, not supported ({why})"
    return f"{title}: no difference is supported"


def kind(reason: str) -> str:
    """The part of a reason that rows share: what stands before its details.

    Examples
    --------
    >>> kind("instrument not validated: the measure is higher, what this means is not established")
    'instrument not validated'
    """
    return reason.partition(":")[0].partition(";")[0].strip().rstrip(".")


def summary(comparison: Comparison) -> str:
    """How many differences were looked at, how many are supported, in one sentence.

    Parameters
    ----------
    comparison : Comparison
    """
    table = comparison.table
    supported = int((table["verdict"] == SUPPORTED).sum())
    features, outlets = table["feature"].nunique(), table["outlet"].nunique()
    looked = (
        f"{len(table):,} differences ({_several(features, 'feature')}, {_several(outlets, comparison.by)})"
    )
    verb = "is" if supported == 1 else "are"
    return f"Of {looked}, {supported or 'none'} {verb} supported by all three answers."


def _several(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _lower(title: str) -> str:
    """Lower the first letter unless the word is a name in capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _sentence(text: str) -> str:
    stripped = text.strip().rstrip(".")
    return f"{stripped[:1].upper()}{stripped[1:]}." if stripped else ""


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
