import numpy as np
import pytest

from benchmarks.validity.frac import FRAMES, OTHER, most_cued
from benchmarks.validity.moralevents import place_of


def test_the_frame_with_most_cues_wins_a_tie_goes_to_the_first_and_none_is_other():
    cues = {"a": np.array([2.0, 1.0, 0.0, 0.0]), "b": np.array([1.0, 1.0, 0.0, 3.0])}
    assert most_cued(cues).tolist() == ["a", "a", OTHER, "b"]


def test_nine_frames_of_the_coders_have_features():
    assert len(set(FRAMES.values())) == 9


@pytest.mark.parametrize(("near", "expected"), [(0, (4, 10)), (40, (38, 44))])
def test_a_trigger_is_found_in_the_nearest_span(near, expected):
    text = "He, helped them. They sang. Later, he helped them."
    assert place_of(text, "helped them", "helped", near) == expected
    assert place_of(text, "no such span", "helped", near) == (0, 0)


def test_a_trigger_is_a_whole_word():
    assert place_of("They unhelped and helped.", "unhelped and helped", "helped", 0) == (18, 24)
