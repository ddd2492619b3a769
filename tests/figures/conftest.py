"""A small corpus with dates that several figures draw."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import analysis as sa

LONG = "The Extraordinarily Long Name of an Evening Paper of Record of"


def made(outlets, events=9, name="event"):
    """Each outlet reports two events of three, with marks whose number and place differ."""
    rng = np.random.default_rng(5)
    rows = []
    for event in range(events):
        for number, outlet in enumerate(outlets):
            if event and (event + number) % 3 == 0:
                continue
            rain = "It rained on the town. " * int(rng.integers(2, 6))
            rows.append(
                {
                    "outlet": outlet,
                    "event": f"{name} {event}",
                    "date": f"2024-09-{1 + 2 * event + (number + event) % 2:02}",
                    "headline": "A vile and brutal day" if number == 0 else "Rain on the town",
                    "body": f"{rain}A brutal day. {rain}" if number % 2 else f"A vile day. {rain}{rain}",
                }
            )
    return sa.read(pd.DataFrame(rows))


@pytest.fixture(autouse=True)
def _closed():
    """Close what a test drew, as a notebook's ``show`` does."""
    yield
    plt.close("all")


@pytest.fixture(scope="session")
def corpus_of():
    """Corpora by the number of their outlets, with long names where there are twelve."""
    return {
        2: made(["Herald", "Post"]),
        5: made(["Courier", "Herald", "Post", "Sun", "Times"]),
        12: made([f"{LONG} {n} $x$ a\u202eb" for n in range(12)], name="a very long name of an $event$ that"),
    }
