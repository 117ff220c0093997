"""Ranked pairs (Tideman 1987): the widest margins are locked in first, what would close a cycle is passed over."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.methods.strongest_paths import Beats, levels_of, margins, needs_below
from charrette.domain.profile import Ints, Whole

_WORD = 64


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
    single = np.uint64(1) << np.arange(_WORD, dtype=np.uint64)
    first = np.lexsort((order[loser], order[winner], _descending(margin[winner, loser])))
    count = len(margin)
    below = _single_bits(count)
    """Row j: bits of j itself and of what stands below it."""
    for over, under in zip(winner[first].tolist(), loser[first].tolist(), strict=True):
        if not _has(below, under, over) and not _has(below, over, under):
            word, bit = divmod(over, _WORD)
            above = np.flatnonzero(below[:, word] & single[bit])
            below[above] |= below[under]
    found = _unpacked(below, count)
    np.fill_diagonal(found, val=False)
    return found


def _descending(margin: Whole) -> npt.NDArray[np.intp]:
    """Sort keys, the widest margin first; margins are signed, yet Python's own numbers may be among them."""
    _, place = np.unique(margin, return_inverse=True)
    return -place.astype(np.intp)


def _single_bits(count: int) -> npt.NDArray[np.uint64]:
    bits = np.zeros((count, -(-count // _WORD)), dtype=np.uint64)
    every = np.arange(count)
    bits[every, every // _WORD] = np.uint64(1) << (every % _WORD).astype(np.uint64)
    return bits


def _has(rows: npt.NDArray[np.uint64], row: int, column: int) -> bool:
    word: Any = rows[row, column // _WORD]
    return bool(int(word) >> (column % _WORD) & 1)


def _unpacked(rows: npt.NDArray[np.uint64], count: int) -> Beats:
    every = np.arange(count)
    words = rows[:, every // _WORD]
    return (words >> (every % _WORD).astype(np.uint64)) & np.uint64(1) == 1
