import numpy as np
import pandas as pd
import pytest

from analysis.measure import Measures


def build(values, outlets="ABC", *, articles=None, names=("f.x",), **given):
    """Measures of one article a cell: events x outlets, or events x outlets x features; NaN stays."""
    values = np.asarray(values, float)
    values = values[:, :, None] if values.ndim == 2 else values
    n_events, n_outlets, n_features = values.shape
    if articles is None:
        articles = pd.DataFrame(
            {
                "event": np.repeat([f"e{number:05d}" for number in range(n_events)], n_outlets),
                "outlet": np.tile(list(outlets), n_events),
                "date": "",
                "copy_of": "",
            },
            index=pd.Index([f"a{number:06d}" for number in range(n_events * n_outlets)], name="article"),
        )
    names = names if len(names) == n_features else [f"f.{number}" for number in range(n_features)]
    table = pd.DataFrame(values.reshape(-1, n_features), index=articles.index, columns=list(names))
    same = dict.fromkeys(("counts", "totals", "words", "sentences"), table)
    rest = {"part": "body", "voice": None, "about": (), "voices": {}, "alternatives": {}, "twins": {}}
    return Measures(table=table, articles=articles, **{**same, **rest, "validity": {}, **given})


@pytest.fixture
def measures_of():
    return build


@pytest.fixture
def w():
    """The worked set W: six events told by A, B and C."""
    return np.array([(2, 1, 1.5), (3, 2, 1), (1, 1.5, 0.5), (2.5, 0.5, 1.5), (4, 2.5, 2), (1.5, 1, 2)], float)
