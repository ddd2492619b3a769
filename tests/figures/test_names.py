"""Label choice: the picture says what the table of labels says."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.errors import SamestoryError
from analysis.figures import alt_of, names, style

mpl.use("agg")
SET = "government or regime"


def table(rows):
    columns = ["set", "term", "stance", "outlet", "event", "count"]
    return pd.DataFrame([(*row[:4], "e", row[4]) for row in rows], columns=columns).assign(of=0)


LABELS = table(
    [
        (SET, "regime", "harsh", "Post", 6),
        (SET, "<nation> government", "neutral", "Post", 3),
        (SET, "regime", "harsh", "Herald", 1),
        (SET, "<nation> government", "neutral", "Herald", 7),
        ("suspects", "thug", "harsh", "Courier", 1),
    ]
)


def axes_for(labels=LABELS, contrast=SET, **more):
    axes = Figure(figsize=(8.4, 4), layout="constrained").subplots()
    return names(labels, contrast, ax=axes, **more)


def words(axes):
    return [text.get_text() for text in axes.texts]


def test_every_outlet_says_how_often_it_took_which_name_of_how_many():
    assert words(axes_for()) == ["–", "–", "7 of 8", "1 of 8", "3 of 9", "6 of 9"]


def test_milder_names_stand_left_of_harsher_ones():
    headings = [tick.get_text().replace("\n", " ") for tick in axes_for().get_xticklabels()]
    assert headings == ["[nation] government", "regime"]


def test_an_outlet_that_did_not_name_the_thing_has_a_row_that_says_so():
    rows = [tick.get_text() for tick in axes_for(outlets=["Argus"]).get_yticklabels()]
    assert "● Argus\nnot named" in rows
    assert "■ Courier\nnot named" in rows


def test_the_dash_has_its_word_only_where_an_outlet_did_not_name_the_thing():
    assert "–: no name of the list" in axes_for().get_xlabel()
    assert "–:" not in axes_for(contrast=None).get_xlabel()


def test_the_title_has_counts_and_says_that_they_are_no_test():
    title = alt_of(axes_for()).split(". ")[0]
    assert title == (
        "Government or regime: Post took a harsher name in 6 of 9 mentions, Herald in 1 of 8 "
        "(counts, not tested)"
    )


def test_an_outlet_with_one_or_two_names_is_not_in_the_title():
    few = table([(SET, "regime", "harsh", "A", 2), (SET, "regime", "harsh", "B", 3)])
    assert "B took a harsher name in 3 of 3" in alt_of(axes_for(few))
    few = table([(SET, "regime", "harsh", "A", 2)])
    assert "no outlet named it 3 times or more" in alt_of(axes_for(few))


def test_no_harsher_name_is_said():
    mild = table([(SET, "<nation> government", "neutral", "A", 4)])
    assert "no outlet took a harsher name in 4 mentions" in alt_of(axes_for(mild))


def test_all_sets_together_are_counted_by_stance():
    axes = axes_for(contrast=None)
    assert [t.get_text().replace("\n", " ") for t in axes.get_xticklabels()] == [
        "neutral name",
        "harsher name",
    ]
    assert "Courier “harsh” 1 of 1" in alt_of(axes)


def test_names_without_room_are_added_as_other_names():
    many = table([(SET, f"name {n:02}", "neutral", "A", n + 1) for n in range(20)])
    axes = axes_for(many)
    assert axes.get_xticklabels()[-1].get_text() == "other names"
    shown = [int(text.split(" of ")[0]) for text in words(axes)]
    assert sum(shown) == 210


def test_the_table_of_sa_labels_is_what_it_takes():
    bodies = ["The regime fell.", "The Syrian government fell. The regime is gone."]
    corpus = sa.read(pd.DataFrame({"outlet": ["A", "B"], "event": "e", "body": bodies}))
    assert words(axes_for(sa.labels(corpus))) == ["0 of 1", "1 of 1", "1 of 2", "1 of 2"]


def test_an_unknown_set_or_an_empty_table_says_what_to_do():
    with pytest.raises(SamestoryError, match="Used were: government or regime, suspects"):
        names(LABELS, "typo")
    with pytest.raises(SamestoryError, match='voice="all"'):
        names(LABELS.head(0))


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("outlets", [2, 5, 12, 40])
def test_long_and_strange_names_stay_on_the_sheet(outlets, look):
    papers = [f"The $Very$ Long\nName \u202e of an Evening Paper of Record {n}" for n in range(outlets)]
    rows = [(SET, f"$a\nquite \u202elong name {k}", "harsh", p, 1000 + k) for p in papers for k in range(12)]
    with style(look):
        axes = names(table(rows), SET)
        axes.figure.draw_without_rendering()
        assert all(tick.get_window_extent().x0 >= 0 for tick in axes.get_yticklabels())
    mpl.pyplot.close(axes.figure)
