from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.distinguish import Distinguish, distinguish
from analysis.errors import SamestoryError

OWN = {
    "Alpha Post": ["zarka", "velum", "opwen", "ragul"] * 2,
    "Beta Times": ["quorin", "tessil", "wupek", "yalmo"] * 2,
    "Gamma Star": ["wendral", "ostfil", "vintho", "uclare"] * 2,
}


@pytest.fixture(scope="module")
def told(cases):
    return distinguish(cases, draws=99)


def test_the_bundled_outlets_are_told_apart_by_their_planted_words(told):
    masked = told.table.iloc[-1]
    assert masked["macro_f1"] > 0.9
    assert masked["p"] == 0.01
    words = told.words[told.words["text"] == "masked"]
    assert "clearly" in words.loc[words["outlet"] == "Daily Beacon", "term"].tolist()
    assert "regime" in words.loc[words["outlet"] == "The Free Tribune", "term"].tolist()
    assert (words["events"] >= 3).all()


def test_as_printed_stands_first_masked_last_and_each_mask_between(told):
    assert told.table["text"].iloc[[0, -1]].tolist() == ["as printed", "masked"]
    assert len(told.table) == 1 + len(told.masks)


def test_tables_agree_with_each_other(told):
    assert told.confusion.to_numpy().sum() == len(told.answers) == 40
    right = (told.answers["outlet"] == told.answers["said"]).mean()
    assert told.table["accuracy"].iloc[-1] == pytest.approx(right)
    masked = told.outlets[told.outlets["text"] == "masked"]
    assert told.table["macro_f1"].iloc[-1] == pytest.approx(masked["f1"].mean())
    assert told.table["balanced_accuracy"].iloc[-1] == pytest.approx(masked["recall"].mean())


def test_sentences_say_distinguishable_and_never_more(told):
    said = " ".join(told.sentences)
    assert "distinguishable by their words" in said
    assert "In these 8 events" in said
    assert "house style" in said
    assert "bias" not in said
    assert "too narrow below 50" in " ".join(told.notes)


def test_words_of_their_own_tell_outlets_apart_and_carry_it(make_corpus):
    found = distinguish(make_corpus(own=OWN), draws=199)
    assert found.table["macro_f1"].iloc[-1] == 1.0
    assert found.table["p"].iloc[-1] == pytest.approx(0.005)
    first = found.words[(found.words["text"] == "masked") & (found.words["outlet"] == "Alpha Post")]
    assert {"zarka", "velum", "opwen", "ragul"} == set(first["term"].head(4))


def test_outlets_alike_are_not_shown_to_be_distinguishable(make_corpus):
    found = distinguish(make_corpus(n_events=20), draws=199)
    assert found.table["p"].iloc[-1] > 0.05
    assert "not shown to be distinguishable" in found.sentences[0]
    assert not any("carried most" in sentence for sentence in found.sentences)


def test_a_signature_is_a_leak_that_masking_takes(make_corpus):
    corpus = make_corpus(n_events=20)
    signed = corpus.articles.assign(
        body=corpus.articles["body"]
        + ("\n\nSign up for " + corpus.articles["outlet"].str.split().str[0] + " now") * 9
    )
    found = distinguish(sa.read(signed[["event", "outlet", "headline", "body"]]), draws=99)
    assert found.table["macro_f1"].iloc[0] > 0.9
    masked = found.table.iloc[-1]
    assert masked["p"] > 0.05
    assert masked["leak"] == pytest.approx(found.table["macro_f1"].iloc[0] - masked["macro_f1"])
    assert masked["leak_low"] > 0
    assert "The masks took" in found.sentences[1]


def test_the_sentence_has_the_sign_of_what_the_masks_took_or_gave(told):
    for leak, words in ((0.024, "The masks took 0.024 ("), (-0.024, "The masks gave 0.024 (")):
        table = told.table.copy()
        table.loc[table.index[-1], ["leak", "leak_low", "leak_high"]] = (leak, leak - 0.03, leak + 0.03)
        assert words in replace(told, table=table).sentences[1]


def test_with_few_draws_nothing_is_decided_and_that_is_said(make_corpus):
    found = distinguish(make_corpus(own=OWN), draws=9)
    assert found.table["p"].iloc[-1] == pytest.approx(0.1)
    assert "left undecided (with 9 draws p cannot go below .100)" in found.sentences[0]
    assert "With 9 draws p cannot go below .05" in " ".join(found.notes)
    assert "shown" not in " ".join(found.sentences)


