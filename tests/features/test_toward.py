"""Sentiment towards an actor: who speaks, when it is missing, what it adds up to."""

import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.errors import SamestoryError

THREE = "Ada Kerrow lied. Kerrow paid. Kerrow left. {}"


def toward(body, feature="sentiment.toward", **options):
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [body]}))
    return sa.measure(corpus, feature, about="Ada Kerrow", **options).table.iloc[0, 0]


def test_the_measure_is_the_weights_per_hundred_words_with_500_added():
    assert toward(THREE.format("")) == pytest.approx(100 * -1.0 / (7 + 500))


def test_fewer_than_three_mentions_are_missing_not_zero():
    assert np.isnan(toward("Ada Kerrow lied. Kerrow left."))
    assert toward("Ada Kerrow came. Kerrow sat. Kerrow left.") == 0.0


def test_a_quoted_or_reported_judgement_is_the_sources():
    quoted = THREE.format("“Kerrow is a crook,” Otto Wend said.")
    assert toward(quoted, "sentiment.toward") > toward(quoted, "sentiment.toward_all")
    assert toward(quoted, "sentiment.toward_quoted") < 0
    assert toward(THREE.format(""), "sentiment.toward_quoted") == 0.0


def test_pronouns_count_although_their_sentences_hold_no_name():
    assert toward(THREE.format("She cheated.")) < toward(THREE.format("It rained."))


def test_without_an_actor_all_leaves_it_out_and_its_name_asks():
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [THREE.format("")]}))
    assert "sentiment.toward" not in sa.measure(corpus, "sentiment").features
    with pytest.raises(SamestoryError, match="no actor is named"):
        sa.measure(corpus, "sentiment.toward")
    with pytest.raises(SamestoryError, match="no actor is named"):
        sa.evidence(corpus, corpus.articles["article"][0], "sentiment.toward")


def test_marks_are_kept_apart_by_actor():
    corpus = sa.read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "body": [THREE.format("Wend cheered.")]}))
    assert len(sa.marks_of(corpus, "sentiment.toward", "Ada Kerrow")) == 4
    assert len(sa.marks_of(corpus, "sentiment.toward", "Otto Wend")) == 0
