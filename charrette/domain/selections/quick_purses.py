"""The arithmetic of equal shares in floating point: thousands of ballots at once, and it knows what it cannot tell.

Doubles hold sixteen digits. Whatever hangs on less than ``CLOSE`` of a number is not decided here.
"""

from fractions import Fraction

import numpy as np

from charrette.domain.selections.electorate import Electorate, Wanted
from charrette.domain.selections.selection import Payment

CLOSE = 1e-9
_FINEST, _COARSE = 10**6, 10**3
"""Parts of a minor unit that payments are told in: a price, and what is left in a purse that is emptied."""


class QuickPurses:
    """What every crowd has left while needs are bought; money in minor units."""

    def __init__(self, electorate: Electorate, each: Fraction) -> None:
        self._have = np.full(len(electorate.weights), float(each))
        self._scale = electorate.scale

    def together(self, need: Wanted) -> Fraction:
        """What the supporters of a need have left together."""
        return Fraction(self._money(need)).limit_denominator(_FINEST)

    def short(self, need: Wanted) -> float:
        """How much is missing of the need's cost, as a share of it: below 0 the supporters can pay."""
        return 1 - self._money(need) / need.cost if need.cost else -1

    def _money(self, need: Wanted) -> float:
        return float(need.heavy @ self._have[need.crowds]) / self._scale

    def price(self, need: Wanted) -> float:
        """The rho for which the sum of w_i min(b_i, u_i rho) is the cost, of a need that can be paid for.

        Begins as if nobody was poor; who cannot bear the price gives all, and the others share what is missing, until
        nobody becomes poor any more.
        """
        bear = self._have[need.crowds] / need.each
        rho = float(need.least_rho)
        if bear.min() >= rho:
            return rho
        cost, total = float(need.cost) * self._scale, float(need.utility)
        so_many = -1
        while True:
            poor = bear < rho
            many = int(np.count_nonzero(poor))
            if many in {so_many, len(bear)}:
                return rho
            gone, paid = float(need.shared @ poor), float(need.shared @ (bear * poor))
            rho, so_many = max(rho, (cost - paid) / (total - gone)), many

    def exact_price(self, need: Wanted, rho: float) -> Fraction | None:
        """The same as a whole number, where every supporter clearly bears ``rho`` or has nothing left at all."""
        have = self._have[need.crowds]
        able = have > need.each * (rho * (1 + CLOSE))
        if have[~able].any():
            return None
        utility = int((need.weights[able] * need.points[able]).sum()) * need.worth
        return Fraction(need.cost * self._scale, utility) if utility else None

    def pay(self, need: Wanted, rho: float | Fraction) -> None:
        """Every supporter pays u_i rho, or all that is left."""
        self._have[need.crowds] = np.maximum(self._have[need.crowds] - need.each * float(rho), 0)

    def rho(self, need: Wanted) -> Fraction | None:
        """The price of one unit of utility; None where the supporters cannot cover the cost."""
        return Fraction(self.price(need)) if self.short(need) < CLOSE else None

    def payments(self, need: Wanted, rho: Fraction) -> tuple[Payment, ...]:
        """Who would pay what, the most first; to be asked before they pay. Rounded as said above."""
        have, asked = self._have[need.crowds], need.each * float(rho)
        spent = have <= asked
        amounts = np.where(
            spent, np.rint(have * _COARSE) * (_FINEST // _COARSE), np.rint(asked * _FINEST)
        ).astype(np.int64)
        kinds, place = np.unique(np.stack((amounts, spent)), axis=1, return_inverse=True)
        weights = np.bincount(place.ravel(), need.weights.astype(np.float64))
        return tuple(
            Payment(
                Fraction(round(weight), self._scale), Fraction(amount, _FINEST), all_they_had=bool(gave_all)
            )
            for (amount, gave_all), weight in reversed(
                list(zip(kinds.T.tolist(), weights.tolist(), strict=True))
            )
        )
