import gzip
import json
import re
from collections import Counter

import numpy as np
import pytest
from scipy.stats import chi2_contingency, power_divergence

from analysis.compare.keyness import g2, log_odds, log_ratio, percent_difference
from benchmarks.gold import corpora

# The worked table of two sides: regime, missile, launch, drill, said.
A, B = np.array([6, 10, 4, 1, 29]), np.array([1, 8, 6, 5, 20])


def fightin(first, second, alpha, variance="two-term"):
    """Log-odds of every word of two counters with the same prior for each."""
    words = sorted(set(first) | set(second))
    one, two = (np.array([side[word] for word in words], float) for side in (first, second))
    _, z = log_odds(
        one, one.sum(), two, two.sum(), prior=alpha, prior_total=alpha * len(words), variance=variance
    )
    return dict(zip(words, z.tolist(), strict=True))


def test_the_example_of_fightin_words_comes_out_to_the_last_digit():
    first, second = (
        "the quick brown fox jumps over the lazy pig",
        "the lazy purple pig jumps over the lazier donkey",
    )
    z = fightin(Counter(first.split()), Counter(second.split()), 0.05)
    for word in ("brown", "fox", "quick"):
        assert z[word] == pytest.approx(0.6894227886807968, abs=1e-12)
    for word in ("purple", "donkey", "lazier"):
        assert z[word] == pytest.approx(-0.6894227886807968, abs=1e-12)
    assert all(abs(z[word]) < 1e-12 for word in ("the", "lazy", "pig", "jumps", "over"))


def test_log_odds_of_the_worked_table_in_both_forms():
    delta, two = log_odds(A, 50, B, 40, prior=0.5, prior_total=2.5, variance="two-term")
    assert delta[0] == pytest.approx(1.3513, abs=5e-5)
    assert two[[0, 2, 3, 4]] == pytest.approx([1.4918, -1.0688, -1.7589, 1.1112], abs=5e-5)
    _, four = log_odds(A, 50, B, 40, prior=0.5, prior_total=2.5)
    assert four == pytest.approx([1.451515, 0.0, -1.005728, -1.712480, 0.771287], abs=5e-7)


def test_an_informative_prior_of_ten_words():
    share = (A + B) / (A + B).sum()
    _, z = log_odds(A, 50, B, 40, prior=10 * share, prior_total=10.0, variance="two-term")
    assert z[[0, 3]] == pytest.approx([1.4711, -1.7002], abs=5e-5)


def test_both_forms_of_g2_and_the_ratios_of_the_worked_table():
    assert g2(A, 50, B, 40, cells=2)[[0, 3]] == pytest.approx([2.9337, 3.8781], abs=5e-5)
    assert g2(A, 50, B, 40)[[0, 3]] == pytest.approx([3.1504, 4.1419], abs=5e-5)
    assert log_ratio(A, 50, B, 40)[[0, 3]] == pytest.approx([2.2630, -2.6439], abs=5e-5)
    assert percent_difference(A, 50, B, 40)[[0, 3]] == pytest.approx([380, -84], abs=1e-9)


@pytest.mark.parametrize(
    ("a", "n", "b", "m"), [(6, 50, 1, 40), (0, 300, 7, 900), (40, 41, 1, 900), (3, 9, 3, 9)]
)
def test_g2_is_what_scipy_gives(a, n, b, m):
    four = chi2_contingency([[a, n - a], [b, m - b]], correction=False, lambda_="log-likelihood").statistic
    assert float(g2(a, n, b, m)) == pytest.approx(four, abs=1e-9)
    expected = np.array([n, m]) * (a + b) / (n + m)
    two = power_divergence([a, b], expected, lambda_="log-likelihood").statistic
    assert float(g2(a, n, b, m, cells=2)) == pytest.approx(two, abs=1e-9)


def test_a_count_of_zero_is_taken_as_half():
    assert float(log_ratio(4, 100, 0, 100)) == 3.0
    assert float(log_ratio(0, 100, 4, 100)) == -3.0
    assert float(percent_difference(0, 100, 4, 100)) == -100.0
    assert float(percent_difference(4, 100, 0, 100)) == pytest.approx(700.0)


def test_the_party_conventions_of_2012_have_their_known_words():
    folder = corpora()
    if folder is None:
        pytest.skip("SAMESTORY_CORPORA names no folder with the speeches")
    sides = {"republican": Counter(), "democrat": Counter()}
    with gzip.open(folder / "convention2012" / "speeches.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sides[row["party"]].update(re.findall(r"[a-z]+(?:'[a-z]+)?", row["text"].lower()))
    z = fightin(sides["democrat"], sides["republican"], 0.01)
    ordered = sorted(z, key=z.get)
    assert ordered[:3] == ["government", "mitt", "business"]
    assert ordered[:-4:-1] == ["obama", "president", "barack"]
    asked = [z[word] for word in ("government", "mitt", "business", "obama", "president", "barack")]
    assert asked == pytest.approx([-10.17, -10.07, -8.22, 11.92, 9.74, 8.71], abs=5e-3)
