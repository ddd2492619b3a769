"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.checks import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.reading import Reading, side_by_side, try_sentence
from analysis.teaching.writing import for_a_paper

__all__ = [
    "CLAIMS",
    "Feedback",
    "Reading",
    "check_claim",
    "check_lowest",
    "for_a_paper",
    "side_by_side",
    "try_sentence",
]
