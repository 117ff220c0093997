"""Ranked pairs (Tideman 1987): the widest margins are locked in first, what would close a cycle is passed over."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from charrette.domain.methods.strongest_paths import Beats, levels_of, margins, needs_below
from charrette.domain.profile import Ints, Whole


def ranked_pairs_places(wins: Whole, order: Sequence[int]) -> list[int]:
    """How many needs stand lower than each. ``order[j]`` is the place of need j where equal margins must be told apart.

    Among equal margins the pair whose winner comes first is locked first, then the pair whose loser comes first.
    """
    return needs_below(levels_of(locked(wins, order))) if len(wins) else []


def locked(wins: Whole, order: Sequence[int]) -> Beats:
    """Which needs stand over which in the end, directly or through others: no cycle.

    A win from one part of the majority graph to another, between which no way leads back, can close no cycle: only
    within the parts (the strong components) are pairs looked at one by one.
    """
    margin = margins(wins)
    won = margin > 0
    reach = _reach(won)
    part = np.argmax(reach & reach.T, axis=1)
    kept = won & (part[:, None] != part[None, :])
    for first in np.unique(part):
        members = np.flatnonzero(part == first)
        if len(members) > 1:
            grid = np.ix_(members, members)
            kept[grid] = _locked_one_by_one(margin[grid], np.asarray(order)[members])
    over = _reach(kept)
    np.fill_diagonal(over, val=False)
    return over


def _reach(won: Beats) -> Beats:
    """From where a way leads to where; everything reaches itself."""
    reach = won | np.eye(len(won), dtype=bool)
    while True:
        single = reach.astype(np.float32)
        further = (single @ single) > 0
        if bool((further == reach).all()):
            return reach
        reach = further


def _locked_one_by_one(margin: Whole, order: Ints) -> Beats:
    winner, loser = np.nonzero(margin > 0)
    first = np.lexsort((order[loser], order[winner], _descending(margin[winner, loser])))
    below = [1 << need for need in range(len(margin))]
    """Bits of each need itself and of what stands below it."""
    above = below.copy()
    pairs: list[tuple[int, int]] = list(zip(winner[first].tolist(), loser[first].tolist(), strict=True))
    for over, under in pairs:
        if below[under] >> over & 1 or below[over] >> under & 1:
            continue
        higher, lower = above[over], below[under]
        fewer = lower & ~below[over]
        for need in _bits(higher & ~above[under]):
            below[need] |= lower
        for need in _bits(fewer):
            above[need] |= higher
    found = np.array([[bits >> need & 1 for need in range(len(below))] for bits in below], dtype=bool)
    np.fill_diagonal(found, val=False)
    return found


def _bits(number: int) -> Iterator[int]:
    """Which bits of a number are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _descending(margin: Whole) -> npt.NDArray[np.intp]:
    """Sort keys, the widest margin first; margins are signed, yet Python's own numbers may be among them."""
    _, place = np.unique(margin, return_inverse=True)
    return -place.astype(np.intp)
