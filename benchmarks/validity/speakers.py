"""Who speaks in quotations, labelled by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.features.cards import IN_HOUSE
from analysis.features.feature import Feature
from analysis.features.speakers import KINDS
from benchmarks.speakers import Labelled, labelled_quotations
from benchmarks.validity.agreement import Agreement, agree, f1, share
from benchmarks.validity.goldset import GoldSet

__all__ = ["SPEAKERS"]

SCOPE = "quotations of four words or more, the half not tuned on"


def _agreements(corpora: Path, feature: Feature) -> Iterator[Agreement]:
    rows = [row for row in labelled_quotations(corpora) if row.part == "report"]
    if feature.name == "sourcing.speakers":
        named = [row for row in rows if row.named]
        floor = float(np.mean([row.nearest for row in named]))
        found = [row for row in rows if row.found]
        for name, chosen in (("speaker precision", found), ("speaker recall", named)):
            hits = share([row.hit for row in chosen])
            yield agree(hits, _groups(chosen), scope=SCOPE, unit="quotation", name=name, floor=floor)
        return
    kinds = KINDS[feature.name]
    typed = [row for row in rows if row.kind]
    truth = np.array([row.kind in kinds for row in typed])
    said = np.array([row.kind_found in kinds for row in typed])
    yield agree(
        f1(truth, said),
        _groups(typed),
        scope=SCOPE,
        unit="quotation",
        name="F1 of a kind of source",
        floor=float(2 * truth.mean() / (1 + truth.mean())),
    )


def _groups(rows: Sequence[Labelled]) -> list[str]:
    return [f"{row.corpus} {row.article}" for row in rows]


SPEAKERS = GoldSet(
    name="in-house labels of speakers",
    folders=("allsides_fulltext_triples", "moralevents", "wikinews"),
    features=(
        "sourcing.speakers",
        "sourcing.officials",
        "sourcing.politicians",
        "sourcing.experts",
        "sourcing.documents",
    ),
    about=(
        "One hundred and fifty quotations of four words or more, one an article, drawn at random from 37 "
        "outlets and Wikinews (`tests/gold/speakers.tsv`). The makers, a language model reading for them,"
        " marked the name or description of the speaker, and the kind of source, before the rules were "
        "written. Rules were corrected on one half; the cards rest on the other. A found speaker is right"
        " if it overlaps the marked phrase or holds its last word. The floor of precision and recall is "
        "the nearest name in the text; that of a kind of source is to call every quotation one of it."
    ),
    ceiling="One labeller only; 1 stands in.",
    citation="The Samestory authors (2026). Labels kept with the tests, as offsets.",
    licence="labels MIT; the articles are not part of the suite",
    agreements=_agreements,
    coders=IN_HOUSE,
)
