"""Asked: what a caller may have got wrong in any step, said in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.errors import SamestoryError
from analysis.wording import some

__all__ = ["is_whole", "measured_feature", "yes_or_no"]


def is_whole(given: object) -> bool:
    """Whether a value is a whole number; True and 2.0 are none.

    >>> is_whole(3), is_whole(np.int64(3)), is_whole(True), is_whole(2.0)
    (True, True, False, False)
    """
    return isinstance(given, int | np.integer) and not isinstance(given, bool)


def yes_or_no(step: str, name: str, given: object) -> None:
    """Stop, in words, at what is neither True nor False: "no" would pass for True.

    >>> yes_or_no("series", "differences", "no")
    Traceback (most recent call last):
    analysis.errors.SamestoryError: series: differences must be True or False, not 'no'.
    """
    if not isinstance(given, bool | np.bool_):
        raise SamestoryError(f"{step}: {name} must be True or False, not {given!r}.")


def measured_feature(step: str, feature: object, measured: Sequence[str]) -> None:
    """Stop, in words, at what is not the name of one measured feature.

    >>> measured_feature("change", ["f.x"], ["f.x"])
    Traceback (most recent call last):
    analysis.errors.SamestoryError: change: feature must be one name, not list. These measures have: f.x.
    """
    have = some([str(name) for name in measured], most=40)
    if not isinstance(feature, str):
        raise SamestoryError(
            f"{step}: feature must be one name, not {type(feature).__name__}. These measures have: {have}."
        )
    if feature not in measured:
        raise SamestoryError(f'{step}: there is no feature "{feature}" in these measures. They have: {have}.')
