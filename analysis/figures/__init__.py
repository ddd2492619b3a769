"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.acts import acts
from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.event_card import event_card
from analysis.figures.keywords import keywords
from analysis.figures.names import names
from analysis.figures.picture import picture
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.speakers import speakers
from analysis.figures.telling_apart import learning_curve, telling_apart

__all__ = [
    "Picture",
    "acts",
    "alt_of",
    "alt_text",
    "differences",
    "event_card",
    "keywords",
    "learning_curve",
    "names",
    "overview",
    "picture",
    "save",
    "show",
    "speakers",
    "style",
    "telling_apart",
]
