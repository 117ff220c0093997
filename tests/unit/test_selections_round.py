"""From a closed round to what a selection needs: points, supporters, ballots, costs, merges, hosts and groups."""

from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, method_named
from charrette.domain.money import CostRange
from charrette.domain.needs import NeedStatus
from charrette.domain.pairs import pair_key
from charrette.domain.rounds import Ballot, BallotChannel, Headline, Round, RoundGroup, RoundRules, RoundState
from charrette.domain.selections import Candidate, Votes, selection_named
from charrette.domain.selections.from_round import candidates_from, funds_of
from charrette.domain.snapshot import ProjectSnapshot
from tests.exchange.alder import DEPARTMENTS, NEEDS, PROJECT, ROUND, SNAPSHOT, need, uid
from tests.unit.answers import given
from tests.unit.vote import group, needs

GROUPS = (group(0), group(1, host=True), group(2))


def project(
    method: str,
    *ballots: Ballot,
    headline: Headline = Headline.RAW,
    groups: tuple[RoundGroup, ...] = GROUPS,
    merged: tuple[int, int] | None = None,
) -> tuple[tuple[Candidate, ...], Votes]:
    """Candidates and votes of three needs at $10, $20 and $30 after a round by one method."""
    found = method_named(method)
    rules = RoundRules(method, found.frozen(found.defaults(3), 3), groups, headline)
    closed = Round(uid(8), uid(10), 4, "", RoundState.CLOSED, rules, needs(3), ROUND.opened_at)
    wishes = [
        replace(need(i, f"Need {i}", cost=CostRange(likely=1000 * i)), id=UUID(int=1000 + i))
        for i in (1, 2, 3)
    ]
    if merged:
        gone, into = merged
        wishes[gone - 1] = replace(
            wishes[gone - 1], status=NeedStatus.MERGED, merged_into=wishes[into - 1].id
        )
    cast = tuple(replace(each, round_id=closed.id) for each in ballots)
    return candidates_from(
        ProjectSnapshot(PROJECT, needs=tuple(wishes), rounds=(closed,), ballots=cast), closed
    )


def points(candidates: tuple[Candidate, ...]) -> list[tuple[object, object]]:
    """Points and supporters of each."""
    return [(each.points, each.voters) for each in candidates]


def test_dots_are_points_and_a_host_is_left_out() -> None:
    ballots = (given(1, 0, 2, 1, 0), given(2, 2, 0, 1, 0), given(3, 1, 0, 0, 3))
    candidates, votes = project("dots", *ballots)
    assert points(candidates) == [(2, 1), (2, 2), (0, 0)]
    assert [each.cost for each in candidates] == [1000, 2000, 3000]
    assert [each.least_group for each in candidates] == [0, 1, 0]
    assert [dict(each.points) for each in votes.ballots] == [
        {UUID(int=1001): 2, UUID(int=1002): 1, UUID(int=1003): 0},
        {UUID(int=1001): 0, UUID(int=1002): 1, UUID(int=1003): 0},
    ]
    assert (votes.lot, votes.totals) == (f"{uid(10)}|4", False)


def test_balanced_ballots_hold_money_by_the_influence_of_their_group() -> None:
    ballots = (given(1, 0, 1), given(2, 0, 1), given(3, 0, 1), given(4, 2, 0, 1))
    candidates, votes = project("dots", *ballots, headline=Headline.BALANCED)
    assert [each.weight for each in votes.ballots] == [Fraction(2, 3)] * 3 + [2]
    assert [each.points for each in candidates] == [2, 2, 0]
    assert candidates[0].voters == 3


def test_a_ballot_without_a_group_counts_as_one_of_no_group() -> None:
    _, votes = project("approval", given(1, None, 1), given(2, 0, 1))
    assert [each.weight for each in votes.ballots] == [1, 1]


def test_ranks_are_points_as_the_method_counts_them() -> None:
    candidates, votes = project("ngt", given(1, 0, 2, 1, None))
    assert [each.points for each in candidates] == [1, 2, 0]
    assert dict(votes.ballots[0].points) == {UUID(int=1001): 1, UUID(int=1002): 2}


