import numpy as np
import pytest

from analysis.compare import batched
from analysis.compare.batched import batched_p, can_be_batched
from analysis.compare.cells import cells_of
from analysis.compare.chance import against_the_rest
from analysis.compare.contrasts import against_rest
from analysis.compare.method import Method
from analysis.compare.parts import parts_of

HOW = {"seed": 3, "draws": 2_999}


def parts(measures, shuffle="aligned", weights=None):
    cells = cells_of(measures.articles, by="outlet", within="event")
    values = cells.mean(measures.table.to_numpy(float))
    differences = against_rest(values, cells.event)
    return list(parts_of(differences, cells, shuffle=shuffle, weights=weights)), cells, values


@pytest.mark.parametrize("shuffle", ["aligned", "plain"])
@pytest.mark.parametrize("outlets", ["AB", "ABC", "ABCD"])
def test_without_gaps_it_gives_the_same_p_to_the_last_digit(measures_of, shuffle, outlets):
    values = np.random.default_rng(0).normal(size=(30, len(outlets), 3))
    found, cells, _ = parts(measures_of(values, outlets), shuffle, np.linspace(1, 2, 30))
    for one, part in zip(batched_p(found, len(cells.events), **HOW), found, strict=True):
        assert one.tolist() == part.p(**HOW).tolist()


@pytest.fixture
def gaps(measures_of):
    rng = np.random.default_rng(1)
    values = rng.normal(size=(40, 4, 20)) + np.array([0.4, 0, 0, 0])[:, None]
    values[rng.random(values.shape) < 0.15] = np.nan
    return measures_of(values, "ABCD")


def test_with_gaps_it_gives_the_same_p_up_to_the_error_of_drawing(gaps):
    found, cells, _ = parts(gaps)
    assert len(found) == 80
    assert all(can_be_batched(part) for part in found)
    one = np.concatenate([p.ravel() for p in batched_p(found, len(cells.events), **HOW)])
    other = np.concatenate([part.p(**HOW).ravel() for part in found])
    error = np.sqrt(2 * np.maximum(other * (1 - other), 0.001) / HOW["draws"])
    apart = (one - other) / error
    assert np.abs(apart).max() < 4.5
    assert 0.7 < apart.std() < 1.3


def test_pieces_that_fit_into_memory_give_the_same(gaps, monkeypatch):
    found, cells, _ = parts(gaps)
    whole = batched_p(found, len(cells.events), **HOW)
    monkeypatch.setattr(batched, "HELD", 1)
    monkeypatch.setattr(batched, "BLOCK", 10_000)
    pieces = batched_p(found, len(cells.events), **HOW)
    assert [p.tolist() for p in pieces] == [p.tolist() for p in whole]


def test_the_table_takes_them_by_itself(gaps):
    found, cells, values = parts(gaps)
    table = against_the_rest(values, cells, gaps.features, method=Method(**HOW))
    p = np.full((4, 20), np.nan)
    for part, one in zip(found, batched_p(found, len(cells.events), **HOW), strict=True):
        p[part.at] = one
    assert table["p"].tolist() == p.T.ravel().tolist()


def test_few_events_and_many_outlets_are_left_to_the_other_way(measures_of):
    rng = np.random.default_rng(1)
    for shape in ((7, 3), (9, 5), (30, 9)):
        found, _, _ = parts(measures_of(rng.normal(size=shape), "ABCDEFGHI"[: shape[1]]))
        assert not any(can_be_batched(part) for part in found)
