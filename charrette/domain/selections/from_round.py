"""What a selection needs, out of a project's closed round: the needs with costs and points, and the ballots."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.levels import Level
from charrette.domain.lots import lot_of_round
from charrette.domain.methods import BallotKind, Method, method_named, tally
from charrette.domain.methods.answers import LevelsMethod
from charrette.domain.methods.ngt import NominalGroup
from charrette.domain.methods.points import PointsMethod
from charrette.domain.methods.usual import ComparedMethod
from charrette.domain.pairs import merged_comparisons
from charrette.domain.result import Result, Standing, balanced_weights
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, Headline, Round, RoundState, ballots_of
from charrette.domain.selections.selection import Candidate, FundingBallot, Funds, Number, Votes
from charrette.domain.snapshot import ProjectSnapshot

"""Methods whose score is no sum of what ballots give: they say themselves what a ballot gives and the least score."""


def funds_of(snapshot: ProjectSnapshot, budget: int, caps: Mapping[UUID, int] | None = None) -> Funds:
    """A budget in minor units of the project's currency, with the names of its departments for sentences."""
    names = {department.id: department.name for department in snapshot.departments}
    return Funds(budget, dict(caps or {}), snapshot.project.currency, names)


def candidates_from(snapshot: ProjectSnapshot, round_: Round) -> tuple[tuple[Candidate, ...], Votes]:
    """The project's open needs as candidates, and the ballots of a closed round by which they are chosen.

    Points are the round's headline. Where people answer with levels they are the mean above the lowest level, and a
    supporter is who agrees (with impact and effort: who sees more impact than effort). Needs that were merged since
    the vote are counted together, each voter once; in totals counted by hand nobody can tell, so they are added up.
    Host groups and weights are as in the result; balanced, every group's ballots share money by its influence.
    Raises ``InvalidInputError`` for a round that is not closed or ranks no needs.
    """
    method = method_named(round_.rules.method)
    if round_.state is not RoundState.CLOSED:
        raise InvalidInputError(f"Round {round_.number} is not closed: close it first.")
    if round_.on_proposals or not method.ranks:
        raise InvalidInputError(f"Round {round_.number} ranks no needs: choose another round.")
    on_ballot, ballots = _standing_now(snapshot, round_, method)
    result = tally(round_.rules, on_ballot, ballots, lot_of_round(round_))
    standings = {standing.need.need_id: standing for standing in result.standings}
    candidates = tuple(
        Candidate(
            need.id,
            need.code,
            need.short_name,
            need.cost.middle,
            _points(standings[need.id], result, method) if need.id in standings else 0,
            _supporters(standings[need.id], result) if need.id in standings else 0,
            need.department_id,
            need.required,
            need.id in standings,
            least_group(standings[need.id], result) if need.id in standings else Fraction(0),
        )
        for need in snapshot.open_needs
    )
    return candidates, _votes(round_, ballots, result, method)


def choosing_rounds(snapshot: ProjectSnapshot) -> tuple[Round, ...]:
    """The closed rounds by which needs can be chosen: those that rank needs, in their order."""
    return tuple(
        round_
        for round_ in snapshot.rounds
        if round_.state is RoundState.CLOSED
        and not round_.on_proposals
        and method_named(round_.rules.method).ranks
    )


def _standing_now(
    snapshot: ProjectSnapshot, round_: Round, method: Method
) -> tuple[tuple[BallotNeed, ...], tuple[Ballot, ...]]:
    """The needs of the ballot and the ballots, with needs that were merged since then put together."""
    ballots = ballots_of(round_, snapshot.ballots)
    lives_on = {
        each.need_id: snapshot.standing_need(each.need_id)
        for each in round_.needs
        if each.need_id in snapshot.need_by_id
    }
    if all(before == after for before, after in lives_on.items()):
        return round_.needs, ballots
    by_id: dict[UUID, BallotNeed] = {}
    for each in round_.needs:
        need_id = lives_on.get(each.need_id, each.need_id)
        need = snapshot.need_by_id.get(need_id)
        named = replace(each, need_id=need_id, code=need.code, short_name=need.short_name) if need else each
        by_id.setdefault(need_id, named)
    return tuple(by_id.values()), tuple(
        replace(ballot, content=_merged(ballot, lives_on, method, round_)) for ballot in ballots
    )


def _merged(ballot: Ballot, lives_on: Mapping[UUID, UUID], method: Method, round_: Round) -> dict[UUID, int]:
    options = round_.rules.options
    if method.ballot_kind is BallotKind.PAIRS:
        pooled = merged_comparisons(ballot.content, round_.needs, lives_on)
        return {key: method.merged(answers, options) for key, answers in pooled.items()}
    given: dict[UUID, list[int]] = defaultdict(list)
    for need_id, number in ballot.content.items():
        given[lives_on.get(need_id, need_id)].append(number)
    by_hand = ballot.channel is BallotChannel.HAND_COUNT
    return {
        need_id: numbers[0]
        if len(numbers) == 1
        else sum(numbers)
        if by_hand
        else method.merged(numbers, options)
        for need_id, numbers in given.items()
    }


