"""The report: everything that came in is on the page, every link leads somewhere, nothing in it runs."""

import csv
import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.features.cards import cards
from analysis.figures.wording import QUESTION, headline
from analysis.measure import evidence, measure
from analysis.report import build, pictures, report
from analysis.report.events import events_of
from analysis.report.pairs import pair_rows
from analysis.wording import number

HOSTILE = (
    "<script>alert(1)</script>",
    '"onmouseover="alert(2)',
    "</script><img src=x onerror=alert(3)>",
    "=cmd()|' /C calc'!A0",
    "{{ 7 * 7 }}",
)
SAID = "He said: \u201cIt was awful.\u201d"
FEATURES = ("sentiment", "loaded.words", "readability.flesch")


def corpus(events=7, outlets=("Post", "Herald", "Courier"), **columns):
    """Short articles; each outlet has its own habit, and the words differ from event to event."""
    habits = ("A brutal, shocking attack. All fled.", "Aid came early. People felt safe.", "It was cold.")
    rows = [
        {
            "event": f"event {n}",
            "outlet": outlet,
            "date": "2023-08-18",
            "headline": f"Headline {n} by {outlet}",
            "body": f"{habits[k % 3]} Good and bad {'days ' * (n + k)}.\n\n{SAID}",
        }
        for n in range(events)
        for k, outlet in enumerate(outlets)
    ]
    return read(pd.DataFrame(rows).assign(**columns))


