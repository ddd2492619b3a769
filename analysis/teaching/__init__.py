"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.agendas import (
    ORIGINS,
    agenda_for_a_paper,
    check_left_out,
    check_origin,
    left_out,
    over_time,
    volume_by_day,
)
from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.headlines import PARTS, check_gap, check_part, gap_for_a_paper
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "CLAIMS",
    "ORIGINS",
    "PARTS",
    "Feedback",
    "Reading",
    "Sentences",
    "agenda_for_a_paper",
    "check_claim",
    "check_gap",
    "check_left_out",
    "check_lowest",
    "check_origin",
    "check_part",
    "for_a_paper",
    "gap_for_a_paper",
    "in_words",
    "left_out",
    "over_time",
    "side_by_side",
    "try_sentence",
    "volume_by_day",
]
