"""The planted plan of :mod:`benchmarks.planted` as a snapshot that the guard can check."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from benchmarks.planted import FACILITIES, TECHNOLOGY, Departments, PlannedLine, PlannedScope, departments
from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.domain.plan.answers import Answer, Disposition
from charrette.domain.plan.budget import Allocation, BudgetLine, LineClass, LineScope
from charrette.domain.plan.plan import District, Plan
from charrette.domain.plan.scope import Action, Duty, DutyKind, ScopeItem, ScopeNeed
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Department, Project
from charrette.domain.snapshot import ProjectSnapshot

PROJECT = UUID(int=1)
BOND = UUID(int=2)
NEEDS = 30
_PLACES = {"project": 0, "department": 1, "need": 2, "scope": 3, "line": 4, "allocation": 5, "answer": 6}


@dataclass(frozen=True, slots=True)
class Planted:
    """The plan as a snapshot, and the truth about it; codes are the keys of the planted plan."""

    snapshot: ProjectSnapshot
    truth: Departments


def planted(lines: int = 500) -> Planted:
    """The planted plan: every line is paid in full by a bond, every scope item serves one of thirty adopted needs."""
    truth = departments(lines)
    owners = {name: _id("department", place) for place, name in enumerate((FACILITIES, TECHNOLOGY))}
    scope = tuple(_item(each, owners) for each in truth.scopes)
    by_code = {item.code: item for item in scope}
    budget = tuple(_line(each, owners) for each in truth.lines)
    needs = tuple(Need(_id("need", n), PROJECT, n, f"N-{n:03d}", f"Need {n}") for n in range(1, NEEDS + 1))
    plan = Plan(
        answers=tuple(Answer(_id("answer", n.number), PROJECT, Disposition.ADOPTED, n.id) for n in needs),
        scope=scope,
        scope_needs=tuple(ScopeNeed(item.id, needs[item.number % NEEDS].id) for item in scope),
        lines=budget,
        line_scopes=tuple(
            LineScope(line.id, by_code[each.scope].id)
            for line, each in zip(budget, truth.lines, strict=True)
            if each.scope
        ),
        allocations=tuple(
            Allocation(_id("allocation", line.number), line.id, BOND, line.amount.likely or 0)
            for line in budget
        ),
        district=District(sources=(FundingSource(BOND, "Bond"),)),
    )
    rooms = tuple(Department(id_, PROJECT, name, n) for n, (name, id_) in enumerate(owners.items()))
    return Planted(
        ProjectSnapshot(
            Project(PROJECT, "Alder Creek", datetime(2027, 3, 1, tzinfo=UTC)),
            departments=rooms,
            needs=needs,
            plan=plan,
        ),
        truth,
    )


def _id(kind: str, number: int) -> UUID:
    return UUID(int=((_PLACES[kind] + 1) << 64) + number)


def _item(each: PlannedScope, owners: dict[str, UUID]) -> ScopeItem:
    number = int(each.key[2:])
    duties = tuple(
        Duty(kind, owners[each.department]) for kind in (DutyKind.ACCOUNTABLE, DutyKind.RESPONSIBLE)
    )
    place = (each.space, each.system, Action(each.action))
    return ScopeItem(_id("scope", number), PROJECT, number, each.key, *place, duties=duties)


def _line(each: PlannedLine, owners: dict[str, UUID]) -> BudgetLine:
    number = int(each.key[2:])
    kind = LineClass.TECHNOLOGY if each.department == TECHNOLOGY else LineClass.HARD
    return BudgetLine(
        _id("line", number),
        PROJECT,
        number,
        each.key,
        each.description,
        kind,
        owners[each.department],
        amount=CostRange(likely=each.amount * 100),
    )
