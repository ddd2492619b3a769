"""What several tests share: the bundled cases, read once."""

from pathlib import Path

import pytest

import analysis as sa

CASES = Path(__file__).parent.parent / "data" / "cases"


@pytest.fixture(scope="session")
def cases():
    return sa.read(CASES)


@pytest.fixture(scope="session")
def case_measures(cases):
    return sa.measure(cases)


@pytest.fixture(scope="session")
def case_comparison(case_measures):
    return sa.compare(case_measures)
