"""Greedy selections: needs one after the other, by points or by points for the money, while they fit."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from charrette.domain.methods.method import RuleField
from charrette.domain.selections.account import Account, cost_of
from charrette.domain.selections.selection import (
    Candidate,
    Chosen,
    Funds,
    Number,
    Tie,
    Votes,
    Why,
    checked_options,
)
from charrette.domain.selections.ties import Order, tie_words
from charrette.domain.wording import number

STOP = RuleField(
    "stop",
    "When a need does not fit",
    "Passing over fills the budget; stopping never funds a need before one with more points.",
    0,
    1,
    ((0, "pass over it and go on"), (1, "stop there")),
)
THRESHOLD = RuleField(
    "threshold",
    "Fewest points",
    "A need with fewer points is not bought, even when it fits. 0: no limit.",
    0,
    10**9,
)


class Greedy:
    """By S_j, the most points first; what does not fit is passed over, or ends the selection."""

    name = "greedy"
    title = "Most points first"
    explanation = (
        "Goes down the list from the most points to the fewest and buys each need that still fits. "
        "It is what most cities do and the easiest to explain. It favours what the majority wants, dear needs too: one "
        "large need at the top can take the money that would have paid for five others, and a group that is "
        "outvoted on every need gets nothing. It cannot tell whether the points were worth their price."
    )
    fields: tuple[RuleField, ...] = (STOP, THRESHOLD)

    def defaults(self) -> dict[str, int]:
        """Pass over; no threshold."""
        return {"stop": 0, "threshold": 0}

    def measure(self, need: Candidate) -> Any:
        """What needs are ordered by, the greatest first."""
        return need.points

    def measure_words(self, need: Candidate, funds: Funds) -> str:
        """The measure in words."""
        del funds
        return points_words(need.points)

    def select(
        self,
        candidates: Sequence[Candidate],
        funds: Funds,
        votes: Votes,
        options: Mapping[str, int] | None = None,
    ) -> Chosen:
        """Takes what fits in the order of the measure; a tie is told where it decided what was bought."""
        chosen_options = checked_options(self.fields, self.defaults(), options)
        account = Account(candidates, funds)
        order = Order(account.hopefuls, votes, self.measure)
        taken: list[Candidate] = []
        stopped = False
        for need in order.needs:
            if need.points < chosen_options["threshold"]:
                least = chosen_options["threshold"]
                account.leave(need, Why.THRESHOLD, f"It has {points_words(need.points)}; {least} are needed.")
            elif stopped:
                account.leave(need, Why.STOPPED, "The selection had stopped at a need that did not fit.")
            elif account.fits(need):
                words = f"{self.measure_words(need, funds)}, costs {funds.words(cost_of(need))}."
                account.take(need, words)
                taken.append(need)
            else:
                account.pass_over(need, *_tie_told(account, order, need, taken, votes))
                stopped = bool(chosen_options["stop"])
        return account.chosen(self.name)


class GreedyPerCost(Greedy):
    """By S_j / c_j, the most points for the money first; what is free comes before all."""

    name = "greedy-per-cost"
    title = "Most points for the money first"
    explanation = (
        "Divides the points of each need by its cost and buys the best value first, while it fits. "
        "It favours many small needs over a few large ones, and a rough cost estimate can move a need far up or down. "
        "It cannot tell whether a need that costs little also changes little."
    )

    def measure(self, need: Candidate) -> Any:
        """Free needs first, then points by cost."""
        cost = cost_of(need)
        return Fraction(need.points, cost) if cost else FREE

    def measure_words(self, need: Candidate, funds: Funds) -> str:
        """``"12 points, 3.4 for each $1,000"``."""
        if not cost_of(need):
            return f"{points_words(need.points)} for nothing"
        thousand = 1000 * funds.unit
        value = float(Fraction(need.points) * thousand / cost_of(need))
        return f"{points_words(need.points)}, {value:.3g} for each {funds.words(thousand)}"


FREE = 10**30
"""Points for the money of what costs nothing: above whatever costs something."""


def points_words(points: Number) -> str:
    """``"1 point"``, ``"16 points"``, ``"12.5 points"``."""
    return f"{number(Fraction(points))} point{'' if points == 1 else 's'}"


def _tie_told(
    account: Account, order: Order, need: Candidate, taken: Sequence[Candidate], votes: Votes
) -> tuple[str, Tie | None]:
    """A sentence where equal needs were bought instead: without them there would have been room."""
    rivals = [each for each in taken if order.equal(each, need)]
    if not rivals or not account.fits(need, back=rivals):
        return "", None
    tie = order.decided(rivals[-1], need)
    return tie_words(tie, rivals[-1], need, votes), tie
