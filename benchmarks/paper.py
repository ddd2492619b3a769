"""What a paper on the bundled cases would print: the methods paragraph, the table, two sentences.

``python -m benchmarks.paper`` prints the page ``docs/paper.md``; ``--write`` writes it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import analysis as sa
from analysis.teaching import for_a_paper, methods_paragraph, paper_table

__all__ = ["FEATURES", "page"]

ROOT = Path(__file__).parent.parent
CASES, PAGE = ROOT / "data" / "cases", ROOT / "docs" / "paper.md"
FEATURES = ("frames.conflict", "sourcing.quoted_share", "loaded.words")
"""Named before the first result, as in notebooks/13_your_own_corpus.ipynb."""

_INTRODUCTION = """# What goes into a paper

The methods paragraph and the results table of the bundled cases, as `methods_paragraph` and `paper_table` of
`analysis.teaching` write them; `notebooks/13_your_own_corpus.ipynb` does the same for a corpus of your own.
This page is written by `python -m benchmarks.paper --write`, and a test holds it to that command.

The articles were written for teaching, and the habits of their outlets were planted: the numbers show what
the form looks like, and nothing about any newspaper.
"""


def page() -> str:
    """The page, from the bundled cases."""
    corpus = sa.read(CASES)
    measures = sa.measure(corpus, FEATURES)
    comparison = sa.compare(measures)
    table = paper_table(comparison, FEATURES)
    first = comparison.table[comparison.table["feature"] == FEATURES[0]]
    outlet = str(first.loc[first["difference"].idxmax(), "outlet"])
    parts = [
        _INTRODUCTION,
        "## Methods\n",
        "\n\n".join(methods_paragraph(corpus, measures, comparison).lines) + "\n",
        "## Results\n",
        " ".join(for_a_paper(comparison, FEATURES[0], outlet).lines) + "\n",
        table.markdown,
        "## The table for LaTeX\n",
        f"```latex\n{table.latex}```\n",
    ]
    return "\n".join(parts)


def main(given: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser("python -m benchmarks.paper", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/paper.md")
    made = page()
    if parser.parse_args(given).write:
        PAGE.write_text(made, encoding="utf-8")
        print(f"written: {PAGE.relative_to(ROOT)}")
    else:
        print(made, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
