"""The exact optimum under a budget and caps by department, with numpy, which is imported only when it is needed.

A frontier holds all sets of needs that no other set beats: none cheaper is worth as much. Needs are joined to it one by
one (the dynamic programme of Nemhauser and Ullmann, never larger than the programme on c/gcd); the needs of a capped
department form a frontier of their own first, cut at the cap, since a need belongs to one department only. Sets that
could not catch up with a known good one, even if needs could be bought in parts, are dropped on the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

MOST_PAIRS = 2_000_000
"""Sets that are compared at once, at most: it bounds the memory."""
_SLACK = 1e-9
"""Bounds are worked out in floating point: only what is worse by more than this share is dropped."""


@dataclass(frozen=True, slots=True)
class Item:
    """A need as the optimiser sees it: whole ``cost`` above 0, whole ``value`` above 0, and the cap it falls under."""

    cost: int
    value: int
    cap: int | None = None
    """Which of the caps; None: only the budget."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best set as places of the items in their order; ``tied`` when another one is worth and costs the same."""

    places: tuple[int, ...]
    tied: bool


@dataclass(frozen=True, slots=True)
class _Frontier:
    """Sets by rising cost and rising value; ``sets`` are bits, one an item, ``tied`` as in ``Best``."""

    cost: Array
    value: Array
    sets: Array
    tied: Array


def best_set(items: Sequence[Item], budget: int, caps: Sequence[int]) -> Best:
    """The set of most value within the budget and the caps; among such sets the cheapest, then the first met.

    Exact: all costs and values are whole numbers. Items are best given by falling value for the cost: that keeps
    frontiers short.
    """
    known = _first_walk(items, budget, caps)
    wide = sum(item.value for item in items) >= 2**62
    search = _Search(items, budget, known, np.dtype(object) if wide else np.dtype(np.int64))
    found = search.nothing()
    undecided = set(range(len(items)))
    for cap, limit in enumerate(caps):
        inside = [place for place, item in enumerate(items) if item.cap == cap]
        own = search.grown(search.nothing(), inside, min(limit, budget), set(range(len(items))))
        undecided -= set(inside)
        found = search.joined(found, own, budget, undecided)
    free = [place for place, item in enumerate(items) if item.cap is None]
    found = search.grown(found, free, budget, undecided)
    bits, tied = int(found.sets[-1]), bool(found.tied[-1])
    return Best(tuple(place for place in range(len(items)) if bits >> place & 1), tied)


def _first_walk(items: Sequence[Item], budget: int, caps: Sequence[int]) -> int:
    """The value of a good set to begin with: items one after the other, while they fit."""
    left, caps_left, value = budget, list(caps), 0
    for item in items:
        if item.cost <= left and (item.cap is None or item.cost <= caps_left[item.cap]):
            left -= item.cost
            value += item.value
            if item.cap is not None:
                caps_left[item.cap] -= item.cost
    return value


class _Search:
    """Joins frontiers and keeps them short."""

    def __init__(self, items: Sequence[Item], budget: int, known: int, dtype: "np.dtype[Any]") -> None:
        self._items, self._budget, self._known, self._dtype = items, budget, known, dtype
        by_worth = sorted(range(len(items)), key=lambda place: -items[place].value / items[place].cost)
        self._by_worth = by_worth

    def nothing(self) -> _Frontier:
        """The empty set alone."""
        return self._of([0], [0], [0])

    def _of(self, cost: Sequence[int], value: Sequence[int], sets: Sequence[int]) -> _Frontier:
        bits = np.empty(len(sets), dtype=object)
        bits[:] = sets
        numbers = np.array(cost, dtype=np.int64), np.array(value, dtype=self._dtype)
        return _Frontier(*numbers, bits, np.zeros(len(sets), dtype=bool))

    def grown(self, frontier: _Frontier, places: Sequence[int], limit: int, undecided: set[int]) -> _Frontier:
        """The frontier with each of the items taken or not, within ``limit``."""
        left = set(undecided)
        for place in places:
            left.discard(place)
            item = self._items[place]
            alone = self._of([0, item.cost], [0, item.value], [0, 1 << place])
            frontier = self.joined(frontier, alone, limit, left)
        return frontier

    def joined(self, one: _Frontier, other: _Frontier, limit: int, undecided: set[int]) -> _Frontier:
        """All unions of a set of one and a set of the other that are worth keeping."""
        at_once = max(1, MOST_PAIRS // len(one.cost))
        found: _Frontier | None = None
        for start in range(0, len(other.cost), at_once):
            part = slice(start, start + at_once)
            piece = _Frontier(other.cost[part], other.value[part], other.sets[part], other.tied[part])
            product = self._product(one, piece, limit, undecided)
            found = product if found is None else _undominated(_stacked(found, product))
        assert found is not None
        return found

    def _product(self, one: _Frontier, other: _Frontier, limit: int, undecided: set[int]) -> _Frontier:
        cost = (other.cost[:, None] + one.cost[None, :]).ravel()
        value = (other.value[:, None] + one.value[None, :]).ravel()
        kept = np.flatnonzero((cost <= limit) & self._hopeful(cost, value, undecided))
        right, left = np.divmod(kept, len(one.cost))
        tied = one.tied[left] | other.tied[right]
        places = _Frontier(cost[kept], value[kept], kept, tied)
        best = _undominated(places)
        right, left = np.divmod(best.sets.astype(np.int64), len(one.cost))
        return _Frontier(best.cost, best.value, one.sets[left] | other.sets[right], best.tied)

    def _hopeful(self, cost: Array, value: Array, undecided: set[int]) -> Array:
        """Whether a set could still reach the known value, were undecided items sold in parts."""
        rest = [self._items[place] for place in self._by_worth if place in undecided]
        costs = np.concatenate(([0.0], np.cumsum([item.cost for item in rest], dtype=float)))
        values = np.concatenate(([0.0], np.cumsum([item.value for item in rest], dtype=float)))
        most = value.astype(float) + np.interp((self._budget - cost).astype(float), costs, values)
        return np.asarray(most >= self._known * (1 - _SLACK))


def _stacked(one: _Frontier, other: _Frontier) -> _Frontier:
    return _Frontier(
        np.concatenate((one.cost, other.cost)),
        np.concatenate((one.value, other.value)),
        np.concatenate((one.sets, other.sets)),
        np.concatenate((one.tied, other.tied)),
    )


def _undominated(sets: _Frontier) -> _Frontier:
    """Those that no cheaper or equally cheap one equals in value; the first of equal ones stays and is marked."""
    if not len(sets.cost):
        return sets
    by_value = np.argsort(-sets.value, kind="stable")
    order = by_value[np.argsort(sets.cost[by_value], kind="stable")]
    cost, value = sets.cost[order], sets.value[order]
    highest = np.maximum.accumulate(value)
    keep = np.concatenate(([True], value[1:] > highest[:-1]))
    first = np.flatnonzero(keep)
    before = np.cumsum(keep) - 1
    equal = ~keep & (cost == cost[first][before]) & (value == value[first][before])
    marked = sets.tied[order][first]
    marked[before[equal]] = True
    return _Frontier(cost[first], value[first], sets.sets[order][first], marked)
