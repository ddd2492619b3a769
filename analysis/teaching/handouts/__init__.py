"""Two printed versions of one event for close reading without a computer, and the teacher's key."""

from analysis.teaching.handouts.course import make_handouts
from analysis.teaching.handouts.making import Handout, handout, handout_key

__all__ = ["Handout", "handout", "handout_key", "make_handouts"]
