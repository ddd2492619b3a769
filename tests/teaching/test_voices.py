"""Shares of quoted words: the right answer passes, each typical wrong one has its hint."""

import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.teaching import SPEAKERS, check_share, quotations_in, try_quotations

OFFICIALS = "sourcing.officials"
BODY = (
    "“Nobody warned us at all that night,” said the mayor. “We left,” said the minister. "
    "“We all ran up the hill,” said a farmer. “The water came at three that morning,” said her "
    "mother. It had rained for two days."
)  # seven quoted words of the mayor, six of the farmer, seven of her mother; two are a term


@pytest.fixture(scope="module")
def corpus():
    rows = {"article": ["a1", "a2"], "outlet": ["A", "B"], "event": "e", "body": [BODY, "It rained."]}
    return sa.read(pd.DataFrame(rows))


def test_the_words_are_those_that_the_measure_counts(corpus):
    measures = sa.measure(corpus, list(SPEAKERS))
    rows = quotations_in(corpus, "a1")
    assert rows["words"].tolist() == [7, 6, 7]
    assert measures.counts.at["a1", OFFICIALS] == 20
    assert measures.table.at["a1", OFFICIALS] == pytest.approx(7 / 20)


def test_the_measured_share_is_right_and_a_single_quotation_is_warned_of(corpus):
    feedback = check_share(corpus, "a1", OFFICIALS, 0.35)
    assert feedback.right
    assert "7 of 20 quoted words" in feedback.says
    assert "single quotation" in feedback.says


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (35, "per cent"),
        (12, "from 0 to 1"),
        (1 / 3, "You counted quotations: 1 of 3"),
        (0.65, "all the other kinds"),
        (7 / 40, "all words of the article"),
        (0.2, "the share is higher"),
        (0.5, "the share is lower"),
        (float("nan"), "Write a number"),
    ],
)
def test_each_typical_wrong_share_has_its_hint(corpus, answer, hint):
    feedback = check_share(corpus, "a1", OFFICIALS, answer)
    assert not feedback.right
    assert hint in feedback.says


def test_what_cannot_be_asked_says_so(corpus):
    with pytest.raises(SamestoryError, match='no article "a9"'):
        check_share(corpus, "a9", OFFICIALS, 0.5)
    with pytest.raises(SamestoryError, match=r"loaded\.words"):
        check_share(corpus, "a1", "loaded.words", 0.5)
    with pytest.raises(SamestoryError, match="no quotation of four words"):
        check_share(corpus, "a2", OFFICIALS, 0.5)


def test_the_neighbour_of_an_officer_is_the_mistake_that_the_lesson_shows():
    found = try_quotations("“Nobody came to help us that night,” said the neighbour of a police officer.")
    assert found["type"].tolist() == ["official"]
