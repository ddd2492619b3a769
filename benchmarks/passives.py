"""How well passives are found, with and without agent, against hand labels: python -m benchmarks.passives.

Needs the corpora that the labels point into; the variable SAMESTORY_CORPORA names their folder. With
``--differ`` every clause is shown on which rule and label disagree.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.features.passives import find_passives
from analysis.text import tokenise
from benchmarks.gold import Passage, corpora, passages

__all__ = ["CLAUSES", "FRESH", "WITH_BY", "Clause", "clauses", "main", "tuning"]

CLAUSES, WITH_BY, FRESH = "passives.tsv", "passives_by.tsv", "passives_fresh.tsv"
TUNED = 100
"""Rows of ``CLAUSES`` that the rules were tuned on, from the first."""


@dataclass(frozen=True)
class Clause:
    """A labelled clause: its label, what the rules say ("other": no passive there), its text."""

    label: str
    said: str
    text: str


def clauses(folder: Path, labels: str) -> list[Clause]:
    """The labelled clauses of one file with what the rules say of them."""
    return [_judged(passage) for passage in passages(folder, labels)]


def tuning(found: list[Clause]) -> tuple[list[Clause], list[Clause]]:
    """The clauses that the rules were tuned on, and those held out."""
    return found[:TUNED], found[TUNED:]


def _judged(passage: Passage) -> Clause:
    focus, label, *participle = passage.labels.split()
    tokens = tokenise([""], [passage.text])
    found = find_passives(tokens)
    begin = tokens.begin[found.auxiliary] - tokens.body_at[0]
    verb = tokens.begin[found.participle] - tokens.body_at[0]
    if participle:
        here = verb == int(participle[0])
    elif focus == "-":
        here = np.ones(len(verb), bool)
    else:
        here = (begin <= int(focus)) & (int(focus) < verb)
    said = "other"
    if here.any():
        said = "agent" if found.by[np.flatnonzero(here)[0]] >= 0 else "agentless"
    start = 0 if focus == "-" else int(focus)
    return Clause(label, said, passage.text[:start] + ">>" + passage.text[start:])


def _line(name: str, gold: list[bool], said: list[bool]) -> str:
    hits = sum(a and b for a, b in zip(gold, said, strict=True))
    precision, recall = hits / max(sum(said), 1), hits / max(sum(gold), 1)
    return (
        f"  {name:22} {sum(gold):4} {precision:6.3f} {recall:6.3f} {2 * hits / (sum(said) + sum(gold)):6.3f}"
    )


def _report(title: str, found: list[Clause]) -> None:
    """Print precision, recall and F1 of passives, of those with and of those without agent."""
    print(f"{title}: {len(found)} clauses\n  {'':22} {'n':>4} {'P':>6} {'R':>6} {'F1':>6}")
    kinds = {
        "passive": {"agent", "agentless"},
        "passive, no agent": {"agentless"},
        "passive, agent": {"agent"},
    }
    for name, kind in kinds.items():
        print(_line(name, [c.label in kind for c in found], [c.said in kind for c in found]))
    both = [c for c in found if "other" not in (c.label, c.said)]
    right = sum(c.label == c.said for c in both)
    print(f"  agent named or not, of the passives found: {right} of {len(both)} = {right / len(both):.3f}")


def main() -> int:
    """Print the figures."""
    folder = corpora()
    if folder is None:
        print("passives: set SAMESTORY_CORPORA to the folder of the labelled corpora.", file=sys.stderr)
        return 2
    found, with_by, fresh = (clauses(folder, labels) for labels in (CLAUSES, WITH_BY, FRESH))
    tuned, held = tuning(found)
    _report("tuned on", tuned)
    _report("held out", held)
    _report("all", found)
    _report("drawn with 'by'", with_by)
    _report("fresh, labelled after the rules were fixed", fresh)
    if "--differ" in sys.argv:
        for clause in (*found, *with_by, *fresh):
            if clause.label != clause.said:
                print(f"{clause.label}, said {clause.said}: {clause.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
