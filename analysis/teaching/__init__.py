"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.compare.shuffling import Shuffled, shuffled_differences
from analysis.teaching.acting import AGENT_SENTENCES, AGENTS, AUTHORITIES, PEOPLE, check_agents
from analysis.teaching.chance import MEANINGS, check_by_hand, check_equal, check_false_alarms, check_p
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
from analysis.teaching.naming import check_names
from analysis.teaching.shuffling import names_shuffled, one_shuffle, slips, within_and_across
from analysis.teaching.validity import check_validity
from analysis.teaching.voices import SPEAKERS, behind_grade, check_share, quotations_in, try_quotations
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "AGENTS",
    "AGENT_SENTENCES",
    "AGREED",
    "AUTHORITIES",
    "CLAIMS",
    "MEANINGS",
    "PEOPLE",
    "SPEAKERS",
    "SURVIVAL",
    "Feedback",
    "Picked",
    "Reading",
    "Sentences",
    "Shuffled",
    "behind_grade",
    "check_agents",
    "check_agreed",
    "check_by_hand",
    "check_claim",
    "check_equal",
    "check_false_alarms",
    "check_lowest",
    "check_matters_most",
    "check_names",
    "check_p",
    "check_share",
    "check_survives",
    "check_validity",
    "for_a_paper",
    "in_words",
    "instruments_of",
    "left_out",
    "names_shuffled",
    "one_shuffle",
    "pick",
    "quotations_in",
    "shuffled_differences",
    "side_by_side",
    "slips",
    "try_quotations",
    "try_sentence",
    "within_and_across",
]
