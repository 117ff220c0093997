"""Runs of equal shares: what is bought when every ballot holds a certain share, and how far shares can be raised."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from uuid import UUID

from charrette.domain.selections.purses import Electorate, Purses, Wanted

FINEST = 2000
"""A share is raised by one unit of the currency at a time, or by 10, 100, ... where it has more units than this."""

Queue = list[tuple[Fraction, int, int]]
"""(rho or less, place of the need, how many needs were bought when that was worked out)."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """A need that was bought at ``rho``, and the others that could have been bought at the same price."""

    need: Wanted
    rho: Fraction
    equals: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is bought at a share of ``each`` minor units; ``complete`` when more money would buy nothing more."""

    each: Fraction
    purchases: tuple[Purchase, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Market:
    """What runs stand on: the electorate, money in minor units, and the choice among needs of the same price."""

    electorate: Electorate
    budget: int
    caps: Mapping[UUID | None, int]
    departments: Mapping[UUID, UUID | None]
    pick: Callable[[frozenset[UUID]], UUID]

    @property
    def share(self) -> Fraction:
        """b_i = B w_i / sum w, for a ballot of weight 1."""
        return self.budget / self.electorate.weight

    def step(self, unit: int) -> int:
        """By how many minor units a share is raised at a time."""
        while self.share / unit > FINEST:
            unit *= 10
        return unit

    def completed(self, unit: int) -> Outcome:
        """The outcome at the last share before a raise by a step first spends more than the budget (``add1``)."""
        step = self.step(unit)
        steps = self._harmless_steps(step)
        if steps is None:
            return self._everything(step)
        found = self.outcome(self.share + steps * step)
        while found is not None and not found.complete:
            steps += 1
            raised = self.outcome(self.share + steps * step)
            if raised is None:
                break
            found = raised
        assert found is not None
        return found

    def outcome(self, each: Fraction) -> Outcome | None:
        """Buys at the lowest rho until nothing is covered; None where that spends more than the budget."""
        purses, caps, left = Purses(self.electorate, each), dict(self.caps), self.budget
        wanted = self.electorate.wanted
        queue: Queue = [(need.least_rho, place, -1) for place, need in enumerate(wanted)]
        heapq.heapify(queue)
        bought: list[Purchase] = []
        while cheapest := self._cheapest(queue, purses, caps, len(bought)):
            rho, places = cheapest
            equals = frozenset(wanted[place].id for place in places)
            chosen = self.pick(equals) if len(equals) > 1 else next(iter(equals))
            for place in places:
                if wanted[place].id != chosen:
                    heapq.heappush(queue, (rho, place, len(bought)))
            need = next(wanted[place] for place in places if wanted[place].id == chosen)
            left -= need.cost
            if left < 0:
                return None
            department = self.departments.get(need.id)
            if department in caps:
                caps[department] -= need.cost
            purses.pay(need, rho)
            bought.append(Purchase(need, rho, tuple(equals - {chosen})))
        return Outcome(each, tuple(bought), self._complete(bought, caps))

    def _cheapest(
        self, queue: Queue, purses: Purses, caps: Mapping[UUID | None, int], bought: int
    ) -> tuple[Fraction, list[int]] | None:
        """The lowest rho and all needs that have it. A rho only rises as purses empty, so old ones are lower bounds."""
        best: Fraction | None = None
        places: list[int] = []
        while queue and (best is None or queue[0][0] == best):
            rho, place, seen = heapq.heappop(queue)
            if seen == bought:
                best = rho
                places.append(place)
                continue
            need = self.electorate.wanted[place]
            fresh = purses.rho(need) if self._within_cap(need, caps) else None
            if fresh is not None:
                heapq.heappush(queue, (fresh, place, bought))
        return (best, places) if best is not None else None

    def _within_cap(self, need: Wanted, caps: Mapping[UUID | None, int]) -> bool:
        department = self.departments.get(need.id)
        return department not in caps or need.cost <= caps[department]

    def _complete(self, bought: list[Purchase], caps: Mapping[UUID | None, int]) -> bool:
        have = {each.need.id for each in bought}
        return all(need.id in have or not self._within_cap(need, caps) for need in self.electorate.wanted)

    def _harmless_steps(self, step: int) -> int | None:
        """So many steps cannot overspend: all needs whose supporters could cover them by then fit the budget together.

        None where all wanted needs fit together. This skips runs, and changes no outcome.
        """
        together = 0
        for need in sorted(self.electorate.wanted, key=lambda need: need.least_share):
            together += need.cost
            if together > self.budget:
                return max(0, ceil((need.least_share - self.share) / step) - 1)
        return None

    def _everything(self, step: int) -> Outcome:
        """Where all wanted needs fit together: shares are raised until all of them are bought that caps allow."""
        widest = max(need.least_share for need in self.electorate.wanted)
        steps = max(0, ceil((widest - self.share) / step))
        while True:
            found = self.outcome(self.share + steps * step)
            assert found is not None
            if found.complete:
                return found
            steps = max(1, 2 * steps)
