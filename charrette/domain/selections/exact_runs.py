"""A run of equal shares in whole numbers: what is bought when every ballot holds a certain share."""

import heapq
from fractions import Fraction

from charrette.domain.selections.electorate import Wanted
from charrette.domain.selections.market import Market, Outcome, Till
from charrette.domain.selections.purses import Purses

Queue = list[tuple[Fraction, int, int]]
"""(rho or less, place of the need, how many needs were bought when that was worked out)."""


def exact_outcome(market: Market, each: Fraction) -> Outcome | None:
    """Buys at the lowest rho until nothing is covered; None where that spends more than the budget."""
    purses, till = Purses(market.electorate, each), Till(market)
    wanted = market.electorate.wanted
    queue: Queue = [(need.least_rho, place, -1) for place, need in enumerate(wanted)]
    heapq.heapify(queue)
    while cheapest := _cheapest(queue, purses, till, wanted):
        rho, places = cheapest
        equals = [wanted[place].id for place in places]
        chosen = till.chosen(equals)
        for place in places:
            if wanted[place].id != chosen:
                heapq.heappush(queue, (rho, place, len(till.bought)))
        need = next(wanted[place] for place in places if wanted[place].id == chosen)
        if not till.buys(need, equals):
            return None
        purses.pay(need, rho)
    return till.outcome(each)


def _cheapest(
    queue: Queue, purses: Purses, till: Till, wanted: tuple[Wanted, ...]
) -> tuple[Fraction, list[int]] | None:
    """The lowest rho and all needs that have it. A rho only rises as purses empty, so old ones are lower bounds."""
    best: Fraction | None = None
    places: list[int] = []
    bought = len(till.bought)
    while queue and (best is None or queue[0][0] == best):
        rho, place, seen = heapq.heappop(queue)
        if seen == bought:
            best = rho
            places.append(place)
            continue
        need = wanted[place]
        fresh = purses.rho(need) if till.within_cap(need) else None
        if fresh is not None:
            heapq.heappush(queue, (fresh, place, bought))
    return (best, places) if best is not None else None
