"""The table of quotations: a row a quotation or indirect statement, with offsets that cut it out."""

import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.features.quotations import QUOTATION_COLUMNS, quotations

BODY = (
    "“We will not go there,” said Ana Lee, a judge. She claimed that “it was far too late” and spoke of a "
    "“mess”. It rained for days, according to police. Nobody came."
)


def table(body=BODY, headline=""):
    return quotations(read(pd.DataFrame({"outlet": ["A"], "headline": [headline], "body": [body]})))


def test_each_kind_of_speech_has_its_row():
    found = table()
    assert tuple(found.columns) == QUOTATION_COLUMNS
    assert found["kind"].tolist() == ["direct", "mixed", "term", "indirect"]
    assert found["speaker"].tolist() == ["Ana Lee", "Ana Lee", "Ana Lee", "police"]
    assert found["verb"].tolist() == ["said", "claimed", "spoke of", "according to"]
    assert found["slant"].tolist() == ["neutral", "doubting", "", "neutral"]
    assert found["direction"].tolist() == ["behind", "before", "before", "behind"]
    assert found["type"].tolist() == ["official"] * 4


def test_offsets_cut_out_quotation_and_speaker():
    for row in table().itertuples():
        assert BODY[row.start : row.end] == row.text
        assert BODY[row.speaker_start : row.speaker_end] == row.speaker


def test_a_headline_has_its_own_offsets():
    headline = "Lee says: ‘We will not go there’"
    row = table("Nobody came.", headline).iloc[0]
    assert (row["part"], row["speaker"]) == ("headline", "Lee")
    assert headline[row["start"] : row["end"]] == row["text"]


def test_who_is_not_named_is_said():
    found = table("It was new: “We are closed for today.”")
    assert found.loc[0, ["speaker", "speaker_start", "type"]].tolist() == ["", -1, "unattributed"]


def test_text_without_speech_has_no_rows():
    assert len(table("Nobody came.")) == 0


def test_an_empty_corpus_is_refused():
    corpus = read(pd.DataFrame({"outlet": ["A"], "body": ["Word."]}))
    empty = type(corpus)(corpus.articles.iloc[:0], corpus.rejects, 0)
    with pytest.raises(SamestoryError, match="no articles"):
        quotations(empty)
