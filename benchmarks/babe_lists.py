"""BABE by word lists alone: which lists, joined in which way, tell sentences that experts called biased.

No word is learned: whole classes of our lists are joined, counted or weighted. What is chosen at all is
chosen on four fifths of the articles and scored on the fifth that is left, each fifth once.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.features.attribution import find_attributions
from analysis.features.feature import Marks
from analysis.features.lexicon import Lexicon, parse_lexicon
from analysis.features.matching import find, find_shipped
from analysis.features.registry import FEATURES
from analysis.text import Tokens
from benchmarks.gold import corpora
from benchmarks.validity.agreement import agree, chance_macro_f1, macro_f1
from benchmarks.validity.babe import Sentences, sentences

__all__ = ["main"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Choose = Callable[[Floats, Flags], Callable[[Floats], Flags]]
"""From counts and codes of the articles to choose on, to the answer for counts of any."""

LISTS = (
    "loaded",
    "subjectivity",
    "judgement",
    "hedging",
    "moral",
    "frame_morality",
    "frame_conflict",
    "strategy",
)
FOLDS, SEEDS = 5, (0, 1, 2)
ENDINGS = "ism isms ist ists phobe phobes phobic phobia mania maniac maniacs monger mongers mongering gate"
"""Endings of words for creeds and of words of scorn, with what is plain English among them shielded."""
PLAIN = (
    "tourism tourist tourists journalism journalist journalists scientist scientists artist artists "
    "economist economists activist activists specialist specialists organism organisms mechanism mechanisms "
    "optimism list lists exist exists consist consists insist insists resist resists persist assist assists "
    "analyst dentist criticism criticisms baptist baptists psychologist therapist lobbyist lobbyists gate "
    "investigate navigate mitigate delegate aggregate surrogate congregate cyclist twist wrist mist fist"
)


def _endings() -> Lexicon:
    """A list of endings, not of words."""
    rows = [f"*{ending}\tending" for ending in ENDINGS.split()]
    return parse_lexicon(["term\tcategory", *rows, *(f"{word}\t-" for word in PLAIN.split())], "endings")


def _counts(tokens: Tokens, marks: Marks, kept: Flags) -> dict[str, Floats]:
    """Hits a sentence of the set, a column a class."""
    n = int(tokens.article.max()) + 1
    return {
        label: np.bincount(tokens.article[marks.at[kept & (marks.label == i)]], minlength=n).astype(float)
        for i, label in enumerate(marks.labels)
    }


def _harsh_or_mild(marks: Marks) -> Marks:
    """The marks of naming choices, those of all pairs of names together."""
    harsh = np.array([label.endswith("harsh") for label in marks.labels])[marks.label]
    return replace(marks, label=np.where(harsh, 0, 1).astype(np.int16), labels=("harsh", "mild"))


@cache
def _columns(tokens: Tokens) -> tuple[tuple[str, ...], Floats]:
    """Hits of every class of every list outside quotation marks; first their names."""
    found = {name: find_shipped(f"{name}.tsv")(tokens) for name in LISTS}
    found["labels"] = _harsh_or_mild(FEATURES["labels.stance"].mark(tokens))
    found["endings"] = find(_endings(), tokens)
    columns = {
        f"{name}: {label}": counts
        for name, marks in found.items()
        for label, counts in _counts(tokens, marks, ~tokens.quoted[marks.at] & (marks.weight != 0)).items()
    }
    return tuple(columns), np.column_stack(list(columns.values()))


def _f1(coded: Flags, said: Flags) -> float:
    """Macro-F1, every sentence once."""
    return float(macro_f1(coded, said)(np.ones((1, len(coded))))[0])


def _threshold(score: Floats, coded: Flags) -> float:
    """The score from which on saying yes agrees best."""
    tried = np.unique(np.quantile(score, np.linspace(0, 1, 60)))
    return float(max(tried, key=lambda least: _f1(coded, score >= least)))


def best_union(counts: Floats, coded: Flags) -> Callable[[Floats], Flags]:
    """Any hit of a set of classes, grown by the class that helps most until none does."""
    chosen: list[int] = []
    said, best = np.zeros(len(coded), bool), 0.0
    while True:
        tried = [_f1(coded, said | (column > 0)) for column in counts.T]
        if max(tried) <= best + 1e-9:
            return lambda new: np.asarray((new[:, chosen] > 0).any(1))
        best = max(tried)
        chosen.append(int(np.argmax(tried)))
        said = said | (counts[:, chosen[-1]] > 0)


def equal_count(counts: Floats, coded: Flags) -> Callable[[Floats], Flags]:
    """Hits of all classes together, from a number or rate on."""
    least = _threshold(counts.sum(1), coded)
    return lambda new: np.asarray(new.sum(1) >= least)


def weighted_count(counts: Floats, coded: Flags) -> Callable[[Floats], Flags]:
    """A weight a class, by logistic regression on whether it is there."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=0.3, max_iter=2000).fit(np.minimum(counts, 2), coded)
    least = _threshold(model.decision_function(np.minimum(counts, 2)), coded)
    return lambda new: np.asarray(model.decision_function(np.minimum(new, 2)) >= least)


def _in_folds(counts: Floats, coded: Flags, groups: NDArray[np.str_], choose: Choose, seed: int) -> Flags:
    """Each sentence answered as chosen on the articles of the other folds."""
    _, group = np.unique(groups, return_inverse=True)
    fold = np.random.default_rng(seed).permutation(int(group.max()) + 1)[group] % FOLDS
    said = np.zeros(len(coded), bool)
    for held in range(FOLDS):
        rest = fold != held
        said[~rest] = choose(counts[rest], coded[rest])(counts[~rest])
    return said


