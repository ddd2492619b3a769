"""The right grade passes, and each typical wrong one is told what is off."""

import pytest

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, cards, validity
from analysis.features.registry import FEATURES
from analysis.teaching import check_validity


@pytest.mark.parametrize("feature", [*sorted({card.feature for card in cards()} & set(FEATURES)), "urgency"])
def test_exactly_the_grade_of_the_catalogue_is_right(feature):
    if feature not in FEATURES:
        with pytest.raises(SamestoryError, match='no feature "urgency"'):
            check_validity(feature, "weak")
        return
    assert [grade for grade in GRADES if check_validity(feature, grade).right] == [validity(feature)]


def test_too_much_trust_too_little_and_an_overlooked_test_have_their_hints():
    assert "more trust" in check_validity("loaded.words", "validated").says
    assert "less than the test showed" in check_validity("loaded.words", "no better than chance").says
    assert "it was tested" in check_validity("loaded.words", "not validated").says
    assert "there is none yet" in check_validity("readability.fog", "weak").says
    assert check_validity("loaded.words", "good").says.startswith('"good" is not one of the grades')


def test_a_hint_does_not_tell_the_grade():
    assert "weak" not in check_validity("loaded.words", "validated").says
