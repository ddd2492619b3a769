import pytest

from analysis.features.generic_frames import FEATURES
from analysis.features.lexicon import read_lexicon
from analysis.text import tokenise

TEXTS = {
    "frames.conflict": "Both sides accused each other. The boats were blue.",
    "frames.human_interest": "Her daughter wept at the funeral. The boats were blue.",
    "frames.economic": "The price of grain and the tax went up. The boats were blue.",
    "frames.morality": "The bishop called it a sin. The boats were blue.",
    "frames.responsibility": "The government should act now, as the policy failed. The boats were blue.",
    "frames.solution": "They urged a plan to reduce the damage. The boats were blue.",
}


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_sentence_with_cues_is_marked_once_and_shows_them(feature):
    marks = feature.mark(tokenise([""], [TEXTS[feature.name]]))
    assert len(marks) == 1 and marks.weight.tolist() == [1.0] and marks.unit == "sentence"
    assert len(marks.parts) >= 2


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_the_other_texts_bring_few_of_its_cues(feature):
    same = {"frames.responsibility", "frames.solution"}
    kin = same if feature.name in same else {feature.name}
    others = " ".join(text for name, text in TEXTS.items() if name not in kin)
    assert len(feature.mark(tokenise([""], [others]))) <= 1


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_list_has_sixty_cues_and_a_group_for_each_item(feature):
    lexicon = read_lexicon(feature.lexicons[0])
    assert len(lexicon.entries) >= 60
    assert len(lexicon.categories) >= 3


def test_exclusions_keep_offices_and_names_out():
    feature = next(f for f in FEATURES if f.name == "frames.morality")
    assert len(feature.mark(tokenise([""], ["The vice president said the boats lie in the harbor."]))) == 0


def test_solution_asks_what_can_be_done_and_not_who_is_to_blame():
    frames = {f.name: f for f in FEATURES}
    tokens = tokenise([""], ["They blame the polluters. The government failed. We need a solution."])
    assert frames["frames.responsibility"].mark(tokens).at.tolist() == [0, 1, 2]
    assert frames["frames.solution"].mark(tokens).at.tolist() == [2]


def test_words_with_an_everyday_sense_are_no_conflict():
    conflict = next(f for f in FEATURES if f.name == "frames.conflict")
    calm = "She won the lottery at summer camp. The village lies in a valley. He sat in the front row."
    assert len(conflict.mark(tokenise([""], [calm]))) == 0
