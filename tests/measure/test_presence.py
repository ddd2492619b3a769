"""Presence: headline and body are asked the same question."""

import numpy as np
import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.measure import presence
from analysis.measure.presence import share_of_stretches

FEATURE = "sentiment.huliu_net"


def corpus(headline="Brutal rain", body="A brutal day came to an end."):
    return read(pd.DataFrame([{"article": "a", "outlet": "A", "headline": headline, "body": body}]))


def test_the_body_s_share_is_that_of_stretches_as_long_as_the_headline():
    found = presence(corpus(), FEATURE).loc["a"]
    assert (found["headline"], found["headline_words"], found["body_words"]) == (1, 2, 7)
    assert found["body"] == pytest.approx(2 / 6)


def test_a_headline_without_a_mark_is_0_and_one_without_words_is_missing():
    assert presence(corpus("Rain"), FEATURE)["headline"].iloc[0] == 0
    found = presence(corpus(""), FEATURE)
    assert found[["headline", "body"]].isna().all(axis=None)


def test_a_body_shorter_than_its_headline_is_one_stretch():
    found = presence(corpus("It rained for a whole long week", "A brutal day."), FEATURE)
    assert found["body"].iloc[0] == 1.0


def test_quoted_words_do_not_count_in_the_own_voice():
    found = presence(corpus("“Brutal” rain", "He said: “A brutal day.” It rained."), FEATURE, voice="own")
    assert found[["headline", "body", "headline_words", "body_words"]].values.tolist() == [[0, 0, 1, 4]]


def test_stretches_agree_with_counting_them_one_by_one():
    rng = np.random.default_rng(3)
    size, length = rng.integers(0, 9, 40), rng.integers(0, 5, 40)
    texts = [rng.random(n) < 0.3 for n in size]
    expected = []
    for text, run in zip(texts, np.minimum(length, size), strict=True):
        windows = [text[at : at + run].any() for at in range(len(text) - run + 1)] if run else []
        expected.append(np.mean(windows) if windows else np.nan)
    np.testing.assert_allclose(share_of_stretches(np.concatenate(texts), size, length), expected)


def test_measures_of_sentences_and_of_one_part_say_why_not():
    with pytest.raises(SamestoryError, match="marks sentences"):
        presence(corpus(), "sentiment.vader")
    with pytest.raises(SamestoryError, match="not one feature of words"):
        presence(corpus(), "headline.question")
    with pytest.raises(SamestoryError, match="no actor is named"):
        presence(corpus(), "prominence.actor_sentences")
