"""Counting points with numpy, apart from the rules, so that numpy is imported only when there is something to count."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import ABSENT, Ints, Marks, Profile, Whole, smallest, summed
from charrette.domain.result import Tally

MOST_SPREAD = 50
"""As many dots as the rules form allows; a file without a limit may hold more, which no chart could show."""
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
    if given.columns is None:
        return _full_sums(profile, given, heard)
    groups, needs = len(profile.groups), len(profile.needs)
    some = given.values > 0
    row, column, values = given.rows()[some], given.columns[some], given.values[some]
    cell = profile.member[row] * needs + column
    weight = profile.weight[row]
    shape = (groups, needs)
    voters = summed(cell, weight, groups * needs).reshape(shape)
    points = voters if given.most <= 1 else summed(cell, weight * values, groups * needs).reshape(shape)
    most = min(given.most, MOST_SPREAD)
    shown = heard[profile.member[row]] & (values <= most)
    place = column[shown].astype(np.int64) * most + values[shown] - 1
    spread = np.bincount(place, minlength=needs * most).reshape(needs, most)
    return PointSums(points, voters, spread)


def _full_sums(profile: Profile, given: Marks, heard: npt.NDArray[np.bool_]) -> PointSums:
    most, needs = min(given.most, MOST_SPREAD), len(profile.needs)
    shape = (len(profile.groups), needs)
    points = np.zeros(shape, dtype=profile.weight.dtype)
    voters = np.zeros(shape, dtype=profile.weight.dtype)
    spread = np.zeros((needs, most), dtype=np.int64)
    for part in slices(len(profile)):
        values, weights = given.values[part], group_weights(profile, part, given.most)
        said = (values > 0).astype(weights.dtype)
        voters += added(weights, said, voters.dtype)
        if given.most > 1:
            points += added(weights, np.maximum(values, 0).astype(weights.dtype), points.dtype)
        ours = heard[profile.member[part]].astype(np.float32)
        for value in range(1, most + 1):
            spread[:, value - 1] += (ours @ (values == value).astype(np.float32)).astype(np.int64)
    return PointSums(points if given.most > 1 else voters, voters, spread)


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
