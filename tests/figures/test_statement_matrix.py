"""The matrix shows what the table, the counts and the absences say."""

from dataclasses import replace
from importlib import import_module

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.errors import SamestoryError
from analysis.figures import alt_of, save, statement_matrix, style
from analysis.figures.statement_matrix import _caption, _shown, _title

mpl.use("agg")

BODIES = (
    "Two gates of the dam were opened at night. The mayor of Brask called for an inquiry by a judge.",
    "At night two gates of the dam were opened, officials said. Hotels gave free meals to pensioners.",
    "Brask's mayor called for a judge's inquiry. The dam's two gates were opened at night.",
)


def found(outlets=("A", "B", "C"), events=("flood",), **changed):
    rows = [
        {"outlet": outlet, "event": event, "body": BODIES[n % 3]}
        for event in events
        for n, outlet in enumerate(outlets)
    ]
    asked = events[0] if len(events) == 1 else None
    return replace(sa.statements(sa.read(pd.DataFrame(rows)), asked), **changed)


def axes_for(given, **asked):
    return statement_matrix(given, ax=Figure(layout="constrained").subplots(), **asked)


def marks(axes):
    """(outlet's column, row) of each state."""
    return {
        state: sorted(
            (int(x), int(y))
            for line in axes.lines
            if line.get_gid() == state
            for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
        )
        for state in ("told", "unclear", "not found")
    }


def test_each_cell_has_the_mark_of_its_state():
    given = found()
    assert marks(axes_for(given)) == {
        "told": [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)],
        "unclear": [],
        "not found": [(1, 1)],
    }
    assert given.left_out_by("B")["verdict"].tolist() == ["not found"]


def test_states_differ_in_filling_and_not_in_colour_alone():
    unclear = found()
    unclear.absences.loc[0, "verdict"] = "unclear"
    for given, state, filling in ((unclear, "unclear", "left"), (found(), "not found", "none")):
        lines = [line for line in axes_for(given).lines if line.get_gid() == state and len(line.get_xdata())]
        assert {line.get_fillstyle() for line in lines} == {filling}


def test_rows_stand_by_how_many_tell_them_then_by_place():
    axes = axes_for(found())
    assert [tick.get_text().replace("\n", " ") for tick in axes.get_yticklabels()] == [
        "The dam's two gates were opened at night.",
        "Brask's mayor called for a judge's inquiry.",
    ]
    assert [text.get_text() for text in axes.texts] == ["3 of 3", "2 of 3"]


def test_title_and_words_agree_with_the_table():
    given = found()
    title = "2 of 3 statements told by two or more outlets; 1 of them not found in B's text (to be confirmed)"
    axes = axes_for(given)
    assert _title(given, given.table) == title
    assert axes.get_title(loc="left").replace("\n", " ") == title
    assert alt_of(axes).startswith(title)
    assert "inquiry.” (told: A and C; not found: B)" in alt_of(axes)


def test_the_caption_tells_marks_n_threshold_and_what_the_alignment_is_worth():
    given = found()
    said = _caption(given, given.table, _shown(given, given.table))
    assert "not found in the text as retrieved" in said
    assert "n = 3 statements, 1 event, 3 outlets" in said
    assert "0.18 (F1 0.82 on 400 pairs" in said


def test_another_threshold_or_likeness_borrows_no_figure():
    for given in (
        found(threshold=0.3),
        found(notes=("Likeness is the user's own: no labels say how well it and the threshold fit.",)),
    ):
        assert "its fit was not measured" in _caption(given, given.table, _shown(given, given.table))


def test_one_event_of_several_may_be_asked_for_and_an_unknown_one_is_named():
    given = found(events=("fire", "flood"))
    assert len(axes_for(given).get_yticklabels()) == 4
    assert len(axes_for(given, event="flood").get_yticklabels()) == 2
    with pytest.raises(SamestoryError, match='event "war" is not among the statements'):
        axes_for(given, event="war")


def test_an_outlet_without_an_article_has_a_dash():
    rows = [
        {"outlet": o, "event": e, "body": BODIES[n]} for e in ("fire", "flood") for n, o in enumerate("ABC")
    ]
    given = sa.statements(sa.read(pd.DataFrame(rows[:-1])))
    assert "–" in [text.get_text() for text in axes_for(given).texts]
    assert "– no article on it" in _caption(given, given.table, _shown(given, given.table))


@pytest.mark.parametrize("count", [1, 2, 5, 12, 20])
@pytest.mark.parametrize("look", ["web", "paper", "slide"])
def test_few_and_many_outlets_of_very_long_names_draw(count, look, tmp_path):
    names = [
        f"The Evening ${n} Gazette\n\u202eof the Consolidated North and South {n:03}" for n in range(count)
    ]
    with style(look):
        axes = statement_matrix(found(names))
        save(axes, tmp_path / "one.png")
    drawn = [tick.get_text() for tick in axes.get_xticklabels()]
    assert len(drawn) <= 16
    assert not any("\u202e" in name for name in drawn)


def test_two_outlets_alone_show_no_omission_and_one_draws_an_empty_sheet():
    given = found("AB")
    assert _title(given, given.table).endswith("with two no omission can be seen")
    assert "no statement of two outlets" in [text.get_text() for text in axes_for(found("A")).texts]


def test_statements_beyond_the_most_are_said_to_be_cut(monkeypatch):
    monkeypatch.setattr(import_module("analysis.figures.statement_matrix"), "MOST_ROWS", 1)
    given = found()
    shown = _shown(given, given.table)
    assert len(shown.rows) == 1
    assert "1 of 2 shown" in _caption(given, given.table, shown)
