import pytest

import analysis as sa
from analysis import teaching


@pytest.fixture(scope="session")
def conflict(cases):
    """One measure of the bundled cases, and its comparison."""
    measures = sa.measure(cases, ["frames.conflict"])
    return measures, sa.compare(measures)


@pytest.fixture(scope="session")
def tone(cases):
    """The bundled cases' tone under a small plan."""
    plan = sa.Plan(parts=("body", "lede"), scales=("raw", "rank"), estimators=("mean",))
    return sa.choices(cases, "sentiment.vader", plan=plan, draws=999)


@pytest.fixture(scope="session")
def shuffled(conflict):
    return teaching.shuffled_differences(conflict[0], "frames.conflict", "The Free Tribune")
