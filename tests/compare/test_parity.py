"""Parity with statsmodels' mixed model; that with SciPy and the rest stands beside what it holds.

``permutation_test``: test_permutation, test_relabelling; ``multipletests``: test_correction; published
log-odds and G2: keyness/test_association; least squares: test_event_effects, test_regression, test_weighing.
"""

import numpy as np
import pandas as pd
import pytest

from analysis.compare.event_effects import random_effects


def test_random_event_effects_are_those_of_the_formula_interface():
    import statsmodels.formula.api as smf

    rng = np.random.default_rng(14)
    event, outlet = np.divmod(np.arange(120), 3)
    there = rng.random(120) < 0.8
    y = (rng.normal(size=40)[event] + 0.4 * (outlet == 0) + rng.normal(size=120))[there]
    event, outlet = event[there], outlet[there]
    frame = pd.DataFrame({"y": y, "o": np.array(list("ABC"))[outlet], "e": event})
    fit = smf.mixedlm("y ~ C(o, Sum)", frame, groups="e").fit()
    # Sum coding: an outlet's effect from the mean of all three; from the mean of the other two, 3/2 of it.
    ours = random_effects(y, event, outlet)
    assert ours.estimate[:2] == pytest.approx(1.5 * fit.params.iloc[1:3].to_numpy(), abs=1e-4)
    assert ours.p[:2] == pytest.approx(fit.pvalues.iloc[1:3].to_numpy(), abs=1e-4)
    ends = 1.5 * fit.conf_int().iloc[1:3].to_numpy()
    assert np.column_stack([ours.low[:2], ours.high[:2]]) == pytest.approx(ends, abs=1e-4)
