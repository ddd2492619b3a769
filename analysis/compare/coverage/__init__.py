"""Coverage: which events outlets report and how much, apart from how they report them."""

from analysis.compare.coverage.composition import Composition, composition
from analysis.compare.coverage.covering import coverage, coverage_of_counts
from analysis.compare.coverage.result import Coverage

__all__ = ["Composition", "Coverage", "composition", "coverage", "coverage_of_counts"]
