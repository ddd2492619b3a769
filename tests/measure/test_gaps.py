import numpy as np
import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.measure import gap


def corpus():
    rows = [
        {
            "article": "a",
            "outlet": "A",
            "event": "e",
            "headline": "Brutal attack",
            "body": "A brutal day came.",
        },
        {"article": "b", "outlet": "B", "event": "e", "headline": "", "body": "A brutal day came."},
    ]
    return read(pd.DataFrame(rows))


def test_gap_is_headline_less_body_and_missing_without_headline():
    found = gap(corpus(), "sentiment.huliu_net")
    assert found.loc["a", ["headline", "body", "gap"]].tolist() == [-100.0, -25.0, -75.0]
    assert np.isnan(found.loc["b", "gap"])
    assert found["headline_words"].tolist() == [2, 0]


def test_several_features_stand_one_below_the_other():
    assert len(gap(corpus(), ["sentiment.huliu_net", "loaded.words"])) == 4


def test_a_feature_of_one_part_has_no_gap():
    with pytest.raises(SamestoryError, match="one part alone"):
        gap(corpus(), "headline.question")
