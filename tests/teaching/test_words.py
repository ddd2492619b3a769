"""What may be said of words: the right answer passes, each typical wrong one is told what is off."""

import math
from dataclasses import replace

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import APART, KINDS, check_apart, check_kind, lines_with, lookalike, with_house_lines


@pytest.fixture(scope="module")
def words(cases):
    return sa.keyness(cases, phrases=1)


@pytest.fixture(scope="module")
def told(cases):
    return sa.distinguish(cases, draws=99)


def any_of(words, kind):
    return words.table[words.table["kind"] == kind].iloc[0]


@pytest.mark.parametrize(
    "kind", ["keyword", "not shown within events", "one article's word", "not beyond chance"]
)
def test_only_the_table_s_kind_is_right(words, kind):
    row = any_of(words, kind)
    right = [name for name in KINDS if check_kind(words, row["outlet"], row["term"], name).right]
    assert right == [kind]


def test_a_pooled_count_and_one_article_have_hints_of_their_own(words):
    topic, single = any_of(words, "not shown within events"), any_of(words, "one article's word")
    assert (
        "within events the interval includes 0"
        in check_kind(words, topic["outlet"], topic["term"], "keyword").says
    )
    assert "One story can make" in check_kind(words, single["outlet"], single["term"], "keyword").says


def test_another_wrong_kind_is_told_what_it_needs_and_the_numbers(words):
    row = any_of(words, "keyword")
    said = check_kind(words, row["outlet"], row["term"], "not beyond chance").says
    assert "needs neither" in said
    assert f"{row['articles']} articles of {row['events']} events" in said
    assert "not one of the answers" in check_kind(words, row["outlet"], row["term"], "yes").says


def test_a_row_that_is_not_there_is_named(words):
    with pytest.raises(SamestoryError, match='no "zebra" of "Daily Beacon"'):
        check_kind(words, "Daily Beacon", "zebra", "keyword")


@pytest.mark.parametrize(
    ("printed", "masked", "right"),
    [
        (0.001, 0.001, "distinguishable by their wording"),
        (0.001, 0.4, "only house style"),
        (0.4, 0.4, "not shown to be distinguishable"),
    ],
)
def test_the_right_saying_follows_from_p_as_printed_and_masked(told, printed, masked, right):
    p = [printed, *[masked] * (len(told.table) - 1)]
    given = replace(told, table=told.table.assign(p=p))
    assert [said for said in APART if check_apart(given, said).right] == [right]


def test_each_wrong_saying_has_its_hint(told):
    said = {answer: check_apart(told, answer).says for answer in APART}
    assert len(set(said.values())) == len(APART)
    assert "bias needs a standard" in said["the outlets are biased"]
    assert "never told what slant is" in said["the outlets differ in slant"]
    assert "once the marks of the house are masked" in said["only house style"]
    assert "not one of the answers" in check_apart(told, "slant").says


def test_too_few_events_are_the_answer_where_nothing_was_told(cases):
    few = sa.distinguish(sa.read(cases.articles[cases.articles["event"] < "03"]), draws=9)
    assert check_apart(few, "too few events").right
    assert not check_apart(few, "only house style").right


def test_house_lines_go_with_names_shuffled_within_events(cases):
    drawn = with_house_lines(cases).articles
    before = cases.articles
    assert sorted(zip(drawn["event"], drawn["outlet"], strict=True)) == sorted(
        zip(before["event"], before["outlet"], strict=True)
    )
    assert (drawn["outlet"] != before["outlet"]).any()
    lines = "Sign up for the " + drawn["outlet"] + " newsletter."
    assert all(body.endswith(line) for body, line in zip(drawn["body"], lines, strict=True))
    assert with_house_lines(cases).articles.equals(drawn)


def test_house_lines_are_told_apart_as_printed_and_taken_by_the_masks():
    rows = [
        {"outlet": outlet, "event": f"e{n}", "body": f"Story {n} of a grey day in town, told again."}
        for n in range(12)
        for outlet in ("Post", "Herald")
    ]
    told = sa.distinguish(with_house_lines(sa.read(pd.DataFrame(rows))), draws=99)
    first, last = told.table.iloc[0], told.table.iloc[-1]
    assert first["macro_f1"] == 1
    assert last["p"] > 0.05
    assert not math.isnan(last["leak"])


def test_a_missing_column_is_named(cases):
    with pytest.raises(SamestoryError, match='no column "side"'):
        with_house_lines(cases, by="side")


def test_lines_are_those_that_were_counted_and_the_rest_is_said(words):
    row = any_of(words, "keyword")
    every = lines_with(words, row["term"], row["outlet"], most=1_000)
    assert len(every.rows) == row["count"]
    some = lines_with(words, row["term"], row["outlet"], most=2)
    assert len(some.rows) == 2
    assert f"and {row['count'] - 2} more lines" in repr(some)
    assert repr(lines_with(words, "zebra")) == "No line holds it."


def test_lines_from_data_stay_text():
    rows = [{"outlet": o, "event": "e", "body": "A <b>grey</b> day came."} for o in ("<i>Post</i>", "Sun")]
    found = lines_with(sa.keyness(sa.read(pd.DataFrame(rows))), "day")
    assert "<i>" not in found._repr_html_()
    assert "&lt;i&gt;" in found._repr_html_()


def test_a_lookalike_is_used_more_and_no_keyword(words):
    row = lookalike(words)
    assert row["within"] > 0
    assert row["kind"] not in ("keyword", "negative keyword")
    with pytest.raises(SamestoryError, match="no term looks like"):
        lookalike(replace(words, table=words.table.head(0)))
