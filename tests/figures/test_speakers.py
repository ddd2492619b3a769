"""Who speaks: the picture says what the comparison says."""

import math

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.errors import SamestoryError
from analysis.features.speakers import KINDS
from analysis.figures import alt_of, speakers, style

mpl.use("agg")
OFFICIALS = "sourcing.officials"


def comparison(outlets=("Post", "Herald"), events=8, shares=None, kinds=tuple(KINDS)):
    """Officials: .6 in the first outlet, .1 in the others, supported; citizens .2; the rest 0."""
    rows = []
    for kind in kinds:
        for k, outlet in enumerate(outlets):
            share = (0.6 if k == 0 else 0.1) if kind == OFFICIALS else 0.2 * (kind == "sourcing.citizens")
            verdict = "supported" if kind == OFFICIALS and k == 0 else "not supported"
            rows.append(
                {
                    "feature": kind,
                    "outlet": outlet,
                    "n_events": events,
                    "mean": share if shares is None else shares,
                    "validity": "weak",
                    "verdict": verdict if events >= 6 else "too few events",
                }
            )
    table = pd.DataFrame(rows)
    return sa.Comparison(table, table.head(0), table.head(0), "outlet", "event")


def axes_for(given, **more):
    return speakers(given, ax=Figure(figsize=(8.4, 4), layout="constrained").subplots(), **more)


def words(axes):
    return [text.get_text() for text in axes.texts]


def headings(axes):
    return [tick.get_text() for tick in axes.get_xticklabels()]


def test_kinds_stand_from_the_most_quoted_and_what_is_left_is_unknown():
    axes = axes_for(comparison())
    assert headings(axes) == ["officials", "citizens", "kind unknown"]
    assert words(axes) == ["10 %", "20 %", "70 %", "60 %", "20 %", "20 %"]


def test_outlets_stand_by_name_with_their_events():
    assert [t.get_text() for t in axes_for(comparison()).get_yticklabels()] == [
        "■ Post\n8 events",
        "● Herald\n8 events",
    ]


def test_only_a_supported_share_is_filled():
    faces = [bar.get_facecolor()[:3] for bar in axes_for(comparison()).patches if bar.get_zorder() == 2]
    assert [face == (1.0, 1.0, 1.0) for face in faces] == [True, True, True, False, True, True]


def test_the_title_has_the_widest_gap_and_the_verdict():
    title = axes_for(comparison()).get_title(loc="left").replace("\n", " ")
    assert title == ("Officials: 60 % of quoted words in Post, 10 % in Herald; 1 of 20 differences supported")


def test_too_few_events_are_said():
    assert "too few events to decide" in alt_of(axes_for(comparison(events=3)))


def test_the_words_have_every_share_and_kinds_without_room_are_named():
    assert "Post officials 60 %, citizens 20 %, kind unknown 20 %" in alt_of(axes_for(comparison()))
    axes = axes_for(comparison(shares=0.05))
    assert len(headings(axes)) == 5
    assert "also quoted: " in axes.get_xlabel()
    assert "journalists" in axes.get_xlabel()


def test_an_outlet_that_is_never_quoted_has_no_bar_and_no_zero():
    given = comparison()
    given.table.loc[given.table["outlet"] == "Herald", "mean"] = math.nan
    assert words(axes_for(given))[:3] == ["–", "–", "–"]


def test_nothing_quoted_anywhere_draws_and_says_so():
    axes = axes_for(comparison(shares=math.nan))
    assert "no kind of source differs" in alt_of(axes)


def test_some_kinds_only_have_no_unknown():
    assert headings(axes_for(comparison(kinds=(OFFICIALS,)))) == ["officials"]


def test_with_measures_a_row_says_how_many_quoted_words_it_rests_on():
    bodies = ["“We will not go there,” the minister said.", "It rained."]
    corpus = sa.read(pd.DataFrame({"outlet": ["Post", "Herald"], "event": "e", "body": bodies}))
    measures = sa.measure(corpus, [OFFICIALS])
    names = [tick.get_text() for tick in axes_for(comparison(), measures=measures).get_yticklabels()]
    assert names == ["■ Post\n5 words, 8 events", "● Herald\n0 words, 8 events"]


def test_no_share_of_a_kind_is_an_error_that_says_what_to_measure():
    with pytest.raises(SamestoryError, match=r"Measure \"sourcing\.officials\""):
        speakers(comparison(kinds=("loaded.words",)))


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("outlets", [2, 5, 12, 40])
def test_long_and_strange_names_stay_on_the_sheet(outlets, look):
    names = [f"The $Very$ Long\nName \u202e of an Evening Paper of Record {n}" for n in range(outlets)]
    with style(look):
        axes = speakers(comparison(outlets=names))
        figure = axes.figure
        figure.draw_without_rendering()
        for tick in axes.get_yticklabels():
            assert tick.get_window_extent().x0 >= 0
    if outlets == 40:
        assert "shown: 16 of 40 outlets" in figure.get_supxlabel().replace("\n", " ")
    mpl.pyplot.close(figure)
