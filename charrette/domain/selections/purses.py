"""The arithmetic of equal shares: exact, in whole numbers over one denominator.

Ballots with the same content pay alike, so they stand as one *crowd*; a purse is what one ballot of weight 1 has. All
purses are whole numerators over ``over``, which grows when a price is not a multiple of it: nothing is ever rounded.
"""

from collections import defaultdict
from fractions import Fraction
from math import lcm
from operator import mul

from charrette.domain.selections.electorate import Electorate, Wanted
from charrette.domain.selections.selection import Payment


class Purses:
    """What every crowd has left while needs are bought."""

    def __init__(self, electorate: Electorate, each: Fraction) -> None:
        self._weights: list[int] = electorate.weights.tolist()
        self._scale = electorate.scale
        self._over = each.denominator
        self._have = [each.numerator] * len(self._weights)

    def together(self, need: Wanted) -> Fraction:
        """What the supporters of a need have left together, in minor units."""
        supporters = need.supporters
        money = sum(map(mul, supporters.by_weight, self._by_utility(need)))
        return Fraction(money, supporters.common * self._over * self._scale)

    def rho(self, need: Wanted) -> Fraction | None:
        """The price of one unit of utility at which the supporters cover the cost; None where they cannot.

        The rho for which the sum of w_i min(b_i, u_i rho) is the cost: the poorest by b_i / u_i give all they have
        until the others can share what is missing by their utilities.
        """
        have, by_weights = self._by_utility(need), need.supporters.by_weight
        common = need.supporters.common
        missing = need.cost * common * self._over * self._scale
        if sum(map(mul, by_weights, have)) < missing:
            return None
        rest = need.utility
        if min(have) * rest < missing:
            for each, by_weight in sorted(zip(have, by_weights, strict=True)):
                if each * rest >= missing:
                    break
                missing -= by_weight * each
                rest -= by_weight
        return Fraction(missing, rest * common * self._over)

    def _by_utility(self, need: Wanted) -> list[int]:
        """b_i / u_i of the supporters, as numerators over ``common`` parts of the purses' denominator."""
        have = list(map(self._have.__getitem__, need.supporters.crowds))
        return list(map(mul, have, need.supporters.factors)) if need.supporters.factors else have

    def pay(self, need: Wanted, rho: Fraction) -> None:
        """Every supporter pays u_i rho, or all that is left."""
        price = self._whole_price(rho)
        supporters = need.supporters
        for crowd, utility in zip(supporters.crowds, supporters.utilities, strict=True):
            self._have[crowd] -= min(self._have[crowd], utility * price)

    def payments(self, need: Wanted, rho: Fraction) -> tuple[Payment, ...]:
        """Who would pay what, the most first; to be asked before they pay."""
        price = self._whole_price(rho)
        supporters = need.supporters
        found: dict[tuple[int, bool], int] = defaultdict(int)
        for crowd, utility in zip(supporters.crowds, supporters.utilities, strict=True):
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
