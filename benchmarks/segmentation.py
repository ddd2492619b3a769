"""How well sentence ends and quoted voice agree with hand labels: python -m benchmarks.segmentation.

Needs the corpora that the labels point into; the variable SAMESTORY_CORPORA names their folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.text import Tokens, tokenise
from benchmarks.gold import Passage, articles, corpora, passages

__all__ = ["Agreement", "end_agreement", "seesaw_agreement", "voice_agreement"]


@dataclass(frozen=True)
class Agreement:
    """Hits, and what was found or labelled without its counterpart."""

    hits: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """Share of what was found that is labelled."""
        return self.hits / self.found

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found."""
        return self.hits / self.labelled

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.hits / (self.found + self.labelled)


def _letters_before(text: str, ends: Iterable[int]) -> set[int]:
    """Each end as the number of letters and digits before it: white space and closing marks do not matter."""
    count = np.concatenate([[0], np.cumsum([character.isalnum() for character in text])])
    return {int(count[end]) for end in ends}


def _found_ends(tokens: Tokens) -> list[int]:
    return [int(stop - tokens.body_at[0]) for stop in tokens.sentences.stop]


def end_agreement(gold: list[Passage], *, run_together: bool) -> Agreement:
    """Sentence ends found and labelled, over all passages.

    ``run_together`` replaces the blank lines between paragraphs by spaces, so that no end is given away.
    """
    hits = found = labelled = 0
    for passage in gold:
        text = passage.text.replace("\n\n", " ") if run_together else passage.text
        ours = _letters_before(text, _found_ends(tokenise([""], [text])))
        theirs = _letters_before(passage.text, map(int, passage.labels.split()))
        hits, found, labelled = hits + len(ours & theirs), found + len(ours), labelled + len(theirs)
    return Agreement(hits, found, labelled)


def voice_agreement(gold: list[Passage]) -> tuple[int, int, list[str]]:
    """Words whose voice agrees, words in all, and the passages' words that differ, for reading."""
    agree = total = 0
    differ = []
    for passage in gold:
        tokens = tokenise([""], [passage.article])
        at = tokens.begin - tokens.body_at[0] - passage.begin
        inside = (at >= 0) & (at < passage.end - passage.begin)
        spans = [tuple(map(int, span.split("-"))) for span in passage.labels.split()]
        truth = np.array([any(low <= place < high for low, high in spans) for place in at[inside]], bool)
        wrong = truth != tokens.quoted[inside]
        agree, total = agree + int((~wrong).sum()), total + len(wrong)
        if wrong.any():
            differ.append(f"{wrong.sum()} of {len(wrong)} words: {passage.text[:60]!r}")
    return agree, total, differ


def seesaw_agreement(folder: Path) -> Agreement:
    """The same against SEESAW's own sentence lists, which are automatic and have errors."""
    hits = found = labelled = 0
    for article in articles(folder, "seesaw"):
        sentences = [sentence for sentence in article["sentences"] if sentence.strip()]  # type: ignore[attr-defined]
        text = " ".join(sentences)
        theirs = _letters_before(text, np.cumsum([len(sentence) + 1 for sentence in sentences]) - 1)
        ours = _letters_before(text, _found_ends(tokenise([""], [text])))
        hits, found, labelled = hits + len(ours & theirs), found + len(ours), labelled + len(theirs)
    return Agreement(hits, found, labelled)


def main() -> int:
    """Print the figures."""
    folder = corpora()
    if folder is None:
        print("segmentation: set SAMESTORY_CORPORA to the folder of the labelled corpora.", file=sys.stderr)
        return 2
    gold = passages(folder, "sentence_ends.tsv")
    print("sentence ends against                     n     P      R      F1")
    rows = {
        "hand labels, paragraphs run together": end_agreement(gold, run_together=True),
        "hand labels, paragraphs as printed": end_agreement(gold, run_together=False),
        "SEESAW's own lists (automatic)": seesaw_agreement(folder),
    }
    for name, row in rows.items():
        print(f"{name:38} {row.labelled:5}  {row.precision:.3f}  {row.recall:.3f}  {row.f1:.3f}")
    agree, total, differ = voice_agreement(passages(folder, "quoted_voice.tsv"))
    print(f"quoted or own voice, hand labels: {agree} of {total} words in 60 passages = {agree / total:.4f}")
    if "--differ" in sys.argv:
        print("\n".join(differ))
    return 0


if __name__ == "__main__":
    sys.exit(main())
