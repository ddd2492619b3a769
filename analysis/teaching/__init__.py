"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.acting import AGENT_SENTENCES, AGENTS, AUTHORITIES, PEOPLE, check_agents
from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.marked_text import marked_text
from analysis.teaching.methods_text import methods_paragraph
from analysis.teaching.naming import check_names
from analysis.teaching.own_corpus import SavedFigures, as_a_spreadsheet, check_tests, save_for_paper
from analysis.teaching.panel import panel
from analysis.teaching.paper_table import PaperTable, paper_table
from analysis.teaching.validity import check_validity
from analysis.teaching.voices import SPEAKERS, behind_grade, check_share, quotations_in, try_quotations
from analysis.teaching.words import (
    APART,
    KINDS,
    Concordance,
    check_apart,
    check_kind,
    lines_with,
    lookalike,
    with_house_lines,
)
from analysis.teaching.writing_up import Sentences, for_a_paper, in_words

__all__ = [
    "AGENTS",
    "AGENT_SENTENCES",
    "APART",
    "AUTHORITIES",
    "CLAIMS",
    "KINDS",
    "PEOPLE",
    "SPEAKERS",
    "Concordance",
    "Feedback",
    "PaperTable",
    "Reading",
    "SavedFigures",
    "Sentences",
    "as_a_spreadsheet",
    "behind_grade",
    "check_agents",
    "check_apart",
    "check_claim",
    "check_kind",
    "check_lowest",
    "check_names",
    "check_share",
    "check_tests",
    "check_validity",
    "for_a_paper",
    "in_words",
    "lines_with",
    "lookalike",
    "marked_text",
    "methods_paragraph",
    "panel",
    "paper_table",
    "quotations_in",
    "save_for_paper",
    "side_by_side",
    "try_quotations",
    "try_sentence",
    "with_house_lines",
]
