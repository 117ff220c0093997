"""Knapsack: the set of needs with the most points together that the budget and every department's cap allow."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from charrette.domain.methods.method import RuleField
from charrette.domain.selections.account import Account, cost_of
from charrette.domain.selections.greedy import FREE, points_words
from charrette.domain.selections.selection import (
    Candidate,
    Chosen,
    Funds,
    Votes,
    Why,
    checked_options,
)
from charrette.domain.selections.ties import Order


class Knapsack:
    """max sum S_j x_j within B and within each cap: exact. Then the most supporters, then the lowest cost."""

    name = "knapsack"
    title = "Most points in all"
    explanation = (
        "Looks at every set of needs that the budget allows and buys the one with the most points together. "
        "It favours many cheap needs: a dear need that came first in the vote is often left out, because its money "
        "brings more points elsewhere. It cannot tell who gave the points, so one side of the room may get "
        "everything; a small change of a cost can change the whole set."
    )
    fields: tuple[RuleField, ...] = ()

    def defaults(self) -> dict[str, int]:
        """There is nothing to set."""
        return {}

    def select(
        self,
        candidates: Sequence[Candidate],
        funds: Funds,
        votes: Votes,
        options: Mapping[str, int] | None = None,
    ) -> Chosen:
        """Exact with costs and points as whole numbers; says so where another set is as good."""
        checked_options(self.fields, self.defaults(), options)
        account = Account(candidates, funds)
        order = Order(account.hopefuls, votes, _worth)
        possible: list[Candidate] = []
        for need in order.needs:
            if not account.fits(need):
                account.pass_over(need)
            elif cost_of(need):
                possible.append(need)
            else:
                account.take(need, f"{points_words(need.points)} for nothing.")
        if possible:
            _buy_best(account, possible)
        return account.chosen(self.name)


def _worth(need: Candidate) -> Fraction:
    cost = cost_of(need)
    return Fraction(need.points, cost) if cost else Fraction(FREE)


def _buy_best(account: Account, possible: Sequence[Candidate]) -> None:
    from charrette.domain.selections.frontier import Item, best_set

    caps = [each for each in account.caps if any(need.department == each for need in possible)]
    rank = {department: place for place, department in enumerate(caps)}
    items = [
        Item(cost_of(need), value, rank.get(need.department) if need.department else None)
        for need, value in zip(possible, _values(possible), strict=True)
    ]
    limits = [account.caps[each] for each in caps]
    best = best_set(items, account.left, limits)
    bought = [possible[place] for place in best.places]
    together = points_words(sum(need.points for need in bought))
    cost = account.funds.words(sum(cost_of(need) for need in bought))
    account.tell(f"No set of needs within the budget has more than {together}; this one costs {cost}.")
    if best.tied:
        account.tell(
            "Another set has as many points, supporters and costs the same; the order of ties decided, "
            "in which the best value for the money comes first."
        )
    for need in sorted(bought, key=lambda need: -need.points):
        cost = account.funds.words(cost_of(need))
        account.take(need, f"{points_words(need.points)}, costs {cost}.")
    for need in possible:
        if need not in bought:
            reason = f"{points_words(need.points)} for {account.funds.words(cost_of(need))}: "
            account.leave(need, Why.ELSEWHERE, f"{reason}the same money brings more points elsewhere.")


def _values(needs: Sequence[Candidate]) -> list[int]:
    """Points, then supporters, in one whole number: no number of supporters outweighs the least part of a point."""
    points = _whole([Fraction(need.points) for need in needs])
    voters = _whole([Fraction(need.voters) for need in needs])
    above = sum(voters) + 1
    return [each * above + supporters for each, supporters in zip(points, voters, strict=True)]


def _whole(numbers: Sequence[Fraction]) -> list[int]:
    scale = lcm(*(each.denominator for each in numbers))
    return [int(each * scale) for each in numbers]
