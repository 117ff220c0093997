"""Equal shares in floating point buy what whole numbers buy, or say that they cannot tell; no purse is negative."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from charrette.domain.selections import Candidate, FundingBallot, Funds, Votes, share_runs
from charrette.domain.selections.electorate import electorate_of
from charrette.domain.selections.exact_runs import exact_outcome
from charrette.domain.selections.given import Given, crowds_of, given_of
from charrette.domain.selections.market import Market
from charrette.domain.selections.purses import Purses
from charrette.domain.selections.quick_runs import QuickRun, UndecidedError
from tests.unit.funding import codes, nid, select, wish

Room = tuple[dict[UUID, int], tuple[FundingBallot, ...]]
IDS = [nid(number) for number in range(1, 8)]


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Costs of seven needs, and up to twenty ballots with weights."""
    costs = draw(st.fixed_dictionaries({each: st.integers(0, 9000) for each in IDS}))
    points = st.dictionaries(st.sampled_from(IDS), st.sampled_from([1, 2, 3, Fraction(1, 2)]), max_size=5)
    weights = st.sampled_from([Fraction(1), Fraction(2, 3), Fraction(2)])
    ballots = draw(st.lists(st.builds(FundingBallot, points, weights), min_size=1, max_size=20))
    return costs, tuple(ballots)


def market_of(room: Room, utility: str, budget: int) -> Market:
    """A market without caps; ties go by the id."""
    electorate = electorate_of(room[0], given_of(room[1]), utility)
    return Market(electorate, budget, {}, {}, min)


@settings(max_examples=60, deadline=None)
@forall(rooms(), st.sampled_from(["cost", "one", "points"]), st.integers(1, 30_000), st.integers(0, 50))
def test_a_quick_run_buys_what_an_exact_one_buys(room: Room, utility: str, budget: int, raised: int) -> None:
    market = market_of(room, utility, budget)
    each = market.share + raised
    exact = exact_outcome(market, each)
    try:
        quick = QuickRun(market, each, boldly=False).outcome()
    except UndecidedError:
        return
    found = [
        outcome and ([one.need.id for one in outcome.purchases], outcome.complete)
        for outcome in (quick, exact)
    ]
    assert found[0] == found[1]


@settings(max_examples=40, deadline=None)
@forall(rooms(), st.sampled_from(["cost", "one", "points"]), st.integers(1, 30_000))
def test_no_purse_is_negative_and_each_need_is_paid_in_full(room: Room, utility: str, budget: int) -> None:
    market = market_of(room, utility, budget)
    found = exact_outcome(market, market.share)
    assert found is not None
    purses, whole = Purses(market.electorate, found.each), market.share * market.electorate.weight
    assert whole == budget
    for purchase in found.purchases:
        before = purses.together(purchase.need)
        rho = purses.rho(purchase.need)
        assert rho is not None
        paid = sum(each.ballots * each.amount for each in purses.payments(purchase.need, rho))
        purses.pay(purchase.need, rho)
        assert paid == purchase.need.cost == before - purses.together(purchase.need)
        assert all(purses.together(need) >= 0 for need in market.electorate.wanted)
    assert sum(each.need.cost for each in found.purchases) <= budget


@settings(max_examples=40, deadline=None)
@forall(rooms(), st.booleans())
def test_equal_ballots_stand_as_one_and_weigh_the_same_together(room: Room, alike: bool) -> None:
    given = given_of(room[1])
    crowds = crowds_of(given, set(IDS), alike=alike)
    assert Fraction(sum(crowds.weights.tolist()), crowds.scale) == sum(each.weight for each in room[1])
    rows = [tuple(row) for row in crowds.dense(IDS).tolist()]
    assert len(rows) == len(set(rows))
    content = {tuple(_points(each.points, alike=alike)) for each in room[1]}
    assert {tuple(Fraction(point, crowds.finer) for point in row) for row in rows} == content


def _points(points: Mapping[UUID, int | Fraction], *, alike: bool) -> list[Fraction]:
    return [Fraction(bool(points.get(each)) if alike else points.get(each, 0)) for each in IDS]


def test_many_ballots_are_told_in_floating_point(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same purchases and, to a part in a thousand, the same payments; and the account says so."""
    random = np.random.default_rng(4)
    rows = [random.choice(6, size=3, replace=False) for _ in range(200)]
    ballots = tuple(FundingBallot({nid(int(each) + 1): 1 for each in row}) for row in rows)
    needs = [_need(number, [12, 31, 17, 40, 23, 28][number - 1], ballots) for number in range(1, 7)]
    plain = select("equal-shares", needs, Funds(10_000), Votes(ballots, "room|1"))
    monkeypatch.setattr(share_runs, "MANY", 5)
    monkeypatch.setattr(share_runs, "SOME", 1)
    many = select("equal-shares", needs, Funds(10_000), Votes(lot="room|1", given=given_of(ballots)))
    assert codes(many) == codes(plain)
    assert any("nine digits" in step.words for step in many.steps)
    for one, other in zip(_paid(plain), _paid(many), strict=True):
        assert float(one) == pytest.approx(float(other), rel=1e-3)


def _need(number: int, cost: int, ballots: tuple[FundingBallot, ...]) -> Candidate:
    votes = sum(nid(number) in each.points for each in ballots)
    return wish(number, cost, votes, votes)


def _paid(chosen: object) -> list[Fraction]:
    return [
        sum((each.ballots * each.amount for each in step.payments), Fraction(0))
        for step in chosen.steps  # type: ignore[attr-defined]
        if step.payments
    ]


def test_arrays_and_ballots_choose_the_same() -> None:
    ballots = tuple(FundingBallot({nid(each % 4 + 1): 1, nid(each % 3 + 1): 2}) for each in range(30))
    needs = [_need(number, 10 * number, ballots) for number in range(1, 5)]
    given: Given = given_of(ballots)
    for rule in ("greedy", "greedy-per-cost", "knapsack", "equal-shares"):
        one = select(rule, needs, Funds(6_000), Votes(ballots, "room|1"))
        other = select(rule, needs, Funds(6_000), Votes(lot="room|1", given=given))
        assert [step.words for step in one.steps] == [step.words for step in other.steps]
