"""Choices: the same contrast under every reasonable choice of how to measure it.

``agreement`` gives the choices answer of a comparison, for all features at once and from the measures
alone; ``choices`` asks one question in every way that a ``Plan`` names, from the corpus.
"""

from analysis.compare.choices.multiverse import choices
from analysis.compare.choices.plan import Plan
from analysis.compare.choices.result import Choices
from analysis.compare.choices.signs import Agreement, agreement

__all__ = ["Agreement", "Choices", "Plan", "agreement", "choices"]
