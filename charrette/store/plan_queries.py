"""What was planned for a project, and what its district shares: read as one value, or list by list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from charrette.domain.plan.answers import Answer
from charrette.domain.plan.budget import Allocation, BudgetLine, LineScope
from charrette.domain.plan.coordination import Meeting, Question, Review
from charrette.domain.plan.lessons import Lesson, Origin
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person
from charrette.domain.plan.plan import District, Elsewhere, Plan, PlanSetup
from charrette.domain.plan.scenarios import Scenario
from charrette.domain.plan.scope import ScopeItem, ScopeNeed
from charrette.domain.plan.settlements import Settlement, SignOff
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.store.mapping import KINDS
from charrette.store.rows import table_of

if TYPE_CHECKING:
    from charrette.store.queries import Queries

Read = Callable[["Queries", UUID], Any]


def _own(kind: type[Any], *order: str) -> Read:
    return lambda queries, project_id: queries.of_project(kind, project_id, *order)


def _links(kind: type[Any], column: str, owner: type[Any], *order: str) -> Read:
    """Links of a project's entities: those whose ``column`` points at one of its own."""

    def read(queries: "Queries", project_id: UUID) -> Any:
        table, owning = table_of(KINDS[kind].row), table_of(KINDS[owner].row)
        query = select(table).join(owning, owning.c.id == table.c[column])
        query = query.where(owning.c.project_id == project_id).order_by(*(table.c[each] for each in order))
        return queries.read(kind, query)

    return read


def _setup(queries: "Queries", project_id: UUID) -> PlanSetup | None:
    return next(iter(queries.of_project(PlanSetup, project_id)), None)


PLAN_LISTS: dict[str, tuple[str, Read]] = {
    "plan_setup": ("setup", _setup),
    "answer": ("answers", _own(Answer, "id")),
    "scope_item": ("scope", _own(ScopeItem, "number", "id")),
    "scope_need": ("scope_needs", _links(ScopeNeed, "scope_id", ScopeItem, "scope_id", "need_id")),
    "budget_line": ("lines", _own(BudgetLine, "number", "id")),
    "line_scope": ("line_scopes", _links(LineScope, "line_id", BudgetLine, "line_id", "scope_id")),
    "allocation": ("allocations", _links(Allocation, "line_id", BudgetLine, "id")),
    "milestone": ("milestones", _own(Milestone, "number", "id")),
    "milestone_link": (
        "milestone_links",
        _links(MilestoneLink, "milestone_id", Milestone, "milestone_id", "waits_for_id"),
    ),
    "question": ("questions", _own(Question, "number", "id")),
    "meeting": ("meetings", _own(Meeting, "number", "id")),
    "review": ("reviews", _own(Review, "id")),
    "settlement": ("settlements", _own(Settlement, "id")),
    "sign_off": ("sign_offs", _own(SignOff, "id")),
    "scenario": ("scenarios", _own(Scenario, "number", "id")),
    "paper": ("papers", _own(Paper, "number", "id")),
    "lesson": ("lessons", _own(Lesson, "number", "id")),
    "origin": ("origins", _own(Origin, "id")),
}
"""The tables of a plan: the field of the plan that each fills, and how it is read."""

DISTRICT_TABLES = frozenset(
    {"funding_source", "person", "milestone", "milestone_link", "allocation", "budget_line", "project"}
)
"""The tables that what the district shares is read from."""


def plan_of(queries: "Queries", project_id: UUID) -> Plan:
    """All that was planned for a project; an empty plan where nothing was."""
    lists = {field: read(queries, project_id) for field, read in PLAN_LISTS.values()}
    return Plan(**lists, district=district_of(queries, project_id))


def district_of(queries: "Queries", project_id: UUID) -> District:
    """Sources, people and calendar, and what the other projects draw and wait for."""
    milestone = table_of(KINDS[Milestone].row)
    others = select(milestone).where(
        milestone.c.project_id.is_not(None), milestone.c.project_id != project_id
    )
    return District(
        sources=queries.every(FundingSource, "name"),
        people=queries.every(Person, "name", "id"),
        calendar=queries.read(
            Milestone, select(milestone).where(milestone.c.project_id.is_(None)).order_by(milestone.c.number)
        ),
        elsewhere=_elsewhere(queries, project_id),
        others=queries.read(Milestone, others.order_by(milestone.c.project_id, milestone.c.number)),
        owners={each.id: each.name for each in queries.projects() if each.id != project_id},
        links=_links_elsewhere(queries, project_id),
    )


def _links_elsewhere(queries: "Queries", project_id: UUID) -> tuple[MilestoneLink, ...]:
    """What the milestones wait for that are not this project's own."""
    link, milestone = table_of(KINDS[MilestoneLink].row), table_of(KINDS[Milestone].row)
    query = select(link).join(milestone, milestone.c.id == link.c.milestone_id)
    query = query.where(milestone.c.project_id.is_(None) | (milestone.c.project_id != project_id))
    return queries.read(MilestoneLink, query.order_by(link.c.milestone_id, link.c.waits_for_id))


def _elsewhere(queries: "Queries", project_id: UUID) -> tuple[Elsewhere, ...]:
    allocation, line = table_of(KINDS[Allocation].row), table_of(KINDS[BudgetLine].row)
    project = table_of(KINDS[Project].row)
    query = (
        select(project.c.name, line.c.code, allocation.c.source_id, allocation.c.amount)
        .join(line, line.c.id == allocation.c.line_id)
        .join(project, project.c.id == line.c.project_id)
        .where(project.c.id != project_id)
        .order_by(project.c.name, line.c.number, allocation.c.id)
    )
    return tuple(Elsewhere(*row) for row in queries.rows(query))
