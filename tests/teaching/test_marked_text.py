"""One event in all its versions: the number, the words that made it, the scope that was asked for."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.features.registry import FEATURES
from analysis.teaching import marked_text
from analysis.teaching.marked_text import MOST_ARTICLES

TONE = "sentiment.huliu_net"
TEXT = 'A vile day.\n\n"A fine day," he said in town.'


def corpus(bodies=(TEXT, "A good day."), **columns):
    outlets = [f"Outlet {n}" for n in range(len(bodies))]
    rows = {"outlet": outlets, "event": "e", "headline": "A brutal night", "body": list(bodies), **columns}
    return sa.read(pd.DataFrame(rows))


def words(**scope):
    return marked_text(corpus(), "e", TONE, **scope).plain[0][1]


def test_each_part_and_voice_marks_its_own_words():
    assert words() == "vile −1.00"
    assert words(voice="quoted") == "fine +1.00"
    assert words(voice="all") == "vile −1.00, fine +1.00"
    assert words(part="headline") == "brutal −1.00"
    assert words(part="all", voice="all") == "brutal −1.00, vile −1.00, fine +1.00"
    assert words(part="lede", voice="all") == "vile −1.00"


def test_the_headline_is_shown_where_it_counts():
    assert "night" not in marked_text(corpus(), "e", TONE)._repr_html_()
    assert "night" in marked_text(corpus(), "e", TONE, part="all")._repr_html_()
    assert "town" not in marked_text(corpus(), "e", TONE, part="headline")._repr_html_()


def test_the_number_is_the_one_of_the_measure_and_a_gap_is_said():
    given = corpus()
    for voice in ("own", "quoted"):
        table = sa.measure(given, TONE, voice=voice).table[TONE]
        shown = marked_text(given, "e", TONE, voice=voice).plain
        assert len(shown) == 2
        assert ("nothing to measure" in shown[1][0]) == bool(pd.isna(table.iloc[1]))


def test_every_feature_shows_the_cases_in_its_scope(cases):
    event = cases.articles["event"].iloc[0]
    for name, feature in FEATURES.items():
        if not feature.mark_about:
            assert len(marked_text(cases, event, name).plain) == 5, name


def test_a_measure_of_an_actor_takes_a_name():
    given = corpus(["Smith came. Smith left. Smith is a vile liar.", "A day."])
    assert "vile" in repr(marked_text(given, "e", "sentiment.toward", about="Smith"))
    with pytest.raises(SamestoryError, match="about"):
        marked_text(given, "e", "sentiment.toward")


def test_more_articles_than_fit_are_counted():
    reading = marked_text(corpus(["A day."] * (MOST_ARTICLES + 3)), "e", TONE)
    assert len(reading.plain) == MOST_ARTICLES + 1
    assert reading.plain[-1] == ("…", "3 articles of this event are not shown")


def test_what_is_not_there_is_named():
    with pytest.raises(SamestoryError, match='no event "f"'):
        marked_text(corpus(), "f", TONE)
    with pytest.raises(SamestoryError, match=r"names \d+ features"):
        marked_text(corpus(), "e", "sentiment")
    with pytest.raises(SamestoryError):
        marked_text(corpus(), "e", TONE, part="footer")
    with pytest.raises(SamestoryError, match="needs Corpus"):
        marked_text("data/cases", "e", TONE)


def test_names_and_texts_stay_text():
    given = corpus(["A vile <script>x</script> day."], outlet=["<b>Post"], headline=["<i>h</i>"])
    shown = marked_text(given, "e", TONE, part="all")._repr_html_()
    assert not [tag for tag in ("<script>", "<b>Post", "<i>") if tag in shown]