def test_scores_are_points_above_the_least_and_who_agrees_supports() -> None:
    candidates, votes = project("score", given(1, 0, 5, 1, None), given(2, 0, 4, 2, None))
    assert points(candidates) == [(Fraction(7, 2), 2), (Fraction(1, 2), 0), (0, 0)]
    assert [dict(each.points) for each in votes.ballots] == [{UUID(int=1001): 4}, {UUID(int=1001): 3}]


def test_moscow_and_impact_have_supporters_too() -> None:
    moscow, _ = project("moscow", given(1, 0, 3, 0, 1), given(2, 0, 2, 0, 1))
    assert points(moscow) == [(Fraction(5, 2), 2), (0, 0), (1, 0)]
    impact, votes = project("impact-effort", given(1, 0, 51, 15, 33))
    assert points(impact) == [(8, 1), (0, 0), (4, 0)]
    assert dict(votes.ballots[0].points) == {UUID(int=1001): 8}


@pytest.mark.parametrize("name", [name for name, method in METHODS.items() if method.ranks])
def test_every_method_that_ranks_can_spend_money(name: str) -> None:
    value = {"impact-effort": 51, "moscow": 3, "score": 5, "criteria": 5}.get(name, 1)
    ballots = [given(1, 0, value), given(2, 2, value)]
    if name == "pairwise":
        content = {pair_key(UUID(int=1001), UUID(int=1002)): 1}
        ballots = [replace(each, content=content) for each in ballots]
    candidates, votes = project(name, *ballots)
    for selection in ("greedy", "greedy-per-cost", "knapsack", "equal-shares"):
        chosen = selection_named(selection).select(candidates, funds_of(SNAPSHOT, 1000), votes)
        assert [each.code for each in chosen.needs] == ["N-001"]


def test_needs_merged_after_the_vote_count_each_voter_once() -> None:
    ballots = (given(1, 0, 1, 1), given(2, 0, 0, 1), given(3, 2, 1, 0, 1))
    candidates, votes = project("approval", *ballots, merged=(2, 1))
    assert [each.code for each in candidates] == ["N-001", "N-003"]
    assert points(candidates) == [(3, 3), (1, 1)]
    assert len(votes.ballots) == 3


def test_hand_counts_have_points_but_no_single_ballots() -> None:
    wall = given(1, 0, 4, 2, channel=BallotChannel.HAND_COUNT, voters=3)
    candidates, votes = project("dots", wall, given(2, 2, 1))
    assert [each.points for each in candidates] == [5, 2, 0]
    assert votes.totals
    assert len(votes.ballots) == 1
    merged, _ = project("dots", wall, merged=(2, 1))
    assert merged[0].points == 6
    host, votes = project("dots", replace(wall, group_id=GROUPS[1].id), given(2, 2, 1))
    assert ([each.points for each in host], votes.totals) == ([1, 0, 0], False)


def test_a_project_brings_costs_departments_and_required_needs() -> None:
    candidates, votes = candidates_from(SNAPSHOT, ROUND)
    assert [each.code for each in candidates] == ["N-001", "N-002", "N-003"]
    power, _, steps = candidates
    assert (power.cost, power.department) == (16_400_050, DEPARTMENTS[0].id)
    assert (steps.required, steps.on_ballot, steps.cost) == (True, False, None)
    assert (power.points, power.voters) == (SNAPSHOT.result(ROUND).standings[0].score, power.points)
    assert sum(each.weight for each in votes.ballots) == Fraction(75, 2)
    later = replace(SNAPSHOT, needs=(*NEEDS, need(9, "New", cost=CostRange(likely=5))))
    assert candidates_from(later, ROUND)[0][-1].on_ballot is False
    funds = funds_of(SNAPSHOT, 100, {DEPARTMENTS[1].id: 50})
    assert (funds.currency, funds.department_name(DEPARTMENTS[1].id)) == ("USD", "Technology")


def test_a_round_that_is_open_or_ranks_nothing_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="not closed"):
        candidates_from(SNAPSHOT, replace(ROUND, state=RoundState.OPEN))
    with pytest.raises(InvalidInputError, match="ranks no needs"):
        candidates_from(SNAPSHOT, replace(ROUND, rules=replace(ROUND.rules, method="fist")))
    proposal = replace(ROUND, needs=tuple(replace(each, proposal=True) for each in ROUND.needs))
    with pytest.raises(InvalidInputError, match="ranks no needs"):
        candidates_from(SNAPSHOT, proposal)
