"""From features and gold sets to cards, and from cards to the shipped table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from analysis.features.cards import CARD_COLUMNS, Card, grade
from analysis.features.feature import Feature
from benchmarks.validity.agreement import Agreement
from benchmarks.validity.babe import BABE
from benchmarks.validity.checkthat import CHECKTHAT
from benchmarks.validity.editorials import EDITORIALS
from benchmarks.validity.frac import FRAC
from benchmarks.validity.goldset import GoldSet
from benchmarks.validity.lim2020 import LIM
from benchmarks.validity.moralevents import MORALEVENTS
from benchmarks.validity.narrative_frames import NARRATIVE_FRAMES
from benchmarks.validity.newsmtsc import NEWSMTSC
from benchmarks.validity.newswcl50 import NEWSWCL50
from benchmarks.validity.passives import PASSIVES
from benchmarks.validity.quotations import QUOTATIONS
from benchmarks.validity.seesaw import SEESAW
from benchmarks.validity.seesaw_stances import SEESAW_STANCES
from benchmarks.validity.speakers import SPEAKERS

__all__ = ["DATE", "GOLD_SETS", "as_csv", "make_cards", "missing"]

GOLD_SETS: tuple[GoldSet, ...] = (
    SEESAW,
    SEESAW_STANCES,
    EDITORIALS,
    NEWSMTSC,
    NEWSWCL50,
    BABE,
    LIM,
    NARRATIVE_FRAMES,
    FRAC,
    MORALEVENTS,
    QUOTATIONS,
    SPEAKERS,
    PASSIVES,
    CHECKTHAT,
)
DATE = "2026-11-24"
"""Day of measuring, given and not read from the clock: the same input makes the same file."""
_NUMBERS = ("figure", "ci_low", "ci_high", "floor", "ceiling")


def missing(corpora: Path, features: Iterable[Feature]) -> list[str]:
    """Folders that the gold sets of these features need and that are not there."""
    wanted = list(features)
    needed = {folder for gold in GOLD_SETS if any(map(gold.judges, wanted)) for folder in gold.folders}
    return sorted(folder for folder in needed if not (corpora / folder).is_dir())


def make_cards(
    corpora: Path, features: Sequence[Feature], *, date: str = DATE, progress: bool = False
) -> list[Card]:
    """Hold each feature against every gold set that can judge it; a feature without one gets no card."""
    work = [(feature, gold) for feature in features for gold in GOLD_SETS if gold.judges(feature)]
    made = []
    for feature, gold in (bar := tqdm(work, disable=not (progress and work), unit="set", dynamic_ncols=True)):
        bar.set_description(f"{feature.name} on {gold.name}")
        made += [_card(feature, gold, found, date) for found in gold.agreements(corpora, feature)]
    return made


def _card(feature: Feature, gold: GoldSet, found: Agreement, date: str) -> Card:
    """A card with four decimals, graded by what is printed and not by what was rounded away."""
    numbers = {name: round(float(getattr(found, name)), 4) for name in _NUMBERS}
    return Card(
        feature=feature.name,
        gold=gold.name,
        scope=found.scope,
        unit=found.unit,
        n=found.n,
        groups=found.groups,
        metric=found.metric,
        **numbers,
        grade=grade(*(numbers[name] for name in ("figure", "ci_low", "floor", "ceiling")), gold.coders),
        date=date,
        command=f"python -m benchmarks.validity --corpora DIR --features {feature.name}",
        coders=gold.coders,
    )


def as_csv(made: Iterable[Card]) -> str:
    """The shipped table as text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, CARD_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(card) for card in made)
    return text.getvalue()
