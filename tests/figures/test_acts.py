"""Who acts: the picture says what the table of acts says."""

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.figure import Figure

import analysis as sa
from analysis.errors import SamestoryError
from analysis.figures import alt_of, style
from analysis.figures.acts import acts

mpl.use("agg")

TOLD = "The army attacked the rebels. The rebels were condemned by Oslo. The rebels attacked Oslo."
HIDDEN = "The rebels were arrested. The rebels were shot. The rebels attacked the army."
ACTORS = ["rebels", "army"]


def corpus_of(**bodies):
    return sa.read(pd.DataFrame({"outlet": list(bodies), "event": "e", "body": list(bodies.values())}))


def axes_for(corpus, actor="rebels", actors=ACTORS):
    axes = Figure(figsize=(8.4, 4), layout="constrained").subplots()
    return acts(sa.acts(corpus, actors), corpus, actor, ax=axes)


def words(axes):
    return [text.get_text() for text in axes.texts]


def test_acting_being_acted_on_and_by_nobody_are_counted_by_outlet():
    axes = axes_for(corpus_of(Herald=TOLD, Post=HIDDEN))
    assert words(axes) == ["1 of 3", "2 of 3", "0 of 3", "1 of 3", "0 of 3", "2 of 3"]


def test_an_outlet_without_a_clause_has_a_row_and_no_share():
    axes = axes_for(corpus_of(Herald=TOLD, Post="It rained."))
    assert words(axes)[3:] == ["–", "–", "–"]
    assert "0 clauses" in next(tick.get_text() for tick in axes.get_yticklabels())


def test_the_title_has_counts_and_says_that_they_are_no_test():
    more = corpus_of(Herald=TOLD + " The rebels attacked Oslo.", Post=HIDDEN)
    assert alt_of(axes_for(more)).split(". ")[0] == (
        "Rebels: the doer in 2 of 4 clauses of Herald, in 1 of 3 of Post (counts, not tested)"
    )


def test_one_or_two_clauses_are_no_finding():
    assert "no outlet has 3 clauses" in alt_of(axes_for(corpus_of(Herald="The rebels attacked Oslo.")))


def test_without_an_actor_it_is_the_one_found_most_often():
    axes = axes_for(corpus_of(Herald=TOLD, Post=HIDDEN), actor=None)
    assert alt_of(axes).startswith("Rebels")


def test_an_actor_who_was_not_found_or_nobody_at_all_says_what_to_do():
    with pytest.raises(SamestoryError, match="Found were: rebels, army"):
        axes_for(corpus_of(Herald=TOLD), actor="typo")
    with pytest.raises(SamestoryError, match="further names"):
        axes_for(corpus_of(Herald="It rained."), actor=None)


@pytest.mark.parametrize("look", ["web", "paper", "slide"])
@pytest.mark.parametrize("outlets", [2, 5, 12, 40])
def test_long_and_strange_names_stay_on_the_sheet(outlets, look):
    papers = [f"The $Very$ Long Name \u202e of an Evening Paper of Record {n}" for n in range(outlets)]
    corpus = corpus_of(**dict.fromkeys(papers, TOLD))
    with style(look):
        axes = acts(sa.acts(corpus, ["rebels"]), corpus)
        axes.figure.draw_without_rendering()
        assert all(tick.get_window_extent().x0 >= 0 for tick in axes.get_yticklabels())
    mpl.pyplot.close(axes.figure)
