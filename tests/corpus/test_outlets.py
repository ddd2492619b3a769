import pytest

from analysis.corpus.outlets import lookalikes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Post", "the post "),
        ("Daily Mail", "DailyMail"),
        ("Le Journal", "Le Jóurnal"),
        ("A.P.", "AP"),
        ("Harbour Gazette", "Harbor Gazette"),
        ("Evening Courier", "Evening Courjer"),
    ],
)
def test_two_spellings_of_one_name_look_alike(first, second):
    assert lookalikes([first, second, first]) == [tuple(sorted((first, second)))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fox News", "Vox News"),
        ("Channel 4 News", "Channel 5 News"),
        ("Ledger", "Lodger"),
        ("CBS", "CBC"),
        ("", "The"),
    ],
)
def test_two_names_are_left_alone(first, second):
    assert lookalikes([first, second]) == []


def test_thousands_of_names_are_no_burden():
    assert lookalikes([f"Outlet of the town of number {n}" for n in range(3000)]) == []
