"""Which needs fit a budget: cases small enough to count by hand."""

from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise

import pytest

from charrette.domain.errors import BudgetTooSmallError, InvalidInputError, NotFoundError
from charrette.domain.selections import SELECTIONS, FundingBallot, Funds, Tie, Votes, selection_named
from tests.unit.funding import (
    FACILITIES,
    TECHNOLOGY,
    approvals,
    codes,
    counted,
    dollars,
    left_out,
    nid,
    select,
    wish,
)

ALL = sorted(SELECTIONS)


def test_the_names_are_those_of_files_and_commands() -> None:
    assert list(SELECTIONS) == ["greedy", "greedy-per-cost", "knapsack", "equal-shares"]
    assert all(selection.name == name for name, selection in SELECTIONS.items())
    with pytest.raises(NotFoundError, match="equal-shares"):
        selection_named("lottery")


@pytest.mark.parametrize("name", ALL)
def test_every_selection_says_what_it_favours_and_cannot_tell(name: str) -> None:
    explanation = SELECTIONS[name].explanation
    assert "favours" in explanation
    assert "cannot tell" in explanation


def test_greedy_passes_over_what_does_not_fit() -> None:
    needs = [wish(1, 60, 9, 9), wish(2, 50, 8, 8), wish(3, 40, 7, 7), wish(4, 10, 1, 1)]
    chosen = select("greedy", needs, dollars(100))
    assert codes(chosen) == ["N-001", "N-003"]
    assert left_out(chosen) == {"N-002": "BUDGET", "N-004": "BUDGET"}
    assert (chosen.cost, chosen.left, chosen.points) == (100_00, 0, 16)
    assert [step.words for step in chosen.steps][:2] == [
        "N-001 Need 1: 9 points, costs $60. $40 left.",
        "N-002 Need 2 is passed over. Costs $50; $40 was left.",
    ]


def test_greedy_can_stop_at_the_first_need_that_does_not_fit() -> None:
    needs = [wish(1, 60, 9, 9), wish(2, 50, 8, 8), wish(3, 40, 7, 7)]
    chosen = select("greedy", needs, dollars(100), options={"stop": 1})
    assert codes(chosen) == ["N-001"]
    assert left_out(chosen) == {"N-002": "BUDGET", "N-003": "STOPPED"}


def test_greedy_leaves_out_needs_below_the_threshold() -> None:
    needs = [wish(1, 10, 5, 5), wish(2, 10, 4, 4)]
    chosen = select("greedy", needs, dollars(100), options={"threshold": 5})
    assert codes(chosen) == ["N-001"]
    assert chosen.left_out[0].reason == "It has 4 points; 5 are needed."


@pytest.mark.parametrize("options", [{"stop": 2}, {"threshold": -1}])
def test_an_option_outside_its_limits_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(InvalidInputError):
        select("greedy", [], dollars(1), options=options)


def test_greedy_per_cost_takes_the_best_value_first() -> None:
    needs = [wish(1, 100, 10, 10), wish(2, 40, 6, 6), wish(3, 50, 6, 6), wish(4, 0, 1, 1)]
    chosen = select("greedy-per-cost", needs, dollars(100))
    assert codes(chosen) == ["N-004", "N-002", "N-003"]
    assert "6 points, 150 for each $1,000, costs $40" in chosen.steps[1].words


def test_knapsack_finds_the_set_with_the_most_points() -> None:
    needs = [wish(1, 60, 10, 5), wish(2, 50, 7, 5), wish(3, 50, 7, 5), wish(4, 1000, 99, 9)]
    chosen = select("knapsack", needs, dollars(100))
    assert codes(chosen) == ["N-002", "N-003"]
    assert chosen.points == 14
    assert left_out(chosen) == {"N-001": "ELSEWHERE", "N-004": "TOO_DEAR"}


