import dataclasses

import pytest

from analysis.compare.verdict import Answers, verdict

ALL_HOLD = Answers(
    n_events=30, difference=0.5, ci_low=0.2, ci_high=0.8, p=0.001, q=0.01, smallest_detectable=0.4,
    validity="validated", others=4, differs_from=4, choices_agree=1.0, choices_p=0.01, choices=11,
)  # fmt: skip


def said(**changed):
    return verdict(dataclasses.replace(ALL_HOLD, **changed))


def test_all_three_answers_make_it_supported():
    assert said() == ("supported", "supported", "chance, instrument and choices all hold")


@pytest.mark.parametrize(
    ("changed", "cause", "reason"),
    [
        ({"q": 0.2}, "chance", "chance is not ruled out; p < .001 alone"),
        (
            {"q": 0.2, "p": 0.2, "ci_low": -0.1, "ci_high": 0.8},
            "no difference",
            "no difference is shown; one larger than 0.40 cannot",
        ),
        (
            {"q": 0.2, "p": 0.2, "ci_low": -0.1, "ci_high": 0.3},
            "no difference",
            "no difference is shown; one larger than 0.40 is",
        ),
        ({"ci_low": -0.1}, "chance", "chance is not ruled out; q = .010, but the interval includes 0"),
        ({"difference": 0.0, "smallest_detectable": 0.0}, "no variation", "there is no variation"),
        (
            {"validity": "not validated"},
            "instrument",
            "the instrument is not validated against human coders; what",
        ),
        ({"validity": "unheard of"}, "instrument", "the instrument is not validated"),
        ({"validity": "weak"}, "instrument", "there is only weak evidence that the instrument agrees"),
        (
            {"validity": "weak", "in_house": True},
            "instrument",
            "the instrument was tested only on labels made in",
        ),
        (
            {"validity": "no better than chance"},
            "instrument",
            "against human coders the instrument does no better than chance",
        ),
        (
            {"choices_agree": 0.5, "turned_by": "a log scale"},
            "choices",
            "it depends on choices; 6 of 11 others",
        ),
        ({"choices_p": 0.3}, "choices", "it depends on choices; over all of them together"),
        ({"choices_agree": float("nan")}, "choices", "other choices were not tried"),
        (
            {"differs_from": 2},
            "others",
            "the difference rests on few of the others; it is there against 2 of the 4",
        ),
        (
            {"differs_from": 0, "difference": -0.5, "ci_low": -0.8, "ci_high": -0.2},
            "others",
            "the difference rests on few of the others; it is there against none of the 4",
        ),
    ],
)
def test_one_answer_missing_makes_it_not_supported(changed, cause, reason):
    word, code, why = said(**{"p": 0.0005, **changed})
    assert (word, code) == ("not supported", cause)
    assert why.startswith(reason)


def test_pairs_that_were_not_compared_decide_nothing():
    assert said(others=float("nan"), differs_from=float("nan"))[0] == "supported"


def test_below_six_events_nothing_is_decided():
    assert said(n_events=5) == ("too few events", "few events", "5 events cannot decide; shown as examples")
    assert said(n_events=1)[2] == "1 event cannot decide; shown as an example"
    assert said(n_events=0) == ("too few events", "nothing measured", "nothing to measure in this scope")


def test_a_contrast_that_rests_on_few_says_on_how_many():
    assert said(differs_from=2)[2].endswith("there against 2 of the 4 singly")
    assert said(differs_from=0)[2].endswith("there against none of the 4 singly")
    assert said(differs_from=3)[0] == "supported"


def test_an_interval_without_0_beside_a_large_p_is_not_called_no_difference():
    word, cause, why = said(p=0.31, q=0.65)
    assert (word, cause) == ("not supported", "chance")
    assert why == "chance is not ruled out; the interval leaves out 0, but with shuffled names p = .310"
