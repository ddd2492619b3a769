"""Small events, written for the tests."""

import pandas as pd
import pytest

from analysis.corpus import read

BODIES = {
    "A": "Two gates of the dam were opened at night. About 1,900 people were moved from their homes. "
    "The mayor of Brask called for an inquiry by a judge.",
    "B": "At night two gates of the dam were opened, officials said. Some 2,400 people had to be moved from "
    "their homes. Hotels gave free meals to pensioners.",
    "C": "Brask's mayor called for a judge's inquiry. The dam's two gates were opened at night.",
}


@pytest.fixture
def event():
    return read_event(BODIES)


def read_event(bodies, **columns):
    frame = {"outlet": list(bodies), "event": "flood", "body": list(bodies.values()), **columns}
    return read(pd.DataFrame(frame))
