import pandas as pd

from analysis.compare.statements.differing import NUMBER_COLUMNS, numbers_of


def units(*rows):
    frame = pd.DataFrame(rows, columns=["statement", "outlet", "text"])
    return frame.assign(article=frame["outlet"], part="body", start=10)


def test_figures_of_one_statement_that_cannot_both_be_right_are_a_conflict():
    found = numbers_of(units((0, "A", "Two people died."), (0, "B", "Three people died.")))
    assert found["conflict"].all()
    assert found["printed"].tolist() == ["Two", "Three"]
    assert found["counts"].tolist() == ["dead", "dead"]


def test_rough_and_exact_figures_that_fit_are_none():
    found = numbers_of(units((0, "A", "About 1,900 people left."), (0, "B", "Some 1,950 people left.")))
    assert len(found)
    assert not found["conflict"].any()


def test_the_same_noun_in_different_statements_stands_side_by_side_without_a_verdict():
    found = numbers_of(units((0, "A", "Police say 40 boats came."), (1, "B", "Later 60 boats left.")))
    assert set(found["basis"]) == {"noun"}
    assert not found["conflict"].any()


def test_one_outlet_alone_has_no_row_and_offsets_point_into_the_article():
    assert list(numbers_of(units((0, "A", "Two died."))).columns) == list(NUMBER_COLUMNS)
    found = numbers_of(units((0, "A", "Two died."), (0, "B", "We saw two died.")))
    assert found["start"].tolist() == [10, 17]


def test_days_and_hours_stand_side_by_side_without_a_verdict():
    found = numbers_of(units((0, "A", "The camp stood 23 days."), (0, "B", "It was cleared in three days.")))
    assert len(found) == 2
    assert not found["conflict"].any()


def test_what_is_counted_is_a_whole_word_as_it_mostly_stands_in_the_texts():
    texts = ("The lake stood at 41 metres.", "It passed 41 metres.", "A lake of one hundred metre depth.")
    found = numbers_of(units(*((0, outlet, text) for outlet, text in zip("ABC", texts, strict=True))))
    assert set(found["counts"]) == {"metres"}


def test_money_and_people_who_died_are_called_by_what_is_counted():
    found = numbers_of(units((0, "A", "Two were killed; $5m is lost."), (0, "B", "Two died; $5m is gone.")))
    assert found.groupby("kind")["counts"].first().to_dict() == {"count": "dead", "money": "dollar"}
