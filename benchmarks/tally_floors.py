"""The shortest plain numpy that computes the numbers of a tally or a selection from the same arrays."""

import heapq
from itertools import pairwise
from math import gcd
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import Profile
from charrette.domain.selections.given import Given

Array = npt.NDArray[Any]


def added_points(profile: Profile) -> Array:
    """Points, voters and how many gave 1, 2, ... points."""
    marks, needs = profile.marks, len(profile.needs)
    assert marks.starts is not None
    assert marks.columns is not None
    member = np.repeat(profile.member, np.diff(marks.starts))
    cell = member * needs + marks.columns
    voters = np.bincount(cell, minlength=needs * len(profile.groups))
    most = int(marks.values.max())
    if most > 1:
        points = np.bincount(cell, marks.values, needs * len(profile.groups))
        spread = np.bincount(marks.columns.astype(np.int64) * most + marks.values - 1, minlength=needs * most)
        return np.concatenate((points, voters, spread))
    return voters


def borda(profile: Profile) -> Array:
    """From the sums of positions."""
    values = profile.marks.values
    return (values.shape[1] + 1) * len(values) - 2 * values.sum(axis=0, dtype=np.int64)


def two_by_two(profile: Profile) -> Array:
    """One need against all others at a time."""
    places = np.ascontiguousarray(profile.marks.values.T)
    return np.array([(place < places).sum(axis=1) for place in places])


def schulze(wins: Array) -> Array:
    """Floyd and Warshall's way, a whole matrix at each step."""
    margin = wins - wins.T
    strength = np.where(margin > 0, margin, 0)
    for by in range(len(strength)):
        strength = np.maximum(strength, np.minimum(strength[:, by, None], strength[by]))
    return strength > strength.T


def duels(ballots: Given, points: Array) -> Array:
    """Of each need, how many with the same points it beats less how many beat it, ballot by ballot."""
    found = np.zeros(len(points), dtype=np.int64)
    row = np.repeat(np.arange(len(ballots.starts) - 1), np.diff(ballots.starts))
    for same in (np.flatnonzero(points == each) for each in np.unique(points)):
        if len(same) > 1:
            place = np.full(len(points), -1)
            place[same] = np.arange(len(same))
            mine = place[ballots.columns] >= 0
            given = np.zeros((len(ballots.starts) - 1, len(same)), dtype=np.int8)
            given[row[mine], place[ballots.columns[mine]]] = ballots.points[mine]
            for one in range(len(same)):
                margins = np.sign(given[:, [one]] - given).sum(axis=0, dtype=np.int64)
                found[same[one]] = np.sign(margins).sum()
    return found


def greedy(ballots: Given, points: Array, costs: Array, budget: int) -> list[int]:
    """In the order of the points, equal ones by their duels, what fits."""
    taken: list[int] = []
    for need in np.lexsort((-duels(ballots, points), -points)).tolist():
        if costs[need] <= budget:
            budget -= int(costs[need])
            taken.append(need)
    return taken


def knapsack(points: Array, costs: Array, budget: int) -> list[int]:
    """The textbook's programme: one cell for each part of the budget that the costs' divisor measures."""
    unit = gcd(*costs.tolist())
    room = budget // unit
    best = np.zeros(room + 1, dtype=np.int64)
    used = np.zeros((len(costs), room + 1), dtype=bool)
    for need, size in enumerate((costs // unit).tolist()):
        with_it = best[: room + 1 - size] + points[need]
        used[need, size:] = with_it > best[size:]
        best[size:] = np.maximum(best[size:], with_it)
    taken: list[int] = []
    for need in range(len(costs) - 1, -1, -1):
        if used[need, room]:
            taken.append(need)
            room -= int(costs[need]) // unit
    return taken


def equal_shares(given: Given, costs: Array, budget: int) -> list[int]:
    """Without completion; a price only rises, so old ones are lower bounds. Nothing is checked."""
    order = np.argsort(given.columns, kind="stable")
    ends = np.searchsorted(given.columns[order], np.arange(len(costs) + 1))
    rows = given.rows()[order]
    have = np.full(len(given.weights), budget / len(given.weights))
    people = [rows[start:end] for start, end in pairwise(ends)]
    queue = [(1 / len(each), need, -1) for need, each in enumerate(people)]
    heapq.heapify(queue)
    taken: list[int] = []
    while queue:
        rho, need, seen = heapq.heappop(queue)
        mine, cost = people[need], costs[need]
        if seen == len(taken):
            have[mine] = np.maximum(have[mine] - cost * rho, 0)
            taken.append(need)
            continue
        purses = np.sort(have[mine])
        sums = np.cumsum(purses)
        if sums[-1] >= cost:
            shares = (cost - np.concatenate(([0], sums[:-1]))) / np.arange(len(purses), 0, -1)
            price = shares[np.argmax(shares <= purses)] / cost
            heapq.heappush(queue, (price, need, len(taken)))
    return taken
