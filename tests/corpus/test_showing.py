"""A corpus shows what came in and what was refused, and other people's text stays text."""

import re

import pandas as pd
import pytest

import analysis as sa
from analysis.corpus.showing import excerpt, table_of

EVIL = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\u202eb", "$x$ & {y}"]


@pytest.mark.parametrize("evil", EVIL)
def test_every_cell_and_column_name_is_escaped_and_its_direction_ends(evil):
    shown = table_of(pd.DataFrame({evil: [evil], "n": [1.0]}))
    inside = re.sub(r"</?(table|thead|tbody|tr|th|td|bdi)( [a-z]+=\"[^\"<>]*\")*>", "", shown)
    assert "<" not in inside
    assert shown.count("<bdi>") == shown.count("</bdi>") == 3


def test_numbers_are_short_and_a_missing_one_is_a_dash():
    shown = table_of(pd.DataFrame({"x": [0.12345, float("nan"), 12345.0]}))
    assert re.findall(r"right[^>]*>([^<]*)<", shown) == ["0.12", "–", "12,345"]


def test_only_the_first_rows_are_shown():
    assert table_of(pd.DataFrame({"x": range(100)}), most=3).count("<tr>") == 4


def test_an_excerpt_is_one_line_and_bounded():
    assert excerpt("a\n\nb") == "a b"
    assert len(excerpt("x" * 10_000_000)) == 81


def test_a_corpus_shows_its_first_articles_and_every_reason_of_a_refusal():
    bodies = [f"Text {n}." for n in range(9)] + [""]
    corpus = sa.read(pd.DataFrame({"outlet": "A <b>", "event": "e", "headline": "H", "body": bodies}))
    shown = corpus._repr_html_()
    assert "A &lt;b&gt;" in shown
    assert "<b>Refused</b>" in shown
    assert "The first 5 of 9" in shown
    assert "Text 4." in shown
    assert "Text 5." not in shown
    assert corpus.rejects["reason"].iloc[0] in shown


def test_an_empty_corpus_and_one_without_refusals_show_themselves():
    assert "Refused" in sa.read(pd.DataFrame({"outlet": ["A"], "body": [""]}))._repr_html_()
    assert "Refused" not in sa.read(pd.DataFrame({"outlet": ["A"], "body": ["x"]}))._repr_html_()
