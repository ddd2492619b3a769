"""The static web page: events side by side, evidence in place."""

from analysis.report.page import Report, build, report

__all__ = ["Report", "build", "report"]
