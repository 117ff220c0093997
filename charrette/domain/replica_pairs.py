"""Methods that go by pairs in many replicas at once: scores from ``wins[r, j, l]``, the weight that ranks j over l."""

import numpy as np

from charrette.domain.methods.rankings import RankingMethod
from charrette.domain.profile import Profile
from charrette.domain.replica_weights import Floats

_NEAR = 40_000
"""Margins worked on at a time: they stay in the processor's own memory."""


def pair_scores(method: RankingMethod, profile: Profile, wins: Floats) -> Floats:
    """The scores of the method, shape (replicas, needs); the greatest is first."""
    margin = wins - wins.swapaxes(1, 2)
    if method.name == "copeland":
        return ((margin > 0).sum(axis=2) - (margin < 0).sum(axis=2)).astype(np.float64)
    if method.name == "schulze":
        return schulze_scores(margin)
    return np.array([method.scores(each, profile) for each in wins], dtype=np.float64)


def schulze_scores(margin: Floats) -> Floats:
    """How many needs stand on a lower level than each, from margins of shape (replicas, needs, needs)."""
    needs = margin.shape[1]
    step = max(1, _NEAR // max(1, needs * needs))
    whole = bool((margin == np.rint(margin)).all()) and float(np.abs(margin).max(initial=0)) < 2**15
    # whole margins of a room fit small numbers, and four times as many are compared at once
    narrow = np.maximum(margin, 0).astype(np.int16 if whole else np.float64)
    parts = [_below(_strongest(narrow[at : at + step])) for at in range(0, len(margin), step)]
    return np.concatenate(parts) if parts else np.empty((0, needs))


def _strongest(margin: np.ndarray) -> np.ndarray:
    strength = margin.copy()
    through = np.empty_like(strength)
    for by in range(strength.shape[1]):
        np.minimum(strength[:, :, by, None], strength[:, by, None, :], out=through)
        np.maximum(strength, through, out=strength)
    return strength


def _below(strength: np.ndarray) -> Floats:
    """Peels off what nothing left beats, level by level; who stands above whom holds no cycle."""
    beats = strength > strength.swapaxes(1, 2)
    beaten = beats.sum(axis=1).astype(np.int32)
    needs = beats.shape[1]
    level = np.full(beaten.shape, -1, dtype=np.int32)
    single = beats.astype(np.float32)
    for number in range(needs):
        here = (beaten == 0) & (level < 0)
        if not bool(here.any()):
            break
        level[here] = number
        beaten -= (here.astype(np.float32)[:, None, :] @ single)[:, 0, :].astype(np.int32)
    below = [(level > number).sum(axis=1) for number in range(int(level.max(initial=0)) + 1)]
    return np.take_along_axis(np.stack(below, axis=1), level, axis=1).astype(np.float64)
