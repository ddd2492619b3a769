"""A picture shows itself, and its words travel with it."""

import base64

import matplotlib as mpl
import pytest

import analysis as sa
from analysis.errors import SamestoryError
from analysis.figures import alt_text, picture


@pytest.fixture(scope="module")
def comparison(cases):
    return sa.compare(sa.measure(cases, "loaded.words"))


def test_it_carries_the_picture_and_its_words(comparison):
    drawn = picture(comparison, "loaded.words")
    data, metadata = drawn._repr_mimebundle_(include=None, exclude=None)
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == repr(drawn) == alt_text(comparison, "loaded.words")
    assert metadata["image/png"]["alt"] == drawn.alt


def test_same_numbers_same_bytes_and_small_enough_for_a_page(comparison):
    one, other = picture(comparison, "loaded.words"), picture(comparison, "loaded.words")
    assert one.png == other.png
    assert len(one.png) < 100_000


def test_the_caller_s_settings_are_left_alone(comparison):
    before = dict(mpl.rcParams)
    picture(comparison, "loaded.words")
    assert dict(mpl.rcParams) == before


def test_a_feature_that_was_not_compared_is_named(comparison):
    with pytest.raises(SamestoryError, match=r'"mine\.words" was not compared'):
        picture(comparison, "mine.words")
