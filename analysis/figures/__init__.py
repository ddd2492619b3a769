"""Pictures: each takes a comparison and returns matplotlib axes, with the finding as its title."""

from analysis.figures.differences import alt_text, differences, overview

__all__ = ["alt_text", "differences", "overview"]
