"""The multiverse: the same question under every reasonable combination of choices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.compare.cells import Cells, cells_of
from analysis.compare.choices.constructs import Instruments, instruments_for
from analysis.compare.choices.curve import chance, curve_of
from analysis.compare.choices.influence import influence_of, summary_of
from analysis.compare.choices.joint import joint_p
from analysis.compare.choices.plan import Plan
from analysis.compare.choices.readings import read_scopes
from analysis.compare.choices.result import Choices
from analysis.compare.choices.specification import named
from analysis.compare.choices.universe import Universe, options_here, universe_of
from analysis.compare.choices.variants import copied
from analysis.compare.groups import FEWEST_EVENTS
from analysis.compare.permutation import DRAWS, SEED
from analysis.corpus import Corpus
from analysis.engine import one_thread
from analysis.errors import SamestoryError, expect, whole
from analysis.features.feature import Feature
from analysis.features.registry import resolve
from analysis.measure.adding import needs_actor
from analysis.wording import counted, listed

__all__ = ["choices", "joint_of"]


def choices(
    corpus: Corpus,
    feature: str | Feature,
    outlet: str | None = None,
    *,
    by: str = "outlet",
    within: str = "event",
    about: str | Sequence[str] | None = None,
    plan: Plan | None = None,
    seed: int = SEED,
    draws: int = DRAWS,
    progress: bool = False,
) -> Choices:
    """Measure one difference in every reasonable way: what a conclusion owes to choices.

    Crossed with one another: instrument (the feature and others that claim the same), part, voice, wire
    copy, scale, estimator, number of outlets asked of an event. One outlet and one event left out in turn
    are crossed with the instruments. The marks are found once; every specification adds up the same ones.

    Parameters
    ----------
    corpus : Corpus
    feature : str or Feature
        "sentiment.vader", or a feature of your own.
    outlet : str, optional
        One outlet; all without it.
    by, within : str
        The columns that name the outlets and the events.
    about : str or sequence of str, optional
        Names of one actor, as in ``measure``: sentences that name it count, and features that measure an
        actor stand in as instruments.
    plan : Plan, optional
        Which choices are tried; fix it before looking.
    seed, draws : int
        Of the shuffles, used where there are too many arrangements to try all.
    progress : bool
        Show progress bars on standard error.

    Returns
    -------
    Choices
        The specification curve, a summary of each outlet, the weight of each choice.

    Raises
    ------
    SamestoryError
        For a feature or outlet that is not there, a feature of an actor without ``about``, or nothing to
        pair.

    Cautions
    --------
    That choices agree does not make a measure valid: all instruments can share an error. Shares are no
    probabilities, since specifications are neither independent nor a sample; the joint test says what
    chance alone would do to all of them together.

    References
    ----------
    Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, *Increasing Transparency Through a Multiverse
    Analysis*; Simonsohn, Simmons and Nelson 2020, *Specification Curve Analysis*.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.corpus import read
    >>> rows = [(o, e, f"{'Good, good' if o == 'A' else 'A bad'} day {e} of talks. Nobody moved at {e}.")
    ...         for e in "uvwxyz" for o in "AB"]
    >>> found = choices(read(pd.DataFrame(rows, columns=["outlet", "event", "body"])), "sentiment.huliu_net")
    >>> float(found.summary["share_agreeing"].iloc[0])
    1.0
    """
    chosen, names = _asked(corpus, feature, about)
    plan = Plan() if plan is None else plan
    expect("choices", plan, Plan, 'Pass Plan(scales=("raw",)), for example, or leave it out.')
    seed = whole("choices", "seed", seed, least=0, usual=SEED)
    draws = whole("choices", "draws", draws, least=1, usual=DRAWS)
    instruments = instruments_for(chosen, plan.instruments, actor=bool(names))
    cells = cells_of(corpus.articles, by=by, within=within, step="choices")
    outlets = _numbers(cells, outlet)
    copies = copied(corpus.articles)
    here, notes = options_here(plan, cells, copies)
    readings = read_scopes(corpus, instruments, here, names, progress=progress)
    universe = universe_of(readings, cells, here, copies)
    with one_thread():
        p = chance(universe, cells, outlets, seed=seed, draws=draws, progress=progress)
        table = curve_of(universe, cells, p, outlets)
        influence = influence_of(table)
        joint = joint_of(universe, cells, outlets, seed=seed, draws=draws)
    return Choices(
        table=table,
        summary=summary_of(table, influence, joint),
        influence=influence,
        feature=chosen.name,
        title=chosen.title,
        unit=chosen.unit,
        by=by,
        within=within,
        plan=plan,
        seed=seed,
        draws=draws,
        notes=(*cells.notes, *notes, *_notes(universe, instruments, cells)),
        titles={name: one.title for name, (one, _) in instruments.items()},
    )


def _asked(
    corpus: Corpus, feature: str | Feature, about: str | Sequence[str] | None
) -> tuple[Feature, tuple[str, ...]]:
    """The feature and the actor's names, checked before anything is measured."""
    expect("choices", corpus, Corpus, "Pass sa.read(source).")
    if len(corpus) == 0:
        raise SamestoryError("choices: the corpus has no articles; corpus.rejects says why.")
    found = _resolved(feature)
    if len(found) != 1:
        raise SamestoryError(f'choices: "{feature}" names {len(found)} features; name one, as family.name.')
    names = (about,) if isinstance(about, str) else tuple(about or ())
    if found[0].mark_about and not names:
        raise needs_actor(found[0])
    return found[0], names


