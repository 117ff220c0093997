"""The chain that tells equal needs apart, and which of its links did so."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

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
        for key, needs in equal.items():
            wins = net_wins(needs, votes)
            for need in needs:
                lot = lot_of(votes.lot, need.id) if votes.lot else place[need.id]
                greatest_first = tuple(-each for each in key)
                self._keys[need.id] = (*greatest_first, -wins[need.id], need.cost or 0, lot)
        self.needs = tuple(sorted(candidates, key=lambda need: self._keys[need.id]))

    def equal(self, one: Candidate, other: Candidate) -> bool:
        """Whether the measure of both is the same, so that only the chain tells them apart."""
        return bool(self._keys[one.id][0] == self._keys[other.id][0])

    def decided(self, one: Candidate, other: Candidate) -> Tie:
        """The first link of the chain in which two needs of equal measure differ."""
        pairs = zip(_LINKS, self._keys[one.id][1:], self._keys[other.id][1:], strict=True)
        found = next((link for link, left, right in pairs if left != right), Tie.LOT)
        return Tie.ORDER if found is Tie.LOT and not self._lot else found


def lot_of(lot: str, need_id: UUID) -> str:
    """SHA-256 of "charrette id|round|need id" in hexadecimal: anybody can draw it again. The least comes first."""
    return sha256(f"{lot}|{need_id}".encode()).hexdigest()


def net_wins(needs: Sequence[Candidate], votes: Votes) -> Mapping[UUID, int]:
    """How many of the others each need beats less how many beat it, counted over the ballots by weight."""
    found = {need.id: 0 for need in needs}
    for index, one in enumerate(needs):
        for other in needs[index + 1 :]:
            margin = 0
            for ballot in votes.ballots:
                mine, theirs = ballot.points.get(one.id, 0), ballot.points.get(other.id, 0)
                if mine != theirs:
                    margin += ballot.weight if mine > theirs else -ballot.weight
            won = (margin > 0) - (margin < 0)
            found[one.id] += won
            found[other.id] -= won
    return found


def tie_words(tie: Tie, one: Candidate, other: Candidate, votes: Votes) -> str:
    """``"N-003 was equal with N-004 and came first by lower cost."``; a lot tells how both draws begin."""
    said = f"{one.code} was equal with {other.code} and came first by {tie.value}"
    if tie is Tie.LOT:
        said += f" ({lot_of(votes.lot, one.id)[:8]} before {lot_of(votes.lot, other.id)[:8]})"
    return f"{said}."
