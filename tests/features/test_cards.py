"""The shipped cards: they parse, they name features, and their grades follow from their numbers."""

from pathlib import Path

import pytest

from analysis.errors import SamestoryError
from analysis.features.cards import CARD_COLUMNS, GRADES, cards, grade, validity
from analysis.features.registry import FEATURES, resolve
from benchmarks.gold import corpora
from benchmarks.validity.document import document
from benchmarks.validity.fingerprint import fingerprint
from benchmarks.validity.making import as_csv, make_cards

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("card", cards(), ids=lambda card: f"{card.feature} {card.gold} {card.metric}")
class TestShippedCard:
    def test_names_a_feature_of_the_catalogue(self, card):
        assert card.feature in FEATURES

    def test_has_its_figure_inside_its_interval(self, card):
        assert card.ci_low <= card.figure <= card.ci_high

    def test_has_the_grade_that_its_numbers_earn(self, card):
        assert card.grade == grade(card.figure, card.ci_low, card.floor, card.ceiling, card.coders)

    def test_rests_on_no_more_groups_than_units(self, card):
        assert 2 <= card.groups <= card.n


def test_the_shipped_table_is_what_the_command_writes():
    shipped = (ROOT / "analysis" / "features" / "validity.csv").read_text(encoding="utf-8")
    assert shipped.splitlines()[0] == ",".join(CARD_COLUMNS)
    assert as_csv(cards()) == shipped


def test_the_table_for_readers_is_the_same():
    package, readers = (ROOT / place / "validity.csv" for place in ("analysis/features", "data"))
    assert package.read_bytes() == readers.read_bytes()


def test_the_cards_were_measured_on_the_features_that_are_shipped():
    measured_on = (ROOT / "analysis" / "features" / "validity.json").read_text(encoding="utf-8")
    assert measured_on == fingerprint(), "features, lists or the text room changed: run the validity command"


def test_the_page_tells_the_shipped_table():
    assert document(cards()) == (ROOT / "docs" / "validity.md").read_text(encoding="utf-8")


def test_no_card_is_made_twice():
    told = [(card.feature, card.gold, card.metric, card.unit, card.scope) for card in cards()]
    assert len(told) == len(set(told)) > 0


def test_a_feature_has_the_worst_of_its_grades():
    grades = {card.grade for card in cards() if card.feature == "sentiment.vader"}
    assert validity("sentiment.vader") == max(grades, key=GRADES.index)


def test_sentiment_within_a_story_is_decided_by_pairs_of_outlets():
    judged = {card.feature for card in cards() if card.metric == "pair accuracy"}
    assert judged == {name for name in FEATURES if name.startswith("sentiment.")}


@pytest.mark.parametrize(
    ("figure", "ci_low", "floor", "ceiling", "earned"),
    [
        (0.56, 0.49, 0.50, 0.67, "no better than chance"),
        (0.56, 0.50, 0.50, 0.67, "no better than chance"),
        (0.56, 0.51, 0.50, 0.67, "weak"),
        (0.63, 0.58, 0.50, 0.67, "validated"),
        (0.50, 0.45, 0.00, 0.72, "weak"),
        (0.51, 0.46, 0.00, 0.72, "validated"),
        (0.90, float("nan"), 0.5, 1.0, "no better than chance"),
    ],
)
def test_grade_counts_the_way_from_floor_to_ceiling(figure, ci_low, floor, ceiling, earned):
    assert grade(figure, ci_low, floor, ceiling) == earned


def test_grade_refuses_people_who_do_no_better_than_chance():
    with pytest.raises(SamestoryError, match="not above the floor"):
        grade(0.6, 0.55, floor=0.5, ceiling=0.5)


@pytest.mark.skipif(corpora() is None, reason="SAMESTORY_CORPORA does not name a folder of corpora")
@pytest.mark.parametrize(
    "name", ["sentiment.huliu_net", "loaded.words", "frames.economic", "subjectivity.share"]
)
def test_shipped_figures_are_measured_again(name):
    shipped = [card for card in cards() if card.feature == name]
    again = make_cards(corpora(), resolve(name))
    assert [card.metric for card in again] == [card.metric for card in shipped]
    assert [card.figure for card in again] == pytest.approx([card.figure for card in shipped], abs=0.01)


def test_labels_made_in_house_validate_nothing():
    assert grade(0.99, 0.95, 0.5, 1.0, "in-house") == "weak"
    assert grade(0.99, 0.95, 0.5, 1.0) == "validated"
