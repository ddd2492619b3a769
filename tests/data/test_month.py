"""The month of coverage: complete, clean, and true to its own record."""

import re
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
import yaml

import analysis as sa

MONTH = Path(__file__).parents[2] / "data" / "month"
README = (MONTH / "README.md").read_text(encoding="utf-8")
TRUTH = yaml.safe_load((MONTH / "truth.yml").read_text(encoding="utf-8"))
EVENTS = pd.DataFrame(TRUTH["events"]).set_index("event")
CORPUS = sa.read(MONTH / "articles.csv")
ROWS = CORPUS.articles.astype({"page": int, "words": int})  # further columns are read as text
TEXTS = [*ROWS["headline"], *ROWS["body"]]
REAL = re.compile(
    r"\b(?:BBC|CNN|Reuters|Guardian|Telegraph|Mirror|Breitbart|Putin|Biden|Trump|Starmer|Sunak|Macron|Merkel"
    r"|Scholz|Zelensky|Netanyahu|Orban|Erdogan|London|Paris|Berlin|Moscow|Washington|Brussels|Russian?"
    r"|Ukrain\w+|Israel\w*|German\w*|French|France|Brit\w+|Europe\w*|America\w*|NATO|UEFA|Labour"
    r"|Conservatives|Republicans?|Democrats?)\b"
)


def planted(kind):
    return [entry for entry in TRUTH["planted"] if entry["kind"] == kind]


def events_of(entry):
    """The events that an entry of the truth names, or those that its condition picks."""
    if "where" not in entry:
        return entry["events"]
    ((column, wanted),) = entry["where"].items()
    fits = EVENTS[column].isin(wanted if isinstance(wanted, list) else [wanted])
    return EVENTS.index[fits].difference(entry.get("but", [])).tolist()


def words_by_outlet(rows):
    return rows.groupby("outlet")["words"].sum()


def late(rows, entry):
    return rows["date"].astype(str) >= str(entry["from"])


def test_every_row_is_an_article():
    assert len(CORPUS.rejects) == 0
    assert ROWS["article"].is_unique
    assert ROWS["outlet"].nunique() == 5
    assert set(ROWS["language"]) == {"en"}
    assert (ROWS["copy_of"] == "").all()


def test_the_readme_counts_what_is_there():
    assert f"**{len(ROWS)} articles, {ROWS['event'].nunique()} events, 5 outlets**" in README
    table = ROWS.groupby("outlet").agg(articles=("article", "size"), events=("event", "nunique"))
    table["words"], table["front"] = words_by_outlet(ROWS), ROWS[ROWS["page"] == 1].groupby("outlet").size()
    for outlet, row in table.iterrows():
        assert f"| {outlet} | {row.articles} | {row.events} | {row.words:,} | {row.front} |" in README
    for n_outlets, n_events in ROWS.groupby("event")["outlet"].nunique().value_counts().items():
        assert f"| {n_outlets} | {n_events} |" in README


def test_every_event_has_exactly_the_outlets_of_its_record():
    assert set(ROWS["event"]) == set(EVENTS.index)
    for event, rows in ROWS.groupby("event"):
        assert set(rows["outlet"]) == set(EVENTS.loc[event, "outlets"])
        assert rows["date"].astype(str).min() == str(EVENTS.loc[event, "first_day"])


def test_words_pages_and_times_are_those_of_a_newspaper():
    assert ROWS["words"].between(100, 1400).all()
    assert ROWS["page"].between(1, 32).all()
    assert ROWS["published"].str.fullmatch(r"2024-09-(0[1-9]|[12]\d|30)T([01]\d|2[0-3]):[0-5]\d").all()
    assert (ROWS["published"].str[:10] == ROWS["date"].astype(str)).all()
    assert ROWS["published"].is_monotonic_increasing
    assert ROWS[ROWS["page"] == 1].groupby(["outlet", "date"]).size().max() == 1, "one front page story a day"


def test_a_lead_is_one_paragraph_of_25_to_60_words():
    assert ROWS["body"].map(lambda body: 25 <= len(re.findall(r"[\w'’-]+", body)) <= 60).all()
    assert not ROWS["body"].str.contains("\n").any()


def test_nothing_is_said_twice():
    assert ROWS["headline"].is_unique
    assert ROWS["body"].is_unique
    openings = ROWS["body"].str.split().str[:4].str.join(" ")
    assert openings.is_unique


def test_the_text_is_clean_and_each_outlet_keeps_its_quotation_marks():
    for text in TEXTS:
        assert not re.search(r"[ÃÂâ\ufffd\u0080-\u009f]|\s{2}|^\s|\s$", text)
    straight = ROWS["outlet"].isin(["Daily Beacon", "Ledger Business"])
    both = ROWS["headline"] + " " + ROWS["body"]
    assert not both[straight].str.contains("[‘’“”]").any()
    assert not both[~straight].str.contains("['\"]").any()
    assert both.map(lambda text: text.count("“") == text.count("”") and text.count('"') % 2 == 0).all()


def test_no_real_outlet_person_or_country_is_named():
    assert [found for text in TEXTS for found in REAL.findall(text)] == []


