"""Samestory: how outlets report the same event, and what may be claimed about the difference.

>>> import analysis as sa
>>> corpus = sa.read("data/cases")              # doctest: +SKIP
>>> measures = sa.measure(corpus)               # doctest: +SKIP
>>> comparison = sa.compare(measures)           # doctest: +SKIP
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pandas as pd

# Each name below hides the room it comes from (``sa.measure`` is the function): users call functions,
# and the rooms stay importable by their full names, ``from analysis.measure import ...``.
from analysis.compare import Comparison, claim, compare
from analysis.compare.change import Change, change
from analysis.compare.choices import Choices, Plan, choices
from analysis.compare.coverage import Composition, Coverage, composition, coverage, coverage_of_counts
from analysis.compare.distinguish import Distinguish, distinguish
from analysis.compare.equivalence import Equivalence, equivalence
from analysis.compare.headline_gap import HeadlineGap, headline_gap
from analysis.compare.keyness import Keyness, keyness
from analysis.compare.keyness import Settings as KeynessSettings
from analysis.compare.method import Method
from analysis.compare.positions import Positions, positions
from analysis.compare.power import Power, power
from analysis.compare.second_opinion import SecondOpinion, second_opinion
from analysis.compare.series import Series, series
from analysis.compare.statements import Statements, embeddings, statements
from analysis.corpus import Corpus, read
from analysis.errors import SamestoryError
from analysis.features.acts import acts
from analysis.features.dictionary import dictionary
from analysis.features.feature import Feature, Marks
from analysis.features.labels import labels
from analysis.features.learned import learn
from analysis.features.learned_file import load_feature, save_feature
from analysis.features.quotations import quotations
from analysis.features.registry import catalogue
from analysis.figures import style
from analysis.measure import Measures, evidence, gap, marks_of, measure, read_measures, write_measures
from analysis.report import report
from analysis.text import Scope, Tokens, tokens_of

__all__ = [
    "Change",
    "Choices",
    "Comparison",
    "Composition",
    "Corpus",
    "Coverage",
    "Distinguish",
    "Equivalence",
    "Feature",
    "HeadlineGap",
    "Keyness",
    "KeynessSettings",
    "Marks",
    "Measures",
    "Method",
    "Plan",
    "Positions",
    "Power",
    "SamestoryError",
    "Scope",
    "SecondOpinion",
    "Series",
    "Statements",
    "Tokens",
    "acts",
    "change",
    "choices",
    "claim",
    "compare",
    "composition",
    "coverage",
    "coverage_of_counts",
    "dictionary",
    "distinguish",
    "embeddings",
    "equivalence",
    "evidence",
    "features",
    "gap",
    "headline_gap",
    "keyness",
    "labels",
    "learn",
    "load_feature",
    "marks_of",
    "measure",
    "positions",
    "power",
    "quotations",
    "read",
    "read_measures",
    "report",
    "save_feature",
    "second_opinion",
    "series",
    "statements",
    "style",
    "tokens_of",
    "write_measures",
]

try:
    __version__ = version("samestory")
except PackageNotFoundError:
    __version__ = "0+source"


def features() -> pd.DataFrame:
    """The catalogue: a row a feature, with its unit, range, meaning, citation, cautions and validity.

    Examples
    --------
    >>> "validity" in features().columns
    True
    """
    return catalogue()
