"""Whatever is voted and whatever it costs: no selection overspends, and each keeps its own promise."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, settings
from hypothesis import given as forall
from hypothesis import strategies as st

from charrette.domain.errors import BudgetTooSmallError
from charrette.domain.selections import SELECTIONS, Candidate, Chosen, FundingBallot, Funds, Votes
from tests.unit.funding import FACILITIES, NAMES, TECHNOLOGY, codes, nid, select, wish

ALL = sorted(SELECTIONS)
Room = tuple[list[Candidate], Funds, Votes]


@st.composite
def rooms(draw: Any, most: int = 8) -> Room:
    """Up to eight needs of two departments or none, twelve ballots with weights, a budget and caps."""
    numbers = range(1, draw(st.integers(1, most)) + 1)
    rows = st.dictionaries(st.sampled_from([nid(each) for each in numbers]), st.integers(1, 3))
    weights = st.sampled_from([Fraction(1), Fraction(1, 3), Fraction(2)])
    ballots = draw(st.lists(st.builds(FundingBallot, rows, weights), max_size=12))
    needs: list[Candidate] = []
    for number in numbers:
        gave = [(ballot.points.get(nid(number), 0), ballot.weight) for ballot in ballots]
        needs.append(
            wish(
                number,
                draw(st.none() | st.integers(0, 60)),
                sum((points * weight for points, weight in gave), Fraction(0)),
                sum((weight for points, weight in gave if points), Fraction(0)),
                department=draw(st.sampled_from([None, FACILITIES, TECHNOLOGY])),
                required=draw(st.integers(0, 9)) == 0,
            )
        )
    caps = draw(st.dictionaries(st.sampled_from([FACILITIES, TECHNOLOGY]), st.integers(0, 120)))
    money = {department: cap * 100 for department, cap in caps.items()}
    return needs, Funds(draw(st.integers(0, 200)) * 100, money, "USD", NAMES), Votes(tuple(ballots), "room|1")


def spent(room: Room, name: str, **options: int) -> Chosen:
    """What a selection chooses; a room whose required needs do not fit is passed over."""
    try:
        return select(name, *room, options)
    except BudgetTooSmallError:
        assume(False)
        raise


def allowed(needs: Any, funds: Funds) -> bool:
    """Whether budget and caps cover the needs."""
    costs = sum(need.cost for need in needs)
    return costs <= funds.budget and all(
        sum(need.cost for need in needs if need.department == department) <= cap
        for department, cap in funds.caps.items()
    )


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=30, deadline=None)
@forall(rooms())
def test_no_selection_overspends_or_loses_a_need(name: str, room: Room) -> None:
    needs, funds, _ = room
    chosen = spent(room, name)
    assert allowed(chosen.needs, funds)
    assert chosen.cost + chosen.left == funds.budget
    told = [*chosen.ids, *(each.need.id for each in chosen.left_out)]
    assert sorted(told) == sorted(need.id for need in needs)
    assert all(need in chosen.needs for need in needs if need.required and need.cost is not None)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=30, deadline=None)
@forall(rooms(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(name: str, room: Room, chance: Any) -> None:
    needs, funds, votes = room
    mixed, ballots = list(needs), list(votes.ballots)
    chance.shuffle(mixed)
    chance.shuffle(ballots)
    again = (mixed, funds, replace(votes, ballots=tuple(ballots)))
    one, other = spent(room, name), spent(again, name)
    assert codes(one) == codes(other)
    assert [step.words for step in one.steps if step.taken] == [
        step.words for step in other.steps if step.taken
    ]


@settings(max_examples=30, deadline=None)
@forall(rooms())
def test_no_set_has_more_points_than_the_knapsack(room: Room) -> None:
    needs, funds, _ = room
    best = spent(room, "knapsack")
    required = [need for need in needs if need.required and need.cost is not None]
    open_ = [need for need in needs if not need.required and need.cost is not None and need.points > 0]
    sets = [
        (sum(need.points for need in each), sum(need.voters for need in each), -sum(map(cost, each)))
        for size in range(len(open_) + 1)
        for each in combinations(open_, size)
        if allowed([*required, *each], funds)
    ]
    bought = [need for need in best.needs if not need.required]
    mine = (best.points, sum(need.voters for need in bought), -sum(map(cost, bought)))
    assert mine == max(sets)
    told = any(step.words.startswith("Another set") for step in best.steps)
    assert told == (sets.count(mine) > 1)


def cost(need: Candidate) -> int:
    """What a need costs."""
    return need.cost or 0


@settings(max_examples=30, deadline=None)
@forall(rooms(most=20))
def test_the_knapsack_has_no_fewer_points_than_the_others(room: Room) -> None:
    best = spent(room, "knapsack").points
    assert all(spent(room, name).points <= best for name in ALL)


@settings(max_examples=30, deadline=None)
@forall(rooms(), st.sampled_from([0, 1, 2]), st.sampled_from([0, 1]))
def test_nobody_pays_for_what_they_do_not_support_nor_beyond_the_purse(
    room: Room, utility: int, raised: int
) -> None:
    _, _, votes = room
    chosen = spent(room, "equal-shares", utility=utility, **{"raise": raised})
    paid = [step for step in chosen.steps if step.payments]
    for step in paid:
        assert step.need is not None
        assert sum(each.ballots * each.amount for each in step.payments) == step.need.cost
        supporters = [ballot.weight for ballot in votes.ballots if step.need.id in ballot.points]
        assert sum(each.ballots for each in step.payments) == sum(supporters)
    if not raised and paid:
        most = Fraction(chosen.left + sum(step.need.cost or 0 for step in paid if step.need))
        share = most / sum((ballot.weight for ballot in votes.ballots), Fraction(0))
        for ballot in votes.ballots:
            assert _paid(ballot, paid, utility) <= share


def _paid(ballot: FundingBallot, steps: list[Any], utility: int) -> Fraction:
    """The least that one ballot of weight 1 has paid in the end: u rho wherever nobody was out of money."""
    total = Fraction(0)
    for step in steps:
        points = ballot.points.get(step.need.id)
        if points and not any(each.all_they_had for each in step.payments):
            total += step.rho * {0: step.need.cost or 1, 1: 1, 2: points}[utility]
    return total


@settings(max_examples=30, deadline=None)
@forall(rooms())
def test_a_ballot_of_weight_two_is_two_ballots(room: Room) -> None:
    needs, funds, votes = room
    doubled = [replace(ballot, weight=ballot.weight / 2) for ballot in votes.ballots for _ in range(2)]
    again = (needs, funds, replace(votes, ballots=tuple(doubled)))
    one, other = spent(room, "equal-shares"), spent(again, "equal-shares")
    assert codes(one) == codes(other)
    assert [step.payments for step in one.steps] == [step.payments for step in other.steps]


@settings(max_examples=30, deadline=None)
@forall(rooms(), st.sampled_from([0, 1, 2]))
def test_the_price_never_falls_and_raising_keeps_to_the_budget(room: Room, utility: int) -> None:
    chosen = spent(room, "equal-shares", utility=utility)
    prices = [step.rho for step in chosen.steps if step.rho is not None]
    assert prices == sorted(prices)


@settings(max_examples=40, deadline=None)
@forall(rooms())
def test_skipping_harmless_raises_changes_nothing(room: Room) -> None:
    """The shares raised one by one, as the rule is written, end at the same needs."""
    needs, funds, votes = room
    affordable = [need for need in needs if need.cost is None or allowed([need], funds)]
    votable = [need for need in affordable if not need.required]
    plain = (votable, funds, votes)
    assert set(codes(spent(plain, "equal-shares"))) == set(_one_by_one(plain))


def _one_by_one(room: Room) -> list[str]:
    from charrette.domain.selections.electorate import electorate_of
    from charrette.domain.selections.given import given_by
    from charrette.domain.selections.market import Market
    from charrette.domain.selections.share_runs import outcome, step_of
    from charrette.domain.selections.ties import Order

    needs, funds, votes = room
    open_ = {need.id: need for need in needs if need.cost is not None and need.points > 0}
    electorate = electorate_of({key: cost(need) for key, need in open_.items()}, given_by(votes), "cost")
    if not electorate.wanted:
        return []
    market = Market(
        electorate,
        funds.budget,
        {**funds.caps},
        {key: need.department for key, need in open_.items()},
        lambda equals: Order([open_[each] for each in equals], votes, lambda _: 0).needs[0].id,
    )
    kept = outcome(market, market.share)
    for step in range(1, 3000):
        raised = outcome(market, market.share + step * step_of(market, funds.unit))
        if kept is None or kept.complete or raised is None:
            break
        kept = raised
    assert kept is not None
    return [open_[each.need.id].code for each in kept.purchases]