@pytest.mark.parametrize("entry", planted("left_out"), ids=lambda entry: entry["outlet"])
def test_what_an_outlet_leaves_out_is_not_there(entry):
    events = events_of(entry)
    assert len(events) >= 3
    assert ROWS[ROWS["event"].isin(events) & (ROWS["outlet"] == entry["outlet"])].empty


def test_what_the_register_leaves_out_three_others_cover():
    register = next(entry for entry in planted("left_out") if entry["outlet"] == "National Register")
    assert all(len(EVENTS.loc[event, "outlets"]) >= 3 for event in register["events"])


def test_the_beacon_gives_most_room_to_crime_weather_and_celebrities():
    (entry,) = planted("room")
    inside = ROWS["event"].isin(events_of(entry))
    share = words_by_outlet(ROWS[inside]) / words_by_outlet(ROWS)
    articles = inside.groupby(ROWS["outlet"]).mean()
    assert share.idxmax() == articles.idxmax() == entry["outlet"]


def test_who_is_first_is_first_and_every_shared_event_has_a_first():
    first = ROWS.sort_values("published").groupby("event")["outlet"].first()
    named = [(event, entry["outlet"]) for entry in planted("first") for event in entry["events"]]
    assert {event: first[event] for event, _ in named} == dict(named)
    shared = EVENTS.index[EVENTS["outlets"].map(len) > 1]
    assert sorted(event for event, _ in named) == sorted(shared)


def test_a_first_is_ahead_by_more_than_a_few_minutes():
    for _, rows in ROWS.groupby("event"):
        starts = sorted(pd.to_datetime(rows.groupby("outlet")["published"].min()))
        assert all(later - earlier > pd.Timedelta(minutes=4) for earlier, later in pairwise(starts[:2]))


def test_one_event_has_three_times_the_room_at_one_outlet():
    (entry,) = planted("volume")
    words = words_by_outlet(ROWS[ROWS["event"].isin(entry["events"])])
    ratio = words[entry["outlet"]] / words.drop(entry["outlet"]).mean()
    assert ratio == pytest.approx(entry["ratio"], rel=0.1)


def test_the_tribunes_water_story_triples_and_the_others_stay_as_they_were():
    (entry,) = planted("step_in_volume")
    rows = ROWS[ROWS["event"].isin(entry["events"])]
    counts = rows.groupby(["outlet", late(rows, entry)])["words"].agg(["size", "sum"]).unstack()
    ratio = pd.DataFrame({key: counts[key][True] / counts[key][False] for key in ("size", "sum")})
    assert ratio.loc[entry["outlet"], "size"] == entry["ratio"]
    assert ratio.loc[entry["outlet"], "sum"] == pytest.approx(entry["ratio"], rel=0.15)
    assert ratio.drop(entry["outlet"]).stack().between(0.85, 1.15).all()


def test_the_beacons_headlines_turn_harsh_and_its_leads_and_the_others_do_not():
    (entry,) = planted("step_in_headlines")
    for feature, direction in entry["features"].items():
        gaps = sa.gap(CORPUS, feature).reset_index()
        after = late(ROWS.set_index("article").loc[gaps["article"]].reset_index(), entry)
        means = gaps.groupby(["outlet", after.to_numpy()])[["headline", "body"]].mean().unstack()
        change = means.xs(True, axis=1, level=1) - means.xs(False, axis=1, level=1)
        step = change["headline"] * (1 if direction == "higher" else -1)
        assert step.idxmax() == entry["outlet"]
        assert step.max() > 3 * step.drop(entry["outlet"]).abs().max()
        assert abs(change.loc[entry["outlet"], "body"]) < abs(change.loc[entry["outlet"], "headline"]) / 10


def test_the_tribunes_headlines_go_beyond_its_leads_in_both_halves():
    (entry,) = planted("headline_beyond_lead")
    (step,) = planted("step_in_headlines")
    for feature, direction in entry["features"].items():
        gaps = sa.gap(CORPUS, feature).reset_index()
        after = late(ROWS.set_index("article").loc[gaps["article"]].reset_index(), step).to_numpy()
        means = gaps.groupby(["outlet", after])["gap"].mean().unstack() * (1 if direction == "higher" else -1)
        assert means[False].idxmax() == entry["outlet"]
        assert means.loc[entry["outlet"]].min() > 0
        assert means[True].drop(step["outlet"]).idxmax() == entry["outlet"]


def test_ledgers_record_of_an_economic_side_covers_all_that_it_prints():
    ledger = EVENTS["outlets"].map(lambda outlets: "Ledger Business" in outlets)
    assert EVENTS.loc[ledger, "economic_side"].all()


def test_five_events_let_a_class_separate_the_harsh_headlines_from_the_agenda():
    (entry,) = planted("step_in_headlines")
    rows = ROWS[ROWS["outlet"] == entry["outlet"]]
    sides = late(rows, entry).groupby(rows["event"]).nunique()
    assert (sides == 2).sum() == 5
    assert "Five events that the Beacon covers on both sides" in README
