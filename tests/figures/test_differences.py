"""The pictures say what the table says."""

import math
from typing import get_args

import matplotlib as mpl
import nbclient
import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.compare import Comparison, claim
from analysis.compare.verdict import Cause
from analysis.errors import SamestoryError
from analysis.figures import alt_text, differences, overview
from analysis.figures.style import label, outlet_styles
from analysis.figures.wording import headline, summary, why
from analysis.wording import number

mpl.use("agg")


def comparison(outlets=("Post", "Herald", "Courier"), events=8, names=("mine.words", "mine.other")):
    """Outlet k differs by k - 1 in every event; only the last is supported."""
    rows, told = [], []
    for feature in names:
        for k, outlet in enumerate(outlets):
            few, last = events < 6, k == len(outlets) - 1
            rows.append(
                {
                    "feature": feature,
                    "outlet": outlet,
                    "n_events": events,
                    "difference": k - 1.0,
                    "ci_low": math.nan if few else k - 1.5,
                    "ci_high": math.nan if few else k - 0.5,
                    "p": math.nan if few else 0.01,
                    "q": math.nan if few else 0.02,
                    "effect": 1.0,
                    "smallest_detectable": 0.4,
                    "validity": "validated",
                    "choices_agree": 1.0,
                    "others": math.nan if few else len(outlets) - 1,
                    "differs_from": math.nan if few else len(outlets) - 1,
                    "cause": "few events" if few else "supported" if last else "chance",
                    "verdict": "too few events" if few else "supported" if last else "not supported",
                    "reason": f"{events} events cannot decide; shown as examples" if few else "chance: none",
                }
            )
            told += [
                {"feature": feature, "outlet": outlet, "event": f"e{n}", "difference": k - 1.0 + 0.1 * n}
                for n in range(events)
            ]
    frame = pd.DataFrame(rows)
    return Comparison(frame, frame.head(0), pd.DataFrame(told), "outlet", "event")


def axes_for(given, feature="mine.words"):
    return differences(given, feature, ax=Figure(layout="constrained").subplots())


def means(axes):
    """(x, hollow?) of each outlet's mark, from below."""
    marks = [line for line in axes.lines if line.get_marker() not in ("None", None, "")]
    return [(line.get_xdata()[0], line.get_markerfacecolor() == "white") for line in marks]


def test_marks_stand_at_the_table_s_differences_smallest_below():
    assert [x for x, _ in means(axes_for(comparison()))] == [-1.0, 0.0, 1.0]


def test_only_supported_marks_are_filled():
    assert [hollow for _, hollow in means(axes_for(comparison()))] == [True, True, False]


def test_every_line_is_the_interval_of_the_table():
    lines = [tuple(line.get_xdata()) for line in axes_for(comparison()).lines if len(line.get_xdata()) == 2]
    assert lines[1:] == [(-1.5, -0.5), (-0.5, 0.5), (0.5, 1.5)]


def test_the_zero_line_the_unit_and_the_numbers_of_events_are_there():
    axes = axes_for(comparison())
    assert list(axes.lines[0].get_xdata()) == [0, 0]
    assert "units" in axes.get_xlabel()
    names = [tick.get_text() for tick in axes.get_yticklabels()]
    assert names == ["Post\n8 events", "Herald\n8 events", "Courier\n8 events"]


def test_each_event_is_a_dot():
    dots = [collection.get_offsets()[:, 0].tolist() for collection in axes_for(comparison()).collections]
    assert len(dots) == 3
    assert dots[0] == pytest.approx([-1.0 + 0.1 * n for n in range(8)])


def test_the_title_is_the_finding_with_its_verdict():
    given = comparison()
    assert (
        axes_for(given).get_title(loc="left")
        == "mine.words: Courier above the mean of the others (supported)"
    )
    none = given.table.assign(verdict="not supported", cause="chance").iloc[:3]
    assert headline(none) == "mine.words: no difference is supported"


def test_below_six_events_no_interval_is_drawn_and_the_title_says_so():
    axes = axes_for(comparison(events=3))
    assert len([line for line in axes.lines if len(line.get_xdata()) == 2]) == 1
    assert axes.get_title(loc="left") == "mine.words: too few events to decide"


def test_alt_text_holds_every_number_of_the_table():
    said = alt_text(comparison(), "mine.words")
    assert "Courier +1.00, 95 % interval 0.50 to 1.50, 8 events, supported" in said
    assert "Post −1.00" in said


def test_alt_text_says_where_there_is_no_interval_and_why():
    said = alt_text(comparison(events=3), "mine.words")
    assert "Courier +1.00, no interval (too few events), 3 events, too few events" in said
    assert "–" not in said


def test_a_title_names_an_outlet_only_where_it_differs_from_more_than_half_singly():
    rows = comparison(outlets=("Post", "Herald", "Courier")).table.iloc[:3]
    far = rows.assign(others=4, differs_from=2)
    assert headline(far) == "mine.words: 1 of 3 differ from the mean of the others (supported)"
    assert "Courier above" in headline(rows.assign(others=4, differs_from=3))
    assert "Courier" not in headline(rows.assign(others=math.nan, differs_from=math.nan))


