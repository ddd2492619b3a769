"""Places: a share of the body before each mark, the headline left out."""

import pandas as pd
import pytest

from analysis.corpus import read
from analysis.errors import SamestoryError
from analysis.measure import places


def corpus():
    rows = [
        {"article": "a", "outlet": "A", "headline": "Brutal day", "body": "Kim came. A brutal day passed."},
        {
            "article": "b",
            "outlet": "B",
            "headline": "",
            "body": "It rained. A brutal day passed by. Kim left.",
        },
    ]
    return read(pd.DataFrame(rows))


def test_a_place_is_the_share_of_the_body_s_words_before_the_mark():
    found = places(corpus(), "sentiment.huliu_net")
    assert found["article"].tolist() == ["a", "b"]
    assert found["place"].tolist() == pytest.approx([3 / 6, 3 / 9])
    assert found["text"].tolist() == ["brutal", "brutal"]


def test_an_actor_is_placed_without_a_feature():
    found = places(corpus(), about="Kim")
    assert found["place"].tolist() == pytest.approx([0, 7 / 9])


def test_a_marked_sentence_stands_where_it_begins():
    assert places(corpus(), "sentiment.vader")["place"].tolist() == pytest.approx([0, 2 / 6, 0, 2 / 9, 7 / 9])


def test_nothing_asked_headlines_and_families_are_errors():
    with pytest.raises(SamestoryError, match="of what"):
        places(corpus())
    with pytest.raises(SamestoryError, match="no place in a body"):
        places(corpus(), "headline.question")
    with pytest.raises(SamestoryError, match="name one"):
        places(corpus(), "loaded")
