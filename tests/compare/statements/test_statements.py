from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.compare.statements import statements
from analysis.corpus import read
from analysis.errors import SamestoryError


def make(bodies, **columns):
    frame = {"outlet": list(bodies), "event": "flood", "body": list(bodies.values()), **columns}
    return read(pd.DataFrame(frame))


def test_what_all_tell_and_what_one_leaves_out(event):
    found = statements(event)
    assert found.reported_by_all["reported_by"].tolist() == ["A; B; C"]
    absent = found.left_out_by("B")
    assert absent["verdict"].tolist() == ["not found"]
    assert "inquiry" in absent["wording"].iloc[0]
    assert absent["told_by"].tolist() == ["A; C"]


def test_only_by_lists_what_nobody_else_tells(event):
    assert statements(event).only_by("B")["wording"].tolist() == ["Hotels gave free meals to pensioners."]


def test_figures_that_differ_are_one_statement_and_a_conflict(event):
    found = statements(event)
    conflict = found.numbers[found.numbers["conflict"] & (found.numbers["basis"] == "statement")]
    assert set(conflict["value"]) == {1900.0, 2400.0}
    assert conflict["statement"].nunique() == 1


def test_matrix_counts_sentences_and_positions_say_when(event):
    found = statements(event)
    gates = found.reported_by_all["statement"].iloc[0]
    assert found.matrix.loc[gates].tolist() == [1.0, 1.0, 1.0]
    assert found.positions.loc[gates, "A"] == 0.0
    assert found.positions.loc[gates, "C"] > 0.4
    assert found.matrix.to_numpy().sum() == len(found.units)


def test_offsets_cut_out_the_sentences(cases):
    found = statements(cases, "02-varn-flood")
    texts = cases.articles.set_index("article")
    for row in found.units.itertuples():
        column = "headline" if row.part == "headline" else "body"
        assert texts.loc[row.article, column][row.start : row.end] == row.text


def test_facts_in_ones_own_words_are_looked_for_in_every_text(event):
    found = statements(
        event, "flood", facts={"meals": "Hotels gave pensioners meals.", "gates": "Dam gates opened."}
    )
    told = found.facts.pivot_table(index="fact", columns="outlet", values="verdict", aggfunc="first")
    assert told.loc["meals"].tolist() == ["not found", "told", "not found"]
    assert told.loc["gates"].tolist() == ["told", "told", "told"]
    assert any("facts asked for" in sentence for sentence in found.sentences)


def test_swapping_outlet_names_swaps_the_result_and_nothing_else(event):
    swapped = statements(
        read(event.articles.assign(outlet=event.articles["outlet"].map({"A": "B", "B": "A", "C": "C"})))
    )
    assert statements(event).only_by("B")["wording"].tolist() == swapped.only_by("A")["wording"].tolist()


def test_the_same_call_gives_the_same_result(cases):
    one, other = (statements(cases, "07-plant-leak") for _ in range(2))
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(one.absences, other.absences)


def test_several_events_are_numbered_through(cases):
    found = statements(cases)
    assert found.table["statement"].tolist() == list(range(1, len(found.table) + 1))
    assert found.table["event"].nunique() == 8
    assert found.table.groupby("event")["of"].first().eq(5).all()
    assert set(found.units["statement"]) == set(found.table["statement"])


def test_identical_articles_are_one_voice_and_said_to_be():
    text = "The council closed the old clinic on Friday. It had spent too much money on new beds. " * 8
    found = statements(make({"A": text, "B": text}))
    assert (found.table["outlets"] == 2).all()
    assert not len(found.absences)
    assert any("wire copy" in note for note in found.notes)


def test_days_and_short_articles_are_said(event):
    frame = event.articles.assign(date=["2024-03-13", "2024-03-12", "2024-03-13"])
    found = statements(read(frame))
    assert found.left_out_by("B")["published_before"].tolist() == [True]
    assert any("different days" in note for note in found.notes)
    assert any("short" in note for note in found.notes)


@pytest.mark.parametrize(
    "bodies",
    [
        {"A": "The old gates opened at night."},
        {"A": "Yes.", "B": "No."},
        {"A": "x", "B": "The gates opened."},
    ],
)
def test_one_outlet_and_next_to_no_text_give_an_answer(bodies):
    found = statements(make(bodies), "flood", facts=["The gates opened."])
    assert len(found.absences) == 0
    assert found.sentences
    assert "Statements(" in repr(found)
    assert found._repr_html_().startswith("<p>")


