"""Rounds of every method for the tests of agreement, stability, robustness and what-if."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from uuid import UUID

from charrette.domain.criteria import Criterion
from charrette.domain.methods import METHODS, BallotKind, method_named
from charrette.domain.pairs import pairs_of
from charrette.domain.profile import Profile, profile_of
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Headline, RoundRules
from tests.unit.vote import ROUND_ID, group, needs

NAMES = tuple(METHODS)


def need_id(number: int) -> UUID:
    """N-001 is 1."""
    return UUID(int=1000 + number)


def ballots_of(groups: Sequence[int], contents: Sequence[dict[int, int]]) -> list[Ballot]:
    """Ballots by group index; content by the number of the need."""
    return [
        Ballot(
            UUID(int=5000 + at),
            ROUND_ID,
            BallotChannel.PAPER,
            at,
            UUID(int=100 + of_group),
            {need_id(key): value for key, value in content.items()},
        )
        for at, (of_group, content) in enumerate(zip(groups, contents, strict=True), start=1)
    ]


def rules_of(
    method: str,
    groups: int,
    *,
    headline: Headline = Headline.RAW,
    influences: Sequence[int] = (),
    options: dict[str, int] | None = None,
) -> RoundRules:
    """Groups AA, BB and so on."""
    given = list(influences) or [1] * groups
    frozen = tuple(group(index, influence=given[index]) for index in range(groups))
    criteria = ()
    if method_named(method).ballot_kind is BallotKind.CRITERIA:
        criteria = (Criterion("Use", weight=Fraction(2)), Criterion("Effort", cost=True))
    return RoundRules(method, options or {}, frozen, headline, criteria=criteria)


def room(
    method: str,
    seed: int,
    *,
    sizes: Sequence[int] = (9, 6, 7),
    count: int = 8,
    headline: Headline = Headline.RAW,
    weights: bool = False,
) -> tuple[RoundRules, Profile]:
    """A room of people who fill their ballots in by chance, the same for the same seed."""
    random = Random(seed)
    on_ballot = needs(count)
    options = method_named(method).defaults(count)
    rules = rules_of(
        method, len(sizes), headline=headline, influences=range(1, len(sizes) + 1), options=options
    )
    ballots: list[Ballot] = []
    for index, size in enumerate(sizes):
        for _ in range(size):
            ballots.append(
                Ballot(
                    UUID(int=5000 + len(ballots)),
                    ROUND_ID,
                    BallotChannel.PAPER,
                    len(ballots) + 1,
                    UUID(int=100 + index),
                    _content(method, random, on_ballot),
                    Fraction(random.randint(1, 4), 2) if weights else Fraction(1),
                )
            )
    return rules, profile_of(rules, on_ballot, ballots)


def _content(method: str, random: Random, on_ballot: Sequence[BallotNeed]) -> dict[UUID, int]:
    found = method_named(method)
    ids: list[UUID] = [need.need_id for need in on_ballot]
    kind = found.ballot_kind
    if kind is BallotKind.DOTS:
        return {each: random.randint(1, 2) for each in random.sample(ids, 3)}
    if kind is BallotKind.APPROVAL:
        return dict.fromkeys(random.sample(ids, random.randint(1, 4)), 1)
    if kind is BallotKind.RANKING:
        most = found.defaults(len(ids)).get("choose", len(ids))
        return {each: at for at, each in enumerate(random.sample(ids, random.randint(2, most)), start=1)}
    if kind is BallotKind.PAIRS:
        return {key: random.randint(0, 2) for key in random.sample(list(pairs_of(on_ballot)), 12)}
    if kind is BallotKind.CRITERIA:
        return {
            each: 10 * random.randint(1, 5) + random.randint(1, 5) for each in ids if random.random() < 0.9
        }
    return {each: random.choice(found.levels).value for each in ids if random.random() < 0.9}
