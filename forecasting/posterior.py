"""What do totals tell of the months within and after them? Their joint distribution, given every total at once.

Log months are jointly normal, so totals of any months are met by conditioning. That is what a Kalman smoother with a
cumulator for each overlapping total gives (Harvey 1989, section 6.3; a test compares the two), here by a few products
of matrices, whatever overlaps. A total of months is no sum of logs: it is expanded around the path until that settles.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from forecasting.calendars import chinese_new_year
from forecasting.covariances import HOLIDAY, covariances, with_fixed
from forecasting.history import Array
from forecasting.models import ModelError
from forecasting.segments import Segments

SETTLED = 1e-3  # largest change of a log month that ends the expansion; raking closes what remains
FURTHEST = 600.0  # natural log; beyond it a month is no double
EXPANSIONS = 100
SHORTEST_STEP = 1 / 4


@dataclass(frozen=True)
class Prior:
    """What is believed of a series before it is seen.

    vectors: shape (k, 6), variances of the `COMPONENTS`, relative to a month's shock. weights: shape (k,). freedom and
    scale: of the shock's variance, scaled inverse chi-squared; `scale` a standard deviation in natural logs. width: by
    what the draws' distances from their mean are multiplied. tails: the most degrees of freedom that the draws have.
    """

    vectors: Array
    weights: Array
    freedom: float
    scale: float
    width: float = 1.0
    tails: float = np.inf


@dataclass(frozen=True)
class Posterior:
    """A mixture of Student's t of the log months, one for each of the prior's vectors.

    weights, logdet, squares: shape (k,), of each vector its weight, and of its covariance of the totals the log
    determinant and the quadratic form. shares: shape (totals, months), each total's expansion. target: shape (totals,),
    logs less `centre`.
    """

    first: int
    calendar: str
    prior: Prior
    weights: Array
    logdet: Array
    squares: Array
    shares: Array
    target: Array
    centre: float

    @property
    def freedom(self) -> float:
        """Of the shock's variance."""
        return self.prior.freedom + len(self.target)

    @property
    def scale2(self) -> Array:
        """The shock's variance under each vector, shape (k,)."""
        return np.asarray((self.prior.freedom * self.prior.scale**2 + self.squares) / self.freedom)

    def draws(self, until: int, draws: int, dice: np.random.Generator) -> Array:
        """Log months from the first up to `until`, shape (draws, months); each draw is mirrored by the next."""
        cases = covariances(self.first, until, self.calendar)
        shares = np.pad(self.shares, ((0, 0), (0, cases.shape[1] - self.shares.shape[1])))
        pairs = -(-draws // 2)
        counts = np.bincount(_systematic(self.weights, pairs, dice), minlength=len(self.weights))
        found = [self._pairs(j, int(count), cases, shares, dice) for j, count in enumerate(counts) if count]
        return np.vstack(found)[:draws]

    def holiday(self, draws: int, dice: np.random.Generator) -> Array:
        """Effects of the calendar's regressors on the log months, shape (draws, regressors)."""
        end = self.first + self.shares.shape[1]
        cases, days = covariances(self.first, end, self.calendar), chinese_new_year(self.first, end)
        cross = HOLIDAY * (self.shares @ days)  # covariance of totals and effects
        found = []
        for j, count in enumerate(np.bincount(_systematic(self.weights, draws, dice), minlength=len(self.weights))):
            covariance = self.shares @ np.tensordot(with_fixed(self.prior.vectors[j], cases), cases, 1) @ self.shares.T
            gain = np.linalg.solve(covariance, cross).T
            root = np.linalg.cholesky(HOLIDAY * np.eye(days.shape[1]) - gain @ cross)
            spread = np.sqrt(self.scale2[j] * self.freedom / dice.chisquare(self.freedom, (count, 1)))
            found.append(gain @ self.target + spread * (dice.standard_normal((count, len(root))) @ root.T))
        return np.vstack(found)

    def _pairs(self, j: int, pairs: int, cases: Array, shares: Array, dice: np.random.Generator) -> Array:
        """Draws under one vector: an unconditional path, moved by what it misses the totals by (Matheron's rule)."""
        covariance = np.tensordot(with_fixed(self.prior.vectors[j], cases), cases, 1)
        gain = np.linalg.solve(shares @ covariance @ shares.T, shares @ covariance).T
        free = np.linalg.cholesky(covariance) @ dice.standard_normal((len(covariance), pairs))
        free -= gain @ (shares @ free)
        tails = min(self.freedom, self.prior.tails)
        free *= self.prior.width * np.sqrt(self.scale2[j] * tails / dice.chisquare(tails, pairs))
        mean = self.centre + gain @ self.target
        return np.stack([mean[:, None] + free, mean[:, None] - free], axis=2).reshape(len(mean), -1).T


def condition(segments: Segments, prior: Prior, calendar: str = "") -> Posterior:
    """What the totals tell of the months.

    Raises:
        ModelError: the expansion does not settle.
    """
    first, months = segments.first, segments.sets.shape[1]
    cases = covariances(first, first + months, calendar)
    weighed = np.array([with_fixed(vector, cases) for vector in prior.vectors])
    path = _flat(segments)
    centre, moved, rate = float(path.mean()), np.inf, 1.0
    for _ in range(EXPANSIONS):
        parts = np.where(segments.sets, np.exp(path), 0.0)
        shares = parts / parts.sum(axis=1, keepdims=True)
        target = np.log(segments.sums / parts.sum(axis=1)) + shares @ path - centre
        cross = np.tensordot(weighed, shares @ cases, 1)  # (vectors, totals, months)
        logdet, alpha = _solve(cross @ shares.T, target)
        squares = alpha @ target
        weights = posterior_weights(prior, logdet, squares, len(target))
        step = centre + np.einsum("k,ktm,kt->m", weights, cross, alpha) - path
        moved, before = np.abs(step).max(), moved
        rate = rate if moved < 0.7 * before else max(rate / 2, SHORTEST_STEP)  # whole steps may swing to and fro
        path = path + rate * step
        if not np.isfinite(path).all() or np.abs(path).max() > FURTHEST:
            break
        if moved < SETTLED:
            return Posterior(first, calendar, prior, weights, logdet, squares, shares, target, centre)
    raise ModelError("the months do not settle between the totals")


def posterior_weights(prior: Prior, logdet: Array, squares: Array, n: int) -> Array:
    """The weights of the prior's vectors after `n` totals, from the t likelihood of each, shape (k,)."""
    logs = np.log(prior.weights) + log_likelihood(prior.freedom, prior.scale, logdet, squares, n)
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def log_likelihood(freedom: float, scale: float, logdet: Array, squares: Array, n: int) -> Array:
    """Log density of `n` values under Student's t, from log determinant and quadratic form; a constant is left out."""
    before = freedom * scale**2
    gammas = gammaln((freedom + n) / 2) - gammaln(freedom / 2)
    total = gammas + freedom / 2 * np.log(before) - (freedom + n) / 2 * np.log(before + squares) - logdet / 2
    return np.asarray(total)


def _solve(matrices: Array, target: Array) -> tuple[Array, Array]:
    """Log determinants, shape (k,), and the matrices' inverses times the target, shape (k, totals)."""
    root = np.linalg.cholesky(matrices)
    logdet = 2 * np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1)
    return np.asarray(logdet), np.asarray(
        np.linalg.solve(matrices, np.tile(target[:, None], (len(root), 1, 1)))[:, :, 0]
    )


def _flat(segments: Segments) -> Array:
    """Log months as if each total were spread evenly; months that no total covers lie between their neighbours."""
    path = np.full(segments.sets.shape[1], np.nan)
    for row, total in zip(segments.sets[::-1], segments.sums[::-1], strict=True):  # shorter ones last
        path[row] = np.log(total / row.sum())
    known = np.flatnonzero(np.isfinite(path))
    return np.asarray(np.interp(np.arange(len(path)), known, path[known]))


def _systematic(weights: Array, draws: int, dice: np.random.Generator) -> Array:
    """Which vector each draw takes: counts as near to the weights as whole numbers can be."""
    points = (np.arange(draws) + dice.uniform()) / draws
    return np.minimum(np.searchsorted(np.cumsum(weights), points), len(weights) - 1)
