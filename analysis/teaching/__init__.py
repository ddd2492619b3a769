"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.compare.shuffling import Shuffled, shuffled_differences
from analysis.teaching.chance import (
    MEANINGS,
    check_by_hand,
    check_equal,
    check_false_alarms,
    check_p,
)
from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.forking import (
    AGREED,
    SURVIVAL,
    Picked,
    check_agreed,
    check_matters_most,
    check_survives,
    instruments_of,
    left_out,
    pick,
)
from analysis.teaching.shuffling import names_shuffled, one_shuffle, slips, within_and_across
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "AGREED",
    "CLAIMS",
    "MEANINGS",
    "SURVIVAL",
    "Feedback",
    "Picked",
    "Reading",
    "Sentences",
    "Shuffled",
    "check_agreed",
    "check_by_hand",
    "check_claim",
    "check_equal",
    "check_false_alarms",
    "check_lowest",
    "check_matters_most",
    "check_p",
    "check_survives",
    "for_a_paper",
    "in_words",
    "instruments_of",
    "left_out",
    "names_shuffled",
    "one_shuffle",
    "pick",
    "shuffled_differences",
    "side_by_side",
    "slips",
    "try_sentence",
    "within_and_across",
]
