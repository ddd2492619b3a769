from dataclasses import replace

import numpy as np
import pytest

from analysis.features.cues import cues_of, sentences_leaning, sentences_of
from analysis.features.feature import Marks
from analysis.features.lexicon import EXCLUDED, parse_lexicon, read_lexicon
from analysis.features.matching import find, find_shipped
from analysis.text import tokenise

LEXICON = parse_lexicon(["term\tcategory", "rain\tbad: weather", "cold\tbad: weather", "sun\tgood: weather"])
TOKENS = tokenise([""], ["Rain and cold. Sun after rain. The sun. Nothing here."])


def find_weather(tokens):
    return find(LEXICON, tokens)


def test_a_group_keeps_its_marks_and_their_indicators():
    bad = cues_of(find_weather(TOKENS), "bad")
    assert bad.at.tolist() == [0, 2, 5]
    assert {bad.labels[label] for label in bad.label} == {"bad: weather"}


def test_a_group_is_not_another_that_begins_alike():
    marks = Marks.of("token", np.array([0]), labels=("warm: sun",))
    assert len(cues_of(marks, "war")) == 0


def test_sentences_of_a_group_show_only_its_cues():
    marks = sentences_of(find_weather, "good")(TOKENS)
    assert marks.at.tolist() == [1, 2] and marks.parts.at.tolist() == [3, 7]


def test_leaning_is_plus_one_minus_one_or_zero_for_both():
    marks = sentences_leaning(find_weather, "bad", "good")(TOKENS)
    assert marks.at.tolist() == [0, 1, 2] and marks.weight.tolist() == [1.0, 0.0, -1.0]
    assert [marks.labels[label] for label in marks.label] == ["cues of bad", "cues of both", "cues of good"]


def test_features_of_one_list_share_its_search():
    assert find_shipped("moral.tsv") is find_shipped("moral.tsv")
    assert find_shipped("moral.tsv")(TOKENS) is find_shipped("moral.tsv")(TOKENS)


LISTS = ["episodic", "strategy", "policy_frames", "conflict_journalism", "moral", "frame_conflict"]


@pytest.mark.parametrize("name", LISTS)
def test_every_exclusion_shields_a_cue(name):
    lexicon = read_lexicon(f"{name}.tsv")
    excluded = [entry.term for entry in lexicon.entries if entry.category == EXCLUDED]
    cues = tuple(entry for entry in lexicon.entries if entry.category != EXCLUDED)
    tokens = tokenise([""] * len(excluded), excluded)
    shielded = tokens.article[find(replace(lexicon, entries=cues), tokens).at]
    assert set(range(len(excluded))) == set(shielded)
    assert len(find(lexicon, tokens)) == 0
