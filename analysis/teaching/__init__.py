"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.methods_text import methods_paragraph
from analysis.teaching.own_corpus import SavedFigures, as_a_spreadsheet, check_tests, save_for_paper
from analysis.teaching.paper_table import PaperTable, paper_table
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
    "APART",
    "CLAIMS",
    "KINDS",
    "Concordance",
    "Feedback",
    "PaperTable",
    "Reading",
    "SavedFigures",
    "Sentences",
    "as_a_spreadsheet",
    "check_apart",
    "check_claim",
    "check_kind",
    "check_lowest",
    "check_tests",
    "for_a_paper",
    "in_words",
    "lines_with",
    "lookalike",
    "methods_paragraph",
    "paper_table",
    "save_for_paper",
    "side_by_side",
    "try_sentence",
    "with_house_lines",
]
