"""The cards in words: the page docs/validity.md, made from the shipped table alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.features.cards import GRADES, Card
from benchmarks.validity.making import GOLD_SETS

__all__ = ["document", "in_words"]

_INTRODUCTION = """\
# How far to trust each feature

Made by `python -m benchmarks.validity --corpora DIR --write`, from the same figures as the table
`analysis/features/validity.csv`; not to be edited by hand. A feature that is not named here is
**not validated**: nobody has held it against human coders.

A number of this suite counts words. Whether the words mean what the feature is called is another
question. So each feature below was held against people who read news and wrote down what they saw.

## How to read it

- **Figure**: agreement with the coders. **Interval**: 95 %, from 2,000 resamplings of whole groups
  (stories, articles, outlets), since sentences of one article are not independent.
- **Floor**: what one gets without reading: a coin, the same answer always, or the feature's own answers
  shuffled. Where the floor depends on how many articles are a yes (saying yes always), figure and floor
  are resampled together, and the interval is that of their distance.
- **Ceiling**: what people reach among themselves; 1 where nobody has measured it, which is strict. Gold
  that several coders made together is steadier than one coder, so a figure can stand above it.
- **Grade**: *no better than chance*, the interval does not lie above the floor; *weak*, it does;
  *validated*, it does, and the figure stands at least 0.7 of the way from floor to ceiling. The way is
  counted from the floor, since 0.7 of a ceiling of 0.67 would be less than a coin gets.
- Where only the makers of the suite labelled, a language model reading for them, the grade is *weak* at
  most: that an instrument does what its makers meant is not yet agreement with independent coders.
- A feature's grade is that of its **worst** card: a claim rests on the feature, not on the set that
  flatters it.
- The one number that is learned on these sets, a threshold, is chosen on articles of other outlets or
  stories. Word lists were written without the texts of the sets. In some (conflict, responsibility, policy
  frames, moral words) general words were added or taken out after their first figures, not after reading.
- Lists and rules that were written with an eye on a set say so where the set is described; there the
  figure is flattered, and `docs/validity-notes.md` tells what was tried.
