"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.acting import AGENT_SENTENCES, AGENTS, AUTHORITIES, PEOPLE, check_agents
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
from analysis.teaching.naming import check_names
from analysis.teaching.validity import check_validity
from analysis.teaching.voices import SPEAKERS, behind_grade, check_share, quotations_in, try_quotations
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "AGENTS",
    "AGENT_SENTENCES",
    "AUTHORITIES",
    "CLAIMS",
    "ORIGINS",
    "PARTS",
    "PEOPLE",
    "SPEAKERS",
    "Feedback",
    "Reading",
    "Sentences",
    "agenda_for_a_paper",
    "behind_grade",
    "check_agents",
    "check_claim",
    "check_gap",
    "check_left_out",
    "check_lowest",
    "check_names",
    "check_origin",
    "check_part",
    "check_share",
    "check_validity",
    "for_a_paper",
    "gap_for_a_paper",
    "in_words",
    "left_out",
    "over_time",
    "quotations_in",
    "side_by_side",
    "try_quotations",
    "try_sentence",
    "volume_by_day",
]
