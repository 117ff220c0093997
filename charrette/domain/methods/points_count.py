"""Counting points with numpy, apart from the rules, so that numpy is imported only when there is something to count."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import ABSENT, Ints, Marks, Profile, Whole, smallest, summed
from charrette.domain.result import Tally

MOST_SPREAD = 50
"""As many dots as the rules form allows; a file without a limit may hold more, which no chart could show."""
_VALUES = 16
"""Up to so many points on a need, ballots are counted by how many they give; above, what they give is added up."""
_ADDED = 255
"""Ballots that are added up as bytes, which then cannot overflow."""
_ROWS = 1024
"""Ballots of a full matrix that are counted at a time: few enough to stay in the processor's own memory."""


@dataclass(frozen=True, slots=True, eq=False)
class PointSums:
    """Sums of whole numbers, shape (groups, needs): ``points`` and ``voters`` by weight (divide by the scale).

    ``spread`` has the shape (needs, most): how many ballots of the headline's groups gave 1, 2, ... points.
    """

    points: Whole
    voters: Whole
    spread: Ints


def counted_points(profile: Profile, given: Marks, heard: npt.NDArray[np.bool_]) -> Tally:
    """Points and voters by group; the spread is over the groups in the headline (``heard``) only, as its voters are."""
    sums = point_sums(profile, given, heard)
    return Tally(
        profile.groups,
        tuple(profile.cast()),
        tuple(profile.heads()),
        fractions(sums.points, profile.scale),
        fractions(sums.voters, profile.scale),
        tuple(tuple(each) for each in sums.spread.tolist()),
    )


def fractions(sums: Whole, scale: int) -> tuple[tuple[Fraction, ...], ...]:
    """Whole sums of shape (groups, needs) as exact numbers."""
    return tuple(tuple(Fraction(value, scale) for value in row) for row in sums.tolist())


def points_of_places(marks: Marks, top: int | None) -> Marks:
    """Positions as points: ``top`` - position + 1, without ``top`` the length of the ballot instead."""
    tops: Any = top
    if top is None:
        lengths = np.count_nonzero(marks.values > 0, axis=1) if marks.starts is None else marks.lengths()
        tops = lengths[:, None] if marks.starts is None else np.repeat(lengths, lengths)
    kind = smallest(ABSENT, int(np.max(tops, initial=0)) + 1)
    points = np.asarray(tops, dtype=kind) + 1 - marks.values.astype(kind, copy=False)
    return replace(marks, values=np.where(marks.values > 0, points, kind(0)))


