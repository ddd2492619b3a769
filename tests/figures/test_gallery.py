"""Every figure is legible: no letters over one another, off the sheet or too small, however many outlets."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from analysis import figures
from analysis.figures.sheet import look
from tests.figures.gallery import CASES_OF, GALLERY, results_of
from tests.figures.lettering import alike, faults, labelled

mpl.use("agg")

NO_FIGURES = {"Picture", "alt_of", "alt_text", "picture", "save", "show", "style"}


def drawn(name, case):
    made = GALLERY[name](results_of(case))
    return made if isinstance(made, Figure) else made.figure


def test_the_gallery_has_every_public_figure():
    assert set(GALLERY) == set(figures.__all__) - NO_FIGURES


def test_letters_over_one_another_off_the_sheet_and_too_small_are_found():
    figure = Figure(figsize=(2, 2))
    for x, words, size in ((0.1, "over", 9), (0.12, "under", 9), (0.9, "off the sheet", 9), (0.5, "tiny", 4)):
        figure.text(x, 0.5, words, fontsize=size)
    found = "; ".join(faults(figure, 2))
    assert "“over” over “under”" in found
    assert "“off the sheet” reaches off the sheet" in found
    assert "“tiny” has 4.0" in found
    assert len(faults(figure, 2)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("look_", ["web", "paper", "slide"])
@pytest.mark.parametrize("case", CASES_OF)
@pytest.mark.parametrize("name", GALLERY)
def test_every_letter_can_be_read_and_every_outlet_told_apart(name, case, look_):
    with figures.style(look_), labelled() as given:
        figure = drawn(name, case)
        # As it is saved: with fewer dots to the inch letters are rounded to wider ones.
        figure.set_dpi(look().dpi)
        found = faults(figure, look().width) + alike(given)
    plt.close("all")
    assert not found, f"{name}, {case} outlets, {look_}:\n" + "\n".join(found)
