import numpy as np
import pytest

from analysis.features.hedging import FEATURES
from analysis.text import tokenise

BY_NAME = {feature.name: feature for feature in FEATURES}


def words(name, body):
    tokens = tokenise([""], [body])
    marks = BY_NAME[name].mark(tokens)
    pairs = zip(tokens.begin[marks.at], tokens.stop[marks.at + marks.length - 1], strict=True)
    return [tokens.stream[begin:stop].lower() for begin, stop in pairs]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("About 30 people spoke about the storm.", ["about 30"]),
        ("Some 400 came, and some people sat around the fire.", ["some 400"]),
        ("Around two dozen ships sailed around the island.", ["around two"]),
        ("They may leave in May, said Mrs May.", ["may"]),
        ("It might rain, for all their military might.", ["might"]),
        ("She could win. He could not swim.", ["could"]),
        ("As soon as possible, it is possible.", ["it is possible"]),
        ("They walk rather than run, rather slowly.", ["rather"]),
        ("He appeared in court and appeared to sleep.", ["appeared to"]),
        ("The missile flew over the sea.", []),
    ],
)
def test_hedges_are_told_from_other_uses(text, hedges):
    assert words("hedging.hedges", text) == hedges


def test_boosters_are_found_and_denied_ones_are_not():
    assert words("hedging.boosters", "Clearly, he never lied. It is not always so.") == ["clearly", "never"]
    assert words("hedging.boosters", "They show that it works, then show him the door.") == ["show that"]


def test_attribution_is_a_class_of_its_own():
    text = "He allegedly stole it; the ship is believed to be lost. They alleged that it sank."
    assert words("hedging.attribution", text) == ["allegedly", "is believed to"]
    assert words("hedging.hedges", text) == []


def test_index_is_hedges_less_boosters_over_both():
    marks = BY_NAME["hedging.index"].mark(tokenise([""], ["Perhaps it may rain. Surely. Reportedly so."]))
    assert marks.weight.tolist() == [1.0, 1.0, -1.0]
    assert np.isclose(marks.weight.mean(), (2 - 1) / (2 + 1))