def test_a_title_says_why_what_is_beyond_chance_is_not_supported_without_reading_the_reason():
    rows = comparison().table.iloc[:3].assign(verdict="not supported", reason="", validity="weak")
    held = rows.assign(cause=["others", "instrument", "instrument"])
    told = "mine.words: 2 of 3 differ from most others beyond chance, not supported (instrument weak)"
    assert headline(held) == told
    assert "2 of 3 differ beyond chance" in headline(held.assign(others=1))
    assert headline(rows.assign(cause="no difference")) == "mine.words: no difference is supported"


@pytest.mark.parametrize("cause", get_args(Cause))
def test_every_cause_has_its_words(cause):
    assert why(pd.Series({"cause": cause, "validity": "weak", "choices_agree": 0.5}))


def test_an_outlet_has_one_colour_whatever_the_feature_or_the_order():
    assert outlet_styles(["b", "a"]) == outlet_styles(["a", "b", "b"])
    looks = {(style.colour, style.marker) for style in outlet_styles(f"o{n}" for n in range(56)).values()}
    assert len(looks) == 56


def test_names_from_data_cannot_start_mathematics_reorder_or_overrun():
    assert label(r"bad $\frac{1$") == r"bad \$\frac{1\$"
    assert label("abc\u202edef") == "abc def"
    assert "…" in label("word " * 40, 20)
    assert all(len(line) <= 20 for line in label("word " * 40, 20).split("\n"))
    axes = axes_for(comparison(outlets=("$x", "a $y$ b", r"$\frac{1$")))
    axes.figure.draw_without_rendering()


@pytest.mark.parametrize("outlets", [("A", "B"), ("The Very Long Name of an Evening Paper of Record", "B")])
def test_labels_do_not_overlap_the_data(outlets):
    figure = Figure(figsize=(8.4, 3), layout="constrained")
    axes = differences(comparison(outlets=outlets), "mine.words", ax=figure.subplots())
    figure.draw_without_rendering()
    inside = axes.get_window_extent()
    assert all(tick.get_window_extent().x1 <= inside.x0 for tick in axes.get_yticklabels())
    assert all(text.get_window_extent().x1 <= figure.bbox.x1 + 1 for text in axes.texts)
    assert axes.title.get_window_extent().x0 >= 0


def test_the_overview_has_a_panel_a_feature_in_the_order_of_the_table():
    figure = overview(comparison())
    titles = [axes.get_title(loc="left") for axes in figure.axes if axes.axison]
    assert titles == ["mine.words", "mine.other"]
    assert "Of 6 differences (2 features, 3 outlets), 2 are supported" in figure.get_suptitle()


def test_the_overview_says_when_it_shows_some_outlets_only():
    figure = overview(comparison(outlets=tuple(f"o{n:02}" for n in range(12))))
    assert "The 8 outlets with the most events;" in figure.get_suptitle()


def test_the_figure_leaves_the_caller_s_settings_alone():
    before = mpl.rcParams["font.size"]
    axes_for(comparison())
    assert mpl.rcParams["font.size"] == before


def test_an_unknown_feature_is_an_error_that_names_the_known_ones():
    with pytest.raises(SamestoryError, match=r"mine\.words, mine\.other"):
        differences(comparison(), "mine.typo")


def test_no_sentence_says_bias():
    given = comparison()
    words = [claim(row) for _, row in given.table.iterrows()]
    words += [summary(given), headline(given.table.iloc[:3]), alt_text(given, "mine.words")]
    assert not any("bias" in text.lower() for text in words)


def test_numbers_never_lose_their_sign_or_show_a_signed_zero():
    assert [number(value) for value in (0.0, -0.0, 12.345, -0.02, 1e-12)] == [
        "0.00",
        "0.00",
        "12.35",
        "−0.020",
        "0.00",
    ]


def test_many_events_are_left_to_the_interval():
    axes = axes_for(comparison(events=61))
    assert not axes.collections
    assert "dots" not in axes.get_xlabel()


def test_every_figure_of_a_notebook_is_shown():
    code = [
        "import analysis as sa; from analysis import figures; import pandas as pd",
        "rows = [dict(outlet=o, event=e, body='A brutal day.') for e in 'abcdef' for o in 'XY']",
        "comparison = sa.compare(sa.measure(sa.read(pd.DataFrame(rows)), 'loaded.words'))",
        "figures.differences(comparison, 'loaded.words');",
        "figures.differences(comparison, 'loaded.words');",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(line) for line in code])
    nbclient.NotebookClient(notebook).execute()
    shown = [[output.output_type for output in cell.outputs] for cell in notebook.cells]
    assert shown[3:] == [["display_data"], ["display_data"]]