def _line(title: str, coded: Flags, groups: NDArray[np.str_], said: Sequence[Flags]) -> str:
    """Macro-F1 of the first way to cut the folds with its interval, then of the others."""
    first = said[0]
    found = agree(
        macro_f1(coded, first),
        groups,
        scope="",
        unit="sentence",
        name="macro-F1",
        floor=chance_macro_f1(coded, first),
    )
    others = "  ".join(f"{_f1(coded, other):.3f}" for other in said[1:])
    return (
        f"  {title:56} {found.figure:.3f} ({found.ci_low:.3f} to {found.ci_high:.3f})"
        f"  says yes {first.mean():.2f}  right then {coded[first].mean():.2f}  {others}"
    )


def _unions(names: Sequence[str], counts: Floats) -> Iterable[tuple[str, Flags]]:
    """Unions that have a meaning of their own, none of them chosen by its figure."""

    def any_of(*wanted: str) -> Flags:
        columns = [i for i, name in enumerate(names) if name.startswith(wanted)]
        return np.asarray((counts[:, columns] > 0).any(1))

    judging = ("subjectivity: evaluation", "judgement: fault", "judgement: virtue")
    yield "loaded", any_of("loaded")
    yield "loaded, evaluations", any_of("loaded", "subjectivity: evaluation")
    yield "loaded, evaluations, faults and virtues", any_of("loaded", *judging)
    yield "  and boosters", any_of("loaded", *judging, "hedging: booster")
    yield "  and harsh labels", any_of("loaded", *judging, "hedging: booster", "labels: harsh")
    yield "loaded, endings of scorn and creed", any_of("loaded", "endings")
    yield "loaded, harsh labels", any_of("loaded", "labels: harsh")
    yield "loaded, boosters", any_of("loaded", "hedging: booster")
    yield "loaded, moral words", any_of("loaded", "moral")
    yield "subjectivity without loaded", any_of("subjectivity")
    yield "subjectivity and loaded (subjectivity.share)", any_of("subjectivity", "loaded")
    yield (
        "  and boosters, harsh labels",
        any_of("subjectivity", "loaded", "hedging: booster", "labels: harsh"),
    )
    yield (
        "  and faults and virtues",
        any_of("subjectivity", "loaded", "hedging: booster", "labels: harsh", *judging),
    )
    yield (
        "  and moral words",
        any_of("subjectivity", "loaded", "hedging: booster", "labels: harsh", "moral", *judging),
    )
    yield "every class of every list", any_of("")
    two = [i for i, name in enumerate(names) if name.startswith(("subjectivity", "loaded"))]
    yield "subjectivity and loaded, two hits at least", counts[:, two].sum(1) >= 2


def _voices(tokens: Tokens) -> Iterable[tuple[str, Flags]]:
    """The two lists of subjectivity.share by whose words they are and where they stand."""
    lists = [find_shipped(f"{name}.tsv")(tokens) for name in ("loaded", "subjectivity")]
    at = np.concatenate([marks.at for marks in lists])
    said = np.isin(tokens.sentence, tokens.sentence[find_attributions(tokens).at])
    n = int(tokens.article.max()) + 1
    place = np.arange(len(tokens)) - np.searchsorted(tokens.article, tokens.article)
    half = place < np.bincount(tokens.article, minlength=n)[tokens.article] / 2
    ways = {
        "quoted words count too": np.ones(len(tokens), bool),
        "not in attributed speech": ~tokens.quoted & ~said,
        "first half of the words only": ~tokens.quoted & half,
        "second half of the words only": ~tokens.quoted & ~half,
    }
    for title, kept in ways.items():
        yield f"subjectivity and loaded, {title}", np.bincount(tokens.article[at[kept[at]]], minlength=n) > 0


def _print_chosen(gold: Sentences, names: Sequence[str], counts: Floats) -> None:
    """Print the ways in which something is chosen, each in folds."""
    words = np.bincount(gold.tokens.article, minlength=len(counts))[:, None]
    two = [i for i, name in enumerate(names) if name.startswith(("loaded", "subjectivity"))]
    ways: dict[str, tuple[Floats, Choose]] = {
        "union of classes, grown": (counts, best_union),
        "all classes, number of hits": (counts, equal_count),
        "all classes, hits per word": (counts / words, equal_count),
        "subjectivity and loaded, number of hits": (counts[:, two], equal_count),
        "subjectivity and loaded, hits per word": (counts[:, two] / words, equal_count),
        "subjectivity and loaded, a weight a class": (counts[:, two], weighted_count),
        "all classes, a weight a class": (counts, weighted_count),
    }
    print(f"chosen in folds of articles (first cut, then cuts {SEEDS[1:]})")
    for title, (table, choose) in ways.items():
        cuts = [_in_folds(table, gold.biased, gold.source, choose, seed) for seed in SEEDS]
        print(_line(title, gold.biased, gold.source, cuts))


def main(given: Sequence[str] | None = None) -> None:
    """Print macro-F1 of each way."""
    parser = argparse.ArgumentParser("python -m benchmarks.babe_lists", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora(), metavar="DIR")
    parser.add_argument("--classes", action="store_true", help="print each class alone and stop")
    asked = parser.parse_args(given)
    folder = asked.corpora
    if folder is None:
        raise SystemExit("babe_lists: give the folder of the coded corpora with --corpora DIR.")
    gold = sentences(folder)
    names, counts = _columns(gold.tokens)
    if asked.classes:
        for name, column in zip(names, counts.T, strict=True):
            if column.any():
                print(_line(name, gold.biased, gold.source, [column > 0]))
        return
    print("nothing chosen: any hit")
    for title, said in (*_unions(names, counts), *_voices(gold.tokens)):
        print(_line(title, gold.biased, gold.source, [said]))
    _print_chosen(gold, names, counts)


if __name__ == "__main__":
    main()
