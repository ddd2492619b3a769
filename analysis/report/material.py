"""What the pages of a report draw on: the corpus, what was found in it, and what every page shares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analysis.compare import Comparison
from analysis.corpus import Corpus
from analysis.features.feature import Feature
from analysis.figures.style import outlet_styles
from analysis.figures.wording import QUESTION
from analysis.measure import Measures
from analysis.report.events import Event
from analysis.report.names import names_in
from analysis.report.site import file_names
from analysis.report.tables import card_of

__all__ = ["Material"]


@dataclass(frozen=True, eq=False)
class Material:
    """One report's material.

    Attributes
    ----------
    corpus : Corpus
    measures : Measures
    comparison : Comparison, optional
        None where there was nothing to compare; ``note`` then says why.
    note : str
    features : tuple of Feature
        Those of the measures, in their order.
    events : list of Event
    by, within : str
        The columns that name the outlets and the events.
    """

    corpus: Corpus
    measures: Measures
    comparison: Comparison | None
    note: str
    features: tuple[Feature, ...]
    events: list[Event]
    by: str
    within: str

    @cached_property
    def outlets(self) -> list[str]:
        """Every outlet that is named, by name."""
        return sorted({name for name in names_in(self.corpus.articles, self.by) if name})

    @cached_property
    def files(self) -> dict[str, str]:
        """Each feature's file name, without folder and ending."""
        return file_names(feature.name for feature in self.features)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Each feature's page, as seen from the overview."""
        return {feature: f"features/{name}.html" for feature, name in self.files.items()}

    def shared(self, root: str) -> dict[str, Any]:
        """What every page needs; ``root`` leads from the page to the overview's folder."""
        return {
            "root": root,
            "by": self.by,
            "within": self.within,
            "styles": outlet_styles(names_in(self.corpus.articles, self.by)),
            "question": QUESTION,
            "note": self.note,
            "compared": self.comparison is not None,
        }

    def card(self, feature: Feature) -> dict[str, Any]:
        """What a reader must know of one instrument, and where its page is."""
        return card_of(feature, self.measures.voices[feature.name], self.addresses[feature.name])