def test_knapsack_tells_that_another_set_is_as_good() -> None:
    needs = [wish(1, 50, 7, 5), wish(2, 50, 7, 5)]
    chosen = select("knapsack", needs, dollars(60))
    assert len(chosen.needs) == 1
    assert any(step.words.startswith("Another set has as many points") for step in chosen.steps)
    more = select("knapsack", [needs[0], replace(needs[1], voters=6)], dollars(60))
    assert codes(more) == ["N-002"]
    assert not any(step.words.startswith("Another set") for step in more.steps)


def test_knapsack_holds_numbers_of_any_size() -> None:
    fine = [Fraction(10**15 + number, 10**9 + 7) for number in range(3)]
    needs = [wish(number, 10, points, 10**9) for number, points in enumerate(fine, start=1)]
    assert sorted(codes(select("knapsack", needs, dollars(20)))) == ["N-002", "N-003"]


@pytest.mark.parametrize("name", ALL)
def test_required_needs_are_paid_first_and_say_so(name: str) -> None:
    votes = approvals([1], [1], [1])
    needs = [*counted([50], votes), wish(2, 60, required=True, on_ballot=False)]
    chosen = select(name, needs, dollars(100), votes)
    assert codes(chosen) == ["N-002"]
    assert chosen.steps[0].words == (
        "N-002 Need 2: required, so $60 is paid before any points count. $40 left."
    )
    assert "N-001" in left_out(chosen)


@pytest.mark.parametrize("name", ALL)
def test_required_needs_that_do_not_fit_are_refused_with_what_is_missing(name: str) -> None:
    needs = [wish(1, 70, required=True), wish(2, 60, required=True)]
    with pytest.raises(BudgetTooSmallError, match=r"cost \$130; the budget is \$100: \$30 is missing"):
        select(name, needs, dollars(100))
    owned = [replace(need, department=TECHNOLOGY) for need in needs]
    with pytest.raises(BudgetTooSmallError, match=r"Technology cost \$130; it may spend \$90: \$40"):
        select(name, owned, dollars(500, technology=90))


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_dropped_in_silence(name: str) -> None:
    votes = approvals([1, 2], [1, 2])
    needs = [
        *counted([10, None, 10], votes),
        wish(4, 10, on_ballot=False),
        wish(5, None, required=True),
        wish(6, 999, 2, 2),
    ]
    chosen = select(name, needs, dollars(100), votes)
    assert codes(chosen) == ["N-001"]
    assert left_out(chosen) == {
        "N-002": "NO_COST",
        "N-003": "NO_VOTES",
        "N-004": "NOT_ON_BALLOT",
        "N-005": "NO_COST",
        "N-006": "TOO_DEAR",
    }
    assert {need.code for need in chosen.uncosted} == {"N-002", "N-005"}
    assert all(each.reason.endswith(".") for each in chosen.left_out)


@pytest.mark.parametrize("name", ALL)
def test_a_department_spends_no_more_than_its_cap(name: str) -> None:
    votes = approvals([1, 2, 3], [1, 2, 3], [1, 2], [1])
    needs = counted([40, 40, 20], votes, department=[TECHNOLOGY, TECHNOLOGY, FACILITIES])
    chosen = select(name, needs, dollars(100, technology=50), votes)
    assert set(codes(chosen)) == {"N-001", "N-003"}
    assert chosen.by_department == {TECHNOLOGY: 40_00, FACILITIES: 20_00}
    if name != "knapsack":
        assert chosen.left_out[0].reason == "Costs $40; Technology had $10 left to spend."


def test_negative_money_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        dollars(-1)
    with pytest.raises(InvalidInputError):
        select("greedy", [wish(1, -5, 1, 1)], dollars(10))


