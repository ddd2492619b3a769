"""Adds up marks: article x feature, in any scope, with the evidence behind each number."""

from analysis.measure.adding import scope_of
from analysis.measure.evidence import EVIDENCE_COLUMNS, evidence, marks_in, marks_of
from analysis.measure.gaps import GAP_COLUMNS, gap
from analysis.measure.measures import Measures
from analysis.measure.measuring import ALTERNATIVES, WHOLE, measure
from analysis.measure.places import PLACE_COLUMNS, places
from analysis.measure.presence import PRESENCE_COLUMNS, presence
from analysis.measure.storage import read_measures, write_measures

__all__ = [
    "ALTERNATIVES",
    "EVIDENCE_COLUMNS",
    "GAP_COLUMNS",
    "PLACE_COLUMNS",
    "PRESENCE_COLUMNS",
    "WHOLE",
    "Measures",
    "evidence",
    "gap",
    "marks_in",
    "marks_of",
    "measure",
    "places",
    "presence",
    "read_measures",
    "scope_of",
    "write_measures",
]
