import numpy as np
import pytest

from analysis.compare.power import EVENTS, power
from analysis.errors import SamestoryError

NAN = float("nan")


@pytest.fixture
def thirty(measures_of):
    """Thirty events told by three outlets alike."""
    return measures_of(np.random.default_rng(5).normal(size=(30, 3)))


def test_with_smooth_values_simulation_and_formula_agree(thirty):
    found = power(thirty, "f.x", data_sets=250).smallest.set_index("n_events").loc[12:]
    assert (found["simulated"] / found["formula"]).to_numpy() == pytest.approx(1, abs=0.15)


def test_power_rises_with_the_difference_and_with_events(thirty):
    table = power(thirty, "f.x", "A", differences=[0.5, 1.0], data_sets=80).table
    asked = table[table["difference"].isin([0.5, 1.0])].pivot(index="n_events", columns="difference")["power"]
    assert list(asked.index) == list(EVENTS)
    assert (asked[1.0] >= asked[0.5]).all() and asked[0.5].loc[100] > asked[0.5].loc[6] + 0.5
    assert ((table["low"] <= table["power"]) & (table["power"] <= table["high"])).all()


def test_without_a_difference_false_alarms_are_rare(thirty):
    table = power(thirty, "f.x", "B", data_sets=150).table
    none = table[table["difference"] == 0]
    assert (none["low"] <= 0.05).all() and none["power"].mean() == pytest.approx(0.05, abs=0.025)


def test_smaller_differences_need_more_events(thirty):
    answer = power(thirty, "f.x", differences=[0.02, 0.4, 0.8, 9.0], data_sets=80)
    needed = answer.needed["n_events"].tolist()
    assert needed[0] > 1000 > needed[1] > needed[2] > needed[3] == 6
    assert "some 6 events or fewer" in answer.sentences[4]


def test_with_six_events_of_two_outlets_the_formula_is_too_hopeful(measures_of):
    values = np.random.default_rng(6).normal(size=(6, 2))
    first = power(measures_of(values, "AB"), "f.x", "A", data_sets=300).smallest.iloc[0]
    assert first["n_events"] == 6 and first["simulated"] > first["formula"]


def test_an_outlet_with_noisier_articles_needs_a_larger_difference(measures_of):
    values = np.random.default_rng(7).normal(size=(20, 3)) * np.array([4.0, 1.0, 1.0])
    noisy, calm = (power(measures_of(values), "f.x", name, data_sets=80).smallest for name in "AB")
    assert (noisy["simulated"] > 1.2 * calm["simulated"]).all()


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (np.arange(15.0).reshape(5, 3) % 4, "5 events cannot decide"),
        (np.ones((8, 3)), "without spread"),
        (np.full((8, 3), NAN), "0 events cannot decide"),
    ],
)
def test_where_nothing_can_be_simulated_a_sentence_says_so(measures_of, values, why):
    answer = power(measures_of(values), "f.x", "A")
    assert answer.table.empty and why in answer.sentences[0]
    assert why in answer._repr_html_()


def test_a_seed_gives_the_same_table(thirty):
    first, again = (power(thirty, "f.x", "A", data_sets=50, seed=4) for _ in range(2))
    assert first.table.equals(again.table)


def test_other_columns_name_the_outlets_too(thirty):
    thirty.articles["leaning"] = thirty.articles["outlet"].map({"A": "left", "B": "right", "C": "right"})
    answer = power(thirty, "f.x", "left", by="leaning", data_sets=50)
    assert answer.by == "leaning" and "left" in answer.sentences[0]


def test_the_number_of_events_is_said_to_be_a_median_where_it_is(thirty):
    assert any("median over outlets" in note for note in power(thirty, "f.x", data_sets=20).notes)
    assert not any("median" in note for note in power(thirty, "f.x", "A", data_sets=20).notes)


def test_needed_events_never_contradict_what_the_corpus_own_number_finds(measures_of):
    for seed in range(4):
        values = np.random.default_rng(seed).poisson(0.4, size=(20, 3)).astype(float)
        answer = power(measures_of(values), "f.x", data_sets=60, seed=seed)
        own = answer.smallest.set_index("n_events").loc[20, "simulated"]
        for difference, n_events in answer.needed.to_numpy():
            assert n_events <= 20 or difference < own or n_events == 21
            assert difference >= own or n_events > 20


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"feature": "f.y"}, 'no feature "f.y"'),
        ({"outlet": "D"}, 'no outlet "D"'),
        ({"differences": []}, "numbers"),
        ({"differences": ["much"]}, "numbers"),
        ({"differences": [NAN]}, "numbers"),
        ({"differences": [0]}, "other than 0"),
        ({"data_sets": 0}, "data_sets"),
    ],
)
def test_what_cannot_be_asked_is_said(thirty, given, told):
    with pytest.raises(SamestoryError, match=told):
        power(thirty, **{"feature": "f.x", **given})