class Page(HTMLParser):
    """What a browser would see: tags with attributes, and text by tag."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tags, self.words, self.stack = [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.stack = [tag]

    def handle_data(self, data):
        if self.stack[-1:] not in (["script"], ["style"]):
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag, attribute):
        return [attrs[attribute] for name, attrs in self.tags if name == tag and attribute in attrs]


def pages(home):
    return {path.relative_to(home).as_posix(): Page(path) for path in sorted(home.rglob("*.html"))}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("out")
    return build(corpus(), home, features=FEATURES)


def test_all_that_was_promised_is_written(made):
    home = made.index.parent
    names = ["measures.parquet", "comparison.csv", "pairs.csv", "rejects.csv", "manifest.json", "index.html"]
    assert all((home / name).is_file() for name in names)
    assert len(list(home.glob("events/*.html"))) == 7
    assert len(list(home.glob("features/*.html"))) == len(made.measures.features)
    assert len(list(home.glob("figures/*.png"))) == len(made.measures.features) + 1


def test_the_overview_links_every_event_by_name(made):
    page = Page(made.index)
    assert {f"events/{n + 1:03}-event-{n}.html" for n in range(7)} <= set(page.all("a", "href"))
    assert all(f"event {n}" in page.text for n in range(7))


def test_every_row_of_the_comparison_stands_in_the_table_with_its_verdict(made):
    table = made.comparison.table
    shown = [attrs for tag, attrs in Page(made.index).tags if tag == "tr" and "data-outlet" in attrs]
    told = {(row["data-feature"], row["data-outlet"], row["data-verdict"]) for row in shown}
    assert told == set(zip(table["feature"], table["outlet"], table["verdict"], strict=True))
    assert len(shown) == len(table)


def test_every_link_and_picture_leads_to_a_file_of_the_report(made):
    home = made.index.parent
    for name, page in pages(home).items():
        for address in (*page.all("a", "href"), *page.all("img", "src")):
            parts = urlsplit(address)
            assert not parts.scheme
            assert not parts.netloc
            target = (home / name).parent / parts.path if parts.path else home / name
            assert target.resolve().is_file(), address


def test_a_difference_opens_the_events_it_is_made_of(made):
    home = made.index.parent
    for address in Page(made.index).all("a", "href"):
        path, _, anchor = address.partition("#")
        if path.startswith("features/") and anchor:
            assert anchor in Page(home / path).all("details", "id")


def test_event_differences_on_a_feature_s_page_name_that_feature(made):
    page = Page(made.index.parent / "features" / "loaded.words.html")
    events = [address for address in page.all("a", "href") if "../events/" in address]
    assert len(events) == len(made.comparison.differences.query("feature == 'loaded.words'"))
    assert {address.partition("#")[2] for address in events} == {
        f"feature=loaded.words&article={n}" for n in (1, 2, 3)
    }


@pytest.fixture(scope="module")
def loaded(made):
    return Page(made.index.parent / "features" / "loaded.words.html")


def test_a_feature_s_page_shows_every_pair_of_its_own_in_both_directions(made, loaded):
    rows = dict(pair_rows(made.comparison, "loaded.words"))
    pairs = made.comparison.pairs.query("feature == 'loaded.words'")
    outlets = sorted(rows)
    for _, pair in pairs.iterrows():
        one, other = outlets.index(pair["outlet"]), outlets.index(pair["other"])
        there, back = rows[pair["outlet"]][other], rows[pair["other"]][one]
        assert there.difference == number(pair["difference"], signed=True)
        assert back.difference == number(-pair["difference"], signed=True)
        assert there.apart == back.apart == (pair["p"] < 0.05)
        assert f"{there.difference}{there.interval}{there.chance}" in loaded.text
    assert all(rows[outlet][n] is None for n, outlet in enumerate(outlets))


def test_two_outlets_have_no_square_of_pairs(tmp_path):
    made = build(corpus(outlets=("Post", "Herald")), tmp_path, features="loaded.words")
    assert pair_rows(made.comparison, "loaded.words") == []


def test_each_row_shows_the_smallest_detectable_difference_and_from_how_many_it_differs(made, loaded):
    for _, row in made.comparison.table.query("feature == 'loaded.words'").iterrows():
        assert f"smallest detectable {number(row['smallest_detectable'])}" in loaded.text
        assert f"differs from {row['differs_from']:.0f} of 2 singly" in loaded.text


def test_choices_are_counted_and_named(made, loaded):
    row = made.comparison.table.query("feature == 'loaded.words'").iloc[0]
    agree = round(row["choices_agree"] * row["choices"])
    assert f"{agree} of {row['choices']} other choices" in loaded.text
    for page in (loaded, Page(made.index)):
        assert "the headline, the voice, the word list, the scale" in page.text


def test_a_card_shows_size_groups_and_what_people_reach(loaded):
    for card in cards():
        if card.feature == "loaded.words":
            assert all(
                part in loaded.text for part in (card.gold, card.scope, f"{card.n:,}", f"{card.groups:,}")
            )
            assert (f"{card.ceiling:.2f}" if card.ceiling < 1 else "not known") in loaded.text
    assert "nGroupsChanceFigurePeopleGrade" in loaded.text


def test_the_words_of_a_figure_stand_beside_it_as_text(made, loaded):
    rows = made.comparison.table.query("feature == 'loaded.words'")
    assert headline(rows) in loaded.text
    for _, row in rows.iterrows():
        assert f"{row['outlet']}: {number(row['difference'], signed=True)}, {row['verdict']}" in loaded.text


def test_an_event_is_titled_by_its_name_and_told_by_its_outlets_not_by_a_headline(tmp_path):
    made = build(corpus(event=["01-port_strike"] * 21), tmp_path, features="loaded.words")
    page = next(page for name, page in pages(tmp_path).items() if name.startswith("events/"))
    assert "01 port strike 21 texts by Courier, Herald, Post" in page.text
    assert "01 port strike" in Page(made.index).text


@pytest.mark.parametrize("name", ["Covid-19", "left-right debate", "2023-08-18", "event"])
def test_a_name_that_is_no_folder_s_stays_as_it_is(name):
    [event] = events_of(corpus(events=1, event=name), "event", "outlet")
    assert (event.title, event.about) == (name, "3 texts by Courier, Herald, Post")


def marks_on(home, name):
    page = (home / name).read_text(encoding="utf-8")
    return json.loads(re.search(r'id="marks">(.*?)</script>', page, re.DOTALL)[1])


def painted(data, feature, article):
    """The marks as the page's script reads them: start, length, label, weight, kind."""
    layer = data["layers"][data["features"][feature]["layer"]]
    flat, start, found = layer["marks"][article], 0, []
    for at in range(0, len(flat), 5):
        step, length, label, weight, kind = flat[at : at + 5]
        start += step
        name = data["features"][feature]["labels"][label]
        found.append((start, length, name, layer["weights"][weight], kind))
    return found


@pytest.mark.parametrize("feature", ["sentiment.vader", "loaded.words", "sentiment.huliu_net"])
def test_the_marks_on_the_page_are_the_evidence(made, feature):
    data = marks_on(made.index.parent, "events/003-event-2.html")
    articles = made.corpus.articles.query("event == 'event 2'").sort_values("outlet")
    for place, (_, row) in enumerate(articles.iterrows()):
        proof = evidence(made.corpus, row["article"], feature)
        body = (proof["part"] != "headline").to_numpy() * (len(row["headline"]) + 2)
        columns = (proof["start"] + body, proof["end"] - proof["start"], proof["label"], proof["counted"])
        wanted = sorted(zip(*columns, strict=True))
        found = painted(data, feature, place)
        assert sorted((start, size, label, kind & 7 == 0) for start, size, label, _, kind in found) == wanted


