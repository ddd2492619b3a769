"""Evidence decides: the right kind passes, and each typical wrong one is told what is off."""

import pytest

import analysis as sa
from analysis.teaching import candidates, check_omission

EVENT = "02-varn-flood"


@pytest.fixture(scope="module")
def found(cases):
    return sa.statements(cases, EVENT)


@pytest.fixture
def check(cases, found):
    """By words of the statement and outlet instead of a number."""

    def checked(words, outlet, answer, evidence):
        table = candidates(found).table
        at = table.index[table["wording"].str.contains(words, regex=False) & (table["outlet"] == outlet)]
        return check_omission(cases, found, int(at[0]), answer, evidence)

    return checked


def test_words_searched_for_in_vain_confirm(check):
    said = check("engineers’ report", "Daily Beacon", "confirm", "engineers, experts, warned")
    assert said.right
    assert (
        "not found in Daily Beacon's text as retrieved (searched for: engineers, experts, warned)"
        in said.says
    )
    assert check("engineers’ report", "Daily Beacon", "confirm", ["engineers", "experts"]).right


@pytest.mark.parametrize(
    ("evidence", "hint"),
    [
        ("?", "give two or more"),
        ("engineers", "give two or more"),
        ("cannery, bonds", "None of your words stands in a sentence that tells it"),
        ("engineers, report", "the instrument looked for them already"),
        ("engineers, judge", "“judge” does stand in Daily Beacon's text: “A judge will look into"),
    ],
)
def test_weak_search_words_have_their_hints(check, evidence, hint):
    said = check("engineers’ report", "Daily Beacon", "confirm", evidence)
    assert not said.right
    assert hint in said.says


def test_a_figure_of_the_statement_in_the_text_is_pointed_at(check):
    said = check("30,000", "Ledger Business", "confirm", "given way, burst")
    assert not said.right
    assert "A collapse would have exposed 30,000 people" in said.says


def test_a_passage_with_the_statement_s_figure_vetoes(check):
    said = check("30,000", "Ledger Business", "veto", "a collapse would have exposed 30,000 people")
    assert said.right
    assert "in common: 30,000" in said.says


@pytest.mark.parametrize(
    ("evidence", "hint"),
    [
        ("collapse", "3 to 40 words; yours has 1"),
        ("word " * 41, "yours has 41"),
        (
            "the dam might otherwise have given way above some 30,000 people",
            "It stands in the text of The Harbour Courier. Copy it from Ledger Business",
        ),
        ("a sentence that nobody wrote", "does not stand in Ledger Business's text. Copy"),
        ("about 6 per cent of its yearly budget", "Look at the figures"),
        ("exports to neighbouring districts may be interrupted", "shares no word"),
    ],
)
def test_weak_passages_have_their_hints(check, evidence, hint):
    said = check("30,000", "Ledger Business", "veto", evidence)
    assert not said.right
    assert hint in said.says


def test_a_passage_that_shares_one_word_leaves_the_last_word_to_readers(check):
    said = check("41 metres", "Daily Beacon", "veto", "had filled the lake to the brim")
    assert not said.right
    assert "shares only “lake”" in said.says
    assert "you compare meaning" in said.says


def test_another_answer_or_number_is_told_which_there_are(cases, found):
    assert 'Take "confirm" or "veto"' in check_omission(cases, found, 1, "?", "?").says
    assert "numbered 1 to" in check_omission(cases, found, 99, "veto", "?").says
