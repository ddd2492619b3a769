import numpy as np
import pandas as pd

from analysis.corpus import read
from analysis.features.prominence import FEATURES, first_quotation
from analysis.measure import measure
from analysis.text import tokenise

BODY = "Rain fell, officials said.\n\nIt was heavy. “We stayed home,” Lee said."


def measured(body, name, **scope):
    corpus = read(pd.DataFrame({"outlet": ["A"], "event": ["e"], "headline": ["Rain"], "body": [body]}))
    return measure(corpus, f"prominence.{name}", **scope).table.iloc[0, 0]


def test_length_counts_the_words_of_the_part():
    assert measured(BODY, "length") == 12
    assert measured(BODY, "length", part="lede") == 4
    assert measured(BODY, "length", part="all") == 13


def test_paragraphs_are_counted():
    assert measured(BODY, "paragraphs") == 2


def test_the_first_quotation_has_its_place():
    assert measured(BODY, "first_quotation") == 7 / 12
    assert np.isnan(measured("Nothing is quoted.", "first_quotation"))
    assert first_quotation(tokenise(["“Quoted” here"], ["Not here."])).at.tolist() == []


def test_ledes_with_a_source_are_told_from_those_without():
    assert measured(BODY, "attributed_lede") == 1
    assert measured("Rain fell.\n\nOfficials said so.", "attributed_lede") == 0


def test_quoted_words_of_the_lede_alone_count():
    assert measured(BODY, "quoted_lede") == 0
    assert measured("“We stayed home,” Lee said.\n\nIt was heavy.", "quoted_lede") == 3 / 5


def test_every_feature_names_its_cautions():
    assert all(len(feature.cautions) >= 2 for feature in FEATURES)


def test_sentences_that_set_the_event_beside_others_are_context():
    body = "It rained. It was the worst since 1953. Rents rose, up from 900 a year ago. Lee spoke."
    assert measured(body, "context") == 2 / 4
