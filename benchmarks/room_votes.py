"""A room's votes by every method, as ballots are kept."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from benchmarks.planted_votes import groups_of, needs_of
from charrette.domain.criteria import Criterion
from charrette.domain.methods import METHODS, BallotKind, Method
from charrette.domain.pairs import pairs_of
from charrette.domain.profile import Profile, profile_of
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, RoundRules

CRITERIA = (Criterion("Urgency"), Criterion("Reach"), Criterion("Cost", cost=True))


def content_profiles(ballots: int, needs: int) -> Iterator[tuple[RoundRules, Profile]]:
    """The rules and ballots of one round for each method, four groups."""
    on_ballot, groups = needs_of(needs), groups_of(4)
    for method in METHODS.values():
        random = Random(3)
        options = method.frozen(method.defaults(needs), needs)
        if method.ballot_kind is BallotKind.CRITERIA:
            options["criteria"] = len(CRITERIA)
        rules = RoundRules(method.name, options, groups, criteria=CRITERIA)
        cast = [
            Ballot(
                UUID(int=5000 + number),
                UUID(int=9),
                BallotChannel.PAPER,
                number,
                groups[number % 4].id,
                content(method, on_ballot, random),
            )
            for number in range(1, ballots + 1)
        ]
        yield rules, profile_of(rules, on_ballot, cast)


def content(method: Method, needs: tuple[BallotNeed, ...], random: Random) -> dict[UUID, int]:
    """What one ballot says."""
    ids = [need.need_id for need in needs]
    match method.ballot_kind:
        case BallotKind.DOTS:
            return {need: random.randint(1, 2) for need in random.sample(ids, 5)}
        case BallotKind.APPROVAL:
            return dict.fromkeys(random.sample(ids, 8), 1)
        case BallotKind.RANKING:
            length = 8 if method.name == "ngt" else len(ids)
            return {need: place for place, need in enumerate(random.sample(ids, length), start=1)}
        case BallotKind.PAIRS:
            keys = list(pairs_of(needs))
            return {key: random.randint(0, 2) for key in random.sample(keys, min(60, len(keys)))}
        case BallotKind.CRITERIA:
            return {need: int("".join(str(random.randint(1, 5)) for _ in CRITERIA)) for need in ids}
        case _:
            return {need: random.choice(method.levels).value for need in ids}