def test_equal_shares_lets_supporters_pay_together() -> None:
    votes = approvals([1, 2], [1, 2], [1], [3])
    chosen = select("equal-shares", counted([30, 20, 25], votes), dollars(100), votes, {"raise": 0})
    assert codes(chosen) == ["N-001", "N-002", "N-003"]
    assert [step.rho for step in chosen.steps if step.taken] == [
        Fraction(1, 3),
        Fraction(1, 2),
        Fraction(1),
    ]
    first = chosen.steps[1].payments
    assert [(each.ballots, each.amount, each.all_they_had) for each in first] == [(3, 10_00, False)]
    assert chosen.steps[3].payments[0].all_they_had
    assert chosen.steps[0].words == "$100 is shared: 4 ballots, $25 each."


def test_what_is_paid_for_one_need_is_missing_for_the_next() -> None:
    votes = approvals([1, 2], [1], [2], [2])
    chosen = select("equal-shares", counted([40, 45], votes), dollars(100), votes, {"raise": 0})
    assert codes(chosen) == ["N-002"]
    assert left_out(chosen) == {"N-001": "SHARES"}
    assert chosen.left_out[0].reason == "Its supporters have $35 of their shares left; it costs $40."


def test_the_poor_give_all_they_have_left() -> None:
    votes = approvals([1, 2], [1], [1], [2])
    chosen = select("equal-shares", counted([60, 30], votes), dollars(120), votes, {"raise": 0})
    assert codes(chosen) == ["N-001", "N-002"]
    assert "1 ballot pays $20, 1 ballot gives all it has left, $10, together $30" in chosen.steps[2].words


def test_money_that_is_left_raises_the_shares_until_the_next_raise_would_overspend() -> None:
    votes = approvals([1], [2], [3])
    needs = counted([40, 50, 60], votes)
    assert codes(select("equal-shares", needs, dollars(99), votes, {"raise": 0})) == []
    chosen = select("equal-shares", needs, dollars(99), votes)
    assert codes(chosen) == ["N-001", "N-002"]
    assert chosen.steps[1].words == (
        "Money was left over, so all shares were raised on paper, $1 at a time, to $59: "
        "the next raise would spend too much."
    )


def test_a_raise_ends_when_everything_is_bought() -> None:
    votes = approvals([1, 2, 3], [1])
    chosen = select("equal-shares", counted([10, 20, 50], votes), dollars(100), votes)
    assert sorted(codes(chosen)) == ["N-001", "N-002", "N-003"]
    assert "all that can be bought is bought" in chosen.steps[1].words


def test_points_and_the_same_from_every_need_are_other_utilities() -> None:
    ballots = Votes((FundingBallot({nid(1): 3, nid(2): 1}), FundingBallot({nid(2): 1})), "room|1")
    needs = counted([30, 30], ballots)
    by_points = select("equal-shares", needs, dollars(60), ballots, {"utility": 2, "raise": 0})
    assert [step.rho for step in by_points.steps if step.taken] == [Fraction(10_00), Fraction(30_00)]
    assert codes(by_points) == ["N-001", "N-002"]
    assert "N-002 Need 2: 1 ballot gives all it has left, $30, together $30." in by_points.steps[2].words
    by_cost = select("equal-shares", needs, dollars(60), ballots, {"utility": 0, "raise": 0})
    assert codes(by_cost) == ["N-002"]
    dearer = counted([30, 40], ballots)
    same = select("equal-shares", dearer, dollars(60), ballots, {"utility": 1, "raise": 0})
    assert [step.rho for step in same.steps if step.taken] == [Fraction(20_00)]


def test_equal_shares_needs_single_ballots() -> None:
    with pytest.raises(InvalidInputError, match="hand counts"):
        select("equal-shares", [wish(1, 10, 3, 3)], dollars(10), Votes(totals=True))
    nobody = select("equal-shares", [wish(1, 10, 3, 3)], dollars(10), Votes())
    assert nobody.left_out[0].reason == "No single ballot supports it."


