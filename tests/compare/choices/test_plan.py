import pytest

from analysis.compare.choices import Plan
from analysis.errors import SamestoryError


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"parts": ("foot",)}, "no option 'foot'. Choose from: headline, lede, body, all"),
        ({"parts": "body"}, "must be a tuple or a list, not str"),
        ({"scales": ()}, "scales of the plan is empty"),
        ({"voices": ("own", "own")}, "names an option twice"),
        ({"least_outlets": (1,)}, "whole numbers of 2 or more, not 1"),
        ({"least_outlets": ("3",)}, "whole numbers of 2 or more"),
    ],
)
def test_a_plan_that_cannot_be_is_said_in_words(given, said):
    with pytest.raises(SamestoryError, match=said):
        Plan(**given)


def test_nothing_need_be_left_out_and_no_other_instrument_named():
    plan = Plan(instruments=(), leave_out=())
    assert (plan.instruments, plan.leave_out) == ((), ())


def test_lists_become_tuples():
    plan = Plan(parts=["body", "lede"], instruments=[], leave_out=[])
    assert (plan.parts, plan.instruments, plan.leave_out) == (("body", "lede"), (), ())
    assert plan == Plan(parts=("body", "lede"), instruments=(), leave_out=())
