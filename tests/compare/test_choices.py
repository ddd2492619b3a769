import numpy as np
import pytest

from analysis.compare import choices, compare
from analysis.compare.cells import cells_of
from analysis.compare.choices import Agreement, Specification, Variant, _joint_as_published
from analysis.compare.contrasts import against_rest
from analysis.errors import SamestoryError


def test_joint_test_gives_17_of_729_for_the_worked_set(measures_of, w):
    cells = cells_of(measures_of(w).articles, by="outlet", within="event")
    ways = [
        against_rest(way.reshape(-1, 1), cells.event) for way in (w, np.log1p(w), (w > 1.4).astype(float))
    ]
    variant = Variant("as asked", "counted", "raw", ways[0])
    specifications = [Specification("f.x", variant, way.ravel()) for way in ways]
    answer = Agreement.empty((3, 1))
    _joint_as_published(answer, {0: specifications}, cells, seed=1, draws=99)
    assert answer.p[0, 0] == pytest.approx(17 / 729)


def test_every_choice_stands_in_the_table_once(measures_of, w):
    other = measures_of(w * 2 + 1).table
    table = choices(measures_of(w, alternatives={"other voice": other}), "f.x", "A")
    assert len(table) == 2 * 2 * 2  # scope x scale x estimator; no copies, no twin
    assert table["default"].sum() == 1
    assert table["effect"].is_monotonic_increasing
    assert table.loc[table["default"], "estimate"].item() == pytest.approx(0.916667, abs=1e-6)


def test_what_cannot_differ_is_dropped(measures_of, w):
    same = measures_of(w).table
    table = choices(measures_of(w, alternatives={"other voice": same}), "f.x", "A")
    assert set(table["scope"]) == {"as asked"}


def test_the_twin_instrument_is_a_choice(measures_of, w):
    both = np.stack([w, -w], axis=2)
    measures = measures_of(both, names=("f.x", "f.y"), twins={"f.x": "f.y"})
    table = choices(measures, "f.x", "A")
    assert set(table["instrument"]) == {"f.x", "f.y"}
    assert not table.loc[table["instrument"] == "f.y", "agrees"].any()


def test_wire_copy_is_left_out_among_the_choices(measures_of, w):
    articles = measures_of(w).articles
    copied = articles.assign(copy_of=["", "a000000", *[""] * 16])
    table = choices(measures_of(w, articles=copied), "f.x", "B")
    assert set(table["copies"]) == {"counted", "left out"}
    assert table.loc[table["copies"] == "left out", "n_events"].unique().tolist() == [5]


def test_a_sign_that_turns_is_named_in_the_reason(measures_of):
    values = np.random.default_rng(0).normal(size=(30, 3)) + np.array([3, 0, 0])
    turned = {"headline included": measures_of(-values).table}
    measures = measures_of(values, alternatives=turned, validity={"f.x": "validated"})
    reason = compare(measures).table["reason"][0]
    assert reason.startswith("it depends on choices; 4 of 7 others")
    assert reason.endswith("headline included")


def test_choices_agree_is_the_share_of_the_other_rows(measures_of, w):
    other = measures_of(-w).table
    measures = measures_of(w, alternatives={"other voice": other})
    table = choices(measures, "f.x", "A")
    share = table.loc[~table["default"], "agrees"].mean()
    assert compare(measures).table["choices_agree"][0] == pytest.approx(share)


def test_a_constant_feature_leaves_no_choice(measures_of):
    assert choices(measures_of(np.ones((8, 3))), "f.x").empty


@pytest.mark.parametrize(("feature", "outlet"), [("f.unknown", None), ("f.x", "Z")])
def test_what_is_not_there_is_said_in_words(measures_of, w, feature, outlet):
    with pytest.raises(SamestoryError, match="choices: "):
        choices(measures_of(w), feature, outlet)
