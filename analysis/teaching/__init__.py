"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.left_out import (
    Candidates,
    candidates,
    omissions_in_a_paper,
    read_candidate,
    try_pair,
)
from analysis.teaching.omissions import check_omission
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "CLAIMS",
    "Candidates",
    "Feedback",
    "Reading",
    "Sentences",
    "candidates",
    "check_claim",
    "check_lowest",
    "check_omission",
    "for_a_paper",
    "in_words",
    "omissions_in_a_paper",
    "read_candidate",
    "side_by_side",
    "try_pair",
    "try_sentence",
]
