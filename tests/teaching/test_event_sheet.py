"""Events by hand: a sheet out, filled, and back; nothing suggested is used, nothing wrong passes."""

import pandas as pd
import pytest

import analysis as sa
from analysis import teaching
from analysis.errors import SamestoryError
from analysis.teaching import event_sheet, suggestion_agreement, with_events


@pytest.fixture(scope="module")
def bare(cases):
    """The bundled cases as somebody has them who has not filled the events."""
    return sa.read(cases.articles[["outlet", "date", "headline", "body"]])


@pytest.fixture(scope="module")
def filled(bare, cases):
    """The sheet as somebody would fill it who knows the events."""
    table = event_sheet(bare).table
    known = dict(zip(cases.articles["body"].str[:60], cases.articles["event"], strict=True))
    bodies = bare.articles.set_index("article")["body"].str[:60]
    return table.assign(event=table["article"].map(bodies).map(known))


def test_the_sheet_has_a_row_an_article_and_no_event_is_filled_by_itself(bare):
    sheet = event_sheet(bare)
    assert list(sheet.table) == ["article", "outlet", "date", "headline", "begins", "looks_like", "event"]
    assert sorted(sheet.table["article"]) == sorted(bare.articles["article"])
    assert set(sheet.table["event"]) == {""}
    assert (with_events(bare, sheet).articles["event"] == "").all()


@pytest.mark.parametrize("name", ["events.xlsx", "events.csv"])
def test_a_sheet_that_was_saved_filled_and_saved_again_comes_back(bare, filled, cases, tmp_path, name):
    teaching.EventSheet(filled).save(tmp_path / name)
    back = with_events(bare, tmp_path / name)
    assert back.articles["event"].tolist() == cases.articles["event"].tolist()
    assert len(back.rejects) + len(back) == back.rows_in
    assert "events: filled by hand for 40 of 40 articles." in back.log


def test_a_file_that_may_be_filled_is_not_overwritten(bare, tmp_path):
    sheet = event_sheet(bare)
    sheet.save(tmp_path / "events.xlsx")
    with pytest.raises(SamestoryError, match=r"events\.xlsx is there already and may hold your events"):
        sheet.save(tmp_path / "events.xlsx")
    with pytest.raises(SamestoryError, match=r"must end in \.xlsx or \.csv"):
        sheet.save(tmp_path / "events.ods")


def test_a_formula_in_a_headline_or_a_name_stays_text_and_is_found_again(tmp_path):
    rows = {"article": ["=1+1", "@b"], "outlet": ["A", "B"], "headline": "=cmd()", "body": "-1 is cold."}
    corpus = sa.read(pd.DataFrame(rows))
    for name in ("e.xlsx", "e.csv"):
        event_sheet(corpus).save(tmp_path / name)
        raw = sa.read(tmp_path / name, columns={"body": "begins"}).articles
        assert raw["article"].str.startswith("'").all()
        assert raw["headline"].str.startswith("'=").all()
        assert "2 articles without an event" in with_events(corpus, tmp_path / name).log[-1]


def test_blank_rows_and_rows_taken_out_are_counted_and_listed(bare, filled):
    some = filled.assign(event=filled["event"].where(filled.index > 1, "  ")).drop(index=39)
    back = with_events(bare, some)
    gone = filled.loc[[0, 1, 39], "article"]
    assert sorted(back.articles.loc[back.articles["event"] == "", "article"]) == sorted(gone)
    assert back.log[-1].startswith("events: 3 articles without an event")
    assert all(name in back.log[-1] for name in gone)


def test_events_of_one_outlet_and_names_that_look_alike_are_named(bare, filled):
    names = filled["event"].str.replace("02-varn-flood", "Varn flood")
    names[names.index[names == "Varn flood"][:2]] = "varn  flood"
    names.iloc[-1] = "my own"
    log = " ".join(with_events(bare, filled.assign(event=names)).log)
    assert '"Varn flood" and "varn flood" look alike' in log
    assert "1 event of one outlet alone, not compared: my own." in log


def test_strange_and_repeated_articles_and_missing_columns_stop_with_their_rows(bare, filled):
    strange = filled.replace({"article": {filled["article"][3]: "row-999"}})
    with pytest.raises(SamestoryError, match=r'not in this corpus: "row-999" \(row 5\)'):
        with_events(bare, strange)
    with pytest.raises(SamestoryError, match=r"stands above already: .* \(row 42\)"):
        with_events(bare, pd.concat([filled, filled.head(1)]))
    with pytest.raises(SamestoryError, match=r'no column "event"\. Columns found: article, outlet'):
        with_events(bare, filled.drop(columns="event"))


def test_a_sheet_of_another_state_of_the_corpus_is_not_taken(bare, filled):
    """Names made from row numbers move when a row is taken out above."""
    fewer = sa.read(bare.articles[["outlet", "date", "headline", "body"]].drop(index=0))
    with pytest.raises(SamestoryError, match="another text than the article has"):
        with_events(fewer, filled[filled["article"] != "row-000040"])


def test_damage_that_spreadsheet_programs_do_is_forgiven(bare, filled, cases):
    harmed = filled.assign(
        headline=filled["headline"].str.replace("’", "â€™") + " ", begins=filled["begins"].str.upper()
    )
    with pytest.raises(SamestoryError, match="begins"):
        with_events(bare, harmed)
    back = with_events(bare, harmed.drop(columns="begins"))
    assert back.articles["event"].tolist() == cases.articles["event"].tolist()


def test_a_file_that_is_not_there_or_not_readable_is_named(bare, tmp_path):
    with pytest.raises(SamestoryError, match=r"mine\.xlsx is not there"):
        with_events(bare, tmp_path / "mine.xlsx")
    (tmp_path / "bad.xlsx").write_bytes(b"no archive")
    with pytest.raises(SamestoryError, match=r"bad\.xlsx, row 1: not readable as a spreadsheet"):
        with_events(bare, tmp_path / "bad.xlsx")


def test_the_same_sheet_gives_the_same_bytes(bare, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        event_sheet(bare).save(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_agreement_is_counted_in_pairs():
    corpus = sa.read(
        pd.DataFrame({"outlet": list("ABCD"), "event": ["e", "e", "e", "f"], "body": "A calm day."})
    )
    table = event_sheet(corpus).table.set_index("article").loc[corpus.articles["article"]].reset_index()
    sheet = teaching.EventSheet(table.assign(looks_like=["1", "1", "", "1"]))
    said = suggestion_agreement(sheet, corpus).lines
    assert said[0] == "The suggestion puts 3 pairs of articles together; 1 of them report one event."
    assert said[1].startswith("Of the 3 pairs that report one event it finds 1 and misses 2; 1 article got")


def test_another_column_can_be_compared_and_one_that_is_not_there_is_named(cases):
    sides = sa.read(cases.articles.assign(side=["left", "right"] * 20), by="side")
    assert set(event_sheet(sides, "side").table["outlet"]) == {"left", "right"}
    with pytest.raises(SamestoryError, match='no column "camp"'):
        event_sheet(sides, "camp")
    one = event_sheet(sides, "side").table.assign(event=lambda table: table["outlet"])
    assert "2 events of one side alone" in " ".join(with_events(sides, one, "side").log)
