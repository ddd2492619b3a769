"""Print, and with --write ship, how far each feature agrees with human coders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import SamestoryError
from analysis.features.cards import Card, cards
from analysis.features.registry import FEATURES, resolve
from benchmarks.gold import corpora
from benchmarks.validity.document import document
from benchmarks.validity.fingerprint import fingerprint
from benchmarks.validity.making import as_csv, make_cards, missing

ROOT = Path(__file__).parent.parent.parent
TABLE, PAGE = ROOT / "analysis" / "features" / "validity.csv", ROOT / "docs" / "validity.md"
COPY, MEASURED_ON = ROOT / "data" / "validity.csv", ROOT / "analysis" / "features" / "validity.json"


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.validity", description=__doc__)
    parser.add_argument(
        "--corpora",
        type=Path,
        metavar="DIR",
        default=corpora(),
        help="folder of the human-coded corpora (default: the variable SAMESTORY_CORPORA)",
    )
    parser.add_argument(
        "--features", nargs="+", default=["all"], metavar="NAME", help="features or families (default: all)"
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="write the shipped table (analysis/features/validity.csv, and data/validity.csv for readers) "
        "and docs/validity.md; cards of other features stay",
    )
    return parser.parse_args(given)


def _print(made: Sequence[Card]) -> None:
    """Print the cards as a table, a block a feature."""
    line = "  {:24} {:33} {:>5} {:>6} {:>7} {:>18} {:>7} {:>8}  {:22} {}"
    head = ("gold", "metric", "n", "groups", "figure", "95 % interval", "floor", "ceiling", "grade")
    name = ""
    for card in made:
        if card.feature != name:
            name = card.feature
            print(f"\n{name}\n{line.format(*head, 'unit, scope')}")
        interval = f"{card.ci_low:.3f} .. {card.ci_high:.3f}"
        numbers = (f"{card.figure:.3f}", interval, f"{card.floor:.3f}", f"{card.ceiling:.3f}")
        where = f"{card.unit}, {card.scope}"
        print(line.format(card.gold, card.metric, card.n, card.groups, *numbers, card.grade, where))


def _write(made: Sequence[Card]) -> None:
    """Write the shipped table and its page, features in the order of the catalogue."""
    measured = {card.feature for card in made}
    kept = [card for card in cards() if card.feature in FEATURES and card.feature not in measured]
    order = {name: place for place, name in enumerate(FEATURES)}
    shipped = sorted([*made, *kept], key=lambda card: order[card.feature])
    for table in (TABLE, COPY):
        table.write_text(as_csv(shipped), encoding="utf-8")
    PAGE.write_text(document(shipped), encoding="utf-8")
    if not kept:
        # Only a run over all features vouches for all of them.
        MEASURED_ON.write_text(fingerprint(), encoding="utf-8")
    print(f"\nwritten: {TABLE.relative_to(ROOT)} ({len(shipped)} cards), {PAGE.relative_to(ROOT)}")


def main(given: Sequence[str] | None = None) -> int:
    """Run the command; 2 means that something asked for is not there."""
    asked = _arguments(given)
    try:
        features = resolve(asked.features)
    except SamestoryError as error:
        print(error, file=sys.stderr)
        return 2
    if asked.corpora is None or (absent := missing(asked.corpora, features)):
        lack = "no folder is named" if asked.corpora is None else f"missing there: {', '.join(absent)}"
        print(f"validity: {lack}. Give the folder of the coded corpora with --corpora DIR.", file=sys.stderr)
        return 2
    made = make_cards(asked.corpora, features, progress=True)
    if not made:
        print(f"validity: no gold set judges {', '.join(asked.features)}; not validated.", file=sys.stderr)
        return 2
    _print(made)
    if asked.write:
        _write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
