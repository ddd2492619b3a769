"""The event card: every outlet, its headline and its numbers, and not a word of proof."""

import pandas as pd
import pytest
from matplotlib import pyplot as plt

import analysis as sa
from analysis.errors import SamestoryError
from analysis.figures import event_card, style
from analysis.wording import number

EVENT = "02-varn-flood"


@pytest.fixture
def close():
    yield
    plt.close("all")


def words_of(figure):
    figure.canvas.draw()
    axes = [text for panel in figure.axes for text in (*panel.texts, *panel.get_yticklabels())]
    titles = [panel.title for panel in figure.axes] + [panel.get_title(loc="left") for panel in figure.axes]
    return " ".join(text if isinstance(text, str) else text.get_text() for text in (*axes, *titles))


def test_it_holds_every_outlet_its_headline_and_its_numbers(cases, case_measures, close):
    figure = event_card(cases, case_measures, EVENT)
    words = words_of(figure).replace("\n", " ")
    here = cases.articles[cases.articles["event"] == EVENT]
    for row in here.itertuples():
        assert row.outlet in words
        assert row.headline in words
        assert number(case_measures.table.loc[row.article, "frames.conflict"]) in words
        assert row.headline in figure.get_label()
    assert figure.get_label().endswith("One event, not tested.")
    assert "not tested" in figure.get_supxlabel()


def test_statements_are_counted_by_outlet(cases, case_measures, close):
    found = sa.statements(cases, EVENT)
    words = words_of(event_card(cases, case_measures, EVENT, statements=found))
    absent = found.absences
    missing = ((absent["outlet"] == "Daily Beacon") & (absent["verdict"] == "not found")).sum()
    assert f"{missing} not found" in words


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("outlets", [2, 5, 12])
def test_few_many_and_long_names_draw_in_every_style(look, outlets, close):
    rows = [
        {
            "outlet": f"The Very Long $ Name of a Newspaper Number {n}",
            "event": "e",
            "headline": f"A headline {n} that goes on and on and on until it fills more than a single line",
            "body": "A brutal attack shocked all, and costs rose by 4 million.",
        }
        for n in range(outlets)
    ]
    corpus = sa.read(pd.DataFrame(rows))
    with style(look):
        figure = event_card(corpus, sa.measure(corpus, ["loaded", "frames"]), "e")
        figure.canvas.draw()
    assert len(figure.axes) == 1 + 4


def test_what_is_not_there_is_said(cases, case_measures):
    with pytest.raises(SamestoryError, match='there is no event "flood"'):
        event_card(cases, case_measures, "flood")
    with pytest.raises(SamestoryError, match="none of mine was measured"):
        event_card(cases, case_measures, EVENT, features=["mine"])
    with pytest.raises(SamestoryError, match='no column "paper"'):
        event_card(cases, case_measures, EVENT, by="paper")
