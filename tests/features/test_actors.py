"""Where somebody is mentioned, worked by hand."""

import pytest

from analysis.errors import SamestoryError
from analysis.features.actors import find_mentions
from analysis.features.aliases import aliases
from analysis.text import tokenise


def mentions(body, *names, headline=""):
    tokens = tokenise([headline], [body])
    found = find_mentions(tokens, names)
    spans = zip(found.first, found.last, strict=True)
    return [tokens.stream[tokens.begin[first] : tokens.stop[last - 1]] for first, last in spans]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ada Kerrow", "Kerrow"),
        ("Ada Kerrow Jr.", "Kerrow"),
        ("World Health Organization", "WHO"),
        ("Republican Party", "GOP"),
    ],
)
def test_other_names_follow_from_the_full_name(name, other):
    assert (other,) in aliases(name)


def test_the_last_word_of_a_body_or_place_is_no_surname():
    assert aliases("Varn Water Board") == (("Varn", "Water", "Board"), ("VWB",))
    assert aliases("North Varn") == (("North", "Varn"),)


def test_a_name_without_a_word_is_refused():
    with pytest.raises(SamestoryError, match="holds no word"):
        aliases("?!")


def test_full_name_surname_title_and_possessive():
    text = "Mayor Ada Kerrow won. Ms. Kerrow’s rival left. Later Kerrow spoke."
    assert mentions(text, "Ada Kerrow") == ["Mayor Ada Kerrow", "Ms. Kerrow’s", "Kerrow"]


def test_namesakes_and_longer_names_are_somebody_else():
    assert mentions("He met Otto Kerrow at Kerrow Tower. In the Kerrow Act it says so.", "Ada Kerrow") == []
    assert mentions("When Kerrow spoke on Monday, Kerrow Friday repeated it.", "Ada Kerrow") == ["Kerrow"] * 2


def test_in_a_headline_capitals_tell_nothing():
    assert mentions("", "Ada Kerrow", headline="Critics Slam Kerrow Over Vote") == ["Kerrow"]


def test_pronouns_of_one_sex_until_another_full_name():
    text = "Ada Kerrow lost. Then she left. Otto Wend saw her go. He told her."
    assert mentions(text, "Ada Kerrow") == ["Ada Kerrow", "she"]


def test_pronouns_stay_in_the_paragraph_and_reach_two_sentences():
    assert mentions("Kerrow lost. It rained. It hailed. She left.", "Ada Kerrow") == ["Kerrow"]
    assert mentions("Kerrow lost.\n\nShe left.", "Ada Kerrow") == ["Kerrow"]


def test_a_body_has_no_pronouns():
    assert mentions("The Varn Board lied. He said so.", "Varn Board") == ["Varn Board"]


def test_an_office_names_its_only_holder_again():
    text = "Governor Kerrow spoke. The governor left.\n\nThis governor lies. The mayor stayed."
    assert mentions(text, "Ada Kerrow") == ["Governor Kerrow", "governor", "governor"]
    rival = "Governor Kerrow spoke. Governor Wend left. The governor lies."
    assert mentions(rival, "Ada Kerrow") == ["Governor Kerrow"]


def test_several_names_of_one_actor_are_one_mention_each():
    assert mentions("The GOP and Republicans agree.", "Republican Party", "GOP") == ["GOP", "Republicans"]


def test_nothing_is_found_in_nothing():
    assert mentions("", "Ada Kerrow") == []
