import pytest

from analysis.features.lexicon import read_lexicon
from analysis.features.policy_frames import FEATURES, FRAMES, LEXICON
from analysis.text import tokenise

TEXTS = {
    "policy.economic": "The new tariff will cost jobs.",
    "policy.capacity": "Shelters are overcrowded and short-staffed.",
    "policy.morality": "The bishop said it was a sin.",
    "policy.fairness": "Women want equal pay and an end to discrimination.",
    "policy.legality": "Judges struck down the statute as unconstitutional.",
    "policy.crime": "Police arrested a burglar.",
    "policy.prescription": "The proposed regulation does not work.",
    "policy.political": "Democrats lobbied the senator.",
    "policy.security": "Soldiers guard against a terrorist attack.",
    "policy.health": "Doctors treat the disease at the hospital.",
    "policy.quality_of_life": "Commuters lose free time and happiness.",
    "policy.cultural_identity": "They keep their traditions and their language.",
    "policy.public_opinion": "Pollsters found that most people oppose it.",
    "policy.external": "The ambassador met diplomats of other countries.",
}


def frames_of(text: str) -> set[str]:
    tokens = tokenise([""], [text])
    return {feature.name for feature in FEATURES if len(feature.mark(tokens))}


@pytest.mark.parametrize("name", TEXTS)
def test_a_plain_sentence_has_its_frame_and_no_other(name):
    assert frames_of(TEXTS[name]) == {name}


def test_every_frame_but_other_is_a_feature():
    assert [feature.name for feature in FEATURES] == list(TEXTS)
    assert len(FEATURES) == 14


@pytest.mark.parametrize(
    "text",
    [
        "Business as usual, they said.",
        "He plays on a tennis court.",
        "She runs a think tank.",
        "It is a fairly new boat.",
        "A computer virus spread.",
        "They donated to the food bank.",
        "He rode his bike at the state fair.",
    ],
)
def test_other_senses_have_no_frame(text):
    assert frames_of(text) == set()


def test_a_sentence_may_count_for_several_frames():
    assert frames_of("The court ruled on the tax.") == {"policy.legality", "policy.economic"}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_list_has_sixty_cues_with_phrases(frame):
    mine = [entry for entry in read_lexicon(LEXICON).entries if entry.category.startswith(f"{frame}: ")]
    assert len(mine) >= 60
    assert sum(" " in entry.term or "-" in entry.term for entry in mine) >= 20
