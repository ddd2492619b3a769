"""Candidates are numbered and shown whole, and what reading made of them is written down."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import candidates, omissions_in_a_paper, read_candidate, try_pair

BODIES = {
    "A": "Two gates of the dam were opened at night. The mayor of Brask called for an inquiry by a judge.",
    "B": "At night two gates of the dam were opened, <b>officials</b> said. Hotels gave free meals.",
    "C": "Brask's mayor called for a judge's inquiry. The dam's two gates were opened at night.",
}


@pytest.fixture(scope="module")
def corpus():
    return sa.read(pd.DataFrame({"outlet": list(BODIES), "event": "flood", "body": list(BODIES.values())}))


@pytest.fixture(scope="module")
def found(corpus):
    return sa.statements(corpus, "flood")


def test_a_contradiction_in_the_same_words_is_joined_and_a_paraphrase_is_not(corpus):
    joined = try_pair(corpus, "The mayor said the dam was safe.", "The mayor denied the dam was safe.")
    assert "joined into one statement" in joined.lines[-1]
    missed = try_pair(corpus, "Two people were killed.", "A couple lost their lives.")
    assert '("not found")' in missed.lines[-1]


def test_the_likeness_of_a_sentence_with_itself_is_1_and_of_nothing_0(corpus):
    assert "Likeness 1.000" in try_pair(corpus, "The gates were opened.", "The gates were opened.").lines[-1]
    assert "Likeness 0.000" in try_pair(corpus, "", "The gates were opened.").lines[-1]


def test_candidates_are_what_was_not_found_numbered_from_1(found):
    table = candidates(found).table
    assert table.index.tolist() == [1]
    assert table.loc[1, ["outlet", "verdict"]].tolist() == ["B", "not found"]


def test_whole_sentences_are_shown_and_markup_in_them_is_harmless(corpus, found):
    shown = candidates(found)
    assert "Brask's mayor called for a judge's inquiry." in repr(shown)
    assert "1</td>" in shown._repr_html_()
    reading = read_candidate(corpus, found, 1)._repr_html_()
    assert "<b>officials" not in reading
    assert "&lt;b&gt;officials" in reading


def test_a_candidate_stands_beside_what_the_others_tell(corpus, found):
    assert repr(read_candidate(corpus, found, 1)).startswith("told by others: A: The mayor of Brask called")


def test_where_nothing_was_missed_it_says_so(corpus):
    rows = pd.DataFrame({"outlet": list("AB"), "event": "e", "body": BODIES["A"]})
    whole = sa.read(rows)
    nothing = sa.statements(whole, "e")
    assert "Nothing to read" in candidates(nothing)._repr_html_()
    assert "nothing was “not found” here" in repr(read_candidate(whole, nothing, 1))


def test_a_number_that_is_not_there_is_told_which_there_are(corpus, found):
    assert "There is no candidate 7: they are numbered 1 to 1." in repr(read_candidate(corpus, found, 7))
    with pytest.raises(SamestoryError, match="There is no candidate 0"):
        omissions_in_a_paper(found, confirmed=[0])


def test_the_sentences_for_a_paper_give_the_counts_and_what_was_read(found):
    lines = omissions_in_a_paper(found, confirmed=[1]).lines
    assert "2 statements of" in lines[0]
    assert "in 1 case a statement of two or more was not found in the text, as retrieved" in lines[0]
    assert lines[1].startswith("1 case of these was read: 1 confirmed (B 1), 0 vetoed.")
    assert (
        omissions_in_a_paper(found).lines[1].startswith("0 cases of these were read: 0 confirmed, 0 vetoed.")
    )
