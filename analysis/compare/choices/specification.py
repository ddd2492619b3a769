"""A specification: one value for every choice, and the words for what it changes."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace

__all__ = ["DIMENSIONS", "Specification", "in_words", "named"]


@dataclass(frozen=True)
class Specification:
    """One way to ask the question; the columns of ``Choices.table`` that say how.

    Attributes
    ----------
    instrument, part, voice, copies, least_outlets, scale, estimator
        As in ``Plan``, one of each.
    outlet_left_out, event_left_out : str
        What was left out, or "".
    """

    instrument: str
    part: str
    voice: str
    copies: str
    least_outlets: int
    scale: str
    estimator: str
    outlet_left_out: str = ""
    event_left_out: str = ""

    @property
    def leaves_out(self) -> bool:
        """Whether one outlet or one event is left out."""
        return bool(self.outlet_left_out or self.event_left_out)

    def without(self, kind: str, name: str) -> Specification:
        """The same with one outlet or one event left out."""
        outlet, event = (name, "") if kind == "outlet" else ("", name)
        return replace(self, outlet_left_out=outlet, event_left_out=event)

    def departures(self, default: Specification) -> tuple[str, ...]:
        """The choices in which it is not the default."""
        here, there = astuple(self), astuple(default)
        return tuple(name for name, one, other in zip(DIMENSIONS, here, there, strict=True) if one != other)


DIMENSIONS = tuple(field.name for field in fields(Specification))
"""The choices, in the order in which they are shown."""

_NAMES = {
    "least_outlets": "number of outlets asked of an event",
    "copies": "treatment of wire copy",
    "outlet_left_out": "outlet left out",
    "event_left_out": "event left out",
}

_WORDS = {
    ("part", "body"): "the body alone",
    ("part", "lede"): "the lede alone",
    ("part", "all"): "headline and body together",
    ("part", "headline"): "the headline alone",
    ("voice", "own"): "the outlet's own voice alone",
    ("voice", "quoted"): "quoted words alone",
    ("voice", "all"): "quoted words included",
    ("copies", "counted"): "wire copy counted",
    ("copies", "left out"): "wire copy left out",
    ("scale", "raw"): "the raw scale",
    ("scale", "log"): "a log scale",
    ("scale", "rank"): "ranks within the event",
    ("estimator", "mean"): "the mean in place of the median",
    ("estimator", "median"): "the median in place of the mean",
}

_PATTERNS = {
    "instrument": "{} as the instrument",
    "least_outlets": "only events with {} or more outlets",
    "outlet_left_out": "“{}” left out of the others",
    "event_left_out": "event “{}” left out",
}


def in_words(dimension: str, option: object) -> str:
    """An option as a sentence names it.

    >>> in_words("scale", "log"), in_words("outlet_left_out", "Post")
    ('a log scale', '“Post” left out of the others')
    """
    words = _WORDS.get((dimension, str(option)))
    return words or _PATTERNS.get(dimension, dimension + " {}").format(option)


def named(dimension: str) -> str:
    """A choice as a sentence names it.

    >>> named("copies"), named("voice")
    ('treatment of wire copy', 'voice')
    """
    return _NAMES.get(dimension, dimension)
