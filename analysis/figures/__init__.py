"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.keywords import keywords
from analysis.figures.picture import picture
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.telling_apart import learning_curve, telling_apart

__all__ = [
    "Picture",
    "alt_of",
    "alt_text",
    "differences",
    "keywords",
    "learning_curve",
    "overview",
    "picture",
    "save",
    "show",
    "style",
    "telling_apart",
]
