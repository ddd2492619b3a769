"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.agenda import agenda
from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.picture import picture
from analysis.figures.position import position
from analysis.figures.series import series
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.slope import slope

__all__ = [
    "Picture",
    "agenda",
    "alt_of",
    "alt_text",
    "differences",
    "overview",
    "picture",
    "position",
    "save",
    "series",
    "show",
    "slope",
    "style",
]
