import numpy as np
import pandas as pd
import pytest

import analysis as sa
from analysis.compare.distinguish.material import Material
from analysis.text import tokenise

ENDINGS = ("ado", "ilu", "omer", "ente", "ushi")
COMMON = [f"{first}{ending}" for first in "bdfgklmnprst" for ending in ENDINGS]


def corpus_of(n_events=12, outlets=("Alpha Post", "Beta Times"), *, own=None, missing=(), seed=0):
    """Articles of random words; ``own``: words of an outlet alone; ``missing``: pairs (event, outlet)."""
    rng = np.random.default_rng(seed)
    rows = []
    for event in range(n_events):
        for outlet in outlets:
            if (event, outlet) in missing:
                continue
            words = [*rng.choice(COMMON, 60), *(own or {}).get(outlet, [])]
            rows.append((f"e{event:03d}", outlet, " ".join(rng.permutation(words)) + "."))
    table = pd.DataFrame(rows, columns=["event", "outlet", "body"])
    return sa.read(table.assign(headline=""))


def material_of(*bodies, outlets=None, events=None, **columns):
    """The words of a few bodies, each an outlet's and an event of its own unless told otherwise."""
    outlets = outlets or [f"Outlet {number}" for number in range(len(bodies))]
    events = np.arange(len(bodies)) if events is None else np.asarray(events)
    articles = pd.DataFrame({"outlet": outlets, "body": bodies, **columns})
    return Material(tokenise([""] * len(bodies), list(bodies)), articles, "outlet", events)


@pytest.fixture
def make_corpus():
    return corpus_of


@pytest.fixture
def make_material():
    return material_of


@pytest.fixture
def masked_words():
    def words(material, flags):
        return [material.tokens.text_of(at) for at in np.flatnonzero(flags)]

    return words
