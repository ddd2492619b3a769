"""A spreadsheet with four faults, figures for a paper, and the check of how many tests there were."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import as_a_spreadsheet, check_tests, save_for_paper


@pytest.fixture(scope="module")
def compared(cases):
    return sa.compare(sa.measure(cases, ["frames.conflict", "loaded.words"]))


def test_three_faults_are_refused_and_the_copy_is_flagged(cases):
    read = sa.read(as_a_spreadsheet(cases))
    assert sorted(read.rejects["column"]) == ["body", "date", "outlet"]
    assert (read.articles["copy_of"] != "").sum() == 1
    assert len(read) + len(read.rejects) == len(cases)


def test_the_corpus_itself_is_not_changed(cases):
    before = cases.articles.copy()
    as_a_spreadsheet(cases)
    pd.testing.assert_frame_equal(cases.articles, before)


def test_another_column_can_be_the_newspaper(cases):
    sides = sa.read(cases.articles.assign(side=["left", "right"] * 20), by="side")
    assert set(as_a_spreadsheet(sides, "side")["Newspaper"]) == {"left", "right", ""}


def test_a_corpus_without_a_shared_event_or_too_small_is_refused(cases):
    with pytest.raises(SamestoryError, match="no event has articles of two outlets"):
        as_a_spreadsheet(sa.read(cases.articles[cases.articles["outlet"] == "Daily Beacon"]))
    with pytest.raises(SamestoryError, match="five articles or more"):
        as_a_spreadsheet(sa.read(cases.articles.head(4)))


def test_a_figure_a_feature_is_written_twice_and_no_path_is_shown(compared, tmp_path):
    saved = save_for_paper(compared, ["loaded.words", "frames.conflict"], tmp_path / "mine")
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == sorted(saved.names)
    assert saved.names[:2] == ("figure-1-loaded-words.pdf", "figure-1-loaded-words.png")
    assert repr(saved).startswith("4 files: figure-1-loaded-words.pdf")
    assert "/" not in repr(saved) + saved._repr_html_().replace("</p>", "")


def test_without_a_folder_each_call_makes_one_of_its_own(compared):
    one, other = (save_for_paper(compared, ["loaded.words"]) for _ in range(2))
    assert one.folder != other.folder
    assert one.names == other.names
    for saved in (one, other):
        for name in saved.names:
            (saved.folder / name).unlink()
        saved.folder.rmdir()


def test_the_rows_tested_are_right_and_each_wrong_number_has_its_hint(compared):
    assert check_tests(compared, 10).right
    said = {answer: check_tests(compared, answer).says for answer in (1, 2, 5, 8, 40)}
    assert len(set(said.values())) == 5
    assert "best result only" in said[1]
    assert "asked of every outlet" in said[2]
    assert "asked about every measure" in said[5]
    assert "are no tests" in said[8]
    assert "2 measures and 5 outlets" in said[40]


def test_where_nothing_was_tested_nothing_is_right_but_zero(cases):
    few = sa.compare(sa.measure(sa.read(cases.articles[cases.articles["event"] < "03"]), "loaded.words"))
    assert check_tests(few, 0).right
    assert "events are too few" in check_tests(few, 5).says
