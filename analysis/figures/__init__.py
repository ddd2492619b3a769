"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.acts import acts
from analysis.figures.agenda import agenda
from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.names import names
from analysis.figures.picture import picture
from analysis.figures.position import position
from analysis.figures.series import series
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.slope import slope
from analysis.figures.speakers import speakers

__all__ = [
    "Picture",
    "acts",
    "agenda",
    "alt_of",
    "alt_text",
    "differences",
    "names",
    "overview",
    "picture",
    "position",
    "save",
    "series",
    "show",
    "slope",
    "speakers",
    "style",
]