def _resolved(feature: str | Feature) -> tuple[Feature, ...]:
    """What a name stands for; the registry does not hold the user's own, which are passed themselves."""
    if not isinstance(feature, str | Feature):
        raise SamestoryError(
            f"choices: needs the name of a feature or a Feature, not {type(feature).__name__}. "
            'Pass "sentiment.vader", for example; sa.features() lists all.'
        )
    try:
        return resolve(feature)
    except SamestoryError as unknown:
        raise SamestoryError(
            f"{unknown} If it is a feature of your own, pass the feature itself, not its name."
        ) from None


def _numbers(cells: Cells, outlet: str | None) -> NDArray[np.intp]:
    """The outlets asked for, as numbers."""
    if outlet is None:
        return np.arange(len(cells.outlets))
    if outlet not in cells.outlets:
        raise SamestoryError(
            f'choices: no outlet "{outlet}" shares an event with another. '
            f"These do: {', '.join(cells.outlets)}."
        )
    return np.array([cells.outlets.index(outlet)], np.intp)


def joint_of(
    universe: Universe, cells: Cells, outlets: NDArray[np.intp], *, seed: int, draws: int
) -> dict[str, float]:
    """P of the joint test over the specifications of the same construct that leave nobody out, by outlet."""
    crossed = universe.same & ~universe.leaves_out
    if not crossed.any():
        return {}
    stacks = {0: universe.scores[:, crossed]}
    p = joint_p(stacks, cells, shuffle="aligned", seed=seed, draws=draws, outlets=outlets)
    return dict(zip(cells.outlets, p[:, 0].tolist(), strict=True))


def _notes(universe: Universe, instruments: Instruments, cells: Cells) -> list[str]:
    """What was dropped, and what the instruments are."""
    notes = []
    if not len(universe):
        notes.append("The default was measured nowhere, or alike by all: nothing to vary.")
    if len(instruments) == 1:
        notes.append("Instrument: no other feature claims to measure the same.")
    turned = [name for name, (_, sign) in instruments.items() if sign < 0]
    if turned:
        notes.append(f"Turned round, so that signs can be compared: {listed(turned)}.")
    for choices_in, count in universe.repeated.items():
        which = listed([named(choice) for choice in choices_in])
        notes.append(f"{counted(count, 'specification')} dropped, equal to one that differs in {which}.")
    if universe.silent:
        silent = counted(universe.silent, "specification")
        notes.append(f"{silent} dropped: no difference between outlets in any event.")
    if (~universe.same).any():
        other = counted(int((~universe.same).sum()), "specification")
        notes.append(f"{other} of another construct (headlines apart from the text): shown, not counted.")
    if len(cells.events) < FEWEST_EVENTS:
        notes.append(f"{counted(len(cells.events), 'event')} cannot decide: below {FEWEST_EVENTS}, no p.")
    return notes
