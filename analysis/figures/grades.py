"""How an instrument's standing looks: filled, hatched or hollow, and the word beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.features.cards import GRADES, NOT_VALIDATED
from analysis.figures.sheet import look
from analysis.figures.style import INK, PALE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["GRADE_KEY", "GradeLook", "grade_look", "write_grades"]

GRADE_KEY = "filled: validated · hatched: weak · empty frame: no better than chance (dotted: not validated)"
"""What the looks mean, for a caption."""


@dataclass(frozen=True)
class GradeLook:
    """The look of one grade; two grades never differ by colour alone.

    Attributes
    ----------
    filled : bool
        Whether the colour fills the shape. Only a validated instrument does.
    hatch : str
        matplotlib's hatch; "" for none.
    line : str
        matplotlib's line style of the frame.
    half : str
        matplotlib's fill style of a marker: "full", "left" or "none".
    """

    filled: bool
    hatch: str
    line: str
    half: str


_LOOKS = dict(
    zip(
        GRADES,
        (
            GradeLook(True, "", "-", "full"),
            GradeLook(False, "/////", "-", "left"),
            GradeLook(False, "", "-", "none"),
            GradeLook(False, "", ":", "none"),
        ),
        strict=True,
    )
)


def grade_look(grade: str) -> GradeLook:
    """The look of a grade; a word that is no grade looks like "not validated".

    Examples
    --------
    >>> grade_look("weak").hatch, grade_look("validated").filled, grade_look("weak").filled
    ('/////', True, False)
    """
    return _LOOKS.get(grade, _LOOKS[NOT_VALIDATED])


def write_grades(axes: Axes, grades: Sequence[str], *, at: Sequence[float], gap: float = 8) -> None:
    """Write each row's grade to its right, in the words of the cards; only "validated" in bold.

    Parameters
    ----------
    axes : Axes
    grades : sequence of str
    at : sequence of float
        The place of each row on the vertical axis.
    gap : float
        Points between the axes and the words, on a web page. In points and not as a share of the axes, so
        that the layout can make room for them.
    """
    for grade, y in zip(grades, at, strict=True):
        sure = grade == GRADES[0]
        axes.annotate(
            grade.replace("no better than", "no better\nthan"),
            (1, y),
            xytext=(gap * look().scale, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=0.85 * look().text,
            color=INK if sure else PALE,
            weight="bold" if sure else "normal",
            linespacing=0.95,
        )
