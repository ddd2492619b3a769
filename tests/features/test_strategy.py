import pytest

from analysis.features.lexicon import read_lexicon
from analysis.features.strategy import FEATURES, LEXICON
from analysis.text import tokenise

GAME, STRATEGY = FEATURES


def sentences(feature, text: str) -> int:
    return len(feature.mark(tokenise([""], [text])))


@pytest.mark.parametrize(
    "text",
    [
        "The senator is five points ahead in the polls.",
        "Both squared off in a tight race.",
        "He conceded defeat on election night.",
    ],
)
def test_a_contest_is_game(text):
    assert sentences(GAME, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The visit was a ploy to shore up support among rural voters.",
        "Aides called it a publicity stunt.",
        "Her strategist stayed on message.",
    ],
)
def test_motives_tactics_and_campaign_talk_are_strategy(text):
    assert sentences(STRATEGY, text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Troops took the village.",
        "He won a Nobel prize; the Nobel prize winner slept.",
        "The polling station is open.",
        "Police seek a motive for the attack.",
        "Hikers left the nature trail ahead of schedule.",
        "Its investment strategy paid.",
    ],
)
def test_other_senses_are_neither(text):
    assert sentences(GAME, text) == sentences(STRATEGY, text) == 0


@pytest.mark.parametrize("frame", ["game", "strategy"])
def test_a_list_has_sixty_cues_with_phrases_and_indicators(frame):
    mine = [entry for entry in read_lexicon(LEXICON).entries if entry.category.startswith(f"{frame}: ")]
    assert len(mine) >= 60
    assert sum(" " in entry.term for entry in mine) >= 60
    assert len({entry.category for entry in mine}) == 3
