"""The garden of forking paths: pick a specification, leave one out, and checks for the lesson on choices."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.compare.choices import Choices
from analysis.compare.choices.specification import DIMENSIONS, in_words, named
from analysis.compare.verdict import AGREEMENT, ALPHA
from analysis.errors import SamestoryError
from analysis.features.registry import catalogue
from analysis.teaching.exercises import Feedback, no_such
from analysis.wording import counted, number, p_is

__all__ = [
    "AGREED",
    "SURVIVAL",
    "Picked",
    "check_agreed",
    "check_matters_most",
    "check_survives",
    "instruments_of",
    "one_out",
    "pick",
]

PICKED = ("instrument", "part", "voice", "scale", "estimator")

SURVIVAL = {
    "survives": "at least 90 % of the other choices on the same side, and a joint p below .05",
    "depends on choices": "fewer than 90 % of the other choices on the same side",
    "chance not ruled out": "at least 90 % on the same side, but a joint p of .05 or more",
    "too few events": "fewer than six events",
}
"""What a specification curve may say, and what each answer needs."""

AGREED = {
    "not my choice": "the side does not hang on which of these choices was made",
    "valid": "the instruments measure what their names say",
    "many studies": "as many studies have found the same",
    "bias": "the outlet is unfair",
}
"""What agreement of all choices is taken for; the first is what it shows."""


@dataclass(frozen=True)
class Picked:
    """One specification of the curve, found by its choices; it shows itself as its sentence.

    Attributes
    ----------
    row : int or None
        Its index in ``Choices.table``, for ``specification_curve(..., mine=...)``; None where it is not on
        the curve.
    says : str
    """

    row: int | None
    says: str

    def __repr__(self) -> str:
        return self.says

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.says)}</p>"


def pick(choices: Choices, outlet: str, **favourite: str) -> Picked:
    """Find your favourite specification on the curve of one outlet.

    Parameters
    ----------
    choices : Choices
    outlet : str
    **favourite : str
        Any of ``instrument``, ``part``, ``voice``, ``scale``, ``estimator``; what is not named is as in
        the default.

    Returns
    -------
    Picked
        Where it stands and what it says; or that it is not on the curve, since it could not be measured or
        gives the same as another.

    Raises
    ------
    SamestoryError
        For an outlet without choices, or a choice there is not.

    Examples
    --------
    >>> pick(found, "Daily Beacon", part="lede")   # doctest: +SKIP
    Your specification is number 128 of 140 from the lowest: −0.64 spreads, on the side of the default; ...
    """
    rows = _rows(choices, outlet)
    unknown = sorted(set(favourite) - set(PICKED))
    if unknown:
        raise SamestoryError(
            f'teaching: there is no choice "{unknown[0]}". Take some of: {", ".join(PICKED)}.'
        )
    default = rows[rows["default"]].iloc[0]
    crossed = rows[(rows["outlet_left_out"] == "") & (rows["event_left_out"] == "")]
    for name in DIMENSIONS:
        crossed = crossed[crossed[name] == favourite.get(name, default[name])]
    if crossed.empty:
        options = "; ".join(f"{name}: {', '.join(sorted(rows[name].unique()))}" for name in favourite)
        return Picked(
            None,
            "This specification is not on the curve: it could not be measured here, or it gives exactly what "
            f"another one gives. On the curve are {options}.",
        )
    row = crossed.iloc[0]
    place = rows.index.tolist().index(crossed.index[0]) + 1
    side = "on the side of the default" if row["agrees"] else "not on the side of the default"
    effect, p = number(row["effect"], signed=True), p_is("p", row["p"])
    return Picked(
        int(crossed.index[0]),
        f"Your specification is number {place} of {len(rows)} from the lowest: {effect} spreads, {side}; "
        f"{p} alone.",
    )


def one_out(choices: Choices, outlet: str) -> pd.DataFrame:
    """What becomes of one outlet's default if one other outlet or one event had not been there.

    Parameters
    ----------
    choices : Choices
    outlet : str

    Returns
    -------
    DataFrame
        The default first, then a row a thing left out, from the lowest estimate: ``left out``,
        ``n_events``, ``estimate``, ``ci_low``, ``ci_high``, ``p``, ``agrees``. An event that leaves fewer
        than six has no interval.

    Raises
    ------
    SamestoryError
        For an outlet without choices.
    """
    rows = _rows(choices, outlet)
    default = rows["default"]
    without_one = (rows["outlet_left_out"] != "") | (rows["event_left_out"] != "")
    ours = rows["instrument"] == rows.loc[default, "instrument"].iloc[0]
    found = pd.concat([rows[default], rows[without_one & ours].sort_values("estimate", kind="stable")])
    names = [
        f"outlet {outlet_out}" if outlet_out else f"event {event_out}" if event_out else "nothing"
        for outlet_out, event_out in zip(found["outlet_left_out"], found["event_left_out"], strict=True)
    ]
    table: pd.DataFrame = found[["n_events", "estimate", "ci_low", "ci_high", "p", "agrees"]]
    table = table.reset_index(drop=True)
    table.insert(0, "left out", names)
    return table


def instruments_of(choices: Choices) -> pd.DataFrame:
    """The instruments on the curve and what a test against people gave for each.

    Parameters
    ----------
    choices : Choices

    Returns
    -------
    DataFrame
        ``instrument``, ``title``, ``validity``; a feature of one's own is "not validated".
    """
    names = list(dict.fromkeys([choices.feature, *sorted(choices.table["instrument"].unique())]))
    known = catalogue().set_index("name")
    ours: pd.DataFrame = known.reindex(names)[["title", "validity"]]
    ours["title"] = [choices.titles.get(name, name) for name in names]
    table: pd.DataFrame = ours.fillna("not validated").rename_axis("instrument").reset_index()
    return table


def check_matters_most(choices: Choices, outlet: str, answer: str) -> Feedback:
    """Check the answer to: which choice moves the estimates of this outlet most?

    Parameters
    ----------
    choices : Choices
    outlet : str
    answer : str
        A ``dimension`` of ``choices.influence``.
    """
    _rows(choices, outlet)
    influence = choices.influence[choices.influence["outlet"] == outlet]
    weights = influence.groupby("dimension", sort=False)["eta_squared"].first().dropna()
    if weights.empty:
        return Feedback(False, f"For {outlet} no choice moves anything: there is nothing to rank.")
    if answer not in weights:
        option = answer in set(influence["option"])
        hint = "That is one option of a choice, not the choice." if option else ""
        return no_such(answer, weights.index, hint)
    share = f"{100 * weights[answer]:.0f} % of the variance of the estimates"
    if weights[answer] == weights.max():
        rows = influence[influence["dimension"] == answer].sort_values("mean_effect", kind="stable")
        ends = [
            f"{number(end['mean_effect'], signed=True)} spreads with {in_words(answer, end['option'])}"
            for end in (rows.iloc[0], rows.iloc[-1])
        ]
        return Feedback(True, f"Right: {named(answer)}, {share}. On average {' and '.join(ends)}.")
    rank = int((weights > weights[answer]).sum()) + 1
    return Feedback(
        False,
        f"{named(answer).capitalize()} explains {share}, which is place {rank} of {len(weights)}. "
        "Look for the choice whose strokes lie at one end of the panel, not spread over all of it.",
    )


def check_survives(choices: Choices, outlet: str, answer: str) -> Feedback:
    """Check the answer to: what does the curve say of this outlet? ``answer`` is a key of ``SURVIVAL``."""
    _rows(choices, outlet)
    row = choices.summary[choices.summary["outlet"] == outlet].iloc[0]
    if answer not in SURVIVAL:
        return no_such(answer, SURVIVAL)
    others, share = int(row["specifications"]) - 1, row["share_agreeing"]
    if not math.isfinite(row["joint_p"]):
        right = "too few events"
        told = f"{counted(row['n_events'], choices.within)} cannot rule out chance"
    else:
        told = f"{round(share * others):,} of {others:,} on the same side, joint {p_is('p', row['joint_p'])}"
        if not share >= AGREEMENT:
            right = "depends on choices"
        else:
            right = "survives" if row["joint_p"] < ALPHA else "chance not ruled out"
    if answer == right:
        return Feedback(True, f"Right: {told}.")
    if answer == "survives" and right == "chance not ruled out":
        return Feedback(
            False,
            f"The side holds, but look at the joint p: {told}. Specifications share their articles: "
            "what chance does to one it does to most.",
        )
    return Feedback(False, f"“{answer}” needs {SURVIVAL[answer]}. Here: {told}.")


def check_agreed(choices: Choices, outlet: str, answer: str) -> Feedback:
    """Check the answer to: what does it show when choices agree? ``answer`` is a key of ``AGREED``."""
    rows = _rows(choices, outlet)
    if answer not in AGREED:
        return no_such(answer, AGREED)
    table = instruments_of(choices)
    grades = ", ".join(f"{row.instrument}: {row.validity}" for row in table.itertuples())
    if answer == "not my choice":
        return Feedback(
            True, f"Right, and no more. What the number means is the instrument's answer: {grades}."
        )
    hints = {
        "valid": "Instruments can share an error, as word lists share their words. Against people: "
        f"{grades}.",
        "many studies": f"All {len(rows)} estimates come from the same articles. It is one study, looked at "
        "from many sides.",
        "bias": "A curve measures a difference. Bias needs a standard and somebody who argues for it.",
    }
    return Feedback(False, hints[answer])


def _rows(choices: Choices, outlet: str) -> pd.DataFrame:
    rows = choices.table[choices.table["outlet"] == outlet]
    if rows.empty:
        known = ", ".join(choices.summary["outlet"].head(40)) or "none"
        raise SamestoryError(f'teaching: no choices were tried for "{outlet}". They were for: {known}.')
    return rows
