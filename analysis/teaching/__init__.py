"""For lessons: try a sentence, read two articles side by side, check an answer, write a result up."""

from analysis.compare.shuffling import Shuffled, shuffled_differences
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
from analysis.teaching.chance import MEANINGS, check_by_hand, check_equal, check_false_alarms, check_p
from analysis.teaching.close_reading import Reading, side_by_side, try_sentence
from analysis.teaching.coding import Agreement, CodingSheet, agreement, check_coding, coding_sheet, kappa
from analysis.teaching.event_sheet import EventSheet, event_sheet, suggestion_agreement, with_events
from analysis.teaching.exercises import CLAIMS, Feedback, check_claim, check_lowest
from analysis.teaching.forking import (
    AGREED,
    SURVIVAL,
    Picked,
    check_agreed,
    check_matters_most,
    check_survives,
    instruments_of,
    one_out,
    pick,
)
from analysis.teaching.frames import check_frames, check_quoted, frame_coding, frame_questions, read_blind
from analysis.teaching.handouts import Handout, handout, handout_key
from analysis.teaching.headlines import PARTS, check_gap, check_part, gap_for_a_paper
from analysis.teaching.instruments import card_table, check_grade
from analysis.teaching.marked_text import marked_text
from analysis.teaching.methods_text import methods_paragraph
from analysis.teaching.naming import check_names, own_and_quoted
from analysis.teaching.numbers_told import numbers_told
from analysis.teaching.omissions import check_omission
from analysis.teaching.own_corpus import SavedFigures, as_a_spreadsheet, check_tests, save_for_paper
from analysis.teaching.panel import panel
from analysis.teaching.paper_table import PaperTable, paper_table
from analysis.teaching.shuffling import names_shuffled, one_shuffle, slips, within_and_across
from analysis.teaching.untold import (
    Candidates,
    candidates,
    omissions_in_a_paper,
    read_candidate,
    try_pair,
)
from analysis.teaching.voices import SPEAKERS, check_share, quotations_in, try_quotations
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
    "AGREED",
    "APART",
    "AUTHORITIES",
    "CLAIMS",
    "KINDS",
    "MEANINGS",
    "ORIGINS",
    "PARTS",
    "PEOPLE",
    "SPEAKERS",
    "SURVIVAL",
    "Agreement",
    "Candidates",
    "CodingSheet",
    "Concordance",
    "EventSheet",
    "Feedback",
    "Handout",
    "PaperTable",
    "Picked",
    "Reading",
    "SavedFigures",
    "Sentences",
    "Shuffled",
    "agenda_for_a_paper",
    "agreement",
    "as_a_spreadsheet",
    "candidates",
    "card_table",
    "check_agents",
    "check_agreed",
    "check_apart",
    "check_by_hand",
    "check_claim",
    "check_coding",
    "check_equal",
    "check_false_alarms",
    "check_frames",
    "check_gap",
    "check_grade",
    "check_kind",
    "check_left_out",
    "check_lowest",
    "check_matters_most",
    "check_names",
    "check_omission",
    "check_origin",
    "check_p",
    "check_part",
    "check_quoted",
    "check_share",
    "check_survives",
    "check_tests",
    "coding_sheet",
    "event_sheet",
    "for_a_paper",
    "frame_coding",
    "frame_questions",
    "gap_for_a_paper",
    "handout",
    "handout_key",
    "in_words",
    "instruments_of",
    "kappa",
    "left_out",
    "lines_with",
    "lookalike",
    "marked_text",
    "methods_paragraph",
    "names_shuffled",
    "numbers_told",
    "omissions_in_a_paper",
    "one_out",
    "one_shuffle",
    "over_time",
    "own_and_quoted",
    "panel",
    "paper_table",
    "pick",
    "quotations_in",
    "read_blind",
    "read_candidate",
    "save_for_paper",
    "shuffled_differences",
    "side_by_side",
    "slips",
    "suggestion_agreement",
    "try_pair",
    "try_quotations",
    "try_sentence",
    "volume_by_day",
    "with_events",
    "with_house_lines",
    "within_and_across",
]
