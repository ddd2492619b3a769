import pandas as pd
import pytest

from analysis.corpus import read
from analysis.features.conflict_journalism import FEATURES, LEXICON
from analysis.features.lexicon import read_lexicon
from analysis.measure import evidence, measure
from analysis.text import tokenise

WAR = "Troops launched an airstrike. The enemy was wiped out."
PEACE = "Mediators proposed a ceasefire. Aid workers helped refugees."


def corpus_of(*texts: str):
    return read(pd.DataFrame({"article": list("abc")[: len(texts)], "outlet": "A", "body": list(texts)}))


def test_war_and_peace_pull_the_index_to_its_ends():
    table = measure(corpus_of(WAR, PEACE, "The boats were blue."), "war_peace").table
    assert table["war_peace.war"].tolist() == [1.0, 0.0, 0.0]
    assert table["war_peace.peace"].tolist() == [0.0, 1.0, 0.0]
    assert table["war_peace.index"].tolist()[:2] == [1.0, -1.0]
    assert pd.isna(table["war_peace.index"].iloc[2])


def test_an_indicator_counts_once_in_a_sentence_however_many_its_words():
    # War: force (troops, missiles, artillery) once, damage (killed) once; peace: talks once: (2 - 1) / 3.
    corpus = corpus_of("Troops fired missiles and artillery and killed ten before the ceasefire.")
    assert measure(corpus, "war_peace.index").table.iloc[0, 0] == pytest.approx(1 / 3)
    assert evidence(corpus, "a", "war_peace.index")["text"].tolist() == ["Troops", "killed", "ceasefire"]


@pytest.mark.parametrize(
    "text",
    [
        "He had a heart attack.",
        "The sexual assault trial began.",
        "The attorney general spoke.",
        "She won the Nobel Peace Prize.",
        "A think tank met.",
        "Workers went on hunger strike.",
        "The storm surge came.",
    ],
)
def test_other_senses_are_neither(text):
    assert all(len(feature.mark(tokenise([""], [text]))) == 0 for feature in FEATURES)


@pytest.mark.parametrize("side", ["war", "peace"])
def test_a_list_has_sixty_cues_with_phrases_and_indicators(side):
    mine = [entry for entry in read_lexicon(LEXICON).entries if entry.category.startswith(f"{side}: ")]
    assert len(mine) >= 60
    assert sum(" " in entry.term for entry in mine) >= 60
    assert len({entry.category for entry in mine}) >= 5
