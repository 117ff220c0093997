"""Who shares money in equal shares: crowds of equal ballots, and the needs they want, exact and as floats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import lcm
from uuid import UUID

import numpy as np
import numpy.typing as npt

from charrette.domain.profile import Ints, Whole
from charrette.domain.selections.given import Given, crowds_of

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Supporters:
    """Parallel lists of whole numbers: a crowd, its utility, the same times its weight, and its factor.

    A purse times its factor is b_i / u_i over the same ``common`` for all; without factors the purse is it already.
    """

    crowds: list[int]
    utilities: list[int]
    by_weight: list[int]
    common: int
    factors: list[int]


@dataclass(frozen=True, eq=False)
class Wanted:
    """A need that ballots support: the ``crowds``, what each gets (``worth`` times ``points``), what each weighs.

    ``utility`` is the sum by weight. ``least_share`` is what every ballot must hold at least (minor units) for the
    supporters to cover the cost, ``least_rho`` the price when none of them is poor: no run can do better.
    """

    id: UUID
    cost: int
    crowds: Ints
    points: Whole
    worth: int
    weights: Whole
    utility: int
    least_share: Fraction
    least_rho: Fraction

    @cached_property
    def supporters(self) -> Supporters:
        """The supporters for exact arithmetic."""
        utilities = [self.worth * each for each in self.points.tolist()]
        by_weight = [weight * each for weight, each in zip(self.weights.tolist(), utilities, strict=True)]
        common = lcm(*set(utilities))
        factors = [common // each for each in utilities]
        return Supporters(
            self.crowds.tolist(), utilities, by_weight, common, factors if set(factors) != {1} else []
        )

    @cached_property
    def each(self) -> Floats:
        """What one ballot of each crowd gets, as floats."""
        return self.points.astype(np.float64) * float(self.worth)

    @cached_property
    def heavy(self) -> Floats:
        """The weights, as floats."""
        return self.weights.astype(np.float64)

    @cached_property
    def shared(self) -> Floats:
        """What each supporter gets, times the weight."""
        return self.each * self.heavy


@dataclass(frozen=True, slots=True)
class Electorate:
    """The crowds: ``weights`` are whole numbers, ``scale`` times the weight of a crowd's ballots."""

    weights: Whole
    scale: int
    wanted: tuple[Wanted, ...]

    @property
    def weight(self) -> Fraction:
        """The weight of all ballots."""
        return Fraction(sum(self.weights.tolist()), self.scale)


def electorate_of(costs: Mapping[UUID, int], given: Given, utility: str) -> Electorate:
    """Crowds and wanted needs of the ballots; ``utility`` is "cost", "one" or "points".

    With cost and with one a supporter is who gives anything above 0. Needs without a supporter are not wanted; ballots
    that support none of ``costs`` hold a share that nobody spends.
    """
    crowds = crowds_of(given, costs.keys(), alike=utility != "points")
    wanted: list[Wanted] = []
    for column, (rows, points) in enumerate(_by_need(crowds)):
        if len(rows):
            cost = costs[crowds.needs[column]]
            worth = cost if utility == "cost" and cost else 1
            wanted.append(_wanted(crowds.needs[column], cost, worth, rows, points, crowds))
    return Electorate(crowds.weights, crowds.scale, tuple(wanted))


def _by_need(crowds: Given) -> Sequence[tuple[Ints, Whole]]:
    """The rows and points of every column."""
    order = np.argsort(crowds.columns, kind="stable")
    ends = np.searchsorted(crowds.columns[order], np.arange(len(crowds.needs) + 1))
    rows, points = crowds.rows()[order].astype(np.intp), crowds.points[order]
    return [(rows[start:end], points[start:end]) for start, end in pairwise(ends)]


def _wanted(need: UUID, cost: int, worth: int, rows: Ints, points: Whole, crowds: Given) -> Wanted:
    weights = crowds.weights[rows]
    together = int(weights.sum())
    by_points = int((weights * points).sum()) * worth
    utility = Fraction(by_points, 1)
    return Wanted(
        need,
        cost,
        rows,
        points,
        worth,
        weights,
        by_points,
        Fraction(cost * crowds.scale, together),
        cost * crowds.scale / utility,
    )
