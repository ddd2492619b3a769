"""Bands stand behind the outlets they belong to, and the figure says what they are."""

from dataclasses import replace

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import analysis as sa
from analysis.compare.shuffling import shuffled_differences
from analysis.errors import SamestoryError
from analysis.figures import alt_of, chance_band, style

mpl.use("agg")


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def corpus(outlets, events=8):
    rng = np.random.default_rng(4)
    rows = {"outlet": [], "event": [], "body": []}
    for event in range(events):
        for n, outlet in enumerate(outlets):
            rows["outlet"].append(outlet)
            rows["event"].append(f"e{event}")
            words = ["fine"] * int(rng.integers(1, 4)) + ["awful"] * (n % 3)
            rows["body"].append(f"The {event} day of {n} talks was {' '.join(words)} in town.")
    return sa.read(pd.DataFrame(rows))


def compared(outlets, events=8):
    measures = sa.measure(corpus(outlets, events), "sentiment.huliu_net")
    comparison = sa.compare(measures)
    names = comparison.table["outlet"]
    return comparison, [shuffled_differences(measures, "sentiment.huliu_net", name) for name in names]


def bands(axes):
    """(y, low, high) of each band, from its two ends."""
    found = []
    for collection in axes.collections:
        if isinstance(collection, mpl.collections.LineCollection):
            low, high = (segment for segment in collection.get_segments())
            found.append((low[:, 1].mean(), low[0, 0], high[0, 0]))
    return found


@pytest.mark.parametrize("outlets", ["AB", "ABCDE", "ABCDEFGHIJKL"])
def test_each_band_is_the_middle_95_of_100_shuffles_in_the_row_of_its_outlet(outlets):
    comparison, shuffles = compared(outlets)
    axes = chance_band(comparison, shuffles)
    axes.figure.draw_without_rendering()
    rows = [tick.get_text().split("\n")[0] for tick in axes.get_yticklabels()]
    drawn = {rows[round(y)]: (low, high) for y, low, high in bands(axes)}
    assert drawn == {found.outlet: (found.low, found.high) for found in shuffles}


def test_title_caption_and_words_are_those_of_the_differences_and_say_what_the_band_is():
    comparison, shuffles = compared("ABC")
    axes = chance_band(comparison, shuffles)
    assert axes.figure.get_suptitle().startswith("Net tone")
    caption = axes.figure.get_supxlabel().replace("\n", " ")
    assert "middle 95 % of up to 6,561 shuffles" in caption
    assert "A −" in alt_of(axes) or "A +" in alt_of(axes)


def test_below_six_events_there_is_no_band():
    comparison, shuffles = compared("ABC", events=3)
    axes = chance_band(comparison, shuffles)
    assert bands(axes) == []
    assert "grey band" not in axes.figure.get_supxlabel()


@pytest.mark.parametrize("name", ["web", "paper", "slide"])
def test_long_and_untrusted_names_draw(name):
    long = "The Very Long Name of an Evening Paper of Record and its Sunday Edition"
    with style(name):
        chance_band(*compared([long, "$x_", "b\u202ec"])).figure.draw_without_rendering()


def test_shuffles_of_no_or_of_two_features_are_an_error():
    comparison, shuffles = compared("AB")
    with pytest.raises(SamestoryError, match="no shuffles"):
        chance_band(comparison, [])
    with pytest.raises(SamestoryError, match="2 features"):
        chance_band(comparison, [shuffles[0], replace(shuffles[0], feature="f.y")])
