"""A small plan of two departments to try the guard's rules on: each test changes the part it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from charrette.domain.guard import Finding, Findings, guard
from charrette.domain.money import CostRange
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.plan import District, Plan
from charrette.domain.plan.scope import Action, Duty, DutyKind, ScopeItem, ScopeNeed
from charrette.domain.plan.settlements import Settlement, Way
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Department, Project
from charrette.domain.snapshot import ProjectSnapshot

PROJECT, FACILITIES, TECHNOLOGY, BOND, NEED = (UUID(int=number) for number in range(1, 6))
NOON = datetime(2027, 3, 14, 12, tzinfo=UTC)
BOND_SOURCE = FundingSource(BOND, "Bond", amount=1_000_000_00)


def id_of(code: str) -> UUID:
    """The id of S-001 or B-001."""
    return UUID(int=int(code[2:]) + {"S": 1000, "B": 2000, "N": 4000, "M": 5000}[code[0]])


def item(
    code: str, space: str, system: str, action: str = "furnish", owner: UUID | None = TECHNOLOGY
) -> ScopeItem:
    """A scope item that one department answers for and does."""
    duties = (
        tuple(Duty(kind, owner) for kind in (DutyKind.ACCOUNTABLE, DutyKind.RESPONSIBLE)) if owner else ()
    )
    return ScopeItem(id_of(code), PROJECT, int(code[2:]), code, space, system, Action(action), duties=duties)


def line(
    code: str, words: str, dollars: int | None, owner: UUID | None = TECHNOLOGY, **more: Any
) -> BudgetLine:
    """A budget line."""
    amount = CostRange(likely=None if dollars is None else dollars * 100)
    kind = more.pop("kind", LineClass.TECHNOLOGY)
    return BudgetLine(id_of(code), PROJECT, int(code[2:]), code, words, kind, owner, amount=amount, **more)


@dataclass(frozen=True)
class Bench:
    """Scope items, lines, which line serves what, and what is allocated where it is not the whole from the bond."""

    scope: tuple[ScopeItem, ...] = ()
    lines: tuple[BudgetLine, ...] = ()
    serves: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    paid: Mapping[str, Mapping[UUID, int]] = field(default_factory=dict[str, Mapping[UUID, int]])
    sources: tuple[FundingSource, ...] = (BOND_SOURCE,)
    plan: Mapping[str, Any] = field(default_factory=dict[str, Any])
    snapshot: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def made(self) -> ProjectSnapshot:
        """The snapshot; every scope item serves a need."""
        pays = {each.code: self.paid.get(each.code, {BOND: each.amount.middle or 0}) for each in self.lines}
        allocations = [
            Allocation(UUID(int=90_000 + 100 * each.number + n), each.id, source, amount)
            for each in self.lines
            for n, (source, amount) in enumerate(pays[each.code].items())
            if amount
        ]
        plan = Plan(
            scope=self.scope,
            scope_needs=tuple(ScopeNeed(each.id, NEED) for each in self.scope),
            lines=self.lines,
            line_scopes=tuple(
                LineScope(id_of(b), id_of(s)) for b, codes in self.serves.items() for s in codes
            ),
            allocations=tuple(allocations),
            district=District(sources=self.sources),
        )
        departments = (
            Department(FACILITIES, PROJECT, "Facilities", 0),
            Department(TECHNOLOGY, PROJECT, "Technology", 1),
        )
        bare = ProjectSnapshot(Project(PROJECT, "Alder Creek", NOON), departments=departments)
        return replace(bare, **{"plan": replace(plan, **self.plan), **self.snapshot})

    def findings(self) -> Findings:
        """What the guard says."""
        return guard(self.made())

    def of_rule(self, number: int) -> dict[str, Finding]:
        """The open findings of one rule by id."""
        return {each.id: each for each in self.findings().open if each.rule == number}


CABLING = item("S-001", "Classrooms", "Data cabling", "install")
TWICE = Bench(
    (CABLING,),
    (
        line("B-001", "Cabling of classrooms", 212_000, FACILITIES),
        line("B-002", "Category 6A drops", 198_000),
    ),
    {"B-001": ("S-001",), "B-002": ("S-001",)},
)
"""Cabling is budgeted twice."""


def settled(finding: Finding, way: Way, **more: Any) -> Settlement:
    """A decision on a finding as it is."""
    items = (finding.rule, finding.title, finding.items, way, finding.seen, NOON, "Ada")
    return replace(Settlement(UUID(int=7), PROJECT, finding.id, *items), **more)
