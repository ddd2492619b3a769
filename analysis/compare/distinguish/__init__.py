"""Whether outlets can be told apart by their words on events not seen before, and by which words."""

from analysis.compare.distinguish.distinguishing import distinguish
from analysis.compare.distinguish.result import Distinguish

__all__ = ["Distinguish", "distinguish"]
