import numpy as np
import pandas as pd
import pytest

from analysis.compare.choices.influence import influence_of, summary_of
from analysis.compare.choices.specification import DIMENSIONS, Specification


def curve(effect_of, **columns):
    """A curve of 2 instruments x 3 scales x 2 voices with effects by rule."""
    rows = [
        Specification(instrument, "body", voice, "counted", 2, scale, "mean")
        for instrument in ("f.x", "f.y")
        for scale in ("raw", "log", "rank")
        for voice in ("own", "all")
    ]
    table = pd.DataFrame(rows, columns=list(DIMENSIONS))
    effect = np.array([effect_of(row) for row in rows])
    extra = {"outlet": "A", "construct": "same", "n_events": 8, "p": np.nan, "q": np.nan, "ci_low": np.nan}
    table = table.assign(**extra, ci_high=np.nan, effect=effect, estimate=effect, **columns)
    return table.assign(default=np.arange(12) == 0, agrees=np.sign(effect) == np.sign(effect[0]))


def eta(table):
    return influence_of(table).groupby("dimension", sort=False)["eta_squared"].first().to_dict()


def test_a_choice_that_alone_moves_effects_explains_all():
    found = eta(curve(lambda one: 1.0 if one.instrument == "f.x" else -1.0))
    assert found == pytest.approx({"instrument": 1.0, "voice": 0.0, "scale": 0.0}, abs=1e-12)


def test_two_choices_share_by_their_squares():
    drawn = {("f.x", "own"): 0.6, ("f.x", "all"): 0.4, ("f.y", "own"): 0.0, ("f.y", "all"): -0.2}

    def effect(one):
        r = drawn[one.instrument, one.voice]
        return r / np.sqrt(1 - r * r)

    # Main effects of +-0.3 and +-0.1: 0.09 and 0.01 of 0.10.
    found = eta(curve(effect))
    assert found == pytest.approx({"instrument": 0.9, "voice": 0.1, "scale": 0.0}, abs=1e-12)


def test_effects_that_do_not_vary_have_no_choice_that_matters():
    table = curve(lambda one: 0.5)
    summary = summary_of(table, influence_of(table), {"A": 0.01})
    assert np.isnan(list(eta(table).values())).all()
    assert summary["matters_most"][0] == ""


def test_the_option_that_turns_the_sign_is_named():
    table = curve(lambda one: -1.0 if one.scale == "log" else 1.0)
    row = summary_of(table, influence_of(table), {"A": 0.01}).iloc[0]
    assert row["turned_by"] == row["turned_alone"] == "a log scale"
    assert row["share_agreeing"] == pytest.approx(7 / 11)


def test_a_sign_that_only_two_choices_together_turn_is_turned_by_none_alone():
    table = curve(lambda one: -1.0 if (one.scale, one.voice) == ("log", "all") else 1.0)
    row = summary_of(table, influence_of(table), {"A": 0.01}).iloc[0]
    assert row["turned_alone"] == ""
    assert row["turned_by"] == "a log scale"
