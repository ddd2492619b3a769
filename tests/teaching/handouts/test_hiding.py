"""Names of outlets in a text: found in every way they are printed, and common words left alone."""

import pytest

from analysis.teaching.handouts.hiding import masks_for, without_names


@pytest.mark.parametrize(
    ("outlet", "text", "left"),
    [
        ("Daily Beacon", "The Daily Beacon's DAILY-BEACON dailybeacon.com", "[x]'s [x] [x].com"),
        (
            "Daily Beacon",
            "Told the Beacon, the BEACON. The beacon stays.",
            "Told [x], [x]. The beacon stays.",
        ),
        ("New York Times", "The NYT and the Times, in good times.", "[x] and [x], in good times."),
        ("Post", "The Post posts a post. Postal.", "[x] posts a post. Postal."),
        ("Fox News", "Fox News told Fox; the fox.", "[x] told [x]; the fox."),
        ("A", "A day. Plan A.", "A day. Plan A."),
        ("(.*", "Text (.* stays.", "Text (.* stays."),
    ],
)
def test_every_way_of_naming_is_masked(outlet, text, left):
    assert without_names(text, masks_for(outlet, "[x]")) == left


def test_bylines_are_masked_whole():
    masks = masks_for("Post", "[x]", ["Ann Lee", "", "Cher"])
    assert without_names("By Ann\nLee, Annie Lee and Cher", masks) == "By [its writer], Annie Lee and Cher"
