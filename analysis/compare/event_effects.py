"""Event effects: the same contrasts from regressions, with fixed event effects and with random ones."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Estimates", "fixed_effects", "random_effects"]

ESTIMABLE = 1e-8
"""Equations this near to one another are one equation."""
UNLINKED = "No chain of shared events links all outlets: the regression with fixed effects has no answer."
PERFECT = 1e-9
"""Errors this small beside the spread of the values are rounding."""

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Estimates:
    """``estimate`` of each outlet minus the mean of the others, its interval, its ``p``; and notes."""

    estimate: Array
    low: Array
    high: Array
    p: Array
    notes: tuple[str, ...] = ()

    @classmethod
    def none(cls, shape: tuple[int, ...], *notes: str) -> Estimates:
        """Nothing could be estimated; ``notes`` say why."""
        nothing = np.full(shape, np.nan)
        return cls(nothing, nothing, nothing, nothing, notes)


def _contrasts(n_outlets: int) -> Array:
    """Each outlet minus the mean of the others, as weights of outlet effects (a row an outlet)."""
    return (np.eye(n_outlets) * n_outlets - 1) / (n_outlets - 1)


def fixed_effects(values: Array, event: NDArray[np.intp], outlet: NDArray[np.intp]) -> Estimates:
    """Least squares of ``values`` (cells x columns) on outlets and events, 95 % intervals of Student's t.

    In closed form: with the event means taken out, the outlet effects solve equations of as many
    unknowns as there are outlets. Where no chain of shared events links all outlets there is no answer
    (NaN). It assumes that all cells are equally noisy. Answers are outlets x columns.

    >>> values = np.array([[2.0], [1.0], [3.0], [2.5], [4.0], [2.0]])
    >>> found = fixed_effects(values, np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 0, 1, 0, 1]))
    >>> found.estimate.ravel().round(4)
    array([ 1.1667, -1.1667])
    """
    from scipy.special import stdtr, stdtrit

    n_outlets, event = int(outlet.max()) + 1, np.unique(event, return_inverse=True)[1]
    there = np.zeros((int(event.max()) + 1, n_outlets))
    there[event, outlet] = 1.0
    sizes = there.sum(axis=1)
    centred = values - _event_means(values, event, sizes)
    equations = np.diag(there.sum(axis=0)) - (there / sizes[:, None]).T @ there
    if np.linalg.matrix_rank(equations, tol=ESTIMABLE, hermitian=True) < n_outlets - 1:
        return Estimates.none((n_outlets, values.shape[1]), UNLINKED)
    inverse = np.linalg.pinv(equations, rcond=ESTIMABLE, hermitian=True)
    effects = inverse @ ((outlet == np.arange(n_outlets)[:, None]).astype(np.float64) @ centred)
    freedom = len(values) - len(sizes) - n_outlets + 1
    if freedom < 1:
        return Estimates.none((n_outlets, values.shape[1]))
    residual = centred - effects[outlet] + _event_means(effects[outlet], event, sizes)
    contrasts = _contrasts(n_outlets)
    weight = np.einsum("ij,jk,ik->i", contrasts, inverse, contrasts)[:, None]
    estimate, error = contrasts @ effects, np.sqrt(weight * (residual**2).sum(axis=0) / freedom)
    error[error <= PERFECT * values.std(axis=0)] = 0.0
    half = stdtrit(freedom, 0.975) * error
    t = np.divide(np.abs(estimate), error, out=np.full_like(estimate, np.nan), where=error > 0)
    p = np.maximum(2 * stdtr(freedom, -t), np.finfo(np.float64).tiny)
    return Estimates(estimate, estimate - half, estimate + half, p)


def _event_means(values: Array, event: NDArray[np.intp], sizes: Array) -> Array:
    """The mean of its event, for each row of ``values``."""
    starts = np.searchsorted(event, np.arange(len(sizes)))
    means: Array = (np.add.reduceat(values, starts, axis=0) / sizes[:, None])[event]
    return means


def random_effects(values: Array, event: NDArray[np.intp], outlet: NDArray[np.intp]) -> Estimates:
    """A mixed model of ``values`` (one an article): outlets fixed and sum-coded, events random.

    Fitted by restricted maximum likelihood (statsmodels MixedLM); intervals and p are normal ones, too
    narrow with few events. What the library warns of becomes a note.

    Source: Laird and Ware 1982; Gelman and Hill 2007.
    """
    from statsmodels.regression.mixed_linear_model import MixedLM

    n_outlets = int(outlet.max()) + 1
    coded = np.vstack([np.eye(n_outlets - 1), -np.ones(n_outlets - 1)])
    design = np.column_stack([np.ones(len(values)), coded[outlet]])
    spread = float(values.std())
    if not spread > 0 or np.linalg.matrix_rank(design) < n_outlets:
        return Estimates.none((n_outlets,))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            # In units of its own spread: the optimiser's steps fit any measure.
            fitted = MixedLM(values / spread, design, groups=event).fit()
            covariance = np.asarray(fitted.cov_params(), np.float64)[1:n_outlets, 1:n_outlets]
        except (ValueError, ArithmeticError) as problem:
            return Estimates.none((n_outlets,), f"The mixed model could not be fitted ({problem}).")
    weights = _contrasts(n_outlets) @ coded
    estimate = spread * (weights @ np.asarray(fitted.fe_params, np.float64)[1:])
    error = spread * np.sqrt(np.einsum("ij,jk,ik->i", weights, covariance, weights))
    # A perfect fit leaves rounding, not error: then there is no p.
    error[error <= PERFECT * spread] = 0.0
    return _normal(estimate, error, _told(told, converged=bool(fitted.converged)))


def _normal(estimate: Array, error: Array, notes: tuple[str, ...]) -> Estimates:
    from scipy.special import ndtr, ndtri

    half = float(ndtri(0.975)) * error
    z = np.divide(np.abs(estimate), error, out=np.full(len(estimate), np.nan), where=error > 0)
    p = np.maximum(2 * ndtr(-z), np.finfo(np.float64).tiny)
    return Estimates(estimate, estimate - half, estimate + half, p, notes)


def _told(told: list[warnings.WarningMessage], *, converged: bool) -> tuple[str, ...]:
    """What the library warned of, in words."""
    texts = " ".join(str(warning.message) for warning in told)
    notes = []
    if not converged:
        notes.append("The mixed model did not converge; read its numbers as rough.")
    if "boundary" in texts or "singular" in texts.lower():
        notes.append("The mixed model found no differences between events beyond noise, or hardly any.")
    return tuple(notes)
