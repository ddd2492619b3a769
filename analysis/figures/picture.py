"""The picture of one feature: its differences, drawn for a page that cannot be asked again."""

from __future__ import annotations

from analysis.compare.comparison import Comparison
from analysis.figures.differences import differences
from analysis.figures.sheet import Picture, show

__all__ = ["picture"]


def picture(comparison: Comparison, feature: str) -> Picture:
    """Draw ``differences`` and show it: for axes to change or to save, call ``differences`` itself.

    Parameters
    ----------
    comparison : Comparison
    feature : str
        A name in ``comparison.table``.

    Returns
    -------
    Picture

    Raises
    ------
    SamestoryError
        For a feature that was not compared.
    """
    return show(differences(comparison, feature))
