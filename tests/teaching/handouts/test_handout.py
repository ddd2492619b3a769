"""A handout: safe, self-contained, numbered, and silent about names that are to be hidden."""

import re

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import handout, handout_key
from analysis.teaching.handouts.versions import title_of

EVENT = "02-harbour-courier-raid"
BODY = (
    "A vile crime, the Courier told. See harbour-courier.com.\n\nBy Ann Lee. “Fine,” he said of the BEACON."
)


def corpus(**columns):
    rows = {
        "outlet": ["The Harbour Courier", "Daily Beacon"],
        "event": EVENT,
        "headline": ["The Courier wins", "The Harbour Courier lost"],
        "body": [BODY, "The gates were opened. The Daily Beacon slept."],
        "author": ["Ann Lee", ""],
        "url": ["https://harbour-courier.com/a", "https://dailybeacon.com/b"],
    }
    return sa.read(pd.DataFrame(rows | columns))


def printed(folder, write=handout, given=None, **options):
    path = folder / "page.html"
    write(given or corpus(), EVENT, path, **options)
    return path.read_text(encoding="utf-8")


def test_texts_and_names_stay_text(tmp_path):
    hostile = ["<script>x</script>\u202e", '"><img src=http://a.b>']
    given = corpus(outlet=["<b>Post", "<i>Sun"], headline=hostile, body=hostile, url=hostile)
    for write in (handout, handout_key):
        page = printed(tmp_path, write, given)
        assert not re.search("<script|<img|<b>Post|<i>|\u202e", page)


def test_nothing_is_loaded_from_outside(tmp_path):
    for write in (handout, handout_key):
        page = printed(tmp_path, write)
        assert not re.search(r"<(script|link|img|iframe)|(src|href|action)=|@import|url\(", page)
        assert "default-src 'none'" in page


def test_hidden_names_are_nowhere_on_the_page(tmp_path):
    page = printed(tmp_path, names="hidden")
    assert not re.search("courier|beacon|ann lee", page, re.IGNORECASE)
    assert "the outlet of version" in page
    assert "[this outlet]" in page
    assert "[its writer]" in page


def test_shown_names_and_addresses_are_on_the_page(tmp_path):
    page = printed(tmp_path)
    assert "Version A: <bdi>The Harbour Courier" in page
    assert "dailybeacon.com/b" in page


def test_numbers_run_on_without_a_gap_in_each_version(tmp_path):
    found = re.findall(r'class="n">([AB])(\d+)<', printed(tmp_path))
    for letter in "AB":
        numbers = [int(number) for version, number in found if version == letter]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len(found) == 6


def test_no_letter_of_the_body_is_lost(tmp_path):
    page = printed(tmp_path, given=corpus(body=["* * *\n\nOne — 😀 two.\n\n—\n\nThree.", "\N{EM DASH}"]))
    words = re.sub("<[^>]+>", " ", page.split("<article")[1]).split()
    assert [word for word in words if word in "*—😀"] == ["*", "*", "*", "—", "😀", "—"]


def test_the_key_names_the_sentence_of_each_marked_word(tmp_path):
    page = printed(tmp_path, handout_key)
    assert "<b>A1</b> vile" in page
    assert "<b>B1</b> were opened" in page
    assert "<b>B</b> is <bdi>Daily Beacon" in page


def test_the_order_of_the_outlets_is_the_order_of_the_versions(tmp_path):
    made = handout(corpus(), EVENT, tmp_path / "a.html", outlets=["Daily Beacon", "The Harbour Courier"])
    assert made.outlets == ("Daily Beacon", "The Harbour Courier")


def test_the_same_event_gives_the_same_bytes(tmp_path):
    for write in (handout, handout_key):
        assert printed(tmp_path, write) == printed(tmp_path, write)


def test_what_cannot_be_printed_is_said(tmp_path):
    path = tmp_path / "page.html"
    for event, outlets, said in (
        ("x", None, 'no event "x"'),
        (EVENT, ["Daily Beacon", "Sun"], '"Sun" did not report'),
        (EVENT, "Daily Beacon", "two names"),
    ):
        with pytest.raises(SamestoryError, match=said):
            handout(corpus(), event, path, outlets=outlets)
    with pytest.raises(SamestoryError, match="one outlet only"):
        handout(corpus(outlet="Post"), EVENT, path)
    with pytest.raises(SamestoryError, match="cannot write"):
        handout(corpus(), EVENT, tmp_path)
    assert not path.exists()


def test_the_name_of_a_folder_becomes_a_heading():
    assert [title_of(name) for name in ("02-varn-flood", "Budget 2024", "é")] == [
        "Varn flood",
        "Budget 2024",
        "É",
    ]