@pytest.mark.parametrize("feature", ["sentiment.huliu_net", "loaded.words"])
def test_counted_weights_on_the_page_add_up_to_the_measure_s_total(made, feature):
    data = marks_on(made.index.parent, "events/001-event-0.html")
    articles = made.corpus.articles.query("event == 'event 0'").sort_values("outlet")["article"]
    for place, article in enumerate(articles):
        added = [weight for *_, weight, kind in painted(data, feature, place) if not kind & (7 | 16)]
        assert sum(added) == pytest.approx(made.measures.totals.loc[article, feature])


def test_a_quoted_word_is_shown_as_not_counted(made):
    data = marks_on(made.index.parent, "events/001-event-0.html")
    quoted = [
        kind for start, size, *_, kind in painted(data, "sentiment.huliu_net", 0) if size == len("awful")
    ]
    assert data["why"][quoted[-1] & 7] == "quoted"


def test_offsets_count_as_a_browser_counts(tmp_path):
    texts = ["\U0001f600 Peace \U0001f600 brutal end.", "Calm."]
    given = read(
        pd.DataFrame({"event": "e", "outlet": ["A", "B"], "headline": "\U0001f600 Hm", "body": texts})
    )
    made = build(given, tmp_path, features="sentiment.huliu_net")
    [(address, page)] = [item for item in pages(tmp_path).items() if item[0].startswith("events/")]
    places = [int(at) for tag, attrs in page.tags for at in [attrs.get("data-at")] if at]
    text = texts[0].encode("utf-16-le")
    starts = [start for start, *_ in painted(marks_on(tmp_path, address), "sentiment.huliu_net", 0)]
    words = [text[2 * (start - places[1]) :].decode("utf-16-le").split()[0] for start in starts]
    assert words == ["Peace", "brutal"]
    assert made.comparison is not None


def test_hostile_text_stays_text_everywhere(tmp_path):
    given = corpus(outlets=("Post", *HOSTILE[:2]))
    rows = given.articles.assign(event=lambda table: table["event"] + HOSTILE[2], headline=" ".join(HOSTILE))
    rows["body"] += " ".join(HOSTILE)
    build(read(rows.drop(columns="article")), tmp_path, features="loaded.words")
    for page in pages(tmp_path).values():
        scripts = [attrs for tag, attrs in page.tags if tag == "script"]
        assert all(attrs in ({}, {"type": "application/json", "id": "marks"}) for attrs in scripts)
        assert not [attr for _, attrs in page.tags for attr in attrs if attr.startswith("on")]
        assert not [attrs for tag, attrs in page.tags if tag == "img" and attrs["src"] == "x"]
    whole = " ".join(page.text for page in pages(tmp_path).values())
    assert all(text in whole for text in HOSTILE)


def test_only_the_scripts_of_the_package_may_run(made):
    for path in made.index.parent.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        allowed = set(re.findall(r"'sha256-([^']+)'", text))
        scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
        digests = {hashlib.sha256(script.encode()).digest() for script in scripts}
        assert scripts
        assert {b64encode(digest).decode() for digest in digests} <= allowed


def test_unseen_direction_marks_are_made_visible_one_for_one(tmp_path):
    body = "Be\u202efore and\u2066after."
    given = read(pd.DataFrame({"event": "e", "outlet": ["A", "B"], "body": [body, "Calm."]}))
    build(given, tmp_path, features="loaded.words")
    page = next(page for name, page in pages(tmp_path).items() if name.startswith("events/"))
    assert "Be\ufffdfore and\ufffdafter." in page.text
    assert "2 characters that are not seen" in page.text


def test_tables_hold_no_formula(tmp_path):
    build(corpus(outlets=("=cmd()", "+1", "@x")), tmp_path, features="loaded.words")
    with (tmp_path / "comparison.csv").open(newline="", encoding="utf-8") as file:
        outlets = {row["outlet"] for row in csv.DictReader(file)}
    assert outlets == {"'=cmd()", "'+1", "'@x"}


def test_the_same_corpus_gives_the_same_bytes_over_an_older_report_too(made, tmp_path):
    build(corpus(events=9), tmp_path, features="loaded.words")
    build(corpus(), tmp_path, features=FEATURES)
    old, new = (
        {p.relative_to(h): p.read_bytes() for p in h.rglob("*.*")} for h in (made.index.parent, tmp_path)
    )
    assert old == new


def test_pictures_drawn_by_two_workers_have_the_same_bytes(made, tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "PICTURES_A_WORKER", 1)
    names = {feature: f"{feature}.png" for feature in made.measures.features[:2]}
    pictures.save_pictures(made.comparison, names, tmp_path, workers=2)
    for name in names.values():
        assert (tmp_path / name).read_bytes() == (made.index.parent / "figures" / name).read_bytes()


