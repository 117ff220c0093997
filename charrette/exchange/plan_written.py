"""Scope, budget and milestones in the standard columns: what is written is read back as what is in the plan already."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from charrette.domain.money import to_decimal
from charrette.domain.plan.budget import BudgetLine
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.scope import DutyKind, ScopeItem
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.plan_tables import BUDGET, MILESTONES, SCOPE, PlanTable
from charrette.exchange.written_books import Sheet, SheetStyle, Value

_STANDARD = {SCOPE.name: 11, BUDGET.name: 10, MILESTONES.name: 6}
"""How many of a table's columns are always written; the others only where something is in them."""
STYLE = SheetStyle(
    {
        "code": 9, "space": 24, "system": 26, "action": 11, "responsibility": 14, "accountable": 16, "responsible": 24,
        "consulted": 24, "informed": 24, "needs": 18, "milestone": 11, "title": 40, "division": 12, "note": 40,
        "department": 16, "description": 46, "class": 24, "phase": 22, "low": 13, "likely": 13, "high": 13,
        "scope": 20, "sources": 40, "buy_by": 12, "rate": 8, "rate_on": 24, "rate_source": 30, "rate_date": 12,
        "due": 12, "depends_on": 26, "state": 12, "gate": 7, "evidence": 40,
    },
    {"title", "note", "description", "sources", "depends_on", "evidence", "responsible", "consulted", "informed"},
    {"low", "likely", "high"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StandardTable:
    """A table of the plan as it is written: its kind, its header and its rows."""

    kind: PlanTable
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def sheet(self) -> Sheet:
        """The table as the sheet that an import looks for."""
        return Sheet(self.kind.sheet, self.header, self.rows, STYLE, "B2")


def standard_table(name: str, snapshot: ProjectSnapshot) -> StandardTable:
    """The table of scope, budget or milestones of a snapshot with its plan, as the readers may see it."""
    kind, rows = _WRITTEN[name]
    return _without_empty(kind, rows(snapshot))


def _without_empty(kind: PlanTable, rows: Sequence[dict[str, Value]]) -> StandardTable:
    """The standard columns, and of the others those in which there is something."""
    names = list(kind.columns)
    always = names[: _STANDARD[kind.name]]
    more = [name for name in names if name not in always and any(row[name] not in {"", None} for row in rows)]
    header = (*always, *more)
    return StandardTable(kind, header, tuple(tuple(row[name] for name in header) for row in rows))


def _scope_rows(snapshot: ProjectSnapshot) -> list[dict[str, Value]]:
    return [_scope(item, snapshot) for item in snapshot.planned.scope]


def _scope(item: ScopeItem, snapshot: ProjectSnapshot) -> dict[str, Value]:
    plan = snapshot.planned
    due = plan.milestone_by_id.get(item.milestone_id) if item.milestone_id else None
    standing = {snapshot.standing_need(each) for each in plan.needs_of_scope.get(item.id, ())}
    needs = sorted((snapshot.need_by_id[each] for each in standing), key=lambda need: need.number)
    return {
        "code": item.code,
        "space": item.space,
        "system": item.system,
        "action": item.action.value,
        "responsibility": item.responsibility.value if item.responsibility else "",
        **{kind.words.lower(): _parties(item, kind, snapshot) for kind in DutyKind},
        "needs": "; ".join(need.code for need in needs),
        "milestone": due.code if due and _here(due, snapshot) else "",
        "title": item.title,
        "division": item.division,
        "note": item.note,
    }


def _parties(item: ScopeItem, kind: DutyKind, snapshot: ProjectSnapshot) -> str:
    """Departments by name and partners, of one letter."""
    names = [
        duty.outsider.value if duty.outsider else snapshot.department_name(duty.department_id)
        for duty in item.duties
        if duty.kind is kind
    ]
    return "; ".join(name for name in names if name)


def _budget_rows(snapshot: ProjectSnapshot) -> list[dict[str, Value]]:
    return [_line(line, snapshot) for line in snapshot.planned.lines]


def _line(line: BudgetLine, snapshot: ProjectSnapshot) -> dict[str, Value]:
    """A line; one with a rate has no amounts of its own, they follow from the other lines."""
    plan, currency = snapshot.planned, snapshot.project.currency

    def amount(minor: int | None) -> Decimal | None:
        return None if minor is None or line.rate is not None else to_decimal(minor, currency)

    names = {source.id: source.name for source in plan.district.sources}
    paid = [
        f"{names[each.source_id]}={to_decimal(each.amount, currency).normalize():f}"
        for each in plan.allocations_of_line.get(line.id, ())
        if each.source_id in names
    ]
    scope = sorted((plan.scope_by_id[each] for each in plan.scope_of_line.get(line.id, ())), key=_number)
    return {
        "code": line.code,
        "department": snapshot.department_name(line.department_id),
        "description": line.description,
        "class": line.kind.value,
        "phase": line.phase.value if line.phase else "",
        "low": amount(line.amount.low),
        "likely": amount(line.amount.likely),
        "high": amount(line.amount.high),
        "scope": "; ".join(item.code for item in scope),
        "sources": "; ".join(paid),
        "buy_by": line.buy_by,
        "rate": line.rate,
        "rate_on": "; ".join(kind.value for kind in line.rate_on),
        "rate_source": line.rate_source,
        "rate_date": line.rate_date,
        "note": line.note,
    }


def _number(item: ScopeItem) -> int:
    return item.number


def _milestone_rows(snapshot: ProjectSnapshot) -> list[dict[str, Value]]:
    return [_milestone(each, snapshot) for each in snapshot.planned.milestones]


def _milestone(milestone: Milestone, snapshot: ProjectSnapshot) -> dict[str, Value]:
    plan = snapshot.planned
    waits: list[str] = []
    for link in plan.waits_for.get(milestone.id, ()):
        before = plan.milestone_by_id.get(link.waits_for_id)
        if before and _here(before, snapshot):
            waits.append(f"{before.code}+{link.lag_days}" if link.lag_days else before.code)
    return {
        "code": milestone.code,
        "title": milestone.title,
        "department": snapshot.department_name(milestone.department_id),
        "due": milestone.due,
        "depends_on": "; ".join(waits),
        "state": milestone.state.value,
        "phase": milestone.phase.value if milestone.phase else "",
        "gate": "yes" if milestone.gate else "",
        "evidence": milestone.evidence,
    }


def _here(milestone: Milestone, snapshot: ProjectSnapshot) -> bool:
    """Whether a code means it in this project: its own milestones and the district's calendar."""
    return milestone.project_id in {None, snapshot.project.id}


_WRITTEN = {
    SCOPE.name: (SCOPE, _scope_rows),
    BUDGET.name: (BUDGET, _budget_rows),
    MILESTONES.name: (MILESTONES, _milestone_rows),
}
