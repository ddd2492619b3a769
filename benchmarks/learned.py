"""How well features learned from coded texts agree with the coders, on folds that keep groups apart.

Three ways: alone, from the coded texts and the marks of our features; background, with word meanings from
texts without codes; helped, with what features learned from other coded sets say of each text.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.features.learned import learn
from analysis.features.learned_feature import Learned
from benchmarks.gold import articles, corpora, table

__all__ = ["SETS", "Set", "background_of", "learned_on"]

_LINE = "{:14} {:11} {:9} {:>5} {:>6} {:>7} {:>16} {:>7} {:>5}  {:12}"
BACKGROUND = ("allsides_fulltext_triples", "seesaw", "moralevents", "wikinews")


@dataclass(frozen=True)
class Set:
    """One human-coded set: how to read it, what to ask of ``learn``, what to reach."""

    name: str
    read: Callable[[Path], pd.DataFrame]
    ask: dict[str, Any]
    floor: float
    goal: float
    helped_by: tuple[str, ...] = ()


def _babe(folder: Path) -> pd.DataFrame:
    rows = table(folder, "babe/babe_sg2.csv")
    source = rows["news_link"].where(rows["news_link"] != "", rows["sentence_id"])
    return pd.DataFrame({"sentence": rows["text"], "label": rows["expert_label_bias"], "event": source})


def _checkthat(folder: Path) -> pd.DataFrame:
    rows = table(folder, "checkthat_subjectivity/subjectivity_en.csv")
    return pd.DataFrame({"sentence": rows["sentence"], "label": rows["label"], "event": rows["sentence_id"]})


def _frac(folder: Path) -> pd.DataFrame:
    rows = table(folder, "frac/frac.csv")
    return pd.DataFrame({"sentence": rows["sentence"], "label": rows["frame"], "event": rows.index})


def _hyperpartisan(folder: Path) -> pd.DataFrame:
    rows = pd.DataFrame(articles(folder, "hyperpartisan_byarticle"))
    whole = rows["title"] + ".\n\n" + rows["text"]
    return pd.DataFrame({"sentence": whole, "label": rows["hyperpartisan"], "event": rows["outlet_domain"]})


def _lim(folder: Path) -> pd.DataFrame:
    rows = table(folder, "lim2020_biased_sentences/sentences.csv")
    group = rows["event_id"] + "/" + rows["article_id"]
    rating = pd.to_numeric(rows["mean_bias_1to4"]).astype(float)
    return pd.DataFrame({"sentence": rows["sentence"], "label": rating, "event": group})


def _newsmtsc(folder: Path) -> pd.DataFrame:
    rows = pd.DataFrame(articles(folder, "newsmtsc"))
    return rows.rename(columns={"polarity": "label", "group_key": "event"})


SETS = (
    Set(
        "CheckThat",
        _checkthat,
        {"counts": "SUBJ"},
        0.658,
        0.71,
        ("BABE", "Hyperpartisan", "Lim 2020", "NewsMTSC"),
    ),
    Set("FrAC", _frac, {"counts": "Economic"}, 0.379, 0.45),
    Set("Lim 2020", _lim, {}, 0.25, 0.38, ("BABE", "CheckThat", "Hyperpartisan", "NewsMTSC")),
    Set(
        "Hyperpartisan",
        _hyperpartisan,
        {"unit": "article", "goal": "accuracy"},
        0.794,
        0.81,
        ("BABE", "CheckThat"),
    ),
    Set(
        "BABE",
        _babe,
        {"counts": "Biased"},
        0.672,
        0.73,
        ("CheckThat", "Hyperpartisan", "Lim 2020", "NewsMTSC"),
    ),
    Set(
        "NewsMTSC",
        _newsmtsc,
        {"counts": {"negative": -1, "positive": 1}, "target": ("target_from", "target_to")},
        0.555,
        0.64,
    ),
)


def background_of(folder: Path) -> list[str]:
    """Texts without codes from which the meaning of words is learned; none of them is in a coded set."""
    return [str(row["text"]) for corpus in BACKGROUND for row in articles(folder, corpus)]


def learned_on(one: Set, folder: Path, **ask: Any) -> Learned:  # noqa: ANN401
    """The feature learned on one set."""
    name = f"learned.{one.name.lower().replace(' ', '_')}"
    return learn(one.read(folder), label="label", name=name, **{**one.ask, **ask})


def _print(one: Set, way: str, made: Learned, seconds: float) -> None:
    (card,) = made.cards
    spread = f"{card.ci_low:.3f} .. {card.ci_high:.3f}"
    reached = "reached" if card.figure >= one.goal else "not reached"
    kinds = " ".join(block.kind for block in made.judge.model.blocks)
    figures = (f"{card.figure:.3f}", spread, f"{one.floor:.3f}", f"{one.goal:.2f}", reached)
    print(
        _LINE.format(one.name, way, card.metric, card.n, card.groups, *figures), f"{seconds:4.0f} s  {kinds}"
    )
    sys.stdout.flush()


def main(given: Iterable[str] | None = None) -> int:
    """Run the command; 2 means that no folder of corpora was named."""
    parser = argparse.ArgumentParser("python -m benchmarks.learned", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora(), metavar="DIR")
    parser.add_argument("--sets", nargs="+", default=[one.name for one in SETS], metavar="NAME")
    parser.add_argument("--ways", nargs="+", default=["alone", "background", "helped"], metavar="WAY")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another way to cut the folds")
    asked = parser.parse_args(None if given is None else list(given))
    if asked.corpora is None:
        print("learned: name the folder of the coded corpora with --corpora DIR.", file=sys.stderr)
        return 2
    print(_LINE.format("set", "way", "metric", "n", "groups", "figure", "95 % interval", "floor", "goal", ""))
    helpers: dict[str, Learned] = {}
    for one in SETS:
        if one.name not in asked.sets:
            continue
        for way in asked.ways:
            if way == "helped" and not one.helped_by:
                continue
            started = time.perf_counter()
            made = learned_on(one, asked.corpora, seed=asked.seed, **_way(way, one, asked.corpora, helpers))
            _print(one, way, made, time.perf_counter() - started)
    return 0


def _way(way: str, one: Set, folder: Path, helpers: dict[str, Learned]) -> dict[str, Any]:
    """What a way of learning asks for beside the set's own; helpers are learned once, on whole sentences."""
    if way == "alone":
        return {}
    if way == "background":
        return {"background": background_of(folder)}
    for other in SETS:
        if other.name in one.helped_by and other.name not in helpers:
            helpers[other.name] = learned_on(other, folder, target=None)
    return {"marks": ["all", *(helpers[name] for name in one.helped_by)]}


if __name__ == "__main__":
    sys.exit(main())
