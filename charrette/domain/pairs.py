"""Pairs of needs: how a ballot names a comparison of two needs."""

from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

from charrette.domain.rounds import BallotNeed

FIRST, SECOND, EVEN = 1, 2, 0
"""What a ballot says of a pair: the need that stands first on the ballot wins, the other wins, neither."""


def pair_key(one: UUID, other: UUID) -> UUID:
    """The name of a pair of needs in a ballot's content, whichever is named first."""
    return UUID(int=one.int ^ other.int)


def pairs_of(needs: Sequence[BallotNeed]) -> dict[UUID, tuple[BallotNeed, BallotNeed]]:
    """Every pair by its key, the need with the lower position first; in the order of the ballot."""
    ordered = sorted(needs, key=lambda need: need.position)
    return {pair_key(one.need_id, other.need_id): (one, other) for one, other in combinations(ordered, 2)}
