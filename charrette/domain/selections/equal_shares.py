"""Equal shares: every ballot holds the same part of the budget, and supporters pay together for what they support."""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.methods.method import RuleField
from charrette.domain.selections.account import Account, cost_of
from charrette.domain.selections.greedy import points_words
from charrette.domain.selections.purses import Electorate, Purses, Wanted, electorate_of
from charrette.domain.selections.selection import (
    Candidate,
    Chosen,
    Funds,
    Payment,
    Tie,
    Votes,
    Why,
    checked_options,
)
from charrette.domain.selections.ties import Order, tie_words
from charrette.domain.wording import counted, listed

UTILITIES = ("cost", "one", "points")
FINEST = 2000
"""A share is raised in steps of one unit of the currency, or of 10, 100, ... where it has more units than this."""

Pick = Callable[[Sequence[UUID]], UUID]


@dataclass(frozen=True, slots=True)
class Purchase:
    """A need that was bought at ``rho``, and the needs that could have been bought at the same price."""

    need: Wanted
    rho: Fraction
    equals: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A whole run: what was bought at a share of ``each`` minor units; ``complete`` when nothing is left to buy."""

    each: Fraction
    purchases: tuple[Purchase, ...]
    complete: bool


class EqualShares:
    """The method of equal shares, completed by raising all shares (``add1``)."""

    name = "equal-shares"
    title = "Equal shares"
    explanation = (
        "Gives every ballot the same part of the money. A need is bought when those who support it can pay for it "
        "together; the need that costs its supporters least for what it gives them comes first, and they have that much "
        "less for the next. Then all shares are raised, as long as the whole stays within the budget. "
        "It favours fairness between groups: a third of the room decides about a third of the money, so nobody is "
        "outvoted on everything. It cannot tell how urgent a need is, a large need with thin support is rarely "
        "bought, and some of the budget may be left over."
    )
    fields: tuple[RuleField, ...] = (
        RuleField(
            "utility",
            "What a supporter gets from a need",
            "By cost, 1,000 spent on my needs count the same whatever they are; the usual choice.",
            0,
            2,
            (
                (0, "as much as it costs"),
                (1, "the same from every need"),
                (2, "as many points as the ballot gave"),
            ),
        ),
        RuleField(
            "raise",
            "Money that is left over",
            "Raised shares spend more of the budget; without, some of it often stays.",
            0,
            1,
            ((1, "raise all shares"), (0, "leave it")),
        ),
    )

    def defaults(self) -> dict[str, int]:
        """By cost; shares are raised."""
        return {"utility": 0, "raise": 1}

    def select(
        self,
        candidates: Sequence[Candidate],
        funds: Funds,
        votes: Votes,
        options: Mapping[str, int] | None = None,
    ) -> Chosen:
        """Buys what supporters cover; raises ``InvalidInputError`` where single ballots are not known."""
        if votes.totals:
            raise InvalidInputError(
                "Equal shares needs single ballots; this round has hand counts, where nobody knows who gave what.",
                way_on="Use another selection, or enter the ballots one by one.",
            )
        chosen_options = checked_options(self.fields, self.defaults(), options)
        account = Account(candidates, funds)
        run = _Run(account, votes, UTILITIES[chosen_options["utility"]])
        if run.able:
            run.tell(run.completed() if chosen_options["raise"] else run.outcome(run.share))
        run.leave_the_rest()
        return account.chosen(self.name)


class _Run:
    """One selection at work: what can be bought, runs at different shares, and the telling of the last."""

    def __init__(self, account: Account, votes: Votes, utility: str) -> None:
        self._account, self._votes = account, votes
        self._budget = account.left
        self._needs = {need.id: need for need in account.hopefuls}
        self._order: dict[frozenset[UUID], Order] = {}
        holders = sum((ballot.weight for ballot in votes.ballots), Fraction(0))
        affordable = {need.id: cost_of(need) for need in account.hopefuls if account.fits(need)}
        self._crowds: Electorate = electorate_of(affordable, votes.ballots, utility, holders)
        self.able = bool(self._crowds.wanted)
        self.share = self._budget / holders if holders else Fraction(0)
        self._told: set[UUID] = set()

    @property
    def step(self) -> int:
        """By how many minor units a share is raised at a time."""
        step = self._account.funds.unit
        while self.share / step > FINEST:
            step *= 10
        return step

    def completed(self) -> Outcome:
        """The outcome at the last share before a raise first spends more than the budget."""
        steps = self._harmless_steps()
        if steps is None:
            return self._everything()
        found = self.outcome(self.share + steps * self.step)
        while not found.complete:
            steps += 1
            raised = self.outcome(self.share + steps * self.step, spend=self._budget)
            if raised is None:
                break
            found = raised
        return found
