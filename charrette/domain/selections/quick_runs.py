"""A run of equal shares in floating point, for many ballots: as the exact one, or it says that it cannot tell."""

import heapq
from fractions import Fraction

from charrette.domain.selections.electorate import Wanted
from charrette.domain.selections.market import Market, Outcome, Till
from charrette.domain.selections.quick_purses import CLOSE, QuickPurses


class UndecidedError(ArithmeticError):
    """Something hangs on digits that floating point does not hold."""


class QuickRun:
    """One run. ``boldly``: what is too close to tell counts as equal, instead of ``UndecidedError``."""

    def __init__(self, market: Market, each: Fraction, *, boldly: bool) -> None:
        self._market, self._each, self._boldly = market, each, boldly
        self._wanted = market.electorate.wanted
        self._purses, self._till = QuickPurses(market.electorate, each), Till(market)
        self._queue = [(float(need.least_rho), place, -1) for place, need in enumerate(self._wanted)]
        self._prices: dict[int, float] = {}
        heapq.heapify(self._queue)

    def outcome(self) -> Outcome | None:
        """Buys at the lowest rho until nothing is covered; None where that spends more than the budget."""
        while places := self._cheapest():
            equals = {self._wanted[place].id: place for place in self._first(places)}
            chosen = equals[self._till.chosen(equals)]
            for place in places:
                if place != chosen:
                    heapq.heappush(self._queue, (self._prices[place], place, len(self._till.bought)))
            need = self._wanted[chosen]
            if not self._till.buys(need, equals):
                return None
            self._purses.pay(need, self._prices[chosen])
        return self._till.outcome(self._each)

    def _cheapest(self) -> list[int]:
        """The needs that have the lowest rho, or nearly so."""
        best: float | None = None
        places: list[int] = []
        bought = len(self._till.bought)
        while self._queue and (best is None or self._queue[0][0] <= best * (1 + CLOSE)):
            rho, place, seen = heapq.heappop(self._queue)
            if seen == bought:
                best = rho if best is None else best
                places.append(place)
            elif self._payable(self._wanted[place]):
                self._prices[place] = self._purses.price(self._wanted[place])
                heapq.heappush(self._queue, (self._prices[place], place, bought))
        return places

    def _payable(self, need: Wanted) -> bool:
        if not self._till.within_cap(need):
            return False
        short = self._purses.short(need)
        if abs(short) < CLOSE and not self._boldly:
            raise UndecidedError
        return short < CLOSE

    def _first(self, places: list[int]) -> list[int]:
        """Those that have the lowest rho indeed."""
        if len(places) < 2:
            return places
        exact = {
            place: price
            for place in places
            if (price := self._purses.exact_price(self._wanted[place], self._prices[place])) is not None
        }
        if len(exact) == len(places):
            return [place for place in places if exact[place] == min(exact.values())]
        if not self._boldly:
            raise UndecidedError
        return places
