"""A picture that shows itself in a notebook, with its words for readers who do not see it."""

from __future__ import annotations

import warnings
from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from analysis.compare.comparison import Comparison
from analysis.figures.differences import MOST_OUTLETS, alt_text, differences

__all__ = ["Picture", "picture"]

_INCHES_WIDE = 8.4
_DPI = 144
_SHOWN_PER_INCH = 96


@dataclass(frozen=True)
class Picture:
    """A drawn figure and what it says in words; the words travel with it as alternative text.

    Attributes
    ----------
    png : bytes
    alt : str
    """

    png: bytes
    alt: str

    def __repr__(self) -> str:
        return self.alt

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, Any]]:
        """Give the picture, sharper than it is shown, and its alternative text."""
        data = {"image/png": b64encode(self.png).decode(), "text/plain": self.alt}
        return data, {"image/png": {"alt": self.alt, "width": round(_INCHES_WIDE * _SHOWN_PER_INCH)}}


def picture(comparison: Comparison, feature: str) -> Picture:
    """Draw ``differences`` for a page that cannot be asked again: a picture and its alternative text.

    The same numbers give the same bytes on one installation. For axes to change or to save, call
    ``differences``.

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
    # Without pyplot: a notebook would show a figure of its own a second time, and keep it in memory.
    from matplotlib.figure import Figure

    words = alt_text(comparison, feature)
    outlets = min(int((comparison.table["feature"] == feature).sum()), MOST_OUTLETS)
    figure = Figure(figsize=(_INCHES_WIDE, 1.5 + 0.52 * outlets), layout="constrained")
    differences(comparison, feature, ax=figure.subplots())
    stream = BytesIO()
    with warnings.catch_warnings():
        # An outlet named in a script that the font lacks is drawn as boxes; the words have its name.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure.savefig(stream, format="png", dpi=_DPI, metadata={"Software": None})
    return Picture(stream.getvalue(), words)
