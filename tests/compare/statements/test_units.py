import numpy as np
import pytest

from analysis.compare.statements.units import units_of
from analysis.text import tokenise


def cut(body, headline=""):
    tokens = tokenise([headline], [body])
    units = units_of(tokens)
    return [tokens.stream[a:b] for a, b in zip(units.begin, units.stop, strict=True)]


def test_coordinated_clauses_are_cut_where_both_assert_something():
    assert cut("Police cleared the long bridge, and the mayor defended the late order.") == [
        "Police cleared the long bridge,",
        "and the mayor defended the late order.",
    ]


def test_a_list_is_not_cut():
    assert len(cut("The plants made missiles, vehicles, rockets and heavy shells last year.")) == 1


def test_a_relative_clause_behind_a_comma_is_cut():
    assert cut("Officials opened the old dam gates, which had flooded nine northern villages before.")[1] == (
        "which had flooded nine northern villages before."
    )


def test_a_quotation_is_cut_from_what_stands_around_it():
    found = cut(
        "The council closed the old clinic after the audit “because the fire rules were broken twice”."
    )
    assert len(found) == 2
    assert found[1].startswith("“because")


def test_who_says_it_is_no_unit_of_its_own():
    assert cut("The old gates were opened too late, said Senator Ana Lee of Brask.") == [
        "The old gates were opened too late, said Senator Ana Lee of Brask."
    ]


def test_units_cover_their_sentences_in_order_and_do_not_overlap(cases):
    from analysis.text import tokens_of

    units = units_of(tokens_of(cases))
    assert (units.first < units.last).all()
    assert (units.last[:-1] <= units.first[1:]).all()
    assert (np.diff(units.article) >= 0).all()


@pytest.mark.parametrize("body", ["", "Yes.", "…", "\u202e\x00😀", "Ana Lee."])
def test_texts_that_assert_nothing_have_no_unit(body):
    assert cut(body) == []


def test_headlines_are_flagged():
    tokens = tokenise(["Dam gates opened at night"], ["The gates were opened at night."])
    assert units_of(tokens).headline.tolist() == [True, False]
