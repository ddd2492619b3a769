"""The panel shows what marked_text gives, for every choice of its menus, and never the source's HTML."""

import importlib

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import marked_text, panel

TONE = "sentiment.huliu_net"
AS_DEFINED = "as the measure is defined"


@pytest.fixture
def corpus():
    rows = {
        "outlet": ["<b>Post", "Herald"] * 2,
        "event": ["<i>fire", "<i>fire", "flood", "flood"],
        "headline": "A brutal night",
        "body": ['A vile <script>alert(1)</script> day. "A fine day," he said.', "A good day."] * 2,
    }
    return sa.read(pd.DataFrame(rows))


def parts(box):
    (event, measure), (part, voice) = (row.children for row in box.children[:2])
    return event, measure, part, voice, box.children[2], box.children[3]


def test_it_opens_on_the_first_event_and_measure(corpus):
    event, measure, part, voice, told, text = parts(panel(corpus, [TONE, "loaded.words"]))
    assert (event.value, measure.value, part.value, voice.label) == ("<i>fire", TONE, "body", AS_DEFINED)
    assert text.value == marked_text(corpus, "<i>fire", TONE)._repr_html_()
    assert "Unit: positive less negative words per 100 words" in told.value


def test_no_menu_opens_empty(corpus):
    menus = parts(panel(corpus, TONE))[:4]
    assert [menu.index for menu in menus] == [0, 0, 0, 0]


def test_the_voice_of_the_definition_can_be_chosen_again(corpus):
    *_, voice, _, text = parts(panel(corpus, TONE))
    voice.value = "quoted"
    voice.label = AS_DEFINED
    assert text.value == marked_text(corpus, "<i>fire", TONE)._repr_html_()


def test_every_menu_changes_the_text(corpus):
    event, measure, part, voice, told, text = parts(panel(corpus, [TONE, "loaded.words"]))
    event.value, part.value, voice.value = "flood", "all", "quoted"
    expected = marked_text(corpus, "flood", TONE, part="all", voice="quoted")._repr_html_()
    assert text.value == expected
    measure.value = "loaded.words"
    assert text.value != expected
    assert "per 100 words" in told.value


def test_every_part_and_voice_of_the_menus_is_understood(corpus):
    _, _, part, voice, _, text = parts(panel(corpus, TONE))
    for _, chosen in part.options:
        for _, spoken in voice.options:
            part.value, voice.value = chosen, spoken
            assert "<table>" in text.value


def test_the_source_stays_text(corpus):
    *_, text = parts(panel(corpus, TONE))
    assert "<script>" not in text.value
    assert "<b>Post" not in text.value
    assert "&lt;b&gt;Post" in text.value


def test_an_error_is_shown_as_text(corpus, monkeypatch):
    module = importlib.import_module("analysis.teaching.panel")

    def fails(*_, **__):
        raise SamestoryError("teaching: <b>no</b>.")

    monkeypatch.setattr(module, "marked_text", fails)
    assert parts(panel(corpus, TONE))[-1].value == "<p>teaching: &lt;b&gt;no&lt;/b&gt;.</p>"


def test_measures_of_an_actor_are_left_out_of_the_menu(corpus):
    names = [name for _, name in parts(panel(corpus, "sentiment"))[1].options]
    assert TONE in names
    assert "sentiment.toward" not in names
    with pytest.raises(SamestoryError, match="need an actor"):
        panel(corpus, ["sentiment.toward"])


def test_without_ipywidgets_it_says_how_to_get_it(corpus, monkeypatch):
    monkeypatch.setitem(importlib.import_module("sys").modules, "ipywidgets", None)
    with pytest.raises(SamestoryError, match=r'the extra "lab".*marked_text'):
        panel(corpus, TONE)


def test_a_corpus_without_events_is_said():
    with pytest.raises(SamestoryError, match="no article names its event"):
        panel(sa.read(pd.DataFrame({"outlet": ["A"], "body": ["A day."]})), TONE)
