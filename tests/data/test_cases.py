"""The teaching cases: complete, marked as written for teaching, and true to their own record."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from analysis.features.registry import FEATURES

CASES = Path(__file__).parents[2] / "data" / "cases"
TRUTH = yaml.safe_load((CASES / "truth.yml").read_text(encoding="utf-8"))
ARTICLES = sorted(CASES.glob("*/*.md"))


def body_of(path):
    return path.read_text(encoding="utf-8").split("---", 2)[2]


def test_eight_events_are_each_told_by_the_same_five_outlets(cases):
    assert len(cases.rejects) == 0
    assert cases.articles.groupby("event")["outlet"].nunique().tolist() == [5] * 8
    assert cases.articles["outlet"].nunique() == 5


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_article_has_a_class_s_length_and_says_what_it_is(path):
    assert 250 <= len(re.findall(r"[\w’'-]+", body_of(path))) <= 460
    assert "note: Written for teaching." in path.read_text(encoding="utf-8")


def test_no_sentence_is_told_twice(cases):
    sentences = re.findall(r"[A-Z][^.!?]{60,}[.!?]", " ".join(map(body_of, ARTICLES)))
    assert [sentence for sentence, n in Counter(sentences).items() if n > 1] == []


def test_the_truth_records_every_article_and_only_facts_that_exist():
    recorded = {f"{event['event']}/{name}" for event in TRUTH["events"] for name in event["articles"]}
    assert recorded == {f"{path.parent.name}/{path.stem}" for path in ARTICLES}
    for event in TRUTH["events"]:
        left_out = [fact for article in event["articles"].values() for fact in article["leaves_out"]]
        assert set(left_out) <= set(event["facts"])
        assert max(Counter(left_out).values()) <= 3, "at least two versions report what another leaves out"


def test_planted_differences_name_features_and_outlets_that_exist(cases):
    outlets = set(cases.articles["outlet"])
    for planted in TRUTH["planted"]:
        assert planted["feature"] in FEATURES
        assert planted["outlet"] in outlets
        assert planted["direction"] in ("higher", "lower")


def test_only_the_published_phrase_is_quoted_from_a_real_body():
    quoted = {
        phrase.rstrip(",.")
        for path in CASES.glob("01-*/*.md")
        for phrase in re.findall(r"[“\"]([^”\"]+)[”\"]", body_of(path))
        if len(phrase.split()) < 5
    }
    assert quoted == {"overwhelming military power"}
