"""Pictures: each takes a result and returns matplotlib axes, with the finding as its title.

``show(figure)`` is for notebooks, ``save(figure, "one.pdf", "one.svg")`` for papers, ``style("paper")``
for their size.
"""

from analysis.figures.acts import acts
from analysis.figures.agenda import agenda
from analysis.figures.chance_band import chance_band
from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.event_card import event_card
from analysis.figures.frames import frames
from analysis.figures.heat_map import heat_map
from analysis.figures.keywords import keywords
from analysis.figures.names import names
from analysis.figures.picture import picture
from analysis.figures.position import position
from analysis.figures.power_curve import power_curve
from analysis.figures.series import series
from analysis.figures.sheet import Picture, alt_of, save, show, style
from analysis.figures.shuffled import shuffled
from analysis.figures.slope import slope
from analysis.figures.speakers import speakers
from analysis.figures.specification_curve import specification_curve
from analysis.figures.statement_matrix import statement_matrix
from analysis.figures.telling_apart import learning_curve, telling_apart
from analysis.figures.validity import instruments, validity

__all__ = [
    "Picture",
    "acts",
    "agenda",
    "alt_of",
    "alt_text",
    "chance_band",
    "differences",
    "event_card",
    "frames",
    "heat_map",
    "instruments",
    "keywords",
    "learning_curve",
    "names",
    "overview",
    "picture",
    "position",
    "power_curve",
    "save",
    "series",
    "show",
    "shuffled",
    "slope",
    "speakers",
    "specification_curve",
    "statement_matrix",
    "style",
    "telling_apart",
    "validity",
]
