"""The arithmetic of equal shares: exact, in whole numbers over one denominator.

Ballots with the same content pay alike, so they stand as one *crowd*; a purse is what one ballot of weight 1 has. All
purses are whole numerators over ``over``, which grows when a price is not a multiple of it: nothing is ever rounded.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul
from uuid import UUID

from charrette.domain.selections.selection import FundingBallot, Number, Payment

Content = tuple[tuple[UUID, Number], ...]
"""What a ballot gives to needs, sorted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need that ballots support; ``crowds``, ``utilities``, ``by_weight`` and ``factors`` are parallel.

    ``by_weight`` are the utilities times the crowd's weight, ``utility`` their sum. A purse times its factor is
    b_i / u_i over the same ``common`` for all; without factors the purse is it already. ``least_share`` is what every
    ballot must hold at least (minor units) for the supporters to cover the cost, ``least_rho`` the price when none of
    them is poor: no run can do better.
    """

    id: UUID
    cost: int
    crowds: tuple[int, ...]
    utilities: tuple[int, ...]
    by_weight: tuple[int, ...]
    utility: int
    common: int
    factors: tuple[int, ...]
    least_share: Fraction
    least_rho: Fraction


@dataclass(frozen=True, slots=True)
class Electorate:
    """The crowds: ``weights`` are whole numbers, ``scale`` times the weight of a crowd's ballots."""

    weights: tuple[int, ...]
    scale: int
    wanted: tuple[Wanted, ...]

    @property
    def weight(self) -> Fraction:
        """The weight of all ballots."""
        return Fraction(sum(self.weights), self.scale)


def electorate_of(costs: Mapping[UUID, int], ballots: Sequence[FundingBallot], utility: str) -> Electorate:
    """Crowds and wanted needs of the ballots; ``utility`` is "cost", "one" or "points".

    With cost and with one a supporter is who gives anything above 0. Needs without a supporter are not wanted; ballots
    that support none of ``costs`` hold a share that nobody spends.
    """
    weight_of: dict[Content, Fraction] = defaultdict(Fraction)
    for ballot in ballots:
        if ballot.weight > 0:
            weight_of[_content(ballot, costs, alike=utility != "points")] += ballot.weight
    scale = lcm(*(weight.denominator for weight in weight_of.values()))
    finer = lcm(*(points.denominator for content in weight_of for _, points in content))
    weights = tuple(int(weight * scale) for weight in weight_of.values())
    supporters: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for crowd, content in enumerate(weight_of):
        for need, points in content:
            worth = costs[need] if utility == "cost" and costs[need] else 1
            supporters[need].append((crowd, worth * int(points * finer)))
    wanted = tuple(_wanted(need, costs[need], found, weights, scale) for need, found in supporters.items())
    return Electorate(weights, scale, wanted)


def _content(ballot: FundingBallot, costs: Mapping[UUID, int], *, alike: bool) -> Content:
    given = ((need, points) for need, points in ballot.points.items() if points > 0 and need in costs)
    return tuple(sorted((need, 1 if alike else points) for need, points in given))


def _wanted(
    need: UUID, cost: int, supporters: Sequence[tuple[int, int]], weights: Sequence[int], scale: int
) -> Wanted:
    by_weight = tuple(weights[crowd] * utility for crowd, utility in supporters)
    common = lcm(*(utility for _, utility in supporters))
    factors = tuple(common // utility for _, utility in supporters)
    return Wanted(
        need,
        cost,
        tuple(crowd for crowd, _ in supporters),
        tuple(utility for _, utility in supporters),
        by_weight,
        sum(by_weight),
        common,
        factors if set(factors) != {1} else (),
        Fraction(cost * scale, sum(weights[crowd] for crowd, _ in supporters)),
        Fraction(cost * scale, sum(by_weight)),
    )


class Purses:
    """What every crowd has left while needs are bought."""

    def __init__(self, electorate: Electorate, each: Fraction) -> None:
        self._weights, self._scale = electorate.weights, electorate.scale
        self._over = each.denominator
        self._have = [each.numerator] * len(self._weights)

    def together(self, need: Wanted) -> Fraction:
        """What the supporters of a need have left together, in minor units."""
        money = sum(map(mul, need.by_weight, self._by_utility(need)))
        return Fraction(money, need.common * self._over * self._scale)

    def rho(self, need: Wanted) -> Fraction | None:
        """The price of one unit of utility at which the supporters cover the cost; None where they cannot.

        The rho for which the sum of w_i min(b_i, u_i rho) is the cost: the poorest by b_i / u_i give all they have
        until the others can share what is missing by their utilities.
        """
        have = self._by_utility(need)
        missing = need.cost * need.common * self._over * self._scale
        if sum(map(mul, need.by_weight, have)) < missing:
            return None
        rest = need.utility
        if min(have) * rest < missing:
            for each, by_weight in sorted(zip(have, need.by_weight, strict=True)):
                if each * rest >= missing:
                    break
                missing -= by_weight * each
                rest -= by_weight
        return Fraction(missing, rest * need.common * self._over)

    def _by_utility(self, need: Wanted) -> list[int]:
        """b_i / u_i of the supporters, as numerators over ``common`` parts of the purses' denominator."""
        have = list(map(self._have.__getitem__, need.crowds))
        return list(map(mul, have, need.factors)) if need.factors else have

    def pay(self, need: Wanted, rho: Fraction) -> None:
        """Every supporter pays u_i rho, or all that is left."""
        price = self._whole_price(rho)
        for crowd, utility in zip(need.crowds, need.utilities, strict=True):
            self._have[crowd] -= min(self._have[crowd], utility * price)

    def payments(self, need: Wanted, rho: Fraction) -> tuple[Payment, ...]:
        """Who would pay what, the most first; to be asked before they pay."""
        price = self._whole_price(rho)
        found: dict[tuple[int, bool], int] = defaultdict(int)
        for crowd, utility in zip(need.crowds, need.utilities, strict=True):
            have, asked = self._have[crowd], utility * price
            found[min(have, asked), have <= asked] += self._weights[crowd]
        return tuple(
            Payment(Fraction(weight, self._scale), Fraction(amount, self._over), all_they_had=spent)
            for (amount, spent), weight in sorted(found.items(), reverse=True)
        )

    def _whole_price(self, rho: Fraction) -> int:
        """The price as a whole numerator; purses are put over a common denominator with it."""
        finer = lcm(self._over, rho.denominator) // self._over
        if finer > 1:
            self._over *= finer
            self._have = [each * finer for each in self._have]
        return rho.numerator * (self._over // rho.denominator)
