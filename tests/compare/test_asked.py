import numpy as np
import pytest

import analysis as sa
from analysis.compare.change import change
from analysis.compare.coverage import composition, coverage, coverage_of_counts
from analysis.compare.power import power
from analysis.compare.second_opinion import second_opinion
from analysis.compare.series import series
from analysis.errors import SamestoryError


@pytest.fixture
def measures(measures_of, w):
    found = measures_of(w)
    found.articles["date"] = "2023-05-01"
    return found


@pytest.fixture
def one_outlet(measures_of, w):
    return measures_of(w[:, :1], "A")


STEPS = {
    "power": lambda m, name: power(m, name),
    "change": lambda m, name: change(m, "A", split="2023-05-03", feature=name),
    "composition": lambda m, name: composition(m, name),
    "series": lambda m, name: series(m, name),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_list_for_one_feature_is_refused_in_words(measures, step):
    with pytest.raises(SamestoryError, match=f"^{step}: feature must be one name, not list"):
        STEPS[step](measures, ["f.x"])


@pytest.mark.parametrize("step", [*STEPS, "second_opinion"])
def test_each_step_reports_its_errors_under_its_own_name(one_outlet, step):
    call = STEPS.get(step, lambda m, name: second_opinion(m, name))
    with pytest.raises(SamestoryError, match=f"^{step}: one outlet"):
        call(one_outlet, "f.x")


@pytest.mark.parametrize("features", [None, 3, [3], [["f.x"]]])
def test_what_is_no_name_of_a_feature_gets_no_second_opinion(measures, features):
    with pytest.raises(SamestoryError, match=r"^second_opinion: "):
        second_opinion(measures, features)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"seed": -1}, "seed must be a whole number of 0 or more"),
        ({"data_sets": "a"}, "data_sets must be a whole number of 1 or more"),
        ({"data_sets": 10.5}, "data_sets must be a whole number"),
        ({"differences": 0.1}, "differences must be a list of numbers"),
        ({"differences": "0.1"}, "differences must be a list of numbers"),
    ],
)
def test_power_refuses_what_it_cannot_draw(measures, given, told):
    with pytest.raises(SamestoryError, match=f"^power: {told}"):
        power(measures, "f.x", **given)


def test_a_bad_seed_is_refused_everywhere(measures):
    calls = (
        lambda: change(measures, "A", split="2023-05-03", seed=-1),
        lambda: composition(measures, "f.x", seed=-1),
        lambda: series(measures, "f.x", seed="a"),
        lambda: second_opinion(measures, "f.x", seed=1.5),
        lambda: coverage(measures.articles.reset_index(), seed=-1),
    )
    for call in calls:
        with pytest.raises(SamestoryError, match="seed must be a whole number of 0 or more"):
            call()


@pytest.mark.parametrize("pool", ["a", 2.5, True, None, 0, 4])
def test_a_pool_is_a_whole_number_of_outlets(measures, pool):
    with pytest.raises(SamestoryError, match=r"^coverage: pool must be a whole number from 1 to 3"):
        coverage(measures.articles, pool=pool)


def test_events_of_counts_need_a_column(measures):
    with pytest.raises(SamestoryError, match=r"^coverage: within names no column"):
        coverage_of_counts(measures.articles.assign(count=1), within=[])


def test_no_is_not_taken_for_yes(measures):
    with pytest.raises(SamestoryError, match=r"^series: differences must be True or False, not 'no'"):
        series(measures, "f.x", differences="no")


def test_numbers_of_numpy_are_whole_too(measures):
    assert sa.Method(seed=np.int64(3)).seed == 3
