"""docs/paper.md is what its command prints."""

from benchmarks.paper import FEATURES, PAGE, page


def test_the_page_is_what_the_command_writes():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m benchmarks.paper --write"


def test_every_feature_named_is_in_the_page():
    assert all(name in PAGE.read_text(encoding="utf-8") for name in FEATURES)