def test_a_share_of_many_units_is_raised_in_larger_steps() -> None:
    votes = approvals([1], [2])
    needs = counted([60_000, 80_000], votes)
    chosen = select("equal-shares", needs, dollars(100_000), votes)
    assert codes(chosen) == ["N-001"]
    assert "raised on paper, $100 at a time, to $79,900" in chosen.steps[1].words


def test_shares_come_in_units_of_the_currency() -> None:
    assert (Funds(1, currency="JPY").unit, Funds(1, currency="EUR").unit) == (1, 100)


def test_ties_go_down_the_chain() -> None:
    votes = approvals([1, 3], [1, 3], [2, 4])
    base = wish(1, 10, 5, 5)
    for better, tie in [
        (replace(wish(2, 10, 5, 6)), Tie.SUPPORTERS),
        (replace(wish(2, 10, 5, 5), least_group=Fraction(1, 2)), Tie.LEAST_GROUP),
        (replace(wish(2, 9, 5, 5)), Tie.COST),
    ]:
        chosen = select("greedy", [base, better], dollars(10))
        assert codes(chosen) == ["N-002"]
        assert chosen.steps[-1].tie is tie
        assert f"N-002 was equal with N-001 and came first by {tie.value}" in chosen.steps[-1].words
    heads = select("greedy", [wish(2, 9, 5, 5), base], dollars(10), votes)
    assert (codes(heads), heads.steps[-1].tie) == (["N-001"], Tie.HEAD_TO_HEAD)


def test_the_last_tie_is_a_lot_that_anybody_can_draw_again() -> None:
    needs = [wish(number, 10, 5, 5) for number in range(1, 9)]
    chosen = select("greedy", needs, dollars(30), Votes(lot="charrette|2"))
    draws = {need.code: sha256(f"charrette|2|{need.id}".encode()).hexdigest() for need in needs}
    assert codes(chosen) == sorted(draws, key=lambda code: draws[code])[:3]
    last = chosen.steps[-1]
    assert last.tie is Tie.LOT
    assert draws[codes(chosen)[-1]][:8] in last.words
    other = select("greedy", needs, dollars(30), Votes(lot="charrette|3"))
    assert codes(other) != codes(chosen)


def test_a_file_without_a_lot_keeps_its_order() -> None:
    needs = [wish(number, 10, 5, 5) for number in (3, 1, 2)]
    chosen = select("greedy", needs, dollars(20), Votes())
    assert codes(chosen) == ["N-003", "N-001"]
    assert chosen.steps[-1].tie is Tie.ORDER


def test_a_tie_is_told_only_where_it_decided() -> None:
    needs = [wish(1, 10, 5, 5), wish(2, 10, 5, 5), wish(3, 80, 5, 5)]
    assert all(step.tie is None for step in select("greedy", needs[:2], dollars(20)).steps)
    dear = select("greedy", needs, dollars(70))
    assert all(step.tie is None for step in dear.steps)


def test_equal_shares_tells_its_ties_too() -> None:
    votes = approvals([1, 2], [1, 2])
    chosen = select("equal-shares", counted([60, 60], votes), dollars(100), votes, {"raise": 0})
    assert len(chosen.needs) == 1
    assert chosen.steps[-1].tie is Tie.LOT


@pytest.mark.parametrize("name", ALL)
def test_the_account_adds_up(name: str) -> None:
    votes = approvals([1, 2], [2, 3], [1, 3], [4])
    needs = [*counted([30, 20, 25, 60], votes), wish(5, 10, required=True)]
    chosen = select(name, needs, dollars(90), votes)
    bought = [step for step in chosen.steps if step.taken]
    assert [step.need for step in bought] == list(chosen.needs)
    lefts = [90_00, *(step.left for step in bought)]
    assert [before - after for before, after in pairwise(lefts)] == [need.cost for need in chosen.needs]
    assert chosen.left == lefts[-1] == 90_00 - chosen.cost
    assert sum(chosen.by_department.values()) == chosen.cost
