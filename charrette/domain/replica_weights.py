"""Balancing many replicas at once: what ``result.balanced_weights`` does exactly, for arrays."""

import numpy as np
import numpy.typing as npt

from charrette.domain.result import HEAVIEST_BALLOT

Floats = npt.NDArray[np.float64]


def headline_factors(ballots: Floats, influence: Floats) -> Floats:
    """The weight of a ballot of each group: ``ballots`` has the shape (..., groups), ``influence`` (groups,).

    w_g = (n / sum s) * s_g / n_g over groups with ballots, never above three: what the limit takes away is shared among
    the other groups.
    """
    factors = np.zeros_like(ballots)
    active = (ballots > 0) & (influence > 0)
    left = np.where(active, ballots, 0.0).sum(axis=-1, keepdims=True)
    for _ in range(ballots.shape[-1]):
        shared = np.where(active, influence, 0.0).sum(axis=-1, keepdims=True)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = left * influence / shared / ballots
        factors = np.where(active, share, factors)
        over = active & (factors > HEAVIEST_BALLOT * (1 + 1e-12))
        if not bool(over.any()):
            break
        factors = np.where(over, float(HEAVIEST_BALLOT), factors)
        left = left - HEAVIEST_BALLOT * np.where(over, ballots, 0.0).sum(axis=-1, keepdims=True)
        active &= ~over
    return factors
