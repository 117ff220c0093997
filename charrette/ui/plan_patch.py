"""How the plan on the desk becomes current after a commit: what has codes by id, the rest list by list."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.snapshot import ProjectSnapshot, patched, renewed

if TYPE_CHECKING:
    from charrette.domain.plan.plan import Plan
    from charrette.store.changes import Changes
    from charrette.store.library import Library
    from charrette.store.queries import Queries

PLAN_TABLES = (
    "plan_setup", "answer", "scope_item", "scope_need", "budget_line", "line_scope", "allocation", "milestone",
    "milestone_link", "question", "meeting", "review", "settlement", "sign_off", "scenario", "paper", "lesson",
    "origin", "funding_source", "person",
)  # fmt: skip
"""The tables a plan is read from."""
_BY_ID = {"scope_item": "scope_by_id", "budget_line": "line_by_id"}
"""Long lists: only what was touched is read."""


def with_plan(library: "Library", snapshot: ProjectSnapshot) -> ProjectSnapshot:
    """The snapshot with its plan, read at once."""
    with library.reading() as queries:
        return renewed(snapshot, plan=queries.plan(snapshot.project.id))


def plan_patch(
    queries: "Queries", project_id: UUID, changes: "Changes"
) -> "Callable[[Plan | None], Plan | None]":
    """On the writer's thread: reads what changed, and gives how a plan takes it (None: it was never asked for)."""
    touched = set(changes.touched).intersection(PLAN_TABLES)
    if not touched:
        return lambda plan: plan
    from charrette.store.plan_queries import DISTRICT_TABLES, PLAN_LISTS, district_of

    lists: dict[str, Any] = {}
    for table in touched.intersection(PLAN_LISTS).difference(_BY_ID):
        field, read = PLAN_LISTS[table]
        lists[field] = read(queries, project_id)
    if touched & DISTRICT_TABLES - {"budget_line", "allocation"}:
        lists["district"] = district_of(queries, project_id)
    found = {
        table: _by_id(queries, table, changes.ids(table), project_id) for table in touched & _BY_ID.keys()
    }

    def apply(plan: "Plan | None") -> "Plan | None":
        if plan is None:
            return None
        for table, values in found.items():
            field = PLAN_LISTS[table][0]
            before, by_id = getattr(plan, field), getattr(plan, _BY_ID[table])
            lists[field] = patched(before, by_id, changes.ids(table), values)
        return replace(plan, **lists)

    return apply


def _by_id(queries: "Queries", table: str, ids: frozenset[UUID], project_id: UUID) -> dict[UUID, Any]:
    from charrette.domain.plan.budget import BudgetLine
    from charrette.domain.plan.scope import ScopeItem

    kind: type[Any] = ScopeItem if table == "scope_item" else BudgetLine
    return {value.id: value for value in queries.by_ids(kind, ids) if value.project_id == project_id}
