"""The chain that tells equal needs apart, and which of its links did so."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from charrette.domain.lots import lot_of
from charrette.domain.selections.selection import Candidate, Tie, Votes

Key = tuple[Any, ...]
_LINKS = (Tie.POINTS, Tie.SUPPORTERS, Tie.LEAST_GROUP, Tie.HEAD_TO_HEAD, Tie.COST, Tie.LOT)


class Order:
    """Candidates in the order of a measure (the greatest first), equal ones by the chain.

    The chain: points, distinct supporters, support in the group that supports it least, head-to-head (pairs won less
    pairs lost among those still equal), lower cost, the recorded lot.
    """

    def __init__(
        self, candidates: Sequence[Candidate], votes: Votes, measure: Callable[[Candidate], Any]
    ) -> None:
        self._lot = bool(votes.lot)
        self._keys: dict[UUID, Key] = {}
        equal: dict[Key, list[Candidate]] = defaultdict(list)
        for need in candidates:
            equal[(measure(need), need.points, need.voters, need.least_group)].append(need)
        place = {need.id: index for index, need in enumerate(candidates)}
        wins = net_wins([needs for needs in equal.values() if len(needs) > 1], votes)
        for key, needs in equal.items():
            for need in needs:
                lot = lot_of(votes.lot, need.id) if votes.lot else place[need.id]
                greatest_first = tuple(-each for each in key)
                self._keys[need.id] = (*greatest_first, -wins.get(need.id, 0), need.cost or 0, lot)
        self.needs = tuple(sorted(candidates, key=lambda need: self._keys[need.id]))

    def equal(self, one: Candidate, other: Candidate) -> bool:
        """Whether the measure of both is the same, so that only the chain tells them apart."""
        return bool(self._keys[one.id][0] == self._keys[other.id][0])

    def decided(self, one: Candidate, other: Candidate) -> Tie:
        """The first link of the chain in which two needs of equal measure differ."""
        pairs = zip(_LINKS, self._keys[one.id][1:], self._keys[other.id][1:], strict=True)
        found = next((link for link, left, right in pairs if left != right), Tie.LOT)
        return Tie.ORDER if found is Tie.LOT and not self._lot else found


def net_wins(groups: Sequence[Sequence[Candidate]], votes: Votes) -> Mapping[UUID, int]:
    """How many of its group each need beats less how many beat it, counted over the ballots by weight."""
    if not groups:
        return {}
    from charrette.domain.selections.given import given_by

    given = given_by(votes)
    points = given.dense([need.id for group in groups for need in group])
    found: dict[UUID, int] = {}
    first = 0
    for group in groups:
        own = points[:, first : first + len(group)]
        found |= zip((need.id for need in group), given.net_wins(own), strict=True)
        first += len(group)
    return found


def tie_words(tie: Tie, one: Candidate, other: Candidate, votes: Votes) -> str:
    """``"N-003 was equal with N-004 and came first by lower cost."``; a lot tells how both draws begin."""
    said = f"{one.code} was equal with {other.code} and came first by {tie.value}"
    if tie is Tie.LOT:
        said += f" ({lot_of(votes.lot, one.id)[:8]} before {lot_of(votes.lot, other.id)[:8]})"
    return f"{said}."
