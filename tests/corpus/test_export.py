import pandas as pd
import pytest

from analysis.corpus import guarded, read, write_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_text_that_begins_like_a_formula_is_guarded(start):
    frame = pd.DataFrame({"headline": [start + "cmd", "calm"]})
    assert guarded(frame)["headline"].tolist() == ["'" + start + "cmd", "calm"]


def test_numbers_gaps_and_the_given_frame_stay_as_they_are():
    frame = pd.DataFrame({"n": [-3, 2], "x": [-0.5, None], "mixed": ["=1", -1]})
    before = frame.copy()
    safe = guarded(frame)
    assert safe["n"].tolist() == [-3, 2]
    assert safe["mixed"].tolist() == ["'=1", -1]
    pd.testing.assert_frame_equal(frame, before)


def test_a_column_name_can_be_a_formula_too():
    assert list(guarded(pd.DataFrame({"=1+1": [1]}))) == ["'=1+1"]


def test_a_written_table_has_the_same_bytes_each_time_and_is_read_again(tmp_path):
    corpus = read(pd.DataFrame({"outlet": ["Ledger", "Post"], "body": ["“Quoted”, he said.\nNext", "=calm"]}))
    for name in ("one.csv", "two.csv"):
        write_csv(corpus.articles, tmp_path / name)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert read(tmp_path / "one.csv").articles["body"].tolist() == ["“Quoted”, he said.\nNext", "'=calm"]
