"""Names of outlets taken out of a text, so that a class reads before it knows who wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Masks", "masks_for", "without_names"]

Masks = tuple[tuple[re.Pattern[str], str], ...]
"""What is looked for, and what is printed in its place."""

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_PLAIN = frozenset(("news", "online", "media", "the", "com", "org", "net"))
"""Words of a name that name no outlet by themselves."""
_THE, _JOINED = r"(?:\b[Tt]he\s+)?", r"[\W_]{0,3}"
_BEFORE, _BEHIND = r"(?<![^\W_])", r"(?![^\W_])"


def masks_for(outlet: str, instead: str, people: Iterable[str] = ()) -> Masks:
    """Find every way in which a text may name its outlet: all of it, "the Courier", initials, its site.

    A full name of two words or more is found in any case and with any signs between its words
    ("dailybeacon.com"). A name of one word, and the last word of a longer one behind "the", only with the
    capitals of a name: "the beacon on the hill" stays, and so does "Beacon men" without "the". A
    name of one letter is not looked for.

    Parameters
    ----------
    outlet : str
    instead : str
        "[this outlet]".
    people : iterable of str
        Bylines, replaced by "[its writer]".

    Examples
    --------
    >>> without_names("He told the Courier, harbour-courier.com.", masks_for("Harbour Courier", "[x]"))
    'He told [x], [x].com.'
    """
    words = _WORD.findall(outlet)
    core = [word for word in words if word.casefold() not in _PLAIN] or words
    whole = words[1:] if words[:1] and words[0].casefold() == "the" else words
    forms = [_any_case(name) for name in (whole, core) if len(name) > 1]
    if len(core) > 1:
        last = re.escape(core[-1])
        forms.append(rf"\b[Tt]he\s+(?:{last}|{last.upper()}){_BEHIND}")
    if len(core) > 2:
        forms.append(rf"{_THE}{_BEFORE}{''.join(word[0].upper() for word in core)}{_BEHIND}")
    if len(core) == 1 and len(core[0]) > 1:
        forms.append(rf"{_THE}{_BEFORE}{re.escape(core[0])}{_BEHIND}")
    masks = [(re.compile(form), instead) for form in forms]
    for person in people:
        if len(parts := person.split()) > 1:
            name = r"\s+".join(map(re.escape, parts))
            masks.append((re.compile(rf"{_BEFORE}{name}{_BEHIND}"), "[its writer]"))
    return tuple(masks)


def _any_case(words: list[str]) -> str:
    """A name of several words, however it is joined: "Daily Beacon", "DAILY-BEACON", "dailybeacon"."""
    return rf"{_THE}{_BEFORE}(?i:{_JOINED.join(map(re.escape, words))}){_BEHIND}"


def without_names(text: str, masks: Masks) -> str:
    """The text with every name replaced."""
    for pattern, instead in masks:
        text = pattern.sub(instead.replace("\\", r"\\"), text)
    return text
