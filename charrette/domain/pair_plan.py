"""Which pairs a person is asked about, and which keys a ballot's content may have.

All pairs where they are few. Else so many that every need comes up equally often, another part of them on the next
ballot, so that after some ballots every pair was asked about as often as any other.
"""

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID

from charrette.domain.methods import METHODS, BallotKind
from charrette.domain.pairs import pair_key
from charrette.domain.rounds import BallotNeed, RoundRules

MOST_ASKED = 30
"""About five minutes of choosing; above so many pairs a person is asked about part of them."""


def content_keys(rules: RoundRules, needs: Sequence[BallotNeed]) -> frozenset[UUID]:
    """What the content of a ballot may name: the needs, or where needs are compared the pairs of them."""
    method = METHODS.get(rules.method)
    ids = tuple(need.need_id for need in needs)
    in_pairs = method is not None and method.ballot_kind is BallotKind.PAIRS
    return _pair_keys(ids) if in_pairs else frozenset(ids)


@lru_cache(maxsize=8)
def _pair_keys(ids: tuple[UUID, ...]) -> frozenset[UUID]:
    return frozenset(pair_key(one, other) for place, one in enumerate(ids) for other in ids[:place])


def pairs_in_all(needs: int) -> int:
    """How many pairs that many needs make."""
    return needs * (needs - 1) // 2


def pairs_asked(needs: int) -> int:
    """How many of them a person is asked about: all, or as many whole turns of the list as ``MOST_ASKED`` allows."""
    whole = pairs_in_all(needs)
    turn = max(needs // 2, 1)
    return whole if whole <= MOST_ASKED else max(MOST_ASKED // turn, 1) * turn


def pairs_for(needs: Sequence[BallotNeed], ballot: int) -> tuple[tuple[BallotNeed, BallotNeed], ...]:
    """The pairs to ask of the ballot with that number (from 1), the need with the lower position first in each.

    The turns of a tournament (each need meets one other in a turn, as in a round robin); a ballot begins where the
    one before it ended. No two pairs in a row share a need where there are enough needs.
    """
    ordered = sorted(needs, key=lambda need: need.position)
    turns = _turns(len(ordered))
    if not turns:
        return ()
    each = max(1, pairs_asked(len(ordered)) // max(len(turns[0]), 1))
    start = (ballot - 1) * each if each < len(turns) else 0
    chosen = [turns[(start + place) % len(turns)] for place in range(min(each, len(turns)))]
    return tuple((ordered[one], ordered[other]) for turn in chosen for one, other in turn)


@lru_cache(maxsize=8)
def _turns(count: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The turns of a round robin by the circle method; with an odd number one rests in each turn."""
    if count < 2:
        return ()
    places: list[int | None] = [*range(count), *([None] if count % 2 else [])]
    turns: list[tuple[tuple[int, int], ...]] = []
    for _ in range(len(places) - 1):
        half = len(places) // 2
        met = zip(places[:half], reversed(places[half:]), strict=True)
        turns.append(tuple((min(a, b), max(a, b)) for a, b in met if a is not None and b is not None))
        places = [places[0], places[-1], *places[1:-1]]
    return tuple(turns)
