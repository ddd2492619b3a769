"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.validity import check_validity
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "CLAIMS",
    "Feedback",
    "Reading",
    "Sentences",
    "check_claim",
    "check_lowest",
    "check_validity",
    "for_a_paper",
    "in_words",
    "side_by_side",
    "try_sentence",
]
