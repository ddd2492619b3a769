"""Corpora as a reader may bring them: two, five or twelve outlets, of ordinary and of very long names.

Every text is one of ``data/cases`` with a paragraph or two left out, so that no two outlets are alike.
"""

from functools import cache
from pathlib import Path

import pandas as pd

import analysis as sa

CASES = Path(__file__).parents[2] / "data" / "cases"

LONG_NAMES = (
    "The International Evening Chronicle of Record, Northern Edition",
    "The International Evening Chronicle of Record, Southern Edition",
    "Consolidated Weekly Gazette of the Northern Provinces and Islands",
    "The $1 Sunday Gazette of the $outhern Provinces and the Islands",
    "Morning \u202eMirror of Politics, Business, Culture and the Arts, Varn",
    "www.the-independent-voice-of-the-harbour-district.example.org/news",
    "Allgemeine Nachrichtenzeitung f\u00fcr Binnenschifffahrt und Hafenwesen",
    "The International Evening Chronicle of Record, Eastern Edition",
    "Ledger Business and Financial Markets Intelligence Bulletin Daily",
    "Evening Standard of Mellenford, Lower Brask and the Hollin Valley",
    "Morning Standard of Mellenford, Lower Brask and the Hollin Valley",
    "Public Broadcasting Corporation of the Island Republic, Newsroom",
)
LONG_EVENT = "The week in which $48 million and the whole of the valley were at stake: {}, part {}"
CASES_OF = ("2", "5", "12", "2 long", "5 long")
"""Outlets, ordinary names first; with twelve all names are long."""


@cache
def corpus_of(case: str) -> sa.Corpus:
    """The corpus of one case: sixteen events, of which each outlet has left out two or three."""
    stock = sa.read(CASES).articles
    usual = sorted(stock["outlet"].unique())
    count, long = int(case.split()[0]), not case.isdigit() or case == "12"
    names = LONG_NAMES[:count] if long else usual[:count]
    rows = [
        _article(article, name, part, edit=number // len(usual) + part - 1, long=long)
        for number, name in enumerate(names)
        for place, article in enumerate(_told(stock, usual[number % len(usual)]))
        for part in (1, 2)
        if (2 * place + part + 3 * number) % 7
    ]
    return sa.read(pd.DataFrame(rows))


def _told(stock: pd.DataFrame, outlet: str) -> list[object]:
    """The articles of one outlet of ``data/cases``, by event."""
    return list(stock[stock["outlet"] == outlet].sort_values("event").itertuples())


def _article(article: object, outlet: str, part: int, *, edit: int, long: bool) -> dict[str, str]:
    """The text with ``edit`` paragraphs left out; the second part of an event stands two weeks later."""
    paragraphs = article.body.split("\n\n")
    for n in range(edit):
        del paragraphs[(2 + n + len(outlet)) % len(paragraphs)]
    day = pd.Timestamp(article.date) + pd.Timedelta(days=14 * (part - 1) + len(outlet) % 2)
    event = LONG_EVENT.format(article.event, part) if long else f"{article.event}-{part}"
    headline = article.headline if part == 1 else f"{article.headline}: what is known two weeks later"
    return {
        "outlet": outlet,
        "event": event,
        "date": str(day.date()),
        "headline": headline,
        "body": "\n\n".join(paragraphs),
    }