- All sets are in English, and most are about US politics. Another country or subject may differ.
"""

_SENTENCES = {
    "pair accuracy": (
        "of two outlets on one story, it picks the one that coders found harsher on somebody in {percent} of "
        "{n} pairs{verdict}; a coin gets 50 %, another coder about {ceiling_percent}."
    ),
    "outlet pairs": (
        "of two outlets on one story, it picks the one with more coded acts of {construct} for its length in "
        "{percent} of {n} pairs{verdict}; without reading one gets {floor_percent}."
    ),
    "slope of differences": (
        "where it differs by one standard deviation between two outlets on one story, coders differ by "
        "{interval} standard deviations the same way, over {n} pairs{verdict}."
    ),
    "Spearman": (
        "{metric}'s correlation with the human rating is {interval}, one value each {unit}, {n} in "
        "all{people}."
    ),
    "AUC": (
        "of two {unit}s, one in which coders saw {construct} and one in which not, the first has the higher "
        "value in {percent} of pairings, {n} {unit}s in all; a coin gets 50 %{people_percent}."
    ),
    "F1 in folds": (
        "a threshold on it finds {construct} with an F1 of {interval} in {n} {unit}s; saying yes always gets "
        "{floor}{people}{verdict}."
    ),
    "F1 of any hit": (
        "saying yes to a {unit} with at least one cue, and no to others, finds {construct} with an F1 of "
        "{interval} in {n} {unit}s; saying yes always gets {floor}{people}{verdict}."
    ),
    "macro-F1 of most cues": (
        "with all features of the family together, the frame with most cues agrees with the coders' at a "
        "macro-F1 of {interval}, ten answers possible, {n} {unit}s in all; without reading one gets "
        "{floor}{people}{verdict}."
    ),
    "macro-F1 in folds": (
        "thresholds on its ten poles say which of them an {unit} holds with a mean F1 of {interval}, {n} "
        "{unit}s in all; saying yes always gets {floor}{people}{verdict}."
    ),
    "trigger precision": (
        "{percent} of {n} marks hold a word that coders marked as such an act; of words drawn blindly "
        "{floor_percent} do."
    ),
    "trigger recall": (
        "{percent} of {n} words that coders marked as such an act are marked; of words drawn blindly "
        "{floor_percent} are."
    ),
    "macro-F1": (
        "cut into classes by its sign, it agrees with the coders' at a macro-F1 of {interval}, one answer "
        "each {unit}, {n} in all; without reading one gets {floor}{people}{verdict}."
    ),
    "macro-F1 of any hit": (
        "saying yes to a {unit} with at least one marked word, and no to others, agrees with the coders at a "
        "macro-F1 of {interval}, {n} {unit}s in all; without reading one gets {floor}{people}{verdict}."
    ),
    "F1 of passive": (
        "it finds passives with an F1 of {interval} in {n} {unit}s; saying yes always gets {floor}{verdict}."
    ),
    "F1 of passive without agent": (
        "it finds passives that leave their agent out with an F1 of {interval} in {n} {unit}s; saying yes "
        "always gets {floor}{verdict}."
    ),
    "accuracy of the sign": (
        "its sign, for or against, agrees with the coders' in {percent} of {n} {unit}s{verdict}; always the "
        "more frequent sign gets {floor_percent}."
    ),
    "accuracy": (
        "it agrees with the labels in {percent} of {n} {unit}s; calling all of them the outlet's own gets "
        "{floor_percent}."
    ),
}
_SENTENCES["speaker precision"] = (
    "of {n} {unit}s for which it finds a speaker, {percent} have the one that the labeller marked; the "
    "nearest name in the text is right in {floor_percent}."
)
_SENTENCES["speaker recall"] = (
    "of {n} {unit}s with a speaker that the labeller marked, it finds that one in {percent}; the nearest "
    "name in the text is right in {floor_percent}."
)
_SENTENCES["F1 of a kind of source"] = (
    "it tells this kind of source from others with an F1 of {interval} in {n} {unit}s; saying yes always "
    "gets {floor}{people}."
)
_SENTENCES["Pearson"] = _SENTENCES["Spearman"]
_NOT_SHOWN = "; so as an answer of yes or no it is not shown to be worth more than that"
_AT_CHANCE = {
    "pair accuracy": ", no better than a coin",
    "outlet pairs": ", which is not shown to be worth more than not reading",
    "slope of differences": "; so averages over stories carry no signal that can be seen either",
    "F1 in folds": _NOT_SHOWN,
    "F1 of any hit": _NOT_SHOWN,
    "macro-F1 of any hit": _NOT_SHOWN,
    "macro-F1 in folds": _NOT_SHOWN,
}


def document(made: Sequence[Card]) -> str:
    """The whole page as Markdown."""
    of_feature = {card.feature: [one for one in made if one.feature == card.feature] for card in made}
    blocks = [_INTRODUCTION, _summary(of_feature), "## Every card in words\n"]
    blocks += [_feature(name, mine) for name, mine in of_feature.items()]
    blocks += ["## The gold sets\n", *_gold_sets(made), _table(made)]
    return "\n".join(blocks)


def in_words(card: Card) -> str:
    """One card as a sentence that a reader of news can check."""
    kind, _, coded = card.metric.partition(", ")
    what, _, name = coded.partition(" ")
    return _SENTENCES[kind].format(
        metric=card.metric,
        unit=card.unit,
        n=f"{card.n:,}",
        interval=f"{card.figure:.2f} ({card.ci_low:.2f} to {card.ci_high:.2f})",
        percent=f"{_percent(card.figure)} ({_percent(card.ci_low)} to {_percent(card.ci_high)})",
        floor=f"{card.floor:.2f}",
        floor_percent=_percent(card.floor),
        ceiling_percent=_percent(card.ceiling),
        people=f", people about {card.ceiling:.2f}" if card.ceiling < 1 else "",
        people_percent=f", people about {_percent(card.ceiling)}" if card.ceiling < 1 else "",
        construct=f'the {what} "{name.replace("_", " ")}"' if coded else "bias",
        verdict=_AT_CHANCE.get(kind, "") if card.grade == "no better than chance" else "",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _worst(mine: Iterable[Card]) -> Card:
    """The card that decides a feature's grade: the first of the worst."""
    return max(mine, key=lambda card: GRADES.index(card.grade))


def _summary(of_feature: dict[str, list[Card]]) -> str:
    rows = ["## In short\n", "| feature | grade | the card that decides |", "| --- | --- | --- |"]
    for name, mine in of_feature.items():
        card = _worst(mine)
        rows.append(f"| `{name}` | {card.grade} | {card.gold}, {card.scope}: {in_words(card)} |")
    return "\n".join(rows) + "\n"


def _feature(name: str, mine: Sequence[Card]) -> str:
    lines = [f"- **{card.grade}**, {card.gold}, {card.scope}: {in_words(card)}" for card in mine]
    return "\n".join([f"### `{name}`: {_worst(mine).grade}\n", *lines]) + "\n"


def _gold_sets(made: Sequence[Card]) -> list[str]:
    used = {card.gold for card in made}
    return [
        f"### {gold.name}\n\n{gold.about}\n\n*Ceiling.* {gold.ceiling}\n\n*Source.* {gold.citation} "
        f"Licence: {gold.licence}.\n"
        for gold in GOLD_SETS
        if gold.name in used
    ]


def _table(made: Sequence[Card]) -> str:
    head = ["feature", "gold", "metric", "unit", "scope", "n", "groups"]
    head += ["figure", "95 % interval", "floor", "ceiling", "grade"]
    rows = ["## Every card in numbers\n", f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    for card in made:
        numbers = f"{card.figure:.3f} | {card.ci_low:.3f} to {card.ci_high:.3f} | {card.floor:.3f}"
        rows.append(
            f"| `{card.feature}` | {card.gold} | {card.metric} | {card.unit} | {card.scope} | {card.n} "
            f"| {card.groups} | {numbers} | {card.ceiling:.3f} | {card.grade} |"
        )
    dates = ", ".join(sorted({card.date for card in made}))
    return "\n".join(rows) + f"\n\nMeasured on {dates}.\n"
