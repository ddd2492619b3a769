"""The sheet has room for its words."""

import pytest

from analysis.figures.sheet import finish, look, sheet, style


@pytest.mark.parametrize("name", ["web", "paper", "slide"])
def test_a_long_title_and_caption_take_no_room_from_what_is_drawn(name):
    heights = []
    with style(name):
        for words in ("a\nb\nc", "A long finding about two papers of long names. " * 8):
            axes = finish(sheet(2.2), title=words, caption=words, alt="", mine=True)
            axes.figure.draw_without_rendering()
            heights.append(axes.get_window_extent().height)
        assert heights[1] > 0.9 * heights[0]


def test_few_words_leave_the_sheet_as_high_as_asked():
    axes = finish(sheet(2.2), title="One line.", caption="Unit\nkey\nsource", alt="", mine=True)
    assert axes.figure.get_figheight() == pytest.approx(2.2 * look().scale)
