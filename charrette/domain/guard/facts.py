"""The plan as the rules read it: each line and scope item with what stands around it, worked out once for all rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from charrette.domain.money import money_words
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.scope import ScopeItem
from charrette.domain.plan.totals import amounts_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class ScopeFacts:
    """A scope item as the rules name it; ``work`` is space, system and action as they are compared."""

    id: UUID
    code: str
    words: str
    space: str
    system: str
    work: tuple[str, str, str]

    def __hash__(self) -> int:
        """By the code alone, which is quick; what is equal has the same."""
        return hash(self.code)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A budget line with its department's name, its amount (also one worked out from a rate) and what it serves."""

    id: UUID
    number: int
    code: str
    description: str
    department_id: UUID | None
    department: str
    amount: int | None
    currency: str
    scope: tuple[ScopeFacts, ...]

    def __hash__(self) -> int:
        """By code and amount alone, which is quick; what is equal has the same."""
        return hash((self.code, self.amount))

    @property
    def money(self) -> str:
        """The amount in words."""
        return "no amount yet" if self.amount is None else money_words(self.amount, self.currency)

    @property
    def owner(self) -> str:
        """The department, or that there is none."""
        return self.department or "no department"

    @property
    def spaces(self) -> str:
        """The spaces it serves, in words."""
        return listed(list(dict.fromkeys(item.space for item in self.scope)))

    @property
    def systems(self) -> str:
        """The systems it serves, in words."""
        return listed(list(dict.fromkeys(item.system for item in self.scope)))

    @property
    def actions(self) -> str:
        """The actions it pays, in words."""
        return listed(list(dict.fromkeys(item.work[2] for item in self.scope)))

    @property
    def side(self) -> str:
        """The line as it stands beside another."""
        return f"{self.code}, {self.owner}: {self.description}, {self.money}"


class PlanFacts:
    """What the rules read of one snapshot that was read with its plan."""

    def __init__(self, snapshot: ProjectSnapshot) -> None:
        self.snapshot = snapshot
        self.plan: Plan = snapshot.planned
        self.currency = snapshot.project.currency

    @cached_property
    def scope(self) -> dict[UUID, ScopeFacts]:
        """Scope items by id."""
        return {item.id: _scope_facts(item) for item in self.plan.scope}

    @cached_property
    def lines(self) -> dict[UUID, LineFacts]:
        """Budget lines by id."""
        amounts = amounts_of(self.plan)
        return {line.id: self._line_facts(line, amounts[line.id].middle) for line in self.plan.lines}

    def _line_facts(self, line: BudgetLine, amount: int | None) -> LineFacts:
        served = self.plan.scope_of_line.get(line.id, ())
        return LineFacts(
            line.id,
            line.number,
            line.code,
            line.description,
            line.department_id,
            self.snapshot.department_name(line.department_id),
            amount,
            self.currency,
            tuple(sorted((self.scope[each] for each in served), key=lambda facts: facts.code)),
        )


def _scope_facts(item: ScopeItem) -> ScopeFacts:
    return ScopeFacts(item.id, item.code, item.words, item.space, item.system, item.work)


def departments_of(lines: Iterable[LineFacts]) -> tuple[UUID, ...]:
    """The departments of lines, each once, in their order."""
    return tuple(dict.fromkeys(line.department_id for line in lines if line.department_id))
