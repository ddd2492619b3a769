"""What the prose of notebook 11 says of the wide and the narrow plan is so."""

from pathlib import Path

import pytest

import analysis as sa

PAGE = Path(__file__).parents[2] / "notebooks" / "11_other_choices.ipynb"
NARROW = sa.Plan(parts=("body", "all"), voices=("own",), scales=("raw",), estimators=("mean",), leave_out=())


@pytest.mark.slow
def test_the_two_plans_beside_each_other_are_as_the_prose_says(cases):
    shown = []
    for plan in (sa.Plan(), NARROW):
        summary = sa.choices(cases, "sentiment.vader", plan=plan).summary.set_index("outlet")
        row = summary.loc["Ledger Business"]
        shown.append((round(100 * row["share_agreeing"]), round(row["joint_p"], 2), row["specifications"]))
    assert shown == [(76, 0.24, 89), (100, 0.06, 6)]
    prose = PAGE.read_text(encoding="utf-8")
    assert "76 % of the other specifications agree, and the joint *p* is .24" in prose
    assert "all five agree, and it is .06" in prose
