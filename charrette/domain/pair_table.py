"""Needs compared two by two: who was ranked over whom, how often; and the strongest paths between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PairTable:
    """``wins[j][l]``: by how much weight need j is ranked over need l, times ``scale``; a whole number.

    ``need_ids`` and ``codes`` name rows and columns.
    """

    need_ids: tuple[UUID, ...]
    codes: tuple[str, ...]
    wins: tuple[tuple[int, ...], ...]
    scale: int

    def index(self, need_id: UUID) -> int:
        """The row of a need."""
        return self.need_ids.index(need_id)

    def votes(self, one: int, other: int) -> Fraction:
        """By how much weight the one is ranked over the other."""
        return Fraction(self.wins[one][other], self.scale)

    def margin(self, one: int, other: int) -> int:
        """How much more, times the scale."""
        return self.wins[one][other] - self.wins[other][one]

    def beaten(self, one: int) -> list[int]:
        """Whom it beats, the narrowest win first."""
        found = [other for other in range(len(self.wins)) if self.margin(one, other) > 0]
        return sorted(found, key=lambda other: self.margin(one, other))

    def beats_it(self, one: int) -> list[int]:
        """To whom it loses, the clearest defeat first."""
        found = [other for other in range(len(self.wins)) if self.margin(one, other) < 0]
        return sorted(found, key=lambda other: self.margin(one, other))

    def strongest_path(self, one: int, other: int) -> tuple[int, ...]:
        """The path of wins from one need to another whose weakest win is the widest; empty where none leads there."""
        strength = {one: 0}
        came: dict[int, int] = {}
        heap: list[tuple[int, int]] = [(0, one)]
        done: set[int] = set()
        while heap:
            _, here = heappop(heap)
            if here in done:
                continue
            done.add(here)
            if here == other:
                break
            for there in range(len(self.wins)):
                margin = self.margin(here, there)
                weakest = margin if here == one else min(strength[here], margin)
                if margin > 0 and there not in done and weakest > strength.get(there, 0):
                    strength[there], came[there] = weakest, here
                    heappush(heap, (-weakest, there))
        return _walk(came, one, other)

    def weakest(self, path: Sequence[int]) -> tuple[int, int]:
        """The narrowest win on a path."""
        return min(pairwise(path), key=lambda pair: self.margin(*pair))


def _walk(came: dict[int, int], one: int, other: int) -> tuple[int, ...]:
    if other not in came:
        return ()
    path = [other]
    while path[-1] != one:
        path.append(came[path[-1]])
    return tuple(reversed(path))