def test_two_hundred_outlets_give_an_answer():
    bodies = {
        f"o{n:03}": f"The old gates opened at night. Guest {n} sang a song number {n}." for n in range(200)
    }
    found = statements(make(bodies))
    assert found.table["outlets"].max() == 200


def test_hostile_text_stays_text():
    text = "<script>alert(1)</script> gates were opened at night by officials."
    html = statements(make({"A": text, "B": text + " More guards came later."}))._repr_html_()
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"event": "none"}, 'no event "none"'),
        ({"by": "colour"}, 'no column "colour"'),
        ({"threshold": 1.5}, "between 0 and 1"),
        ({"threshold": "high"}, "between 0 and 1"),
        ({"facts": 3}, "list or a dict"),
        ({"likeness": "embeddings"}, "embeddings\\(folder\\) makes one"),
        ({"facts": "one string"}, "list or a dict"),
        ({"facts": [""]}, "must be sentences"),
    ],
)
def test_wrong_calls_are_said_in_words(event, arguments, message):
    with pytest.raises(SamestoryError, match=message):
        statements(event, **arguments)


def test_facts_need_one_event(cases):
    with pytest.raises(SamestoryError, match="one event"):
        statements(cases, facts=["The dam was opened."])


def test_events_of_one_outlet_are_an_error_with_a_way_out():
    with pytest.raises(SamestoryError, match="two outlets"):
        statements(make({"A": "The old gates opened at night."}))


def test_an_outlet_that_is_not_there_is_named(event):
    with pytest.raises(SamestoryError, match="there is no outlet"):
        statements(event).left_out_by("Z")


def test_a_likeness_of_ones_own_takes_part(event):
    found = statements(event, likeness=lambda texts: np.eye(len(texts)), threshold=0.5)
    assert (found.table["outlets"] == 1).all()
    assert any("own" in note for note in found.notes)


def test_sources_say_who_is_named_by_whom(cases):
    sources = statements(cases, "02-varn-flood").sources.set_index("source")
    assert sources.loc["Piet Lassow", "outlets"] >= 2
    assert "The Harbour Courier" in sources.loc["Piet Lassow", "named_by"]


def test_articles_that_take_no_part_are_counted(event):
    alone = pd.DataFrame({"outlet": ["A"], "event": ["storm"], "body": ["A storm came over the old town."]})
    found = statements(read(pd.concat([event.articles[["outlet", "event", "body"]], alone])))
    assert found.events == ("flood",)
    assert any(note.startswith("1 article without a value") for note in found.notes)


def test_an_article_on_another_story_is_joined_with_nothing_and_said(cases):
    table = cases.articles
    flood = table[table["event"] == "02-varn-flood"]
    strike = table[(table["event"] == "03-port-ellisar-strike") & (table["outlet"] == "Daily Beacon")]
    mixed = pd.concat([flood[flood["outlet"] != "Daily Beacon"], strike.assign(event="02-varn-flood")])
    found = statements(read(mixed))
    assert "Daily Beacon" in set(found.units["outlet"])
    assert not found.table.loc[found.table["outlets"] > 1, "reported_by"].str.contains("Beacon").any()
    assert found.left_out_by("Daily Beacon").empty
    assert any("another story (02-varn-flood: Daily Beacon)" in note for note in found.notes)


def test_the_cases_are_one_story_each(cases):
    assert not any("another story" in note for note in statements(cases).notes)


FRAMES = ("table", "matrix", "positions", "units", "absences", "numbers", "sources")


@pytest.mark.parametrize("seed", [0, 1])
def test_the_order_of_rows_changes_nothing(cases, seed):
    rows = cases.articles[cases.articles["event"].isin(sorted(set(cases.articles["event"]))[:3])]
    here = statements(replace(cases, articles=rows.reset_index(drop=True)))
    mixed = rows.sample(frac=1, random_state=seed).reset_index(drop=True)
    there = statements(replace(cases, articles=mixed))
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(here, name), getattr(there, name), check_exact=True)
    assert here.notes == there.notes


def test_one_outlet_alone_is_told_so_and_nothing_is_counted(event):
    alone = event.articles[event.articles["outlet"] == "A"].reset_index(drop=True)
    found = statements(replace(event, articles=alone), "flood")
    assert found.sentences == (
        f"In this event there is one outlet only, with {len(found.table)} statements: nothing to compare, "
        "nothing can be missing.",
    )
