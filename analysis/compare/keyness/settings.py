"""Settings: the choices of a keyness analysis that seldom change, each with its usual value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from analysis.compare.permutation import SEED
from analysis.errors import SamestoryError, whole
from analysis.text import Part

__all__ = ["DRAWS", "Settings", "Variance"]

DRAWS = 99_999
"""Shuffles at most. Ten times as many as elsewhere: among tens of thousands of terms p must become small."""

Variance = Literal["four-term", "two-term"]
"""Of the log-odds: with the counts of all other words, or without, as first published."""


@dataclass(frozen=True)
class Settings:
    """How terms are counted, when they are tested, and when one may be called a keyword.

    Attributes
    ----------
    part : {"body", "headline", "lede", "all"}
        Where words count.
    furniture : {"out", "in"}
        Sentences that stand word for word in articles of ``fewest_events`` events are page furniture
        (credits, newsletter offers) and are left out, unless "in".
    prior : "informative" or a number
        Of the log-odds. "informative": each term gets as many imagined occurrences as its share of all
        texts gives it, one a term on average, so that rare words do not lead the list by accident
        (Monroe, Colaresi and Quinn 2008). A number: so many for every term alike.
    variance : {"four-term", "two-term"}
        Of the log-odds; the two differ for frequent words.
    fewest_uses : int
        A term is listed from so many occurrences on, all outlets together.
    fewest_articles, fewest_events : int
        A term is tested if it stands in so many articles from so many events, whoever's they are, and a
        keyword only if so many of the outlet's own hold it.
    seed, draws : int
        Of the shuffles; ``draws`` at most. A term far from a small p stops early (Besag and Clifford 1991).
    progress : bool
        Show a progress bar on standard error.

    Raises
    ------
    SamestoryError
        If a number is too small or a word is not known.
    """

    part: Part = "body"
    furniture: Literal["out", "in"] = "out"
    prior: Literal["informative"] | float = "informative"
    variance: Variance = "four-term"
    fewest_uses: int = 5
    fewest_articles: int = 3
    fewest_events: int = 3
    seed: int = SEED
    draws: int = DRAWS
    progress: bool = False

    def __post_init__(self) -> None:
        for name in ("fewest_uses", "fewest_articles", "fewest_events", "draws"):
            usual = getattr(type(self), name)
            object.__setattr__(self, name, whole("keyness", name, getattr(self, name), least=1, usual=usual))
        object.__setattr__(self, "seed", whole("keyness", "seed", self.seed, least=0, usual=SEED))
        if self.variance not in get_args(Variance):
            raise SamestoryError(
                f"keyness: no variance {self.variance!r}. Choose one of: {', '.join(get_args(Variance))}."
            )
        if self.furniture not in ("out", "in"):
            raise SamestoryError(f'keyness: furniture is "out" or "in", not {self.furniture!r}.')
        usable = isinstance(self.prior, int | float) and not isinstance(self.prior, bool)
        if self.prior != "informative" and not (usable and 0 < float(self.prior) < float("inf")):
            raise SamestoryError(
                f'keyness: prior must be "informative" or a number above 0, not {self.prior!r}. '
                "0.01 for every term is usual without a background."
            )
