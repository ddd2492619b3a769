import pytest

from analysis.features.lexicon import read_lexicon
from analysis.features.moral import FEATURES, LEXICON, POLES
from analysis.text import tokenise

TEXTS = {
    "care": "Volunteers rescued and sheltered them.",
    "harm": "Gunmen tortured and killed them.",
    "fairness": "She demanded equal rights and honesty.",
    "cheating": "He defrauded clients and lied about it.",
    "loyalty": "They stood together in solidarity.",
    "betrayal": "The traitor defected and betrayed them.",
    "authority": "They obeyed and respected tradition.",
    "subversion": "Rebels defied and disobeyed.",
    "sanctity": "They prayed at the sacred shrine.",
    "degradation": "It was filthy, lewd and disgusting.",
}


def poles_of(text: str) -> set[str]:
    tokens = tokenise([""], [text])
    return {f.name.partition(".")[2] for f in FEATURES[1:] if len(f.mark(tokens))}


@pytest.mark.parametrize("pole", POLES)
def test_plain_words_of_a_pole_are_its_own_and_no_other(pole):
    assert poles_of(TEXTS[pole]) == {pole}


@pytest.mark.parametrize("pole", POLES)
def test_all_moral_words_are_those_of_the_poles(pole):
    tokens = tokenise([""], [" ".join(TEXTS.values())])
    found = {feature.name: feature.mark(tokens) for feature in FEATURES}
    assert len(found["moral.words"]) == sum(len(found[f"moral.{one}"]) for one in POLES)
    assert set(found[f"moral.{pole}"].at) <= set(found["moral.words"].at)


@pytest.mark.parametrize(
    "text",
    [
        "He had a heart attack.",
        "Chief Justice Roberts of the Department of Justice spoke.",
        "They paid for health care.",
        "The United States and the United Nations met.",
        "Rob Porter met Saint Laurent.",
        "Thank God it is Friday.",
        "It is fairly new.",
        "Homeland Security cited the Patriot Act.",
    ],
)
def test_names_and_other_senses_are_not_moral(text):
    assert poles_of(text) == set()


@pytest.mark.parametrize("pole", POLES)
def test_a_list_has_sixty_words_in_several_kinds(pole):
    mine = [entry for entry in read_lexicon(LEXICON).entries if entry.category.startswith(f"{pole}: ")]
    assert len(mine) >= 60
    assert sum("verb" in entry.flags for entry in mine) >= 15
