"""Keyness: which words and phrases tell outlets apart within the same events."""

from analysis.compare.keyness.association import g2, log_odds, log_ratio, percent_difference
from analysis.compare.keyness.dispersion import dispersion
from analysis.compare.keyness.result import KEYNESS_COLUMNS, Keyness
from analysis.compare.keyness.settings import Settings
from analysis.compare.keyness.vocabulary import keyness

__all__ = [
    "KEYNESS_COLUMNS",
    "Keyness",
    "Settings",
    "dispersion",
    "g2",
    "keyness",
    "log_odds",
    "log_ratio",
    "percent_difference",
]
