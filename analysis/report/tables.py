"""From numbers to rows: what the tables and sentences of the pages show, ready to be escaped and printed."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd

from analysis.compare import Comparison
from analysis.compare.sentences import SUPPORTED, claim, title_of, unit_of
from analysis.features.cards import cards_of, validity
from analysis.features.feature import STEADY, Feature
from analysis.figures.style import outlet_styles
from analysis.figures.wording import interval, singly, why
from analysis.measure import Measures
from analysis.report.names import names_in
from analysis.wording import counted, number, probability

__all__ = [
    "Row",
    "beyond_chance",
    "card_of",
    "event_rows",
    "rows_of",
    "unsupported",
]

_ADDS = {
    "rate": "100 × the sum of the weights / words in scope",
    "share_of_words": "sum of the weights / words in scope",
    "share_of_sentences": "sum of the weights / sentences in scope",
    "mean_of_marks": "sum of the weights / marks in scope",
    "mean_of_sentences": "sum of the weights / sentences in scope",
    "steady_rate": f"100 × the sum of the weights / (words in scope + {STEADY})",
    "level": "a formula of words, sentences and the sum of the weights in scope",
}


@dataclass(frozen=True)
class Row:
    """One difference, as the tables show it. Numbers are for sorting, strings for reading."""

    feature: str
    title: str
    unit: str
    outlet: str
    colour: str
    page: str
    href: str
    difference: float
    difference_shown: str
    interval: str
    detectable: str
    chance: str
    q: float
    effect: float
    events: str
    singly: str
    validity: str
    agree: float
    choices: str
    verdict: str
    cause: str
    reason: str
    supported: bool
    sentence: str
    at: float | None
    low: float | None
    high: float | None


def rows_of(comparison: Comparison, pages: dict[str, str]) -> list[Row]:
    """Every row of the comparison, the supported ones first, then by q.

    Parameters
    ----------
    comparison : Comparison
    pages : dict
        Address of each feature's page.
    """
    table = comparison.table
    styles = outlet_styles(table["outlet"])
    anchors = {outlet: f"outlet-{n}" for n, outlet in enumerate(styles, 1)}
    widest = table[["difference", "ci_low", "ci_high"]].abs().max(axis=1).groupby(table["feature"]).max()
    order = table.assign(open=table["verdict"] != SUPPORTED, place=range(len(table)))
    order = order.sort_values(["open", "q", "place"], na_position="last")
    rows = []
    for _, row in order.iterrows():
        name, outlet = str(row["feature"]), str(row["outlet"])
        scale = float(widest[name])
        rows.append(
            Row(
                feature=name,
                title=title_of(row),
                unit=unit_of(row),
                outlet=outlet,
                colour=styles[outlet].colour,
                page=pages[name],
                href=f"{pages[name]}#{anchors[outlet]}",
                difference=float(row["difference"]),
                difference_shown=number(row["difference"], signed=True),
                interval=interval(row["ci_low"], row["ci_high"], ""),
                detectable=number(row["smallest_detectable"]),
                chance=_chance(row),
                q=float(row["q"]),
                effect=float(row["effect"]),
                events=counted(row["n_events"], "event"),
                singly=singly(row),
                validity=str(row["validity"]),
                agree=float(row["choices_agree"]),
                choices=_choices(row),
                verdict=str(row["verdict"]),
                cause=str(row["cause"]),
                reason=str(row["reason"]),
                supported=row["verdict"] == SUPPORTED,
                sentence=claim(row),
                at=_place(row["difference"], scale),
                low=_place(row["ci_low"], scale),
                high=_place(row["ci_high"], scale),
            )
        )
    return rows


def _chance(row: pd.Series) -> str:
    if not math.isfinite(row["p"]):
        return "no test"
    return f"p {probability(row['p'])}, q {probability(row['q'])}"


def _choices(row: pd.Series) -> str:
    """How many of the other choices tried have the sign of this one."""
    agree, tried = row["choices_agree"], row["choices"]
    if not math.isfinite(agree):
        return "not tried"
    return f"{round(agree * tried)} of {tried} other choice{'' if tried == 1 else 's'}"


def _place(value: float, scale: float) -> float | None:
    """Where a value stands on the 120 units of a small picture whose middle is zero."""
    if not math.isfinite(value) or not scale > 0:
        return None
    return round(60 + 56 * value / scale, 1)


def unsupported(comparison: Comparison) -> list[str]:
    """How many differences are not supported, and why, the most common reason first."""
    table = comparison.table[comparison.table["verdict"] != SUPPORTED]
    said = {
        "few events": "have too few events to decide",
        "nothing measured": "have nothing to measure in this scope",
    }
    kinds = Counter(
        said.get(row["cause"], f"are {row['verdict']}: {why(row)}") for _, row in table.iterrows()
    )
    ordered = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    return [f"{count:,} of {len(comparison.table):,} {why}." for why, count in ordered]


def beyond_chance(rows: list[Row]) -> list[Row]:
    """The rows that chance does not explain and that fail at the instrument, the strongest effect first."""
    held = [row for row in rows if row.cause == "instrument"]
    return sorted(held, key=lambda row: -abs(row.effect))


def event_rows(
    comparison: Comparison,
    measures: Measures,
    feature: str,
    links: dict[str, dict[str, str]],
    places: dict[tuple[str, str], int],
) -> list[dict[str, Any]]:
    """For each outlet, the events behind its difference, the largest difference first.

    Parameters
    ----------
    comparison : Comparison
    measures : Measures
    feature : str
    links : dict
        Event to its ``title`` and ``href``.
    places : dict
        Event and outlet to the number of the outlet's first article on the event's page.
    """
    told = comparison.differences[comparison.differences["feature"] == feature]
    keys = [np.array(names_in(measures.articles, name)) for name in (comparison.within, comparison.by)]
    values = measures.table[feature].groupby(keys).mean().to_dict()
    widest = float(told["difference"].abs().max()) if len(told) else 0.0
    parts = []
    for n, outlet in enumerate(outlet_styles(comparison.table["outlet"]), 1):
        mine = told[told["outlet"] == outlet].sort_values(["difference", "event"], ascending=[False, True])
        events = [
            {
                **links[event],
                "href": f"{links[event]['href']}#feature={quote(feature)}&article={places[event, outlet]}",
                "value": number(values.get((event, outlet), math.nan)),
                "others": number(values.get((event, outlet), math.nan) - difference),
                "difference": number(difference, signed=True),
                **_bar(difference, widest),
            }
            for event, difference in zip(mine["event"].astype(str), mine["difference"], strict=True)
        ]
        mean = number(float(mine["difference"].mean()), signed=True)
        parts.append({"id": f"outlet-{n}", "outlet": outlet, "events": events, "mean": mean})
    few = sum(len(part["events"]) for part in parts) <= 60
    return [{**part, "open": few} for part in parts if part["events"]]


def _bar(difference: float, widest: float) -> dict[str, float]:
    """Width and left end of a bar in a strip 10 units wide, with zero in its middle."""
    width = round(5 * abs(difference) / widest, 2) if widest > 0 else 0.0
    return {"width": width, "left": round(5 - width, 2) if difference < 0 else 5.0}


def card_of(feature: Feature, voice: str, page: str) -> dict[str, Any]:
    """All that a reader must know about one instrument."""
    return {
        "name": feature.name,
        "title": feature.title,
        "meaning": feature.meaning,
        "unit": feature.unit,
        "range": f"{_bound(feature.low)} to {_bound(feature.high)}",
        "adds": _ADDS[feature.adds],
        "voice": {"own": "the outlet's own words", "quoted": "quoted words", "all": "all words"}[voice],
        "citation": feature.citation,
        "cautions": feature.cautions,
        "lexicons": feature.lexicons,
        "validity": validity(feature),
        "gold": cards_of(feature),
        "page": page,
    }


def _bound(value: float) -> str:
    return f"{value:g}".replace("-", "−") if math.isfinite(value) else "no bound"
