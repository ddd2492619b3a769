"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.coding import Agreement, CodingSheet, agreement, check_coding, coding_sheet, kappa
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.frames import check_frames, check_quoted, frame_coding, frame_questions, read_blind
from analysis.teaching.instruments import card_table, check_grade
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "CLAIMS",
    "Agreement",
    "CodingSheet",
    "Feedback",
    "Reading",
    "Sentences",
    "agreement",
    "card_table",
    "check_claim",
    "check_coding",
    "check_frames",
    "check_grade",
    "check_lowest",
    "check_quoted",
    "coding_sheet",
    "for_a_paper",
    "frame_coding",
    "frame_questions",
    "in_words",
    "kappa",
    "read_blind",
    "side_by_side",
    "try_sentence",
]
