import dataclasses

import pytest

from analysis.compare.verdict import Answers, verdict

ALL_HOLD = Answers(
    n_events=30, difference=0.5, ci_low=0.2, ci_high=0.8, p=0.001, q=0.01, smallest_detectable=0.4,
    validity="validated", choices_agree=1.0, choices_p=0.01, choices=11,
)  # fmt: skip


def said(**changed):
    return verdict(dataclasses.replace(ALL_HOLD, **changed))


def test_all_three_answers_make_it_supported():
    assert said() == ("supported", "chance, instrument and choices all hold")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"q": 0.2}, "chance not ruled out: p = less than 0.001 alone"),
        ({"q": 0.2, "p": 0.2}, "no difference shown: differences above 0.4 cannot be excluded"),
        (
            {"q": 0.2, "p": 0.2, "ci_low": -0.1, "ci_high": 0.3},
            "no difference shown: differences above 0.4 are",
        ),
        ({"ci_low": -0.1}, "chance not ruled out: q = 0.01, but the interval includes 0"),
        ({"difference": 0.0, "smallest_detectable": 0.0}, "no variation"),
        ({"validity": "not validated"}, "instrument not validated: the measure is higher"),
        ({"validity": "unheard of"}, "instrument not validated"),
        ({"validity": "weak"}, "instrument weak"),
        ({"validity": "no better than chance"}, "instrument no better than chance"),
        ({"choices_agree": 0.5, "turned_by": "a log scale"}, "depends on choices: 6 of 11 other choices"),
        ({"choices_p": 0.3}, "depends on choices: over all of them together"),
        ({"choices_agree": float("nan")}, "choices not tried"),
    ],
)
def test_one_answer_missing_makes_it_not_supported(changed, reason):
    word, why = said(**{"p": 0.0005, **changed})
    assert word == "not supported"
    assert why.startswith(reason)


def test_below_six_events_nothing_is_decided():
    assert said(n_events=5) == ("too few events", "5 events cannot decide; shown as examples")
    assert said(n_events=1)[1] == "1 event cannot decide; shown as an example"
    assert said(n_events=0) == ("too few events", "nothing to measure in this scope")