def _points(standing: Standing, result: Result, method: Method) -> Fraction:
    """The headline's number; of levels, how far it lies above the lowest."""
    if not standing.voted:
        return Fraction(0)
    balanced = result.rules.headline is Headline.BALANCED and standing.balanced is not None
    score = standing.balanced if balanced and standing.balanced is not None else standing.score
    return score - _lowest(result, method)


def _lowest(result: Result, method: Method) -> Fraction:
    if isinstance(method, LevelsMethod):
        return Fraction(_least_worth(method))
    return method.least(result) if isinstance(method, ComparedMethod) else Fraction(0)


def _least_worth(method: LevelsMethod) -> int:
    return min(map(method.worth, method.levels))


def _agrees(levels: Sequence[Level]) -> list[bool]:
    """Which levels count as support: those that agree; of pairs, those with more impact than effort."""
    if any(level.side for level in levels):
        return [level.side > 0 for level in levels]
    return [level.value // 10 > level.value % 10 for level in levels]


def _agreeing(counts: Sequence[Fraction], levels: Sequence[Level]) -> Fraction:
    agreeing = (count for count, agrees in zip(counts, _agrees(levels), strict=True) if agrees)
    return sum(agreeing, Fraction(0))


def _supporters(standing: Standing, result: Result) -> Fraction:
    if result.levels:
        return _agreeing(standing.counts, result.levels)
    return standing.voters or Fraction(0)


def least_group(standing: Standing, result: Result) -> Fraction:
    """The share of supporters in the group that supports it least; 0 where a group's number is not known."""
    shares: list[Fraction] = []
    for cell, group in zip(standing.cells, result.groups, strict=True):
        if not group.counts or group.ballots == 0:
            continue
        voters = _agreeing(cell.counts, result.levels) if result.levels and cell.counts else cell.voters
        shares.append(voters / group.ballots if voters is not None and group.ballots else Fraction(0))
    return min(shares, default=Fraction(0))


def _votes(round_: Round, ballots: Sequence[Ballot], result: Result, method: Method) -> Votes:
    """The single ballots of the groups in the headline, each with its weight."""
    weights = ballot_weights(result)
    in_headline = [ballot for ballot in ballots if weights.get(ballot.group_id, weights.get(None))]
    single = [ballot for ballot in in_headline if ballot.channel is not BallotChannel.HAND_COUNT]
    given = [_given(ballot, result, method, single) for ballot in single]
    return Votes(
        tuple(
            FundingBallot(
                points, ballot.weight * weights.get(ballot.group_id, weights.get(None, Fraction(0)))
            )
            for ballot, points in zip(single, given, strict=True)
        ),
        lot=lot_of_round(round_),
        totals=len(single) < len(in_headline),
    )


def ballot_weights(result: Result) -> dict[UUID | None, Fraction]:
    """The weight of a ballot of each group; None stands for ballots that name no group of the round."""
    counting = [group.counts for group in result.groups]
    sizes = [
        (group.ballots or Fraction(0) if counts else Fraction(0), group.group.influence)
        for group, counts in zip(result.groups, counting, strict=True)
    ]
    balanced = result.rules.headline is Headline.BALANCED and result.ballots is not None
    weights = balanced_weights(sizes)[0] if balanced else [Fraction(int(counts)) for counts in counting]
    found: dict[UUID | None, Fraction] = {
        group.group.id: weight for group, weight in zip(result.groups, weights, strict=True)
    }
    known = {group.id for group in result.rules.groups}
    found[None] = next((weight for id_, weight in found.items() if id_ not in known), Fraction(0))
    return found


def _given(
    ballot: Ballot, result: Result, method: Method, ballots: Sequence[Ballot]
) -> Mapping[UUID, Number]:
    """What a ballot gives to needs, as its method counts it; answers that do not agree give nothing."""
    options = result.rules.options
    if isinstance(method, PointsMethod):
        if isinstance(method, NominalGroup) and "choose" not in options:
            longest = max((max(each.content.values(), default=0) for each in ballots), default=0)
            options = {"choose": longest} | dict(options)
        return method.points_of(ballot.content, options)
    if isinstance(method, ComparedMethod):
        return method.points_of(ballot.content, result.rules, [each.need for each in result.standings])
    assert isinstance(method, LevelsMethod)
    lowest = _least_worth(method)
    agrees = zip(method.levels, _agrees(method.levels), strict=True)
    worth = {level.value: method.worth(level) - lowest for level, counts in agrees if counts}
    return {need_id: worth[value] for need_id, value in ballot.content.items() if value in worth}
