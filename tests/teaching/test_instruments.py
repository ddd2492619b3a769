"""A card's grade is checked against the card, and each typical misreading has its hint."""

import pytest

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, cards, cards_of, validity
from analysis.teaching import card_table, check_grade


def number_of(feature, metric):
    table = card_table(feature)
    return int(table.index[table["metric"].str.startswith(metric)][0])


def test_the_table_holds_every_card_with_its_floor_ceiling_and_grade():
    table = card_table("sentiment.vader")
    assert len(table) == len(cards_of("sentiment.vader"))
    assert table.index[0] == 1
    assert table.loc[1, ["floor", "ceiling"]].tolist() == [0.5, 0.67]
    assert set(table["grade"]) <= set(GRADES)


def test_a_feature_that_nobody_tested_has_an_empty_table_with_the_same_columns():
    table = card_table("hedging.hedges")
    assert table.empty
    assert list(table) == list(card_table("sentiment.vader"))


@pytest.mark.parametrize("feature", sorted({card.feature for card in cards()}))
def test_every_card_has_exactly_one_right_grade_and_a_hint_for_each_other(feature):
    for card in card_table(feature).index:
        said = [check_grade(feature, grade, card=card) for grade in GRADES]
        assert sum(feedback.right for feedback in said) == 1
        assert len({feedback.says for feedback in said}) == len(GRADES)


def test_a_high_figure_with_a_floor_as_high_has_its_hint():
    says = check_grade("moral.care", "validated", card=number_of("moral.care", "F1 in folds")).says
    assert "The figure only looks high" in says
    assert "0.91 needs no reading at all" in says


def test_a_figure_above_the_floor_but_far_from_people_has_its_hint():
    says = check_grade("loaded.words", "validated", card=1).says
    assert "0.52 of the way" in says
    assert "people reach about 0.75 among themselves" in says


def test_an_interval_that_was_overlooked_has_its_hint():
    assert (
        "even the lower end lies above" in check_grade("loaded.words", "no better than chance", card=1).says
    )


def test_labels_made_in_house_have_their_hint():
    assert "labelled this set themselves" in check_grade("agency.passive", "validated", card=1).says


def test_a_card_taken_for_none_and_a_word_that_is_no_grade_are_told():
    assert "somebody did test it" in check_grade("sentiment.vader", "not validated", card=1).says
    assert check_grade("sentiment.vader", "good", card=1).says.startswith('"good" is not one of the grades')


def test_a_right_answer_says_what_it_does_not_allow():
    assert "other news may differ" in check_grade("frames.conflict", "validated", card=1).says
    assert "one does as well" in check_grade("sentiment.vader", "no better than chance", card=1).says


def test_a_card_or_feature_that_is_not_there_is_named():
    with pytest.raises(SamestoryError, match="has 11 cards; there is no card 99"):
        check_grade("sentiment.vader", "weak", card=99)
    with pytest.raises(SamestoryError, match="name one, as family"):
        card_table("frames")
    with pytest.raises(SamestoryError, match="urgency"):
        check_grade("urgency", "weak")


@pytest.mark.parametrize("feature", sorted({card.feature for card in cards()}))
def test_exactly_the_grade_of_the_catalogue_is_right_for_a_measure(feature):
    assert [grade for grade in GRADES if check_grade(feature, grade).right] == [validity(feature)]


def test_too_much_trust_too_little_and_an_overlooked_test_have_their_hints():
    assert "more trust" in check_grade("loaded.words", "validated").says
    assert "less than the test showed" in check_grade("loaded.words", "no better than chance").says
    assert "it was tested" in check_grade("loaded.words", "not validated").says
    assert "there is none yet" in check_grade("readability.fog", "weak").says


def test_a_hint_does_not_tell_the_grade_of_the_measure():
    assert "weak" not in check_grade("loaded.words", "validated").says


def test_the_table_says_who_coded():
    assert set(card_table("sourcing.speakers")["coders"]) == {"in-house"}
    assert set(card_table("sentiment.vader")["coders"]) == {"people"}
