"""Pictures: each takes a comparison and returns matplotlib axes, with the finding as its title."""

from analysis.figures.differences import alt_text, differences, overview
from analysis.figures.picture import Picture, picture

__all__ = ["Picture", "alt_text", "differences", "overview", "picture"]
