"""What a run of equal shares stands on and brings about, whatever arithmetic it uses."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from charrette.domain.selections.electorate import Electorate, Wanted


@dataclass(frozen=True, slots=True)
class Purchase:
    """A need that was bought, and the others that could have been bought at the same price."""

    need: Wanted
    equals: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is bought at a share of ``each`` minor units; ``complete`` when more money would buy nothing more."""

    each: Fraction
    purchases: tuple[Purchase, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Market:
    """The electorate, money in minor units, and the choice among needs of the same price."""

    electorate: Electorate
    budget: int
    caps: Mapping[UUID | None, int]
    departments: Mapping[UUID, UUID | None]
    pick: Callable[[frozenset[UUID]], UUID]

    @property
    def share(self) -> Fraction:
        """b_i = B w_i / sum w, for a ballot of weight 1."""
        return self.budget / self.electorate.weight


class Till:
    """What is left of the money of one run, and what was bought with it."""

    def __init__(self, market: Market) -> None:
        self._market = market
        self._left, self._caps = market.budget, dict(market.caps)
        self.bought: list[Purchase] = []

    def within_cap(self, need: Wanted) -> bool:
        """Whether the department may still spend that much."""
        department = self._market.departments.get(need.id)
        return department not in self._caps or need.cost <= self._caps[department]

    def chosen(self, equals: Collection[UUID]) -> UUID:
        """The need that comes first among those of the same price."""
        return self._market.pick(frozenset(equals)) if len(equals) > 1 else next(iter(equals))

    def buys(self, need: Wanted, equals: Collection[UUID]) -> bool:
        """Pays for the need; whether the whole budget still covers what is bought."""
        self._left -= need.cost
        department = self._market.departments.get(need.id)
        if department in self._caps:
            self._caps[department] -= need.cost
        self.bought.append(Purchase(need, tuple(each for each in equals if each != need.id)))
        return self._left >= 0

    def outcome(self, each: Fraction) -> Outcome:
        """All that was bought."""
        have = {purchase.need.id for purchase in self.bought}
        rest = (need for need in self._market.electorate.wanted if need.id not in have)
        return Outcome(each, tuple(self.bought), complete=not any(map(self.within_cap, rest)))
