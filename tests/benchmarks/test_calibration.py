import re

import numpy as np
import pytest

from benchmarks.calibration.__main__ import main
from benchmarks.calibration.nulls import SHAPES, from_pool, simulated
from benchmarks.calibration.real import Pool, pool_of
from benchmarks.calibration.rows import AT_MOST, COVERAGE, SAFE, SIZE, Row, Tally
from benchmarks.calibration.sizes import sizes
from benchmarks.calibration.tables import TRUE, _plant, _shares, from_events


def test_bands_are_those_promised():
    assert (SIZE, COVERAGE, AT_MOST, SAFE) == ((0.04, 0.06), (0.93, 0.97), (0.0, 0.05), (0.0, 0.06))


@pytest.mark.parametrize(
    ("share", "place"), [(0.0399, "BELOW"), (0.04, "ok"), (0.06, "ok"), (0.0601, "ABOVE")]
)
def test_a_figure_outside_its_band_is_a_miss_however_near(share, place):
    row = Row("a test", "normal", 8, share, 1000, SIZE, why="reason")
    assert row.place == place
    assert (place in str(row) and "within binomial error; reason" in str(row)) == (place != "ok")


def test_every_miss_is_marked_counted_and_listed(capsys):
    tally = Tally()
    rows = [
        Row("a test", "normal", n, share, 10_000, SIZE) for n, share in ((8, 0.03), (30, 0.05), (100, 0.2))
    ]
    tally.show("Size", rows)
    tally.close()
    told = capsys.readouterr().out
    assert "8: 0.0300<    30: 0.0500    100: 0.2000>" in told
    assert "1 of 3 figures within their bands" in told and told.count("0.04-0.06") == 2


def test_a_share_a_table_has_the_error_of_its_own_spread():
    row = Row("false finds", "simulated", 30, 0.04, 400, AT_MOST, spread=0.1)
    assert row.error == pytest.approx(1.96 * 0.1 / 20)


def test_shuffled_names_keep_the_values_of_each_event():
    pool = np.arange(30.0).reshape(10, 3)
    drawn = from_pool("x", pool, np.arange(10.0)[::-1] + 1).draw(6, 50, np.random.default_rng(1))
    assert drawn.values.shape == (6, 3, 50)
    assert (np.ptp(drawn.values // 3, axis=1) == 0).all()
    # Short events first in every data set, so that one weight fits the place.
    assert (np.diff(drawn.values[:, 0] // 3, axis=0) < 0).all() and (np.diff(drawn.weights) > 0).all()


def test_simulated_shapes_are_what_they_are_called():
    symmetric, skewed, zeros = (simulated(shape, 3, np.random.default_rng(2)) for shape in SHAPES)
    assert abs(symmetric.skew) < 0.1 < 1.5 < skewed.skew
    assert zeros.zeros == pytest.approx(0.5, abs=0.02)
    # One against the rest has mean 0 but not median 0 where values are skewed.
    assert abs(symmetric.centre) < 0.05 and skewed.centre < -0.05


def test_features_are_chosen_by_the_shape_of_their_values():
    rng = np.random.default_rng(3)
    half = rng.exponential(size=(60, 3)) * (rng.random((60, 3)) < 1 / 3)
    columns = [rng.gamma(3, size=(60, 3)), rng.normal(size=(60, 3)), rng.exponential(size=(60, 3)), half]
    values = np.stack([*columns, np.zeros((60, 3))], axis=2)
    values[0, 0, 0] = np.nan
    pool = Pool(values, np.ones(60), ("gamma", "normal", "exponential", "rare", "never"))
    # The rare feature has too few distinct values to stand for its shape.
    assert [(null.shape, null.name) for null in pool.nulls([])] == [
        ("symmetric", "normal"),
        ("skewed", "exponential"),
    ]
    assert [null.name for null in pool.nulls(["all of them"])] == ["gamma", "normal", "exponential", "rare"]
    assert pool.whole.shape == (60, 3, 3)


def test_planting_shifts_one_outlet_in_twelve_features():
    before = np.random.default_rng(4).normal(size=(40, 3, 60))
    values = before.copy()
    truth = _plant(values, 0.5, np.random.default_rng(5))
    assert truth.sum() == TRUE and (truth.sum(axis=0) <= 1).all() and (truth.sum(axis=1) == 4).all()
    assert (values - before)[:, truth] == pytest.approx(0.5, abs=0.15)
    assert (values == before)[:, ~truth].all()


def test_finds_of_untouched_features_are_false_and_company_is_counted_apart():
    truth = np.zeros((3, 4), bool)
    truth[0, 0] = True
    found = np.zeros((3, 4), bool)
    found[0, 0] = found[1, 0] = found[2, 3] = True
    assert _shares(found, truth) == pytest.approx((1 / 3, 1.0, 0.5))


def test_names_are_shuffled_alike_for_all_features():
    pool = np.repeat(np.arange(24.0).reshape(8, 3, 1), 2, axis=2)
    values = from_events(pool)(5, np.random.default_rng(6))
    assert values.shape == (5, 3, 2) and (values[:, :, 0] == values[:, :, 1]).all()


def test_a_biased_source_is_seen():
    def draw(n_events, data_sets, rng):
        drawn = simulated("symmetric", 3, rng).draw(n_events, data_sets, rng)
        drawn.values[:, 0] += 0.5
        return drawn

    honest = simulated("symmetric", 3, np.random.default_rng(7))
    biased = type(honest)("biased", draw, 0.0, 100, 0.0, 0.0)
    found = {row.what: row for row in sizes(biased, 30, shuffles=["aligned"], data_sets=100, few=20)}
    assert found["one against the rest, aligned"].place == found["pair, sign flips"].place == "ABOVE"


def test_events_that_not_all_reported_are_an_answer_in_words():
    import pandas as pd

    import analysis as sa

    rows = [(outlet, event, f"Talks about {event} went on.") for event in "uvwxyz" for outlet in "AB"]
    corpus = sa.read(pd.DataFrame(rows[:-1], columns=["outlet", "event", "body"]))
    with pytest.raises(SystemExit, match="5 events were reported by all 2 values of outlet; 6 are needed"):
        pool_of(corpus, "outlet", ["loaded.words"])


QUICK_CORPUS = ["--corpus", "data/cases", "--shuffle", "plain", "--features", "moral.words"]


@pytest.mark.slow
@pytest.mark.parametrize("asked", [[], QUICK_CORPUS])
def test_the_command_runs_and_marks_every_figure_by_the_bands_it_names(asked, capsys, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    tally = main(["--quick", *asked])
    told = capsys.readouterr().out
    head, body = told[: told.index("\n\n")], told[told.index("\n\n") : told.index(" figures within")]
    assert all(f"{edge:g}" in head for edge in (*SIZE, *COVERAGE, SAFE[1], AT_MOST[1]))
    figures = re.findall(r" \d+: [01]\.\d{4}([<> ])", body)
    assert len(figures) == tally.total > 10
    assert len(figures) - figures.count(" ") == len(tally.missed)
