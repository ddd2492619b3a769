"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.acts import acts
from analysis.figures.chance_band import chance_band
from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.names import names
from analysis.figures.picture import picture
from analysis.figures.power_curve import power_curve
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.shuffled import shuffled
from analysis.figures.speakers import speakers
from analysis.figures.specification_curve import specification_curve

__all__ = [
    "Picture",
    "acts",
    "alt_of",
    "alt_text",
    "chance_band",
    "differences",
    "names",
    "overview",
    "picture",
    "power_curve",
    "save",
    "show",
    "shuffled",
    "speakers",
    "specification_curve",
    "style",
]