def test_the_manifest_holds_the_hash_of_every_other_file_and_no_path_of_this_machine(made):
    home = made.index.parent
    text = (home / "manifest.json").read_text(encoding="utf-8")
    outputs = json.loads(text)["outputs"]
    files = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert set(outputs) == files - {"manifest.json"}
    assert all(
        hashlib.sha256((home / name).read_bytes()).hexdigest() == value for name, value in outputs.items()
    )
    assert str(Path.home()) not in text
    assert str(home) not in text


def test_files_in_a_folder_that_is_not_a_report_are_left_alone(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "mine.png").write_bytes(b"mine")
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SamestoryError, match=r"holds files, but no manifest\.json .* -o, or empty this one"):
        build(corpus(events=2), tmp_path, features="loaded.words")
    assert (tmp_path / "figures" / "mine.png").read_bytes() == b"mine"
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == "{}"
    assert not (tmp_path / "index.html").exists()


def test_an_empty_folder_is_taken_whatever_hidden_files_it_has(tmp_path):
    (tmp_path / ".hidden").write_text("", encoding="utf-8")
    assert report(corpus(events=2), tmp_path, features="loaded.words").is_file()


def test_refused_rows_are_shown_with_their_reason(tmp_path):
    rows = corpus().articles.drop(columns="article")
    rows.loc[3, "body"] = ""
    made = build(read(rows), tmp_path, features="loaded.words")
    text = Page(made.index).text
    assert "21 rows in = 20 articles measured + 1 refused" in text
    assert made.corpus.rejects["reason"].iloc[0] in text


def test_one_text_without_an_outlet_is_marked_and_the_page_says_why_it_is_not_compared(tmp_path):
    text = tmp_path / "article.txt"
    text.write_text("The brutal attack shocked all.\n\nThey fled at once.", encoding="utf-8")
    made = build(read(text), tmp_path / "out", features=("loaded", "sentiment"))
    assert made.comparison is None
    assert "One text without an outlet can be marked but not compared" in Page(made.index).text
    address, page = next(item for item in pages(tmp_path / "out").items() if item[0].startswith("events/"))
    assert "can be marked but not compared" in page.text
    assert painted(marks_on(tmp_path / "out", address), "loaded.words", 0)


@pytest.mark.parametrize("columns", [{"outlet": "Post"}, {"event": [f"e{n}" for n in range(21)]}])
def test_one_outlet_or_no_shared_event_is_marked_and_said(tmp_path, columns):
    made = build(corpus(**columns), tmp_path, features="loaded.words")
    assert made.comparison is None
    assert "Marked, but not compared" in Page(made.index).text
    assert (tmp_path / "comparison.csv").read_text(encoding="utf-8").startswith("feature,outlet,n_events")
    assert not {"comparison.csv", "pairs.csv"} & set(Page(made.index).all("a", "href"))


def test_any_column_can_name_the_outlets(tmp_path):
    given = corpus(side=["left", "right", "centre"] * 7)
    made = build(given, tmp_path, by="side", features="loaded.words")
    assert set(made.comparison.table["outlet"]) == {"left", "right", "centre"}
    assert "How 3 sides told 7 events" in Page(made.index).text


def test_names_are_taken_as_they_stand_where_they_are_odd(tmp_path):
    odd = ["left ", "2020", "\u5317\u4eac\u65e5\u62a5"] * 7
    made = build(
        corpus(side=odd, story=[f" s{n}" for n in range(7) for _ in range(3)]),
        tmp_path,
        by="side",
        within="story",
        features=FEATURES,
    )
    assert set(made.comparison.table["outlet"]) == set(odd)
    assert len(list(tmp_path.glob("events/*.html"))) == 7


def test_a_column_that_is_not_there_is_an_error_that_names_those_that_are(tmp_path):
    with pytest.raises(SamestoryError, match=r'no column "sied"\. The articles have: .*outlet'):
        report(corpus(), tmp_path, by="sied")


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(SamestoryError, match="cannot write"):
        report(corpus(events=1), tmp_path / "taken", features="loaded.words")


def test_the_page_never_calls_a_difference_bias_and_asks_the_question(made):
    for page in pages(made.index.parent).values():
        told = re.split("The instruments|Unit: |The instrument Unit", page.text)[0]
        assert "bias" not in told.replace(QUESTION, "").lower()
        assert QUESTION in page.text


def test_pages_are_fit_for_a_screen_reader(made):
    for page in pages(made.index.parent).values():
        assert page.all("html", "lang") == ["en"]
        assert [tag for tag, _ in page.tags].count("h1") == 1
        assert all(attrs.get("alt") for tag, attrs in page.tags if tag == "img")
        assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")


def test_measures_of_the_report_are_those_of_measure(made):
    pd.testing.assert_frame_equal(made.measures.table, measure(corpus(), FEATURES).table)
