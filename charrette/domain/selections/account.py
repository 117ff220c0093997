"""The account of a selection while it is made: what is taken, what is left out, what money is left, each with words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from charrette.domain.errors import BudgetTooSmallError, InvalidInputError
from charrette.domain.selections.selection import Candidate, Chosen, Funds, LeftOut, Step, Tie, Why


class Account:
    """Begins with what every selection shares: required needs are paid, needs without cost or votes are set aside.

    ``hopefuls`` are the needs that the selection's own rule then decides about; each has a cost and points.
    """

    def __init__(self, candidates: Sequence[Candidate], funds: Funds) -> None:
        self.funds = funds
        self.left = funds.budget
        self._caps: dict[UUID | None, int] = {**funds.caps}
        self._taken: list[Candidate] = []
        self._left_out: list[LeftOut] = []
        self.steps: list[Step] = []
        if any(need.cost is not None and need.cost < 0 for need in candidates):
            raise InvalidInputError("A cost cannot be negative.")
        self._pay_required([need for need in candidates if need.required])
        self.hopefuls = [need for need in candidates if not need.required and self._hopeful(need)]

    @property
    def caps(self) -> Mapping[UUID | None, int]:
        """What each capped department has left, in minor units."""
        return self._caps

    def fits(self, need: Candidate, back: Sequence[Candidate] = ()) -> bool:
        """Whether the budget and the department's cap still cover it, were the needs ``back`` given back first."""
        if cost_of(need) > self.left + sum(cost_of(each) for each in back):
            return False
        return self.within_cap(need, back)

    def within_cap(self, need: Candidate, back: Sequence[Candidate] = ()) -> bool:
        """The same for the department's cap alone."""
        own = sum(cost_of(each) for each in back if each.department == need.department)
        return need.department not in self._caps or cost_of(need) <= self._caps[need.department] + own

    def take(self, need: Candidate, words: str, **more: Any) -> None:
        """Buys a need; ``words`` say why, ``more`` are further fields of the step."""
        self.left -= cost_of(need)
        if need.department in self._caps:
            self._caps[need.department] -= cost_of(need)
        self._taken.append(need)
        said = f"{need.code} {need.name}: {words} {self.funds.words(self.left)} left."
        self.steps.append(Step(said, self.left, need, taken=True, **more))

    def tell(self, words: str) -> None:
        """A step that buys nothing."""
        self.steps.append(Step(words, self.left))

    def leave(self, need: Candidate, why: Why, reason: str) -> None:
        """Leaves a need out, with the reason as a sentence."""
        self._left_out.append(LeftOut(need, why, reason))

    def pass_over(self, need: Candidate, after: str = "", tie: Tie | None = None) -> None:
        """Leaves out what does not fit now, and says what was missing; ``after`` is a sentence on a tie."""
        cost, say = self.funds.words(cost_of(need)), self.funds.words
        if cost_of(need) > self.funds.budget:
            why, reason = (
                Why.TOO_DEAR,
                f"Costs {cost}, more than the whole budget of {say(self.funds.budget)}.",
            )
        elif not self.within_cap(need):
            name, cap = self.funds.department_name(need.department), self._caps[need.department]
            why, reason = Why.CAP, f"Costs {cost}; {name} had {say(cap)} left to spend."
        else:
            why, reason = Why.BUDGET, f"Costs {cost}; {say(self.left)} was left."
        reason = f"{reason} {after}".rstrip()
        self.leave(need, why, reason)
        self.steps.append(Step(f"{need.code} {need.name} is passed over. {reason}", self.left, need, tie=tie))

    def chosen(self, selection: str) -> Chosen:
        """The finished selection."""
        spent: dict[UUID | None, int] = defaultdict(int)
        for need in self._taken:
            spent[need.department] += cost_of(need)
        return Chosen(
            selection=selection,
            needs=tuple(self._taken),
            left_out=tuple(self._left_out),
            cost=self.funds.budget - self.left,
            left=self.left,
            by_department=dict(spent),
            steps=tuple(self.steps),
            points=sum(need.points for need in self._taken if not need.required),
        )

    def _hopeful(self, need: Candidate) -> bool:
        if need.cost is None:
            self.leave(
                need, Why.NO_COST, "No cost is known: put one in, even a rough one, to let it take part."
            )
        elif not need.on_ballot:
            self.leave(
                need, Why.NOT_ON_BALLOT, "It was not on the ballot of this round, so it has no points."
            )
        elif need.points <= 0:
            self.leave(need, Why.NO_VOTES, "It got no points in this round.")
        else:
            return True
        return False

    def _pay_required(self, required: Sequence[Candidate]) -> None:
        known = sorted((need for need in required if need.cost is not None), key=lambda need: need.code)
        self._refuse_too_little(known)
        for need in known:
            self.take(
                need, f"required, so {self.funds.words(cost_of(need))} is paid before any points count."
            )
        for need in required:
            if need.cost is None:
                reason = "It is required, but no cost is known: less is left than it looks."
                self.leave(need, Why.NO_COST, reason)
                self.tell(f"{need.code} {need.name} could not be paid. {reason}")

    def _refuse_too_little(self, required: Sequence[Candidate]) -> None:
        say, whole = self.funds.words, sum(cost_of(need) for need in required)
        if whole > self.funds.budget:
            raise BudgetTooSmallError(
                f"The required needs alone cost {say(whole)}; the budget is {say(self.funds.budget)}: "
                f"{say(whole - self.funds.budget)} is missing.",
                way_on="Raise the budget, lower a cost, or ask whether each of them must be paid from it.",
            )
        for department, cap in self.funds.caps.items():
            own = sum(cost_of(need) for need in required if need.department == department)
            if own > cap:
                raise BudgetTooSmallError(
                    f"The required needs of {self.funds.department_name(department)} cost {say(own)}; "
                    f"it may spend {say(cap)}: {say(own - cap)} is missing.",
                    way_on="Raise what the department may spend, or lower a cost.",
                )


def cost_of(need: Candidate) -> int:
    """The cost of a need whose cost is known, in minor units."""
    assert need.cost is not None
    return need.cost
