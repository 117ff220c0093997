"""Pairs of needs: how a ballot names a comparison of two needs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import combinations
from uuid import UUID

from charrette.domain.rounds import BallotNeed

FIRST, SECOND, EVEN = 1, 2, 0
"""What a ballot says of a pair: the need that stands first on the ballot wins, the other wins, neither."""


@lru_cache(maxsize=20_000)
def pair_key(one: UUID, other: UUID) -> UUID:
    """The name of a pair of needs in a ballot's content, whichever is named first.

    The first half of the SHA-256 of both ids, the lesser first: ids that follow one another give no equal names.
    Kept, because a round's ballots are counted again and again.
    """
    first, second = (one, other) if one.int < other.int else (other, one)
    return UUID(int=int.from_bytes(sha256(first.bytes + second.bytes).digest()[:16]))


def pairs_of(needs: Sequence[BallotNeed]) -> dict[UUID, tuple[BallotNeed, BallotNeed]]:
    """Every pair by its key, the need with the lower position first; in the order of the ballot."""
    ordered = sorted(needs, key=lambda need: need.position)
    return {pair_key(one.need_id, other.need_id): (one, other) for one, other in combinations(ordered, 2)}


def merged_comparisons(
    content: Mapping[UUID, int], needs: Sequence[BallotNeed], lives_on: Mapping[UUID, UUID]
) -> dict[UUID, list[int]]:
    """A ballot's comparisons once needs were merged (``lives_on``: into which), by the key of the new pair.

    A merged need stands where the first of its parts stood; answers are turned round where that changes which need of
    a pair comes first. A comparison of two needs that are now one is dropped.
    """
    place: dict[UUID, int] = {}
    for need in sorted(needs, key=lambda each: each.position):
        place.setdefault(lives_on.get(need.need_id, need.need_id), need.position)
    found: dict[UUID, list[int]] = defaultdict(list)
    for key, (first, second) in pairs_of(needs).items():
        one = lives_on.get(first.need_id, first.need_id)
        other = lives_on.get(second.need_id, second.need_id)
        if key in content and one != other:
            turned = {FIRST: SECOND, SECOND: FIRST} if place[one] > place[other] else {}
            found[pair_key(one, other)].append(turned.get(content[key], content[key]))
    return found
