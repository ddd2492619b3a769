import numpy as np
import pytest

from analysis.features.diversity import FEATURES, _previous, _turned, factors, mattr, mtld, window_diversity
from analysis.text import tokenise

TEXT = (
    "the missile flew over the sea and the missile fell into the sea the army said the test was a test of "
    "the missile and the minister said the army was ready for the next test of the next missile"
)
"""40 words; lexicalrichness 0.5.1 gives a MATTR(10) of .783871 and an MTLD of 13.3333."""


def test_mattr_is_that_of_lexicalrichness():
    _, last, bounds = _previous(tokenise([""], [TEXT]))
    begins, share = window_diversity(last, bounds, 10)
    assert len(begins) == 31
    assert share.mean() == pytest.approx(0.783871, abs=5e-7)


def test_mtld_is_that_of_lexicalrichness():
    _, last, bounds = _previous(tokenise([""], [TEXT]))
    both = [40 / factors(turned, bounds)[0] for turned in (last, _turned(last, bounds))]
    assert np.mean(both) == pytest.approx(13.3333, abs=5e-5)


def slow_factors(words, threshold=0.72):
    found, seen, length = 0.0, set(), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length <= threshold:
            found, seen, length = found + 1, set(), 0
    return found + (1 - len(seen) / length) / (1 - threshold) if length else found


def test_many_articles_at_once_are_measured_as_each_alone():
    rng = np.random.default_rng(3)
    texts = [" ".join(f"w{n}" for n in rng.zipf(1.3, size) % 400) for size in (1, 60, 149, 700, 128, 129)]
    tokens = tokenise([""] * len(texts), texts)
    _, last, bounds = _previous(tokens)
    forwards, backwards = factors(last, bounds), factors(_turned(last, bounds), bounds)
    for number, text in enumerate(texts):
        words = text.split()
        assert forwards[number] == pytest.approx(slow_factors(words))
        assert backwards[number] == pytest.approx(slow_factors(words[::-1]))
        windows = [len(set(words[at : at + 50])) / 50 for at in range(len(words) - 49)]
        marks = mattr(tokens)
        assert marks.weight[tokens.article[marks.at] == number] == pytest.approx(windows)


def test_short_texts_have_no_diversity():
    tokens = tokenise(["a headline of its own"], ["word " * 49])
    assert len(mattr(tokens)) == len(mtld(tokens)) == 0


def test_a_text_without_repetition_stays_finite():
    marks = mtld(tokenise([""], [" ".join(f"word{n}" for n in range(120))]))
    assert marks.weight.tolist() == [120.0, 120.0]


def test_repeating_lowers_both():
    varied, dull = " ".join(f"w{n % 90}" for n in range(200)), " ".join(f"w{n % 20}" for n in range(200))
    for feature in FEATURES:
        high, low = (feature.mark(tokenise([""], [text])).weight.mean() for text in (varied, dull))
        assert high > low
