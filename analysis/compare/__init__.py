"""Contrasts of outlets within events, each with the three answers: chance, instrument, choices."""

from analysis.compare.choices import choices
from analysis.compare.comparison import COMPARISON_COLUMNS, Comparison
from analysis.compare.method import Method
from analysis.compare.paired import compare
from analysis.compare.sentences import claim

__all__ = ["COMPARISON_COLUMNS", "Comparison", "Method", "choices", "claim", "compare"]
