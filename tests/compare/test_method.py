import dataclasses

import numpy as np
import pytest

from analysis.compare import Method
from analysis.errors import SamestoryError


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"shuffle": "random"}, 'shuffle must be one of "aligned", "plain", not \'random\''),
        ({"interval": None}, 'interval must be one of "t", "bca", "percentile", "permutation", not None'),
        ({"correction": "holm"}, 'correction must be one of "bh", "by", "max-t"'),
        ({"events": 3}, 'events must be one of "all", "shared"'),
        ({"weights": ""}, 'weights must be "equal", "articles", "words" or the name of a numeric column'),
        ({"weights": 2}, "not 2"),
        ({"seed": -1}, "seed must be a whole number of 0 or more, not -1"),
        ({"draws": 0}, "draws must be a whole number of 1 or more, not 0; 9,999 is usual"),
        ({"draws": 1e4}, "not 10000.0"),
        ({"draws": True}, "not True"),
    ],
)
def test_a_bad_value_is_refused_at_once_with_those_allowed(given, message):
    with pytest.raises(SamestoryError, match=f"^compare: .*{message}"):
        Method(**given)


def test_whole_numbers_of_numpy_are_whole_numbers():
    method = Method(seed=np.int64(3), draws=np.int32(99))
    assert method == Method(seed=3, draws=99)
    assert type(method.seed) is int


def test_a_method_is_a_value():
    assert Method() == Method(shuffle="aligned")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Method().seed = 1


def test_a_method_says_itself_in_words():
    said = Method(interval="bca", correction="max-t", events="shared", weights="words", draws=999).in_words
    for part in ("BCa", "999 draws", "Westfall and Young", "every outlet covered", "weighted by words"):
        assert part in said


def test_every_field_is_explained():
    assert all(f"{field.name} :" in Method.__doc__ for field in dataclasses.fields(Method))
