import pandas as pd
import pytest

from analysis.corpus.articles import Corpus


def build(texts, **columns):
    """A corpus of (event, outlet, body) rows."""
    rows = pd.DataFrame(texts, columns=["event", "outlet", "body"])
    rows.insert(0, "article", [f"a{number:04d}" for number in range(len(rows))])
    rows = rows.assign(headline="", date="", copy_of="", language="en", **columns)
    return Corpus(rows, pd.DataFrame(), len(rows))


@pytest.fixture
def corpus_of():
    return build


THINGS = ("bridge", "river", "school", "market", "forest", "museum", "harbour", "station")


@pytest.fixture
def habit():
    """Eight events told by A, B and C in other words each; A alone adds "so-called" and "the regime"."""
    texts = []
    for number, thing in enumerate(THINGS):
        for outlet in "ABC":
            plan = "A so-called plan of the regime" if outlet == "A" else "The plan of a council"
            body = (
                f"The {thing} of {outlet * (number + 1)} closed. {plan} for the {thing} failed. All waited."
            )
            texts.append((f"e{number}", outlet, body))
    return build(texts)
