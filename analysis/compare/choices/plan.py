"""The plan: which choices are tried, fixed before anyone looks at a result."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args

from analysis.errors import SamestoryError
from analysis.features.feature import Feature
from analysis.text import Part

__all__ = ["Copies", "Estimator", "LeftOut", "Plan", "Scale", "VoiceChoice"]

VoiceChoice = Literal["own", "all"]
Scale = Literal["raw", "log", "rank"]
Estimator = Literal["mean", "median"]
Copies = Literal["counted", "left out"]
LeftOut = Literal["outlet", "event"]

_OPTIONS = {
    "parts": Part,
    "voices": VoiceChoice,
    "scales": Scale,
    "estimators": Estimator,
    "copies": Copies,
    "leave_out": LeftOut,
}


@dataclass(frozen=True)
class Plan:
    """Which choices ``choices`` tries. The first of each is the default, except the voice.

    A plan is written down before the first result is seen; one made afterwards can be made to say
    anything. All but ``leave_out`` are crossed with one another; each outlet or event left out in turn is
    crossed with the instruments alone.

    Attributes
    ----------
    instruments : tuple of str or Feature, optional
        Other features that claim to measure the same. None: those that the table of constructs names,
        the feature's twin among them. The feature asked for always comes first.
    parts : tuple of {"body", "lede", "all", "headline"}
        "all" is headline and body. The headline alone is another construct: a desk editor writes it, in
        some ten words. It is shown, flagged, and counts in no share; unless it comes first here, which
        makes it the question, and all other parts another construct.
    voices : tuple of {"own", "all"}
        The default is the voice that the feature is defined on, where it is among them.
    scales : tuple of {"raw", "log", "rank"}
        "log": sign(y) ln(1 + \\|y\\|). "rank": the share of the other outlets of the event that lie below,
        ties counted half (0 to 1), so that no event weighs more because its values are spread wide.
    estimators : tuple of {"mean", "median"}
        "median" is Hodges and Lehmann's, less that of all outlets' differences. Ranks take the first.
    copies : tuple of {"counted", "left out"}
        Articles that repeat an earlier one of their event.
    least_outlets : tuple of int
        Only events that so many outlets covered.
    leave_out : tuple of {"outlet", "event"}
        What is left out one at a time: is it one other outlet, or one event, that makes the difference?

    Raises
    ------
    SamestoryError
        For an option that does not exist, an empty choice, the same option twice.

    References
    ----------
    Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, *Increasing Transparency Through a Multiverse
    Analysis*.

    Examples
    --------
    >>> Plan(scales=("raw",), leave_out=()).scales
    ('raw',)
    """

    instruments: tuple[str | Feature, ...] | None = None
    parts: tuple[Part, ...] = ("body", "lede", "all", "headline")
    voices: tuple[VoiceChoice, ...] = ("own", "all")
    scales: tuple[Scale, ...] = ("raw", "log", "rank")
    estimators: tuple[Estimator, ...] = ("mean", "median")
    copies: tuple[Copies, ...] = ("counted", "left out")
    least_outlets: tuple[int, ...] = (2, 3)
    leave_out: tuple[LeftOut, ...] = ("outlet", "event")

    def __post_init__(self) -> None:
        for field in fields(self):
            given = getattr(self, field.name)
            if field.name == "instruments" and given is None:
                continue
            if isinstance(given, list):
                given = tuple(given)
                object.__setattr__(self, field.name, given)
            if not isinstance(given, tuple):
                raise SamestoryError(
                    f"choices: {field.name} of the plan must be a tuple or a list, not "
                    f"{type(given).__name__}. Write ({given!r},) for a single one."
                )
            if not given and field.name not in ("instruments", "leave_out"):
                raise SamestoryError(
                    f"choices: {field.name} of the plan is empty. Name one option to hold it fixed."
                )
            self._check(field.name, given)

    @staticmethod
    def _check(name: str, given: tuple[object, ...]) -> None:
        """Stop at an option that does not exist or comes twice."""
        known = get_args(_OPTIONS[name]) if name in _OPTIONS else ()
        for option in given:
            if known and option not in known:
                raise SamestoryError(
                    f"choices: {name} of the plan has no option {option!r}. Choose from: {', '.join(known)}."
                )
            if name == "least_outlets" and (not isinstance(option, int) or option < 2):
                raise SamestoryError(
                    f"choices: least_outlets of the plan must be whole numbers of 2 or more, not {option!r}."
                )
        if len(set(given)) < len(given):
            raise SamestoryError(f"choices: {name} of the plan names an option twice. Name each once.")
