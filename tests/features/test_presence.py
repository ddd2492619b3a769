"""Prominence of an actor: in the headline, in the lede, from where on, and how often."""

import pandas as pd
import pytest

import analysis as sa

TEXTS = pd.DataFrame(
    {
        "outlet": ["A", "B"],
        "event": ["e", "e"],
        "headline": ["Merkel wins vote", "A long night in Berlin"],
        "body": [
            "Angela Merkel won on Monday. She smiled.\n\nThe vote was close.",
            "It was a long night.\n\nAt its end Angela Merkel won.",
        ],
    }
)


def measured(name):
    corpus = sa.read(TEXTS)
    return sa.measure(corpus, f"prominence.{name}", about="Angela Merkel").table.iloc[:, 0].tolist()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("actor_headline", [1, 0]),
        ("actor_lede", [1, 0]),
        ("actor_first", [0, 8 / 11]),
        ("actor_sentences", [2 / 3, 1 / 2]),
    ],
)
def test_the_actor_stands_where_it_stands(name, expected):
    assert measured(name) == pytest.approx(expected)


def test_the_first_mention_is_missing_where_there_is_none():
    corpus = sa.read(TEXTS)
    assert sa.measure(corpus, "prominence.actor_first", about="Kim Jong Un").table.isna().all().all()
    assert sa.measure(corpus, "prominence.actor_lede", about="Kim Jong Un").table.eq(0).all().all()


def test_without_an_actor_it_asks_for_one():
    with pytest.raises(sa.SamestoryError, match="about"):
        sa.measure(sa.read(TEXTS), "prominence.actor_first")