def test_length_cannot_tell_outlets_apart(make_corpus):
    corpus = make_corpus(n_events=30)
    short = corpus.articles["body"].str.split().str[:20].str.join(" ")
    body = corpus.articles["body"].where(corpus.articles["outlet"] == "Alpha Post", short)
    frame = corpus.articles[["event", "outlet", "headline"]].assign(body=body)
    p = distinguish(sa.read(frame), draws=199).table["p"]
    assert p.iloc[-2] < 0.05  # the words alone do give it away
    assert p.iloc[-1] > 0.05


def test_renaming_outlets_changes_no_figure(make_corpus):
    corpus = make_corpus(own={"Alpha Post": ["zarka"]})
    frame = corpus.articles[["event", "outlet", "headline", "body"]]
    other = frame.assign(outlet=frame["outlet"].map({"Alpha Post": "Zeta Post", "Beta Times": "Beta Times"}))
    one, two = (distinguish(sa.read(each), draws=49).table["macro_f1"] for each in (frame, other))
    np.testing.assert_allclose(one, two)


def test_the_same_corpus_gives_the_same_answer(make_corpus):
    one, two = (distinguish(make_corpus(own=OWN), draws=49) for _ in range(2))
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(one.words, two.words)


def test_missing_articles_are_said_and_do_not_stop_it(make_corpus):
    missing = {(event, "Beta Times") for event in range(5)}
    outlets = ("Alpha Post", "Beta Times", "Gamma Star")
    corpus = make_corpus(16, outlets, own=OWN, missing=missing)
    found = distinguish(corpus, draws=99)
    assert found.table["macro_f1"].iloc[-1] > 0.9
    assert any("equally many" in note for note in found.notes)


def test_too_few_events_give_a_sentence_and_no_figure(make_corpus):
    found = distinguish(make_corpus(5), draws=9)
    assert found.table.empty
    assert "needed are 6 or more events" in found.sentences[0]
    assert "cannot say" in repr(found)
    assert "Cannot say" in found._repr_html_()


def test_an_outlet_in_one_event_is_left_out_by_name(make_corpus):
    missing = {(event, "Gamma Star") for event in range(1, 8)}
    found = distinguish(make_corpus(8, ("Alpha Post", "Beta Times", "Gamma Star"), missing=missing), draws=9)
    assert list(found.confusion.index) == ["Alpha Post", "Beta Times"]
    assert any("Gamma Star" in note for note in found.notes)


@pytest.mark.slow
def test_two_hundred_outlets_are_told(make_corpus):
    outlets = tuple(f"Paper {number:03d}" for number in range(200))
    found = distinguish(make_corpus(6, outlets), draws=3)
    assert found.confusion.shape == (200, 200)
    assert "and 194 more" in found.sentences[0]


def test_empty_bodies_are_a_guess_and_said(make_corpus):
    corpus = make_corpus(8)
    found = distinguish(corpus, part="headline", draws=9)
    assert any("no word left" in note for note in found.notes)
    assert found.table["p"].iloc[-1] > 0.05


def test_a_voice_or_part_can_be_chosen(cases):
    quoted = distinguish(cases, voice="quoted", draws=9)
    assert quoted.table["terms"].iloc[0] < distinguish(cases, draws=9).table["terms"].iloc[0]


def test_the_curve_rises_to_all_events_of_the_other_folds(make_corpus):
    curve = distinguish(make_corpus(24, own=OWN), folds=6, draws=9).curve
    masked = curve[curve["text"] == "masked"]
    assert masked["events"].tolist() == [5, 10, 20]
    assert masked["macro_f1"].is_monotonic_increasing


def test_html_escapes_what_outlets_are_called(make_corpus):
    corpus = make_corpus(8, ("<b>One", "Two"), own={"<b>One": ["zarka"], "Two": ["velum"]})
    shown = distinguish(corpus, draws=9)._repr_html_()
    assert "<b>One" not in shown
    assert "&lt;b&gt;One" in shown


WRONG = [{"folds": 1}, {"draws": 0}, {"by": "nobody"}, {"within": "outlet"}]


@pytest.mark.parametrize("wrong", [*WRONG, {"folds": "a"}, {"draws": 5.5}, {"seed": -1}, {"draws": True}])
def test_what_cannot_be_asked_is_said_in_words(make_corpus, wrong):
    with pytest.raises(SamestoryError, match=r"^distinguish: "):
        distinguish(make_corpus(6), **wrong)


def test_anything_but_a_corpus_is_refused():
    with pytest.raises(SamestoryError, match="distinguish: needs Corpus"):
        distinguish("a text")


def test_it_is_a_result_like_others(told):
    assert isinstance(told, Distinguish)
    assert repr(told).startswith("Distinguish(5 values of outlet on 8 events: macro-F1")
