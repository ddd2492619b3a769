"""A sheet is drawn blind and the same each time; agreement is counted, and each empty coding is told so."""

import math

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import agreement, check_coding, coding_sheet, kappa

VILE = "The vile regime sent its brutal thugs again on day {} of the month."
PLAIN = "They met at the old town hall on a Monday, number {} of the year."
SHORT, QUOTED = "A vile day.", "“It was a vile and brutal act by the regime,” he said on day {}."


@pytest.fixture(scope="module")
def corpus():
    body = " ".join(text.format(n) for n in range(1, 9) for text in (VILE, PLAIN, SHORT, QUOTED))
    return sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [body]}))


@pytest.fixture(scope="module")
def sheet(corpus):
    return coding_sheet(corpus, "loaded.words", sentences=6)


def truth(sheet):
    return ["yes" if "vile" in text else "no" for text in sheet.texts]


def test_half_of_the_sentences_got_a_yes_and_none_is_short_or_quoted(sheet):
    assert truth(sheet).count("yes") == 3
    assert not [text for text in sheet.texts if "he said" in text or text == SHORT]


def test_the_sheet_shows_no_outlet_event_or_answer_and_escapes_its_text(corpus):
    body = PLAIN.format("<b>one</b>") + " " + VILE.format("two")
    hostile = sa.read(pd.DataFrame({"outlet": ["Post"], "event": ["fire"], "body": [body]}))
    shown = coding_sheet(hostile, "loaded.words", sentences=2)._repr_html_()
    assert "&lt;b&gt;" in shown
    assert not any(word in shown for word in ("Post", "fire", "loaded", "yes"))


def test_the_same_seed_gives_the_same_sheet_and_another_seed_another(corpus, sheet):
    assert coding_sheet(corpus, "loaded.words", sentences=6).texts == sheet.texts
    assert coding_sheet(corpus, "loaded.words", sentences=6, seed=2).texts != sheet.texts


def test_where_one_answer_is_rare_the_sheet_is_filled_with_the_other():
    body = " ".join([VILE.format(1), *(PLAIN.format(n) for n in range(7))])
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [body]}))
    drawn = coding_sheet(corpus, "loaded.words", sentences=8)
    assert truth(drawn).count("yes") == 1
    assert len(set(drawn.texts)) == 8


def test_a_measure_with_a_sign_says_yes_to_what_is_negative():
    bad, good = VILE.format(1), "It was a great and happy success for all of the people here."
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [f"{bad} {good}"]}))
    drawn = coding_sheet(corpus, "sentiment.huliu_net", sentences=2)
    assert check_coding(drawn, truth(drawn)).right
    assert agreement(drawn, truth(drawn)).table["agree"].tolist() == [2]


def test_agreement_counts_what_is_the_same_and_the_cases_show_where_it_is_not(sheet):
    codes = truth(sheet)
    codes[0] = "no" if codes[0] == "yes" else "yes"
    found = agreement(sheet, codes, ["loaded.words", "sentiment.vader"])
    row = found.table.iloc[0]
    assert (row["agree"], row["of"]) == (5, 6)
    assert found.cases.loc[0, "you"] != found.cases.loc[0, "loaded.words"]
    assert found.sentences[0].startswith("loaded.words gave the reader's answer in 5 of 6 sentences (83 %")
    assert "two coders" in found.notes[1]


def test_kappa_is_that_of_the_textbook_and_missing_where_nobody_varied():
    counts = [(True, True, 45), (True, False, 15), (False, True, 25), (False, False, 15)]
    one = np.repeat([a for a, _, _ in counts], [n for *_, n in counts])
    other = np.repeat([b for _, b, _ in counts], [n for *_, n in counts])
    assert kappa(one, other) == pytest.approx(0.130435, abs=1e-6)
    assert math.isnan(kappa(np.ones(3, bool), np.ones(3, bool)))


def test_the_interval_is_wilson_s(sheet):
    row = agreement(sheet, truth(sheet)).table.iloc[0]
    assert (row["low"], row["high"]) == pytest.approx((6 / (6 + 1.959964**2), 1.0), abs=1e-6)


def test_one_answer_throughout_has_its_hint(sheet):
    for word in ("yes", "no"):
        feedback = check_coding(sheet, [word] * 6)
        assert not feedback.right
        assert f'"{word}" throughout. Whoever does not read gets 3 of 6 (50 %)' in feedback.says
        assert "is 0.00" in feedback.says


def test_too_few_answers_and_other_words_have_hints_of_their_own(sheet):
    assert check_coding(sheet, "yes no").says.startswith("There are 6 sentences, and you gave 2 answers.")
    assert check_coding(sheet, "? ? ? ? ? ?").says.startswith("There is no answer yet.")
    assert not check_coding(sheet, "").right


def test_a_coding_that_differs_names_the_sentences_to_read_again(sheet):
    codes = truth(sheet)
    codes[1] = "no" if codes[1] == "yes" else "yes"
    feedback = check_coding(sheet, " , ".join(codes).upper())
    assert feedback.right
    assert "Read sentence 2 again" in feedback.says
    assert "No sentence sets you apart" in check_coding(sheet, truth(sheet)).says


def test_what_cannot_be_drawn_or_counted_is_said(corpus, sheet):
    with pytest.raises(SamestoryError, match="16 sentences of 8 to 35 words"):
        coding_sheet(corpus, "loaded.words", sentences=40)
    with pytest.raises(SamestoryError, match="Ask for two or more"):
        coding_sheet(corpus, "loaded.words", sentences=1)
    with pytest.raises(SamestoryError, match="name one feature"):
        coding_sheet(corpus, "frames")


def test_agreement_without_a_coding_says_what_is_missing_and_stops_no_notebook(sheet):
    found = agreement(sheet, "maybe " * 6)
    assert repr(found).startswith('"maybe" is no answer.')
    assert found.table.empty
    assert found._repr_html_() == f"<p>{repr(found).replace(chr(34), '&quot;')}</p>"
