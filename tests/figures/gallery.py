"""Every public figure, drawn from a corpus of each size: one table of names and of how each is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import analysis as sa
from analysis import figures, teaching
from analysis.features.cards import Card
from tests.figures.newsstand import CASES_OF, corpus_of

__all__ = ["CASES_OF", "GALLERY", "Results", "results_of"]

MEASURED = ("sentiment", "frames", "loaded", "hedging", "sourcing", "agency", "moral")
PANELS = ("frames.conflict", "loaded.words", "sentiment.huliu_net", "sourcing.quoted_share", "hedging.hedges")
ACTORS = (("authorities", "Lassow", "Kerrow", "police", "the governor"), ("residents", "workers", "families"))
LIST = """# title: {title}
# name: {name}
# unit: per 100 words
term
brutal
clashed
fury
blame*
cost*
"""
LONG_TITLE = "Words of anger, blame and cost that our seminar collected in two terms and agreed upon"


def _own(title: str, name: str) -> sa.Feature:
    """A word list of a reader."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "mine.csv")
        file.write_text(LIST.format(title=title, name=name), encoding="utf-8")
        return sa.dictionary(file)


@dataclass(frozen=True)
class Results:
    """What the figures draw, each computed once and only where it is asked for.

    With long names the feature is a reader's own, of a long title.
    """

    case: str

    @property
    def long(self) -> bool:
        return self.case in ("12", "2 long", "5 long")

    @cached_property
    def own(self) -> sa.Feature:
        return _own(LONG_TITLE, "our_seminar_s_anger") if self.long else _own("Anger", "anger")

    @property
    def feature(self) -> str:
        return self.own.name if self.long else "loaded.words"

    @property
    def asked(self) -> sa.Feature | str:
        return self.own if self.long else self.feature

    @cached_property
    def corpus(self) -> sa.Corpus:
        return corpus_of(self.case)

    @cached_property
    def outlet(self) -> str:
        return str(self.corpus.articles["outlet"].iloc[0])

    @cached_property
    def measures(self) -> sa.Measures:
        return sa.measure(self.corpus, [*MEASURED, self.own])

    @cached_property
    def comparison(self) -> sa.Comparison:
        return sa.compare(self.measures, method=sa.Method(draws=199))

    @cached_property
    def shuffles(self) -> list[Any]:
        outlets = self.comparison.table["outlet"].unique()
        return [teaching.shuffled_differences(self.measures, self.feature, name) for name in outlets]

    @cached_property
    def choices(self) -> sa.Choices:
        plan = sa.Plan(parts=("body", "all"), scales=("raw", "rank"), least_outlets=(2,))
        return sa.choices(self.corpus, self.asked, plan=plan, draws=99)

    @cached_property
    def distinguished(self) -> sa.Distinguish:
        return sa.distinguish(self.corpus, folds=4, draws=19)

    @cached_property
    def coverage(self) -> sa.Coverage:
        return sa.coverage(self.corpus, draws=99)

    @cached_property
    def keyness(self) -> sa.Keyness:
        return sa.keyness(self.corpus)

    @cached_property
    def series(self) -> sa.Series:
        return sa.series(self.measures, self.feature)

    @cached_property
    def positions(self) -> sa.Positions:
        return sa.positions(self.corpus, self.asked)

    @cached_property
    def gap(self) -> sa.HeadlineGap:
        return sa.headline_gap(self.corpus, self.asked)

    @cached_property
    def power(self) -> sa.Power:
        return sa.power(self.measures, self.feature, self.outlet, data_sets=40)

    @cached_property
    def acts(self) -> Any:
        return sa.acts(self.corpus, ACTORS)

    @cached_property
    def labels(self) -> Any:
        return sa.labels(self.corpus, voice="all")

    @cached_property
    def statements(self) -> sa.Statements:
        return sa.statements(self.corpus, self.event)

    @property
    def event(self) -> str:
        """The flood, which every outlet may have reported."""
        events = self.corpus.articles["event"]
        return str(events[events.str.contains("02-varn")].mode().iloc[0])

    @property
    def carded(self) -> sa.Feature | str:
        """A feature with cards: where names are long the own one, held against a gold set of a long name."""
        if not self.long:
            return {"2": "sentiment.vader", "5": "frames.conflict"}[self.case]
        figures_of = (
            (0.9, 0.85, 0.95, "validated"),
            (0.6, 0.3, 1.0, "weak"),
            (0.5, 0.4, 0.6, "no better than chance"),
        )
        gold = "two terms of coding by our seminar of the Island Republic's press, set {}"
        cards = tuple(
            Card(self.own.name, gold.format(n), "all", "sentence", 412, 30, "AUC", *numbers[:3], 0.5, 0.95,
                 numbers[3], "2024-09-01", "c")
            for n, numbers in enumerate(figures_of * (4 if self.case == "12" else 1))
        )  # fmt: skip
        return replace(self.own, cards=cards)

    @property
    def instruments(self) -> list[str | sa.Feature]:
        """Two, five or twelve and more features, some of them without a card."""
        names = ["sentiment.vader", "hedging.hedges", "frames", "loaded", "sourcing"]
        return [
            self.carded,
            *names[: 1 if self.case.startswith("2") else 2 if self.case.startswith("5") else 5],
        ]


_KNOWN: dict[str, Results] = {}


def results_of(case: str) -> Results:
    """The results of one case, kept for all tests that draw them."""
    return _KNOWN.setdefault(case, Results(case))


def _card(r: Results) -> Any:
    named = (*PANELS, r.own.name)
    return figures.event_card(r.corpus, r.measures, r.event, features=named, statements=r.statements)


GALLERY: dict[str, Callable[[Results], Any]] = {
    "differences": lambda r: figures.differences(r.comparison, r.feature),
    "overview": lambda r: figures.overview(r.comparison, [*PANELS, r.own.name]),
    "shuffled": lambda r: figures.shuffled(r.shuffles[0]),
    "chance_band": lambda r: figures.chance_band(r.comparison, r.shuffles),
    "power_curve": lambda r: figures.power_curve(r.power),
    "specification_curve": lambda r: figures.specification_curve(r.choices, r.outlet),
    "heat_map": lambda r: figures.heat_map(r.comparison),
    "validity": lambda r: figures.validity(r.carded),
    "instruments": lambda r: figures.instruments(r.instruments),
    "frames": lambda r: figures.frames(r.comparison),
    "speakers": lambda r: figures.speakers(r.comparison, r.measures),
    "names": lambda r: figures.names(r.labels),
    "acts": lambda r: figures.acts(r.acts, r.corpus),
    "statement_matrix": lambda r: figures.statement_matrix(r.statements),
    "slope": lambda r: figures.slope(r.gap),
    "position": lambda r: figures.position(r.positions),
    "agenda": lambda r: figures.agenda(r.coverage),
    "series": lambda r: figures.series(r.series),
    "keywords": lambda r: figures.keywords(r.keyness),
    "telling_apart": lambda r: figures.telling_apart(r.distinguished),
    "learning_curve": lambda r: figures.learning_curve(r.distinguished),
    "event_card": _card,
}