def point_sums(profile: Profile, given: Marks, heard: npt.NDArray[np.bool_]) -> PointSums:
    """The sums of what the ballots give: the counting itself, with nothing but arrays."""
    most, shape = min(given.most, MOST_SPREAD), (len(profile.groups), len(profile.needs))
    if given.columns is None:
        order, bounds = profile.runs()
        if given.most <= _VALUES and len(bounds) - 1 <= max(8, len(profile) // _ADDED):
            return _sums_of_counts(
                profile, _counted_runs(given.values, order, bounds), order[bounds[:-1]], heard
            )
        return _full_sums(profile, given, heard)
    alike = profile.alike()
    if alike is not None and given.most <= _VALUES:
        counts = _histogram(profile, given, most).reshape(*shape, most)
        return _weighed(counts * _number(alike, profile.weight), counts[heard].sum(axis=0))
    return _sparse_sums(profile, given, heard)


def _number(value: int, weight: Whole) -> Any:
    return np.array(value, dtype=weight.dtype)


def _histogram(profile: Profile, given: Marks, most: int) -> Ints:
    """How many ballots of a group give a need 1, 2, ... points, in one row of numbers."""
    groups, needs = len(profile.groups), len(profile.needs)
    assert given.columns is not None
    cell = np.repeat(profile.member * (needs * most), given.lengths())
    cell += given.columns if most == 1 else given.columns.astype(np.int64) * most
    if not given.values.size or int(given.values.min()) < 1:
        some = given.values > 0
        return np.bincount(cell[some] + given.values[some] - 1, minlength=groups * needs * most)
    if most > 1:
        cell += given.values
        cell -= 1
    return np.bincount(cell, minlength=groups * needs * most)


def _weighed(weights: Whole, spread: Ints) -> PointSums:
    """Points and voters from the weight that gives each number of points, shape (groups, needs, most)."""
    voters = weights.sum(axis=2)
    if weights.shape[2] == 1:
        return PointSums(voters, voters, spread)
    points = np.zeros_like(voters)
    for value in range(weights.shape[2]):
        points += weights[:, :, value] * (value + 1)
    return PointSums(points, voters, spread)


def _counted_runs(values: Ints, order: Ints, bounds: Ints) -> Ints:
    """How many ballots of each run give each need 1, 2, ... points, shape (runs, needs, most)."""
    most = max(0, int(values.max(initial=0)))
    found = np.zeros((len(bounds) - 1, most, values.shape[1]), dtype=np.int64)
    for run, (start, end) in enumerate(pairwise(bounds.tolist()) if most else ()):
        for first in range(start, end, _ADDED):
            block = values[order[first : min(first + _ADDED, end)]]
            found[run, 0] += np.add.reduce((block > 0).view(np.uint8), axis=0, dtype=np.uint8)
            for value in range(2, most + 1):
                found[run, value - 1] += np.add.reduce(
                    (block == value).view(np.uint8), axis=0, dtype=np.uint8
                )
    if most:
        found[:, 0] -= found[:, 1:].sum(axis=1)
    return found.transpose(0, 2, 1)


def _sums_of_counts(profile: Profile, counts: Ints, firsts: Ints, heard: npt.NDArray[np.bool_]) -> PointSums:
    """Sums from counts by run; ``firsts`` is a ballot of each run, which says its group and weight."""
    weights = np.zeros((len(profile.groups), *counts.shape[1:]), dtype=profile.weight.dtype)
    np.add.at(weights, profile.member[firsts], counts * profile.weight[firsts][:, None, None])
    return _weighed(weights, counts[heard[profile.member[firsts]]].sum(axis=0))


def _sparse_sums(profile: Profile, given: Marks, heard: npt.NDArray[np.bool_]) -> PointSums:
    """Of sparse marks with many different weights or values: weights times values."""
    assert given.columns is not None
    groups, needs = len(profile.groups), len(profile.needs)
    row, column, values = given.rows(), given.columns, given.values
    if values.size and int(values.min()) <= 0:
        some = values > 0
        row, column, values = row[some], column[some], values[some]
    member, weight = profile.member[row], profile.weight[row]
    cell = member * needs + column
    shape, size = (groups, needs), groups * needs
    voters = summed(cell, weight, size)
    points = voters if given.most <= 1 else summed(cell, weight * values, size)
    return PointSums(
        points.reshape(shape), voters.reshape(shape), _spread(column, values, heard, member, needs)
    )


def _spread(column: Ints, values: Ints, heard: npt.NDArray[np.bool_], member: Ints, needs: int) -> Ints:
    """How many of the heard give each need 1, 2, ... points."""
    greatest = int(values.max(initial=0))
    most = min(greatest, MOST_SPREAD)
    if greatest > most or not heard.all():
        shown = heard[member] & (values <= most)
        column, values = column[shown], values[shown]
    place = column if most == 1 else column.astype(np.int64) * most + values - 1
    return np.bincount(place, minlength=needs * most).reshape(needs, most)


def _full_sums(profile: Profile, given: Marks, heard: npt.NDArray[np.bool_]) -> PointSums:
    """Of a full matrix with many different weights or values: weights times values."""
    most, needs = min(given.most, MOST_SPREAD), len(profile.needs)
    shape = (len(profile.groups), needs)
    points = np.zeros(shape, dtype=profile.weight.dtype)
    voters = np.zeros(shape, dtype=profile.weight.dtype)
    spread = np.zeros((needs, most), dtype=np.int64)
    for part in slices(len(profile)):
        values, weights = given.values[part], group_weights(profile, part, given.most)
        said = (values > 0).astype(weights.dtype)
        voters += added(weights, said, voters.dtype)
        points += added(weights, np.maximum(values, 0).astype(weights.dtype), points.dtype)
        ours = heard[profile.member[part]].astype(np.float32)
        for value in range(1, most + 1):
            spread[:, value - 1] += (ours @ (values == value).astype(np.float32)).astype(np.int64)
    return PointSums(points, voters, spread)


def slices(ballots: int, rows: int = _ROWS) -> Iterator[slice]:
    """The ballots in parts."""
    for start in range(0, ballots, rows):
        yield slice(start, min(start + rows, ballots))


def group_weights(profile: Profile, part: slice, most: int) -> npt.NDArray[Any]:
    """The weight of each ballot in its group's row, shape (groups, ballots of the part); 0 in the other rows.

    The type is the fastest that holds every sum of ``most`` times a weight exactly.
    """
    weight = profile.weight[part]
    total = sum(weight.tolist()) * max(most, 1)
    kind: Any = object if total >= 2**53 else np.float64 if total >= 2**24 else np.float32
    rows = np.zeros((len(profile.groups), len(weight)), dtype=kind)
    rows[profile.member[part], np.arange(len(weight))] = weight
    return rows


def added(weights: npt.NDArray[Any], values: npt.NDArray[Any], kind: Any) -> Whole:
    """The product of both as whole numbers of ``kind``; floating point was chosen so that it holds them exactly."""
    sums = weights @ values
    return sums.astype(kind) if sums.dtype == object else np.rint(sums).astype(np.int64).astype(kind)
