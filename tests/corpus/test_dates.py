from datetime import date, datetime

import pandas as pd
import pytest

from analysis.corpus.dates import NEEDED, read_dates


@pytest.mark.parametrize(
    "value",
    [
        "2018-05-12",
        "2018-05-12T23:59:59-11:00",
        "2018-05-12 10:00",
        "2018/5/12",
        "20180512",
        20180512,
        "12 May 2018",
        "12-May-2018",
        "12th May 2018",
        "May 12, 2018",
        "Sat, 12 May 2018 10:00:00 GMT",
        "Saturday, May 12, 2018 at 3 p.m.",
        date(2018, 5, 12),
        datetime(2018, 5, 12, 9, 0),
        pd.Timestamp("2018-05-12", tz="UTC"),
    ],
)
def test_every_unambiguous_form_gives_the_iso_day(value):
    assert read_dates([value]).days == ["2018-05-12"]


@pytest.mark.parametrize("value", [None, "", " ", "nan", pd.NaT, "n/a", "unknown"])
def test_no_date_is_no_reason_to_refuse(value):
    assert read_dates([value]) == ([""], [""], ())


@pytest.mark.parametrize(
    "value", ["2023-02-30", "31/04/2023", "2023-13-01", "00/10/2023", "30 February 2023"]
)
def test_a_day_that_does_not_exist_is_refused(value):
    assert "is a day that does not exist" in read_dates([value]).reasons[0]


@pytest.mark.parametrize("value", ["yesterday", "2018", "May 2018", "5/12/18", "12 Mai 2018", 43232])
def test_what_cannot_be_read_with_certainty_is_refused(value):
    assert "no date that can be read with certainty" in read_dates([value]).reasons[0]


def test_day_and_month_that_could_be_exchanged_are_ambiguous():
    dates = read_dates(["03/04/2023", "05/05/2023", "25/12/2023"])
    assert dates.days == ["", "2023-05-05", "2023-12-25"]
    assert dates.reasons[0] == '"03/04/2023" is ambiguous: day or month first?'


def test_a_column_that_shows_its_order_often_enough_settles_the_open_dates_and_says_so():
    dates = read_dates(["03/04/2023"] + ["25/12/2023"] * NEEDED)
    assert dates.days[0] == "2023-04-03"
    assert "1 such as 03/04/2023 were read day first, because 5 other dates" in dates.log[0]


def test_a_column_that_contradicts_itself_settles_nothing():
    assert read_dates(["03/04/2023", "12/25/2023"] + ["25/12/2023"] * 9).days[0] == ""


def test_one_deciding_date_too_few_settles_nothing():
    assert read_dates(["03/04/2023"] + ["12/25/2023"] * (NEEDED - 1)).days[0] == ""
