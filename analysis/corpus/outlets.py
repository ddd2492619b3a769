"""Outlets whose names look alike: offered for merging, never merged."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

__all__ = ["lookalikes"]

_LONG = 8
"""Letters from which one wrong letter is a likely slip; "Fox News" and "Vox News" differ by one too."""


def lookalikes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Find pairs of outlet names that may be one outlet in two spellings.

    Two names look alike if they differ only in case, accents, spaces, punctuation or a leading "the",
    or, from eight letters on, by one letter more, less or other, the first letter and digits aside
    ("Channel 4" and "Channel 5" are two outlets).

    Returns
    -------
    list of tuple of str
        Pairs in alphabetical order.

    Examples
    --------
    >>> lookalikes(["The Post", "the post ", "Fox News", "Vox News", "Harbour Gazette", "Harbor Gazette"])
    [('Harbor Gazette', 'Harbour Gazette'), ('The Post', 'the post ')]
    """
    by_key: dict[str, list[str]] = {}
    for name in sorted(set(names) - {""}):
        by_key.setdefault(_key(name), []).append(name)
    found = {pair for same in by_key.values() for pair in pairwise(same)}
    near: dict[tuple[str, str], list[str]] = {}
    for key in by_key:
        if len(key) >= _LONG:
            # Two keys one letter apart share a variant with a letter taken out, so no pair is compared.
            for variant in {key, *(key[:place] + key[place + 1 :] for place in range(1, len(key)))}:
                near.setdefault((variant, _digits(key)), []).append(key)
    for keys in near.values():
        for first, second in pairwise(keys):
            found.add(tuple(sorted((by_key[first][0], by_key[second][0]))))  # type: ignore[arg-type]
    return sorted(found)


def _key(name: str) -> str:
    """The letters and digits of a name, without case, accents and a leading "the"."""
    plain = unicodedata.normalize("NFKD", name).casefold().strip().removeprefix("the ")
    return "".join(letter for letter in plain if letter.isalnum())


def _digits(key: str) -> str:
    """The digits of a key; names that differ in them are different names."""
    return "".join(letter for letter in key if letter.isdigit())
