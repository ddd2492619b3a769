"""Series: a measure over days or weeks by outlet, and whether it changed."""

from analysis.compare.series.over_time import series
from analysis.compare.series.result import Series

__all__ = ["Series", "series"]
