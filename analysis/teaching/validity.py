"""The check of an exercise on instruments: how far does a measure agree with people?"""

from __future__ import annotations

from analysis.errors import SamestoryError
from analysis.features.cards import GRADES, NOT_VALIDATED, Card, cards_of, validity
from analysis.features.registry import FEATURES
from analysis.teaching.exercises import Feedback, no_such
from analysis.wording import counted, number

__all__ = ["check_validity"]


def check_validity(feature: str, answer: str) -> Feedback:
    """Check the answer to: what did a test against human coders say of this measure?

    Parameters
    ----------
    feature : str
        A feature of the suite: "loaded.words".
    answer : str
        One of ``GRADES``. Wrong answers are told apart: a test that was overlooked, a test that does not
        exist, too much trust, too little.

    Raises
    ------
    SamestoryError
        For a feature that the suite does not have.

    Examples
    --------
    >>> check_validity("sentiment.vader", "validated").right
    False
    """
    if feature not in FEATURES:
        raise SamestoryError(f'teaching: there is no feature "{feature}". sa.features() lists them.')
    if answer not in GRADES:
        return no_such(answer, GRADES, f'"{answer}" is not one of the grades.')
    right, tests = validity(feature), cards_of(feature)
    if answer == right:
        return Feedback(True, f"Right: {right}. {_tests(tests)}")
    if answer == NOT_VALIDATED:
        return Feedback(False, f"Look again: it was tested. {_tests(tests)} Read the column validity.")
    if right == NOT_VALIDATED:
        return Feedback(False, f'"{answer}" needs a test against human coders, and there is none yet.')
    much = GRADES.index(answer) < GRADES.index(right)
    trust = "That is more trust than the test allows" if much else "That is less than the test showed"
    return Feedback(False, f"{trust}. {_tests(tests)} Read the column validity.")


def _tests(tests: tuple[Card, ...]) -> str:
    """How many tests there were, and the one that decides with its figures; not the grade."""
    if not tests:
        return "No test against human coders is known."
    one = max(tests, key=lambda card: GRADES.index(card.grade))
    many = "There is one test" if len(tests) == 1 else f"Of {counted(len(tests), 'test')} the worst decides"
    return (
        f"{many}: {one.gold}, {one.metric} {number(one.figure)} ({number(one.ci_low)} to "
        f"{number(one.ci_high)}), where {number(one.floor)} would be chance."
    )
