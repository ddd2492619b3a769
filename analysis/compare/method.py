"""The method of a comparison: every choice that can move its numbers, in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from analysis.compare.permutation import DRAWS, SEED, Shuffle
from analysis.errors import SamestoryError, whole

__all__ = ["DEFAULT", "Correction", "Events", "Interval", "Method"]

Interval = Literal["t", "bca", "percentile", "permutation"]
Correction = Literal["bh", "by", "max-t"]
Events = Literal["all", "shared"]

_SHUFFLES = {"aligned": "aligned shuffles", "plain": "plain shuffles"}
_INTERVALS = {
    "t": "95 % t intervals",
    "bca": "95 % BCa intervals, expanded, from resampled events",
    "percentile": "95 % percentile intervals, expanded, from resampled events",
    "permutation": "95 % intervals that invert the shuffles",
}
_CORRECTIONS = {
    "bh": "q by Benjamini and Hochberg (1995)",
    "by": "q by Benjamini and Yekutieli (2001)",
    "max-t": "q by the largest studentised difference of each shuffle (Westfall and Young 1993)",
}


@dataclass(frozen=True)
class Method:
    """How outlets are compared. The defaults suit a first look; a claim may ask for more.

    Attributes
    ----------
    shuffle : {"aligned", "plain"}
        Moves p. "plain" shuffles the names over the values as they are. "aligned" first takes out what is
        constant among the *other* outlets: with 8 events and the others 4 spreads apart, plain finds
        p < .05 in 3 of 100 cases without a difference, aligned in 5; with all alike both find 5. Pairs
        are the same.
    interval : {"t", "bca", "percentile", "permutation"}
        Moves ``ci_low`` and ``ci_high``. "t" holds the truth best with few events. "bca" and "percentile"
        resample events, widened for few of them; below 50 events they are too narrow where differences are
        very skewed, as the others are. "permutation" holds all differences that the shuffles would not
        refuse, so it never contradicts p; but it shuffles anew for every difference tried. With 99 features
        and 5 outlets it took some 10 times as long as "t" with 8 events, 80 times with 26: name the
        features you mean.
    correction : {"bh", "by", "max-t"}
        Moves ``q``. "bh" bounds the share of false finds among the finds, for exploring. "by" does so
        whatever the tests have to do with one another. "max-t" bounds the chance of a single false find in
        the whole table: the strictest, for claims.
    events : {"all", "shared"}
        Moves everything. "all" takes every event that two outlets covered, so outlets may have different
        company. "shared" takes only those that every outlet covered; what it drops is noted.
    weights : str
        Moves the estimate, its interval and p: what an event counts. "equal": each the same, the mean
        event. "articles" or "words": by how many of them it got, the mean article or word. Or the name of
        a numeric column of the articles that has one value an event. A column with one of these three
        names cannot be asked for.
    seed : int
        Moves drawn p values and resampled intervals in their last digits; 0 or more.
    draws : int
        Moves the same: more draws, smaller error. Shuffles are drawn where there are more than 200,000 to
        try; bootstrap intervals always.

    Raises
    ------
    SamestoryError
        For a value that is not allowed; the message names those that are.

    Examples
    --------
    >>> Method(correction="by").in_words
    'aligned shuffles, at most 9,999 draws, seed 20260; 95 % t intervals; q by Benjamini and Yekutieli (2001)'
    >>> Method(interval="normal")
    Traceback (most recent call last):
    analysis.errors.SamestoryError: compare: interval must be one of "t", "bca", "percentile", ...
    """

    shuffle: Shuffle = "aligned"
    interval: Interval = "t"
    correction: Correction = "bh"
    events: Events = "all"
    weights: str = "equal"
    seed: int = SEED
    draws: int = DRAWS

    def __post_init__(self) -> None:
        _one_of("shuffle", self.shuffle, get_args(Shuffle))
        _one_of("interval", self.interval, get_args(Interval))
        _one_of("correction", self.correction, get_args(Correction))
        _one_of("events", self.events, get_args(Events))
        if not isinstance(self.weights, str) or not self.weights.strip():
            raise SamestoryError(
                f'compare: weights must be "equal", "articles", "words" or the name of a numeric column, '
                f"not {self.weights!r}. Leave it out to let every event count the same."
            )
        for name, least, usual in (("seed", 0, SEED), ("draws", 1, DRAWS)):
            number = whole("compare", name, getattr(self, name), least=least, usual=usual)
            object.__setattr__(self, name, number)

    @property
    def in_words(self) -> str:
        """The method as a methods section says it."""
        said = [
            f"{_SHUFFLES[self.shuffle]}, at most {self.draws:,} draws, seed {self.seed}",
            _INTERVALS[self.interval],
            _CORRECTIONS[self.correction],
        ]
        if self.events == "shared":
            said.append("only events that every outlet covered")
        if self.weights != "equal":
            said.append(f"events weighted by {self.weights}")
        return "; ".join(said)


def _one_of(name: str, given: object, allowed: tuple[str, ...]) -> None:
    if given not in allowed:
        choice = ", ".join(f'"{value}"' for value in allowed)
        raise SamestoryError(f"compare: {name} must be one of {choice}, not {given!r}. Name one of these.")


DEFAULT = Method()
"""What is done where nothing is asked for."""
