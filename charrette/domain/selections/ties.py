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


def net_wins(needs: Sequence[Candidate], votes: Votes) -> Mapping[UUID, int]:
    """How many of the others each need beats less how many beat it, counted over the ballots by weight."""
    if len(needs) < 2:
        return {need.id: 0 for need in needs}
    import numpy as np

    from charrette.domain.selections.given import given_by

    given = given_by(votes)
    points = given.dense([need.id for need in needs])
    found = [0] * len(needs)
    for one in range(len(needs)):
        more = np.asarray(points[:, one + 1 :] < points[:, [one]], dtype=np.int8)
        fewer = np.asarray(points[:, one + 1 :] > points[:, [one]], dtype=np.int8)
        margins = given.weights @ (more - fewer).astype(given.weights.dtype)
        for other, margin in enumerate(margins.tolist(), start=one + 1):
            won = (margin > 0) - (margin < 0)
            found[one] += won
            found[other] -= won
    return {need.id: wins for need, wins in zip(needs, found, strict=True)}


def tie_words(tie: Tie, one: Candidate, other: Candidate, votes: Votes) -> str:
    """``"N-003 was equal with N-004 and came first by lower cost."``; a lot tells how both draws begin."""
    said = f"{one.code} was equal with {other.code} and came first by {tie.value}"
    if tie is Tie.LOT:
        said += f" ({lot_of(votes.lot, one.id)[:8]} before {lot_of(votes.lot, other.id)[:8]})"
    return f"{said}."
