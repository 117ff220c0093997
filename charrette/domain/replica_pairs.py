"""Methods that go by pairs in many replicas at once: scores from ``wins[r, j, l]``, the weight that ranks j over l."""

from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.methods.pair_count import order_of
from charrette.domain.methods.rankings import TwoByTwo
from charrette.domain.profile import Profile
from charrette.domain.replica_weights import Floats

Bits = npt.NDArray[np.uint64]

_WORD = 64
_NEAR = 40_000
"""Margins worked on at a time: they stay in the processor's own memory."""


def pair_scores(method: TwoByTwo, profile: Profile, wins: Floats) -> Floats:
    """The scores of the method, shape (replicas, needs); the greatest is first."""
    margin = wins - wins.swapaxes(1, 2)
    if method.name == "copeland":
        return ((margin > 0).sum(axis=2) - (margin < 0).sum(axis=2)).astype(np.float64)
    if method.name == "schulze":
        return schulze_scores(margin)
    if method.name == "ranked-pairs":
        return ranked_pairs_scores(margin, np.array(order_of(profile), dtype=np.int64))
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


def _strongest(margin: npt.NDArray[Any]) -> npt.NDArray[Any]:
    strength = margin.copy()
    through = np.empty_like(strength)
    for by in range(strength.shape[1]):
        np.minimum(strength[:, :, by, None], strength[:, by, None, :], out=through)
        np.maximum(strength, through, out=strength)
    return strength


def _below(strength: npt.NDArray[Any]) -> Floats:
    return _needs_below(strength > strength.swapaxes(1, 2))


def _needs_below(beats: npt.NDArray[Any]) -> Floats:
    """Peels off what nothing left beats, level by level; ``beats`` holds no cycle."""
    beaten = beats.sum(axis=1).astype(np.int32)
    level = np.full(beaten.shape, -1, dtype=np.int32)
    single = beats.astype(np.float32)
    for number in range(beats.shape[1]):
        here = (beaten == 0) & (level < 0)
        if not bool(here.any()):
            break
        level[here] = number
        beaten -= (here.astype(np.float32)[:, None, :] @ single)[:, 0, :].astype(np.int32)
    below = [(level > number).sum(axis=1) for number in range(int(level.max(initial=0)) + 1)]
    return np.take_along_axis(np.stack(below, axis=1), level, axis=1).astype(np.float64)


def _widest_first(
    margin: Floats, order: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
    """Winner, loser and width of every pair, the widest first, by replica: three of shape (replicas, pairs)."""
    needs = len(order)
    first, second = np.triu_indices(needs, 1)
    signed = margin[:, first, second]
    winner, loser = np.where(signed >= 0, first, second), np.where(signed >= 0, second, first)
    width = np.abs(signed)
    if bool((width == np.rint(width)).all()) and float(width.max(initial=0)) * needs**2 < 2**53:
        # one whole number holds all three keys, which sorts several times faster
        key = (order[winner] * needs + order[loser]) - width.astype(np.int64) * needs**2
        place = np.argsort(key, axis=1)
    else:
        place = np.lexsort((order[loser], order[winner], -width), axis=1)
    taken = [np.take_along_axis(each, place, axis=1) for each in (winner, loser)]
    return taken[0], taken[1], np.take_along_axis(width, place, axis=1)


def ranked_pairs_scores(margin: Floats, order: npt.NDArray[np.int64]) -> Floats:
    """How many needs stand lower than each, from margins of shape (replicas, needs, needs).

    The widest margins are locked in first, in all replicas at a time; what would close a cycle is passed over.
    ``order`` is the place of each need where equal margins must be told apart.
    """
    replicas, needs = margin.shape[:2]
    if needs < 2:
        return np.zeros((replicas, needs))
    winner, loser, width = _widest_first(margin, order)
    below = np.broadcast_to(_single_bits(needs), (replicas, needs, -(-needs // _WORD))).copy()
    every = np.arange(replicas, dtype=np.intp)
    for over, under, wide in zip(winner.T, loser.T, width.T, strict=True):
        locked = _bit(below[every, over], under) | _bit(below[every, under], over)
        here = np.flatnonzero((wide > 0) & ~locked)
        if len(here):
            word = below[here, :, over[here] // _WORD]
            above = word >> (over[here] % _WORD).astype(np.uint64)[:, None] & np.uint64(1) == 1
            below[here] |= np.where(above[:, :, None], below[here, under[here]][:, None, :], np.uint64(0))
    return _needs_below(_unpacked(below))


def _single_bits(needs: int) -> Bits:
    """Row j holds the bit of j."""
    bits = np.zeros((needs, -(-needs // _WORD)), dtype=np.uint64)
    every = np.arange(needs)
    bits[every, every // _WORD] = np.uint64(1) << (every % _WORD).astype(np.uint64)
    return bits


def _bit(rows: Bits, place: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Whether each row of words, shape (replicas, words), holds the bit at its place."""
    word = rows[np.arange(len(rows)), place // _WORD]
    return word >> (place % _WORD).astype(np.uint64) & np.uint64(1) == 1


def _unpacked(below: Bits) -> npt.NDArray[np.bool_]:
    """``[r, j, l]``: whether l stands below j; nothing stands below itself."""
    every = np.arange(below.shape[1], dtype=np.intp)
    found: npt.NDArray[np.bool_] = (
        below[:, :, every // _WORD] >> (every % _WORD).astype(np.uint64) & np.uint64(1) == 1
    )
    found[:, every, every] = False
    return found
