"""Sentences: each rule with a case, written with | where a sentence ends."""

import pytest

from analysis.text import tokenise


def sentences(body: str, headline: str = "") -> list[str]:
    tokens = tokenise([headline], [body])
    spans = tokens.sentences
    return [tokens.stream[a:b] for a, b in zip(spans.begin, spans.stop, strict=True)]


def check(marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("|")]
    assert sentences(marked.replace("|", "")) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The dam held.| Nobody slept!| Would it last?| 12 people left.",
        "They waited…| The rain went on.",
        "It rose to 3.5 metres.| Then it fell.",
        "It is 5,000.| That is a lot.",
        "We asked them (twice).| They left.",
        "The list [again.]| It grew.",
    ],
)
def test_end_marks_end_sentences(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Mr. Moss met Gen. Lee and Sens. Ana Roe and Bo Poe.| Gov. Fay did not come.",
        "Then-Rep. Roe spoke.| So did ex-Gov. Poe and Lt. Col. Fay.",
        "MR. MOSS LEAVES.| GEN. LEE STAYS.",
        "Dr. King Jr. Memorial was shut.| Rev. Lee opened it.",
        "In Roe vs. Poe nobody won.| The case Lee v. Moss goes on.",
    ],
)
def test_titles_end_nothing(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "George W. Moss and J. K. Lee met.| J.K. Lee left.",
        "Speaker John A. Boone paid.| Mary I. Roe did not.",
        "Nobody was as cold as I.| The night went on.",
        "They took vitamin D.| It helped.",
    ],
)
def test_initials_end_a_sentence_only_before_a_common_first_word(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The U.S. Senate met.| The U.N. Security Council did not.",
        "He flew to the U.S.| The plane was late.",
        "He flew to the U.S.| It’s far.",
        "She lives in Washington, D.C.| He does not.",
        "They left the U.K.| “We are free,” they said.",
        "The D.C. Circuit ruled on the U.S.-led force.",
    ],
)
def test_initials_of_countries_end_a_sentence_only_before_a_common_first_word(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Doors open at 5 p.m. Monday and close at 7 a.m. ET.| Come early.",
        "It began at 5 p.m.| Moss spoke first.",
        "It began at 5 p.m. (2100 GMT) on Monday.",
        "It began at 5 p.m. sharp.",
    ],
)
def test_the_clock_runs_on_into_days_and_time_zones(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They met on Jan. 6 and on Sept. 11, 2001.| They parted in Dec.| Nobody asked.",
        "He is No. 2 in the party.| Is he first?| No.| He is second.",
        "See Art. 5 and Fig. 3.| They differ.",
    ],
)
def test_months_and_numbers_run_on_into_figures(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Acme Inc. Chief Ana Roe left Moss & Co. Monday.",
        "She left Acme Inc.| The firm said nothing.",
        "Martin Lee Jr. Day is a holiday.| He was Martin Lee Jr.| He died young.",
        "St. Ann is on Main St.| The other one is on Oak Ave.| It is old.",
    ],
)
def test_companies_suffixes_and_streets_end_only_before_a_common_first_word(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "CHARLESTON, S.C. — Rain fell.| It was cold.",
        "TAMPA, Fla. (Wire) - The bay rose.| Nobody slept.",
        "FERGUS, Mo. -- A bridge fell.",
        "SEOUL (Wire) - Ships left.| WASHINGTON — They came back.",
        "The trial was held in Sanford, Fla.| Moss lost it.",
        "The Tampa (Fla.) Herald asked Mass. Gov. Ana Roe.",
        "Sen. Ana Roe, R-Calif., and Rep. Bo Poe (D-Va.) agreed.",
    ],
)
def test_datelines_and_states(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“We are leaving.”| He left.",
        '"We are leaving."| He left.',
        "'We are leaving.'| He left.",
        "She said: “Stay.”| “No.”| They stayed.",
        "He called it “a farce.”| Nobody laughed.",
        "(It was late.)| They slept.",
    ],
)
def test_closing_marks_belong_to_the_sentence_they_close(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“Why?” he said.| Nobody knew.",
        "“Why now?” Moss asked.| Nobody knew.",
        "“Lock it up!” President Ana Moss tweeted on Monday.| It was late.",
        "“Why now …” Sen. Roe asked.| Nobody knew.",
        "“Why now?”| The room was silent.",
        "“Why now?”| He said nothing.",
        "“We go now.”| Moss said on Monday that they would stay.",
    ],
)
def test_a_quoted_question_runs_on_into_who_asked(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They came ... and left.| It was late.",
        "They came… and left.",
        "They came . . . and left.| It was late.",
        "We waited ....| Then we left.",
    ],
)
def test_ellipses_end_only_before_a_capital(marked):
    check(marked)


def test_list_numbers_and_letters_stay_with_their_item():
    check("4. Roe rises.| 5. Can she win?")
    check("Q. Is it over?")
    check("A. If they sign, it is.| They may not.")


def test_a_credit_after_a_dash_is_its_own_sentence():
    check("All rivers rise.| — Ana Moss, poet")


def test_a_missing_space_still_ends_a_sentence():
    check("She was sworn in.|Lawyers say so.")
    check("She said “we go.”|Lawyers did not.")
    check("Read more at news.example.com today.")


def test_paragraphs_end_sentences_without_a_mark():
    assert sentences("What we know\n\nThe dam held", "Dam holds") == [
        "Dam holds",
        "What we know",
        "The dam held",
    ]


def test_a_stretch_without_a_word_is_no_sentence_of_its_own():
    assert sentences("Nobody slept! 😀 *** Wow! ***") == ["Nobody slept!", "😀 *** Wow! ***"]
    assert sentences("***\n\nRain fell.") == ["Rain fell."]


def test_a_closing_mark_that_lost_its_place_stays_with_its_sentence():
    assert sentences('He said: "We are done. " They left.') == ['He said: "We are done. "', "They left."]

    assert sentences("“We go. A “farce”") == ["“We go.", "A “farce”"]


def test_a_headline_can_hold_several_sentences():
    assert sentences("Body.", "Dam breaks. Is it the last?") == ["Dam breaks.", "Is it the last?", "Body."]


def test_spans_leave_out_the_white_space_around_sentences():
    assert sentences("  Rain fell. \n\n\t Snow fell.  ") == ["Rain fell.", "Snow fell."]
